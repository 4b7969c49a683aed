"""What is known of the place that output goes to."""

from __future__ import annotations

from typing import NamedTuple

_COLORS = {"error": "31", "warning": "33", "info": "36"}
_CODES = {"bold": "1", "dim": "2", "old": "7;31", "new": "7;32"}
_CODES |= {name: f"1;{color}" for name, color in _COLORS.items()}
_CODES |= {f"{name}-mark": f"1;4;{color}" for name, color in _COLORS.items()}
# What is painted stands between two halves of characters, which no text holds: so the codes of a terminal that come out
# are those that went in here, whatever a document or the name of a file says.
_BEGINNINGS = {style: chr(0xD800 + number) for number, style in enumerate(_CODES)}
_END = "\ud8ff"
_TERMINAL = {ord(_END): "\033[0m", **{ord(_BEGINNINGS[style]): f"\033[{code}m" for style, code in _CODES.items()}}
MARKS = "\ud800-\ud8ff"
"""The characters that ``paint`` adds, as a range of a regular expression."""


class Screen(NamedTuple):
    """``columns`` to fill, whether in color, the columns that the terminal gives to marks such as “ and …, and whether
    all is to be told, one by one."""

    columns: int = 80
    color: bool = False
    ambiguous: int = 1
    verbose: bool = False

    def paint(self, text: str, style: str) -> str:
        """``text`` in a style: ``bold``, ``dim``, ``old``, ``new``, a severity, or the mark of a severity,
        as ``error-mark``, which shows a mere comma too; as it is where there is no color.

        What marks the style takes no columns; ``for_terminal`` makes colors of it.
        """
        return f"{_BEGINNINGS[style]}{text}{_END}" if self.color and text else text


def for_terminal(line: str) -> str:
    """A painted line with the codes that a terminal paints by."""
    return line.translate(_TERMINAL) if _END in line else line
