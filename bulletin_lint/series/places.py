"""The places of issues that are out of place: where the number or the date puts them among those that fit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from bulletin_lint.series.facts import Facts

_ONE_BETWEEN = 2  # the difference of two numbers between which one is missing
_JANUARY = "01"


class Slip(Enum):
    """What of an issue is out of place."""

    NONE = "none"
    NUMBER = "number"
    DATE = "date"
    TWICE = "twice"  # another issue bears the number


class Placed(NamedTuple):
    """An issue in its place: ``year`` and ``number`` are those that it has, or should have."""

    facts: Facts
    year: int
    number: int
    slip: Slip = Slip.NONE

    @property
    def rank(self) -> tuple[int, int]:
        return self.year, self.number


def counts_on(above: Placed, below: Placed) -> bool | None:
    """Whether the running numbers go on as the numbers do; None where one of the issues has none."""
    if above.facts.total is None or below.facts.total is None:
        return None
    step = below.number - (above.number if above.year == below.year else 0)
    joint = below.number - (below.facts.first or below.number)  # an office may count a joint issue as one
    return below.facts.total - above.facts.total in (step, step - joint)


def put_late(fitting: list[Placed], item: Placed) -> bool:
    """Put an issue that was printed in the January behind its year among those that fit, if it is one."""
    late = _behind_its_year(fitting, item)
    if late is not None:
        fitting.insert(late, item._replace(year=item.year - 1))
    return late is not None


def put(fitting: list[Placed], item: Placed) -> None:
    """Put an issue that is out of place among those that fit."""
    at = _by_date(fitting, item.facts.date)
    if (number := _missing_at(fitting, at)) is not None:
        fitting.insert(at, Placed(item.facts, fitting[at - 1].year, number, Slip.NUMBER))
        return
    here = bisect_left(fitting, item.rank, key=by_rank)
    twin = here if here < len(fitting) and fitting[here].rank == item.rank else None
    for year in (item.year, item.year + 1, item.year - 1):
        place = bisect_left(fitting, (year, item.number), key=by_rank)
        able = [item] if twin is None else [item, fitting[twin]]
        able = [each for each in able if is_missing(fitting, place, each, year)]
        if not able:
            continue
        best = max(able, key=lambda each: _belongs(fitting, place, each))
        if best is not item:
            assert twin is not None
            fitting[twin], item = item, best
        fitting.insert(place, Placed(item.facts, year, item.number, Slip.DATE))
        return
    if twin is not None:
        _put_twin(fitting, item, twin)
    elif (rank := _missing_at_turn(fitting, at, item)) is not None:
        fitting.insert(at, Placed(item.facts, *rank, Slip.NUMBER))
    else:
        at_end = here in (0, len(fitting)) and _in_time(fitting, here, item)
        fitting.insert(here, item._replace(slip=Slip.NONE if at_end else Slip.DATE))


def _behind_its_year(fitting: Sequence[Placed], item: Placed) -> int | None:
    """The place of an issue that is the last of a year and was printed in January: the first of the next year follows
    it, or, if none does yet, an earlier year had as many."""
    at = bisect_left(fitting, (item.year - 1, item.number), key=by_rank)
    if at == 0 or fitting[at - 1].rank != (item.year - 1, item.number - 1) or not _in_time(fitting, at, item):
        return None
    own = bisect_left(fitting, item.rank, key=by_rank)
    shifted = item._replace(year=item.year - 1)
    borne = own < len(fitting) and fitting[own].rank == item.rank
    lacking = not borne and fitting[own - 1].rank == (item.year, item.number - 1)
    if lacking or counts_on(fitting[at - 1], shifted) is False:
        return None  # the year that it says lacks it, or the running number speaks against it
    if at < len(fitting):
        return at if fitting[at].rank == (item.year, 1) else None
    usual = any(other.year < item.year - 1 and other.number >= item.number for other in fitting)
    return at if usual and item.facts.date[5:7] == _JANUARY else None


def by_rank(item: Placed) -> tuple[int, int]:
    return item.rank


def _in_time(fitting: Sequence[Placed], at: int, item: Placed) -> bool:
    """Whether the date fits where the number puts the issue."""
    above, below = fitting[at - 1] if at else None, fitting[at] if at < len(fitting) else None
    day = item.facts.date
    return (above is None or above.facts.date <= day) and (below is None or day <= below.facts.date)


def _by_date(fitting: Sequence[Placed], day: str) -> int:
    """Behind which issue the date puts another; issues whose own date is wrong do not count."""
    before = [index for index, other in enumerate(fitting) if other.slip is not Slip.DATE and other.facts.date <= day]
    return before[-1] + 1 if before else 0


def _missing_at(fitting: Sequence[Placed], at: int) -> int | None:
    """The one number that is missing before the issue at ``at``."""
    if not 0 < at < len(fitting):
        return None
    above, below = fitting[at - 1], fitting[at]
    missing = above.year == below.year and below.number - above.number == _ONE_BETWEEN
    return above.number + 1 if missing else None


def _missing_at_turn(fitting: Sequence[Placed], at: int, item: Placed) -> tuple[int, int] | None:
    """The last number of a year, or the first of the next, where the date puts the issue between the two."""
    if not 0 < at < len(fitting) or fitting[at - 1].year + 1 != fitting[at].year:
        return None
    above, below = fitting[at - 1], fitting[at]
    if item.year == above.year and below.number == 1:
        return above.year, above.number + 1
    return (below.year, 1) if item.year == below.year and below.number == _ONE_BETWEEN else None


def is_missing(fitting: Sequence[Placed], at: int, item: Placed, year: int) -> bool:
    """Whether the number of the issue is missing at ``at`` in that year. Of another year than the date says it must be
    the only one that is missing, or the next one, be it the first of a year by its running number; and then its day
    must fit too."""
    above, below = fitting[at - 1] if at else None, fitting[at] if at < len(fitting) else None
    if below and below.rank == (year, item.number):
        return False
    after = above is not None and above.year == year
    before = below is not None and below.year == year
    if year == item.year:
        return before and (after or (item.number == 1 and below is not None and below.number == _ONE_BETWEEN))
    next_to = above is not None and after and above.number + 1 == item.number
    ahead_of = below is not None and before and item.number + 1 == below.number
    if after and before:
        return next_to and ahead_of
    shifted = Placed(item.facts._replace(date=f"{year:04}{item.facts.date[4:]}"), year, item.number)
    counted = counts_on(above, shifted) if above else None
    turned = bool(above and above.year + 1 == year and item.number == 1 and below is None and counted)
    return (turned or next_to or ahead_of) and counted is not False and _in_time(fitting, at, shifted)


def _belongs(fitting: Sequence[Placed], at: int, item: Placed) -> tuple[bool, int]:
    """How well one of two issues with the same number fits where that is missing: by its running number, by its day."""
    above, below = fitting[at - 1], fitting[at] if at < len(fitting) else fitting[at - 1]
    steps = item.number - above.number if above.number < item.number else item.number
    total = above.facts.total is not None and item.facts.total == above.facts.total + steps
    days = [_of_year(other) for other in (above, below)]
    return total, -abs(2 * _of_year(item) - sum(days))


def _of_year(item: Placed) -> int:
    """The day of the year, roughly."""
    return int(item.facts.date[5:7]) * 31 + int(item.facts.date[8:10])


def _put_twin(fitting: list[Placed], item: Placed, twin: int) -> None:
    """Put an issue beside the one with the same number. The later one bears it twice, or has it in the place of the
    next."""
    other = fitting[twin]
    if other.facts.date > item.facts.date:
        fitting[twin], item = item, other
    number = _missing_at(fitting, twin + 1)
    late = item._replace(slip=Slip.TWICE) if number is None else Placed(item.facts, item.year, number, Slip.NUMBER)
    fitting.insert(twin + 1, late)


def put_undated(fitting: list[Placed], issue: Facts) -> None:
    """Put an issue without a date where its number belongs: in its year, or after the issue before it."""
    assert issue.number is not None
    years = [year for year in dict.fromkeys(other.year for other in fitting) if _lacks(fitting, year, issue.number)]
    years = years or [other.year for other in fitting if other.number == issue.number - 1]
    item = Placed(issue, issue.year or (years[-1] if years else fitting[-1].year if fitting else 0), issue.number)
    here = bisect_left(fitting, item.rank, key=by_rank)
    if here < len(fitting) and fitting[here].rank == item.rank:
        fitting.insert(here + 1, item._replace(slip=Slip.TWICE))
    else:
        fitting.insert(here, item)


def _lacks(fitting: Sequence[Placed], year: int, number: int) -> bool:
    """Whether the number is missing between two of that year."""
    at = bisect_left(fitting, (year, number), key=by_rank)
    if not 0 < at < len(fitting) or fitting[at].number == number:
        return False
    return fitting[at - 1].year == fitting[at].year == year
