"""The order in which issues came, though a number or a date may be wrong.

Issues in the order of their dates have rising numbers. Those that do not fit into the longest rising row, and those at
which running numbers, years or the pace do not fit, are given the place that the least speaks against (``options``):
by the date, then the number is wrong; by the number, then the date is; or beside the issue that bears the same number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bulletin_lint.series.facts import Facts
from bulletin_lint.series.options import Option, a_year_later, best, in_time
from bulletin_lint.series.places import Manner, Placed, Slip, as_said, by_rank, cost, manner_of, strain
from bulletin_lint.startup.patterns import compiled

_MOST_WRONG = 2  # one of so many issues may be out of place
_NEAR = 2  # issues before and behind a place one of which may be the wrong one
_FEW = 3  # issues of which none is at an end
_MOST_TOGETHER = 3  # issues that have the same slip, each made from the one before
_TOGETHER = 1.2  # what speaks against so many slips that are one
_ROUNDS = 2  # the second sees what the first has moved
_BETTER = 0.01  # what must speak for another place
_SUSPICIOUS = 0.25  # what speaks against a step that is looked at again
_DIGITS = compiled(r"(\d+)")
_SUFFIX = compiled(r"\.[^./\\]*$")


def placed(issues: Sequence[Facts]) -> list[Placed]:
    """The issues that have a number, in the order in which they came; none where so many are out of place that the
    files are no series. The work grows like n log n, and by n for each that is out of place or has no date."""
    rows, copies = _read(issues)
    dated = sorted((row for row in rows if row.day), key=lambda row: (row.day, row.rank, row.file))
    kept = _longest_rising(dated)
    others = sorted({*range(len(dated))} - {*kept})
    if _MOST_WRONG * len(others) > len(dated):
        return []
    items = [dated[index] for index in kept]
    undated = [row for row in rows if not row.day]
    manner = manner_of(items, len(undated))
    for row in undated:
        place = best(items, row, manner)
        items.insert(place.at, place.item)
    manner = manner_of(items)
    _settle(items, _misplaced(items, manner), manner)
    _settle(items, [dated[index] for index in others], manner)
    if len(items) > _FEW:
        _look_again(items)
        _move_together(items, manner_of(items))
    return [each for item in items for each in (item, *_copies_of(item, copies.get(item.file, ())))]


def _read(issues: Sequence[Facts]) -> tuple[list[Placed], dict[int, list[Placed]]]:
    """The issues that have a number, as they say, and files that say the very same as one of them by its number."""
    numbered = sorted((issue for issue in issues if issue.number is not None), key=lambda issue: _natural(issue.path))
    rows: list[Placed] = []
    copies: dict[int, list[Placed]] = {}
    alike: dict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for file, issue in enumerate(numbered):
        row = as_said(issue, file)
        beside = alike[row[2:]]
        same = next((other for other in beside if other.facts._replace(path=issue.path) == issue), None)
        if same is None:
            rows.append(row)
            beside.append(row)
        else:
            copies.setdefault(same.file, []).append(row)
    return rows, copies


def _copies_of(item: Placed, same: Iterable[Placed]) -> Iterator[Placed]:
    """The copies of an issue in its place."""
    return (item._replace(facts=copy.facts, file=copy.file, slip=Slip.TWICE) for copy in same)


def _natural(path: str) -> list[tuple[int, str]]:
    """The key by which people sort files: 第2期 before 第10期, 第2期 before 第2期 - 副本."""
    return [(int(part) if part.isdecimal() else -1, part) for part in _DIGITS.split(_SUFFIX.sub("", path))]


def _misplaced(items: list[Placed], manner: Manner) -> list[Placed]:
    """Take out the issues without a date that do not fit where they stand."""
    found = [items[at] for at in _suspicious(items, manner) if not items[at].facts.date]
    for item in found:
        items.remove(item)
    return [_said(item) for item in found]


def _settle(items: list[Placed], group: Iterable[Placed], manner: Manner) -> None:
    """Give each of the issues its place; if less speaks against it that another near it is the wrong one, move that."""
    for said in group:
        plain = best(items, said, manner)
        least, gone = plain.cost - _BETTER, None
        moves: tuple[Option, ...] = (plain,)
        for at in _near(items, said, plain):
            other = items.pop(at)
            here = best(items, said, manner)
            items.insert(here.at, here.item)
            there = best(items, _said(other), manner)
            items.pop(here.at)
            total = here.cost + there.cost - cost(items, at, other, manner)
            items.insert(at, other)
            if total < least:
                least, gone, moves = total, at, (here, there)
        if gone is not None:
            items.pop(gone)
        for move in moves:
            items.insert(move.at, move.item)


def _said(item: Placed) -> Placed:
    return as_said(item.facts, item.file)


def _near(items: Sequence[Placed], said: Placed, plain: Option) -> list[int]:
    """The issues at odds with this one, if any: around the places that its date and its number give it."""
    places = {plain.at, bisect_left(items, said.rank, key=by_rank)}
    if said.day:
        places |= {*in_time(items, said.day)}
    return sorted({at for place in places for at in range(place - _NEAR, place + _NEAR) if 0 <= at < len(items)})


def _look_again(items: list[Placed]) -> None:
    """Move issues that stand better elsewhere, of those that are suspicious; first that which gains most."""
    for _ in range(_ROUNDS):
        manner = manner_of(items)
        suspects = _suspicious(items, manner._replace(gap=0))  # that numbers are missing is no contradiction
        gains = [(_gain(items, at, manner), -at, items[at].file) for at in suspects]
        better = sorted((each for each in gains if each[0] > _BETTER), reverse=True)
        for _, _, file in better:
            at = next(at for at, item in enumerate(items) if item.file == file)
            if _gain(items, at, manner) > _BETTER:
                other = best(items, _said(items.pop(at)), manner)
                items.insert(other.at, other.item)
        if not better:
            break


def _gain(items: list[Placed], at: int, manner: Manner) -> float:
    """How much less speaks against the issue at its best place than where it stands."""
    item = items.pop(at)
    gain = cost(items, at, item, manner) - best(items, _said(item), manner).cost
    items.insert(at, item)
    return gain


def _move_together(items: list[Placed], manner: Manner) -> None:
    """Move the first issues where their dates are of the year before: those made from one another in January."""
    for count in range(_MOST_TOGETHER, 1, -1):
        block, rest = items[:count], items[count:]
        if len(rest) <= _FEW:
            continue
        gain = sum(strain(above, below, manner) for above, below in pairwise(items[: count + 1])) - _TOGETHER
        for item in block:
            later = a_year_later(rest, _said(item), manner)
            if later is None:
                break
            gain -= later.cost - 1
            rest.insert(later.at, later.item)
        else:
            if gain > 0:
                items[:] = rest
                return


def _suspicious(items: Sequence[Placed], manner: Manner) -> Iterator[int]:
    """The issues at the ends, those with a slip, and those on either side of a step that does not fit."""
    steps = [True, *(strain(above, below, manner) > _SUSPICIOUS for above, below in pairwise(items)), True]
    for at, item in enumerate(items):
        odd = item.slip is not Slip.NONE or item.day[:4] not in ("", f"{item.year}")
        if odd or steps[at] or steps[at + 1]:
            yield at


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
