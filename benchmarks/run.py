"""All that is promised of speed and memory, in one table.

``benchmarks/run`` or ``python -m benchmarks.run``. Times are processor time (user and system, of a process and those
that it starts) unless a row says “by the clock”, so that the table means something on a busy machine too; each is
set against the least that the same work takes, against the same work done otherwise, or against a program of somebody
else's that does a part of it. The exit status is 1 if something that is wanted does not hold, as far as the machine can
tell: rows that are judged by the clock need one that does nothing else.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.table.subject import QUICK, ROOT, Row, Sizes

SUBJECTS = {
    "start": "whole processes: start-up, one draft, a long document",
    "draft": "one draft and a long document, without start-up",
    "growth": "what ten times as much costs",
    "many": "many drafts, none known and all known",
    "memory": "memory, and how it grows with the files",
    "peers": "programs of others that do a part of the work",
    "processes": "two processes against one",
    "cluster": "a Dask cluster of one, two and four workers",
}
_HEADINGS = ("what", "size", "ours", "other", "ratio", "wanted", "held", "the other is")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the exit status."""
    options = _parser().parse_args(arguments)
    sizes = QUICK if options.quick else Sizes()
    if options.drafts:
        sizes = sizes._replace(drafts=options.drafts)
    _compile()
    rows = []
    for row in _rows(options.only or [*SUBJECTS], sizes):
        rows.append(row)
        if options.json:
            print(json.dumps(as_dict(row), ensure_ascii=False), flush=True)
    if not options.json:
        print(*table(rows), sep="\n")
    return 1 if any(row.held is False for row in rows) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="What the program costs, in one table.")
    parser.add_argument("--quick", action="store_true", help="small sizes, which show little: does everything run?")
    parser.add_argument("--drafts", type=int, metavar="N", help=f"instead of {Sizes().drafts:,} drafts")
    parser.add_argument("--only", nargs="+", metavar="SUBJECT", choices=SUBJECTS, help=", ".join(SUBJECTS))
    parser.add_argument("--json", action="store_true", help="an object a row, as soon as it is there")
    return parser


def _compile() -> None:
    """As after an installation: no process should have to compile modules, or to find the folders of another."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for name in ("bulletin_lint", "benchmarks", "tools"):
        compileall.compile_dir(ROOT / name, quiet=2)


def _rows(subjects: Sequence[str], sizes: Sizes) -> Iterator[Row]:
    for name in subjects:
        print(f"… {SUBJECTS[name]}", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as folder:
            yield from import_module(f"benchmarks.table.{name}").rows(sizes, Path(folder))


def as_dict(row: Row) -> dict[str, object]:
    """The row for a program."""
    wanted = row.wanted and {**row.wanted._asdict(), "words": str(row.wanted)}
    return {**row._asdict(), "ratio": row.ratio, "held": row.held, "wanted": wanted}


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The rows in columns; below them what else there is to know, by number."""
    notes: list[str] = []
    cells = [_HEADINGS, *(_cells(row, notes) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for number, line in enumerate(cells):
        yield "  ".join(
            cell.rjust(width) if 2 <= place <= 4 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)
    yield from (f"[{number}] {note}" for number, note in enumerate(notes, 1))


def _cells(row: Row, notes: list[str]) -> tuple[str, ...]:
    mark = ""
    if note := "; ".join(filter(None, (row.note, row.wanted and row.wanted.unfit))):
        notes.append(note)
        mark = f" [{len(notes)}]"
    ratio = f"{row.ratio:.2f}{' faster' if row.faster else ''}" if row.ratio is not None else ""
    held = {True: "yes", False: "NO", None: "not judged" if row.wanted else ""}[row.held]
    numbers = (f"{value:,.1f} {row.unit}" if value is not None else "" for value in (row.ours, row.other))
    return (row.what + mark, row.size, *numbers, ratio, str(row.wanted or ""), held, row.against)


if __name__ == "__main__":
    sys.exit(main())
