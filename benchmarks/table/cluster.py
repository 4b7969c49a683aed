"""Many drafts on a Dask cluster of this machine, by the clock: one worker, two, four."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from logging import CRITICAL
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.table import drafts
from benchmarks.table.child import cost_of
from benchmarks.table.machine import Watch, cores
from benchmarks.table.subject import Row, Sizes, Wanted

FASTER, WORKERS = 3, 4  # times as fast, with so many workers, as one
# The client's run alone: it has imported what it needs, and tells how long the run took by the clock, and how much
# processor time it had itself (s).
_RUN = """
import sys, time
import distributed
from bulletin_lint.cli.main import run
begun, worked = time.perf_counter(), time.process_time()
if run(sys.argv[2:]) > 1:
    sys.exit(2)
with open(sys.argv[1], "w") as file:
    print(time.perf_counter() - begun, time.process_time() - worked, file=file)
"""


class Turn(NamedTuple):
    """A run on so many workers: seconds by the clock, and of processor time of the workers and of the client;
    ``unfit`` says why the clock means nothing here, if it does not."""

    workers: int
    wall: float
    worked: float
    client: float
    unfit: str

    @property
    def able(self) -> int:
        """How many of the workers can work at once here."""
        return min(self.workers, cores())

    @property
    def idle(self) -> float:
        """The share of the time of those that they were idle."""
        return max(0.0, 1 - self.worked / (self.able * self.wall))


def rows(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Each number of workers against one; the best of the turns of each counts."""
    if find_spec("distributed") is None:
        yield Row("cluster", "", note='not installed: pip install "bulletin-lint[cluster]"')
        return
    drafts.real_sized(folder / "drafts", sizes.drafts)
    drafts.real_sized(folder / "few", 8 * max(sizes.workers))
    best: dict[int, Turn] = {}
    for turn in (_turn(folder, count) for _ in range(sizes.turns) for count in sizes.workers):
        best[turn.workers] = min(best.get(turn.workers, turn), turn, key=lambda each: each.wall)
    for turn in best.values():
        yield _row(turn, best[1], sizes.drafts)


def _row(turn: Turn, one: Turn, files: int) -> Row:
    note = (
        f"{files / turn.wall / turn.able:.0f} files a second and processor, of which there were {turn.able}; the "
        f"workers were idle {turn.idle:.0%} of their time, the client worked {1000 * turn.client / files:.1f} ms a file"
    )
    wanted = None
    if turn.workers == WORKERS:
        wanted = Wanted(FASTER, at_least=True, unfit=turn.unfit or one.unfit)
    return Row(
        f"drafts of six pages, cluster of {turn.workers} worker{'s' * (turn.workers > 1)}, by the clock",
        f"{files:,} files",
        1000 * turn.wall,
        1000 * one.wall,
        "1 worker",
        faster=True,
        wanted=wanted,
        note=note,
    )


def _turn(folder: Path, count: int) -> Turn:
    """One run on a cluster of its own, whose workers have started and checked something before."""
    import psutil
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=count, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=CRITICAL
        ) as cluster,
        Client(cluster) as client,
    ):
        workers = [psutil.Process(number) for number in client.run(_number).values()]
        _run(folder, "few", cluster.scheduler_address)
        watch, before = Watch(), _seconds(workers)
        wall, client_cpu = _run(folder, "drafts", cluster.scheduler_address)
        worked = _seconds(workers) - before
        unfit = watch.unfit(1000 * (worked + client_cpu), count)
    return Turn(count, wall, worked, client_cpu, unfit)


def _run(folder: Path, drafts: str, address: str) -> tuple[float, float]:
    """Seconds by the clock, and of the client's processor time."""
    told, report = folder / "told", folder / "report"
    report.unlink(missing_ok=True)
    arguments = ["check", str(folder / drafts), "--no-config", "--dask", address, "-o", str(report)]
    cost_of(_RUN, [str(told), *arguments])
    wall, worked = map(float, told.read_text().split())
    return wall, worked


def _number() -> int:
    import os

    return os.getpid()


def _seconds(processes: list[Any]) -> float:
    """Of processor time that they had so far."""
    return float(sum(times.user + times.system for times in (each.cpu_times() for each in processes)))
