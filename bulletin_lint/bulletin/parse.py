"""Text + Profile -> Bulletin: position and wording first, formatting second, and never a give-up.

The lines of the main flow are cut at four places: masthead | contents | body | foot. Each part is then read by its
own module, and knows nothing of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bulletin_lint.bulletin.articles import ArticleReader
from bulletin_lint.bulletin.attributions import attribution_at_end, own_attribution
from bulletin_lint.bulletin.contents import (
    Layout,
    entry_text,
    find_body,
    is_bulleted,
    is_contents_heading,
    read_contents,
)
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.foot import Foot, find_start, is_foot_line, read_foot
from bulletin_lint.bulletin.headings import find_heading
from bulletin_lint.bulletin.lines import Line, compact, in_main_flow, key, lines_of
from bulletin_lint.bulletin.masthead import find_masthead
from bulletin_lint.bulletin.model import Article, Bulletin, Heading, Masthead, Section
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.roles import table_of_roles
from bulletin_lint.engine.text import Container, Text

ENOUGH_EVIDENCE = 3
_COMMON_SECTIONS = frozenset(
    {"工作动态", "经验交流", "简讯", "工作简讯", "领导动态", "基层动态", "区县动态", "理论研究", "调查研究"}
)


def parse(text: Text, profile: Profile) -> Draft:
    """The bulletin that ``text`` holds, as far as it can be understood under ``profile``; never raises."""
    bulletin = _bulletin(text, profile)
    return Draft(text, bulletin._replace(roles=table_of_roles(text, bulletin)), profile)


def _bulletin(text: Text, profile: Profile) -> Bulletin:
    lines = [line for paragraph in text.paragraphs if in_main_flow(paragraph) for line in lines_of(text, paragraph)]
    known = _known_sections(lines, profile)
    headings = _headings(text, lines, known)
    limit = min(
        [*_certain(headings), *(i for i, line in enumerate(lines[:40]) if is_contents_heading(line)), len(lines)]
    )
    masthead, start = find_masthead(text, lines, limit, profile)
    foot_at = find_start(lines, _last_structure(text, lines, headings, profile) + 1, profile)
    layout = _layout(text, lines, headings, start, foot_at)
    body = find_body(layout)
    layout = _sections_only(layout, body)
    sections = _sections(layout, body, _listed(layout, body))
    titles = {_title_key(text, article) for section in sections for article in section.articles if article.title}
    contents = read_contents(layout, body, titles)
    foot = _foot(text, lines[foot_at:], profile)
    bulletin = Bulletin(masthead, contents, sections, foot.distribution, foot.colophon, foot.copies, foot.printed)
    return bulletin._replace(evidence=_evidence(bulletin, profile, text))


def _known_sections(lines: Sequence[Line], profile: Profile) -> frozenset[str]:
    """The names that make a section heading even where the brackets are wrong or missing."""
    found = (find_heading(line) for line in lines)
    return _COMMON_SECTIONS | set(profile.sections.names) | {heading.name for heading in found if heading}


def _headings(text: Text, lines: Sequence[Line], known: Collection[str]) -> dict[int, Heading]:
    headings: dict[int, Heading] = {}
    for index, line in enumerate(lines):
        heading = None if is_contents_heading(line) else find_heading(line, known)
        if heading and line.opens_paragraph(text) and not _is_attribution(text, line):
            headings[index] = heading
    return headings


def _certain(headings: Mapping[int, Heading]) -> list[int]:
    """The headings that stand in brackets, or bare in two places: a publication may be named like a section."""
    names = Counter(heading.name for heading in headings.values())
    return [
        index for index, heading in headings.items() if heading.opening or heading.closing or names[heading.name] > 1
    ]


def _sections_only(layout: Layout, body: int) -> Layout:
    """Without the bracketed lines that are headings inside an article: the contents do not list them, or their
    brackets are of another kind, and no attribution closes an article before them."""
    listed = {heading.name for index, heading in layout.headings.items() if index < body}
    in_body = [index for index in sorted(layout.headings) if index >= body]
    kind = layout.headings[in_body[0]].opening if in_body else ""
    kept = dict(layout.headings)
    for index in in_body[1:]:
        heading = layout.headings[index]
        foreign = heading.name not in listed if len(listed) > 1 else heading.opening != kind
        closes = index - 1 in kept or own_attribution(layout.text, layout.lines[index - 1], True)
        if foreign and not closes and not attribution_at_end(layout.text, layout.lines[index - 1]):
            del kept[index]
    return replace(layout, headings=kept)


def _is_attribution(text: Text, line: Line) -> bool:
    return own_attribution(text, line, False) is not None


def _last_structure(text: Text, lines: Sequence[Line], headings: Mapping[int, Heading], profile: Profile) -> int:
    """The index of the last line that cannot belong to the foot; -1 where there is none."""
    for index in range(len(lines) - 1, -1, -1):
        if index in headings:
            return index
        if _is_attribution(text, lines[index]) and not is_foot_line(lines[index], profile):
            return index
    return -1


def _layout(text: Text, lines: Sequence[Line], headings: Mapping[int, Heading], start: int, stop: int) -> Layout:
    """The lines between masthead and foot; text boxes float beside the articles and belong to none."""
    kept = [index for index in range(start, stop) if lines[index].paragraph.container is not Container.TEXT_BOX]
    moved = {position: headings[index] for position, index in enumerate(kept) if index in headings}
    return Layout(text, [lines[index] for index in kept], moved)


def _listed(layout: Layout, body: int) -> frozenset[str]:
    """The keys of what the contents list, whole and with each line joined to the next."""
    candidates = [line for index, line in enumerate(layout.lines[:body]) if index not in layout.headings]
    lines = [line for line in candidates if not is_contents_heading(line)]
    keys = [key(entry_text(line.text)) for line in lines]
    pairs = [a + b for (a, b), line in zip(pairwise(keys), lines[1:], strict=True) if not is_bulleted(line.text)]
    return frozenset(name for name in (*keys, *pairs) if len(name) >= 4)


def _sections(layout: Layout, body: int, titles: Collection[str]) -> tuple[Section, ...]:
    starts = [index for index in sorted(layout.headings) if index >= body]
    sections: list[Section] = []
    first = starts[0] if starts else len(layout.lines)
    if loose := ArticleReader(layout.text, "", titles, layout.lines[body:first]).read():
        sections.append(Section(None, loose))
    for start, stop in pairwise([*starts, len(layout.lines)]):
        heading = layout.headings[start]
        reader = ArticleReader(layout.text, heading.name, titles, layout.lines[start + 1 : stop])
        sections.append(Section(heading, reader.read()))
    return tuple(sections)


def _title_key(text: Text, article: Article) -> str:
    return key("".join(compact(text.string[span.start : span.end]) for span in article.title)).rstrip("。：")


def _foot(text: Text, lines: Sequence[Line], profile: Profile) -> Foot:
    """The foot in the main flow, else in a page footer."""
    foot = read_foot(lines, text.string, profile)
    if foot.distribution:
        return foot
    footers = [paragraph for paragraph in text.paragraphs if paragraph.container is Container.FOOTER]
    found = [line for paragraph in footers for line in lines_of(text, paragraph)]
    start = find_start(found, 0, profile)
    other = read_foot(found[start:], text.string, profile)
    if not other.distribution:
        return foot
    return replace(
        other,
        colophon=other.colophon or foot.colophon,
        copies=other.copies or foot.copies,
        printed=other.printed or foot.printed,
    )


def _evidence(bulletin: Bulletin, profile: Profile, text: Text) -> int:
    """How much speaks for this being a bulletin: each part counts, none counts for more than two."""
    head: Masthead = bulletin.masthead
    named = head.name is not None and compact(text.string[head.name.start : head.name.end]) in profile.masthead.names
    headings = sum(section.heading is not None for section in bulletin.sections)
    signed = sum(article.attribution is not None for article in bulletin.articles)
    return (
        2 * named
        + 2 * (head.issue is not None)
        + min(headings, 2)
        + min(signed, 2)
        + min(len(bulletin.distribution), 2)
        + (len(bulletin.colophon) >= 2)
    )
