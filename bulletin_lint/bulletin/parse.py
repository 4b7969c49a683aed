"""Text + Profile -> Bulletin: position and wording first, formatting second, and never a give-up.

The lines of the main flow are cut at four places: masthead | contents | body | foot. Each part is then read by its
own module, and knows nothing of the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bulletin_lint.bulletin.articles import look_of_titles, read_articles, title_key
from bulletin_lint.bulletin.contents import (
    Layout,
    columns,
    is_certainly_contents,
    is_contents_heading,
    read_contents,
)
from bulletin_lint.bulletin.division import find_body
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.evidence import ENOUGH_EVIDENCE as ENOUGH_EVIDENCE
from bulletin_lint.bulletin.evidence import evidence
from bulletin_lint.bulletin.foot import find_foot, find_start
from bulletin_lint.bulletin.groups import NO_GROUPS, Groups, find_groups
from bulletin_lint.bulletin.habits import adapted
from bulletin_lint.bulletin.headings import certain, find_headings, without_entries
from bulletin_lint.bulletin.inner_headings import sections_only
from bulletin_lint.bulletin.issues import issue_in
from bulletin_lint.bulletin.lines import Line, is_bulleted, main_lines, readings
from bulletin_lint.bulletin.masthead import LONGEST_MASTHEAD, find_masthead
from bulletin_lint.bulletin.model import Bulletin, Heading, Section
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.prompts import with_prompts
from bulletin_lint.bulletin.roles import table_of_roles
from bulletin_lint.bulletin.section_looks import headings_by_look
from bulletin_lint.bulletin.titles import Titles
from bulletin_lint.text.text import Container, Text

_SHORTEST_PART = 8  # characters of the first of two titles in one entry
_SHORTEST_ENTRY = 4  # characters by which a title is known


def parse(text: Text, profile: Profile) -> Draft:
    """The bulletin that ``text`` holds, as far as it can be understood under ``profile``; never raises."""
    text = with_prompts(text)
    bulletin = _bulletin(text, profile)
    draft = Draft(text, bulletin._replace(roles=table_of_roles(text, bulletin)), profile)
    return replace(draft, profile=adapted(draft)) if profile.adapts else draft


def _bulletin(text: Text, profile: Profile) -> Bulletin:
    lines = main_lines(text)
    headings = without_entries(lines, find_headings(text, lines, profile))
    announced = _announced(lines)
    masthead, start = find_masthead(text, lines, min([*certain(lines, headings), *announced, len(lines)]), profile)
    if masthead.issue:
        headings |= headings_by_look(text, lines, start, headings)
    groups = find_groups(text, lines, start) if not any(index >= start for index in headings) else NO_GROUPS
    headings |= groups.headings
    foot_at = find_start(text, lines, headings, start, profile)
    layout = _layout(text, lines, headings, groups, start, foot_at)
    body = find_body(layout)
    layout = sections_only(layout, body)
    sections = _sections(layout, body, _promised(layout, body))
    titles = Titles({title_key(text, article) for section in sections for article in section.articles if article.title})
    names = {section.heading.name for section in sections if section.heading}
    contents = read_contents(layout, body, titles, names)
    foot = find_foot(text, lines[foot_at:], profile)
    bulletin = Bulletin(masthead, contents, sections, foot.distribution, foot.colophon, foot.copies, foot.printed)
    return bulletin._replace(evidence=evidence(text, bulletin, profile))


def _announced(lines: Sequence[Line]) -> Iterator[int]:
    """The lines above contents; where a publication might be named so, behind the issue number only."""
    issued = False
    for index, line in enumerate(lines[:LONGEST_MASTHEAD]):
        issued = issued or issue_in(line.text) is not None
        if is_contents_heading(line) and (issued or is_certainly_contents(line)):
            yield index


def _layout(
    text: Text, lines: Sequence[Line], headings: Mapping[int, Heading], groups: Groups, start: int, stop: int
) -> Layout:
    """The lines between masthead and foot; text boxes float beside the articles and belong to none, but for section
    headings in a frame."""
    kept = [
        index
        for index in range(start, stop)
        if lines[index].paragraph.container is not Container.TEXT_BOX
        or (index in headings and (headings[index].opening or headings[index].closing))
    ]
    moved = {position: headings[index] for position, index in enumerate(kept) if index in headings}
    stops = frozenset(position for position, index in enumerate(kept) if index in groups.ends)
    listed = bisect_left(kept, groups.listed)
    return Layout(text, [lines[index] for index in kept], moved, stops, listed)


def _promised(layout: Layout, body: int) -> Titles:
    """What the contents list, whole and with each line joined to the next."""
    candidates = [line for index, line in enumerate(layout.lines[:body]) if index not in layout.headings]
    lines = [line for line in candidates if line.key and not is_contents_heading(line)]
    known = {layout.key(index) for index in range(body, len(layout.lines)) if layout.lines[index].key}
    pieces = [piece for line in lines for piece in columns(line, known)] if lines else []
    keys = [line.entry for line in pieces]
    sections = {heading.name for heading in layout.headings.values()}
    more = [name for line in pieces for name in readings(line, sections)]
    pairs = [a + b for (a, b), line in zip(pairwise(keys), pieces[1:], strict=False) if not is_bulleted(line.text)]
    halves = {
        half for (a, b) in pairwise(keys) if a + b in known and a + b in pairs for half in (a, b) if half not in known
    }
    names = [name.rstrip("：") for name in (*keys, *more, *pairs) if name not in halves]
    parts = [part for name in names if name not in known for part in _parts(name, known)]
    return Titles([name for name in (*names, *parts) if len(name) >= _SHORTEST_ENTRY])


def _parts(name: str, known: Collection[str]) -> Sequence[str]:
    """The two titles that one entry lists, where the body has a line of its own for the first."""
    cuts = range(_SHORTEST_PART, len(name) - _SHORTEST_ENTRY)
    cut = next((cut for cut in reversed(cuts) if name[:cut] in known), 0)
    return (name[:cut], name[cut:]) if cut else ()


def _sections(layout: Layout, body: int, titles: Titles) -> tuple[Section, ...]:
    starts = [index for index in sorted({*layout.headings, *layout.ends}) if index >= body]
    sections: list[Section] = []
    first = starts[0] if starts else len(layout.lines)
    if loose := read_articles(layout.text, "", titles, layout.lines[body:first]):
        sections.append(Section(None, loose))
    usual = look_of_titles(layout.text, loose)
    for start, stop in pairwise([*starts, len(layout.lines)]):
        heading = layout.headings.get(start)
        name, begin = (heading.name, start + 1) if heading else ("", start)
        articles = read_articles(layout.text, name, titles, layout.lines[begin:stop], usual)
        usual = usual or look_of_titles(layout.text, articles)
        if heading or articles:
            sections.append(Section(heading, articles))
    return tuple(sections)
