"""Kind ``masthead-date``: the date of the issue exists, is written as the profile writes it, and agrees with the
year of the issue number."""

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.dates import written_date
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Date
from bulletin_lint.checks.reading.parts import content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.text.edit import replacing
from bulletin_lint.text.numerals import DIGITS, HAN_DIGITS
from bulletin_lint.toml.decode import Doc


class MastheadDate(NamedTuple):
    """``finds``: exists (there is no such day), form, or year (the issue number and the date name the same year)."""

    finds: Annotated[
        Literal["exists", "form", "year"], Doc("报头日期的什么：exists 日期不存在，form 写法，year 与期号的年份不符")
    ]


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
    wanted = written_date(value, draft.profile.date.form)
    written = content(draft, date.span)
    same_kind = (date.form == "han") == (draft.profile.date.form == "han")
    if edits := replacing(draft.text.string, *date.span, wanted):
        full_year = re.match(rf"\s*[{DIGITS}{HAN_DIGITS}]{{4}}", written) is not None
        yield Hit(*date.span, edits, {"fixed": wanted}, certain=same_kind and full_year)


def _year(draft: Draft, value: datetime.date) -> Iterator[Hit]:
    issue = draft.bulletin.masthead.issue
    if issue and issue.year is not None and issue.year != value.year:
        yield Hit(*issue.span, values={"year": str(issue.year), "date": f"{value.year}年"})


KIND = Kind("masthead-date", run, MastheadDate, about="bulletin")
