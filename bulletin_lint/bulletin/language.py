"""Whether a text is Chinese: the rules know no other language."""

from __future__ import annotations

from bulletin_lint.startup.patterns import compiled

_HAN = compiled(r"[\u4e00-\u9fff]")
_KANA = compiled(r"[\u3041-\u3096\u30a1-\u30fa]")
_LETTERS = compiled(r"[^\W\d_\u4e00-\u9fff]")
_WORD = 3  # letters of another script that weigh as much as one Han
_KANA_SHARE = 50  # one kana in how many characters makes a text Japanese


def is_chinese(string: str) -> bool:
    """Whether Han outweigh the letters of other scripts, and the text is not Japanese."""
    han = len(_HAN.findall(string))
    return han > 0 and _WORD * han >= len(_LETTERS.findall(string)) and not is_japanese(string)


def is_japanese(string: str) -> bool:
    """Whether a text with Han is Japanese: no page of it does without の."""
    return "の" in string and len(_KANA.findall(string)) * _KANA_SHARE > len(string)
