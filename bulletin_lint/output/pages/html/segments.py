"""A line cut where anything begins or ends, so that what overlaps can be written as elements that nest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bulletin_lint.records.draft import LineRecord


class Mark(NamedTuple):
    """A marked stretch of a line, and the number of the note that speaks of it. ``start == end`` where something is
    missing. ``anchor`` is the identifier of the place, ``target`` that of the note."""

    start: int
    end: int
    note: int
    severity: str
    anchor: str
    target: str


class Segment(NamedTuple):
    """A stretch of text, beginning at ``start``, to which the same holds throughout."""

    start: int
    text: str
    bold: bool
    inserted: bool
    marks: tuple[Mark, ...]


class Point(NamedTuple):
    """A place between two characters: what sits there, the marks that end there, and those of just this place."""

    start: int
    ties: tuple[str, ...]
    ended: tuple[Mark, ...]
    gaps: tuple[Mark, ...]


@dataclass(slots=True)
class _Edge:
    """What changes at one place of a line."""

    begun: list[Mark] = field(default_factory=list)
    ended: list[Mark] = field(default_factory=list)
    gaps: list[Mark] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)
    bold: int = 0
    inserted: int = 0


_INSERTED = frozenset({"insertion", "move"})
_SHOWN_POINTS = frozenset({"deletion", "move", "object"})


def segments(line: LineRecord, marks: Sequence[Mark], cuts: Iterable[int] = ()) -> Iterator[Segment | Point]:
    """The whole line in order, cut at ``cuts`` besides where anything begins or ends."""
    edges = sorted(_edges(line, marks, cuts).items())
    bold = inserted = 0
    marked: list[Mark] = []
    for index, (position, edge) in enumerate(edges):
        bold += edge.bold
        inserted += edge.inserted
        for mark in edge.ended:
            marked.remove(mark)
        marked += edge.begun
        if edge.ties or edge.ended or edge.gaps:
            yield Point(position, tuple(edge.ties), tuple(edge.ended), tuple(edge.gaps))
        if index + 1 < len(edges):
            text = line.text[position : edges[index + 1][0]]
            yield Segment(position, text, bold > 0, inserted > 0, tuple(marked))


def _edges(line: LineRecord, marks: Sequence[Mark], cuts: Iterable[int]) -> dict[int, _Edge]:
    edges = {position: _Edge() for position in _positions(line, marks, cuts)}
    for mark in marks:
        if mark.start == mark.end:
            edges[mark.start].gaps.append(mark)
        else:
            edges[mark.start].begun.append(mark)
            edges[mark.end].ended.append(mark)
    for start, end in line.bold:
        edges[start].bold += 1
        edges[end].bold -= 1
    for tie in line.ties:
        if tie.start == tie.end and tie.kind in _SHOWN_POINTS:
            edges[tie.start].ties.append(tie.kind)
        elif tie.kind in _INSERTED:
            edges[tie.start].inserted += 1
            edges[tie.end].inserted -= 1
    return edges


def _positions(line: LineRecord, marks: Sequence[Mark], cuts: Iterable[int]) -> set[int]:
    spans = [*line.bold, *((mark.start, mark.end) for mark in marks), *((tie.start, tie.end) for tie in line.ties)]
    return {0, len(line.text), *cuts, *chain.from_iterable(spans)}
