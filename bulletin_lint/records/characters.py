"""Characters that cannot go out as they came in: those that a terminal acts on, and those of names that are no Unicode,
as archives from old Chinese systems bring them. Python has halves of characters for their bytes, which can be written
nowhere."""

from __future__ import annotations

import re

from bulletin_lint.toml.hidden import HIDDEN, escaped

__all__ = ["HIDDEN", "bytes_of", "escaped", "writable"]

_HALF = "[\ud800-\udfff]"
_WRITTEN = rb"\\x([89a-f][0-9a-f])"


def writable(name: str) -> str:
    """``name`` with each byte that is no UTF-8 written ``\\xb5``; different names stay different."""
    return name if name.isprintable() else re.sub(_HALF, _escaped, name)


def bytes_of(name: str) -> bytes:
    """The bytes of the name that ``writable`` wrote."""
    return re.sub(_WRITTEN, lambda match: bytes.fromhex(match[1].decode()), name.encode())


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"
