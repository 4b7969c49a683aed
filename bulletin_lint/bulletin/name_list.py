"""Lists of names: the members, what separates them, and the mark behind the last."""

from __future__ import annotations

from bulletin_lint.bulletin.model import Span
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import one_of, pairs

_PAIRS = pairs("（([〔《“")
_MARK = compiled(rf"\s*[、，,；;﹑､]\s*|[ \t\v\f\n\u3000\u00a0]+|(?P<bracket>{one_of((*_PAIRS, *_PAIRS.values()))})")
_END = compiled(r"[。.，、；,;\s]+$")


def split_members(string: str, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The members in ``string[start:end]`` and what separates them; marks inside brackets separate nothing.

    Members may be empty, where two separators follow one another or one comes first.
    """
    members: list[Span] = []
    separators: list[Span] = []
    while start < end and string[start].isspace():
        start += 1
    position, depth = start, 0
    for match in _MARK.finditer(string, start, end):
        if match.lastgroup:
            depth += 1 if match.group() in _PAIRS else -1
        elif depth <= 0:
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
