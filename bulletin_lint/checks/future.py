"""Kind ``future``: an event told as past whose date lies after the issue's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.quoted import Quoted, is_own
from bulletin_lint.checks.scan import VOCABULARY
from bulletin_lint.checks.weekday import DATE, issued, nearest_day
from bulletin_lint.engine.finding import Hit
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.rule import Kind

_HALF_A_YEAR = datetime.timedelta(days=183)


class Future(NamedTuple):
    """No parameters: dates after the issue's own in a clause that says 已 or 近日."""

    def validate(self) -> None:
        VOCABULARY.learn(_PAST)


_PAST = ("已于", "已在", "已经于", "近日", "日前")


@cache
def _past() -> regex.Pattern[str]:
    date = rf"(?<![至到—～-])(?<!去年)(?<!上年)(?<!前年)(?<!当年)(?P<at>{DATE})(?![前底末之]|以前|起|至|到|—|～)"
    plan = r"(?:(?!拟|将|计划|预计|定于|力争|确保|截止|期限|报名)[^。；！？\n\d]){0,6}"
    return compiled(rf"(?:已经?[于在]|近日{plan}[于在]|日前{plan}[于在]){date}")


def run(draft: Draft, parameters: Future) -> Iterator[Hit]:
    issue = issued(draft)
    if issue is None:
        return
    found = VOCABULARY.occurrences(draft)
    done = -1
    for start in sorted(start for word in _PAST for start in found.get(word, ())):
        match = _past().match(draft.text.string, start, start + 40)
        day = nearest_day(match, issue) if match else None
        if match and day and issue < day < issue + _HALF_A_YEAR and match.start("at") > done:
            done = match.start("at")
            if is_own(draft, *match.span(), Quoted.SKIP):
                yield Hit(*match.span("at"), (), {"issued": f"{issue.year}年{issue.month}月{issue.day}日"})


KIND = Kind("future", run, Future)
