"""Lists of names: the members, what separates them, and the mark behind the last."""

from __future__ import annotations

from bulletin_lint.bulletin.model import Span
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import one_of, pairs

_SEPARATOR = compiled(r"\s*[、，,；;﹑､]\s*|[ \t\v\f\n\u3000\u00a0]+")
_PAIRS = pairs("（([〔《“")
_BRACKET = compiled(one_of((*_PAIRS, *_PAIRS.values())))
_END = compiled(r"[。.，、；,;\s]+$")


def split_members(string: str, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The members in ``string[start:end]`` and what separates them; marks inside brackets separate nothing.

    Members may be empty, where two separators follow one another or one comes first.
    """
    members: list[Span] = []
    separators: list[Span] = []
    while start < end and string[start].isspace():
        start += 1
    depths = _Depths(string, start, end)
    position = start
    for match in _SEPARATOR.finditer(string, start, end):
        if match.start() < position or depths.at(match.start()) > 0:
            continue
        members.append(Span(position, match.start()))
        separators.append(Span(*match.span()))
        position = match.end()
    if position < end:
        members.append(Span(position, end))
    return tuple(members), tuple(separators)


def end_mark(written: str) -> str:
    """The mark, with white space beside it, at the end of a list; '' where it ends in a name."""
    match = _END.search(written)
    return match.group() if match else ""


class _Depths:
    """How many brackets are open at growing offsets, counted once from left to right."""

    def __init__(self, string: str, start: int, end: int) -> None:
        self._brackets = _BRACKET.finditer(string, start, end)
        self._next = next(self._brackets, None)
        self._depth = 0

    def at(self, offset: int) -> int:
        while self._next is not None and self._next.start() < offset:
            self._depth += 1 if self._next.group() in _PAIRS else -1
            self._next = next(self._brackets, None)
        return self._depth
