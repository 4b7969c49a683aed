"""A draft that comes through a pipe: ``-`` in the place of its path."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click

from bulletin_lint.cli.command import Option
from bulletin_lint.cli.files import given
from bulletin_lint.errors import UsageError

STDIN = "-"

F = TypeVar("F", bound=Callable[..., Any])


class Source(NamedTuple):
    """Where a draft comes from: ``content`` is what came through the pipe, and ``path`` then only names it."""

    path: str
    content: bytes | None = None


def filename_option(group: str = "其他") -> Callable[[F], F]:
    """``--stdin-filename``, for commands that read ``-``."""
    return click.option(
        "--stdin-filename",
        cls=Option,
        group=group,
        metavar="文件",
        help="从标准输入读入（以“-”代替文件）时，按这个文件名取设置并显示",
    )


def source(path: str, name: str | None) -> Source:
    """The draft at ``path``, which is there, or that from the pipe under its ``name``. Raises UsageError."""
    if path != STDIN:
        if name is not None:
            raise UsageError("--stdin-filename 要与“-”合用：文件从标准输入读入")
        return Source(given(path))
    return Source(name or STDIN, received())


def received() -> bytes:
    """What comes through the pipe, as far as a draft may be long. Raises UsageError where nobody sends anything."""
    from bulletin_lint.docx.archive import Limits

    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("标准输入没有接文件，请用管道或“<”送入，如 bulletin-lint - < 第12期.docx")
    data = sys.stdin.buffer.read(Limits().total + 1)
    if len(data) > Limits().total:
        raise UsageError(f"标准输入：文件超过 {Limits().total // 2**20} MB")
    return data
