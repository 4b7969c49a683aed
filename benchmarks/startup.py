"""The whole process: checking a draft against starting Python and importing lxml, regex and click.

``python -m benchmarks.startup [draft.docx] [--rounds N]``. Both are timed in turn in the same run, so that the ratio
means something on a busy machine too; the median of the user and system time of the processes is taken. As after an
installation, modules are compiled beforehand, and the cache of the program itself is warm.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DRAFT = ROOT / "fixtures" / "everything-wrong" / "draft.docx"
FLOOR = [sys.executable, "-c", "import lxml.etree, regex, click"]


def cpu_time(command: list[str], environment: dict[str, str]) -> float:
    """The processor time that a command takes, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
    if done.returncode > 1:  # 1 means findings
        raise SystemExit(f"failed: {' '.join(command)}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main() -> None:
    """Print the two medians and their ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("draft", nargs="?", type=Path, default=DRAFT)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    check = [sys.executable, "-m", "bulletin_lint", str(options.draft.resolve())]
    with tempfile.TemporaryDirectory() as folder:
        own = {"PYTHONPYCACHEPREFIX": folder, "BULLETIN_LINT_CACHE": folder, "PYTHONDONTWRITEBYTECODE": ""}
        environment = {**os.environ, **own}
        for command in (FLOOR, check):
            cpu_time(command, environment)
        times = [(cpu_time(FLOOR, environment), cpu_time(check, environment)) for _ in range(options.rounds)]
    floor, whole = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"floor {floor:.1f} ms, whole process {whole:.1f} ms, ratio {whole / floor:.2f}")


if __name__ == "__main__":
    main()
