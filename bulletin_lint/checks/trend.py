"""Kind ``trend``: 由A增加到B where B is less than A, 由A减少到B where it is more."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.quantity import NUMBER, UNIT, value_of
from bulletin_lint.checks.reading.quoted import Quoted, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.decode import Doc
from bulletin_lint.toml.words import written_out

_TO = ("到", "至", "为")
# What an amount ends with: the figure itself, its 万, or the last character of a unit.
_AMOUNT = frozenset(
    "0123456789 万亿点里米时斤顷钟次元%％人名位个家户件项天亩吨篇条台套辆岁倍种期支株只头处座批所份册张架艘间栋幢片块场"
)
_SCALES = "百千万亿"
_STOPS = frozenset("，。；：、\n")
_REACH = 44


class Trend(NamedTuple):
    """``up`` and ``down``: the verbs after which an amount must be greater, or less, than the one before."""

    up: Annotated[tuple[str, ...], Doc("表示增加的动词")]
    down: Annotated[tuple[str, ...], Doc("表示减少的动词")]


@cache
def words(parameters: Trend) -> tuple[str, ...]:
    """Each verb with what leads to the new amount."""
    return tuple(verb + to for verb in (*parameters.up, *parameters.down) for to in _TO)


@cache
def _before() -> regex.Pattern[str]:
    """The old amount; of one in several units, 1小时33分钟, the last part says nothing."""
    mixed = r"(?<![\d一二三四五六七八九十两](?:小时|个月|[时天年月周元角米斤分]))"
    return compiled(written_out(rf"(?<![第\d.,:：/·．∶—-]){mixed}(?P<n>{NUMBER})(?P<u>{UNIT}?)[ ]?\Z"))


@cache
def _after() -> regex.Pattern[str]:
    return compiled(written_out(rf"(?:到|至|为)了?[ ]?(?P<n>{NUMBER})(?![·．])(?P<u>{UNIT})(?![多余])"))


def run(draft: Draft, parameters: Trend) -> Iterator[Hit]:
    found = draft.occurrences(words(parameters))
    string = draft.text.string
    done = -1
    places = (
        (start, anchor)
        for anchor in words(parameters)
        for start in found.get(anchor, ())
        if string[start - 1] in _AMOUNT
    )
    for start, anchor in sorted(places):
        verb = anchor[:-1]
        begin = _begin(string, start)
        after = _after().match(string, start + len(verb), start + 40) if begin > done else None
        before = _before().search(string[begin:start]) if after else None
        wrong = before and after and _wrong_way(before, verb in parameters.up, after)
        if wrong and after and is_own(draft, begin, after.end(), Quoted.SKIP):
            done = begin
            yield Hit(begin, after.end(), (), {"verb": verb})


def _begin(string: str, end: int) -> int:
    """Where the nearest 由 or 从 before ``end`` stands in its clause; -1 where there is none."""
    left = string[max(0, end - _REACH) : end]
    at = max(left.rfind("由"), left.rfind("从"))
    return end - len(left) + at if at >= 0 and _STOPS.isdisjoint(left[at:]) else -1


def _wrong_way(before: regex.Match[str], up: bool, after: regex.Match[str]) -> bool:
    """Ranks and times go the other way round, so only like units of plain amounts are compared."""
    if before["u"] != after["u"] and before["u"]:
        return False
    if not before["u"] and (before["n"][-1] in _SCALES or after["n"][-1] in _SCALES):
        return False
    old, new = value_of(before["n"]), value_of(after["n"])
    return new < old if up else new > old


KIND = Kind("trend", run, Trend, words)
