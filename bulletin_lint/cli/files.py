"""Files that the commands are asked to read or to write, and what is said where that cannot be done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin_lint.disk.errors import CannotWrite
from bulletin_lint.disk.replace import create_file
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.errors import OutputError, UsageError


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


def create(path: Path, data: bytes, advice: str) -> None:
    """Write a new file. Raises OutputError where there is one already, which ends with ``advice``."""
    with writing(path):
        try:
            create_file(path, data)
        except FileExistsError as error:
            raise OutputError(f"{path} 已存在，没有覆盖；{advice}") from error
