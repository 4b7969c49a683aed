"""Numbers and dates as bulletins write them, read leniently: what is wrong with the form is for rules to say."""

from __future__ import annotations

import datetime

from bulletin_lint.bulletin.model import Date, Span
from bulletin_lint.startup.patterns import compiled

DIGIT = "0-9０-９"
HAN_DIGIT = "〇○零一二三四五六七八九十百千"
_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TO_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")

_YMD = (
    rf"(?P<year>[{DIGIT}]{{2,4}}|[〇○零一二三四五六七八九0-9OoＯ]{{4}})\s*年\s*"
    rf"(?P<month>[{DIGIT}]{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月\s*"
    rf"(?P<day>[{DIGIT}]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[日号]"
)
_NUMERIC = (
    rf"(?P<nyear>[{DIGIT}]{{4}})\s*(?P<mark>[.．\-－—/／])\s*(?P<nmonth>[{DIGIT}]{{1,2}})\s*(?P=mark)\s*"
    rf"(?P<nday>[{DIGIT}]{{1,2}})(?![{DIGIT}])"
)
DATE = compiled(f"(?<![{DIGIT}])(?:{_YMD}|{_NUMERIC})")


def number_of(text: str) -> int | None:
    """The value of ``12``, ``１２``, ``012``, ``十二``, ``一百零五`` or ``二〇二二``; None where it is no number."""
    plain = compiled(r"\s").sub("", text).translate(_TO_ASCII)
    if plain.isdecimal():
        return int(plain)
    if not plain or any(char not in _VALUES and char not in _UNITS for char in plain):
        return None
    if not any(char in _UNITS for char in plain):
        return int("".join(str(_VALUES[char]) for char in plain))
    total = current = 0
    for char in plain:
        if char in _UNITS:
            total += (current or 1) * _UNITS[char]
            current = 0
        else:
            current = _VALUES[char]
    return total + current


def find_date(text: str, offset: int = 0) -> Date | None:
    """The first date in ``text``; its span is moved by ``offset`` characters."""
    match = DATE.search(text)
    if match is None:
        return None
    span = Span(match.start() + offset, match.end() + offset)
    if match["nyear"]:
        return Date(span, "numeric", _day(match["nyear"], match["nmonth"], match["nday"]))
    han = not compiled(f"[{DIGIT}]").search(match["month"] + match["day"])
    return Date(span, "han" if han else "ymd", _day(match["year"], match["month"], match["day"]))


def _day(year: str, month: str, day: str) -> datetime.date | None:
    """The day of the calendar, a two-digit year read as 20xx; None where there is no such day."""
    values = [
        number_of(compiled("[oOＯ]").sub("0", part).replace("0", "〇") if _mixed(part) else part)
        for part in (year, month, day)
    ]
    if None in values:
        return None
    full = values[0] if values[0] and values[0] > 99 else 2000 + (values[0] or 0)
    try:
        return datetime.date(full, values[1] or 0, values[2] or 0)
    except ValueError:
        return None


def _mixed(part: str) -> bool:
    return bool(compiled("[〇○零一二三四五六七八九]").search(part)) and bool(compiled("[0oOＯ]").search(part))
