"""Quantities as a proofreader reads them: a number, its 万 or 亿, and what is counted."""

from __future__ import annotations

from decimal import Decimal
from math import prod

from bulletin_lint.text.numerals import SCALES

# Digits with separators and decimals, a typed space and 万 or 亿 after them; groups count from the caller's own.
NUMBER = r"\d[\d,]*(?:\.\d+)?[ ]?(?:万亿|千万|百万|[百千万亿])?"
# A classifier or unit: what follows a number directly.
UNIT = "<单位>"  # the name of the list, written out where a pattern is made


def value_of(number: str) -> Decimal:
    """The value of text that matched ``NUMBER``."""
    digits = number.rstrip(" 百千万亿")
    return Decimal(digits.rstrip(",").replace(",", "")) * _scale(number[len(digits) :])


def precision_of(number: str) -> Decimal:
    """The size of the last decimal place of text that matched ``NUMBER``; 0 for a whole number without 万 or 亿."""
    digits = number.rstrip(" 百千万亿")
    scale = _scale(number[len(digits) :])
    places = len(digits.partition(".")[2])
    return Decimal(0) if scale == 1 and not places else Decimal(scale).scaleb(-places)


def _scale(words: str) -> int:
    """10,000 for 万, 10**12 for 万亿, 1 for white space or nothing."""
    return prod(SCALES[word] for word in words.strip())
