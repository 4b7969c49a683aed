"""How near two names are to each other."""

from __future__ import annotations

from bulletin_lint.text.edit import Edit
from bulletin_lint.text.numerals import COUNTING

# Names that differ in one of these are two names: numerals, directions, levels, kinds.
TELLING = frozenset(
    COUNTING
    + "百千零〇0123456789０１２３４５６７８９"
    + "东南西北中上下左右前后内外大小新老正副男女省市县区镇乡村街州甲乙丙丁ABCDEFG"
)


def common_ends(a: str, b: str) -> tuple[int, int]:
    """How many characters ``a`` and ``b`` share at the front, and of the rest at the back."""
    least = min(len(a), len(b))
    head = 0
    while head < least and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < least - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return head, tail


def one_slip(a: str, b: str) -> bool:
    """Whether one character too many, too few or exchanged makes ``b`` of ``a``; also two neighbours that changed
    places. A character that tells two names apart is no slip."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    head, tail = common_ends(a, b)
    left, right = a[head : len(a) - tail], b[head : len(b) - tail]
    if set(left + right) & TELLING:
        return False
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == 2 and left == right[::-1])


def trimmed(string: str, start: int, end: int, replacement: str) -> tuple[Edit, ...]:
    """The one edit that makes ``string[start:end]`` read ``replacement``, without what both share at either end."""
    head, tail = common_ends(string[start:end], replacement)
    return (Edit(start + head, end - tail, replacement[head : len(replacement) - tail]),)
