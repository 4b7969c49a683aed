"""Characters that are more than text."""

from __future__ import annotations

import re

HIDDEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
"""What a terminal acts on, or what turns around the text beside it, as a pattern; tab and ``\\n`` are none of it."""


def escaped(text: str) -> str:
    """``text`` with each of them written ``\\u009b``, as JSON and TOML read it in quotes."""
    return re.sub(HIDDEN, lambda match: f"\\u{ord(match[0]):04x}", text)
