"""Months put together to so few periods that a reader takes them in: months, quarters, halves of years, years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.records.archive_counts import Group

_STEPS = {1: "月", 3: "季度", 6: "半年", 12: "年"}


class Period(NamedTuple):
    """Months one after another. ``short`` is what they are called within ``year``."""

    year: str
    short: str
    months: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the period is called by itself."""
        return f"{self.year}年{self.short}" if self.short else f"{self.year}年"

    @property
    def shortest(self) -> str:
        """The same where there is little room."""
        return self.short.replace("季度", "季").replace("半年", "半") or self.year

    def of(self, months: Mapping[str, Group]) -> Group:
        """What was counted in it."""
        return sum((months[month] for month in self.months if month in months), Group())


class Periods(NamedTuple):
    """The periods in their order; ``word`` says what each is, ``left_out`` how many months before are not in them."""

    word: str
    all: Sequence[Period]
    left_out: int = 0


def month_name(month: str) -> str:
    """2025-09 as people write it."""
    return f"{month[:4]}年{int(month[5:])}月"


def span_name(months: Sequence[str]) -> str:
    """From the first of the months to the last, '' for none."""
    if not months:
        return ""
    first, last = months[0], months[-1]
    if first == last:
        return month_name(first)
    return f"{month_name(first)}至{month_name(last).removeprefix(f'{first[:4]}年')}"


def periods_of(months: Sequence[str], most: int) -> Periods:
    """At most so many periods, the shortest that do. Those between with no issue are there too, unless there are so
    many that a date must be wrong; where even years are too many, the last stay."""
    numbers = [int(month[:4]) * 12 + int(month[5:]) - 1 for month in months]
    step = next((step for step in _STEPS if len({number // step for number in numbers}) <= most), 12)
    present = sorted({number // step for number in numbers})
    if present and present[-1] - present[0] < most:
        present = [*range(present[0], present[-1] + 1)]
    kept = present[-most:]
    before = sum(number // step < kept[0] for number in numbers) if kept else 0
    return Periods(_STEPS[step], [_period(number * step, step) for number in kept], before)


def _period(first: int, step: int) -> Period:
    year, month = divmod(first, 12)
    short = {1: f"{month + 1}月", 3: f"{month // 3 + 1}季度", 6: "下半年" if month else "上半年", 12: ""}[step]
    months = (f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, first + step))
    return Period(f"{year:04}", short, tuple(months))
