"""Kind ``weekday``: a date and a day of the week that do not go together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled

_DAYS = "一二三四五六日"
_WORDS = ("星期", "周")
DATE = r"(?:(?P<y>\d{4})[ ]?年[ ]?)?(?P<m>\d{1,2})[ ]?月[ ]?(?P<d>\d{1,2})[ ]?日"


class Weekday(NamedTuple):
    """No parameters. A date without its year is taken in the year nearest to the issue's own date."""


@cache
def _weekday() -> regex.Pattern[str]:
    after = r"(?=[）)，。、；上下晚早中 　]|\Z|\n)"
    return compiled(rf"{DATE}[ 　]*[（(]?(?P<at>(?:星期|周)(?P<w>[一二三四五六日天]))(?:{after}|(?<=星期.))")


def run(draft: Draft, parameters: Weekday) -> Iterator[Hit]:
    found = draft.occurrences(_WORDS)
    for start in sorted((*found.get("星期", ()), *found.get("周", ()))):
        match = _weekday().search(draft.text.string, max(0, start - 20), start + 4)
        if match and match.start("at") == start:
            day = nearest_day(match, issued(draft))
            wanted = "日" if match["w"] == "天" else match["w"]
            if day and _DAYS[day.weekday()] != wanted:
                values = {"right": match["at"][:-1] + _DAYS[day.weekday()]}
                yield Hit(*match.span("at"), (), values)


def issued(draft: Draft) -> datetime.date | None:
    """The date of the issue, if the masthead has one that exists."""
    date = draft.bulletin.masthead.date
    return date.value if date else None


def nearest_day(match: regex.Match[str], issue: datetime.date | None) -> datetime.date | None:
    """The day that a matched date means; without a year the one nearest to ``issue``, None where that is unknown."""
    month, day = int(match["m"]), int(match["d"])
    years = [int(match["y"])] if match["y"] else [issue.year + step for step in (0, -1, 1)] if issue else []
    days = [found for year in years if (found := _day(year, month, day))]
    return min(days, key=lambda found: abs(found - issue) if issue else datetime.timedelta(), default=None)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


KIND = Kind("weekday", run, Weekday, lambda parameters: _WORDS)
