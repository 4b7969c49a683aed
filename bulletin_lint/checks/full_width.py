"""Kind ``full-width``: digits and letters typed full-width, together with the points and colons among the digits."""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import replacing
from bulletin_lint.text.numerals import HAN_DIGITS
from bulletin_lint.toml.decode import Doc

_DIGITS = r"(?:[０-９]+|(?<=[0-9])[０-９]+)(?:[０-９0-9]|[．：](?=[０-９0-9])|(?<=(?:^|\n)[ \u3000]*[０-９]{1,2})．)*"
_RANGES = {"digits": ("[０-９]",), "letters": ("[Ａ-Ｚ]", "[ａ-ｚ]")}  # one range is searched far faster than two
_PATTERNS = {"digits": _DIGITS, "letters": r"[Ａ-Ｚａ-ｚ]+"}
_OFFSET = ord("０") - ord("0")


class FullWidth(NamedTuple):
    """``finds``: ``digits`` or ``letters``."""

    finds: Annotated[Literal["digits", "letters"], Doc("全角的什么：digits 数字，letters 字母")]


def half(text: str) -> str:
    """``text`` with every full-width form of ASCII made half-width."""
    return "".join(chr(ord(char) - _OFFSET) if "！" <= char <= "～" else char for char in text)


def run(draft: Draft, parameters: FullWidth) -> Iterator[Hit]:
    string = draft.text.string
    if not any(compiled(one).search(string) for one in _RANGES[parameters.finds]):
        return
    for match in compiled(_PATTERNS[parameters.finds]).finditer(string):
        if _is_zero(match):
            continue
        fixed = half(match[0])
        yield Hit(*match.span(), replacing(string, *match.span(), fixed), {"fixed": fixed})


def _is_zero(match: regex.Match[str]) -> bool:
    """Whether it is the zero of a Han year typed as a letter, 二Ｏ二二年, and no letter at all."""
    return not match[0].strip("Ｏ") and match.string[match.start() - 1 : match.start()] in tuple(HAN_DIGITS)


KIND = Kind("full-width", run, FullWidth)
