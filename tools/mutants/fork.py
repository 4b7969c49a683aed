"""Work in a fork: a process of its own that has loaded much already, is silent, and ends in time."""

from __future__ import annotations

import importlib
import os
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import hypothesis
import pytest

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
_MEMORY = 6 << 30  # bytes that the work may take
FAULT = 99  # the exit status where the work raised an error


def prepare() -> None:
    """Load what every run needs and fix what differs between runs."""
    for name in _LIBRARIES:
        importlib.import_module(name)
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # a failure is enough: it need not be small
    hypothesis.settings.register_profile("mutants", database=None, derandomize=True, phases=phases, deadline=None)
    hypothesis.settings.load_profile("mutants")


def run_pytest(arguments: Sequence[str], plugin: object = None) -> int:
    """The exit status of pytest with ``arguments`` and perhaps one plugin; slow tests are left out."""
    plugins = [plugin] if plugin else []
    return int(pytest.main(["-q", "-p", "no:cacheprovider", "-m", "not slow", *arguments], plugins=plugins))


def forked(work: Callable[[], tuple[int, str]], cpu: int, wall: float) -> tuple[int, str]:
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
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    status = FAULT
    try:
        with silent():
            status, said = work()
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(said)
    finally:
        os._exit(status)


@contextmanager
def silent() -> Iterator[None]:
    """With nothing to read and nowhere to write."""
    kept = [os.dup(number) for number in range(3)]
    silence = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(silence, number)
    yield
    for number in range(3):
        os.dup2(kept[number], number)
