"""Runs chosen tests with one break made, in a fork of a process that has loaded the program and its tests."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import pytest

from tools.mutants.fork import FAULT, forked, run_pytest, silent
from tools.mutants.mutations import Mutant
from tools.mutants.tests_of import PACKAGE

_NO_TESTS = 5  # the exit status of pytest


class Verdict(NamedTuple):
    """How a break ended: ``killed``, ``time`` or ``survived``; and the test that saw it."""

    name: str
    test: str = ""


class _Chosen:
    """A pytest plugin: runs only the chosen tests, in their order, tells the first that fails, and ends the process
    when one takes far longer than it should. ``seconds`` has all tests there are; a case that is not among them has its
    name from what was broken, and is run first."""

    def __init__(self, tests: Sequence[str], seconds: Mapping[str, float]) -> None:
        self._rank = {test: number for number, test in enumerate(tests)}
        self._seconds = seconds
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        chosen = (item for item in items if item.nodeid in self._rank or item.nodeid not in self._seconds)
        items[:] = sorted(chosen, key=lambda item: self._rank.get(item.nodeid, -1))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None]:
        seconds = self._seconds.get(item.nodeid, 1)
        signal.setitimer(signal.ITIMER_PROF, 2 + 5 * seconds)  # of the processor
        signal.setitimer(signal.ITIMER_REAL, 20 + 20 * seconds)  # waiting included
        yield
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or (report.nodeid if report.failed else "")


def load(tests: Sequence[str]) -> None:
    """Load the program and ``tests``, so that forks from now on have them already."""
    with silent():
        run_pytest(("--collect-only", *tests))


def verdict(mutant: Mutant, tests: Sequence[str], seconds: Mapping[str, float], at_load: bool) -> Verdict:
    """Run ``tests``, in their order up to the first failure, with ``mutant`` made in the source. ``seconds`` tells how
    long a test takes, of the processor, ``at_load`` whether the module must be loaded anew."""
    whole = sum(seconds[test] for test in tests)
    path = Path(mutant.module)
    data, times = path.read_bytes(), path.stat()
    start, end, text = mutant.change
    made = data[:start] + text.encode() + data[end:]
    path.write_bytes(made)
    try:
        work = partial(_run, tests, seconds, path.resolve(), data, made, at_load)
        status, said = forked(work, int(20 + 5 * whole), 120 + 60 * whole)
    finally:
        path.write_bytes(data)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # so that what is compiled of it still holds
    if status in (_NO_TESTS, FAULT):
        raise RuntimeError(f"the tests could not be run for {mutant}")
    return Verdict("survived" if status == 0 else "time" if status < 0 else "killed", said)


def _run(
    tests: Sequence[str], seconds: Mapping[str, float], path: Path, old: bytes, new: bytes, at_load: bool
) -> tuple[int, str]:
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    if at_load or not _replaced(path, old, new):
        _forget()
    chosen = _Chosen(tests, seconds)
    return run_pytest(("-x", *_files(tests)), chosen), chosen.failed


def _replaced(path: Path, old: bytes, new: bytes) -> bool:
    """Make the loaded functions of the module at ``path`` do what ``new`` says where ``old`` said something else;
    False if that cannot be done."""
    changed = dict(_changed(*(compile(source, str(path), "exec") for source in (old, new))))
    functions = [found for found in gc.get_objects() if isinstance(found, FunctionType) and found.__code__ in changed]
    try:
        for function in functions:
            function.__code__ = changed[function.__code__]
    except ValueError:  # it uses other variables of the function around it
        return False
    return bool(functions)


def _changed(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The codes inside ``old`` that differ, each with what it is in ``new``."""
    before, after = ([inner for inner in code.co_consts if isinstance(inner, CodeType)] for code in (old, new))
    for a, b in zip(before, after, strict=False):
        if a != b and a.co_qualname == b.co_qualname:
            yield a, b
            yield from _changed(a, b)


def _forget() -> None:
    """Unload the program and its tests."""
    for name in [name for name in sys.modules if name.partition(".")[0] in (PACKAGE, "tests", "fixtures")]:
        del sys.modules[name]


def _files(tests: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(test.partition("::")[0] for test in tests))
