"""A limit to the time that one file takes: it must not cost the other files their check."""

from __future__ import annotations

import signal
import sys
import time
from _thread import interrupt_main
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Event, Lock, Thread, current_thread, get_ident, main_thread
from types import FrameType
from typing import NoReturn

_AGAIN = 1.0  # seconds until time is said to be up once more: the first time it may be lost in a callback


class TimeUp(BaseException):
    """The time is over. No Exception: nothing on the way may take it for an error of its own."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """What is done in here may take so many seconds, 0 for any time; then TimeUp is raised in the midst of it.

    It is processor time where the system counts it, so that a machine that is busy or asleep changes nothing; that
    costs no thread and no process. Outside the main thread no signal arrives: there another thread waits, and counts
    the processor time of this one. Windows counts none: the time is that of the clock.
    """
    if not seconds:
        yield
    elif current_thread() is main_thread():
        with _by_signal(seconds):
            yield
    else:
        with _waiting(seconds, partial(_raise_in, get_ident()), _spent_by(get_ident())):
            yield


@contextmanager
def _by_signal(seconds: int) -> Iterator[None]:
    if sys.platform != "win32" and hasattr(signal, "setitimer"):
        number, timer = signal.SIGPROF, _timer(seconds)
    else:
        number = signal.SIGTERM  # which nobody sends on Windows
        timer = _waiting(seconds, partial(interrupt_main, number), time.monotonic)
    before = signal.signal(number, _raise)
    try:
        with timer:
            yield
    finally:
        signal.signal(number, before)


def _raise(number: int, frame: FrameType | None) -> NoReturn:
    raise TimeUp


def _raise_in(thread: int, error: type[BaseException] | None = TimeUp) -> None:
    """Have the interpreter raise ``error`` in another thread as soon as that goes on; None takes back what waits."""
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), error and ctypes.py_object(error))


@contextmanager
def _timer(seconds: int) -> Iterator[None]:
    if sys.platform == "win32":  # which has no such timer, and is not asked for it
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _spent_by(thread: int) -> Callable[[], float]:
    """The processor time of a thread in seconds, or that of the clock where the system does not count it."""
    if sys.platform == "win32" or not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    return partial(time.clock_gettime, time.pthread_getcpuclockid(thread))


@contextmanager
def _waiting(seconds: int, stop: Callable[[], object], spent: Callable[[], float]) -> Iterator[None]:
    """A thread calls ``stop`` when so much time is ``spent``, again and again until the end."""
    over, turn, due = Event(), Lock(), spent() + seconds

    def wait() -> None:
        left: float = seconds
        while not over.wait(left):
            left = due - spent()
            if left > 0:
                continue
            with turn:
                if not over.is_set():
                    stop()
            left = _AGAIN

    try:
        Thread(target=wait, daemon=True).start()
        yield
    finally:
        _end(over, turn)


def _end(over: Event, turn: Lock) -> None:
    """No call comes any more; one that comes meanwhile changes nothing."""
    while not over.is_set():
        with suppress(TimeUp), turn:
            over.set()
