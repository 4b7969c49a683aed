"""Lines of a paragraph with marks under the places, however wide the characters are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple
from unicodedata import category

from bulletin_lint.output.width import columns

Span = tuple[int, int]

# What cannot be seen is shown the way Word shows it.
_BREAKS = {"\t": "→", "\n": "↓"}
_SPACES = {" ": "·", "\u3000": "□", "\u00a0": "°"}
_UNSEEN = "¤"
_ELLIPSIS = "…"
_LEAST_CONTEXT = 8  # columns on either side


class Excerpt(NamedTuple):
    """``line`` and ``caret`` go under one another; ``marks`` are the marked stretches of ``line``."""

    line: str
    caret: str
    marks: tuple[Span, ...]


def excerpts(text: str, spans: Sequence[Span], limit: int, ambiguous: int = 1) -> Iterator[Excerpt]:
    """``text`` cut to ``limit`` columns around the first of ``spans`` that is not shown yet, until all are.

    ``spans`` are sorted and apart, in characters of ``text``; an empty one is marked at its place.
    """
    plain = [*text] if text.isprintable() else [_shown(char, False) for char in text]
    for start, end in spans:
        plain[start:end] = [_shown(char, True) for char in text[start:end]]
    sizes = [*map(columns, plain, repeat(ambiguous))]
    whole = sum(sizes)
    number = 0
    while number < len(spans):
        window = _window(sizes, whole, *spans[number], limit, ambiguous)
        here = spans[number : bisect_right(spans, window[1], number + 1, key=lambda span: span[1])]
        yield _excerpt(plain, sizes, window, here, ambiguous)
        number += len(here)
        whole -= _unmarked(text, plain, sizes, here, ambiguous)


def _unmarked(text: str, plain: list[str], sizes: list[int], spans: Sequence[Span], ambiguous: int) -> int:
    """Show ``spans`` as text that is not marked; how many columns that saves."""
    saved = 0
    for start, end in spans:
        saved += sum(sizes[start:end])
        plain[start:end] = [_shown(char, False) for char in text[start:end]]
        sizes[start:end] = map(columns, plain[start:end], repeat(ambiguous))
        saved -= sum(sizes[start:end])
    return saved


def _excerpt(shown: list[str], sizes: list[int], window: Span, spans: Sequence[Span], ambiguous: int) -> Excerpt:
    first, last = window
    head = _ELLIPSIS if first else ""
    tail = _ELLIPSIS if last < len(shown) else ""
    caret, marks = "", []
    for start, end in spans:
        end = min(end, last)
        offset = ambiguous * len(head) + sum(sizes[first:start])
        caret = caret.ljust(offset) + "^" * max(1, sum(sizes[start:end]))
        begin = len(head) + len("".join(shown[first:start]))
        marks.append((begin, begin + len("".join(shown[start:end]))))
    return Excerpt(head + "".join(shown[first:last]) + tail, caret, tuple(marks))


@lru_cache(maxsize=1 << 14)
def _shown(char: str, marked: bool) -> str:
    """What stands for the character on the screen; '' for what takes no place outside a marked stretch."""
    if char in _BREAKS:
        return _BREAKS[char]
    if marked and char in _SPACES:
        return _SPACES[char]
    if category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return _UNSEEN if marked else ""
    return char


def _window(sizes: list[int], whole: int, start: int, end: int, limit: int, ambiguous: int) -> Span:
    """The stretch to show: all if it fits, else the marked part with context on both sides, less of it before.
    ``whole`` is the sum of ``sizes``."""
    if whole <= limit:
        return 0, len(sizes)
    room = limit - 2 * ambiguous
    marked = min(sum(sizes[start:end]), max(2, room - 2 * _LEAST_CONTEXT))
    before = _back(sizes, start, (room - marked) * 2 // 5)
    last = _forth(sizes, start, room - sum(sizes[before:start]))
    if last == len(sizes):
        before = _back(sizes, start, room - sum(sizes[start:]))
    return before, last


def _back(sizes: list[int], position: int, room: int) -> int:
    while position > 0 and sizes[position - 1] <= room:
        position -= 1
        room -= sizes[position]
    return position


def _forth(sizes: list[int], position: int, room: int) -> int:
    while position < len(sizes) and sizes[position] <= room:
        room -= sizes[position]
        position += 1
    return position
