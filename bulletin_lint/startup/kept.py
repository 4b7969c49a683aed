"""What is worth keeping between runs: small files of plain data in the user's cache folder, which anyone may delete.

Every failure is silent and only costs time: a file that cannot be read, is damaged or may have been written by somebody
else counts as empty, one that cannot be written stays as it was. A checksum before the data is compared first: damaged
data can make ``marshal`` take all the memory there is. ``BULLETIN_LINT_CACHE`` names another folder by its whole path;
set to nothing, it turns keeping off.

What is kept here: ``patterns`` and the tables of ``toml.read``, each with its worth, and what ``cli.copies`` knows.
"""

from __future__ import annotations

import marshal
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from zlib import crc32

from bulletin_lint import __version__

# What is kept is made by this version of the program for this version of Python.
_EDITION = f"{__version__}-py{sys.version_info[0]}{sys.version_info[1]}"
# The names of our files: what they hold, perhaps which, and an edition; or those of temporary files and journals.
_OURS = (
    r"(?:patterns-[\w.]+|toml-[0-9a-f]{8}|series|results|copies)-\d+(?:\.\d+)+\w*-py3\d+"
    r"(?:\.[0-9a-f]{16}|-journal|-wal|-shm)?"
)
_VARIABLE = "BULLETIN_LINT_CACHE"
_CHECKSUM = 4  # bytes
_LARGEST = 1 << 25  # bytes of a file: a hundred times what there is to keep
# A link is not followed, a pipe not waited for; Windows knows neither.
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def load(name: str) -> Any:
    """What was kept under ``name`` by this edition; None where nothing was, or it cannot be used."""
    data = _read(name)
    if data[:_CHECKSUM] != _checksum(data[_CHECKSUM:]):
        return None
    try:
        return marshal.loads(data[_CHECKSUM:])
    except (EOFError, ValueError, TypeError):
        return None


def keep(name: str, value: Any) -> None:
    """Keep ``value`` under ``name``, if that can be done; what is no plain data (a date, say) cannot be kept."""
    try:
        data = marshal.dumps(value)
    except ValueError:
        return
    with suppress(OSError):
        if path := _path(name, make=True):
            _replace(path, _checksum(data) + data)


def own_file(name: str) -> str:
    """The path of a file of that name, which is made if there is none, for a module that keeps its own kind of data.
    Raises OSError where nothing can be kept, and for a file that others can write."""
    path = _path(name, make=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _FLAGS, 0o600)
    try:
        status = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if not stat.S_ISREG(status.st_mode) or not _is_ours(status):
        raise OSError(f"{path} may be written by others")
    return path


def folder() -> str:
    """Where things are kept; '' where nothing is, or can be."""
    with suppress(OSError):
        return os.path.dirname(_path("any"))
    return ""


def sizes() -> dict[str, int]:
    """How many bytes are kept of each kind."""
    found: dict[str, int] = {}
    for path in _own_files():
        kind = os.path.basename(path).partition("-")[0]
        found[kind] = found.get(kind, 0) + os.path.getsize(path)
    return dict(sorted(found.items()))


def clean() -> int:
    """Remove all that is kept, by other editions too; how many files it was. What cannot be removed stays."""
    count = 0
    for path in _own_files():
        with suppress(OSError):
            os.unlink(path)
            count += 1
    return count


def _own_files() -> list[str]:
    """The files that editions of this program have made: the folder may be one that holds other things, too."""
    place = folder()
    names = os.listdir(place) if place else []
    return [os.path.join(place, name) for name in names if re.fullmatch(_OURS, name)]


@contextmanager
def elsewhere(folder: str | None) -> Iterator[None]:
    """Keep what is kept meanwhile in ``folder``, '' for nowhere; None changes nothing. Processes that are begun
    meanwhile do likewise."""
    if folder is None:
        yield
        return
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = folder and os.path.abspath(folder)
    try:
        yield
    finally:
        os.environ.pop(_VARIABLE)
        if before is not None:
            os.environ[_VARIABLE] = before


def _checksum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECKSUM)


def _read(name: str) -> bytes:
    with suppress(OSError):
        if path := _path(name):
            with open(path, "rb", opener=_opened) as file:
                status = os.fstat(file.fileno())
                if stat.S_ISREG(status.st_mode) and _is_ours(status) and status.st_size <= _LARGEST:
                    return file.read()
    return b""


def _replace(path: str, data: bytes) -> None:
    """Put ``data`` in the place of the file at ``path`` at once. Raises OSError; then nothing is left over."""
    temporary = f"{path}.{os.urandom(8).hex()}"
    try:
        with open(temporary, "xb", opener=_opened) as file:
            file.write(data)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):  # it has become the file at ``path``
            os.unlink(temporary)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS, 0o600)


def _path(name: str, make: bool = False) -> str:
    """Where ``name`` is kept; '' where nothing can be. Raises OSError where the folder is not there."""
    place = _folder()
    if not os.path.isabs(place):
        return ""
    if make:
        os.makedirs(place, mode=0o700, exist_ok=True)
    status = os.lstat(place)
    return os.path.join(place, f"{name}-{_EDITION}") if stat.S_ISDIR(status.st_mode) and _is_ours(status) else ""


def _folder() -> str:
    """The folder that was chosen, or that this system has for such files; a relative path is none."""
    if (chosen := os.environ.get(_VARIABLE)) is not None:
        return chosen
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "bulletin-lint")


def _is_ours(status: os.stat_result) -> bool:
    """Whether nobody but this user can write it; on Windows the folders above see to that."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
