"""All punctuation and numeral rules over text in memory, against autocorrect-py's ``format()`` on the same prose.

    python -m benchmarks.punctuation FOLDER [--rounds N]

FOLDER holds clean prose as .txt. Needs autocorrect-py, which the project itself does not. The second table shows that
time grows linearly, on the prose repeated and on paragraphs that are hard for a careless program.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import autocorrect_py

from benchmarks.prose import draft_of, lines_of, rules_of
from benchmarks.timing import best
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.linter import check
from bulletin_lint.engine.rule import Rule

SIZES = (500_000, 1_000_000, 2_500_000, 5_000_000)
HARD_SIZES = (50_000, 100_000, 200_000, 400_000)
HARD = {
    "opening brackets": "（《“",
    "straight quotes": '他说"好"',
    "half-width marks": "好,好.",
    "digits and spaces": "1 年2 月",
    "letters and dots": "a.b.",
    "spaces": "好 ",
    "ellipses": "好…",
    "hyphens": "3-5",
}


def judged(draft: Draft, rules: Sequence[Rule]) -> Callable[[], object]:
    """The check of the same text as if seen for the first time."""
    return lambda: check(Draft(draft.text, draft.bulletin, draft.profile), rules)


def compare(name: str, lines: Sequence[str], rules: Sequence[Rule], rounds: int) -> None:
    draft = draft_of(lines)
    string = draft.text.string
    ours = best(judged(draft, rules), rounds)
    theirs = best(lambda: autocorrect_py.format(string), rounds)
    print(f"{name:22} {len(string):8} characters {ours:8.2f} ms, format() {theirs:8.2f} ms, ratio {ours / theirs:.2f}")


def grow(name: str, unit: str, sizes: Sequence[int], rules: Sequence[Rule]) -> None:
    """Nanoseconds a character for one paragraph of growing size."""
    figures = []
    for size in sizes:
        draft = draft_of([unit * (size // len(unit))])
        figures.append(best(judged(draft, rules), 2) * 1e6 / size)
    print(f"{name:22} " + "  ".join(f"{figure:8.1f} ns" for figure in figures))


def paragraphs(lines: Sequence[str], length: int) -> list[str]:
    """The lines joined into paragraphs of about ``length`` characters."""
    joined, current = [], ""
    for line in lines:
        current += line
        if len(current) >= length:
            joined.append(current)
            current = ""
    return joined


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    rules = rules_of("PUN", "NUM")
    lines = lines_of(options.folder)
    whole = paragraphs(lines, 250)
    compare("one segment a line", lines, rules, options.rounds)
    compare("paragraphs", whole, rules, options.rounds)
    compare("one draft", whole[: len(whole) // 18], rules, options.rounds)
    print("one paragraph of " + ", ".join(f"{size:,}" for size in SIZES) + " characters:")
    grow("clean prose", "".join(lines), SIZES, rules)
    print("one paragraph of " + ", ".join(f"{size:,}" for size in HARD_SIZES) + " characters, nothing but:")
    for name, unit in HARD.items():
        grow(name, unit, HARD_SIZES, rules)


if __name__ == "__main__":
    main()
