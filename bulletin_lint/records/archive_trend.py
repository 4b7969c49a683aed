"""Whether an archive gets better: its first months against its last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from bulletin_lint.records.archive_counts import Group

_LEAST_MONTHS = 6  # two on either side at least: one alone may be anything
_LEAST_ISSUES = 4  # on either side
_LEAST_CHANGE = 0.2  # of the rate: less is no change that a reader would see
_LEAST_AGREEING = 0.75  # of all pairs of a month at the beginning and one at the end


class Stretch(NamedTuple):
    """Some months one after another, and what was counted in them."""

    months: tuple[str, ...]
    group: Group


class Trend(NamedTuple):
    """The first and the last third of the months, and what became of the findings per issue."""

    first: Stretch
    last: Stretch
    direction: Literal["better", "worse", "even"]

    @property
    def change(self) -> float:
        """By how much the rate is another, as a share of the first; without end where there was nothing."""
        before, after = self.first.group.per_issue, self.last.group.per_issue
        return (after - before) / before if before else float("inf") if after else 0.0


def trend_of(months: Mapping[str, Group]) -> Trend | None:
    """The trend of months in their order; None where there is too little to speak of one.

    A single bad month must not decide: that there is a change, most pairs of a month at the beginning and one at the
    end must say, and the rates of both thirds as a whole.
    """
    names = [month for month, group in months.items() if group.issues]
    if len(names) < _LEAST_MONTHS:
        return None
    third = len(names) // 3
    first, last = _stretch(names[:third], months), _stretch(names[-third:], months)
    if min(first.group.issues, last.group.issues) < _LEAST_ISSUES:
        return None
    trend = Trend(first, last, "even")
    agreeing = _share_of_better([months[name] for name in first.months], [months[name] for name in last.months])
    if trend.change <= -_LEAST_CHANGE and agreeing >= _LEAST_AGREEING:
        return trend._replace(direction="better")
    if trend.change >= _LEAST_CHANGE and 1 - agreeing >= _LEAST_AGREEING:
        return trend._replace(direction="worse")
    return trend


def _stretch(names: Sequence[str], months: Mapping[str, Group]) -> Stretch:
    return Stretch(tuple(names), sum((months[name] for name in names), Group()))


def _share_of_better(first: Sequence[Group], last: Sequence[Group]) -> float:
    """Of all pairs, the share in which the later month has the lower rate; equal ones count half."""
    points = sum(
        1.0 if late.per_issue < early.per_issue else 0.5 if late.per_issue == early.per_issue else 0.0
        for early in first
        for late in last
    )
    return points / (len(first) * len(last))
