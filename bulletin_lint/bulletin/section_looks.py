"""Section headings that no bracket betrays: short lines of one look, each above a title of another.

A mark before the name or on either side, an ordinal, letters set apart, or nothing but size, weight and alignment: what
makes such lines headings is that they come again, all alike, and that the body begins with the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.appearance import Look, look
from bulletin_lint.bulletin.attributions import attribution_at_end, own_attribution
from bulletin_lint.bulletin.cues import ASIDE, BRIEFS
from bulletin_lint.bulletin.dates import find_date
from bulletin_lint.bulletin.headings import NO_SECTION, SECTION_LIKE
from bulletin_lint.bulletin.issues import issue_in
from bulletin_lint.bulletin.lines import CAPTION, NUMBERED, Line, compact, entry_text, is_contents_name, label_kind
from bulletin_lint.bulletin.model import Heading, Span
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import ROUND, SQUARE
from bulletin_lint.text.numerals import HAN_LABEL
from bulletin_lint.text.text import Container, Text

_MARKS = regex.escape("◆◇★☆●○■□▲△▶►※≡▍▎▌▋█┃｜|·•～~＊*#☞❖◎⊙—–－=＝-")
_QUOTES = "《》“”＜＞<>「」『』〈〉（）()"
_LETTERS = r"[\p{Han}A-Za-z0-9＋+、]"
_DRESSED = compiled(
    rf"(?P<before>{HAN_LABEL}、\s*|[{_MARKS}{_QUOTES}\s]*)"
    rf"(?P<name>{_LETTERS}(?:\s*{_LETTERS}){{1,11}})(?P<behind>[{_MARKS}{_QUOTES}\s：:]*)"
)
_SPACED = compiled(r"\S(?:\s+\S){2,}")
_LONGEST = 40  # characters of the line
_SHORTEST_TITLE = 5  # characters
_MOST_TITLE_LINES = 3
_SUBTITLE = compiled(r"[—–－-]{1,2}\S")
_BYLINE = compiled(r"[（(].*[）)]|.*[\s\u3000][\u4e00-\u9fff·]{2,4}")
_MOST_FORMS = 20  # that are looked at, the commonest first
_SECOND = 2  # headings that are alike show that the first is one


class _Form(NamedTuple):
    """How a line is dressed. ``marks`` stand before and behind the name, an ordinal as ``一、``, letters set apart as a
    space."""

    before: str
    behind: str
    spaced: bool
    look: Look
    alike: bool = False  # the title below is set no otherwise

    @property
    def is_enclosed(self) -> bool:
        """Whether ornaments on both sides, or letters set apart, leave no doubt that this is no title."""
        marked = self.before and self.behind and self.before[0] not in _QUOTES
        return self.spaced or bool(marked and self.behind[0] not in "：:")


class _Candidate(NamedTuple):
    at: int
    heading: Heading
    form: _Form
    title: Line | None  # the line below


def headings_by_look(
    text: Text, lines: Sequence[Line], start: int, known: Mapping[int, Heading]
) -> Mapping[int, Heading]:
    """The headings from the line ``start`` on that are such by their look, and the lines of the contents that name
    them; empty where the headings ``known`` stand in brackets."""
    if any(index >= start and heading.opening in SQUARE and heading.closing for index, heading in known.items()):
        return {}
    groups: dict[_Form, list[_Candidate]] = defaultdict(list)
    signed = _is_signed(text, lines[start:])
    for index in range(start, len(lines)):
        if candidate := _candidate(text, lines, index, signed):
            groups[candidate.form].append(candidate)
    scene = _Scene(text, lines, start)
    commonest = sorted(groups.items(), key=lambda group: -len(group[1]))[:_MOST_FORMS]
    chosen = [found for form, found in commonest if scene.accepts(form, found)]
    if not chosen:
        return {}
    names = {each.heading.name for found in chosen for each in found}
    first = min(found[0].at for found in chosen)
    listed = {index: heading for index in range(start, first) if (heading := _named(lines[index], names))}
    return listed | {each.at: each.heading for found in chosen for each in found}


def dressed(line: Line) -> Heading | None:
    """The heading that ``line`` would be, its name without what it is dressed with; None where it is no short name."""
    if len(line.text) > _LONGEST or (match := _DRESSED.fullmatch(line.text)) is None:
        return None
    return _heading(line, match)


def _heading(line: Line, match: regex.Match[str]) -> Heading:
    inner = Span(line.start + match.start("name"), line.start + match.end("name"))
    opening, closing = match["before"].strip(), match["behind"].strip()
    opening, closing = (opening, closing) if opening in ROUND and closing in ROUND.values() else ("", "")
    return Heading(line.span, inner, compact(match["name"]), opening, closing)


def _named(line: Line, names: frozenset[str] | set[str]) -> Heading | None:
    """The heading that a line of the contents is, page number and mark aside, where it is one of ``names``."""
    bare = entry_text(line.text).rstrip("：: ")
    found = dressed(Line(line.start, line.start + len(bare), bare, line.paragraph))
    name = found.name if found else ""
    if name not in names or found is None:
        return None
    at = line.text.find(bare)
    shifted = Span(found.inner.start + at, found.inner.end + at)
    return Heading(line.span, shifted, name, "", "")


def _listed_name(line: Line) -> str:
    """The section that a line of the contents is, or names before a colon."""
    return compact(entry_text(line.text.partition("：")[0]))


def _is_signed(text: Text, lines: Sequence[Line]) -> bool:
    """Whether articles are signed, so that a number may open a title; in a report it opens a heading."""
    signed = (line for line in lines if own_attribution(text, line, False) or attribution_at_end(text, line))
    return len([*islice(signed, _SECOND)]) == _SECOND


def _candidate(text: Text, lines: Sequence[Line], index: int, signed: bool) -> _Candidate | None:
    line = lines[index]
    if line.body_like or line.in_grid or len(line.text) > _LONGEST or line.paragraph.container is Container.TEXT_BOX:
        return None
    match = _DRESSED.fullmatch(line.text)
    if match is None or not line.opens_paragraph(text) or not _could_be_name(line, compact(match["name"])):
        return None
    title = _title_below(lines, index, signed)
    heading = _heading(line, match)
    if title is None and not BRIEFS.search(heading.name):
        return None
    form = _form(text, line, match)
    if title and (len(title.compact) <= len(heading.name) or _has_its_mark(title, form)):
        return None
    alike = title is not None and not (form.before or form.behind or form.spaced) and look(text, title) == form.look
    return _Candidate(index, heading, form._replace(alike=alike), title)


def _could_be_name(line: Line, name: str) -> bool:
    if name in NO_SECTION or is_contents_name(name) or CAPTION.match(name) or ASIDE.match(line.text):
        return False
    plain = name == line.compact
    return not (name[0].isdecimal() or (plain and unit_like(name)) or issue_in(line.text) or find_date(line.text))


def _form(text: Text, line: Line, match: regex.Match[str]) -> _Form:
    before, behind = compact(match["before"]), compact(match["behind"])
    if before.endswith("、"):
        before = "一、"
    return _Form(before, behind, _SPACED.fullmatch(match["name"]) is not None, look(text, line))


def _has_its_mark(title: Line, form: _Form) -> bool:
    """Whether the line below has the same mark before it: both are entries, or lines of a title."""
    return bool(form.before) and form.before != "一、" and title.text[0] == form.before[0]


def _title_below(lines: Sequence[Line], index: int, signed: bool) -> Line | None:
    """The line below, where it begins a title above text; a byline or a subtitle is none, nor is a heading with a
    number where articles are not ``signed``."""
    stop = index + 1
    while stop < len(lines) and stop <= index + _MOST_TITLE_LINES and lines[stop].title_like:
        stop += 1
    if stop == index + 1 or stop >= len(lines) or lines[stop].title_like:
        return None
    title = lines[index + 1]
    if len(title.compact) < _SHORTEST_TITLE or title.in_grid or find_date(title.text):
        return None
    other = _SUBTITLE.match(title.text) or _BYLINE.fullmatch(title.text)
    numbered = NUMBERED.match(title.text) and not (signed and label_kind(title.text) != label_kind(lines[index].text))
    return None if other or numbered else title


class _Scene(NamedTuple):
    """The lines of an issue, whose masthead ends before ``start``."""

    text: Text
    lines: Sequence[Line]
    start: int

    def accepts(self, form: _Form, found: Sequence[_Candidate]) -> bool:
        """Whether lines of one form are the headings of sections."""
        if not any(each.title for each in found):
            return False
        opens = found[0].at == self.start
        if form.alike and not self._are_listed(found):
            return False
        if form.is_enclosed:
            return opens or len(found) >= _SECOND
        if len(found) < _SECOND or not (opens or self._behind_contents(found)):
            return False
        return self._has_several(found) or self._outranks(form, found)

    def _behind_contents(self, found: Sequence[_Candidate]) -> bool:
        """Whether nothing but contents stand above the first: a heading of theirs, or each name."""
        above = self.lines[self.start : found[0].at]
        if any(line.body_like for line in above):
            return False
        if any(is_contents_name(line.compact) for line in above):
            return True
        wanted = {each.heading.name for each in found}
        listed = wanted & {_listed_name(line) for line in above}
        return len(listed) >= _SECOND and 2 * len(listed) > len(wanted)

    def _are_listed(self, found: Sequence[_Candidate]) -> bool:
        """Whether each name stands above the first, alone or before a colon, and several titles below one of them."""
        listed = {_listed_name(line) for line in self.lines[self.start : found[0].at]}
        return self._has_several(found) and all(each.heading.name in listed for each in found)

    def _has_several(self, found: Sequence[_Candidate]) -> bool:
        """Whether below one of them stand two titles at least: what is above a single title may be part of it."""
        stops = [*(each.at for each in found[1:]), len(self.lines)]
        return any(
            each.title and sum(1 for _ in self._titles(each.title, each.at + 1, stop)) >= _SECOND
            for each, stop in zip(found, stops, strict=True)
        )

    def _titles(self, model: Line, start: int, stop: int) -> Iterator[int]:
        """The lines that begin a title which is set like ``model``."""
        wanted = look(self.text, model)
        alike = [
            index
            for index in range(start, stop)
            if self.lines[index].title_like and look(self.text, self.lines[index]) == wanted
        ]
        yield from alike[:1]
        yield from (index for before, index in pairwise(alike) if index > before + 1)

    def _outranks(self, form: _Form, found: Sequence[_Candidate]) -> bool:
        """Whether the headings are set above the titles, larger or alone in bold, or named like sections."""
        titles = [look(self.text, each.title) for each in found if each.title]
        if all(SECTION_LIKE.search(each.heading.name) for each in found):
            return True
        if form.before and form.before[0] not in _QUOTES:
            return any(other != form.look for other in titles)
        largest = max(other.size or 0 for other in titles)
        if largest != (form.look.size or 0):
            return (form.look.size or 0) > largest
        return form.look.bold and not any(other.bold for other in titles)
