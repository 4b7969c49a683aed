"""The same defects for us and for programs of others that correct Chinese text: who sees them, who repairs them.

    python -m benchmarks.compared [--seeds N] [--zhlint FOLDER] [--verbose]

The text is the running text of the clean fixtures, the defects are those of ``benchmarks.seeded_defects``: a line has
one at most, each seed makes another set. All of them are slips of punctuation and numerals, which is where the others
work, too; the kinds were chosen for our rules, so others may see slips that are not among them. Where an option of
theirs says how a house writes (spaces beside numbers, brackets) it is set to what bulletins do.

A defect is seen if more is said of the line with it than of the same line without, repaired if the line becomes what
the clean line becomes. What is said of clean lines, or changed in them, is counted, too.

``autocorrect-py`` is installed by pip; ``zhlint`` by ``npm install --prefix FOLDER zhlint``. What is not there is left
out, and named.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.seeded_defects import KINDS, Defect, repaired, seed, spoil
from bulletin_lint import read
from bulletin_lint.bulletin.model import Role
from fixtures.build import FIXTURES

_HEADINGS = "{:16} {:>8} {:>7} {:>9} {:>7} {:>12} {:>7} {:>8}"
_CLEAN = ("clean-long", "clean-short", "jianbao", "zhengwu")
# Bulletins set no space between Han and numbers or letters, and brackets full-width.
_AUTOCORRECT = {
    "rules": {
        **dict.fromkeys(("fullwidth", "halfwidth-word", "halfwidth-punctuation"), 1),
        **dict.fromkeys(("no-space-fullwidth", "no-space-fullwidth-quote"), 1),
        **dict.fromkeys(("space-word", "space-punctuation", "space-bracket", "space-backticks", "space-dash"), 0),
    }
}
_ZHLINT_RULES = {
    "preset": "default",
    "halfwidthPunctuation": "",
    "fullwidthPunctuation": "，。：；？！“”‘’（）",
    **dict.fromkeys(
        ("spaceBetweenMixedwidthContent", "spaceOutsideHalfwidthQuotation", "spaceOutsideHalfwidthBracket"), False
    ),
}
_ZHLINT = """
import { run } from "zhlint";
const { rules, texts } = JSON.parse(await new Response(process.stdin).text());
const quiet = new console.Console({ stdout: process.stderr, stderr: process.stderr });
const one = (line) => {
  try {
    const { result, validations } = run(line, { rules, logger: quiet });
    return [result, validations.length, false];
  } catch { return [line, 0, true]; }
};
console.log(JSON.stringify(texts.map((lines) => lines.map(one))));
"""


class Line(NamedTuple):
    """What a program makes of a line, how much it says of it, and whether it came to an error of its own instead."""

    after: str
    said: int
    failed: bool = False


Corrector = Callable[[Sequence[Sequence[str]]], list[list[Line]]]


class Tally(NamedTuple):
    """Defects, what became of them, and on how many the program failed; clean lines, of how many something is said,
    how many are changed."""

    defects: int
    seen: int
    repaired: int
    failed: int
    clean: int
    blamed: int
    changed: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each program that is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--zhlint", type=Path, metavar="FOLDER", help="where npm has installed zhlint")
    parser.add_argument("--verbose", action="store_true", help="also what was seen and repaired of each kind")
    options = parser.parse_args(arguments)
    lines = clean_lines()
    drawn = [seed(lines, len(lines), random.Random(number), KINDS) for number in range(options.seeds)]
    print(_HEADINGS.format("program", "defects", "seen", "repaired", "failed", "clean lines", "blamed", "changed"))
    for name, corrector in _correctors(options.zhlint):
        if corrector is None:
            print(f"{name:16} not installed")
            continue
        tally, kinds = compared(lines, drawn, corrector)
        shares = (f"{count / tally.defects:.0%}" for count in (tally.seen, tally.repaired))
        print(_HEADINGS.format(name, tally.defects, *shares, *tally[3:]))
        if options.verbose:
            print(*kinds, sep="\n")


def clean_lines() -> list[str]:
    """The running text of the clean fixtures, a paragraph a line."""
    drafts = [read(str(FIXTURES / name / "draft.docx")) for name in _CLEAN]
    return [
        draft.text.string[paragraph.start : paragraph.end].strip()
        for draft in drafts
        for paragraph in draft.text.paragraphs
        if draft.role_at(paragraph.start) == Role.BODY
    ]


def compared(
    lines: Sequence[str], drawn: Sequence[Sequence[Defect]], corrector: Corrector
) -> tuple[Tally, Iterator[str]]:
    """What a program makes of the clean lines and of every set of defects, and a line for each kind of them."""
    clean, *spoilt = corrector([lines, *(spoil(lines, defects) for defects in drawn)])
    total, seen, restored = Counter[str](), Counter[str](), Counter[str]()
    for defects, made in zip(drawn, spoilt, strict=True):
        for defect in defects:
            before, after = clean[defect.line], made[defect.line]
            total[defect.kind.name] += 1
            seen[defect.kind.name] += after.said > before.said
            restored[defect.kind.name] += after.after == before.after
    tally = Tally(
        total.total(),
        seen.total(),
        restored.total(),
        sum(made[defect.line].failed for defects, made in zip(drawn, spoilt, strict=True) for defect in defects),
        len(lines),
        sum(line.said > 0 for line in clean),
        sum(line.after != text for line, text in zip(clean, lines, strict=True)),
    )
    return tally, (f"    {name:34} {total[name]:4} {seen[name]:4} {restored[name]:4}" for name in sorted(total))


def _correctors(zhlint: Path | None) -> Iterator[tuple[str, Corrector | None]]:
    yield "bulletin-lint", ours
    yield "autocorrect-py", _autocorrect if find_spec("autocorrect_py") else None
    there = zhlint and (zhlint / "node_modules" / "zhlint").is_dir() and shutil.which("node")
    yield "zhlint", (lambda texts: _zhlint(texts, zhlint.resolve())) if zhlint and there else None


def ours(texts: Sequence[Sequence[str]]) -> list[list[Line]]:
    """The rules PUN and NUM, and the repairs that are made unasked."""
    made = []
    for lines in texts:
        after, findings, draft = repaired(lines)
        said = Counter(draft.text.paragraph_at(finding.start).index for finding in findings)
        made.append([Line(line, said[number]) for number, line in enumerate(after)])
    return made


def _autocorrect(texts: Sequence[Sequence[str]]) -> list[list[Line]]:
    """It says no more than what it would change."""
    import autocorrect_py

    program: Any = autocorrect_py  # where it is installed it has a stub, and that has not all
    program.load_config(json.dumps(_AUTOCORRECT))
    made = []
    for lines in texts:
        after = [program.format_for(line, "text") for line in lines]
        made.append([Line(new, int(new != old)) for new, old in zip(after, lines, strict=True)])
    return made


def _zhlint(texts: Sequence[Sequence[str]], folder: Path) -> list[list[Line]]:
    """One process of Node for all texts."""
    result = subprocess.run(
        ["node", "--input-type=module", "-e", _ZHLINT],
        cwd=folder,
        input=json.dumps({"rules": _ZHLINT_RULES, "texts": [*map(list, texts)]}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [[Line(*line) for line in lines] for lines in json.loads(result.stdout)]


if __name__ == "__main__":
    main()
