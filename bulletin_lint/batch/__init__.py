"""The work on many files: one after another, or in several processes where there are enough of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bulletin_lint.api import FileResult, Known, fix, given_up, lint, write
from bulletin_lint.batch.clock import TimeUp, limited
from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.config.config import Config
from bulletin_lint.errors import CannotRun, PatternTooSlow
from bulletin_lint.records.characters import writable
from bulletin_lint.records.describe import describe
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.toml.read import State, states_of

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

A = TypeVar("A")
B = TypeVar("B")

# Below this many files, starting processes takes longer than the work itself.
_MANY = 48
_CHUNK = 8


class Task(NamedTuple):
    """One file: ``repair`` works its fixes out, ``save`` puts them into the file, ``whole`` keeps its text. ``held``
    says why the file is not to be written whatever comes out; ``remarks`` are what other issues show of it."""

    path: str
    config: Config
    repair: bool
    save: bool
    whole: bool = False
    held: str = ""
    remarks: tuple[Remark, ...] = ()


def carry_out(tasks: Sequence[Task], jobs: int = 0) -> Iterator[FileRecord]:
    """The records of ``tasks``, in their order. ``jobs`` is the number of processes, 0 for as many as pay off.

    Raises ConfigError as ``lint`` does.
    """
    processes = min(jobs or _worthwhile(len(tasks)), len(tasks))
    if processes <= 1:
        yield from map(perform, tasks)
        return
    waiting = deque(tasks[start : start + _CHUNK] for start in range(0, len(tasks), _CHUNK))
    from concurrent.futures import ProcessPoolExecutor

    while waiting:
        with ProcessPoolExecutor(processes) as pool:
            yield from _until_broken(pool, waiting, 2 * processes)


def _until_broken(pool: Executor, waiting: deque[Sequence[Task]], ahead: int) -> Iterator[FileRecord]:
    """The records of the tasks in ``waiting``, which are taken out, until a process of the pool is killed: by the
    system, say, which has no memory left. What that process and the others were at is done again, file by file."""
    from concurrent.futures.process import BrokenProcessPool

    sent: deque[tuple[Sequence[Task], Future[list[FileRecord]]]] = deque()
    is_whole = True
    while sent or (waiting and is_whole):
        try:
            while waiting and is_whole and len(sent) < ahead:
                sent.append((waiting[0], pool.submit(_perform_all, waiting[0])))
                waiting.popleft()
        except BrokenProcessPool:
            is_whole = False
            continue
        tasks, future = sent.popleft()
        try:
            records = future.result()
        except BrokenProcessPool:
            is_whole = False
            records = [_alone(task) for task in tasks]
        yield from records


def _perform_all(tasks: Sequence[Task]) -> list[FileRecord]:
    return [perform(task) for task in tasks]


def _alone(task: Task) -> FileRecord:
    """The record of a file that is checked in a process of its own, which may be killed."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(perform, task).result()
        except BrokenProcessPool:
            return _failed(task, "检查它的进程被系统终止（可能是内存不足），此文件未检查")


def in_processes(work: Callable[[A], B], items: Sequence[A], jobs: int = 0) -> Iterator[B]:
    """What ``work`` makes of the items, in their order, in as many processes as pay off; ``work`` must be one that a
    process can be sent."""
    processes = min(jobs or _worthwhile(len(items)), len(items))
    if processes <= 1:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(work, items, chunksize=_CHUNK)


def _worthwhile(count: int) -> int:
    return (os.cpu_count() or 1) if count >= _MANY else 1


def perform(task: Task) -> FileRecord:
    """Check one file, and repair it if the task says so.

    A file that takes too long is a finding. An error of this program's own, or a pattern of an office's own that comes
    to no end, becomes the file's failure: it must not cost the other files their check. Raises ConfigError as ``lint``
    does.
    """
    try:
        return _performed(task)
    except TimeUp:
        return describe(given_up(task.path, task.config))
    except PatternTooSlow as error:
        return _failed(task, f"{error}；此文件未检查")
    except CannotRun:
        raise
    except Exception as error:
        return _failed(task, f"程序内部出错，此文件未检查，请反馈给开发者：{_trace(error)}")


def _performed(task: Task) -> FileRecord:
    """The file is written when its time no longer counts: what has begun to be put in its place is put there."""
    with limited(task.config.time_limit):
        result = _result(task)
        record = describe(result, task.whole)
    written = write(result, task.config.backup) if task.save else result
    return record if written is result else describe(written, task.whole)


def _result(task: Task) -> FileResult:
    path, config = task.path, task.config
    known = _known_of_old(config.baseline, states_of((config.baseline,))) if config.baseline else None
    if not task.repair:
        return lint(path, config, known, task.remarks)
    if task.save and task.held:
        return lint(path, config, known, task.remarks)._replace(held=task.held)
    return fix(path, config, known, task.remarks)


@lru_cache(maxsize=8)
def _known_of_old(path: str, _: Sequence[State]) -> Known:
    from bulletin_lint.records.baseline import known_of_old, load

    baseline = load(path)
    return lambda result: known_of_old(describe(result), baseline)


def _failed(task: Task, reason: str) -> FileRecord:
    return FileRecord(writable(task.path), failure=reason)


def _trace(error: Exception) -> str:
    """The error and the two innermost places it came through, on one line."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)[-2:]
    places = " <- ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__}: {error} ({places})"
