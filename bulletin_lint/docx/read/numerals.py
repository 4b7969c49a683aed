"""A list number in the formats that Word draws (``ST_NumberFormat``, ISO/IEC 29500-1 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

from bulletin_lint.text.numerals import by_digits, in_capitals, in_han

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


# A formatter gives '' for a number that its format does not reach: Word goes on in plain figures.
def _spelled(spell: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: spell(number) if 0 < number < 10_000 else ""


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


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _ordinal(number: int) -> str:
    last = 0 if 10 < number % 100 < 20 else number % 10
    return f"{number}{('th', 'st', 'nd', 'rd')[last if last < 4 else 0]}"


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
    "chineseCounting": _spelled(in_han),
    "chineseCountingThousand": _spelled(in_han),
    "japaneseCounting": _spelled(in_han),
    "taiwaneseCounting": _spelled(in_han),
    "taiwaneseCountingThousand": _spelled(in_han),
    "ideographDigital": by_digits,
    "japaneseDigitalTenThousand": by_digits,
    "taiwaneseDigital": by_digits,
    "chineseLegalSimplified": _spelled(in_capitals),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _series("㊀", 10),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda number: "",
}


def format_number(number: int, name: str) -> str | None:
    """``number`` in the format ``name``; None where the format is not known. A name such as ``001`` is that number of
    places."""
    if name.isdecimal():
        return f"{number:0{len(name)}d}"
    formatter = _FORMATS.get(name)
    return None if formatter is None else formatter(number) or ("" if name == "none" else str(number))
