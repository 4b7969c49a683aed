"""What only a console of Windows must be asked: whether it understands colors, and how wide it draws some marks."""

from __future__ import annotations

import os
import sys
from functools import cache

_OUTPUT = -11  # STD_OUTPUT_HANDLE
_PROCESSED, _ESCAPES = 1, 4  # ENABLE_PROCESSED_OUTPUT, ENABLE_VIRTUAL_TERMINAL_PROCESSING
_CHINESE = (936, 950)  # code pages: GBK, Big5


@cache
def understands_colors() -> bool:
    """Whether escape sequences act, after they were asked for: before Windows 10 there are none, and the console of
    cmd begins without them. Elsewhere every terminal has them."""
    if sys.platform != "win32":
        return True
    import ctypes
    from ctypes.wintypes import DWORD, HANDLE

    kernel = ctypes.WinDLL("kernel32")
    kernel.GetStdHandle.restype = HANDLE
    handle, mode = HANDLE(kernel.GetStdHandle(_OUTPUT)), DWORD()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return True  # no console at all: something that reads along and calls itself a terminal
    return bool(kernel.SetConsoleMode(handle, mode.value | _PROCESSED | _ESCAPES))


def draws_marks_wide() -> bool:
    """Whether the console draws — “ ” … as wide as a Chinese character, as that of a Chinese Windows does, and Windows
    Terminal does not. The encoding of the stream does not tell: it is UTF-8 for every console."""
    if sys.platform != "win32" or os.environ.get("WT_SESSION"):
        return False
    import ctypes

    return ctypes.WinDLL("kernel32").GetConsoleOutputCP() in _CHINESE
