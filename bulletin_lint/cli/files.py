"""Files that the commands are asked to read or to write, and what is said where that cannot be done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin_lint.cli.slips import meant_file, unquoted
from bulletin_lint.config.files import LOCKS
from bulletin_lint.disk.errors import CannotWrite, cannot_write
from bulletin_lint.disk.replace import create_file
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.errors import OutputError, UsageError


def given(path: str) -> str:
    """The path of what is to be read: as it is given, without the quotes around it, or the one that ``*`` and ``?``
    mean. Raises UsageError where nothing is there, it says what may have been meant, and where several files are meant.
    """
    first, *others = named([path])
    if others:
        raise UsageError(f"{path}：相符的文件有{len(others) + 1}个，这里只能写一个")
    return first


def named(paths: Iterable[str]) -> Iterator[str]:
    """The paths of what is to be read. The shells of Windows leave ``*`` and ``?`` to the programs, so they are looked
    up here, on every system alike. Raises UsageError as ``given`` does."""
    for path in map(unquoted, paths):
        if os.path.lexists(path):
            yield path
        elif found := _matching(path):
            yield from found
        else:
            meant = meant_file(path)
            what = "没有相符的文件" if _is_pattern(path) else "没有这个文件"
            raise UsageError(f"{path}：{what}" + (f"，是否应为“{meant}”？" if meant else ""))


def _is_pattern(path: str) -> bool:
    return "*" in path or "?" in path


def _matching(path: str) -> list[str]:
    """What a name with ``*`` or ``?`` in it means, by name. Brackets are part of names, as for cmd; what Word and WPS
    leave beside a file that is open is no file to anybody."""
    if not _is_pattern(path):
        return []
    from glob import glob

    found = glob(path.replace("[", "[[]"))
    return sorted(each for each in found if not os.path.basename(each).startswith(LOCKS))


@contextmanager
def reading(path: str) -> Iterator[None]:
    """A draft that cannot be read is a reason not to run: UsageError."""
    try:
        yield
    except UnreadableFile as error:
        raise UsageError(f"{path}：{error}") from error


@contextmanager
def writing(path: str | Path) -> Iterator[None]:
    """What is against writing the file at ``path`` becomes an OutputError."""
    try:
        yield
    except CannotWrite as error:
        raise OutputError(f"无法写入 {path}：{error}") from error


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise CannotWrite("所在的不是文件夹") from None
    except OSError as error:
        raise cannot_write(error) from None


def create(path: Path, data: bytes, advice: str) -> None:
    """Write a new file. Raises OutputError where there is one already, which ends with ``advice``."""
    with writing(path):
        try:
            create_file(path, data)
        except FileExistsError as error:
            raise OutputError(f"{path} 已存在，没有覆盖；{advice}") from error
