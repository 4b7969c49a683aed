"""Kind ``trend``: 由A增加到B where B is less than A, 由A减少到B where it is more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.frame import around
from bulletin_lint.checks.quantity import NUMBER, UNIT, value_of
from bulletin_lint.checks.quoted import Quoted, is_own
from bulletin_lint.checks.scan import VOCABULARY
from bulletin_lint.engine.finding import Hit
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.rule import Kind

UP = ("增加", "增长", "提高", "提升", "上升", "扩大", "攀升", "增")
DOWN = ("减少", "下降", "降低", "缩短", "压缩", "缩减", "回落", "减", "降")
_TO = ("到", "至", "为")
_ANCHORS = tuple(verb + to for verb in (*UP, *DOWN) for to in _TO)


class Trend(NamedTuple):
    """No parameters: both directions are one mistake."""

    def validate(self) -> None:
        VOCABULARY.learn(_ANCHORS)


@cache
def _pattern() -> regex.Pattern[str]:
    verbs = "|".join((*UP, *DOWN))
    return compiled(
        rf"(?:由|从)[^，。；：、\n]{{0,24}}?(?<![第\d.,:：/·．∶—-])(?P<a>{NUMBER})(?P<ua>{UNIT}?)[ ]?"
        rf"(?P<verb>{verbs})(?:到|至|为)了?[ ]?(?P<b>{NUMBER})(?![·．])(?P<ub>{UNIT})(?![多余])"
    )


def run(draft: Draft, parameters: Trend) -> Iterator[Hit]:
    found = VOCABULARY.occurrences(draft)
    done = -1
    for start in sorted(start for anchor in _ANCHORS for start in found.get(anchor, ())):
        for match in around(draft.text.string, _pattern(), start, start + 1, 48, 32):
            if match.start() > done and _wrong_way(match) and is_own(draft, *match.span(), Quoted.SKIP):
                done = match.start()
                yield Hit(*match.span(), (), {"verb": match["verb"]})


def _wrong_way(match: regex.Match[str]) -> bool:
    """Ranks and times go the other way round, so only like units of plain amounts are compared."""
    if match["ua"] != match["ub"] and match["ua"]:
        return False
    if not match["ua"] and match["a"][-1] in "百千万亿":
        return False
    before, after = value_of(match["a"]), value_of(match["b"])
    if not match["ua"] and match["b"][-1] in "百千万亿":
        return False
    return after < before if match["verb"] in UP else after > before


KIND = Kind("trend", run, Trend)
