"""``check --resume``: go on behind the results of a run that was cut off."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bulletin_lint.batch.checksum import checksum_of
from bulletin_lint.batch.task import Task
from bulletin_lint.cli.course import fails
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.config.layers import Overrides
from bulletin_lint.disk.reasons import reason
from bulletin_lint.docx.archive import Limits
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.package import read_file
from bulletin_lint.errors import UsageError
from bulletin_lint.records.characters import writable
from bulletin_lint.records.lines import FileLine, parsed
from bulletin_lint.toml.shapes import is_path

ARCHIVE = "archive"
"""The format that tells of each file in a line of its own."""


def settled(options: RunOptions, overrides: Overrides) -> tuple[RunOptions, Overrides]:
    """The options, with what they say of one another. Raises UsageError for those that do not go together."""
    if options.dask and overrides.profile and is_path(overrides.profile):  # the workers are in other folders
        overrides = overrides._replace(profile=os.path.abspath(overrides.profile))
    if options.dask and overrides.baseline:
        overrides = overrides._replace(baseline=os.path.abspath(overrides.baseline))
    if not options.resume:
        return options, overrides
    if overrides.output_format not in (None, ARCHIVE):
        raise UsageError(f"--resume 的结果是 {ARCHIVE} 格式，不能与 --output-format {overrides.output_format} 合用")
    if options.output_file not in (None, options.resume):
        raise UsageError("--resume 的结果写在它所指的文件里，不能与 -o 合用")
    return options._replace(output_file=options.resume), overrides._replace(output_format=ARCHIVE)


@dataclass
class Earlier:
    """What is in a file of results: ``done`` are the files of this run whose results hold, and ``found`` whether there
    is any among them that fails; ``stale`` are the numbers of the lines that do not hold, from 0."""

    path: str
    done: set[str] = field(default_factory=set)
    found: bool = False
    stale: set[int] = field(default_factory=set)

    def kept(self) -> Iterator[bytes] | None:
        """What the file should begin with; None where it is all that is there."""
        return self._lines() if self.stale else None

    def _lines(self) -> Iterator[bytes]:
        with open(self.path, "rb") as file:
            yield from (line for number, line in enumerate(file) if number not in self.stale)


def earlier(path: str, tasks: Iterable[Task]) -> Earlier:
    """The results at ``path`` that hold: of files that are as they were and would be checked in the same manner, once
    each; and those of files that this run is not about. ``tasks`` are those of the run.

    Raises UsageError for a file that cannot be read, or holds something else.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        raise UsageError(f"--resume {path}：不是普通文件")
    found = Earlier(path)
    by_name = {writable(task.path): task for task in tasks}
    try:
        with open(path, "rb") as file:
            for number, text in enumerate(file):
                line = parsed(text) if text.endswith(b"\n") else None
                if line is None and text.endswith(b"\n"):
                    raise UsageError(f"--resume {path}：第{number + 1}行不是 archive 格式的结果")
                _weigh(found, number, line, by_name)
    except FileNotFoundError:
        pass  # a run that was cut off before it found anything
    except OSError as error:
        raise UsageError(f"--resume {path}：无法读取：{reason(error)}") from error
    return found


def _weigh(found: Earlier, number: int, line: FileLine | None, tasks: Mapping[str, Task]) -> None:
    """Add what one line says; None is one that was cut off."""
    task = tasks.get(line.file) if line else None
    if line is None or (task and (task.path in found.done or not _still_holds(line, task))):
        found.stale.add(number)
    elif task:
        found.done.add(task.path)
        found.found |= fails((finding.severity for finding in line.findings), task.config)


def _still_holds(line: FileLine, task: Task) -> bool:
    try:
        return _holds(line, task)
    except (OSError, UnreadableFile):
        return False


def _holds(line: FileLine, task: Task) -> bool:
    """Whether the file would be found to be what it was: its content tells, files of one size and time may have changed
    their names."""
    if not task.manner or line.manner != task.manner or line.failure or os.path.getsize(task.path) != line.size:
        return False
    return checksum_of(read_file(task.path, Limits())[0]) == line.checksum
