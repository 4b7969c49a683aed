"""The work on many files: one after another, or in several processes where there are enough of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bulletin_lint.api import FileResult, Known, fix, lint, write
from bulletin_lint.config.config import Config
from bulletin_lint.errors import CannotRun
from bulletin_lint.records.describe import describe
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.toml.read import State, states_of

# Below this many files, starting processes takes longer than the work itself.
_MANY = 48
_CHUNK = 8


class Task(NamedTuple):
    """One file: ``repair`` works its fixes out, ``save`` puts them into the file, ``whole`` keeps its text. ``held``
    says why the file is not to be written whatever comes out."""

    path: str
    config: Config
    repair: bool
    save: bool
    whole: bool = False
    held: str = ""


def carry_out(tasks: Sequence[Task], jobs: int = 0) -> Iterator[FileRecord]:
    """The records of ``tasks``, in their order. ``jobs`` is the number of processes, 0 for as many as pay off.

    Raises ConfigError as ``lint`` does.
    """
    processes = min(jobs or _worthwhile(len(tasks)), len(tasks))
    if processes <= 1:
        yield from map(perform, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(perform, tasks, chunksize=_CHUNK)


def _worthwhile(count: int) -> int:
    return (os.cpu_count() or 1) if count >= _MANY else 1


def perform(task: Task) -> FileRecord:
    """Check one file, and repair it if the task says so.

    An error of this program's own becomes the file's failure: it must not cost the other files their check. Raises
    ConfigError as ``lint`` does.
    """
    try:
        return describe(_result(task), task.whole)
    except CannotRun:
        raise
    except Exception as error:
        return FileRecord(task.path, failure=f"程序内部出错，此文件未检查，请反馈给开发者：{_trace(error)}")


def _result(task: Task) -> FileResult:
    path, config = task.path, task.config
    known = _known_of_old(config.baseline, states_of((config.baseline,))) if config.baseline else None
    if not task.repair:
        return lint(path, config, known)
    if task.save and task.held:
        return lint(path, config, known)._replace(held=task.held)
    result = fix(path, config, known)
    return write(result, config.backup) if task.save else result


@lru_cache(maxsize=8)
def _known_of_old(path: str, _: Sequence[State]) -> Known:
    from bulletin_lint.records.baseline import known_of_old, load

    baseline = load(path)
    return lambda result: known_of_old(describe(result), baseline)


def _trace(error: Exception) -> str:
    """The error and the two innermost places it came through, on one line."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)[-2:]
    places = " <- ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__}: {error} ({places})"
