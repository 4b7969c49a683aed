"""The work on many files: one after another, or shared out; what is known of earlier runs is not done again."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bulletin_lint.batch.task import Task as Task
from bulletin_lint.batch.task import perform
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.toml.hold import Answers, held

if TYPE_CHECKING:
    from concurrent.futures import Future

    from bulletin_lint.batch.crew import Crew
    from bulletin_lint.batch.results import Results

A = TypeVar("A")
B = TypeVar("B")

# Below this many files, starting processes takes longer than the work itself.
_MANY = 48
_MANY_RENDERED = 2  # each takes a second or two
_CHUNK = 8


class Done(NamedTuple):
    """A task, and what came of it."""

    task: Task
    record: FileRecord


class _Portion(NamedTuple):
    """Some tasks under way: the records that are known of earlier runs, and the work on the others, if there is any."""

    tasks: Sequence[Task]
    known: Sequence[FileRecord | None]
    left: Sequence[Task]
    work: Future[list[FileRecord | None]] | None


def carry_out(
    tasks: Sequence[Task], jobs: int = 0, results: Results | None = None, ordered: bool = True
) -> Iterator[Done]:
    """What comes of ``tasks``, in their order, or as they are done if not ``ordered``. ``jobs`` is the number of
    processes, 0 for as many as pay off; of what is among the ``results`` of earlier runs, nothing is done.

    Raises ConfigError as ``lint`` does.
    """
    rendered = any(task.config.rendered for task in tasks)
    processes = min(jobs or _worthwhile(len(tasks), _MANY_RENDERED if rendered else _MANY), len(tasks))
    if processes <= 1:
        answers: Answers = {}
        for task in tasks:
            with held(answers):
                record = _known(task, results) or _kept(task, perform(task), results)
            yield Done(task, record)
        return
    from bulletin_lint.batch.crew import Processes

    with Processes(processes) as crew:
        if rendered:
            crew.portion = 1
        yield from shared_out(tasks, crew, results, ordered)


def shared_out(
    tasks: Iterable[Task], crew: Crew, results: Results | None = None, ordered: bool = True
) -> Iterator[Done]:
    """The same, done by a ``crew``; in the order of the tasks, or as they are done. No more tasks are taken from
    ``tasks`` than the crew can do with: memory does not grow with their number. Raises CannotRun."""
    under_way: deque[_Portion] = deque()
    try:
        for portion in _portions(tasks, crew.portion):
            under_way.append(_begun(portion, crew, results))
            while under_way and (len(under_way) >= crew.ahead or _is_done(under_way[0])):
                yield from _ended(_next(under_way, ordered), crew, results)
        while under_way:
            yield from _ended(_next(under_way, ordered), crew, results)
    finally:
        for begun in under_way:  # nobody will ask for it
            if begun.work:
                begun.work.cancel()


def _portions(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    left = iter(tasks)
    while portion := [*islice(left, size)]:
        yield portion


def _begun(tasks: Sequence[Task], crew: Crew, results: Results | None) -> _Portion:
    known = [_known(task, results) for task in tasks]
    left = [task for task, record in zip(tasks, known, strict=True) if record is None]
    return _Portion(tasks, known, left, crew.begin(left) if left else None)


def _is_done(portion: _Portion) -> bool:
    return portion.work is None or portion.work.done()


def _next(under_way: deque[_Portion], ordered: bool) -> _Portion:
    """The portion to be told of next, which is taken out: the first, or one that is done."""
    if ordered:
        return under_way.popleft()
    while not (done := next((portion for portion in under_way if _is_done(portion)), None)):
        from concurrent.futures import FIRST_COMPLETED, wait

        wait([portion.work for portion in under_way if portion.work], return_when=FIRST_COMPLETED)
    under_way.remove(done)
    return done


def _ended(portion: _Portion, crew: Crew, results: Results | None) -> Iterator[Done]:
    fresh = iter(crew.end(portion.left, portion.work) if portion.work else ())
    for task, known in zip(portion.tasks, portion.known, strict=True):
        yield Done(task, known or _kept(task, next(fresh), results))


def _known(task: Task, results: Results | None) -> FileRecord | None:
    return results.known(task) if results else None


def _kept(task: Task, record: FileRecord, results: Results | None) -> FileRecord:
    if results:
        results.keep(task, record)
    return record


def in_processes(work: Callable[[A], B], items: Sequence[A], lost: B, jobs: int = 0) -> Iterator[B]:
    """What ``work`` makes of the items, in their order, in as many processes as pay off, ``lost`` for one that costs
    its process the life; ``work`` must be one that a process can be sent."""
    processes = min(jobs or _worthwhile(len(items)), len(items))
    if processes <= 1:
        yield from map(work, items)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    from bulletin_lint.batch.crew import MOST_PROCESSES

    done = 0
    with ProcessPoolExecutor(min(processes, MOST_PROCESSES)) as pool, suppress(BrokenProcessPool):
        for found in pool.map(work, items, chunksize=_CHUNK):
            yield found
            done += 1
    for item in items[done:]:
        with ProcessPoolExecutor(1) as pool:
            try:
                found = pool.submit(work, item).result()
            except BrokenProcessPool:
                found = lost
        yield found


def _worthwhile(count: int, many: int = _MANY) -> int:
    return (os.cpu_count() or 1) if count >= many else 1
