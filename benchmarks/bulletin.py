"""Understanding a bulletin: its cost against reading the file, and how it grows with the text.

``python -m benchmarks.bulletin [draft.docx ...]``. Reading and parsing are timed in turn in the same run; the times for
growing texts should grow no faster than the texts.
"""

from __future__ import annotations

import argparse
import statistics
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

DRAFTS = [Path(__file__).resolve().parents[1] / "fixtures" / "clean-long" / "draft.docx"]
HEAD = ["宣传信息专报", "第12期", "中共青山市委宣传部　2025年9月6日"]
SENTENCE = "会议指出，要坚持守正创新，围绕中心、服务大局，推动各项工作走深走实。"
FOOT = ["报：市委办公室", "送：市直各单位", "发：各区委宣传部", "承办：综合科　审核：林某　编辑：何某　电话：85550000"]
SIZES = (1000, 5000, 20000)


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
    """Print both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("drafts", nargs="*", type=Path, default=DRAFTS)
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    drafts(options.drafts, options.rounds)
    profile = named_profile("")
    for name, make in growing():
        texts = [Text.of_lines(make(size)) for size in SIZES]
        times = [best(partial(parse, text, profile), 3) for text in texts]
        print(f"{name}: " + ", ".join(f"{size}: {each:.0f} ms" for size, each in zip(SIZES, times, strict=True)))


if __name__ == "__main__":
    main()
