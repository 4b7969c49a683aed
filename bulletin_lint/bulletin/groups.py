"""Groups: a title in the contents that ends in a colon, items of a lower level below it, and its place in the body.

    2.县区快讯：
    （1）望川区…
    （2）石渡县…
    3.全市…

Where the body has 县区快讯 above the first item, that line heads the items as a section does, up to the next title of
the upper level. Nothing but the agreement of the two places tells so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.lines import Line, entry_text, label_kind
from bulletin_lint.bulletin.model import Heading, Span
from bulletin_lint.text.text import Text

_MOST_LINES = 600  # behind the masthead in which contents stand
_REACH = 4  # lines below an item that the contents do not list as it is
_SHORTEST = 2  # characters of a name


class Groups(NamedTuple):
    """``headings``: the lines that head a group, in contents and body. ``ends``: those with which something follows
    that belongs to no group any more. ``listed``: the line behind the last group of the contents, before which the
    body does not begin."""

    headings: dict[int, Heading]
    ends: frozenset[int]
    listed: int = 0


NO_GROUPS = Groups({}, frozenset())


class _Listed(NamedTuple):
    """A group in the contents: its line, the keys of its items, and the line behind the last."""

    at: int
    name: str
    items: Sequence[str]
    end: int


def find_groups(text: Text, lines: Sequence[Line], start: int) -> Groups:
    """The groups behind the line ``start``."""
    headings: dict[int, Heading] = {}
    ends: set[int] = set()
    last = 0
    listed = list(_listed(lines, start))
    places = _places(text, lines, listed) if listed else {}
    following = {lines[group.end].entry.rstrip("：") for group in listed if group.end < len(lines)}
    indices: dict[str, list[int]] = {}
    for index in range(start, len(lines) if places else start):
        if lines[index].key in following:
            indices.setdefault(lines[index].key, []).append(index)
    for group in listed:
        place = places.get(group.name)
        if place is None:
            continue
        headings[group.at] = _heading(lines[group.at])
        headings[place] = _heading(lines[place])
        last = max(last, group.end)
        name = lines[group.end].entry.rstrip("：") if group.end < len(lines) else ""
        behind = indices.get(name, []) if name else []
        at = bisect_right(behind, place)
        if at < len(behind):
            ends |= {group.end, behind[at]}
    return Groups(headings, frozenset(ends - headings.keys()), last)


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
        yield _Listed(index, name, [line.entry for line in lines[index + 1 : end]], end)


def _places(text: Text, lines: Sequence[Line], listed: Sequence[_Listed]) -> dict[str, int]:
    """Where in the body each group stands: its name, and right below it an item."""
    wanted = {group.name: group for group in listed}
    found: dict[str, int] = {}
    for index in range(listed[-1].end, len(lines) - 1):
        group = wanted.get(lines[index].key.rstrip("："))
        if group and group.name not in found and _heads_items(text, lines, index, group):
            found[group.name] = index
    return found


def _heads_items(text: Text, lines: Sequence[Line], index: int, group: _Listed) -> bool:
    """Whether an item stands below the line, or what looks like one with another further down."""
    below = lines[index + 1]
    if _is_item(below, group):
        return True
    bold = text.formatting.bold(below.paragraph)
    could_be = below.title_like or (bool(bold) and bold[0][0] <= below.start < bold[0][1])
    reach = lines[index + 2 : index + 2 + _REACH]
    return could_be and any(_is_item(line, group) for line in reach)


def _is_item(line: Line, group: _Listed) -> bool:
    written = line.key or line.compact
    return any(item and written.startswith(item) for item in group.items)


def _heading(line: Line) -> Heading:
    bare = entry_text(line.text).rstrip("： ")
    start = line.start + line.text.index(bare)
    return Heading(line.span, Span(start, start + len(bare)), line.entry.rstrip("："), "", "")
