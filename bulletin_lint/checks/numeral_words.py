"""Kind ``numeral-words``: set words in which a numeral is Han, and which somebody wrote with digits, or 二 for 两."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Annotated, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.nearby import trimmed
from bulletin_lint.checks.reading.places import paragraphwise
from bulletin_lint.checks.reading.quoted import Quotation, quotations
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import check, compiled
from bulletin_lint.text.numerals import COUNTING, from_han, number_of
from bulletin_lint.toml.decode import Doc
from bulletin_lint.toml.words import written_out

_NUMERAL = re.compile(f"[{COUNTING}两]+")
_TWO = "两"


class NumeralWords(NamedTuple):
    """``words`` as they should be: 三会一课, 两个确立. Each is looked for with digits in place of some of its numerals
    (3会一课, 三会1课), and with 二 in place of 两, unless ``not_before``, a regular expression, matches behind it. A
    document's title that reads so is reported, not changed."""

    words: Annotated[
        tuple[str, ...], Doc("定型的词语，按应有的写法，如“三会一课”；其中的数写成阿拉伯数字，或把“两”写成“二”，即报告")
    ]

    not_before: Annotated[str, Doc("其后紧接着能匹配这个正则表达式的，是别的词，不报")] = ""

    def validate(self) -> None:
        for word in self.words:
            if not _NUMERAL.search(word):
                raise ValueError(f"words 中的“{word}”里没有汉字数字")
        paragraphwise(self.not_before)


def words(parameters: NumeralWords) -> tuple[str, ...]:
    """Every wrong spelling."""
    return _wrong(parameters.words)


@cache
def _wrong(right: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_spellings(right))


@cache
def _spellings(right: tuple[str, ...]) -> Mapping[str, str]:
    """The right spelling of every wrong one."""
    return {wrong: word for word in right for wrong in _variants(word) if wrong != word}


def _variants(word: str) -> Iterator[str]:
    parts = re.split(f"({_NUMERAL.pattern})", word)
    for choice in product(*(_written(part) if index % 2 else (part,) for index, part in enumerate(parts))):
        yield "".join(choice)


def _written(numeral: str) -> tuple[str, ...]:
    """A numeral as it should be, in digits (but not 一五一十, which is no number), and 两 as 二."""
    if "十" in numeral and from_han(numeral) is None:
        return (numeral,)
    return (numeral, str(number_of(numeral)), *(("二",) if numeral == _TWO else ()))


@cache
def _before_number() -> regex.Pattern[str]:
    """What makes a number that begins here part of a larger one, or of a code."""
    return compiled(r"(?:\d[.．,:：/—～~\-–]|[0-9A-Za-z第〔一二三四五六七八九十百千零〇])\Z")


@cache
def _after_number() -> regex.Pattern[str]:
    """What makes a number that ends here count something, or go on."""
    return compiled(written_out(r"[0-9A-Za-z]|[.．:：/—～~\-–至到]\d|<量>"))


def run(draft: Draft, parameters: NumeralWords) -> Iterator[Hit]:
    string, done = draft.text.string, -1
    for start, wrong in _occurrences(draft, parameters):
        end = start + len(wrong)
        if start >= done and _stands_alone(string, start, end) and not _is_other_word(parameters, string, end):
            done = end
            right = _spellings(parameters.words)[wrong]
            named = draft.shared(quotations).at(start) is Quotation.TITLE
            yield Hit(start, end, trimmed(string, start, end, right), {"fixed": right}, certain=not named)


def _occurrences(draft: Draft, parameters: NumeralWords) -> list[tuple[int, str]]:
    """The wrong spellings in the order of the text, of those that begin at one place the longest first."""
    table = _spellings(parameters.words)
    found = draft.occurrences(words(parameters)).items()
    places = [(start, wrong) for wrong, starts in found if wrong in table for start in starts]
    return sorted(places, key=lambda place: (place[0], -len(place[1])))


def _stands_alone(string: str, start: int, end: int) -> bool:
    first, last = string[start], string[end - 1]
    if (first.isdigit() or first == "二") and _before_number().search(string, max(0, start - 2), start):
        return False
    return not (last.isdigit() and _after_number().match(string, end, end + 4))


def _is_other_word(parameters: NumeralWords, string: str, end: int) -> bool:
    pattern = parameters.not_before
    return bool(pattern) and compiled(paragraphwise(pattern)).match(string, end) is not None


def flaw(parameters: NumeralWords, _text: str) -> str:
    """What an example shows to be wrong: no regular expression."""
    check(paragraphwise(parameters.not_before))
    return ""


KIND = Kind("numeral-words", run, NumeralWords, words, flaw=flaw)
