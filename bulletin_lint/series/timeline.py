"""Values from issue to issue: where one differs by itself, and where it changes for good."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V", bound=Hashable)

_SETTLED = 2  # issues in a row that show what is usual, or that a change was meant
_RESTLESS = 4  # one change in so many issues is a value that has no usual form


class Change(NamedTuple, Generic[V]):
    """From the value ``usual`` to ``value``, at the issue ``at``; ``stays`` until the last issue."""

    at: int
    value: V
    usual: V
    stays: bool


def changes(values: Sequence[tuple[int, V]]) -> Iterator[Change[V]]:
    """The changes in the values of issues, each with the index of its issue, in order.

    One that differs from those before and after it, or from those before it where it is the last, stands by itself; one
    that the next issue repeats is meant. Nothing is told of values that are never settled.
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
        if len(run) >= _SETTLED:
            back = place > 1 and len(above) == 1 and runs[place - 2][0][1] == value
            if not back and settled:
                yield Change(index, value, usual, stays=True)
        elif below is None:
            if settled:
                yield Change(index, value, usual, stays=False)
        elif below[0][1] == usual and len(above) + len(below) > _SETTLED:
            yield Change(index, value, usual, stays=False)
    yield from _first(runs)


def _first(runs: Sequence[Sequence[tuple[int, V]]]) -> Iterator[Change[V]]:
    """The first issue, where all that follow agree on something else."""
    if len(runs) == _SETTLED and len(runs[0]) == 1 and len(runs[1]) > _SETTLED:
        (index, value), (_, usual) = runs[0][0], runs[1][0]
        yield Change(index, value, usual, stays=False)
