"""All wording rules over text in memory, against the rules of punctuation and numerals on the same prose.

    python -m benchmarks.wording FOLDER [--rounds N] [--entries N]

FOLDER holds clean prose as .txt. An office's list of N entries (5,000 by default), made of words that do not occur in
the prose, is loaded besides the shipped ones. The first lines show what the lists cost at the start of a run, the
last ones that time grows linearly, on the prose repeated and on paragraphs that are hard for a careless program.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.prose import draft_of, lines_of, rules_of
from benchmarks.timing import best
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.styles import WordingStyle
from bulletin_lint.checks.reading.office_lists import read_office
from bulletin_lint.checks.reading.wordlist import Table, shipped
from bulletin_lint.engine.linter import check
from bulletin_lint.engine.rule import Rule
from bulletin_lint.toml.shipped import rules_folder

LISTS = ("fixed", "typos", "idioms", "confusable", "variants", "redundant", "discouraged", "collocations", "timebound")
SIZES = (100_000, 500_000, 2_500_000)
HARD_SIZES = (10_000, 20_000, 40_000)
HARD = {
    "anchors of frames": "已对甲乙，营造丙丁力度，",
    "members of a series": "一是，二是，",
    "parts": "（其中甲3个，乙5个，",
    "shares": "甲占3%、",
    "opening marks": "“《甲",
}


def invented(prose: str, count: int) -> Iterator[str]:
    """Words of three to six characters of the prose that do not occur in it."""
    source, seen = random.Random(1), set[str]()
    characters = sorted(char for char in set(prose) if "一" <= char <= "鿿")
    while len(seen) < count:
        word = "".join(source.choices(characters, k=source.randint(3, 6)))
        if word not in prose and word not in seen:
            seen.add(word)
            yield word


def with_list(prose: str, count: int, folder: Path) -> Profile:
    """A profile with an office's list of ``count`` entries."""
    path = folder / "office.tsv"
    rows = "".join(f"{word}\t{word[::-1]}。\n" for word in invented(prose, count))
    path.write_text(f"错误\t正确\n{rows}", encoding="utf-8")
    return Profile(wording=WordingStyle(lists=(str(path),)))


def judged(draft: Draft, rules: Sequence[Rule]) -> Callable[[], object]:
    """The check of the same text as if seen for the first time."""
    return lambda: check(Draft(draft.text, draft.bulletin, draft.profile), rules)


def compare(name: str, lines: Sequence[str], profile: Profile, rounds: int) -> None:
    draft = replace(draft_of(lines), profile=profile)
    judged(draft, rules_of("WRD"))()  # the automaton is built once a run
    wording, marks, both = (
        best(judged(draft, rules_of(*prefixes)), rounds) for prefixes in (("WRD",), ("PUN",), ("PUN", "NUM"))
    )
    size = len(draft.text.string)
    print(f"{name:22} {size:8} characters: WRD {wording:7.2f} ms, PUN {marks:7.2f} ms, PUN and NUM {both:7.2f} ms")


def grow(name: str, unit: str, sizes: Sequence[int]) -> None:
    """Nanoseconds a character for one paragraph of growing size."""
    rules = rules_of("WRD")
    figures = [best(judged(draft_of([unit * (size // len(unit))]), rules), 2) * 1e6 / size for size in sizes]
    print(f"{name:22} " + "  ".join(f"{figure:8.1f} ns" for figure in figures))


def start_up(profile: Profile) -> None:
    count = sum(len(shipped(name)) for name in LISTS)
    folder = rules_folder() / "wording"
    ours = best(lambda: [Table((folder / f"{name}.tsv").read_text("utf-8"), name) for name in LISTS], 20)
    theirs = best(lambda: read_office(profile.wording), 5)
    print(f"reading {count} shipped words {ours:.2f} ms, the office's list {theirs:.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--entries", type=int, default=5000)
    options = parser.parse_args()
    lines = lines_of(options.folder)
    prose = "".join(lines)
    with tempfile.TemporaryDirectory() as folder:
        profile = with_list(prose, options.entries, Path(folder))
        start_up(profile)
        compare("a short draft", lines[:130], profile, options.rounds)
        compare("a long one", lines[:600], profile, options.rounds)
        compare("all the prose", lines, profile, max(3, options.rounds // 10))
    print("one paragraph of " + ", ".join(f"{size:,}" for size in SIZES) + " characters:")
    grow("clean prose", prose, SIZES)
    print("one paragraph of " + ", ".join(f"{size:,}" for size in HARD_SIZES) + " characters, nothing but:")
    for name, unit in HARD.items():
        grow(name, unit, HARD_SIZES)


if __name__ == "__main__":
    main()
