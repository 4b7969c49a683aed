"""Who does the work on many files: processes of our own, or whatever an executor of somebody else's has."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from types import FrameType, TracebackType
from typing import NamedTuple, Protocol

from bulletin_lint import __version__
from bulletin_lint.batch.clock import TimeUp
from bulletin_lint.batch.manner import Manners
from bulletin_lint.batch.task import Task, failed, perform
from bulletin_lint.errors import CannotRun
from bulletin_lint.records.characters import writable
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.startup import patterns
from bulletin_lint.toml.hold import held

AHEAD = 4
"""Portions of work for each process: it should never wait for the next."""

MOST_PROCESSES = 61 if sys.platform == "win32" else 1024
"""Windows can wait for no more at once; elsewhere the machine is the limit."""

PORTION = 8
"""Files of a portion: few, so that processes end together; not one by one, since each journey costs."""

_UNKNOWN = 64  # portions ahead for an executor that does not say how much it can do
_LATE = "检查用时超过限度，此文件未检查"
_KILLED = "检查它的进程被系统终止（可能是内存不足），此文件未检查"
_WRITTEN = "进程被终止之前已经修复过此文件，修复了哪些没有记下"
_LOST = "无法检查：{}"
_DIFFERS = "工作进程里的规则包、体例或设置与这里不同，未检查；请放在各台机器都能读到的同一位置"
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
        self._stamps: dict[int, list[tuple[int, int] | None]] = {}  # of the files to be written, by their future

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def begin(self, tasks: Sequence[Task]) -> Future[list[FileRecord | None]]:
        stamps = [_stamp(task.path) if task.save else None for task in tasks]
        try:
            future = self._whole_pool().submit(_performed, tasks)
        except BrokenProcessPool:
            self._pool = None
            future = self._whole_pool().submit(_performed, tasks)
        self._stamps[id(future)] = stamps
        return future

    def end(self, tasks: Sequence[Task], future: Future[list[FileRecord | None]]) -> list[FileRecord]:
        try:
            return [record for record in future.result() if record]
        except BrokenProcessPool:
            return [_again(task, stamp) for task, stamp in zip(tasks, self._stamps.pop(id(future)), strict=True)]
        finally:
            self._stamps.pop(id(future), None)

    def _whole_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(min(self._count, MOST_PROCESSES), initializer=_heed_interrupts)
        return self._pool


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def _again(task: Task, stamp: tuple[int, int] | None) -> FileRecord:
    """The record of a file whose process is gone; that it was repaired before is said, since nobody knows how."""
    written = stamp is not None and _stamp(task.path) != stamp
    record = _alone(task)
    return record._replace(notes=(*record.notes, _WRITTEN)) if written else record


def _alone(task: Task) -> FileRecord:
    """The record of a file that is checked in a process of its own, which may be killed."""
    with ProcessPoolExecutor(1, initializer=_heed_interrupts) as pool:
        try:
            return pool.submit(perform, task).result()
        except BrokenProcessPool:
            return failed(task, _KILLED)


class _Interrupts:
    """Whether the run is over before its time: a process then ends the file it is writing, if it is at one."""

    seen = False
    writing = False


def _heed_interrupts() -> None:
    """Begin a process that ends with the first one, and leaves it to that one to tell of an interrupt."""

    def remember(number: int, frame: FrameType | None) -> None:
        _leave()

    signal.signal(signal.SIGINT, remember)
    signal.signal(signal.SIGTERM, remember)
    Thread(target=_watch_the_first, daemon=True).start()


def _watch_the_first() -> None:
    """Wait for the process that gives out the work; when it is gone, nothing more is to be done."""
    first = parent_process()
    if first is not None:
        wait([first.sentinel])
        _leave()


def _leave() -> None:
    _Interrupts.seen = True
    if not _Interrupts.writing:
        os._exit(1)


def _performed(tasks: Sequence[Task]) -> list[FileRecord | None]:
    records: list[FileRecord | None] = []
    with held({}):
        for task in tasks:
            _Interrupts.writing = task.save
            records.append(perform(task))
            _Interrupts.writing = False
            if _Interrupts.seen:
                os._exit(1)
        patterns.keep()
        return [*_sure(tasks, records)]


def _sure(tasks: Sequence[Task], records: Iterable[FileRecord | None]) -> Iterator[FileRecord | None]:
    """The records; of what was checked otherwise than was thought when the run began, as by a pack that was edited
    meanwhile, nothing is to be kept."""
    manners = Manners()
    for task, record in zip(tasks, records, strict=True):
        changed = record is not None and record.state is not None and manners.of(task) != task.manner
        yield record._replace(state=None) if record is not None and changed else record


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
        lots = pickle.dumps([_lot(task, self._sends) for task in tasks])
        try:
            return self._executor.submit(_performed_there, __version__, lots)
        except (BrokenExecutor, RuntimeError) as error:
            raise CannotRun(_LOST.format(_words(error))) from error

    def end(self, tasks: Sequence[Task], future: Future[list[FileRecord | None]]) -> list[FileRecord]:
        try:
            records = future.result()
        except CannotRun:
            raise
        except ImportError as error:
            raise CannotRun(_ABSENT.format(error)) from error
        except (BrokenExecutor, CancelledError, RuntimeError) as error:
            raise CannotRun(_LOST.format(_words(error))) from error
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


def _words(error: BaseException) -> str:
    return str(error) or type(error).__name__


def _performed_there(version: str, packed: bytes) -> list[FileRecord | None]:
    """The records of the packed lots; None where the file is not seen here. Raises CannotRun if this is another version
    of this package, which might not even unpack them, or if it has other rules and settings."""
    if version != __version__:
        raise CannotRun(_OTHER.format(__version__, version))
    lots: list[Lot] = pickle.loads(packed)
    manners = Manners()
    with held({}):
        if any(manners.of(lot.task._replace(path=lot.place)) != lot.task.manner for lot in lots if lot.task.manner):
            raise CannotRun(_DIFFERS)
        return [_performed_here(lot) if lot.task.content is not None or _is_seen(lot) else None for lot in lots]


def _is_seen(lot: Lot) -> bool:
    try:
        status = os.stat(lot.place)
    except OSError:
        return lot.size < 0
    if not os.access(lot.place, os.R_OK):
        return False
    return lot.size < 0 or (status.st_size, status.st_mtime_ns) == (lot.size, lot.modified)


def _performed_here(lot: Lot) -> FileRecord:
    """The record, under the name that the file has for who asks."""
    try:
        record = perform(lot.task._replace(path=lot.place))
    except TimeUp:  # in the last moment
        record = failed(lot.task, _LATE)
    name = writable(lot.task.path)
    return record._replace(
        file=name,
        findings=tuple(finding._replace(file=name) for finding in record.findings),
        state=record.state and record.state._replace(modified=lot.modified),
    )
