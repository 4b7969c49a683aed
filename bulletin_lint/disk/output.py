"""What a user asks to be written somewhere: never over a draft, and never over what is not of the same making."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from io import FileIO
from typing import NamedTuple

from bulletin_lint.disk.errors import CannotWrite, cannot_write
from bulletin_lint.disk.replace import create_file, replace_file
from bulletin_lint.disk.stamp import Stamp, stamp_of
from bulletin_lint.disk.temporary import Content

_LARGEST = 1 << 30  # bytes of an earlier output: more is none of ours
_STREAMS = ("/dev/", "/proc/")
_DEVICES = ("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$")


class Making(NamedTuple):
    """A kind of output: what it is called, and whether the content of a file, or ``enough`` bytes of it, is an earlier
    output of it."""

    name: str
    is_earlier: Callable[[bytes], bool]
    enough: int = _LARGEST


def write_output(path: str, data: Content, making: Making, inputs: Iterable[str] = ()) -> None:
    """Make the file at ``path`` hold ``data``, at once or not at all. Raises CannotWrite as ``refuse`` does."""
    stamp = refuse(path, making, inputs)
    if stamp is not None:
        replace_file(path, data, stamp)
        return
    try:
        create_file(os.path.realpath(path), data)
    except FileExistsError:
        raise CannotWrite("文件在写入时被别的程序建立，没有覆盖") from None


@contextmanager
def growing(
    path: str, making: Making, inputs: Iterable[str], kept: Content | None
) -> Iterator[Callable[[bytes], None]]:
    """Write to the file at ``path`` what comes, as it comes, so that what came is there if the rest never does. It
    begins with ``kept``; None is all that is there already. Raises CannotWrite as ``refuse`` does."""
    if os.path.isfile(path):
        with open(path, "ab", buffering=0) as file:
            _hold(file)  # a file that another run holds must not be put away under it
    if kept is not None or not os.path.exists(path):
        write_output(path, kept or b"", making, inputs)
    try:
        with open(path, "ab", buffering=0) as file:
            _hold(file)
            yield partial(_append, file)
    except OSError as error:
        raise cannot_write(error) from None


def _hold(file: FileIO) -> None:
    """Keep off other runs as long as the file is open, where files can be locked. Raises CannotWrite."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise CannotWrite("另一次检查正在写这个文件") from None


def _append(file: FileIO, data: bytes) -> None:
    """All of the data. Raises OSError."""
    while data:
        data = data[file.write(data) :]


def refuse(path: str, making: Making, inputs: Iterable[str] = ()) -> Stamp | None:
    """What stands at ``path`` and may be written over, None where nothing does.

    It may if it is empty, or an earlier output of this kind. Raises CannotWrite for anything else there, for what is no
    regular file, and for a file that is one of ``inputs``, under whatever name.
    """
    try:
        status = os.stat(path)
    except FileNotFoundError:
        if not os.path.isdir(folder := os.path.dirname(os.path.realpath(path))):
            raise CannotWrite(f"没有文件夹 {os.path.dirname(path) or folder}") from None
        return None
    except OSError as error:
        raise cannot_write(error) from None
    if not stat.S_ISREG(status.st_mode):
        raise CannotWrite("这是文件夹" if stat.S_ISDIR(status.st_mode) else "不是普通文件")
    if any(_is_same(status, each) for each in inputs):
        raise CannotWrite("这是所查的文稿，没有覆盖")
    there, status = _read(path, making.enough)
    if there and not making.is_earlier(there):
        raise CannotWrite(f"已有这个文件，且不是以前写的{making.name}，没有覆盖；请换一个文件名，或先删除它")
    return stamp_of(status)


def _read(path: str, most: int) -> tuple[bytes, os.stat_result]:
    try:
        with open(path, "rb") as file:
            return file.read(most), os.fstat(file.fileno())
    except OSError as error:
        raise cannot_write(error) from None


def is_stream(path: str) -> bool:
    """Whether ``path`` is a device, a pipe or an open file of this process, which take bytes as they come."""
    if sys.platform == "win32":
        return is_device(path)
    if path.startswith(_STREAMS):
        return True
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def is_device(path: str) -> bool:
    """Whether the path names a device of Windows, which has no folder and whose name may have any suffix."""
    stem = re.split(r"[\\/]", path)[-1].partition(".")[0].rstrip(" :").upper()
    return stem in _DEVICES or re.fullmatch("(COM|LPT)[1-9¹²³]", stem) is not None


def write_through(path: str, data: Content) -> None:
    """Give a stream the bytes. Raises CannotWrite, also for a pipe that nobody reads."""
    try:
        with open(os.open(path, _FLAGS), "wb") as file:
            if sys.platform != "win32":  # there, nothing was opened so as not to block
                os.set_blocking(file.fileno(), True)
            file.writelines((data,) if isinstance(data, bytes) else data)
    except OSError as error:
        raise cannot_write(error) from None


_FLAGS = os.O_WRONLY | getattr(os, "O_APPEND", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _is_same(status: os.stat_result, path: str) -> bool:
    try:
        return os.path.samestat(status, os.stat(path))
    except OSError:
        return False
