"""Kind ``dates``: dates and times that do not exist, and years written in Han with the wrong zero."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.numerals import HAN_DIGITS, HAN_NUMERALS
from bulletin_lint.toml.decode import Doc

_LEAP_YEAR = 2000  # a day without its year exists if it exists in some year
_DATE = r"月([0-9]{1,2})[日号](?!线|院|楼|店)(?<=(?<![0-9.])(?:([0-9]{4})年)?([0-9]{1,2})月.{2,3})"
_TIME = (
    r"%s([0-9]{2})(?![0-9:：])(?<=(?:上午|下午|凌晨|晚上|晚|早上|早|中午|日|定于|时间为|时间：)([0-9]{1,2}).[0-9]{2})"
)
_ROUND = "◯０0oOｏＯ"  # what looks like a zero
_YEAR = rf"年(?<=(?<![{HAN_NUMERALS}{_ROUND}万0-9])([一二][{HAN_DIGITS}{_ROUND}]{{3}})年)"
_ZEROS = frozenset(f"零○{_ROUND}")
_ANCHORS = {"impossible-date": ("月",), "impossible-time": (":", "："), "han-zero": tuple(_ZEROS)}


class Dates(NamedTuple):
    """What ``finds`` says. A 零 in a year is only suggested to be 〇; the other zeros are certain slips."""

    finds: Annotated[
        Literal["impossible-date", "impossible-time", "han-zero"],
        Doc("找什么：impossible-date 不存在的日期，impossible-time 不存在的时刻，han-zero 汉字年份里的零写法有误"),
    ]


def _impossible_dates(string: str) -> Iterator[Hit]:
    for match in compiled(_DATE).finditer(string):
        year = int(match[2] or _LEAP_YEAR)
        try:
            datetime.date(year or _LEAP_YEAR, int(match[3]), int(match[1]))
        except ValueError:
            yield Hit(match.start(2) if match[2] else match.start(3), match.end())


def _impossible_times(string: str) -> Iterator[Hit]:
    for colon in ":：":
        for match in compiled(_TIME % colon).finditer(string):
            minute, hour = int(match[1]), int(match[2])
            if minute > 59 or hour > 24 or (hour == 24 and minute):
                yield Hit(match.start(2), match.end())


def _han_zeros(string: str) -> Iterator[Hit]:
    for match in compiled(_YEAR).finditer(string):
        year = match[1]
        wrong = [match.start(1) + index for index, char in enumerate(year) if char in _ZEROS]
        if wrong:
            fixed = "".join("〇" if char in _ZEROS else char for char in year)
            edits = tuple(Edit(at, at + 1, "〇") for at in wrong)
            yield Hit(*match.span(1), edits, {"fixed": fixed}, certain="零" not in year)


_CHECKS = {"impossible-date": _impossible_dates, "impossible-time": _impossible_times, "han-zero": _han_zeros}


def run(draft: Draft, parameters: Dates) -> Iterator[Hit]:
    string = draft.text.string
    if any(anchor in string for anchor in _ANCHORS[parameters.finds]):
        yield from _CHECKS[parameters.finds](string)


KIND = Kind("dates", run, Dates)
