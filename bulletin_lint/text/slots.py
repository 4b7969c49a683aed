"""Which of the fonts of a run draws a character (ISO/IEC 29500-1 17.3.2.26 and, where it is silent, [MS-OI29500])."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Literal

Slot = Literal["latin", "other", "chinese"]
# From which code on characters are: a of ``ascii``, h of ``hAnsi``, e of ``eastAsia``; the hint makes e of H, and in
# Chinese of c too.
_RANGES = (
    (0x0000, "a"), (0x00A0, "h"), (0x0100, "c"), (0x02B0, "H"), (0x0530, "h"), (0x0590, "a"), (0x07C0, "h"),
    (0x1100, "e"), (0x1200, "h"), (0x1E00, "c"), (0x1F00, "h"), (0x2000, "H"), (0x2C00, "h"), (0x2E80, "e"),
    (0xA4D0, "h"), (0xAC00, "e"), (0xD7B0, "h"), (0xD800, "e"), (0xE000, "H"), (0xF900, "e"), (0xFB00, "H"),
    (0xFB1D, "a"), (0xFE00, "h"), (0xFE30, "e"), (0xFE70, "a"), (0xFEFF, "h"), (0xFF00, "e"), (0xFFF0, "h"),
    (0x10000, "e"),
)  # fmt: skip
_STARTS = [start for start, _ in _RANGES]
_HINTED = frozenset("¡¤§¨ª\u00ad¯°±²³´¶·¸¹º¼½¾¿×÷")
_HINTED_IN_CHINESE = frozenset("àáèéêìíòóùúü")  # those of pinyin


@lru_cache(4096)
def slot_of(character: str, hint: bool = False, language: str = "") -> Slot:
    """The font that draws a character: ``latin`` is that of ASCII, ``other`` that of what is neither ASCII nor East
    Asian. ``hint``: the run says ``w:hint="eastAsia"``; ``language`` is its ``w:lang`` for East Asian text."""
    kind = _RANGES[bisect_right(_STARTS, ord(character)) - 1][1]
    if kind == "e" or (hint and _is_hinted(character, kind, language.lower().startswith("zh"))):
        return "chinese"
    return "latin" if kind == "a" else "other"


def _is_hinted(character: str, kind: str, chinese: bool) -> bool:
    return kind == "H" or character in _HINTED or (chinese and (kind == "c" or character in _HINTED_IN_CHINESE))
