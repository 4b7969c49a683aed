"""Values from issue to issue: where one differs by itself, and where it changes for good."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V", bound=Hashable)

_SETTLED = 2  # issues in a row that show what is usual, or that a change was meant
_SLIPS = 2  # issues in a row in which a slip may stand, the second made from the file of the first
_AROUND = 5  # issues that must agree around two with a slip
_RESTLESS = 4  # one change in so many issues is a value that has no usual form


class Change(NamedTuple, Generic[V]):
    """From the value ``usual`` to ``value``, at the issue ``at``; ``stays`` in the next issue too."""

    at: int
    value: V
    usual: V
    stays: bool


def changes(values: Sequence[tuple[int, V]]) -> Iterator[Change[V]]:
    """The changes in the values of issues, each with the index of its issue, in order.

    One that differs from those before and after it, or from those before it where it is the last, stands by itself; one
    that the next issue repeats is meant, unless the one behind that takes it back and all around agree. Nothing is told
    of values that are never settled.
    """
    runs = [[*run] for _, run in groupby(values, key=lambda item: item[1])]
    if (len(runs) - 1) * _RESTLESS > len(values) + 2 * _RESTLESS:
        return
    for place in range(1, len(runs)):
        above, run = runs[place - 1], runs[place]
        below = runs[place + 1] if place + 1 < len(runs) else None
        index, value = run[0]
        usual = above[0][1]
        settled = len(above) >= _SETTLED
        back = place > 1 and _is_slip(runs[place - 2], above, run)
        if below is not None and _is_slip(above, run, below):
            yield from (Change(at, value, usual, stays=False) for at, _ in run)
        elif settled and not back and (len(run) >= _SETTLED or below is None):
            yield Change(index, value, usual, stays=len(run) >= _SETTLED)
    yield from _first(runs)


def _is_slip(above: Sequence[tuple[int, V]], run: Sequence[tuple[int, V]], below: Sequence[tuple[int, V]]) -> bool:
    """Whether one issue, or two among many, differ from those around them, which agree."""
    if above[0][1] != below[0][1] or len(run) > _SLIPS:
        return False
    return len(above) + len(below) >= (_AROUND if len(run) > 1 else _SETTLED + 1)


def _first(runs: Sequence[Sequence[tuple[int, V]]]) -> Iterator[Change[V]]:
    """The first issue, where all that follow agree on something else."""
    if len(runs) == _SETTLED and len(runs[0]) == 1 and len(runs[1]) > _SETTLED:
        (index, value), (_, usual) = runs[0][0], runs[1][0]
        yield Change(index, value, usual, stays=False)
