"""The order in which issues came, though a number or a date may be wrong.

Issues in the order of their dates have rising numbers. Those that do not fit into the longest rising row are out of
place: either the number is wrong (then the date points to a gap that it would fill) or the date is (then the number
does), or two issues bear the same number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from bulletin_lint.series.facts import Facts
from bulletin_lint.series.places import Placed, by_rank, counts_on, is_missing, put, put_late, put_undated

_MOST_WRONG = 2  # one of so many issues may be out of place
_FEW = 3  # issues of which none is far from the others
_FAR = 3  # numbers missing between two issues
_SLOW = 3  # times the usual pace at which an issue still follows the one before it


def placed(issues: Sequence[Facts]) -> list[Placed]:
    """The issues that have a number, in the order in which they came; none where so many are out of place that the
    files are no series. The work grows like n log n, and by n for each that is out of place or has no date."""
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
    for at in reversed([at for at in range(1, len(fitting) - 1) if _is_squeezed(*fitting[at - 1 : at + 2])]):
        wrong.append(fitting.pop(at))
    for end in (0, -1):  # an issue at either end rises whatever its year
        if len(fitting) > _FEW and _is_astray(fitting, end):
            wrong.insert(0, fitting.pop(end))
    late = {item.facts.path for item in wrong[::-1] if put_late(fitting, item)}  # the last first: it frees its year
    for item in wrong:
        if item.facts.path not in late:
            put(fitting, item)
    for issue in numbered:
        if not issue.date:
            put_undated(fitting, issue)
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
    low, high = sorted((item, other), key=by_rank)
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


def _is_squeezed(above: Placed, item: Placed, below: Placed) -> bool:
    """Whether an issue stands at the turn of a year where the running numbers leave no room for one: its date is of
    another year."""
    if not counts_on(above, below) or counts_on(above, item) or counts_on(item, below):
        return False
    return above.facts.total is not None and below.facts.total == above.facts.total + 1


def _is_astray(fitting: Sequence[Placed], end: int) -> bool:
    """Whether the issue at the end is far from its neighbour, or its number is missing in another year and it does not
    stand where it does as others do."""
    item, others = fitting[end], fitting[1:] if end == 0 else fitting[:-1]
    above, below = (item, others[0]) if end == 0 else (others[-1], item)
    counted = counts_on(above, below)
    if _is_far(above, below) or counted is False:
        return True
    if counted or _keeps_pace(above, below, (_days(others[-1]) - _days(others[0])) / len(others)):
        return False
    years = (item.year + 1, item.year - 1)
    places = ((year, bisect_left(others, (year, item.number), key=by_rank)) for year in years)
    return any(
        0 < at < len(others) and others[at - 1].year == others[at].year and is_missing(others, at, item, year)
        for year, at in places
    )


def _keeps_pace(above: Placed, below: Placed, pace: float) -> bool:
    """Whether the second issue has the next number and came about when it was due; ``pace`` in days."""
    step = below.number - above.number if above.year == below.year else below.number
    return step == 1 and _days(below) - _days(above) <= _SLOW * (pace + 1)


def _is_far(above: Placed, below: Placed) -> bool:
    """Whether more numbers are missing between two issues than a series usually lacks."""
    if below.year - above.year > 1:
        return True
    return below.number - above.number > _FAR if above.year == below.year else below.number > _FAR
