"""Groups: a title in the contents that ends in a colon, with items of a lower level below it, and its place in the body.

    2.县区快讯：
    （1）望川区…
    （2）石渡县…
    3.全市…

Where the body has 县区快讯 above the first item, that line heads the items as a section does, up to the next title of
the upper level. Nothing but the agreement of the two places tells so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.lines import Line, entry_text, label_kind
from bulletin_lint.bulletin.model import Heading, Span

_MOST_LINES = 600  # behind the masthead in which contents stand
_SHORTEST = 2  # characters of a name


class Groups(NamedTuple):
    """``headings``: the lines that head a group, in contents and body. ``ends``: those with which something follows that
    belongs to no group any more."""

    headings: dict[int, Heading]
    ends: frozenset[int]


NO_GROUPS = Groups({}, frozenset())


class _Listed(NamedTuple):
    """A group in the contents: its line, the key of its first item, and the line behind its last item."""

    index: int
    name: str
    first: str
    end: int


def find_groups(lines: Sequence[Line], start: int) -> Groups:
    """The groups behind the line ``start``."""
    headings: dict[int, Heading] = {}
    ends: set[int] = set()
    listed = list(_listed(lines, start))
    places = _places(lines, listed) if listed else {}
    for group in listed:
        place = places.get(group.name)
        if place is None:
            continue
        headings[group.index] = _heading(lines[group.index])
        headings[place] = _heading(lines[place])
        following = lines[group.end].entry.rstrip("：") if group.end < len(lines) else ""
        after = next((i for i in range(place + 1, len(lines)) if following and lines[i].key == following), None)
        if after is not None:
            ends |= {group.end, after}
    return Groups(headings, frozenset(ends - headings.keys()))


def _listed(lines: Sequence[Line], start: int) -> Iterator[_Listed]:
    stop = min(len(lines), start + _MOST_LINES)
    for index in range(start, stop - 1):
        line, below = lines[index], lines[index + 1]
        if not line.text.endswith("：") or not line.entry or not below.entry:
            continue
        kind, lower = label_kind(line.text), label_kind(below.text)
        name = line.entry.rstrip("：")
        if not lower or kind == lower or len(name) < _SHORTEST:
            continue
        end = index + 1
        while end < stop and label_kind(lines[end].text) == lower:
            end += 1
        yield _Listed(index, name, below.entry, end)


def _places(lines: Sequence[Line], listed: Sequence[_Listed]) -> dict[str, int]:
    """Where in the body each group stands: its name, and right below it the first item or a text that this opens."""
    wanted = {group.name: group for group in listed}
    behind = listed[-1].end
    found: dict[str, int] = {}
    for index in range(behind, len(lines) - 1):
        group = wanted.get(lines[index].key.rstrip("："))
        below = lines[index + 1]
        if group and group.name not in found and (below.key or below.compact).startswith(group.first):
            found[group.name] = index
    return found


def _heading(line: Line) -> Heading:
    bare = entry_text(line.text).rstrip("： ")
    start = line.start + line.text.index(bare)
    return Heading(line.span, Span(start, start + len(bare)), line.entry.rstrip("："), "", "")
