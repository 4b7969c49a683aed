"""One file checked, or repaired: whatever happens to it, there is a record, and no other file pays for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bulletin_lint.api import FileResult, Known, fix, given_up, lint, write
from bulletin_lint.batch.clock import TimeUp, limited
from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.config.config import Config
from bulletin_lint.errors import CannotRun, PatternTooSlow
from bulletin_lint.records.characters import writable
from bulletin_lint.records.describe import describe
from bulletin_lint.records.findings import FileRecord, FileState
from bulletin_lint.toml.read import State, states_of


class Task(NamedTuple):
    """One file: ``repair`` works its fixes out, ``save`` puts them into the file, ``whole`` keeps its text. ``held``
    says why the file is not to be written whatever comes out; ``remarks`` are what other issues show of it. With a
    ``manner`` (see ``batch.manner``) the record says in what state the file was. ``content`` is that of a file which is
    not on the disk of the process that checks it; ``sink`` then takes what becomes of it, where it is to be saved.
    ``waived``: the record is to say what comments and the baseline waive; such a file is not repaired."""

    path: str
    config: Config
    repair: bool
    save: bool
    whole: bool = False
    held: str = ""
    remarks: tuple[Remark, ...] = ()
    manner: str = ""
    content: bytes | None = None
    waived: bool = False
    sink: Callable[[bytes], None] | None = None


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
        return failed(task, f"{error}；此文件未检查")
    except CannotRun:
        raise
    except Exception as error:
        return failed(task, f"程序内部出错，此文件未检查，请反馈给开发者：{_trace(error)}")


def _performed(task: Task) -> FileRecord:
    """The file is written when its time no longer counts: what has begun to be put in its place is put there."""
    with limited(task.config.time_limit):
        if task.waived:
            return _with_waivers(task)
        result = _result(task)
        record = describe(result, task.whole)
    if task.manner:
        record = record._replace(state=_state(result, task))
    if task.sink and task.content is not None:
        if result.document is not None:
            task.sink(task.content if result.content is None else result.content)
        return record
    written = write(result, task.config.backup) if task.save else result
    return record if written is result else describe(written, task.whole)._replace(state=record.state)


def _with_waivers(task: Task) -> FileRecord:
    from bulletin_lint.api.waived import waived
    from bulletin_lint.records.waivers import describe_waivers

    found = waived(task.path, task.config, task.content, known_of(task.config), task.remarks)
    record = describe(found.result, task.whole)
    hidden = {why: count for why, count in record.hidden.items() if why not in ("comment", "baseline")}
    return record._replace(waivers=describe_waivers(found), hidden=hidden)  # what is shown is not hidden


def _result(task: Task) -> FileResult:
    path, config = task.path, task.config
    known = known_of(config)
    if not task.repair:
        return lint(path, config, known, task.remarks, task.content)
    if task.save and task.held:
        return lint(path, config, known, task.remarks)._replace(held=task.held)
    return fix(path, config, known, task.remarks, task.content)


def known_of(config: Config) -> Known | None:
    """What tells the findings that the baseline of these settings holds; None where they have none."""
    return _known_of_old(config.baseline, states_of((config.baseline,))) if config.baseline else None


def _state(result: FileResult, task: Task) -> FileState | None:
    """The state of the file as it was judged; None for one that could not be read, which it may be in a moment, or is
    about to be written."""
    from bulletin_lint.batch.checksum import checksum_of

    if result.document is None or result.content is not None:
        return None
    package = result.document.package
    modified = package.stamp.changed if package.stamp else 0
    return FileState(len(package.data), modified, checksum_of(package.data), task.manner)


@lru_cache(maxsize=8)
def _known_of_old(path: str, _: Sequence[State]) -> Known:
    from bulletin_lint.records.baseline import known_of_old, load

    baseline = load(path)
    return lambda result: known_of_old(describe(result), baseline)


def failed(task: Task, reason: str) -> FileRecord:
    """The record of a file of which nothing is known but why."""
    return FileRecord(writable(task.path), failure=reason)


def _trace(error: Exception) -> str:
    """The error and the two innermost places it came through, on one line."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)[-2:]
    places = " <- ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__}: {error} ({places})"
