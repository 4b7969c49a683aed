"""Whole processes: start-up alone, one draft, a long document."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.table import drafts, floors
from benchmarks.table.child import PROGRAM, cost_of
from benchmarks.table.subject import Row, Sizes

_CLICK = "import click"
_WORDS = {
    _CLICK: "start Python, import click",
    floors.START: "start Python, import lxml, regex, click",
    floors.UNDERSTAND: "the same, and unzip, parse, join the text",
}


def rows(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Each against starting Python with the imports, and, where files are read, unzipping and parsing them too."""
    (draft,) = drafts.real_sized(folder / "one", 1)
    long = drafts.long(folder / "long.docx", sizes.paragraphs)
    yield _row("start-up alone (--version)", "", ["--version"], _CLICK, "", sizes, folder)
    yield _row("one draft, whole process", "1 file", ["check", draft, "--no-config"], floors.START, "", sizes, folder)
    size = f"{sizes.paragraphs:,} paragraphs"
    what = "one long document, whole process"
    yield _row(what, size, ["check", long, "--no-config"], floors.UNDERSTAND, long, sizes, folder)


def _row(what: str, size: str, ours: Sequence[str], floor: str, path: str, sizes: Sizes, folder: Path) -> Row:
    """The medians of both, timed in turn."""
    names = folder / "names"
    names.write_text(path, encoding="utf-8")
    environment = {"BULLETIN_LINT_CACHE": str(folder / "cache")}
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(sizes.rounds + 1):
        turn = cost_of(PROGRAM, ours, environment).cpu, cost_of(floor, [str(names)], environment).cpu
        if number:  # the first keeps what the others find
            for column, each in zip(times, turn, strict=True):
                column.append(each)
    return Row(what, size, statistics.median(times[0]), statistics.median(times[1]), _WORDS[floor])
