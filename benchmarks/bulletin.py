"""Understanding a bulletin: its cost against reading the file, and how it grows with the text.

``python -m benchmarks.bulletin [draft.docx ...]``. Reading and parsing are timed in turn in the same run; the times for
growing texts should grow no faster than the texts.

With ``--against ROOT``, another checkout of this repository, understanding the drafts is timed there and here instead.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.timing import best, timed
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.rulebook.book import named_profile
from bulletin_lint.text.text import Text

ROOT = Path(__file__).resolve().parents[1]
DRAFTS = [ROOT / "fixtures" / "clean-long" / "draft.docx"]
HEAD = ["宣传信息专报", "第12期", "中共青山市委宣传部　2025年9月6日"]
SENTENCE = "会议指出，要坚持守正创新，围绕中心、服务大局，推动各项工作走深走实。"
FOOT = ["报：市委办公室", "送：市直各单位", "发：各区委宣传部", "承办：综合科　审核：林某　编辑：何某　电话：85550000"]
SIZES = (1000, 5000, 20000)
TURNS = 3  # of each checkout
# Run in a checkout, with a number of rounds and drafts: prints the least time for each. It knows the modules of old.
UNDERSTAND = """
import json, sys, time
from pathlib import Path
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import DEFAULT, load_profile
from bulletin_lint.docx.package import Package
try:
    from bulletin_lint.docx.read.story import read
except ImportError:
    from bulletin_lint.docx.story import read

def timed(text):
    start = time.process_time()
    parse(text, profile)
    return 1000 * (time.process_time() - start)

profile = load_profile(DEFAULT, Path("rules/profiles").resolve())
texts = [read(Package.open(path)).text for path in sys.argv[2:]]
print(json.dumps([min(timed(text) for _ in range(int(sys.argv[1]))) for text in texts]))
"""


def _read(data: bytes) -> WordDocument:
    return story.read(Package.from_bytes(data))


def drafts(paths: list[Path], rounds: int) -> None:
    """Print, for each draft, the medians of reading and of understanding it, formatting looked up anew each time."""
    profile = named_profile("")
    for path in paths:
        data = path.read_bytes()
        times = []
        for _ in range(rounds):
            reading = timed(partial(_read, data))
            times.append((reading, timed(partial(parse, _read(data).text, profile))))
        read, understood = (statistics.median(column) for column in zip(*times, strict=True))
        name = f"{path.parent.name}/{path.stem}"
        print(f"{name}: reading {read:.2f} ms, understanding {understood:.2f} ms, ratio {understood / read:.2f}")


def against(other: Path, paths: list[Path], rounds: int) -> None:
    """Print, for each draft, the least times of understanding it in the checkout ``other`` and here, formatting looked
    up before; the two take turns in processes of their own, so that what slows down one slows down both."""
    turns = [(_least(other, paths, rounds), _least(ROOT, paths, rounds)) for _ in range(TURNS)]
    there, here = ([min(times) for times in zip(*side, strict=True)] for side in zip(*turns, strict=True))
    for path, old, new in zip(paths, there, here, strict=True):
        print(f"{path.parent.name}/{path.stem}: {old:.2f} ms there, {new:.2f} ms here, ratio {new / old:.2f}")


def _least(root: Path, paths: list[Path], rounds: int) -> list[float]:
    """The least processor time, in milliseconds, of understanding each draft in the checkout ``root``."""
    command = [sys.executable, "-c", UNDERSTAND, str(rounds), *(str(path.resolve()) for path in paths)]
    printed = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, check=True).stdout
    times: list[float] = json.loads(printed)
    return times


def growing() -> Iterator[tuple[str, Callable[[int], list[str]]]]:
    """Texts of about that many paragraphs, each hard in its own way."""
    yield "one long article", lambda n: [*HEAD, "全市工作会议召开", *[SENTENCE] * n, "（办公室）", *FOOT]
    yield (
        "signed articles",
        lambda n: [
            *HEAD,
            *(line for i in range(n // 3) for line in (f"第{i}次会议召开", SENTENCE, "（办公室）")),
            *FOOT,
        ],
    )
    yield "lines like titles", lambda n: [*HEAD, *(f"全市第{i}次工作会议" for i in range(n)), *FOOT]
    yield "section headings", lambda n: [*HEAD, *(f"〔动态{i}〕" for i in range(n)), *FOOT]
    yield "lists", lambda n: [*HEAD, SENTENCE, "（办公室）", *(f"报：市委{i}" for i in range(n)), *FOOT]
    yield "one paragraph", lambda n: [*HEAD, "全市工作会议召开", SENTENCE * n, "（办公室）", *FOOT]


def main() -> None:
    """Print both tables, or the comparison."""
    parser = argparse.ArgumentParser()
    parser.add_argument("drafts", nargs="*", type=Path, default=DRAFTS)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--against", type=Path, metavar="ROOT", help="another checkout, such as a git worktree")
    options = parser.parse_args()
    if options.against:
        against(options.against, options.drafts, options.rounds)
        return
    drafts(options.drafts, options.rounds)
    profile = named_profile("")
    for name, make in growing():
        texts = [Text.of_lines(make(size)) for size in SIZES]
        times = [best(partial(parse, text, profile), 3) for text in texts]
        print(f"{name}: " + ", ".join(f"{size}: {each:.0f} ms" for size, each in zip(SIZES, times, strict=True)))


if __name__ == "__main__":
    main()
