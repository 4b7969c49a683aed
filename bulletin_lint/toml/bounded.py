"""Files that settings name, read under limits: settings may come from somebody else, and then name what never ends,
never answers, or is no file at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from bulletin_lint.toml.encodings import text_of

MOST = 1 << 22  # bytes of a file: twenty times the largest that is shipped
_MOST_ENTRIES = 10_000  # files and folders that are looked through for those of one kind
# A pipe is not waited for, bytes are not changed; not every system knows both.
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: str | os.PathLike[str], most: int = MOST) -> bytes:
    """The content of the file at ``path``. Raises OSError, its ``strerror`` in the user's words for what is no regular
    file or has more than ``most`` bytes."""
    _refuse_special(os.stat(path))  # before opening: that may do something to a device
    with open(path, "rb", opener=_opened) as file:
        _refuse_special(os.fstat(file.fileno()))
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"文件超过 {most >> 20} MB")
    return data


def read_text(path: str | os.PathLike[str], most: int = MOST) -> str:
    """The same as text, which should be in UTF-8, every line ended by ``\\n``. Raises ValueError, too, where its
    encoding cannot be told."""
    return text_of(read_bytes(path, most))


def files_in(folder: Path, suffix: str) -> list[Path]:
    """The files in ``folder`` and the folders in it whose names end with ``suffix``, sorted; links to folders are not
    followed. Raises OSError for a folder that holds too much to be looked through."""
    found: list[Path] = []
    for count, path in enumerate(_entries(folder)):
        if count >= _MOST_ENTRIES:
            raise OSError(errno.E2BIG, f"文件夹里的文件超过{_MOST_ENTRIES}个")
        if path.endswith(suffix):
            found.append(Path(path))
    return sorted(found)


def _entries(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        yield from (os.path.join(place, name) for name in (*names, *folders))


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def _refuse_special(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "这是文件夹")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "不是普通文件")
