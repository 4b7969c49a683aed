"""目录: which of its lines are one title, which of its cells are one column.

A line says nothing of itself: what is a title in the contents is known by its coming again in the body.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.headings import find_heading
from bulletin_lint.bulletin.appearance import look
from bulletin_lint.bulletin.lines import (
    CONTENTS_HEADINGS,
    LONGEST_LABEL,
    ORNAMENTS,
    Line,
    compact,
    entry_text,
    is_bulleted,
    is_contents_name,
    key,
    label_kind,
    readings,
)
from bulletin_lint.bulletin.model import Contents, ContentsSection, Entry, Heading, Span
from bulletin_lint.bulletin.titles import SIMILAR, Titles
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Text

_PAGE_NUMBER = compiled(r"[（(]?第?\d{1,3}页?[）)]?|[.．…·]+\d{0,3}")
_GLUED = compiled(r"^\d{1,2}[.．](?=\d)")
_COLUMNS = compiled(r"[ \u3000]*\t[ \u3000\t]*|[ \u3000]{2,}")
_NEAR = 0.6  # resemblance from which on a shortened title is known
_MOST_LINES = 4  # of one title
_GAIN = 0.1  # resemblance that a second paragraph must add where it is the rest of an entry
_LONGEST_HEADING = 24  # characters of the line above contents, ornaments and white space included
_LONGEST_NAME = 12  # characters of such a name that only its look betrays
_LONGEST_PAGE_NUMBER = 40  # characters, leader and white space included


class Layout(NamedTuple):
    """The lines behind the masthead; ``headings`` are those that are section headings, by index, and ``ends`` those
    with which a group of articles is over, though no heading follows."""

    text: Text
    lines: Sequence[Line]
    headings: Mapping[int, Heading]
    ends: frozenset[int] = frozenset()

    def key(self, index: int) -> str:
        heading = self.headings.get(index)
        return heading.name if heading else self.lines[index].entry


def is_contents_heading(line: Line) -> bool:
    """Whether the line is 目录, 本期要目 or the like, ornaments aside."""
    return len(line.text) <= _LONGEST_HEADING and is_contents_name(line.compact)


def is_certainly_contents(line: Line) -> bool:
    """The same, where no section could be named so."""
    return line.compact.strip(ORNAMENTS) in CONTENTS_HEADINGS


def is_page_number(line: Line) -> bool:
    """Whether the line is a page number alone, as in the last column of contents that are a table."""
    return len(line.text) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(line.compact) is not None


def columns(line: Line, known: Collection[str]) -> list[Line]:
    """The line cut at its gaps where a piece is one of the ``known`` names; else the line itself."""
    gaps = list(_COLUMNS.finditer(line.text)) if line.key else []
    if not gaps:
        return [line]
    starts = [0, *(gap.end() for gap in gaps)]
    stops = [*(gap.start() for gap in gaps), len(line.text)]
    pieces = [
        Line(line.start + a, line.start + b, line.text[a:b], line.paragraph, line.in_grid)
        for a, b in zip(starts, stops, strict=True)
        if a < b
    ]
    return pieces if any(_name(piece) in known for piece in pieces) else [line]


def _name(line: Line) -> str:
    heading = find_heading(line)
    return heading.name if heading else line.entry


def read_contents(layout: Layout, stop: int, titles: Titles, names: Collection[str]) -> Contents | None:
    """The contents in ``layout.lines[:stop]``; ``titles`` are the keys of the titles in the body, ``names`` those of
    its sections."""
    if stop == 0:
        return None
    lines = layout.lines[:stop]
    announced = _announced(layout, lines, titles)
    ends = {layout.lines[index].start for index in layout.ends if index < stop}
    listing = _Listing(titles)
    for line, found in _in_order(layout, lines, {*titles, *names}):
        if line is announced or is_page_number(line):
            continue
        if found or line.start in ends:
            listing.begin(found)
        if found is None:
            listing.add(line, names)
    listing.begin(None)
    return Contents(Span(lines[0].start, lines[-1].end), announced.span if announced else None, tuple(listing.sections))


def _announced(layout: Layout, lines: Sequence[Line], titles: Titles) -> Line | None:
    """The line above the contents: 目录 or the like, or a short one that is no title and set otherwise than those."""
    for index, line in enumerate(lines):
        if index not in layout.headings and is_contents_heading(line) and (index == 0 or is_certainly_contents(line)):
            return line
    first = lines[0]
    if 0 in layout.headings or len(lines) == 1 or len(first.compact) > _LONGEST_NAME:
        return None
    if any(name in titles for name in readings(first)) or titles.resemblance(first.entry) >= _NEAR:
        return None
    return first if look(layout.text, first) != look(layout.text, lines[1]) else None


class _Listing:
    """The contents while they are read: the sections that are done, and the one that is open."""

    def __init__(self, titles: Titles) -> None:
        self.sections: list[ContentsSection] = []
        self._titles = titles
        self._heading: Heading | None = None
        self._pending: list[Line] = []

    def begin(self, heading: Heading | None) -> None:
        if self._heading or self._pending:
            self.sections.append(ContentsSection(self._heading, _entries(self._pending, self._titles)))
        self._heading, self._pending = heading, []

    def add(self, line: Line, names: Collection[str]) -> None:
        """A line of titles, which may name its section: 工作动态：… ."""
        label = _label(line, names) if not any(name in self._titles for name in (line.entry, line.key)) else None
        if label is None:
            self._pending.append(line)
            return
        heading, rest = label
        if self._heading is None or self._heading.name != heading.name:
            self.begin(heading)
        if rest.text:
            self._pending.append(rest)


def _label(line: Line, names: Collection[str]) -> tuple[Heading, Line] | None:
    """The section that the line names before a colon, and what stands behind that."""
    before, colon, behind = line.text.partition("：")
    bare = entry_text(before)
    if not colon or len(before) > LONGEST_LABEL or compact(bare) not in names:
        return None
    start = line.start + before.rindex(bare)
    span = Span(start, start + len(bare))
    rest = behind.strip()
    at = line.end - len(behind.lstrip())
    return Heading(span, span, compact(bare), "", ""), Line(at, at + len(rest), rest, line.paragraph, line.in_grid)


def _in_order(layout: Layout, lines: Sequence[Line], known: Collection[str]) -> list[tuple[Line, Heading | None]]:
    """The lines with the headings that they are; where sections stand side by side, column by column."""
    cells: list[tuple[int, Line, Heading | None]] = []
    beside = False
    for index, line in enumerate(lines):
        pieces = columns(line, known) if index not in layout.headings else [line]
        for column, piece in enumerate(pieces):
            heading = layout.headings.get(index) or (find_heading(piece) if len(pieces) > 1 else None)
            column = line.paragraph.cell[2] if line.in_grid and line.paragraph.cell else column
            beside = beside or (heading is not None and column > 0)
            cells.append((column, piece, heading))
    if beside:
        cells.sort(key=lambda cell: cell[0])
    return [(line, heading) for _, line, heading in cells]


def _entries(lines: Sequence[Line], titles: Titles) -> tuple[Entry, ...]:
    """The lines grouped and cut into titles, by what the body has."""
    entries: list[Entry] = []
    index = 0
    while index < len(lines):
        count = _lines_of_one(lines, index, titles)
        group = lines[index : index + count]
        if count == 1:
            entries += _cut(_without_glued_number(group[0], titles), titles)
        else:
            entries += _cut_joined(group, titles)
        index += count
    return tuple(entries)


def _lines_of_one(lines: Sequence[Line], index: int, titles: Titles) -> int:
    """How many lines from ``index`` on are one title: those that the body joins, else the soft-broken rest, or the
    subtitle, that makes the title much more like one of the body."""
    joined = lines[index].entry
    if any(name in titles for name in readings(lines[index])):
        return 1
    if _runs_on(lines, index):
        return 2
    for count in range(2, min(_MOST_LINES, len(lines) - index) + 1):
        joined += lines[index + count - 1].entry
        if joined in titles:
            return count
    if index + 1 < len(lines) and _continues(lines[index], lines[index + 1], titles):
        return 2
    return 1


def _runs_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the line has a number, ends in a colon and goes on with one that has no number."""
    line = lines[index]
    if index + 1 == len(lines) or line.text[-1] not in "：:" or not label_kind(line.text):
        return False
    return not is_bulleted(lines[index + 1].text)


def _continues(line: Line, following: Line, titles: Titles) -> bool:
    """Whether ``following`` is the rest of the entry on ``line``: together they are more like a title than alone, and
    much more so where they are paragraphs of their own."""
    if following.entry in titles or is_bulleted(following.text):
        return False
    both, single = titles.resemblance(line.entry + following.entry), titles.resemblance(line.entry)
    if following.paragraph is line.paragraph:
        return both >= SIMILAR and both > max(single, titles.resemblance(following.entry))
    return both >= max(SIMILAR, single + _GAIN)


def _without_glued_number(line: Line, titles: Titles) -> Line:
    """The line without a number that digits follow, 3.12名…, where what is left is a title of the body."""
    cut = next((mark.end() for mark in _GLUED.finditer(line.text)), 0)
    if not cut or line.entry in titles:
        return line
    rest = Line(line.start + cut, line.end, line.text[cut:], line.paragraph, line.in_grid)
    return rest if rest.entry in titles or titles.resemblance(rest.entry) >= SIMILAR else line


def _cut_joined(group: Sequence[Line], titles: Titles) -> list[Entry]:
    """One entry of several lines, or two where they begin with a title of the body."""
    whole = _joined(group)
    length = 0 if key(whole.text) in titles else _leading_title(whole.text, titles)
    length += len(whole.text[length:]) - len(whole.text[length:].lstrip())
    if not length or not whole.text[length:].strip("：:"):
        return [whole]
    first, rest = _divided(whole.spans, length)
    return [Entry(first, whole.text[:length].rstrip()), Entry(rest, whole.text[length:])]


def _divided(spans: Sequence[Span], length: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the first ``length`` characters, and those of the others."""
    first: list[Span] = []
    rest: list[Span] = []
    for span in spans:
        stop = span.start + min(length, span.end - span.start)
        length -= stop - span.start
        first += [Span(span.start, stop)] if span.start < stop else []
        rest += [Span(stop, span.end)] if stop < span.end else []
    return tuple(first), tuple(rest)


def _joined(group: Sequence[Line]) -> Entry:
    return Entry(tuple(_span(line) for line in group), "".join(entry_text(line.text) for line in group))


def _span(line: Line) -> Span:
    text = entry_text(line.text)
    start = line.start + line.text.index(text)
    return Span(start, start + len(text))


def _cut(line: Line, titles: Titles) -> list[Entry]:
    """One entry, or several where titles of the body follow one another in the line."""
    whole = _span(line)
    text = entry_text(line.text)
    if not text:
        return []
    rest, start, entries = text, whole.start, []
    while line.key not in titles and rest and (length := _leading_title(rest, titles)) and length < len(rest):
        entries.append(Entry((Span(start, start + length),), rest[:length]))
        skipped = len(rest[length:]) - len(rest[length:].lstrip(" \t\u3000；;、"))
        start, rest = start + length + skipped, rest[length + skipped :]
    if entries and not _leading_title(rest, titles):
        return [Entry((whole,), text)]
    return [*entries, Entry((Span(start, start + len(rest)),), rest)] if rest else entries


def _leading_title(text: str, titles: Titles) -> int:
    """The length of the longest title that ``text`` begins with, white space counted in; 0 where there is none."""
    return max((_prefix_length(text, title) for title in titles if title[:1] == text[:1]), default=0)


def _prefix_length(text: str, title: str) -> int:
    matched = 0
    for index, char in enumerate(text):
        if char.isspace() or char == "—":
            continue
        if char != title[matched]:
            return 0
        matched += 1
        if matched == len(title):
            return index + 1
    return 0
