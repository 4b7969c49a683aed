"""The temporary files beside what is written: one has the whole new content before it takes the place of the old one.

A process that is killed leaves its temporary file behind. The next process that writes into the folder removes it:
nobody has it locked, and it is older than one that was made just now.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache

Content = bytes | Iterable[bytes]
"""What a file is to hold, at hand or as it comes."""

_PREFIX, _SUFFIX = ".bulletin-lint-", ".tmp"
_FRESH = 60  # seconds for which a file is left alone, whoever has it
_FLAGS = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@contextmanager
def temporary(folder: str, data: Content, mode: int, prepare: Callable[[int], None] | None = None) -> Iterator[str]:
    """The path of a new file in ``folder`` that holds ``data``, on the disk for good; it is gone at the end unless it
    was moved. ``mode`` is less what the user's mask takes; ``prepare`` gives the open file, by its descriptor, further
    rights. Raises OSError."""
    _sweep(folder)
    path = os.path.join(folder, f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}")
    try:
        with open(os.open(path, _FLAGS, mode), "wb") as file:
            _lock(file.fileno())
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            if prepare:
                prepare(file.fileno())
            os.fsync(file.fileno())
        yield path
    finally:
        with suppress(FileNotFoundError):
            os.unlink(path)


@cache
def _sweep(folder: str) -> None:
    """Remove what killed processes have left in ``folder``; once a process, or many files would mean many looks."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX) and _is_old(entry):
                with suppress(OSError):
                    _remove_unlocked(entry.path)


def _is_old(entry: os.DirEntry[str]) -> bool:
    status = entry.stat(follow_symlinks=False)
    return stat.S_ISREG(status.st_mode) and _is_ours(status) and time.time() - status.st_mtime > _FRESH


def _remove_unlocked(path: str) -> None:
    if sys.platform == "win32":  # there, an open file cannot be removed
        os.unlink(path)
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        _lock(descriptor)
        os.unlink(path)
    finally:
        os.close(descriptor)


def _is_ours(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.geteuid()


def _lock(descriptor: int) -> None:
    """Lock an open file, where files can be locked. Raises OSError if somebody else has."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
