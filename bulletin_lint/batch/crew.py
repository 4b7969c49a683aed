"""Who does the work on many files: processes of our own, or whatever an executor of somebody else's has."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import FrameType, TracebackType
from typing import NamedTuple, Protocol

from bulletin_lint import __version__
from bulletin_lint.batch.task import Task, failed, perform
from bulletin_lint.errors import CannotRun
from bulletin_lint.records.characters import writable
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.startup import patterns
from bulletin_lint.toml.hold import held

AHEAD = 4
"""Portions of work for each process: it should never wait for the next."""

PORTION = 8
"""Files of a portion: few, so that processes end together; not one by one, since each journey costs."""

_UNKNOWN = 64  # portions ahead for an executor that does not say how much it can do
_KILLED = "检查它的进程被系统终止（可能是内存不足），此文件未检查"
_LOST = "无法检查：{}"
_ABSENT = "工作进程里没有 bulletin-lint（{}）；请在每台机器上安装同一版本"
_OTHER = "工作进程里的 bulletin-lint 是 {} 版，这里是 {} 版；请在每台机器上安装同一版本"


class Crew(Protocol):
    """Takes portions of work. ``ahead`` is how many should wait, ``portion`` how many files each should have."""

    ahead: int
    portion: int

    def begin(self, tasks: Sequence[Task]) -> Future[list[FileRecord | None]]:
        """Have the work on ``tasks`` done."""

    def end(self, tasks: Sequence[Task], future: Future[list[FileRecord | None]]) -> list[FileRecord]:
        """The records of ``tasks``, whatever became of the work on them. Raises CannotRun."""


class Processes:
    """Processes of our own, of which any may be killed: by the system, say, which has no memory left. What it and the
    others were at is then done again, file by file."""

    def __init__(self, count: int) -> None:
        self._count = count
        self.ahead, self.portion = AHEAD * count, PORTION
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def begin(self, tasks: Sequence[Task]) -> Future[list[FileRecord | None]]:
        try:
            return self._whole_pool().submit(_performed, tasks)
        except BrokenProcessPool:
            self._pool = None
            return self._whole_pool().submit(_performed, tasks)

    def end(self, tasks: Sequence[Task], future: Future[list[FileRecord | None]]) -> list[FileRecord]:
        try:
            return [record for record in future.result() if record]
        except BrokenProcessPool:
            return [_alone(task) for task in tasks]

    def _whole_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._count, initializer=_heed_interrupts)
        return self._pool


def _alone(task: Task) -> FileRecord:
    """The record of a file that is checked in a process of its own, which may be killed."""
    with ProcessPoolExecutor(1, initializer=_heed_interrupts) as pool:
        try:
            return pool.submit(perform, task).result()
        except BrokenProcessPool:
            return failed(task, _KILLED)


class _Interrupts:
    """Whether the user has interrupted the run: a process then ends the file it is at, which it may be writing."""

    seen = False


def _heed_interrupts() -> None:
    """Begin a process that leaves it to the first one to tell of an interrupt."""

    def remember(number: int, frame: FrameType | None) -> None:
        _Interrupts.seen = True

    signal.signal(signal.SIGINT, remember)


def _performed(tasks: Sequence[Task]) -> list[FileRecord | None]:
    records: list[FileRecord | None] = []
    with held({}):
        for task in tasks:
            if _Interrupts.seen:
                raise KeyboardInterrupt
            records.append(perform(task))
    patterns.keep()
    return records


class Lot(NamedTuple):
    """A task for a process that may be in another folder, or not see the file at all: ``place`` is its whole path,
    ``size`` and ``modified`` (ns) tell whether what is seen there is the same file."""

    task: Task
    place: str
    size: int
    modified: int


class Lent:
    """An executor of somebody else's, whose processes may be on other machines. They read the files themselves where
    they see them, and else are sent them."""

    def __init__(self, executor: Executor, ahead: int = _UNKNOWN, portion: int = PORTION) -> None:
        self._executor = executor
        self.ahead, self.portion = ahead, portion
        self._sends = False

    def begin(self, tasks: Sequence[Task]) -> Future[list[FileRecord | None]]:
        try:
            return self._executor.submit(_performed_there, __version__, [_lot(task, self._sends) for task in tasks])
        except (BrokenExecutor, RuntimeError) as error:
            raise CannotRun(_LOST.format(error)) from error

    def end(self, tasks: Sequence[Task], future: Future[list[FileRecord | None]]) -> list[FileRecord]:
        try:
            records = future.result()
        except CannotRun:
            raise
        except ImportError as error:
            raise CannotRun(_ABSENT.format(error)) from error
        except (BrokenExecutor, CancelledError) as error:
            raise CannotRun(_LOST.format(error or type(error).__name__)) from error
        except Exception as error:  # the process was lost, again and again: one of the files may be why
            if len(tasks) == 1:
                return [failed(tasks[0], _LOST.format(f"{type(error).__name__}: {error}"))]
            return [self.end([task], self.begin([task]))[0] for task in tasks]
        unseen = [task for task, record in zip(tasks, records, strict=True) if record is None]
        if unseen:
            self._sends = True
            sent = iter(self.end(unseen, self.begin(unseen)))
            records = [record or next(sent) for record in records]
        return [record for record in records if record]


def _lot(task: Task, sent: bool) -> Lot:
    """The task as it goes out; a file that cannot be read here is looked for there."""
    place = os.path.abspath(task.path)
    try:
        status = os.stat(place)
        if sent and task.content is None:
            with open(place, "rb") as file:
                task = task._replace(content=file.read())
        return Lot(task, place, status.st_size, status.st_mtime_ns)
    except OSError:
        return Lot(task, place, -1, 0)


def _performed_there(version: str, lots: Sequence[Lot]) -> list[FileRecord | None]:
    """The records of the tasks; None where the file is not seen here. Raises CannotRun if this is another version of
    this package."""
    if version != __version__:
        raise CannotRun(_OTHER.format(__version__, version))
    with held({}):
        return [_performed_here(lot) if lot.task.content is not None or _is_seen(lot) else None for lot in lots]


def _is_seen(lot: Lot) -> bool:
    try:
        status = os.stat(lot.place)
    except OSError:
        return lot.size < 0
    return lot.size < 0 or (status.st_size, status.st_mtime_ns) == (lot.size, lot.modified)


def _performed_here(lot: Lot) -> FileRecord:
    """The record, under the name that the file has for who asks."""
    record = perform(lot.task._replace(path=lot.place))
    name = writable(lot.task.path)
    return record._replace(
        file=name,
        findings=tuple(finding._replace(file=name) for finding in record.findings),
        state=record.state and record.state._replace(modified=lot.modified),
    )
