"""Gaps that set off a title which opens its paragraph."""

from __future__ import annotations

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from bulletin_lint.checks.reading.chars import POINTS, is_digit
from bulletin_lint.checks.reading.prose import Nature
from bulletin_lint.startup.patterns import compiled

_SHORTEST_LEAD, _LONGEST_LEAD = 8, 60  # characters of a title that opens its paragraph
_DAY = compiled(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|，)|(?:近日|日前|今年|连日来|目前)，")


def behind_a_lead(draft: Draft, string: str, start: int, end: int, nature: Nature) -> bool:
    """Whether the gap sets off a title that opens its paragraph: a lead-in, or a first clause without a mark before an
    ideographic space or a day."""
    if draft.role_at(start - 1) == Role.LEAD and draft.role_at(end) != Role.LEAD:
        return True
    first = string[nature.start : start]
    if not is_digit(string[end]):
        return False
    if not _SHORTEST_LEAD <= len(first) <= _LONGEST_LEAD or any(mark in first for mark in POINTS):
        return False
    return "\u3000" in string[start:end] or _DAY.match(string, end) is not None
