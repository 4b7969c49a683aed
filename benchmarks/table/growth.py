"""What ten times as much costs: paragraphs, runs, findings, files. ``python -m benchmarks.growth`` tries far more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.growth import MOST, TIMES, Costs, measured
from benchmarks.table.subject import Row, Sizes, Wanted

_NAMES = (
    "check paragraphs",
    "check runs",
    "full of findings in paragraphs",
    "full of findings in one paragraph",
    "json-lines of findings in paragraphs",
    "files, none known",
    "files, all known",
)


def rows(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """The cost of ten times as much, against that of once."""
    for cost in Costs(folder).others():
        if cost.name in _NAMES:
            growth = measured(cost)
            wanted = Wanted(MOST)
            yield Row(
                f"growth: {cost.name}",
                f"{TIMES * cost.size:,}",
                growth.large,
                growth.small,
                f"{cost.size:,}",
                wanted=wanted,
            )
