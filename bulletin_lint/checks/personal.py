"""Kind ``personal``: mobile numbers and identity-card numbers."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.decode import Doc

_PATTERNS = {
    "mobile": r"1[3-9][0-9]{9}",
    "identity": r"[0-9]{17}[0-9Xx]",
}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


class Personal(NamedTuple):
    """``finds``: ``mobile`` or ``identity``."""

    finds: Annotated[Literal["mobile", "identity"], Doc("找什么：mobile 手机号，identity 身份证号")]


def run(draft: Draft, parameters: Personal) -> Iterator[Hit]:
    string = draft.text.string
    for match in compiled(_PATTERNS[parameters.finds]).finditer(string):
        if _alone(string, *match.span()) and (parameters.finds == "mobile" or is_identity_number(match.group())):
            yield Hit(*match.span())


def _alone(string: str, start: int, end: int) -> bool:
    """Whether it is no part of a longer number, code or address."""
    around = string[start - 1 : start] + string[end : end + 1]
    return not any(char.isascii() and (char.isalnum() or char in ".+-_@") for char in around)


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are a citizen identity number: a day that exists, and the check digit of GB 11643—1999."""
    try:
        born = datetime.date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    return born.year >= 1900 and text[17].upper() == _CHECK_DIGITS[total % 11]


KIND = Kind("personal", run, Personal)
