"""What a run in a hook of pre-commit says at its end: there the program has a place of its own, and whoever commits can
seldom call it by its name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from bulletin_lint.batch.task import Task
from bulletin_lint.cli.course import fails
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.config.files import UNREAD
from bulletin_lint.drafting.repository import pre_commit
from bulletin_lint.output.summary import quoted
from bulletin_lint.records.characters import writable
from bulletin_lint.records.findings import FileRecord

_MOST = 5  # files in a command that somebody is to type


def is_running() -> bool:
    """Whether pre-commit runs this process."""
    return os.environ.get("PRE_COMMIT") == "1"


class Advice:
    """The advice for the files that keep a commit from being made, which are noted as they pass."""

    def __init__(self, options: RunOptions, tasks: Iterable[Task]) -> None:
        self._options = options
        self._configs = {writable(task.path): task.config for task in tasks}
        self._faulty: list[str] = []
        self._fixable: list[str] = []

    def noting(self, files: Iterable[FileRecord]) -> Iterator[FileRecord]:
        """The files, as they come."""
        for file in files:
            config = self._configs[file.file]
            failing = [each for each in file.findings if fails((each.severity,), config)]
            found = () if self._options.exit_zero else failing
            if found or file.failure or file.fixed:  # pre-commit itself fails where a file was changed
                self._faulty.append(file.file)
            if any(finding.safety == "safe" for finding in found):
                self._fixable.append(file.file)
            yield file

    def lines(self) -> Iterator[str]:
        """How to go on, with commands that work where only pre-commit can be called."""
        if not self._faulty:
            return
        yield ""
        yield "改好后重新 git add，再提交。想先查一遍，运行："
        yield f"  pre-commit run {_on(pre_commit.CHECK, self._faulty)}"
        if self._fixable and not self._options.repairs and _is_set_up(pre_commit.FIX):
            yield "可自动修复的，运行："
            yield f"  pre-commit run --hook-stage manual {_on(pre_commit.FIX, self._fixable)}"
        if any(file.lower().endswith(UNREAD) for file in self._faulty):
            yield "不必检查的文件（如收到的原稿），写进 bulletin-lint.toml 的 exclude。"


def _on(hook: str, files: Sequence[str]) -> str:
    """The hook on these files, as pre-commit is told."""
    return f"{hook} --files {' '.join(map(quoted, files))}" if len(files) <= _MOST else f"{hook} --all-files"


def _is_set_up(hook: str) -> bool:
    """Whether the repository, in whose root hooks run, has this one."""
    try:
        with open(pre_commit.PATH, encoding="utf-8", errors="replace") as file:
            return pre_commit.has(file.read(), hook)
    except OSError:
        return False
