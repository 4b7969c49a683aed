"""The whole process: checking a draft against starting Python and importing lxml, regex and click.

``python -m benchmarks.startup [draft.docx] [--rounds N]``. Everything is timed in turn in the same run, so that the
figures mean something on a busy machine too; the median of the user and system time of the processes is taken. As after
an installation, modules are compiled beforehand, and what the program keeps between runs is there. The table says what
each trick of ``bulletin_lint/startup`` is worth: the same check without it, round by round.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DRAFT = ROOT / "fixtures" / "everything-wrong" / "draft.docx"
FLOOR = [sys.executable, "-c", "import lxml.etree, regex, click"]

# What takes a trick away from the program before it begins.
FORGETFUL = """
from bulletin_lint.startup import kept
def without(prefix, load=kept.load, keep=kept.keep):
    kept.load = lambda name: None if name.startswith(prefix) else load(name)
    kept.keep = lambda name, value: None if name.startswith(prefix) else keep(name, value)
without({!r})
"""
RESTLESS = """
import contextlib
from bulletin_lint.startup import collector
collector.paused = contextlib.nullcontext
"""
TRICKS = {
    "collector's pause": RESTLESS,
    "kept patterns": FORGETFUL.format("patterns-"),
    "kept TOML": FORGETFUL.format("toml-"),
}
PROGRAM = "from bulletin_lint.cli.main import main; main()"


def cpu_time(command: list[str], environment: Mapping[str, str]) -> float:
    """The processor time that a command takes, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
    if done.returncode > 1:  # 1 means findings
        raise SystemExit(f"failed: {' '.join(command)}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def commands(draft: Path) -> dict[str, list[str]]:
    """What is timed, by the words for it."""
    without = {
        "with all": "",
        **{f"without {name}": code for name, code in TRICKS.items()},
        "with none": "".join(TRICKS.values()),
    }
    return {
        "floor": FLOOR,
        "whole": [sys.executable, "-m", "bulletin_lint", str(draft)],
        **{name: [sys.executable, "-c", code + PROGRAM, str(draft)] for name, code in without.items()},
    }


def timed(draft: Path, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of processor time of each command, round by round."""
    timed = commands(draft)
    with tempfile.TemporaryDirectory() as folder:
        own = {"PYTHONPYCACHEPREFIX": folder, "BULLETIN_LINT_CACHE": folder, "PYTHONDONTWRITEBYTECODE": ""}
        environment = {**os.environ, **own}
        for command in timed.values():
            cpu_time(command, environment)
        turns = [[cpu_time(command, environment) for command in timed.values()] for _ in range(rounds)]
    return dict(zip(timed, map(list, zip(*turns, strict=True)), strict=True))


def main() -> None:
    """Print the two medians and their ratio, and the table of the tricks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("draft", nargs="?", type=Path, default=DRAFT)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    times = timed(options.draft.resolve(), options.rounds)
    floor, whole = (statistics.median(times.pop(name)) for name in ("floor", "whole"))
    print(f"floor {floor:.1f} ms, whole process {whole:.1f} ms, ratio {whole / floor:.2f}")
    for name, each in times.items():
        more = statistics.median(one - least for one, least in zip(each, times["with all"], strict=True))
        print(f"{name:26} {statistics.median(each):6.1f} ms" + (f"  {more:+6.1f} ms" if more else ""))


if __name__ == "__main__":
    main()
