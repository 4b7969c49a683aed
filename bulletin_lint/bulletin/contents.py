"""目录: which of its lines are one title, which of its cells are one column.

A line says nothing of itself: what is a title in the contents is known by its coming again in the body.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.headings import find_heading
from bulletin_lint.bulletin.lines import CONTENTS_HEADINGS, Line, entry_text, is_bulleted
from bulletin_lint.bulletin.model import Contents, ContentsSection, Entry, Heading, Span
from bulletin_lint.bulletin.titles import SIMILAR, Titles
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Text

_PAGE_NUMBER = compiled(r"[（(]?第?\d{1,3}页?[）)]?|[.．…·]+\d{0,3}")
_ORNAMENTS = "≡※【】〔〕[]—-=：:★■●"
_COLUMNS = compiled(r"[ \u3000]*\t[ \u3000\t]*|[ \u3000]{2,}")
_MOST_LINES = 4  # of one title
_GAIN = 0.1  # resemblance that a second paragraph must add where it is the rest of an entry
_LONGEST_PAGE_NUMBER = 40  # characters, leader and white space included


class Layout(NamedTuple):
    """The lines behind the masthead; ``headings`` are those that are section headings, by index."""

    text: Text
    lines: Sequence[Line]
    headings: Mapping[int, Heading]

    def key(self, index: int) -> str:
        heading = self.headings.get(index)
        return heading.name if heading else self.lines[index].entry


def is_contents_heading(line: Line) -> bool:
    """Whether the line is 目录, 本期要目 or the like, ornaments aside."""
    return line.compact.strip(_ORNAMENTS) in CONTENTS_HEADINGS


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
    announced = next((line for line in lines if is_contents_heading(line)), None)
    sections: list[ContentsSection] = []
    heading: Heading | None = None
    pending: list[Line] = []
    for line, found in _in_order(layout, lines, {*titles, *names}):
        if line is announced or is_page_number(line):
            continue
        if found is None:
            pending.append(line)
            continue
        if heading or pending:
            sections.append(ContentsSection(heading, _entries(pending, titles)))
        heading, pending = found, []
    if heading or pending:
        sections.append(ContentsSection(heading, _entries(pending, titles)))
    return Contents(Span(lines[0].start, lines[-1].end), announced.span if announced else None, tuple(sections))


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
        entries += _cut(group[0], titles) if count == 1 else [_joined(group)]
        index += count
    return tuple(entries)


def _lines_of_one(lines: Sequence[Line], index: int, titles: Titles) -> int:
    """How many lines from ``index`` on are one title: those that the body joins, else the soft-broken rest, or the
    subtitle, that makes the title much more like one of the body."""
    single = lines[index].entry
    if single in titles:
        return 1
    joined = single
    for count in range(2, min(_MOST_LINES, len(lines) - index) + 1):
        joined += lines[index + count - 1].entry
        if joined in titles:
            return count
    if index + 1 < len(lines) and _continues(lines[index], lines[index + 1], titles):
        return 2
    return 1


def _continues(line: Line, following: Line, titles: Titles) -> bool:
    """Whether ``following`` is the rest of the entry on ``line``: together they are more like a title than alone, and
    much more so where they are paragraphs of their own."""
    if following.entry in titles or is_bulleted(following.text):
        return False
    both, single = titles.resemblance(line.entry + following.entry), titles.resemblance(line.entry)
    if following.paragraph is line.paragraph:
        return both >= SIMILAR and both > max(single, titles.resemblance(following.entry))
    return both >= max(SIMILAR, single + _GAIN)


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
