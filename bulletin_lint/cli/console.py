"""The console: encodings that cannot print everything, color, width. Nothing here may crash a run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import IO

from bulletin_lint.output.screen import Screen

_DEFAULT_COLUMNS = 80
_DOUBLE_AMBIGUOUS = ("gb", "cp936", "big5", "cp950")


def prepare() -> None:
    """Let both streams write what their encoding lacks as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def screen(color: str = "auto") -> Screen:
    """The terminal that stdout is; ``color`` is ``auto``, ``always`` or ``never``."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    ambiguous = 2 if encoding.startswith(_DOUBLE_AMBIGUOUS) else 1
    return Screen(max(40, _columns()), wants_color(color, sys.stdout), ambiguous)


def _columns() -> int:
    """``COLUMNS``, or the width of the terminal that anyone looks at: stdout may go through a pager."""
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"])
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            return os.get_terminal_size(stream.fileno()).columns if stream else _DEFAULT_COLUMNS
        except (OSError, ValueError):  # not a terminal, or closed
            continue
    return _DEFAULT_COLUMNS


def wants_color(color: str, stream: IO[str]) -> bool:
    """Whether to color: the option first, then NO_COLOR and FORCE_COLOR, then whether a terminal reads along."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def write(lines: Iterable[str]) -> None:
    """Lines for a person, in the console's own encoding."""
    for line in lines:
        sys.stdout.write(line + "\n")


def write_utf8(text: str) -> None:
    """Text for a program: UTF-8 with ``\\n``, whatever the console."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a stand-in that takes only text
        sys.stdout.write(text)
    else:
        buffer.write(text.encode("utf-8"))
        buffer.flush()


def note(message: str) -> None:
    """A line about the run itself, on stderr."""
    sys.stderr.write(message + "\n")
