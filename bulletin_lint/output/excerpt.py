"""A line of a paragraph with a mark under the place, however wide the characters are."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category

from bulletin_lint.output.width import columns

# What cannot be seen is shown the way Word shows it.
_BREAKS = {"\t": "→", "\n": "↓"}
_SPACES = {" ": "·", "\u3000": "□", "\u00a0": "°"}
_UNSEEN = "¤"
_ELLIPSIS = "…"
_LEAST_CONTEXT = 8


class Excerpt(NamedTuple):
    """``line`` and ``caret`` go under one another; ``start`` and ``end`` bound the marked stretch of ``line``."""

    line: str
    caret: str
    start: int
    end: int


def excerpt(text: str, start: int, end: int, limit: int, ambiguous: int = 1) -> Excerpt:
    """``text`` cut to ``limit`` columns around ``[start, end)``; an empty stretch is marked at its place."""
    shown = [_shown(char, start <= index < end) for index, char in enumerate(text)]
    sizes = [columns(char, ambiguous) if char else 0 for char in shown]
    first, last = _window(sizes, start, end, limit, ambiguous)
    before = [_ELLIPSIS] if first else []
    after = [_ELLIPSIS] if last < len(text) else []
    line = "".join([*before, *shown[first:last], *after])
    offset = ambiguous * len(before) + sum(sizes[first:start])
    marked = sum(sizes[start : min(end, last)])
    begin = len("".join([*before, *shown[first:start]]))
    caret = " " * offset + "^" * max(1, marked)
    return Excerpt(line, caret, begin, begin + len("".join(shown[start : min(end, last)])))


def _shown(char: str, marked: bool) -> str:
    """What stands for the character on the screen; '' for what takes no place outside the marked stretch."""
    if char in _BREAKS:
        return _BREAKS[char]
    if marked and char in _SPACES:
        return _SPACES[char]
    if category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return _UNSEEN if marked else ""
    return char


def _window(sizes: list[int], start: int, end: int, limit: int, ambiguous: int) -> tuple[int, int]:
    """The stretch to show: all if it fits, else the marked part with context on both sides, less of it before."""
    if sum(sizes) <= limit:
        return 0, len(sizes)
    room = limit - 2 * ambiguous
    marked = min(sum(sizes[start:end]), max(2, room - 2 * _LEAST_CONTEXT))
    first, used = start, marked
    while first > 0 and used + sizes[first - 1] <= marked + (room - marked) * 2 // 5:
        first -= 1
        used += sizes[first]
    last, used = start, used - marked
    while last < len(sizes) and used + sizes[last] <= room:
        used += sizes[last]
        last += 1
    while last == len(sizes) and first > 0 and used + sizes[first - 1] <= room:
        first -= 1
        used += sizes[first]
    return first, last
