"""Characters that are not what they look like, or that nobody sees: what they are called, and what they stand for.

GB 18030 and Unicode have them for good reasons, none of which is running Chinese text.
"""

from __future__ import annotations

import re
from functools import cache

from bulletin_lint.bulletin.draft import Draft

INVISIBLE = {
    "\u00ad": "软连字符",
    "\u034f": "组合用连接符",
    "\u061c": "阿拉伯文方向标记",
    "\u180e": "蒙古文元音分隔符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字符",
    "\u200d": "零宽连字符",
    "\u200e": "从左至右标记",
    "\u200f": "从右至左标记",
    "\u2060": "零宽连接符",
    "\ufeff": "零宽不换行空格",
}
# Names of the others, by the first and last of a range.
_INVISIBLE_RANGES = (
    ("\x80", "\x9f", "控制字符"),
    ("\u202a", "\u202e", "文字方向控制符"),
    ("\u2061", "\u2064", "隐形数学符号"),
    ("\u2066", "\u206f", "文字方向控制符"),
    ("\ufff9", "\ufffb", "行间注释符"),
    ("\U000e0000", "\U000e007f", "标签字符"),
)
# As wide as a character, yet no space: what should stand there cannot be known.
BLANKS = {
    "\u115f": "谚文填充符",
    "\u1160": "谚文填充符",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u2800": "盲文空格",
    "\u3164": "谚文填充符",
    "\uffa0": "谚文填充符",
}
# Radicals of the supplement that PDF files give for the character itself. Those of the Kangxi block are in Unicode's
# own table, but for 户, whose sign looks like the character as it is written in the mainland.
RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⼾",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟户",
        strict=True,
    )
)
MARKS = dict(
    zip(
        "﹐﹑﹔﹕﹖﹗﹙﹚｡､･︐︑︒︓︔︕︖︗︘︰︵︶︹︺︻︼︽︾︿﹀‚꞉ː։",
        "，、；：？！（）。、·，、。：；！？〖〗：（）〔〕【】《》〈〉，：：：",
        strict=True,
    )
) | {"\u037e": "；", "\u0387": "·", "⸺": "——", "⸻": "——", "﹘": "—", "﹪": "%", "﹒": "。"}
# Letters of other alphabets, and the Latin ones that look the same.
LETTERS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеосрухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTYXaeocpyxisjABEZHIKMNOPTYXo",
        strict=True,
    )
)
_CLASS = (
    r"\x80-\x9f\u00ad\u034f\u0370-\u052f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800"
    r"\u2e80-\u2fd5\u3164\ue000-\uefff\uf100-\ufaff\ufeff\uffa0\ufff9-\ufffb\ufffd"
    r"\U0002f800-\U0002fa1f\U000e0000-\U000e007f\U000f0000-\U0010fffd" + "".join(MARKS)
)


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{_CLASS}]")


def odd_characters(draft: Draft) -> list[int]:
    """Where in the text such characters stand, in order; ask for it through ``draft.shared``."""
    return [match.start() for match in _odd().finditer(draft.text.string)]


def name_of_invisible(char: str) -> str:
    """What an invisible character is called; '' for one that is none."""
    ranges = (name for first, last, name in _INVISIBLE_RANGES if first <= char <= last)
    return INVISIBLE.get(char) or BLANKS.get(char) or next(ranges, "")


def is_private(char: str) -> bool:
    """Whether nobody knows what character it was: each font may show another, or it was lost in a conversion. The
    symbols of Word's own fonts, U+F000 to U+F0FF, do not count."""
    return char == "\ufffd" or "\ue000" <= char <= "\uefff" or "\uf100" <= char <= "\uf8ff" or char >= "\U000f0000"


def han_for(char: str) -> str | None:
    """The character for which a radical sign or a compatibility form stands; '' for a sign that stands for none, None
    for any other character."""
    if char in RADICALS:
        return RADICALS[char]
    radical = "\u2e80" <= char <= "\u2fd5"
    if not radical and not ("\uf900" <= char <= "\ufaff" or "\U0002f800" <= char <= "\U0002fa1f"):
        return None
    import unicodedata  # seldom needed, and not before

    plain = unicodedata.normalize("NFKC", char)
    if plain != char:
        return plain
    return "" if radical else None


def name_of(char: str) -> str:
    """The number of a character in Unicode, as ``U+200B``."""
    return f"U+{ord(char):04X}"
