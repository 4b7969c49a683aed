"""The course of a run of ``check``: who does the work, the files one after another, what is to be said of each at once,
and what the process says when it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin_lint.batch import Done, carry_out, shared_out
from bulletin_lint.batch.task import Task
from bulletin_lint.cli import console
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.cli.status import Status
from bulletin_lint.config.config import SEVERITIES, Config
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.startup import patterns

# Below this many files, looking for what is known of them takes longer than checking them anew.
_MANY = 8


def with_manners(tasks: Iterable[Task]) -> list[Task]:
    """The tasks, each with the manner in which it checks its file: their records say it, and the state of the file."""
    from bulletin_lint.batch.manner import Manners

    manners = Manners()
    return [task if task.manner else task._replace(manner=manners.of(task)) for task in tasks]


def performed(tasks: Sequence[Task], options: RunOptions) -> Iterator[Done]:
    """What comes of the tasks, in their order, or as they are done."""
    ordered = not options.unordered
    if options.dask:
        from bulletin_lint.batch.cluster import cluster

        with cluster(options.dask, len(tasks)) as crew:
            yield from shared_out(with_manners(tasks), crew, ordered=ordered)
    elif options.no_cache or options.show_waived or len(tasks) < _MANY:
        yield from carry_out(tasks, options.jobs, ordered=ordered)
    else:
        from bulletin_lint.batch.results import kept_results

        with kept_results() as results:
            yield from carry_out(with_manners(tasks), options.jobs, results, ordered)


class Course:
    """What is to be known of a run when it is over. ``found``: what fails was found before."""

    def __init__(self, options: RunOptions, found: bool = False) -> None:
        self._options = options
        self._failed = self._fixed = False
        self._found = found

    def over(self, done: Iterator[Done], total: int) -> Iterator[FileRecord]:
        """The records of ``total`` files as they are to be told; what else is to be said of a file is said at once."""
        if total >= _MANY and not self._options.quiet:
            from bulletin_lint.cli.progress import shown

            done = shown(done, total, self._speaks)
        for task, record in done:
            for reason in _remarks(record):
                console.note(f"{record.file}：{reason}")
            told = record._replace(findings=()) if self._options.only_repairs else record
            self._failed |= bool(record.failure)
            self._fixed |= bool(record.fixed)
            self._found |= fails((finding.severity for finding in told.findings), task.config)
            yield told
        patterns.keep()

    def _speaks(self, done: Done) -> bool:
        """Whether the terminal will be written to for the file."""
        prints = console.is_terminal() and not self._options.output_file
        return any(_remarks(done.record)) or (prints and bool(done.record.findings or done.record.fixed))

    @property
    def status(self) -> Status:
        """How the process ends."""
        if self._failed:
            return Status.COULD_NOT_RUN
        if self._fixed and (self._options.diff or self._options.exit_non_zero_on_fix):
            return Status.FOUND
        return Status.FOUND if self._found and not self._options.exit_zero else Status.CLEAN


def fails(severities: Iterable[str], config: Config) -> bool:
    """Whether findings of these severities make the run fail."""
    failing = SEVERITIES[: SEVERITIES.index(config.fail_on) + 1]
    return any(severity in failing for severity in severities)


def _remarks(record: FileRecord) -> Iterable[str]:
    return filter(None, (record.failure, record.held, *record.notes))
