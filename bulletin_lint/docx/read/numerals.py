"""A list number in the formats that Word draws (``ST_NumberFormat``, ISO/IEC 29500-1 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_HAN = "零一二三四五六七八九"
_HAN_UNITS = ("", "十", "百", "千")
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _counting(number: int, digits: str, units: tuple[str, ...], bare_ten: bool) -> str:
    """A number below 10,000 by digits and units; ``bare_ten`` writes 10 to 19 without a leading one."""
    if not 0 < number < 10_000:
        return ""
    pieces: list[str] = []
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            pieces.append((digits[0] if gap and pieces else "") + digits[digit] + units[power])
        gap = not digit
    text = "".join(pieces)
    return text[1:] if bare_ten and 10 <= number < 20 else text


def _digital(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return ""
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


def _letter(number: int) -> str:
    """a to z, then aa, bb ... as Word repeats them."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _series(first: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= count else ""


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else ""


def _circled(number: int) -> str:
    for first, base, count in (("①", 1, 20), ("㉑", 21, 15), ("㊱", 36, 15)):
        if base <= number < base + count:
            return chr(ord(first) + number - base)
    return ""


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "chineseCounting": lambda number: _counting(number, _HAN, _HAN_UNITS, True),
    "chineseCountingThousand": lambda number: _counting(number, _HAN, _HAN_UNITS, True),
    "japaneseCounting": lambda number: _counting(number, _HAN, _HAN_UNITS, True),
    "taiwaneseCounting": lambda number: _counting(number, _HAN, _HAN_UNITS, True),
    "taiwaneseCountingThousand": lambda number: _counting(number, _HAN, _HAN_UNITS, True),
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": lambda number: _counting(number, _LEGAL, _LEGAL_UNITS, False),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _series("㊀", 10),
    "none": lambda number: "",
}


def format_number(number: int, name: str) -> str | None:
    """``number`` in the format ``name``; None where the format, or this number in it, is not known."""
    formatter = _FORMATS.get(name)
    if formatter is None:
        return None
    return formatter(number) or (None if name != "none" else "")
