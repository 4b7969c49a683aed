"""Whole numbers in Chinese and Arabic digits, read leniently and written by the book (GB/T 15835—2011), and the digits
themselves, each set for use inside the square brackets of a pattern."""

from __future__ import annotations

from functools import lru_cache

DIGITS = "0-9０-９"
COUNTING = "一二三四五六七八九十"  # one to ten: labels, months, 一是 and 其一
HAN_DIGITS = "〇○零一二三四五六七八九"  # of a year, written digit by digit; ○ is a common slip for 〇
HAN_NUMERALS = HAN_DIGITS + "十百千"
HAN_LABEL = f"[{COUNTING}]{{1,3}}"  # 一 to 九十九

SCALES = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_PLACES = "千百十"  # that a number below 万 is spelled with, the highest first
_MOST = 9999
_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "两": 2}
_TO_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")
_TO_YEAR = str.maketrans("0123456789", "〇一二三四五六七八九")
_TO_HAN = str.maketrans("0123456789", "零一二三四五六七八九")
_TO_CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


@lru_cache(maxsize=256)
def number_of(text: str) -> int | None:
    """The value of ``12``, ``１２``, ``012``, ``十二``, ``一百零五``, ``两百`` or ``二〇二二``, white space inside it
    allowed; None where it is no number. 万 and 亿 are not read."""
    plain = "".join(text.split()).translate(_TO_ASCII)
    if plain.isdecimal():
        return int(plain)
    if not plain or any(char not in _VALUES and char not in _PLACES for char in plain):
        return None
    if not any(char in _PLACES for char in plain):
        return int("".join(str(_VALUES[char]) for char in plain))
    total = current = 0
    for char in plain:
        if char in _PLACES:
            total += (current or 1) * SCALES[char]
            current = 0
        else:
            current = _VALUES[char]
    return total + current


@lru_cache(maxsize=256)
def from_han(text: str) -> int | None:
    """The number from 1 to 9999 that ``in_han`` writes as ``text``, 一十五 for 十五 allowed; None for anything else."""
    number = number_of(text)
    if not number or number > _MOST:
        return None
    return number if _spelled(number) in (text, "一" + text) else None


def in_han(number: int) -> str:
    """13 as 十三, 105 as 一百零五. Raises ValueError for a number that is not from 1 to 9999."""
    spelled = _spelled(number)
    return spelled.removeprefix("一") if spelled.startswith("一十") else spelled


def in_capitals(number: int) -> str:
    """13 as 壹拾叁. Raises ValueError for a number that is not from 1 to 9999."""
    return _spelled(number).translate(_TO_CAPITALS)


def by_digits(number: int) -> str:
    """2022 as 二〇二二 (GB/T 15835—2011 5.2.5); for numbers from 0 on."""
    return str(number).translate(_TO_YEAR)


def _spelled(number: int) -> str:
    """``number`` by digits and places, 一 before 十 included; zeros in a row come to one 零, at the end to none."""
    if not 1 <= number <= _MOST:
        raise ValueError(f"{number} 不能写成汉字数字：只写 1 至 {_MOST}")
    text = ""
    for digit, place in zip(f"{number:04d}".translate(_TO_HAN), (*_PLACES, ""), strict=True):
        if digit != "零":
            text += digit + place
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")
