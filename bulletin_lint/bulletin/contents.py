"""目录: its sections, and which of its cells are one column; which of its lines are one title is in ``entries``.

A line says nothing of itself: what is a title in the contents is known by its coming again in the body.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin_lint.bulletin.appearance import look
from bulletin_lint.bulletin.authors import is_author
from bulletin_lint.bulletin.entries import read_entries
from bulletin_lint.bulletin.headings import find_heading
from bulletin_lint.bulletin.lines import (
    CONTENTS_HEADINGS,
    LONGEST_LABEL,
    ORNAMENTS,
    Line,
    compact,
    entry_text,
    is_contents_name,
    readings,
)
from bulletin_lint.bulletin.model import Contents, ContentsSection, Heading, Span
from bulletin_lint.bulletin.titles import Titles
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Text

_PAGE_NUMBER = compiled(r"[（(]?第?\d{1,3}页?[）)]?|[.．…·]+\d{0,3}")
_SOME_GAP = frozenset(" \t\u3000")
_COLUMNS = compiled(r"[ \u3000]*\t[ \u3000\t]*|[ \u3000]{2,}")
_NEAR = 0.6  # resemblance from which on a shortened title is known
_LONGEST_HEADING = 24  # characters of the line above contents, ornaments and white space included
_LONGEST_NAME = 12  # characters of such a name that only its look betrays
_LONGEST_PAGE_NUMBER = 40  # characters, leader and white space included


class Layout(NamedTuple):
    """The lines behind the masthead; ``headings`` are those that are section headings, by index, and ``ends`` those
    with which a group of articles is over, though no heading follows. Lines before ``listed`` are contents for sure."""

    text: Text
    lines: Sequence[Line]
    headings: Mapping[int, Heading]
    ends: frozenset[int] = frozenset()
    listed: int = 0

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
    gaps = list(_COLUMNS.finditer(line.text)) if line.key and not _SOME_GAP.isdisjoint(line.text) else []
    if not gaps:
        return [line]
    starts = [0, *(gap.end() for gap in gaps)]
    stops = [*(gap.start() for gap in gaps), len(line.text)]
    pieces = [
        Line(line.start + a, line.start + b, line.text[a:b], line.paragraph, line.in_grid)
        for a, b in zip(starts, stops, strict=True)
        if a < b
    ]
    if not any(_name(piece) in known for piece in pieces):
        return [line]
    authors = {number for number, (before, piece) in enumerate(pairwise(pieces), 1) if _is_beside(piece, before, known)}
    return [piece for number, piece in enumerate(pieces) if number not in authors]


def _is_beside(piece: Line, before: Line, known: Collection[str]) -> bool:
    """Whether a piece behind a title says who wrote it, or on which page it stands."""
    if _name(before) not in known or _name(piece) in known or find_heading(piece):
        return False
    return is_page_number(piece) or is_author(entry_text(piece.text))


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
    if any(name in titles for name in readings(first)) or titles.is_near(first.entry, _NEAR):
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
            self.sections.append(ContentsSection(self._heading, read_entries(self._pending, self._titles)))
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
