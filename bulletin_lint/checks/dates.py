"""Kind ``dates``: dates and times that do not exist, and years written in Han with the wrong zero."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.finding import Edit, Hit
from bulletin_lint.engine.rule import Kind

PROBLEMS = ("impossible-date", "impossible-time", "han-zero")
_LEAP_YEAR = 2000  # a day without its year exists if it exists in some year
_DATE = r"(?<![0-9.])(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})[日号](?!线|院|楼|店)"
_TIME = r"(?<=(?:上午|下午|凌晨|晚上|晚|早上|早|中午|日|定于|时间为|时间：))([0-9]{1,2})[:：]([0-9]{2})(?![0-9:：])"
_YEAR = r"(?<![〇零○◯０0oOＯ一二三四五六七八九十百千万0-9])[一二][〇零○◯０0oOＯ一二三四五六七八九]{3}(?=年)"
_ZEROS = frozenset("零○◯０0oOＯ")
_ANCHORS = {"impossible-date": ("月",), "impossible-time": (":", "："), "han-zero": tuple(_ZEROS)}


@dataclass(frozen=True, slots=True)
class Dates:
    """``problem``: one of PROBLEMS. A 零 in a year is only suggested to be 〇; the other zeros are certain slips."""

    problem: str

    def __post_init__(self) -> None:
        if self.problem not in PROBLEMS:
            raise ValueError(f"problem 只能是 {'、'.join(PROBLEMS)}")


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def _impossible_dates(string: str) -> Iterator[Hit]:
    for match in _compiled(_DATE).finditer(string):
        year = int(match[1]) if match[1] else _LEAP_YEAR
        try:
            datetime.date(year or _LEAP_YEAR, int(match[2]), int(match[3]))
        except ValueError:
            yield Hit(*match.span())


def _impossible_times(string: str) -> Iterator[Hit]:
    for match in _compiled(_TIME).finditer(string):
        hour, minute = int(match[1]), int(match[2])
        if minute > 59 or hour > 24 or (hour == 24 and minute):
            yield Hit(*match.span())


def _han_zeros(string: str) -> Iterator[Hit]:
    for match in _compiled(_YEAR).finditer(string):
        wrong = [match.start() + index for index, char in enumerate(match[0]) if char in _ZEROS]
        if wrong:
            fixed = "".join("〇" if char in _ZEROS else char for char in match[0])
            edits = tuple(Edit(at, at + 1, "〇") for at in wrong)
            yield Hit(*match.span(), edits, {"fixed": fixed}, certain="零" not in match[0])


_CHECKS = {"impossible-date": _impossible_dates, "impossible-time": _impossible_times, "han-zero": _han_zeros}


def run(draft: Draft, parameters: Dates) -> Iterator[Hit]:
    string = draft.text.string
    if any(anchor in string for anchor in _ANCHORS[parameters.problem]):
        yield from _CHECKS[parameters.problem](string)


KIND = Kind("dates", run, Dates)
