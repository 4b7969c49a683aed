"""What a run in a hook of pre-commit says at its end: there the program has a place of its own, and whoever commits can
seldom call it by its name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence

from bulletin_lint.config.files import UNREAD
from bulletin_lint.output.summary import quoted
from bulletin_lint.records.findings import FileRecord

_SETTINGS = ".pre-commit-config.yaml"
_FIX = "bulletin-lint-fix"
_MOST = 5  # files in a command that somebody is to type


def is_running() -> bool:
    """Whether pre-commit runs this process."""
    return os.environ.get("PRE_COMMIT") == "1"


class Advice:
    """The advice for the files that need work, which are noted as they pass."""

    def __init__(self, repairs: bool) -> None:
        self._repairs = repairs
        self._faulty: list[str] = []
        self._fixable: list[str] = []

    def noting(self, files: Iterable[FileRecord]) -> Iterator[FileRecord]:
        """The files, as they come."""
        for file in files:
            if file.findings or file.failure or file.fixed:
                self._faulty.append(file.file)
            if any(finding.safety == "safe" for finding in file.findings):
                self._fixable.append(file.file)
            yield file

    def lines(self) -> Iterator[str]:
        """How to go on, with commands that work where only pre-commit can be called."""
        if not self._faulty:
            return
        yield ""
        yield "改好后重新 git add，再提交。想先查一遍，运行："
        yield f"  pre-commit run {_on('bulletin-lint', self._faulty)}"
        if self._fixable and not self._repairs and _is_set_up(_FIX):
            yield "可自动修复的，运行："
            yield f"  pre-commit run --hook-stage manual {_on(_FIX, self._fixable)}"
        if any(file.lower().endswith(UNREAD) for file in self._faulty):
            yield "不必检查的文件（如收到的原稿），写进 bulletin-lint.toml 的 exclude。"


def _on(hook: str, files: Sequence[str]) -> str:
    """The hook on these files, as pre-commit is told."""
    return f"{hook} --files {' '.join(map(quoted, files))}" if len(files) <= _MOST else f"{hook} --all-files"


def _is_set_up(hook: str) -> bool:
    """Whether the repository, in whose root hooks run, has this one."""
    try:
        with open(_SETTINGS, encoding="utf-8", errors="replace") as file:
            return bool(re.search(rf"^[^#\n]*\bid:\s*['\"]?{hook}\b", file.read(), re.MULTILINE))
    except OSError:
        return False
