"""Names of files that are no Unicode, as archives from old Chinese systems bring them: Python has halves of characters
for their bytes, which can be written nowhere."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")
_WRITTEN = re.compile(rb"\\x([89a-f][0-9a-f])")


def writable(name: str) -> str:
    """``name`` with each byte that is no UTF-8 written ``\\xb5``; different names stay different."""
    return name if name.isascii() else _HALF.sub(_escaped, name)


def bytes_of(name: str) -> bytes:
    """The bytes of the name that ``writable`` wrote."""
    return _WRITTEN.sub(lambda match: bytes.fromhex(match[1].decode()), name.encode())


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"
