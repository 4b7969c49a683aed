"""Processor time, so that other work on the machine does not count."""

from __future__ import annotations

import time
from collections.abc import Callable


def timed(work: Callable[[], object]) -> float:
    """The processor time that ``work`` takes, in milliseconds."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def best(work: Callable[[], object], rounds: int) -> float:
    """The least of several times, in milliseconds."""
    return min(timed(work) for _ in range(rounds))
