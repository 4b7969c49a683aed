"""How busy the machine is with what is not ours: without that, no time by the clock means anything."""

from __future__ import annotations

import os
import time
from contextlib import suppress

_MOST_OF_OTHERS = 0.05  # of the machine: more, and it was not idle but for us


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Watch:
    """The machine from now on."""

    def __init__(self) -> None:
        self.load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        self._busy, self._begun = _busy(), time.monotonic()

    def of_others(self, ours: float) -> float:
        """The share of the machine's processor time that others had, if ``ours`` (ms) of it was ours. What this process
        did meanwhile counts as that of others: it should only have waited."""
        passed = time.monotonic() - self._begun
        share = (_busy() - self._busy - ours / 1000) / (passed * (os.cpu_count() or 1))
        return min(1.0, max(0.0, share))

    def unfit(self, ours: float, needed: int) -> str:
        """Why the clock says nothing here of work that should have ``needed`` processors to itself; '' if it does."""
        if cores() < needed:
            return f"has {cores()} processors, {needed} are needed"
        if (others := self.of_others(ours)) > _MOST_OF_OTHERS:
            return f"others had {others:.0%} of the machine"
        return ""


def _busy() -> float:
    """Seconds of processor time that all processes had since the system began; 0 where that is not told."""
    with suppress(OSError):
        with open("/proc/stat", encoding="ascii") as file:
            user, nice, system, _, _, interrupts, soft, *_ = map(int, file.readline().split()[1:])
        return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")
    return 0.0
