"""The console: encodings that cannot print everything, color, width. Nothing here may crash a run.

All that the program prints goes through ``write``, ``write_utf8`` or ``note``. What is for people does nothing there
but to be read (``output.visible``); what is for programs is escaped by the format itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, AnyStr

from bulletin_lint.cli import windows
from bulletin_lint.disk.reasons import reason
from bulletin_lint.errors import OutputError
from bulletin_lint.output.screen import Screen, for_terminal
from bulletin_lint.output.visible import shown, shown_line

_DEFAULT_COLUMNS = 80
_LONGEST = 2000  # characters of a note: a name in the settings of others may fill a screen a thousand times
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
    is_wide = encoding.startswith(_DOUBLE_AMBIGUOUS) or (is_terminal() and windows.draws_marks_wide())
    ambiguous = 2 if is_wide else 1
    in_color = wants_color(color, sys.stdout)
    return Screen(max(40, _columns()), in_color, ambiguous, links=in_color and _has_links())


def _has_links() -> bool:
    """Whether a terminal reads along that knows links or passes over them, on the machine that has the files."""
    terminal = os.environ.get("TERM", "")
    if not is_terminal() or terminal in ("dumb", "linux") or os.environ.get("SSH_CONNECTION"):
        return False
    # The old console window of Windows may show what it does not know.
    return os.name != "nt" or bool(os.environ.get("WT_SESSION") or os.environ.get("TERM_PROGRAM") or terminal)


def _columns() -> int:
    """``COLUMNS``, or the width of the terminal that anyone looks at: stdout may go through a pager."""
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"])
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            columns = os.get_terminal_size(stream.fileno()).columns if stream else _DEFAULT_COLUMNS
        except (OSError, ValueError):  # not a terminal, or closed
            continue
        return columns - (sys.platform == "win32")  # a full line is followed by an empty one there
    return _DEFAULT_COLUMNS


def wants_color(color: str, stream: IO[str] | None) -> bool:
    """Whether to color: the option first, then NO_COLOR and FORCE_COLOR, then whether a terminal reads along."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return windows.understands_colors()


def write(lines: Iterable[str]) -> None:
    """Lines for a person, as they come, in the console's own encoding: each is one line, whatever is in it. Raises
    OutputError."""
    _put(_stdout().write, (for_terminal(shown_line(line)) + "\n" for line in lines))


def write_utf8(text: Iterable[str]) -> None:
    """Text for a program, as it comes: UTF-8 with ``\\n``, whatever the console. Raises OutputError."""
    stream = _stdout()
    flush()
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a stand-in that takes only text
        _put(stream.write, text)
        return
    _put(buffer.write, (piece.encode("utf-8", "backslashreplace") for piece in text))
    with _told():
        buffer.flush()


def write_bytes(data: bytes) -> None:
    """A file, as it is. Raises OutputError."""
    stream = _stdout()
    flush()
    _put(stream.buffer.write, [data])  # type: ignore[attr-defined]
    with _told():
        stream.buffer.flush()  # type: ignore[attr-defined]


def note(*lines: str) -> None:
    """Lines about the run itself, on stderr if there is anybody to read it; what is very long is cut."""
    with suppress(OSError):
        for line in lines if sys.stderr else ():
            sys.stderr.write(shown(line[:_LONGEST] + "…" * (len(line) > _LONGEST)) + "\n")


def flush() -> None:
    """Write what is still held back. Raises OutputError."""
    if sys.stdout:
        with _told():
            sys.stdout.flush()


def leave() -> None:
    """Write nothing more: whoever read has gone, or the disk is full."""
    with suppress(OSError, ValueError):  # a stand-in has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def clear() -> None:
    """Wipe the terminal, if it is one that can be wiped."""
    if is_terminal() and wants_color("auto", sys.stdout):
        with suppress(OSError):
            sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
            sys.stdout.flush()


def is_terminal() -> bool:
    """Whether somebody reads along."""
    return bool(sys.stdout) and sys.stdout.isatty()


def _stdout() -> IO[str]:
    if not sys.stdout:
        raise OutputError("标准输出已关闭，无法显示结果；可用 --output-file 写入文件")
    return sys.stdout


def _put(write: Callable[[AnyStr], object], pieces: Iterable[AnyStr]) -> None:
    """Write the pieces. What goes wrong while one is made is not the fault of the stream."""
    for piece in pieces:
        try:
            write(piece)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _refused(error) from error


@contextmanager
def _told() -> Iterator[None]:
    """What the system has against writing to stdout becomes an OutputError; that the reader has gone is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _refused(error) from error


def _refused(error: OSError) -> OutputError:
    leave()
    return OutputError(f"无法写到标准输出：{reason(error)}")
