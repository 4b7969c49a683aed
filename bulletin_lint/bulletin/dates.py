"""Dates as bulletins write them, read leniently: what is wrong with the form is for rules to say."""

from __future__ import annotations

import datetime

from bulletin_lint.bulletin.model import Date, Span
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.numerals import (
    COUNTING,
    DIGITS,
    HAN_DIGITS,
    by_digits,
    in_han,
    number_of,
)

_YMD = (
    rf"(?P<year>[{DIGITS}]{{2,4}}|[{HAN_DIGITS}0-9OoＯ]{{4}})\s*年\s*"
    rf"(?P<month>[{DIGITS}]{{1,2}}|[{COUNTING}]{{1,2}})\s*月\s*"
    rf"(?P<day>[{DIGITS}]{{1,2}}|[{COUNTING}]{{1,3}})\s*[日号]"
)
_NUMERIC = (
    rf"(?P<nyear>[{DIGITS}]{{4}})\s*(?P<mark>[.．\-－—/／])\s*(?P<nmonth>[{DIGITS}]{{1,2}})\s*(?P=mark)\s*"
    rf"(?P<nday>[{DIGITS}]{{1,2}})(?![{DIGITS}])"
)
_DATE = compiled(f"(?<![{DIGITS}])(?:{_YMD}|{_NUMERIC})")
_CENTURY = 2000  # of a year in two digits


def find_date(text: str, offset: int = 0) -> Date | None:
    """The first date in ``text``; its span is moved by ``offset`` characters."""
    match = _DATE.search(text)
    if match is None:
        return None
    span = Span(match.start() + offset, match.end() + offset)
    if match["nyear"]:
        return Date(span, "numeric", _day(match["nyear"], match["nmonth"], match["nday"]))
    han = not compiled(f"[{DIGITS}]").search(match["month"] + match["day"])
    return Date(span, "han" if han else "ymd", _day(match["year"], match["month"], match["day"]))


def written_date(value: datetime.date, form: str) -> str:
    """The date as 二〇二二年九月六日 where ``form`` is ``han`` (GB/T 15835—2011 5.2.5), else as 2022年9月6日."""
    if form == "han":
        return f"{by_digits(value.year)}年{in_han(value.month)}月{in_han(value.day)}日"
    return f"{value.year}年{value.month}月{value.day}日"


def _day(year: str, month: str, day: str) -> datetime.date | None:
    """The day of the calendar, a two-digit year read as 20xx; None where there is no such day."""
    values = [
        number_of(compiled("[oOＯ]").sub("0", part).replace("0", "〇") if _mixed(part) else part)
        for part in (year, month, day)
    ]
    if None in values:
        return None
    full = values[0] if values[0] and values[0] > 99 else _CENTURY + (values[0] or 0)
    try:
        return datetime.date(full, values[1] or 0, values[2] or 0)
    except ValueError:
        return None


def _mixed(part: str) -> bool:
    """Whether Han digits and the slips for 〇 stand side by side."""
    return bool(compiled(f"[{HAN_DIGITS}]").search(part)) and bool(compiled("[0oOＯ]").search(part))
