"""What is known of the place that output goes to."""

from __future__ import annotations

import re
from typing import NamedTuple

_COLORS = {"error": "31", "warning": "33", "info": "36"}
_CODES = {"bold": "1", "dim": "2", "old": "7;31", "new": "7;32"}
_CODES |= {name: f"1;{color}" for name, color in _COLORS.items()}
_CODES |= {f"{name}-mark": f"1;4;{color}" for name, color in _COLORS.items()}
# What is painted stands between two halves of characters, which no text holds: so the codes of a terminal that come out
# are those that went in here, whatever a document or the name of a file says.
_BEGINNINGS = {style: chr(0xD800 + number) for number, style in enumerate(_CODES)}
_END = "\ud8ff"
# A link is an address between the first two of these, and what is shown up to the third (OSC 8).
_ADDRESS, _SHOWN, _OVER = "\ud8f0", "\ud8f1", "\ud8f2"
_LINK = {ord(_ADDRESS): "\033]8;;", ord(_SHOWN): "\033\\", ord(_OVER): "\033]8;;\033\\"}
_PAINT = {ord(_BEGINNINGS[style]): f"\033[{code}m" for style, code in _CODES.items()}
_TERMINAL = {ord(_END): "\033[0m", **_PAINT, **_LINK}
_IN_ADDRESSES = r"(?:https?|file)://[!-~]+"
MARKS = "\ud800-\ud8ff"
"""The characters that ``paint`` adds, as a range of a regular expression."""


class Screen(NamedTuple):
    """``columns`` to fill, whether in color, the columns that the terminal gives to marks such as “ and …, and whether
    all is to be told, one by one; whether what is shown can be a link, and where the documents on the rules are."""

    columns: int = 80
    color: bool = False
    ambiguous: int = 1
    verbose: bool = False
    links: bool = False
    docs: str = ""

    def paint(self, text: str, style: str) -> str:
        """``text`` in a style: ``bold``, ``dim``, ``old``, ``new``, a severity, or the mark of a severity,
        as ``error-mark``, which shows a mere comma too; as it is where there is no color.

        What marks the style takes no columns; ``for_terminal`` makes colors of it.
        """
        return f"{_BEGINNINGS[style]}{text}{_END}" if self.color and text else text

    def linked(self, text: str, address: str | None) -> str:
        """``text`` as a link where there are links; like paint, an address takes no columns."""
        if not self.links or not address or not re.fullmatch(_IN_ADDRESSES, address):
            return text
        return f"{_ADDRESS}{address.replace('::', '%3A%3A').replace('##', '%23%23')}{_SHOWN}{text}{_OVER}"

    def file(self, name: str) -> str:
        """The name of a file, which opens it."""
        if not self.links:
            return name
        from bulletin_lint.output.links import file_url

        return self.linked(name, file_url(name))

    def rule(self, code: str) -> str:
        """The code of a rule, which opens the page on it."""
        if not self.links:
            return code
        from bulletin_lint.records.findings import url_of

        return self.linked(code, url_of(self.docs, code))


def for_terminal(line: str) -> str:
    """A painted line with the codes that a terminal paints by."""
    return line.translate(_TERMINAL) if _END in line or _OVER in line else line
