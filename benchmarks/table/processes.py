"""Many drafts in one process and in two, by the clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import drafts
from benchmarks.table.child import Cost, check
from benchmarks.table.machine import Watch
from benchmarks.table.many import fresh
from benchmarks.table.subject import Row, Sizes, Wanted

FASTER = 1.8  # times
_ENOUGH = 500  # files: with fewer, starting takes too large a part


def rows(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Two against one, in alternation; the best of each counts."""
    drafts.real_sized(folder / "drafts", sizes.drafts)
    watch = Watch()
    turns = [(_cost(folder, 1), _cost(folder, 2)) for _ in range(sizes.turns)]
    ours = sum(cost.cpu for turn in turns for cost in turn)
    one, two = (min(column, key=lambda cost: cost.wall) for column in zip(*turns, strict=True))
    unfit = watch.unfit(ours, 2) or ("too few files to tell" if sizes.drafts < _ENOUGH else "")
    idle = 1 - two.shared / (2 * two.wall)
    note = (
        f"load before {watch.load:.1f}, others had {watch.of_others(ours):.0%} of the machine; the two were idle "
        f"{idle:.0%} of the time, the first process worked {(two.cpu - two.shared) / sizes.drafts:.1f} ms a file"
    )
    yield Row(
        "drafts of six pages, 2 processes, archive, by the clock",
        f"{sizes.drafts:,} files",
        two.wall,
        one.wall,
        "1 process",
        faster=True,
        wanted=Wanted(FASTER, at_least=True, unfit=unfit),
        note=note,
    )


def _cost(folder: Path, jobs: int) -> Cost:
    """Of a run in which nothing is known."""
    report = folder / "report"
    report.unlink(missing_ok=True)
    arguments = (str(folder / "drafts"), "--no-config", "-j", str(jobs), "--output-format", "archive", "-o")
    return check(*arguments, str(report), cache=fresh(folder))
