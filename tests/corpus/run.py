"""Try bulletin-lint on any folder of Word files: ``python -m tests.corpus.run FOLDER [--damage N] [--slow SECONDS]``.

Works on copies in a temporary folder. Four trials a file:

- check: no crash, and the file is the same afterwards in bytes, time and inode;
- fix: no failed guard, and a second fix changes no byte;
- rewrite: one character of every paragraph is replaced through the same splicing that fixes use, whether or not the
  file is a bulletin, and the guards look at the result;
- judges: where ``openxml-audit`` or ``ooxml-integrity`` is installed, the rewritten file has no error that the
  original does not have.

With ``--damage N``, N randomly damaged copies are checked as well: each must end in findings or one clear line.
The last line counts; the status is 1 if anything failed.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from bulletin_lint.api import FileResult, fix, lint, write
from bulletin_lint.config.config import Config
from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import CannotPatch, UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.write import patch
from bulletin_lint.engine.fixer import admit
from bulletin_lint.engine.hit import Safety
from bulletin_lint.text.edit import Edit

CONFIG = Config(unsafe_fixes=True)
SEED = 20220906
# Codes of ooxml-integrity that only say that words differ, or that the file cannot be compared (strict namespace).
WORDS_CHANGED = frozenset({"FID000", "FID003", "FID005", "FID006", "FID007"})


@dataclass
class Tally:
    """What was tried and what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    slow: list[tuple[float, str]] = field(default_factory=list)

    def trial(self, name: str, path: Path, act: Callable[[], str]) -> None:
        """Run ``act``; what it returns, or an exception, is a problem."""
        self.counts[name] += 1
        begin = time.perf_counter()
        try:
            problem = act()
        except Exception:
            problem = traceback.format_exc(limit=4)
        self.slow.append((time.perf_counter() - begin, f"{name} {path}"))
        if problem:
            self.problems.append(f"{name}: {path}: {problem}")


def check(path: Path) -> str:
    """Only looking at a file must leave no trace on it."""
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    lint(path, CONFIG)
    after = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    return "" if before == after else "the file was changed by a check"


def repair(path: Path, tally: Tally) -> str:
    """Fixing settles, passes every guard, and leaves nothing for a second time."""
    result = fix(path, CONFIG)
    if result.failure:
        return result.failure
    if result.content is None:
        return ""
    tally.counts["fixed files"] += 1
    written: FileResult = write(result)
    if written.failure:
        return written.failure
    again = fix(path, CONFIG)
    return "a second fix found more to do" if again.content is not None or again.failure else ""


def rewrite(path: Path, target: Path, tally: Tally) -> str:
    """Replace a character of every paragraph that may be edited, and let the guards judge; the result is kept at
    ``target``."""
    try:
        document = story.read(Package.open(path))
    except UnreadableFile:
        return ""
    edits = [edit for edit in _one_a_paragraph(document) if not patch.obstacle(document, [edit])]
    tally.counts["rewritten paragraphs"] += len(edits)
    try:
        data = patch.apply(document, edits)
    except CannotPatch as error:
        return f"edits that were admitted one by one could not be made together: {error}"
    guard.verify(document, story.read(Package.from_bytes(data)), edits)
    target.write_bytes(data)
    return ""


def _one_a_paragraph(document: story.WordDocument) -> Iterator[Edit]:
    """An edit in the middle of each paragraph: longer, shorter or as long as what it replaces, by turns."""
    words = ("改", "", "改动")
    for paragraph in document.text.paragraphs:
        offset = (paragraph.start + paragraph.end) // 2
        if offset < paragraph.end and document.text.string[offset] not in "\t\v\f":
            edit = Edit(offset, offset + 1, words[paragraph.index % 3])
            if admit(document.text, [edit])[0] is not Safety.NONE:
                yield edit


def judge(original: Path, rewritten: Path) -> str:
    """What independent validators find in the rewritten file and not in the original."""
    if not rewritten.exists():
        return ""
    if shutil.which("openxml-audit") and (new := audit(rewritten) - audit(original)):
        return f"new errors by openxml-audit: {sorted(new)[:3]}"
    return _loss(original, rewritten) if shutil.which("ooxml-integrity") else ""


def audit(path: Path) -> Counter[str]:
    """The errors that openxml-audit finds, with how often."""
    command = ["openxml-audit", "--output", "json", str(path)]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    try:
        report = json.loads(output)
    except json.JSONDecodeError:
        return Counter()
    return Counter(f"{error['part_uri']}: {error['description']}" for file in report for error in file["errors"])


def _loss(original: Path, rewritten: Path) -> str:
    """What ooxml-integrity misses in the rewritten file against the original, apart from the words that were changed
    on purpose: those the guards have compared."""
    lost = integrity(rewritten, "--against", str(original)) - integrity(original)
    return f"loss by ooxml-integrity: {sorted(lost)[:3]}" if lost else ""


def integrity(path: Path, *options: str) -> Counter[str]:
    """The codes of the errors that ooxml-integrity finds, with how often."""
    command = ["ooxml-integrity", "check", str(path), "--json", *options]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    found = (finding for file in report["files"] for finding in file["findings"])
    return Counter(item["code"] for item in found if item["severity"] == "error" and item["code"] not in WORDS_CHANGED)


def damaged(path: Path, chance: random.Random) -> bytes:
    """The file with a few bytes flipped, cut out or doubled."""
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        if not data:
            break
        start = chance.randrange(len(data))
        stop = min(len(data), start + chance.choice((1, 1, 4, 64, 1024)))
        match chance.randrange(4):
            case 0:
                data[start] ^= 1 << chance.randrange(8)
            case 1:
                del data[start:stop]
            case 2:
                data[start:start] = data[start:stop]
            case _:
                del data[start:]
    return bytes(data)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--damage", default=0, help="How many damaged copies to try.")
@click.option("--slow", default=2.0, help="FindingRecord trials that take longer, in seconds.")
def main(folder: Path, damage: int, slow: float) -> None:
    """Try every .docx, .docm, .dotx and .dotm below FOLDER."""
    files = sorted(path for path in folder.rglob("*.[dD][oO][cCtT][xXmM]") if path.is_file())
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for number, original in enumerate(files):
            _try_file(original, work / f"{number}{original.suffix}", tally)
        _try_damaged(files, damage, work, tally)
    for seconds, what in sorted(tally.slow, reverse=True):
        if seconds > slow:
            click.echo(f"slow: {seconds:.1f} s {what}")
    for problem in tally.problems:
        click.echo(problem)
    counts = ", ".join(f"{count} {name}" for name, count in tally.counts.items())
    click.echo(f"{len(files)} files, {counts}, {len(tally.problems)} problems")
    sys.exit(1 if tally.problems else 0)


def _try_file(original: Path, copy: Path, tally: Tally) -> None:
    shutil.copyfile(original, copy)
    tally.trial("check", original, lambda: check(copy))
    rewritten = copy.with_stem(copy.stem + "-rewritten")
    tally.trial("rewrite", original, lambda: rewrite(copy, rewritten, tally))
    tally.trial("judge", original, lambda: judge(copy, rewritten))
    tally.trial("fix", original, lambda: repair(copy, tally))


def _try_damaged(files: list[Path], count: int, work: Path, tally: Tally) -> None:
    chance = random.Random(SEED)
    copy = work / "damaged.docx"
    for _ in range(count if files else 0):
        original = chance.choice(files)
        copy.write_bytes(damaged(original, chance))
        tally.trial("damaged", original, lambda: _ends_clearly(copy))


def _ends_clearly(path: Path) -> str:
    """Whatever was done to a file, checking and fixing it raise nothing and leave it alone unless it was repaired."""
    problem = check(path)
    result = fix(path, CONFIG)
    return problem or ("" if not result.failure else f"fix: {result.failure}")


if __name__ == "__main__":
    main()
