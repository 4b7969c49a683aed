"""Which test runs which line."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import coverage
import pytest

from tools.mutants.fork import forked, run_pytest
from tools.mutants.tests_of import PACKAGE


class Lines(NamedTuple):
    """What the tests do without a break: seconds of the processor by test, and the tests that run a line, by
    module and line.

    A line that runs when its module is loaded has the test ''.
    """

    seconds: dict[str, float]
    tests: dict[str, dict[int, list[str]]]
    outside: list[str]  # the tests that start the program in another process, where no lines are seen
    failing: list[str]  # those that do not pass as it is, and cannot decide: they run no line


class _Watching:
    """A pytest plugin: which test runs which line, how long it takes, and whether it starts another process."""

    def __init__(self, seen: coverage.Coverage) -> None:
        self._seen = seen
        self._test = ""
        self.seconds: dict[str, float] = {}
        self.outside: set[str] = set()
        self.failing: set[str] = set()
        sys.addaudithook(self._started)

    def _started(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "subprocess.Popen" and self._test:
            self.outside.add(self._test)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None]:
        self._test = item.nodeid
        self._seen.switch_context(item.nodeid)
        before = sum(os.times()[:4])
        yield
        self.seconds[item.nodeid] = sum(os.times()[:4]) - before
        self._seen.switch_context("")
        self._test = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failing.add(report.nodeid)


def watched(tests: Sequence[str]) -> Lines:
    """Run ``tests``, files or folders, with nothing broken. Raises RuntimeError if they cannot be run."""
    status, said = forked(lambda: _watch(tests), 3600, 7200)
    if status not in (0, 1):
        raise RuntimeError(f"pytest ended with {status}: {' '.join(tests)}")
    seconds, lines, outside, failing = json.loads(said)
    passing = seconds.keys() - failing
    return Lines(
        seconds,
        {
            module: {int(line): [name for name in names if not name or name in passing] for line, names in of.items()}
            for module, of in lines.items()
        },
        [test for test in outside if test in passing],
        failing,
    )


def _watch(tests: Sequence[str]) -> tuple[int, str]:
    seen = coverage.Coverage(data_file=None, include=[f"{Path.cwd()}/{PACKAGE}/*"], config_file=False)
    watching = _Watching(seen)
    seen.start()
    status = run_pytest(tests, watching)
    seen.stop()
    data = seen.get_data()
    here = Path.cwd().resolve()
    lines = {
        Path(file).resolve().relative_to(here).as_posix(): data.contexts_by_lineno(file)
        for file in data.measured_files()
    }
    return status, json.dumps((watching.seconds, lines, sorted(watching.outside), sorted(watching.failing)))
