"""An issue in its place in a series, and what speaks against one issue following another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bulletin_lint.series.facts import Facts

GOES_ON = 3  # numbers by which a year that does not begin anew may go on
_FEW_GAPS, _SHARE_OF_GAPS = 2, 20  # a series lacks numbers at so few places, or at one of so many
_SLOW = 3  # times the usual pace at which an issue still follows the one before it
_SLOWEST = 6  # times the usual pace that speak most against a step
_EMPTY_YEAR = 2  # from one year to the next but one
_MANY = 3  # missing numbers for which there must have been time
_JANUARY, _DECEMBER = "01", "12"
_SPRING = ("01", "02", "03")

# What speaks against a place, in units of one slip.
_OVERLAP = 3.0  # two issues in the wrong order, or with the same numbers
_OTHER_YEAR = 1.2  # the year of the number is not that of the date
_NOT_ANEW = 0.9  # the year goes on counting, though others begin anew
_GAP, _GAP_OF_MANY = 0.7, 0.35  # numbers are missing; the same where that happens often
_FAR = 1.5  # times as much for more than a few of them
_NO_TIME = 0.6  # numbers are missing for which there was no time
_TOTAL = 0.6  # the running numbers do not count as the numbers do
_PACE = 0.4  # at most, for days more or fewer than usual
_FILED, _FILED_UNDATED = 0.02, 0.1  # the names of the files are in another order; that and no date
_SAME_DAY = 0.3  # two issues of one day have the same number, and are not the same
_LATE = 0.1  # the last of a year printed in January, or the first in December


class Slip(Enum):
    """What of an issue is out of place."""

    NONE = "none"
    NUMBER = "number"
    DATE = "date"
    TWICE = "twice"  # another issue bears the number


_SLIPS = {Slip.NONE: 0.0, Slip.NUMBER: 1.02, Slip.DATE: 1.0, Slip.TWICE: 1.01}


class Placed(NamedTuple):
    """An issue in its place: ``year``, ``first``, ``number`` and ``day`` are those that it has, or should have; no day
    is '', be there none or one that is wrong. ``file`` is the place of the file among the others by name."""

    facts: Facts
    file: int
    year: int
    first: int
    number: int
    day: str
    slip: Slip = Slip.NONE

    @property
    def rank(self) -> tuple[int, int]:
        return self.year, self.number


class Manner(NamedTuple):
    """How a series is published: ``pace`` in days, whether years begin ``anew``, how much a ``gap`` weighs."""

    pace: float
    anew: bool
    gap: float


def by_rank(item: Placed) -> tuple[int, int]:
    return item.rank


def as_said(issue: Facts, file: int) -> Placed:
    """The issue with the numbers that it says; the year is 0 where neither these nor the date say it."""
    assert issue.number is not None
    year = issue.year or int(issue.date[:4] or 0)
    return Placed(issue, file, year, issue.first or issue.number, issue.number, issue.date)


def manner_of(items: Sequence[Placed], undated: int = 0) -> Manner:
    """How most of the issues are published; ``undated`` more may stand where numbers are missing."""
    pairs = [*pairwise(items)]
    dated = [(above, below) for above, below in pairs if above.day and below.day]
    paces = sorted(_days(above, below) / steps for above, below in dated if (steps := skipped(above, below) + 1) > 0)
    gaps = sum(skipped(above, below) > 0 for above, below in pairs)
    few = gaps <= _FEW_GAPS + len(pairs) // _SHARE_OF_GAPS + undated
    return Manner(paces[len(paces) // 2] if paces else 0, begins_anew(items), _GAP if few else _GAP_OF_MANY)


def begins_anew(items: Sequence[Placed]) -> bool:
    """Whether numbers are meant to begin anew with the year: as often as not they do, or there has been one new year
    only and a running number counts on already."""
    turns = [(above, below) for above, below in pairwise(items) if above.year < below.year]
    on = sum(goes_on(above, below) for above, below in turns)
    if on < len(turns):
        return on <= len(turns) - on
    return on <= 1 and any(item.facts.total is not None for item in items)


def goes_on(above: Placed, below: Placed) -> bool:
    """Whether the number of the new year goes on with that of the old one; a year may have no issue at all."""
    return below.year > above.year and 0 < below.first - above.number <= GOES_ON


def skipped(above: Placed, below: Placed) -> int:
    """How many numbers are missing between two issues; negative where they overlap."""
    return below.first - 1 - (above.number if above.year == below.year or goes_on(above, below) else 0)


def counts_on(above: Placed, below: Placed) -> bool | None:
    """Whether the running numbers go on as the numbers do; None where one of the issues has none."""
    if above.facts.total is None or below.facts.total is None:
        return None
    step = below.number - (above.number if above.year == below.year else 0)
    joint = below.number - below.first  # an office may count a joint issue as one
    steps = {step, step - joint}
    if goes_on(above, below):
        steps |= {step - above.number, step - above.number - joint}
    return below.facts.total - above.facts.total in steps


def cost(items: Sequence[Placed], at: int, item: Placed, manner: Manner) -> float:
    """What speaks against the issue standing before the one at ``at``."""
    above, below = items[at - 1] if at else None, items[at] if at < len(items) else None
    return (
        _SLIPS[item.slip]
        + _of_year(above, item, below, manner)
        + strain(above, item, manner)
        + strain(item, below, manner)
        - strain(above, below, manner)
    )


def strain(above: Placed | None, below: Placed | None, manner: Manner) -> float:
    """What speaks against one issue following another."""
    return sum(_strains(above, below, manner)) if above and below else 0.0


def _strains(above: Placed, below: Placed, manner: Manner) -> Iterator[float]:
    missing = skipped(above, below)
    if above.file > below.file:
        yield _FILED if above.day and below.day else _FILED_UNDATED
    if counts_on(above, below) is False:
        yield _TOTAL
    if below.slip is Slip.TWICE and (above.rank, above.first) == (below.rank, below.first):
        if above.day == below.day and above.facts.articles != below.facts.articles:
            yield _SAME_DAY
    elif below.year < above.year or missing < 0:
        yield _OVERLAP
    else:
        yield from _gaps(above, below, missing, manner)


def _gaps(above: Placed, below: Placed, missing: int, manner: Manner) -> Iterator[float]:
    if goes_on(above, below) and manner.anew:
        yield _NOT_ANEW
    elif missing > 0 or below.year - above.year > 1:
        yield manner.gap * (_FAR if missing > _MANY or below.year - above.year > _EMPTY_YEAR else 1)
    if above.day and below.day:
        days, due = _days(above, below), (missing + 1) * manner.pace
        yield _PACE * min(1.0, abs(days - due) / (_SLOWEST * (manner.pace + 1)))
        if missing >= _MANY and _SLOW * days < due:
            yield _NO_TIME


def _of_year(above: Placed | None, item: Placed, below: Placed | None, manner: Manner) -> float:
    """What speaks against the date being of another year than the number."""
    year, month = int(item.day[:4] or item.year), item.day[5:7]
    if year == item.year:
        return 0.0
    if year == item.year - 1 and item.first == 1 and month == _DECEMBER:
        return _LATE
    said = item.facts.year == item.year
    if year != item.year + 1 or month not in (_SPRING if said else _JANUARY):
        return _OTHER_YEAR
    if below is not None and below.year == item.year:
        return _OTHER_YEAR
    if above is None:
        return _LATE if said and item.first > 1 and below and below.first == 1 else _OTHER_YEAR
    missing = item.first - above.number - 1
    if above.year != item.year or not (said or missing < GOES_ON):
        return _OTHER_YEAR
    soon = not above.day or _days(above, item) <= _SLOW * (manner.pace + 1) * (missing + 1)
    return _LATE if soon else _OTHER_YEAR


def _days(above: Placed, below: Placed) -> int:
    return _number_of(below.day) - _number_of(above.day)


@lru_cache(maxsize=4096)
def _number_of(day: str) -> int:
    return date.fromisoformat(day).toordinal()
