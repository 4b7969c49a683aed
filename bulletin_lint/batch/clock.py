"""A limit to the time that one file takes: it must not cost the other files their check."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_AGAIN = 1.0  # seconds until time is said to be up once more: the first time it may be lost in a callback


class TimeUp(BaseException):
    """The time is over. No Exception: nothing on the way may take it for an error of its own."""


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """What is done in here may take so many seconds, 0 for any time; then TimeUp is raised in the midst of it.

    It is processor time where the system counts it, so that a machine that is busy or asleep changes nothing; that
    costs no thread and no process. Windows does not: there a thread waits, and the time is that of the clock. Outside
    the main thread, where no signal arrives, there is no limit.
    """
    by_system = hasattr(signal, "setitimer")
    number = signal.SIGPROF if by_system else signal.SIGTERM  # which nobody sends on Windows
    try:
        before = signal.signal(number, _raise) if seconds else None
    except ValueError:
        before = None
    if before is None:
        yield
        return
    stop = _timer(seconds) if by_system else _thread(seconds, number)
    try:
        yield
    finally:
        stop()
        signal.signal(number, before)


def _raise(number: int, frame: FrameType | None) -> NoReturn:
    raise TimeUp


def _timer(seconds: int) -> Callable[[], object]:
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    return lambda: signal.setitimer(signal.ITIMER_PROF, 0)


def _thread(seconds: int, number: signal.Signals) -> Callable[[], object]:
    from _thread import interrupt_main
    from threading import Event, Thread

    done = Event()

    def wait() -> None:
        left: float = seconds
        while not done.wait(left):
            interrupt_main(number)
            left = _AGAIN

    Thread(target=wait, daemon=True).start()
    return done.set
