"""Many files at once, for programs: what ``check`` does for a folder, without a command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_lint.batch import shared_out
from bulletin_lint.batch.task import Task, perform
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import discover
from bulletin_lint.records.findings import FileRecord

if TYPE_CHECKING:
    from concurrent.futures import Executor


def lint_many(
    paths: Iterable[str | os.PathLike[str]],
    config: Config | None = None,
    *,
    executor: Executor | None = None,
    ordered: bool = True,
) -> Iterator[FileRecord]:
    """The record of each of the .docx files at ``paths``, in their order, or as they are done if not ``ordered``.

    ``config`` defaults to the settings that hold for each file's folder. The work is done by the ``executor``: any of
    ``concurrent.futures``, or one that keeps to its ways, as that of ``distributed.Client.get_executor()`` does;
    without one, in this process. Its workers need this version of this package; files that they do not see are sent to
    them, packs and profiles are not. ``paths`` are taken as the work goes on, and memory does not grow with their
    number.

    A file that cannot be read or checked has a record that says so, and so has one that costs its worker the life,
    where the executor puts another in its place, as a cluster does. Raises ConfigError for settings that cannot be
    used, CannotRun when the executor is gone, as a ProcessPoolExecutor is with the first of its processes.
    """
    own = _Settings(config)
    tasks = (Task(path, own.of(path), False, False) for path in (os.fspath(each) for each in paths))
    if executor is None:
        yield from map(perform, tasks)
        return
    from bulletin_lint.batch.crew import Lent

    for done in shared_out(tasks, Lent(executor), ordered=ordered):
        yield done.record


class _Settings:
    """The settings of the files of one run, looked for once a folder."""

    def __init__(self, config: Config | None) -> None:
        self._config = config
        self._found: dict[str, Config] = {}

    def of(self, path: str) -> Config:
        if self._config is not None:
            return self._config
        folder = os.path.dirname(os.path.abspath(path))
        if folder not in self._found:
            self._found[folder] = discover(Path(folder))
        return self._found[folder]
