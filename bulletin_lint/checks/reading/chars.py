"""Classes of characters that the punctuation and numeral checks share."""

from __future__ import annotations

from bulletin_lint.text.brackets import pairs

SPACES = " \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
BREAKS = "\n\v\f"
OPENERS = "“‘《〈（〔【"
CLOSERS = "".join(pairs(OPENERS).values())
STOPS = "。！？"  # what ends a sentence
POINTS = "，。、；：？！"  # what parts a sentence or ends it
WIDE_MARKS = POINTS + OPENERS + CLOSERS + "…—～·"
HALF_POINTS = ",.;:?!"
# One class for patterns: Han, and the two characters that stand for one.
HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々"


def is_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character; '' is none."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or char in ("〇", "々")
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or char >= "\U00020000"
    )


def is_ascii_word(char: str) -> bool:
    """Whether ``char`` is a half-width letter or digit; '' is none."""
    return char.isascii() and char.isalnum()


def is_digit(char: str) -> bool:
    """Whether ``char`` is a half-width digit; '' is none."""
    return "0" <= char <= "9"
