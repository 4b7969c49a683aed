"""What stands around a half-width mark, and decides whether it is one."""

from __future__ import annotations

from typing import NamedTuple

from bulletin_lint.checks.reading.chars import CLOSERS, OPENERS, POINTS, SPACES, is_han
from bulletin_lint.checks.reading.prose import Nature, line_end
from bulletin_lint.checks.reading.protected import Protected

CLAUSE = 5  # Han on the left that make a full stop in mid-paragraph believable
REACH = 40
_THROUGH = frozenset(CLOSERS + ")]\"'%％" + SPACES)


class Place(NamedTuple):
    """A mark at ``at`` in ``string``; ``left`` is the nearest character that decides on its left, '' at the edge;
    ``right`` likewise."""

    string: str
    at: int
    nature: Nature
    guard: Protected
    left: str
    left_at: int
    right: str

    @property
    def mark(self) -> str:
        return self.string[self.at]

    @property
    def after_chinese(self) -> bool:
        """Whether what precedes is Chinese: Han, a symbol like ℃, or a full-width closing mark with anything inside."""
        before = self.string[self.at - 1] if self.at > self.nature.start else ""
        symbol = self.left != "" and not self.left.isascii() and not self.left.isalnum()
        return is_han(self.left) or symbol or before in tuple(CLOSERS)

    @property
    def before_chinese(self) -> bool:
        return is_han(self.right) or self.right in tuple(OPENERS + CLOSERS)


def place_of(string: str, at: int, nature: Nature, guard: Protected) -> Place:
    """What stands around the mark at ``at``: spaces, and on its left ``%``, quotes and brackets, are looked through."""
    left_at = at - 1
    while left_at >= nature.start and string[left_at] in _THROUGH and at - left_at < REACH:
        left_at -= 1
    right_at = at + 1
    while right_at < nature.end and string[right_at] in SPACES and right_at - at < REACH:
        right_at += 1
    left = string[left_at] if left_at >= nature.start else ""
    right = "" if line_end(string, right_at, nature.end) else string[right_at]
    return Place(string, at, nature, guard, left, left_at, right)


def clause_before(place: Place) -> int:
    """How many characters precede since the last mark, up to a limit."""
    index = place.at - 1
    while index >= place.nature.start and place.at - index <= CLAUSE and place.string[index] not in POINTS:
        index -= 1
    return place.at - 1 - index


def clause_after(place: Place) -> int:
    """How many characters follow up to the next mark, up to a limit."""
    index = place.at + 1
    while index < place.nature.end and index - place.at <= 3 and place.string[index] not in POINTS:
        index += 1
    return index - place.at - 1
