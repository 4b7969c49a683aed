"""A draft judged by the issues before it: the whole process against one check of the draft alone.

``python -m benchmarks.series [--issues N] [--rounds N]``. The issues are made for the purpose, a week apart; what they
say is kept from the first run on, which is told apart. Processor time of the processes, in turn in the same run.
"""

from __future__ import annotations

import argparse
import datetime
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.startup import cpu_time
from tests.cli.issues import number, save, series, written
from tools.documents.model import Bulletin

FIRST = datetime.date(2015, 1, 5)
SETTINGS = '[series]\n"简报" = ["历期/"]\n'


def issues(count: int) -> Iterator[Bulletin]:
    """Issues of which each has articles of its own."""
    models, year, running = series(), FIRST.year, 0
    for place in range(count):
        day = FIRST + datetime.timedelta(weeks=place)
        running = 1 if day.year != year else running + 1
        year = day.year
        model = models[place % len(models)]
        sections = tuple(
            replace(
                section,
                articles=tuple(
                    replace(
                        article,
                        title=(f"{article.title[0]}第{place}场",),
                        paragraphs=tuple(
                            replace(p, text=p.text.replace("。", f"，第{place}批。")) for p in article.paragraphs
                        ),
                    )
                    for article in section.articles
                ),
            )
            for section in model.sections
        )
        yield replace(model, issue=number(running, 100 + place), date=written(day), sections=sections)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--issues", type=int, default=240)
    options.add_argument("--rounds", type=int, default=15)
    said = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = save([*issues(said.issues)], Path(folder, "历期"))
        Path(folder, "bulletin-lint.toml").write_text(SETTINGS, encoding="utf-8")
        environment = {**os.environ, "BULLETIN_LINT_CACHE": str(Path(folder, "cache"))}
        check = [sys.executable, "-m", "bulletin_lint", str(paths[-1]), "--quiet"]
        alone = [*check, "--no-config"]
        cpu_time(alone, environment)
        first = cpu_time(check, environment)
        pairs = [(cpu_time(alone, environment), cpu_time(check, environment)) for _ in range(said.rounds)]
    one, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"a draft alone: {one:.0f} ms")
    print(f"the same against {said.issues - 1} issues before it: {other:.0f} ms, {other / one:.2f} times")
    print(f"the first time, when they are read: {first:.0f} ms")


if __name__ == "__main__":
    main()
