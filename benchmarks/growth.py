"""Costs are linear: what ten times as much of something costs, for everything that a draft can hold much of.

``python -m benchmarks.growth [WORD ...]`` prints the processor time at one size and at ten times that size, and their
ratio; words choose the costs whose names hold one of them. The exit status is 1 if a ratio is beyond what linear
allows: ten, and some for the machine. Of the many fragments that are repeated in many places only what grows too fast
is printed, and all are tried only in the body, a seventh of them in each other place: ``--all`` tries all everywhere,
which takes an hour, ``--verbose`` prints all.
"""

from __future__ import annotations

import argparse
import math
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.growing import PARTS, PLACES, bulletin, fragments
from benchmarks.table.drafts import in_runs, short
from benchmarks.timing import timed
from bulletin_lint import Config, fix, lint
from bulletin_lint.annotate import annotate
from bulletin_lint.api import read
from bulletin_lint.checks.reading.protected import spans
from bulletin_lint.cli.main import run
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.write.comments import Note
from bulletin_lint.docx.write.comments import annotate as with_comments
from bulletin_lint.output import FORMATS, renderer
from bulletin_lint.output.differences import fix_changes
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.compare import differences
from bulletin_lint.records.describe import card, describe
from bulletin_lint.records.findings import Run
from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.text.edit import replacing
from tools.documents import Article, Bulletin, Paragraph, stored

TIMES = 10
MOST = 15  # ten, and what the machine and the sizes of dictionaries add
LEAST = 150  # milliseconds: below this, what is measured is chance
PATIENCE = 20  # seconds
_SHARE = 7
CHARACTERS = 1500  # of repeated fragments
Work = Callable[[], object]


class Cost(NamedTuple):
    """``prepare`` makes the work of a size, which alone is timed; ``size`` is the smaller one."""

    name: str
    size: int
    prepare: Callable[[int], Work]


class Growth(NamedTuple):
    """Milliseconds of processor time at a size, and at ten times that."""

    small: float
    large: float

    @property
    def ratio(self) -> float:
        return self.large / max(self.small, 0.01)

    @property
    def excessive(self) -> bool:
        return self.ratio > MOST and self.large > LEAST


class _Impatient(BaseException):
    """Something takes too long."""


def _within_patience(work: Work) -> float:
    """``timed``, infinite for what takes longer than anybody would wait."""

    def stop(*_: object) -> None:
        raise _Impatient

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        return timed(work)
    except _Impatient:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def measured(cost: Cost) -> Growth:
    """The growth of a cost; what seems excessive is measured again, for the machine may have been busy."""
    work = cost.prepare(cost.size)
    timed(work)  # what is made once a process is made here
    more = cost.prepare(TIMES * cost.size)
    growth = Growth(timed(work), _within_patience(more))
    if not growth.excessive or math.isinf(growth.large):
        return growth
    return Growth(max(growth.small, timed(work)), min(growth.large, _within_patience(more)))


class Costs:
    """All costs, whose drafts lie in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._config = Config(select=("ALL",), ignore=("DOC002",), unsafe_fixes=True)
        self._numbers = iter(range(sys.maxsize))

    def fragments(self, everywhere: bool) -> Iterator[Cost]:
        """Checking a draft in one place of which a fragment is repeated."""
        for number, (place, make) in enumerate(PLACES.items()):
            chosen = fragments() if everywhere or place == "body" else fragments()[number % _SHARE :: _SHARE]
            for fragment in chosen:
                yield Cost(f"check in {place} {fragment!r}", CHARACTERS, partial(self._repeated, make, fragment))

    def others(self) -> Iterator[Cost]:
        """All others."""
        for name, parts in PARTS.items():
            yield Cost(f"check {name}", 300, lambda size, parts=parts: partial(self._lint, self._draft(parts(size))))  # type: ignore[misc]
        yield Cost("check runs", 300, lambda size: partial(self._lint, in_runs(self._draft(bulletin()), size)))
        yield Cost("files, none known", 30, partial(self._many, known=False))
        yield Cost("files, all known", 100, partial(self._many, known=True))
        for unit in ("２0", "甲乙", "甲甲乙"):
            yield Cost(f"replacing {unit!r}", 20_000, partial(self._replaced, unit))
        for unit in (".", "a.cn ", "a.cn", "www.", "a@", "(", "a/", "C:\\", "0-", "1.1."):
            yield Cost(f"protected {unit!r}", 20_000, partial(self._protected, unit))
        yield from self._with_findings("in one paragraph", 1_000, _faulty_paragraph)
        yield from self._with_findings("in paragraphs", 100, _faulty_paragraphs)

    def _with_findings(self, where: str, size: int, make: Callable[[int], Bulletin]) -> Iterator[Cost]:
        for name in FORMATS:
            yield Cost(f"{name} of findings {where}", size, partial(self._shown, name, make))
        for name, config in (
            ("fix", self._config),
            ("track", self._config._replace(track_changes=True)),
        ):
            yield Cost(f"{name} {where}", size, partial(self._fixed, config, make))
        yield Cost(f"annotate {where}", size, lambda size: partial(annotate, self._draft(make(size)), self._config))
        yield Cost(f"waivers {where}", size, partial(self._waived, make))
        yield Cost(f"diff {where}", size, partial(self._compared, make))

    def _draft(self, made: Bulletin) -> Path:
        path = self._folder / f"{next(self._numbers)}.docx"
        path.write_bytes(stored(made))
        return path

    def _many(self, size: int, known: bool) -> Work:
        """Checking a folder of so many files, each another; looking them all up where they are ``known``."""
        folder = self._folder / f"{next(self._numbers)}"
        short(folder, size)
        if known:
            _checked(folder, known)
        return partial(_checked, folder, known)

    def _lint(self, path: Path) -> object:
        return describe(lint(path, self._config))

    def _repeated(self, make: Callable[[str], Bulletin], fragment: str, size: int) -> Work:
        return partial(self._lint, self._draft(make(fragment * (size // len(fragment)))))

    def _replaced(self, unit: str, size: int) -> Work:
        old, new = unit * (size // len(unit)), (unit[1:] + unit[0]) * (size // len(unit)) + "丙"
        return lambda: replacing(old, 0, len(old), new)

    def _protected(self, unit: str, size: int) -> Work:
        string = unit * (size // len(unit))
        return lambda: [*spans(string, 0, len(string))]

    def _shown(self, name: str, make: Callable[[int], Bulletin], size: int) -> Work:
        path = self._draft(make(size))
        rules = {rule.code: card(rule) for rule in all_rules()}
        result = lint(path, self._config)
        screen = Screen(color=True)

        def work() -> int:
            shown = Run((describe(result, name == "html"),), rules, {})
            return sum(map(len, renderer(name)(shown, screen)))

        return work

    def _fixed(self, config: Config, make: Callable[[int], Bulletin], size: int) -> Work:
        path = self._draft(make(size))

        def work() -> int:
            shown = Run((describe(fix(path, config)),), {}, {})
            return sum(map(len, fix_changes(shown, Screen(color=True))))

        return work

    def _waived(self, make: Callable[[int], Bulletin], size: int) -> Work:
        path = self._draft(make(size))
        document = story.read(Package.open(path))
        starts = [finding.start for finding in lint(path, self._config).findings]
        notes = [Note(start, start + 1, "bulletin-lint: ignore[PUN002]") for start in starts]
        path.write_bytes(with_comments(document, notes, "某人"))
        return partial(self._lint, path)

    def _compared(self, make: Callable[[int], Bulletin], size: int) -> Work:
        old, new = read(self._draft(make(size))), read(self._draft(_otherwise(make(size))))
        return lambda: [*differences(old, new)]


def _checked(folder: Path, known: bool) -> None:
    arguments = ["check", str(folder), "--no-config", "-j", "1", "--output-format", "archive"]
    kept = ["--cache-dir", f"{folder}-cache"] if known else ["--no-cache"]
    if run([*arguments, *kept, "-o", f"{folder}-report"]) > 1:
        raise SystemExit(f"{folder} cannot be checked")


def _faulty_paragraph(size: int) -> Bulletin:
    """Of more than 10,000 characters, from where on records do not hold all of it."""
    return bulletin(Article(("云陂县召开会议",), (Paragraph("会议,指出抓好落实" * size + "。"),), "（云陂县委宣传部）"))


def _faulty_paragraphs(size: int) -> Bulletin:
    lines = tuple(Paragraph(f"第{number}次会议,指出要抓好落实。") for number in range(size))
    return bulletin(Article(("云陂县召开会议",), lines, "（云陂县委宣传部）"))


def _otherwise(made: Bulletin) -> Bulletin:
    """Another state of a draft: another title, and in each paragraph other words."""
    section = made.sections[0]
    article = section.articles[0]
    lines = tuple(Paragraph(line.text.replace("会议", "全会")) for line in article.paragraphs)
    return bulletin(Article(("云陂县委召开全会",), lines, article.attribution))


def main() -> None:
    """Print what is asked for; exit with 1 if something grows too fast."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*")
    parser.add_argument("--all", action="store_true", help="every fragment in every place")
    parser.add_argument("--verbose", action="store_true", help="print every cost")
    options = parser.parse_args()
    excessive = count = 0
    with tempfile.TemporaryDirectory() as folder:
        costs = Costs(Path(folder))
        for quiet, group in ((False, costs.others()), (not options.verbose, costs.fragments(options.all))):
            for cost in group:
                if options.words and not any(word in cost.name for word in options.words):
                    continue
                growth = measured(cost)
                excessive += growth.excessive
                count += 1
                if growth.excessive or not quiet:
                    print(_line(cost, growth), flush=True)
    print(f"{count} costs: {excessive} grow beyond {MOST} times")
    sys.exit(1 if excessive else 0)


def _line(cost: Cost, growth: Growth) -> str:
    mark = "  <--" if growth.excessive else ""
    return f"{cost.name:45} {growth.small:8.1f} ms {growth.large:9.1f} ms  {growth.ratio:6.1f}{mark}"


if __name__ == "__main__":
    main()
