"""In the process: checking the layout, too, against checking everything else.

``python -m benchmarks.layout [--paragraphs N] [--rounds N]``. Three ways in turn in the same run, by processor time:
without a rule about the layout, with those that are on by default, with all of them; the medians count.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.check import DRAFTS
from benchmarks.table import drafts
from benchmarks.timing import timed
from bulletin_lint import Config, lint

WAYS = {
    "without the layout": Config(ignore=("LAY",)),
    "as it is by default": Config(),
    "with all rules": Config(extend_select=("LAY",)),
}


def main() -> None:
    """Print the median of each way and its ratio to the first, for a long document and for drafts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--paragraphs", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=15)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        long = drafts.long(Path(folder, "long.docx"), said.paragraphs)
        subjects = [(f"{said.paragraphs:,} paragraphs", Path(long)), *((each.parent.name, each) for each in DRAFTS)]
        for what, path in subjects:
            works = [partial(lint, path, config) for config in WAYS.values()]
            for work in works:
                work()
            times = [[timed(work) for work in works] for _ in range(said.rounds)]
            medians = [statistics.median(column) for column in zip(*times, strict=True)]
            for way, median in zip(WAYS, medians, strict=True):
                print(f"{what}, {way}: {median:.1f} ms, {median / medians[0]:.2f} times")


if __name__ == "__main__":
    main()
