"""Kind ``masthead-date``: the date of the issue exists, is written as the profile writes it, and agrees with the
year of the issue number."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Date
from bulletin_lint.checks.reading.parts import content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.text.edit import replacing

_HAN_DIGITS = "〇一二三四五六七八九"


class MastheadDate(NamedTuple):
    """``finds``: exists (there is no such day), form, or year (the issue number and the date name the same year)."""

    finds: Literal["exists", "form", "year"]


def run(draft: Draft, parameters: MastheadDate) -> Iterator[Hit]:
    date = draft.bulletin.masthead.date
    if date is None:
        return
    if parameters.finds == "exists":
        if date.value is None:
            yield Hit(*date.span)
    elif date.value is None:
        return
    elif parameters.finds == "form":
        yield from _form(draft, date, date.value)
    else:
        yield from _year(draft, date.value)


def _form(draft: Draft, date: Date, value: datetime.date) -> Iterator[Hit]:
    """A date in Chinese numerals or with a cut year is only proposed; spaces, zeros and points are certain."""
    wanted = han_date(value) if draft.profile.date.form == "han" else f"{value.year}年{value.month}月{value.day}日"
    written = content(draft, date.span)
    same_kind = (date.form == "han") == (draft.profile.date.form == "han")
    if edits := replacing(draft.text.string, *date.span, wanted):
        full_year = re.match(r"\s*[\d〇○零一二三四五六七八九０-９]{4}", written) is not None
        yield Hit(*date.span, edits, {"fixed": wanted}, certain=same_kind and full_year)


def _year(draft: Draft, value: datetime.date) -> Iterator[Hit]:
    issue = draft.bulletin.masthead.issue
    if issue and issue.year is not None and issue.year != value.year:
        yield Hit(*issue.span, values={"year": str(issue.year), "date": f"{value.year}年"})


def han_date(value: datetime.date) -> str:
    """2022-09-06 as 二〇二二年九月六日 (GB/T 15835—2011 5.2.5)."""
    year = "".join(_HAN_DIGITS[int(digit)] for digit in str(value.year))
    return f"{year}年{_han(value.month)}月{_han(value.day)}日"


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _HAN_DIGITS[tens] + "十") + (_HAN_DIGITS[ones] if ones else "")


KIND = Kind("masthead-date", run, MastheadDate)
