"""How large a machine or a cluster an archive needs: the arithmetic, from the rate measured here.

``python -m benchmarks.sizing [draft.docx ...]`` checks the drafts, real-sized ones by default, over and over in one
process for a few seconds of processor time, and prints how many one core checks in a second, how much is read, what the
first process holds for each file, and how long archives of up to ten million files take on so many cores.
"""

from __future__ import annotations

import argparse
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from time import process_time

from bulletin_lint import Config
from bulletin_lint.batch import Task
from bulletin_lint.batch.task import perform
from bulletin_lint.cli.course import with_manners

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
DRAFTS = [FIXTURES / name / "draft.docx" for name in ("clean-long", "everything-wrong", "zhengwu")]
SECONDS = 5.0  # of processor time
HELD = 10_000  # files whose tasks are made to see what they take
FILES = (10_000, 100_000, 1_000_000, 10_000_000)
CORES = (1, 4, 16, 64)


def rate(drafts: Sequence[Path]) -> float:
    """How many drafts one core checks in a second."""
    tasks = [Task(str(path), Config(), repair=False, save=False) for path in drafts]
    for task in tasks:
        perform(task)  # what is made once a process is made here
    begun = process_time()
    for count, task in enumerate(cycle(tasks), 1):
        perform(task)
        if (spent := process_time() - begun) >= SECONDS:
            return count / spent
    raise AssertionError("a cycle has no end")


def held() -> float:
    """The bytes that the first process holds for each file of a run."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    config = Config()
    tasks = with_manners(
        Task(f"archive/{number // 100:05}/{number:08}.docx", config, False, False) for number in range(HELD)
    )
    size = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return size / len(tasks)


def table(each_second: float) -> Iterator[str]:
    """Hours, or minutes, for archives on so many cores that are never idle."""
    yield "| 文件 | " + " | ".join(f"{cores}核" for cores in CORES) + " |"
    yield "| ---: |" + " ---: |" * len(CORES)
    for files in FILES:
        yield f"| {files:,} | " + " | ".join(_time(files / each_second / cores) for cores in CORES) + " |"


def _time(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f}秒"
    return f"{seconds / 60:.0f}分钟" if seconds < 5400 else f"{seconds / 3600:.1f}小时"


def main() -> None:
    """Print the figures and the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("drafts", nargs="*", type=Path, default=DRAFTS)
    drafts = parser.parse_args().drafts
    each_second = rate(drafts)
    size = sum(path.stat().st_size for path in drafts) / len(drafts)
    print(f"one core: {each_second:.0f} files a second, {1000 / each_second:.1f} ms of processor time each")
    print(f"read: {size / 1000:.0f} KB a file, {each_second * size / 1e6:.1f} MB a second for each core")
    print(f"held by the first process: {held():.0f} bytes a file")
    print()
    for line in table(each_second):
        print(line)


if __name__ == "__main__":
    main()
