"""Marks that come in pairs: brackets, title marks and quotation marks, each opening half with its closing half."""

from __future__ import annotations

from collections.abc import Iterable

import regex

ROUND = {"（": "）", "(": ")"}
SQUARE = {"〔": "〕", "【": "】", "［": "］", "[": "]", "〖": "〗", "﹝": "﹞"}
_ALL = ROUND | SQUARE | {"《": "》", "〈": "〉", "“": "”", "‘": "’"}


def pairs(openings: str) -> dict[str, str]:
    """The pairs that these marks open."""
    return {opening: _ALL[opening] for opening in openings}


def one_of(marks: Iterable[str]) -> str:
    """A pattern for one of ``marks``."""
    return f"[{regex.escape(''.join(marks))}]"
