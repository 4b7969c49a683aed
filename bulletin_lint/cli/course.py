"""The course of a run of ``check``: the files one after another, what is to be said of each at once, and what the
process says when it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin_lint.batch import Done, carry_out
from bulletin_lint.batch.task import Task
from bulletin_lint.cli import console
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.cli.status import Status
from bulletin_lint.config.config import SEVERITIES, Config
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.startup import patterns

# Below this many files, looking for what is known of them takes longer than checking them anew.
_MANY = 8


def performed(tasks: Sequence[Task], options: RunOptions) -> Iterator[Done]:
    """What comes of the tasks, in their order."""
    if options.no_cache or len(tasks) < _MANY:
        yield from carry_out(tasks, options.jobs)
        return
    from bulletin_lint.batch.manner import Manners
    from bulletin_lint.batch.results import kept_results

    manners = Manners()
    with kept_results() as results:
        yield from carry_out([task._replace(manner=manners.of(task)) for task in tasks], options.jobs, results)


class Course:
    """What is to be known of a run when it is over."""

    def __init__(self, options: RunOptions) -> None:
        self._options = options
        self._failed = self._fixed = self._found = False

    def over(self, done: Iterable[Done]) -> Iterator[FileRecord]:
        """The records as they are to be told; what is to be said of a file beside is said at once."""
        for task, record in done:
            for reason in filter(None, (record.failure, record.held, *record.notes)):
                console.note(f"{record.file}：{reason}")
            shown = record._replace(findings=()) if self._options.only_repairs else record
            self._failed |= bool(record.failure)
            self._fixed |= bool(record.fixed)
            self._found |= _fails(shown, task.config)
            yield shown
        patterns.keep()

    @property
    def status(self) -> Status:
        """How the process ends."""
        if self._failed:
            return Status.COULD_NOT_RUN
        if self._fixed and (self._options.diff or self._options.exit_non_zero_on_fix):
            return Status.FOUND
        return Status.FOUND if self._found and not self._options.exit_zero else Status.CLEAN


def _fails(file: FileRecord, config: Config) -> bool:
    failing = SEVERITIES[: SEVERITIES.index(config.fail_on) + 1]
    return any(finding.severity in failing for finding in file.findings)
