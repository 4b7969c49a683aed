"""``check --watch``: check again whenever a draft, or the settings for it, were saved."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from bulletin_lint.cli import console
from bulletin_lint.cli.status import Status
from bulletin_lint.config.files import READ, documents_below
from bulletin_lint.errors import CannotRun

_PAUSE = 0.5  # seconds between two looks; whoever saves takes longer to look up

_State = tuple[int, int] | None


def watch(paths: Iterable[str], check: Callable[[], Iterable[Path]]) -> Status:
    """Carry out ``check``, which gives the files of settings that hold, and again after every change of the drafts at
    ``paths`` or of those files, until the user ends it. What cannot be run at first is raised as ever: CannotRun; later
    it is told, for it may be mended."""
    paths = tuple(paths)
    settings: tuple[Path, ...] = ()
    first = True
    try:
        while True:
            state = _states(paths, settings)  # before the check: what is saved meanwhile is checked anew
            try:
                settings = tuple(check())
            except CannotRun as error:
                if first:
                    raise
                console.note(f"bulletin-lint：{error}")
            state |= {str(path): _state(str(path)) for path in settings if str(path) not in state}
            first = False
            console.flush()
            console.note(f"{time.strftime('%H:%M:%S')} 检查完毕，正在等待文件改动（按 Ctrl+C 结束）")
            _wait(paths, settings, state)
            console.clear()
    except KeyboardInterrupt as error:
        if type(error) is not KeyboardInterrupt:  # the system's wish, not the user's
            raise
        console.note("已结束")
        return Status.CLEAN


def _wait(paths: Iterable[str], settings: Iterable[Path], before: Mapping[str, _State]) -> None:
    """Wait until something is otherwise than ``before``, and stays so for a moment: nobody reads what is half
    written."""
    last = before
    while True:
        time.sleep(_PAUSE)
        now = _states(paths, settings)
        if now == last and now != before:
            return
        last = now


def _states(paths: Iterable[str], settings: Iterable[Path]) -> dict[str, _State]:
    return {path: _state(path) for path in (*_drafts(paths), *map(str, settings))}


def _drafts(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if os.path.isdir(path):
            yield from (each for each in documents_below(path) if each.lower().endswith(READ))
        else:
            yield path


def _state(path: str) -> _State:
    """When the file was last changed, and its size; None for one that is not there."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
