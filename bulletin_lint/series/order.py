"""The order in which issues came, though a number or a date may be wrong.

Issues in the order of their dates have rising numbers. Those that do not fit into the longest rising row are out of
place: either the number is wrong (then the date points to a gap that it would fill) or the date is (then the number
does), or two issues bear the same number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from bulletin_lint.series.facts import Facts

_MOST_WRONG = 2  # one of so many issues may be out of place
_FEW = 3  # issues of which none is far from the others
_FAR = 3  # numbers missing between two issues
_SLOW = 3  # times the usual pace at which an issue still follows the one before it
_ONE_BETWEEN = 2  # the difference of two numbers between which one is missing


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


def placed(issues: Sequence[Facts]) -> list[Placed]:
    """The issues that have a number, in the order in which they came; none where so many are out of place that the
    files are no series. The work grows like n log n."""
    numbered = [issue for issue in issues if issue.number is not None]
    rows = sorted(map(_as_said, numbered), key=lambda item: (item.facts.date, item.rank, item.facts.path))
    rows = [row for row in rows if row.facts.date]
    kept = _longest_rising(rows)
    others = sorted({*range(len(rows))} - {*kept})
    if _MOST_WRONG * len(others) > len(rows):
        return []
    fitting, wrong = [rows[index] for index in kept], []
    for index in others:
        wrong.append(_likelier_wrong(fitting, rows[index], bisect_left(kept, index)))
    for end in (0, -1):  # an issue at either end rises whatever its year
        if len(fitting) > _FEW and _is_astray(fitting, end):
            wrong.insert(0, fitting.pop(end))
    for item in wrong:
        _put(fitting, item)
    for issue in numbered:
        if not issue.date:
            _put_undated(fitting, issue)
    return fitting


def _likelier_wrong(fitting: list[Placed], item: Placed, at: int) -> Placed:
    """Which of two is out of place where the issue is at odds with one other alone: the one whose date is further from
    what the numbers around them let expect. The other is left among those that fit."""
    above = [place for place in range(at - 1, max(-1, at - 3), -1) if fitting[place].rank > item.rank]
    below = [place for place in range(at, min(len(fitting), at + 2)) if fitting[place].rank < item.rank]
    if len(above) + len(below) != 1:
        return item
    (place,) = above or below
    other = fitting[place]
    if not 0 < place < len(fitting) - 1:
        return item
    ends = fitting[place - 1], fitting[place + 1]
    low, high = sorted((item, other), key=_rank)
    off = {low.facts.path: _off(low, *ends, 1), high.facts.path: _off(high, *ends, 2)}
    if off[item.facts.path] >= off[other.facts.path]:
        return item
    fitting[place] = item
    return other


def _off(item: Placed, above: Placed, below: Placed, third: int) -> float:
    """By how many days the date differs from one that lies so many thirds of the way from one issue to another."""
    return abs(_days(item) - _days(above) - (_days(below) - _days(above)) * third / 3)


def _days(item: Placed) -> int:
    return date.fromisoformat(item.facts.date).toordinal()


def _as_said(issue: Facts) -> Placed:
    assert issue.number is not None
    return Placed(issue, issue.year or int(issue.date[:4] or 0), issue.number)


def _longest_rising(items: Sequence[Placed]) -> list[int]:
    """The indices of a longest row of rising ranks; of two that are as long, the one that ends lower."""
    ends: list[tuple[int, int]] = []  # the lowest end of a row of each length
    places: list[int] = []
    before: list[int] = []
    for index, item in enumerate(items):
        length = bisect_left(ends, item.rank)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [item.rank]
        places[length : length + 1] = [index]
    row: list[int] = []
    index = places[-1] if places else -1
    while index >= 0:
        row.append(index)
        index = before[index]
    return row[::-1]


def _is_astray(fitting: Sequence[Placed], end: int) -> bool:
    """Whether the issue at the end is far from its neighbour, or its number is missing in another year and it does not
    stand where it does as others do."""
    item, others = fitting[end], fitting[1:] if end == 0 else fitting[:-1]
    above, below = (item, others[0]) if end == 0 else (others[-1], item)
    counted = _counts_on(above, below)
    if _is_far(above, below) or counted is False:
        return True
    if counted or _keeps_pace(above, below, (_days(others[-1]) - _days(others[0])) / len(others)):
        return False
    years = (item.year + 1, item.year - 1)
    places = ((year, bisect_left(others, (year, item.number), key=_rank)) for year in years)
    return any(
        0 < at < len(others) and others[at - 1].year == others[at].year and _is_missing(others, at, item, year)
        for year, at in places
    )


def _counts_on(above: Placed, below: Placed) -> bool | None:
    """Whether the running numbers go on as the numbers do; None where one of the issues has none."""
    if above.facts.total is None or below.facts.total is None:
        return None
    step = below.number - (above.number if above.year == below.year else 0)
    joint = below.number - (below.facts.first or below.number)  # an office may count a joint issue as one
    return below.facts.total - above.facts.total in (step, step - joint)


def _keeps_pace(above: Placed, below: Placed, pace: float) -> bool:
    """Whether the second issue has the next number and came about when it was due; ``pace`` in days."""
    step = below.number - above.number if above.year == below.year else below.number
    return step == 1 and _days(below) - _days(above) <= _SLOW * (pace + 1)


def _is_far(above: Placed, below: Placed) -> bool:
    """Whether more numbers are missing between two issues than a series usually lacks."""
    if below.year - above.year > 1:
        return True
    return below.number - above.number > _FAR if above.year == below.year else below.number > _FAR


def _put(fitting: list[Placed], item: Placed) -> None:
    """Put an issue that is out of place among those that fit."""
    at = _by_date(fitting, item.facts.date)
    if (number := _missing_at(fitting, at)) is not None:
        fitting.insert(at, Placed(item.facts, fitting[at - 1].year, number, Slip.NUMBER))
        return
    here = bisect_left(fitting, item.rank, key=_rank)
    twin = here if here < len(fitting) and fitting[here].rank == item.rank else None
    for year in (item.year, item.year + 1, item.year - 1):
        place = bisect_left(fitting, (year, item.number), key=_rank)
        able = [item] if twin is None else [item, fitting[twin]]
        able = [each for each in able if _is_missing(fitting, place, each, year)]
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


def _rank(item: Placed) -> tuple[int, int]:
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


def _is_missing(fitting: Sequence[Placed], at: int, item: Placed, year: int) -> bool:
    """Whether the number of the issue is missing at ``at`` in that year. Of another year than the date says it must be
    the only one that is missing, or the next one, and then its day must fit too."""
    above, below = fitting[at - 1] if at else None, fitting[at] if at < len(fitting) else None
    if below and below.rank == (year, item.number):
        return False
    after = above is not None and above.year == year
    before = below is not None and below.year == year
    if year == item.year:
        return after and before
    next_to = above is not None and after and above.number + 1 == item.number
    ahead_of = below is not None and before and item.number + 1 == below.number
    if after and before:
        return next_to and ahead_of
    shifted = Placed(item.facts._replace(date=f"{year:04}{item.facts.date[4:]}"), year, item.number)
    counted = above is None or _counts_on(above, shifted) is not False
    return (next_to or ahead_of) and counted and _in_time(fitting, at, shifted)


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


def _put_undated(fitting: list[Placed], issue: Facts) -> None:
    """Put an issue without a date where its number belongs: in its year, or after the issue before it."""
    assert issue.number is not None
    years = [other.year for other in fitting if other.number == issue.number - 1]
    years = years or [year for year in {other.year: None for other in fitting} if _lacks(fitting, year, issue.number)]
    item = Placed(issue, issue.year or (years[-1] if years else fitting[-1].year if fitting else 0), issue.number)
    here = bisect_left(fitting, item.rank, key=lambda other: other.rank)
    if here < len(fitting) and fitting[here].rank == item.rank:
        fitting.insert(here + 1, item._replace(slip=Slip.TWICE))
    else:
        fitting.insert(here, item)


def _lacks(fitting: Sequence[Placed], year: int, number: int) -> bool:
    """Whether the number is missing between two of that year."""
    numbers = {other.number for other in fitting if other.year == year}
    return number not in numbers and min(numbers) < number < max(numbers)
