"""Kind ``trend``: 由A增加到B where B is less than A, 由A减少到B where it is more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.quantity import NUMBER, UNIT, value_of
from bulletin_lint.checks.reading.quoted import Quoted, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled

UP = ("增加", "增长", "提高", "提升", "上升", "扩大", "攀升", "增")
DOWN = ("减少", "下降", "降低", "缩短", "压缩", "缩减", "回落", "减", "降")
_TO = ("到", "至", "为")
# What an amount ends with: the figure itself, its 万, or the last character of a unit.
_AMOUNT = frozenset(
    "0123456789 万亿点里米时斤顷钟次元%％人名位个家户件项天亩吨篇条台套辆岁倍种期支株只头处座批所份册张架艘间栋幢片块场"
)
_ANCHORS = tuple(verb + to for verb in (*UP, *DOWN) for to in _TO)
_SCALES = "百千万亿"
_STOPS = frozenset("，。；：、\n")
_REACH = 44


class Trend(NamedTuple):
    """No parameters: both directions are one mistake."""


@cache
def _before() -> regex.Pattern[str]:
    return compiled(rf"(?<![第\d.,:：/·．∶—-])(?P<n>{NUMBER})(?P<u>{UNIT}?)[ ]?\Z")


@cache
def _after() -> regex.Pattern[str]:
    return compiled(rf"(?:到|至|为)了?[ ]?(?P<n>{NUMBER})(?![·．])(?P<u>{UNIT})(?![多余])")


def run(draft: Draft, parameters: Trend) -> Iterator[Hit]:
    found = draft.occurrences(_ANCHORS)
    string = draft.text.string
    done = -1
    places = ((start, anchor) for anchor in _ANCHORS for start in found.get(anchor, ()) if string[start - 1] in _AMOUNT)
    for start, anchor in sorted(places):
        verb = anchor[:-1]
        begin = _begin(string, start)
        after = _after().match(string, start + len(verb), start + 40) if begin > done else None
        before = _before().search(string[begin:start]) if after else None
        if before and after and _wrong_way(before, verb, after) and is_own(draft, begin, after.end(), Quoted.SKIP):
            done = begin
            yield Hit(begin, after.end(), (), {"verb": verb})


def _begin(string: str, end: int) -> int:
    """Where the nearest 由 or 从 before ``end`` stands in its clause; -1 where there is none."""
    left = string[max(0, end - _REACH) : end]
    at = max(left.rfind("由"), left.rfind("从"))
    return end - len(left) + at if at >= 0 and _STOPS.isdisjoint(left[at:]) else -1


def _wrong_way(before: regex.Match[str], verb: str, after: regex.Match[str]) -> bool:
    """Ranks and times go the other way round, so only like units of plain amounts are compared."""
    if before["u"] != after["u"] and before["u"]:
        return False
    if not before["u"] and (before["n"][-1] in _SCALES or after["n"][-1] in _SCALES):
        return False
    old, new = value_of(before["n"]), value_of(after["n"])
    return new < old if verb in UP else new > old


KIND = Kind("trend", run, Trend, lambda parameters: _ANCHORS)
