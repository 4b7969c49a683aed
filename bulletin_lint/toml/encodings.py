"""Text files as the editors and shells of an office save them: UTF-8 is asked for, and what is surely something else is
read as what it is. Notepad has saved in GBK ("ANSI") for decades, and ``>`` of Windows PowerShell writes UTF-16.
"""

from __future__ import annotations

import codecs

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Of ten characters that are no ASCII, at least so many must be in GB 2312, the everyday part of GBK; a list of names
# has some that are not. Of damaged UTF-8 read as GBK it is about four, and of Big5: in a line of prose never seven.
_EVERYDAY = 8


def text_of(data: bytes) -> str:
    """The text without its byte order mark, every line ended by ``\\n``. Raises ValueError, in the user's words, where
    the encoding cannot be told with certainty."""
    return _decoded(data).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    try:
        if data.startswith(_UTF_16):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _from_gbk(data)
    if text is None:
        raise ValueError("看不出文字的编码，请用记事本等程序另存为 UTF-8") from None
    return text


def _from_gbk(data: bytes) -> str | None:
    """The text, if these bytes are Chinese in GBK; None for what only happens to have its form."""
    if _is_damaged(data):
        return None
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    codes = [character.encode("gb18030") for character in text if not character.isascii()]
    everyday = sum(len(code) == 2 and 0xA1 <= code[0] <= 0xF7 and code[1] >= 0xA1 for code in codes)
    return text if 10 * everyday >= _EVERYDAY * len(codes) else None


def _is_damaged(data: bytes) -> bool:
    """Whether most of it is Chinese in UTF-8, and the rest has suffered."""
    whole = sum(character > "\u07ff" for character in data.decode("utf-8", "ignore"))
    return 2 * 3 * whole > sum(byte > 0x7F for byte in data)
