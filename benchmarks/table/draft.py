"""Inside a process that has started: one draft, a long document."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.check import floor
from benchmarks.table import drafts
from benchmarks.table.subject import Row, Sizes
from benchmarks.timing import timed
from bulletin_lint import Config, lint


def rows(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Each against unzipping the file, parsing its main part and joining its text; medians of both, timed in turn."""
    faulty, _, clean = drafts.real_sized(folder / "drafts", 3)
    long = drafts.long(folder / "long.docx", sizes.paragraphs)
    for what, size, path in (
        ("one draft without a finding, in the process", "6 pages", clean),
        ("one draft with some fifty findings, in the process", "6 pages", faulty),
        ("one long document, in the process", f"{sizes.paragraphs:,} paragraphs", long),
    ):
        ours, least = medians(partial(lint, path, Config()), partial(floor, Path(path)), sizes.rounds)
        yield Row(what, size, ours, least, "unzip, parse, join the text")


def medians(ours: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The median of the processor time of each, in ms; they are timed in turn."""
    ours()
    other()
    times = [(timed(ours), timed(other)) for _ in range(rounds)]
    one, two = (statistics.median(column) for column in zip(*times, strict=True))
    return one, two
