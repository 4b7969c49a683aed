"""How far a long run has come, for somebody who looks at a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from bulletin_lint.output.width import width

T = TypeVar("T")
_SOON = 2.0  # seconds: a run that takes no longer needs no such line
_OFTEN = 0.2  # seconds between two looks at it
_CELLS = 20


def shown(items: Iterator[T], total: int, speaks: Callable[[T], bool]) -> Iterator[T]:
    """The items, ``total`` of them, and meanwhile a line on stderr that says how many there were; no such line where
    nobody looks at it. It is wiped away for an item that ``speaks``: something will be printed for it."""
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb" or not (sys.stderr and sys.stderr.isatty()):
        return items
    return _with_line(items, total, speaks)


def _with_line(items: Iterator[T], total: int, speaks: Callable[[T], bool]) -> Iterator[T]:
    line, begun = _Line(), time.monotonic()
    due = begun + _SOON
    try:
        for count, item in enumerate(items, 1):
            if speaks(item):
                line.wipe()
            yield item
            if (now := time.monotonic()) >= due:
                line.draw(_words(count, total, now - begun))
                due = now + _OFTEN
    finally:
        line.wipe()


def _words(count: int, total: int, seconds: float) -> str:
    done = _CELLS * count // total
    left = seconds / count * (total - count)
    return f"[{'#' * done}{'.' * (_CELLS - done)}] 已检查{count}／{total}个文件，约剩{_time(left)}"


def _time(seconds: float) -> str:
    if seconds < 60:
        return f"{round(seconds)}秒"
    minutes = round(seconds / 60)
    return f"{minutes}分钟" if minutes < 60 else f"{minutes // 60}小时{minutes % 60}分钟"


class _Line:
    """One line of the terminal, written over and over."""

    def __init__(self) -> None:
        self._columns = 0

    def draw(self, text: str) -> None:
        columns = width(text)
        sys.stderr.write("\r" + text + " " * (self._columns - columns))
        sys.stderr.flush()
        self._columns = max(columns, self._columns)

    def wipe(self) -> None:
        if self._columns:
            sys.stderr.write("\r" + " " * self._columns + "\r")
            sys.stderr.flush()
            self._columns = 0
