"""The places that an issue may have among others, if a number or a date may be wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.series.places import GOES_ON, Manner, Placed, Slip, by_rank, cost

_AWAY = 0.5  # what speaks against a date that is wrong in more than its year
_LONGEST_JOINT = 2  # the numbers of a joint issue are at most so far apart
_FARTHEST = 12  # years by which a year may be wrong
_JANUARY = "01"


class Option(NamedTuple):
    """An issue, before which other it may stand, and what speaks against it."""

    cost: float
    at: int
    item: Placed


def best(items: Sequence[Placed], said: Placed, manner: Manner) -> Option:
    """The place that the least speaks against, of an issue with the numbers that it says."""
    low, high = in_time(items, said.day)
    found = [
        Option(cost(items, at, item, manner) + more, at, item) for at, item, more in _options(items, said, low, high)
    ]
    return min(found, key=lambda option: round(option.cost, 6))


def a_year_later(items: Sequence[Placed], said: Placed, manner: Manner) -> Option | None:
    """The place of an issue whose date is of the year before, and else fits; None where it does not."""
    found = [
        Option(cost(items, at, item, manner), at, item)
        for at, item, _ in (_dates(items, said) if said.day else ())
        if item.day and item.year == said.year + 1
    ]
    return found[0] if found else None


def in_time(items: Sequence[Placed], day: str) -> tuple[int, int]:
    """The first and the last place that the date allows."""
    if not day:
        return 0, len(items)
    low, high = _from(items, day), _from(items, f"{day}+")
    while low and not items[low - 1].day:
        low -= 1
    return low, high


def _from(items: Sequence[Placed], day: str) -> int:
    """The first issue with a date that is not before ``day``."""
    low, high = 0, len(items)
    while low < high:
        middle = dated = (low + high) // 2
        while dated < high and not items[dated].day:
            dated += 1
        if dated < high and items[dated].day < day:
            low = dated + 1
        else:
            high = middle
    while low < len(items) and not items[low].day:
        low += 1
    return low


def _options(items: Sequence[Placed], said: Placed, low: int, high: int) -> Iterator[tuple[int, Placed, float]]:
    if not said.day:
        yield from ((at, item, 0.0) for at, item in _undated(items, said))
        return
    here = bisect_left(items, said.rank, key=by_rank)
    if low <= here <= high:
        yield here, said, 0.0
    yield from ((at, item, 0.0) for at, item in _late(items, said) if low <= at <= high)
    for at in range(low, high + 1):
        yield from ((at, item, 0.0) for item in _numbers(items, at, said))
    yield from _dates(items, said)
    if (twin := _behind_twins(items, here, said)) is not None:
        yield twin, said._replace(slip=Slip.TWICE), 0.0 if low <= twin <= high else 1.0


def _undated(items: Sequence[Placed], said: Placed) -> Iterator[tuple[int, Placed]]:
    """The places of an issue without a date: in any year, unless it names its own."""
    years = [said.year] if said.year else dict.fromkeys(item.year for item in reversed(items)) or [0]
    for year in years:
        item = said._replace(year=year)
        at = bisect_left(items, item.rank, key=by_rank)
        twin = _behind_twins(items, at, item)
        yield (at, item) if twin is None else (twin, item._replace(slip=Slip.TWICE))


def _behind_twins(items: Sequence[Placed], at: int, item: Placed) -> int | None:
    """The place behind the issues that bear the same number, of which the first is at ``at``; None for no such."""
    behind = at
    while behind < len(items) and (items[behind].rank, items[behind].first) == (item.rank, item.first):
        behind += 1
    return behind if behind > at else None


def _late(items: Sequence[Placed], said: Placed) -> Iterator[tuple[int, Placed]]:
    """The place of the last issue of a year that was printed in January: the first of the next year follows it, or, if
    none does yet, an earlier year had as many."""
    if said.day[5:7] != _JANUARY or said.day[:4] != f"{said.year}":
        return
    item = said._replace(year=said.year - 1)
    at = bisect_left(items, item.rank, key=by_rank)
    if at == 0 or items[at - 1].year != item.year:
        return
    missing = item.first - items[at - 1].number - 1
    if at < len(items):
        usual = _is_first(items[at], said.year) and 0 <= missing < GOES_ON
    else:
        usual = missing == 0 and any(other.year < item.year and other.number >= item.number for other in items)
    if usual:
        yield at, item


def _is_first(item: Placed, year: int) -> bool:
    return (item.year, item.first) == (year, 1)


def _numbers(items: Sequence[Placed], at: int, said: Placed) -> Iterator[Placed]:
    """The numbers that the place would give to the issue: the next, or the one before the next issue."""
    above, below = items[at - 1] if at else None, items[at] if at < len(items) else None
    year, span = int(said.day[:4]), said.number - said.first
    found = {(year, said.first, said.number)}
    if above:
        first = above.number + 1 if above.year == year else 1
        found |= {(year, first, first), (year, first, first + span)}
        late = said.year < year or (below and _is_first(below, year))
        if said.day[5:7] == _JANUARY and above.year == year - 1 and late:
            found |= {(above.year, above.number + 1, above.number + 1 + span)}
    if below and below.year == year:
        last = below.first - 1
        found |= {(year, last - span, last)}
        if above and span and last - first <= _LONGEST_JOINT:
            found |= {(year, first, last)}
    for begins in sorted(found - {(said.year, said.first, said.number)}):
        if 0 < begins[1] <= begins[2]:
            yield Placed(said.facts, said.file, *begins, said.day, Slip.NUMBER)


def _dates(items: Sequence[Placed], said: Placed) -> Iterator[tuple[int, Placed, float]]:
    """The places that the number gives to the issue if its date is wrong: in its own year, or, if that may be wrong
    too, in another."""
    own = int(said.day[:4])
    january = said.day[5:7] == _JANUARY
    free = own == said.year or (january and own == said.year + 1)
    for year in _years(items, said.year) if free else [said.year]:
        at = bisect_left(items, (year, said.number), key=by_rank)
        item = said._replace(year=year, day="", slip=Slip.DATE)
        yield at, item, 0.0 if year == said.year else _AWAY
        for day in (_shifted(said.day, other) for other in (year, year + 1)[: 1 + january] if other != own):
            if _fits(items, at, day):
                yield at, item._replace(day=day), 0.0


def _years(items: Sequence[Placed], year: int) -> list[int]:
    """The years that may be meant, the nearest first."""
    first, last = (items[0].year, items[-1].year) if items else (year, year)
    years = {year - 1, year, year + 1, *range(max(first, year - _FARTHEST), min(last, year + _FARTHEST) + 1)}
    return sorted(years, key=lambda other: abs(other - year))


def _fits(items: Sequence[Placed], at: int, day: str) -> bool:
    low, high = in_time(items, day)
    return low <= at <= high


def _shifted(day: str, year: int) -> str:
    """The same day in another year."""
    return f"{year:04}{'-02-28' if day.endswith('-02-29') else day[4:]}"
