"""How many columns text takes on a terminal, and breaking it into lines the way Chinese is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from unicodedata import category, east_asian_width

# What may not begin a line, and what may not end one.
_CLOSING = frozenset("，。、；：？！”’）》〉」』】〕］…—·,.;:?!)]}%％")
_OPENING = frozenset("“‘（《〈「『【〔［([{") | {""}
_PIECE = re.compile(r"[!-~]+|\s|.", re.DOTALL)


@lru_cache(maxsize=1 << 14)
def columns(char: str, ambiguous: int = 1) -> int:
    """The columns of one character, or of none: 0, 1 or 2. ``ambiguous`` is what the terminal gives to marks such as “
    and …."""
    if not char:
        return 0
    kind = east_asian_width(char)
    if kind in "WF":
        return 2
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return ambiguous if kind == "A" else 1


def width(text: str, ambiguous: int = 1) -> int:
    """The columns of a line of text."""
    if text.isascii():
        return len(text)
    return sum(map(columns, text, repeat(ambiguous)))


def pad(text: str, target: int, ambiguous: int = 1) -> str:
    """``text`` filled with spaces up to ``target`` columns."""
    return text + " " * max(0, target - width(text, ambiguous))


def wrap(text: str, limit: int, ambiguous: int = 1) -> list[str]:
    """``text`` in lines of at most ``limit`` columns, unless a single word is longer. Words of ASCII stay whole;
    no line begins with a closing mark or ends with an opening one."""
    if 2 * len(text) <= limit or width(text, ambiguous) <= limit:  # as most are
        return [text.strip()]
    lines: list[str] = []
    line, reached = "", 0
    for piece in _pieces(text):
        if line and reached + width(piece.rstrip(), ambiguous) > limit:
            lines.append(line.rstrip())
            line, reached = "", 0
        added = piece if line else piece.lstrip()
        line += added
        reached += width(added, ambiguous)
    return [*lines, line.rstrip()] if line or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """What must not be torn apart; white space goes with what is before it."""
    held = ""
    for piece in _PIECE.findall(text):
        if held and not piece.isspace() and piece[0] not in _CLOSING and held.rstrip()[-1:] not in _OPENING:
            yield held
            held = ""
        held += piece
    if held:
        yield held
