"""Try everything on files made by chance: ``python -m tools.torture [--documents N] [--mutants N] [--seed N]``."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from tools import sdk
from tools.torture.mutants import made
from tools.torture.promises import tried

_CHUNK = 250


class Report(NamedTuple):
    """What was counted, and what was broken, by seed."""

    counts: Counter[str]
    broken: list[str]


def chunk(seeds: range, damaged: bool, every: int) -> Report:
    """Try the files of these seeds; the validator looks at what becomes of one in ``every``, of none for 0."""
    report = Report(Counter(), [])
    with tempfile.TemporaryDirectory() as folder:
        path, judged = Path(folder, "draft.docx"), []
        for seed in seeds:
            path.write_bytes(made(seed, damaged))
            report.counts["files"] += 1
            try:
                outcome = tried(path, sound=not damaged)
            except Exception:
                report.broken.append(f"{seed}: {traceback.format_exc(limit=-4)}")
                continue
            report.counts.update(outcome.counts)
            report.broken.extend(f"{seed}: {promise}" for promise in outcome.broken)
            if every and seed % every == 0 and outcome.written:
                judged.append([_kept(Path(folder), seed, "", path.read_bytes())])
                judged[-1] += [_kept(Path(folder), seed, name, data) for name, data in outcome.written.items()]
        report.counts["looked at by the validator"] += sum(len(files) - 1 for files in judged)
        report.broken.extend(_new_errors(judged, damaged))
    return report


def _kept(folder: Path, seed: int, name: str, data: bytes) -> Path:
    path = folder / f"{seed} {name}.docx"
    path.write_bytes(data)
    return path


def _new_errors(files: list[list[Path]], damaged: bool) -> Iterator[str]:
    """The errors that the validator finds in what was written and not in what was given, which is the first. A file
    that was damaged may have more of the same: a run that is split has its properties twice."""
    found = iter(sdk.errors_of([path for group in files for path in group]) if files else ())
    for group in files:
        given = next(found)
        for path in group[1:]:
            new = next(found) - given
            yield from (f"{path.stem}: {' '.join(error)}" for error in new if not (damaged and error in given))


@click.command()
@click.option("--documents", default=200, help="How many sound files.")
@click.option("--mutants", default=200, help="How many damaged ones.")
@click.option("--seed", default=0, help="The first seed; each file has one of its own.")
@click.option("--jobs", default=2, help="How many processes.")
@click.option("--validate", default=20, help="One file in how many the validator of the Open XML SDK looks at.")
def main(documents: int, mutants: int, seed: int, jobs: int, validate: int) -> None:
    """Status 1 if a promise was broken; each is told with the seed of its file."""
    broken = False
    every = validate if sdk.is_there() else 0
    with ProcessPoolExecutor(jobs) as pool:
        for damaged, count in ((False, documents), (True, mutants)):
            seeds = [range(at, min(at + _CHUNK, seed + count)) for at in range(seed, seed + count, _CHUNK)]
            counts: Counter[str] = Counter()
            for report in pool.map(partial(chunk, damaged=damaged, every=every), seeds):
                counts.update(report.counts)
                for line in report.broken:
                    click.echo(("mutant " if damaged else "document ") + line)
                broken = broken or bool(report.broken)
            click.echo(f"{'mutants' if damaged else 'documents'}: " + ", ".join(f"{n} {k}" for k, n in counts.items()))
    sys.exit(broken)


if __name__ == "__main__":
    main()
