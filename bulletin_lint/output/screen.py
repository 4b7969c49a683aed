"""What is known of the place that output goes to."""

from __future__ import annotations

from typing import NamedTuple

_CODES = {"bold": "1", "dim": "2", "error": "1;31", "warning": "1;33", "info": "1;36", "old": "7;31", "new": "7;32"}


class Screen(NamedTuple):
    """``columns`` to fill, whether in color, and the columns that the terminal gives to marks such as “ and …."""

    columns: int = 80
    color: bool = False
    ambiguous: int = 1

    def paint(self, text: str, style: str) -> str:
        """``text`` in a style: ``bold``, ``dim``, ``old``, ``new`` or a severity; as it is where there is no color."""
        return f"\033[{_CODES[style]}m{text}\033[0m" if self.color and text else text
