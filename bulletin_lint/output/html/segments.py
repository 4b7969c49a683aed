"""A line cut where anything begins or ends, so that what overlaps can be written as elements that nest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bulletin_lint.records.draft import LineRecord


class Hit(NamedTuple):
    """A marked stretch of a line, and the number of the note that speaks of it. ``start == end`` where something is
    missing. ``anchor`` is the identifier of the place, ``target`` that of the note."""

    start: int
    end: int
    note: int
    severity: str
    anchor: str
    target: str


class Piece(NamedTuple):
    """A stretch of text, beginning at ``start``, to which the same holds throughout."""

    start: int
    text: str
    bold: bool
    inserted: bool
    hits: tuple[Hit, ...]


class Point(NamedTuple):
    """A place between two characters: what sits there, the hits that end there, and those that mark just this place."""

    start: int
    ties: tuple[str, ...]
    ended: tuple[Hit, ...]
    gaps: tuple[Hit, ...]


@dataclass(slots=True)
class _Edge:
    """What changes at one place of a line."""

    begun: list[Hit] = field(default_factory=list)
    ended: list[Hit] = field(default_factory=list)
    gaps: list[Hit] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)
    bold: int = 0
    inserted: int = 0


_INSERTED = frozenset({"insertion", "move"})
_SHOWN_POINTS = frozenset({"deletion", "move", "object"})


def segments(line: LineRecord, hits: Sequence[Hit], cuts: Iterable[int] = ()) -> Iterator[Piece | Point]:
    """The whole line in order, cut at ``cuts`` besides where anything begins or ends."""
    edges = sorted(_edges(line, hits, cuts).items())
    bold = inserted = 0
    marked: list[Hit] = []
    for index, (position, edge) in enumerate(edges):
        bold += edge.bold
        inserted += edge.inserted
        for hit in edge.ended:
            marked.remove(hit)
        marked += edge.begun
        if edge.ties or edge.ended or edge.gaps:
            yield Point(position, tuple(edge.ties), tuple(edge.ended), tuple(edge.gaps))
        if index + 1 < len(edges):
            text = line.text[position : edges[index + 1][0]]
            yield Piece(position, text, bold > 0, inserted > 0, tuple(marked))


def _edges(line: LineRecord, hits: Sequence[Hit], cuts: Iterable[int]) -> dict[int, _Edge]:
    edges = {position: _Edge() for position in _positions(line, hits, cuts)}
    for hit in hits:
        if hit.start == hit.end:
            edges[hit.start].gaps.append(hit)
        else:
            edges[hit.start].begun.append(hit)
            edges[hit.end].ended.append(hit)
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


def _positions(line: LineRecord, hits: Sequence[Hit], cuts: Iterable[int]) -> set[int]:
    spans = [*line.bold, *((hit.start, hit.end) for hit in hits), *((tie.start, tie.end) for tie in line.ties)]
    return {0, len(line.text), *cuts, *chain.from_iterable(spans)}
