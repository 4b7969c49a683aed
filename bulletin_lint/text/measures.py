"""Sizes and lengths in an editor's units, as the dialogs of Word and WPS write them: 三号, 28磅, 2字符, 37毫米."""

from __future__ import annotations

from bulletin_lint.text.looks import Indent, LineHeight, Space

# By half-points. Chinese type has names for its sizes; the points are those of Word.
SIZES = {
    84: "初号", 72: "小初", 52: "一号", 48: "小一", 44: "二号", 36: "小二", 32: "三号", 30: "小三", 28: "四号",
    24: "小四", 21: "五号", 18: "小五", 15: "六号", 13: "小六", 11: "七号", 10: "八号",
}  # fmt: skip
A4 = (11906, 16838)
"""Width and height of the paper, in twips: 210 by 297 millimetres (ISO 216)."""
ALIGNMENTS = {"left": "左对齐", "center": "居中", "right": "右对齐", "both": "两端对齐", "distribute": "分散对齐"}
LARGEST = 31680
"""Twips: 22 inches, which no length of Word exceeds (ISO/IEC 29500-1 22.9.2.14)."""
MILLIMETRE = 1440 / 25.4
"""Twips."""
_LINE = 240
_SMALLEST = 0.05  # points: a twip
_UNITS = {"毫米": MILLIMETRE, "厘米": 10 * MILLIMETRE, "磅": 20.0}
_MULTIPLES = {240: "单倍", 360: "1.5倍", 480: "2倍"}


def size(half_points: int) -> str:
    """The size of letters: by its name, else in points."""
    return SIZES.get(half_points) or f"{_number(half_points / 2)}磅"


def half_points(words: str) -> int | None:
    """The size that ``size`` writes so; None for anything else."""
    named = next((half for half, name in SIZES.items() if name == words), None)
    number = _value(words.removesuffix("磅"))
    return named if named is not None or number is None or not words.endswith("磅") else round(2 * number) or None


def lengths(words: str) -> tuple[int, ...] | None:
    """The lengths in twips that words name, with 或 between several: 37毫米或34.6毫米. None for anything else."""
    found = tuple(_length(each.strip()) for each in words.split("或"))
    return None if None in found else tuple(each for each in found if each is not None)


def line_heights(words: str) -> tuple[LineHeight, LineHeight] | None:
    """The least and the greatest height of lines that words name: 28～30磅 and 28磅 are exact. None for anything
    else."""
    multiple = next((value for value, name in _MULTIPLES.items() if name == words), None)
    if multiple is None and words.endswith("倍") and (times := _value(words.removesuffix("倍"))) is not None:
        multiple = round(times * _LINE)
        if not 0 < multiple <= LARGEST:
            return None
    if multiple is not None:
        return LineHeight(multiple), LineHeight(multiple)
    low, _, high = words.removesuffix("磅").partition("～")
    least, greatest = _value(low), _value(high or low)
    if least is None or greatest is None or words == low or not _SMALLEST <= least <= greatest:
        return None
    return LineHeight(round(least * 20), "exact"), LineHeight(round(greatest * 20), "exact")


def _length(words: str) -> int | None:
    for unit, twips in _UNITS.items():
        if words.endswith(unit) and (number := _value(words.removesuffix(unit))) is not None:
            return round(number * twips) if number * twips <= LARGEST else None
    return None


def _value(words: str) -> float | None:
    """A number greater than 0."""
    try:
        number = float(words)
    except ValueError:
        return None
    return number if 0 < number < 1000 else None


def points(twips: float) -> str:
    """A length in points."""
    return f"{_number(twips / 20)}磅"


def millimetres(twips: float) -> str:
    """A length in millimetres, as exact as it can be measured."""
    return f"{_number(round(twips / MILLIMETRE, 1))}毫米"


def indent(said: Indent) -> str:
    """An indent in characters, or in millimetres where it does not count characters."""
    return f"{_number(said.chars / 100)}字符" if said.chars else millimetres(said.twips)


def space(said: Space) -> str:
    """Space above or below, in lines or in points."""
    if said.auto:
        return "自动"
    return f"{_number(said.lines / 100)}行" if said.lines else points(said.twips)


def line(said: LineHeight) -> str:
    """The height of lines."""
    if said.rule == "multiple":
        return _MULTIPLES.get(said.value) or f"{_number(round(said.value / _LINE, 2))}倍"
    return f"{'固定值' if said.rule == 'exact' else '最小值'}{points(said.value)}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
