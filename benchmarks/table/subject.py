"""What all subjects of the table share: the rows they give, and the sizes they are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Wanted(NamedTuple):
    """What the ratio of a row should be: at least, or at most, ``limit``. ``unfit`` says why this machine cannot tell,
    '' where it can."""

    limit: float
    at_least: bool = False
    unfit: str = ""

    def __str__(self) -> str:
        return f"{'at least' if self.at_least else 'at most'} {self.limit:g}"

    def holds(self, ratio: float) -> bool:
        return ratio >= self.limit if self.at_least else ratio <= self.limit


class Row(NamedTuple):
    """A line of the table. ``ours`` and ``other`` are in ``unit``: ms of processor time unless ``what`` says otherwise,
    MB, or files per second; ``against`` says in words what ``other`` is of. The ratio is that of ours to the other, or
    the other way round where the row says how many times as fast we are (``faster``). ``note`` is what else there is to
    know; without numbers it is all that the row says."""

    what: str
    size: str
    ours: float | None = None
    other: float | None = None
    against: str = ""
    unit: str = "ms"
    faster: bool = False
    wanted: Wanted | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        if not self.ours or not self.other:
            return None
        return self.other / self.ours if self.faster else self.ours / self.other

    @property
    def held(self) -> bool | None:
        """Whether the ratio is what it should be; None where nothing is wanted, or this machine cannot tell."""
        if self.wanted is None or self.wanted.unfit or self.ratio is None:
            return None
        return self.wanted.holds(self.ratio)


class Sizes(NamedTuple):
    """How much of everything: ``drafts`` and ``short`` are numbers of files, ``paragraphs`` those of the long document,
    ``rounds`` how often what is short is timed, ``turns`` what is long, ``workers`` those of each cluster."""

    drafts: int = 1_000
    short: tuple[int, ...] = (1_000, 5_000, 20_000)
    paragraphs: int = 2_000
    rounds: int = 20
    turns: int = 3
    workers: tuple[int, ...] = (1, 2, 4)


QUICK = Sizes(24, (50, 100), 200, 2, 1, (1, 2))
