"""What a process costs: its time, its memory, and those of the processes that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.table.subject import ROOT

# Run in a process before its work: at its end it tells the most memory that it had (KB) and that the largest of its
# processes had, and their processor time (s). The system's own figure for a process counts what the one had that
# started it, so the kernel is asked where it tells better.
_TELL = """
import atexit, os, resource
def tell(place={place!r}, own=os.getpid()):
    if os.getpid() != own:
        return
    least = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        least = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    except OSError:
        pass
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(place, "w") as file:
        print(least, others.ru_maxrss, others.ru_utime + others.ru_stime, file=file)
atexit.register(tell)
"""
PROGRAM = "from bulletin_lint.cli.main import main; main()"


class Cost(NamedTuple):
    """``cpu`` and ``wall`` are ms; ``cpu`` is that of the process and those that it started, ``shared`` the part of the
    latter. ``peak`` and ``peak_of_others`` are MB: of the process, and of the largest of the others, 0 for none."""

    cpu: float
    wall: float
    shared: float
    peak: float
    peak_of_others: float


def cost_of(code: str, arguments: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Cost:
    """The cost of Python code, run in a process of its own with these arguments."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told")
        command = [sys.executable, "-c", _TELL.format(place=str(told)) + code, *arguments]
        begun = time.perf_counter()
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stderr
            said = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
        if process.returncode not in (0, 1):  # 1 means findings
            raise SystemExit(f"failed: {' '.join(command[3:])}\n{said.decode(errors='replace')}")
        own, others, shared = map(float, told.read_text().split())
    return Cost(1000 * (usage.ru_utime + usage.ru_stime), 1000 * wall, 1000 * shared, own / 1024, others / 1024)


def check(*arguments: str, cache: Path | None = None) -> Cost:
    """The cost of ``bulletin-lint check`` with these arguments; what it keeps between runs lies in ``cache``."""
    return cost_of(PROGRAM, ["check", *arguments], {"BULLETIN_LINT_CACHE": str(cache)} if cache else None)
