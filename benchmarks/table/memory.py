"""The most memory that a run takes, and how it grows with the number of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import drafts, floors
from benchmarks.table.child import Cost, check, cost_of
from benchmarks.table.subject import Row, Sizes, Wanted

MOST = 1.5  # times, from the smallest number of files to the largest
_WAYS = (("archive", 1), ("archive", 2), ("json-lines", 1), ("full", 1))


def rows(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Against the smallest number of files, and that against starting Python with the imports."""
    least = cost_of(floors.START).peak
    for count in sizes.short:
        drafts.short(folder / str(count), count)
    for form, jobs in _WAYS:
        costs = {count: _cost(folder, form, jobs, count) for count in sizes.short}
        first, *others = costs
        what = f"memory: short drafts, {form}, {jobs} process{'es' * (jobs > 1)}"
        yield Row(what, _size(first), costs[first].peak, least, "start Python, import lxml, regex, click", "MB")
        for count in others:
            yield from _grown(what, count, costs[first], costs[count], first, count == others[-1])


def _grown(what: str, count: int, one: Cost, other: Cost, first: int, last: bool) -> Iterator[Row]:
    wanted = Wanted(MOST) if last else None
    yield Row(what, _size(count), other.peak, one.peak, _size(first), "MB", wanted=wanted)
    if other.peak_of_others and last:
        what = f"{what}, the largest of the others"
        yield Row(what, _size(count), other.peak_of_others, one.peak_of_others, _size(first), "MB", wanted=wanted)


def _size(count: int) -> str:
    return f"{count:,} files"


def _cost(folder: Path, form: str, jobs: int, count: int) -> Cost:
    report = folder / "report"
    report.unlink(missing_ok=True)
    arguments = (str(folder / str(count)), "--no-config", "-j", str(jobs), "--output-format", form, "-o", str(report))
    return check(*arguments, cache=folder / "cache" / f"{form}-{jobs}-{count}")
