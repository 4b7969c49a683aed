"""Runs chosen tests in a fork of a process that has loaded all but the program and its tests."""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import coverage
import hypothesis
import pytest

from tools.mutants.mutations import Mutant
from tools.mutants.tests_of import PACKAGE

_LIBRARIES = (
    "ahocorasick_rs",
    "click",
    "docx",
    "html5lib",
    "hypothesis.strategies",
    "jsonschema",
    "junitparser",
    "regex",
)
_MEMORY = 6 << 30  # bytes that a run of tests may take
NO_TESTS, _FAULT = 5, 99  # exit statuses of pytest and of our own


class Lines(NamedTuple):
    """What the tests do without a break: seconds by test, and the tests by module and line that run it.

    A line that runs when its module is loaded has the test ''.
    """

    seconds: dict[str, float]
    tests: dict[str, dict[int, list[str]]]
    outside: list[str]  # the tests that start the program in another process, where no lines are seen


class Verdict(NamedTuple):
    """How a break ended: ``killed``, ``time`` or ``survived``; and the test that saw it."""

    name: str
    test: str = ""


def prepare() -> None:
    """Load what every run needs and fix what differs between runs."""
    for name in _LIBRARIES:
        importlib.import_module(name)
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # a failure is enough: it need not be small
    hypothesis.settings.register_profile("mutants", database=None, derandomize=True, phases=phases, deadline=None)
    hypothesis.settings.load_profile("mutants")


class _Chosen:
    """A pytest plugin: runs only the chosen tests, in their order, and tells the first that fails."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._rank = {test: number for number, test in enumerate(tests)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self._rank), key=lambda item: self._rank[item.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or (report.nodeid if report.failed else "")


class _Watching:
    """A pytest plugin: which test runs which line, how long it takes, and whether it starts the program anew."""

    def __init__(self, seen: coverage.Coverage) -> None:
        self._seen = seen
        self._test = ""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.outside: set[str] = set()
        sys.addaudithook(self._started)

    def _started(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "subprocess.Popen" and self._test:
            self.outside.add(self._test)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None]:
        self._test = item.nodeid
        self._seen.switch_context(item.nodeid)
        yield
        self._seen.switch_context("")
        self._test = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration


def watched(tests: Sequence[str]) -> Lines:
    """Run ``tests``, files or folders, with nothing broken. Raises RuntimeError if they do not pass."""
    status, said = _forked(lambda: _watch(tests), 3600, 7200)
    if status:
        raise RuntimeError(f"the tests do not pass as they are (pytest ended with {status}): {' '.join(tests)}")
    found = json.loads(said)
    lines = {module: {int(line): names for line, names in of.items()} for module, of in found[1].items()}
    return Lines(found[0], lines, found[2])


def _watch(tests: Sequence[str]) -> tuple[int, str]:
    seen = coverage.Coverage(data_file=None, include=[f"{Path.cwd()}/{PACKAGE}/*"], config_file=False)
    watching = _Watching(seen)
    seen.start()
    status = _pytest(tests, watching)
    seen.stop()
    data = seen.get_data()
    here = Path.cwd().resolve()
    lines = {
        Path(file).resolve().relative_to(here).as_posix(): data.contexts_by_lineno(file)
        for file in data.measured_files()
    }
    return status, json.dumps((watching.seconds, lines, sorted(watching.outside)))


def load(tests: Sequence[str]) -> None:
    """Load the program and ``tests``, so that forks from now on have them already."""
    with _silent():
        _pytest(("--collect-only", *tests), None)


def verdict(mutant: Mutant, tests: Sequence[str], seconds: Mapping[str, float], at_load: bool) -> Verdict:
    """Run ``tests``, in their order up to the first failure, with ``mutant`` made in the source. ``seconds`` tells how
    long a test takes, ``at_load`` whether the module must be loaded anew."""
    whole = sum(seconds[test] for test in tests)
    path = Path(mutant.module)
    data, times = path.read_bytes(), path.stat()
    start, end, text = mutant.change
    made = data[:start] + text.encode() + data[end:]
    path.write_bytes(made)
    try:
        work = partial(_run, tests, path.resolve(), data, made, at_load)
        status, said = _forked(work, int(10 + 4 * whole), 60 + 20 * whole)
    finally:
        path.write_bytes(data)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # so that what is compiled of it still holds
    if status in (NO_TESTS, _FAULT):
        raise RuntimeError(f"the tests could not be run for {mutant}")
    return Verdict("survived" if status == 0 else "time" if status < 0 else "killed", said)


def _run(tests: Sequence[str], path: Path, old: bytes, new: bytes, at_load: bool) -> tuple[int, str]:
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    if at_load or not _replaced(path, old, new):
        _forget()
    chosen = _Chosen(tests)
    return _pytest(("-x", *_files(tests)), chosen), chosen.failed


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


def _pytest(arguments: Sequence[str], plugin: object) -> int:
    plugins = [plugin] if plugin else []
    return int(pytest.main(["-q", "-p", "no:cacheprovider", "--no-header", *arguments], plugins=plugins))


def _forked(work: Callable[[], tuple[int, str]], cpu: int, wall: float) -> tuple[int, str]:
    """What ``work`` gives when done in a silent fork: an exit status, negative if it took more than ``cpu`` seconds of
    the processor or ``wall`` seconds altogether, and a word."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _child(work, cpu, writing)
    os.close(writing)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, wall)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.setitimer(signal.ITIMER_REAL, 0)
    return status, said


def _child(work: Callable[[], tuple[int, str]], cpu: int, writing: int) -> None:
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    status = _FAULT
    try:
        with _silent():
            status, said = work()
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(said)
    finally:
        os._exit(status)


@contextmanager
def _silent() -> Iterator[None]:
    """With nothing to read and nowhere to write."""
    kept = [os.dup(number) for number in range(3)]
    silence = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(silence, number)
    yield
    for number in range(3):
        os.dup2(kept[number], number)
