"""Put known defects into clean prose and count how many are found, how many repaired, and what else was touched.

    python -m benchmarks.seeded_defects FOLDER [--seed N] [--defects N] [--kind NAME] [--verbose]

FOLDER holds clean prose as .txt, one paragraph a line. Every defect goes into a line of its own; the same seed gives
the same defects.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.prose import draft_of, edited, lines_of, rules_of
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import converge
from bulletin_lint.engine.linter import check

HAN = "[\u4e00-\u9fff]"
_FULL = {ord(digit): ord(digit) + ord("０") - ord("0") for digit in "0123456789"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to spoil text: every match of ``place`` may become ``spoilt(match)``. ``safe``: it has one right repair."""

    name: str
    place: str
    spoilt: Callable[[re.Match[str]], str]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Defect:
    """``clean`` became ``spoilt`` at ``[start, end)`` of line ``line``."""

    kind: Kind
    line: int
    start: int
    end: int
    clean: str
    spoilt: str


def _to(text: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match.expand(text)


KINDS = (
    Kind("comma half-width", "，", _to(",")),
    Kind("full stop half-width at the end", "。$", _to(".")),
    Kind("full stop half-width inside", f"(?<={HAN}{{6}})。(?={HAN}{{4}})", _to(".")),
    Kind("semicolon half-width", "；", _to(";")),
    Kind("colon half-width", "：", _to(":")),
    Kind("exclamation half-width", "！", _to("!")),
    Kind("brackets half-width", "（([^（）]+)）", _to(r"(\1)")),
    Kind("one bracket half-width", "（([^（）]+)）", _to(r"（\1)")),
    Kind("straight quotes", "“([^“”]+)”", _to(r'"\1"')),
    Kind("one straight quote", "“([^“”]+)”", _to(r'“\1"')),
    Kind("closing quote turned", "“([^“”，。；]{2,12})”", _to(r"“\1“")),
    Kind("quotes turned", "“([^“”]+)”", _to(r"”\1“"), safe=False),
    Kind("opening quote dropped", "“([^“”]+)”", _to(r"\1”"), safe=False),
    Kind("closing quote dropped", "“([^“”]+)”", _to(r"“\1"), safe=False),
    Kind("bracket dropped", "（([^（）]+)）", _to(r"（\1"), safe=False),
    Kind("title mark dropped", "《([^《》]+)》", _to(r"《\1"), safe=False),
    Kind("comma doubled", "，", _to("，，")),
    Kind("full stop doubled", "。$", _to("。。")),
    Kind("list comma doubled", "、", _to("、、")),
    Kind("marks clash", "。$", _to("，。"), safe=False),
    Kind("comma and list comma", "、", _to("、，"), safe=False),
    Kind("end mark dropped", "(?<=.{40})。$", _to(""), safe=False),
    Kind("leading mark", f"^(?={HAN})", _to("，"), safe=False),
    Kind("mark before 等", f"(?<=、{HAN}{{2}})等(?=方面|领域|工作|问题|地区|行业|产业|重点|[，。])", _to("、等")),
    Kind("mark before 和", f"(?<=、{HAN}{{2}})和(?={HAN}{{4}})", _to("、和"), safe=False),
    Kind("dash of hyphens", f"——(?={HAN})", _to("--")),
    Kind("dash of bars", "——", _to("――")),
    Kind("space after a mark", "[，。；](?=.)", _to(r"\g<0> ")),
    Kind("space before a mark", f"(?<={HAN})[，；]", _to(r" \g<0>")),
    Kind("space between Han", f"(?<=，{HAN}{{4}})(?={HAN}{{4}}[^”]*$)", _to(" "), safe=False),
    Kind("spaces round a number", f"(?<={HAN})[0-9]+(?={HAN})", _to(r" \g<0> ")),
    Kind("space before a unit", f"(?<={HAN})[0-9]+(?=年|个|万|亿)", _to(r"\g<0> ")),
    Kind("digits full-width", "[0-9]+", lambda match: match[0].translate(_FULL)),
    Kind("point full-width", r"(?<=[0-9])\.(?=[0-9])", _to("．")),
    Kind("point as full stop", r"(?<=[0-9])\.(?=[0-9]+[%亿])", _to("。")),
    Kind("zero dropped", r"(?<=[\u4e00-\u9fff])0(?=\.[0-9]+[%亿万])", _to("")),
    Kind("month padded", r"(?<=[0-9]年)(?=[1-9]月)", _to("0")),
    Kind("impossible day", r"(?<=[0-9]月)[0-9]{1,2}(?=日)", _to("32"), safe=False),
    Kind("day as 号", r"(?<=[0-9]月[0-9])日", _to("号")),
    Kind("mark after 一是", "(?<=^[一二三四五六七八九]是)(?=.)", _to("，")),
    Kind("dot after a label", "(?<=^[一二三四五六七八九])、", _to(".")),
    Kind("label skips", "^二、", _to("四、"), safe=False),
    Kind("percent in words", r"([0-9]+(?:\.[0-9]+)?)%(?![0-9－—～])", _to(r"百分之\1")),
)


def seed(lines: Sequence[str], count: int, dice: random.Random, kinds: Sequence[Kind]) -> list[Defect]:
    """At most ``count`` defects, the kinds in turn, each in a line that has none yet."""
    free: dict[str, list[Defect]] = {kind.name: list(_places(lines, kind)) for kind in kinds}
    for places in free.values():
        dice.shuffle(places)
    taken: set[int] = set()
    found: list[Defect] = []
    while len(found) < count and any(free.values()):
        for places in free.values():
            while places and (defect := places.pop()).line in taken:
                continue
            if not places and (not found or defect.line in taken):
                continue
            if len(found) < count and defect.line not in taken:
                taken.add(defect.line)
                found.append(defect)
    return found


def _places(lines: Sequence[str], kind: Kind) -> Iterator[Defect]:
    for number, line in enumerate(lines):
        for match in re.finditer(kind.place, line):
            yield Defect(kind, number, *match.span(), match[0], kind.spoilt(match))


def spoil(lines: Sequence[str], defects: Sequence[Defect]) -> list[str]:
    """The lines with the defects in them."""
    spoilt = list(lines)
    for defect in defects:
        line = spoilt[defect.line]
        spoilt[defect.line] = line[: defect.start] + defect.spoilt + line[defect.end :]
    return spoilt


def repaired(lines: Sequence[str]) -> tuple[list[str], list[Finding], Draft]:
    """The lines after all safe fixes, what was found before them, and the draft it was found in."""
    rules = rules_of("PUN", "NUM")
    first = draft_of(lines)
    findings = check(first, rules)

    outcome = converge(first, lambda draft: check(draft, rules), edited)
    return outcome.document.text.string.removesuffix("\n").split("\n"), findings, first


def is_found(defect: Defect, findings: Sequence[Finding], draft: Draft) -> bool:
    """Whether a finding touches the spoilt place, or is a majority's list that does."""
    paragraph = draft.text.paragraphs[defect.line]
    start = paragraph.start + defect.start
    end = start + len(defect.spoilt)
    for finding in findings:
        places = [(finding.start, finding.end), *finding.others]
        if any(place[0] <= end and start <= place[1] for place in places):
            return True
    return False


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--defects", type=int, default=1000)
    parser.add_argument("--kind", default="")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    lines = lines_of(options.folder)
    kinds = [kind for kind in KINDS if options.kind in kind.name]
    defects = seed(lines, options.defects, random.Random(options.seed), kinds)
    report(lines, defects, options.verbose)


def report(lines: Sequence[str], defects: Sequence[Defect], verbose: bool) -> None:
    """Print what became of the defects, kind by kind."""
    expected = repaired(lines)[0]
    spoilt = spoil(lines, defects)
    after, findings, draft = repaired(spoilt)
    places = {defect.line: defect for defect in defects}
    total, seen, safe, restored = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    damaged = [number for number, line in enumerate(after) if number not in places and line != expected[number]]
    for defect in defects:
        name = defect.kind.name
        total[name] += 1
        seen[name] += is_found(defect, findings, draft)
        safe[name] += defect.kind.safe
        line = after[defect.line]
        restored[name] += defect.kind.safe and line == expected[defect.line]
        if line not in (expected[defect.line], spoilt[defect.line]):
            damaged.append(defect.line)
        if verbose and (not is_found(defect, findings, draft) or (defect.kind.safe and line != expected[defect.line])):
            print(f"  {name}: {spoilt[defect.line]} -> {line}")
    for name in total:
        print(f"{name:34} {total[name]:4} found {seen[name]:4}   safe {safe[name]:4} restored {restored[name]:4}")
    found, repairs = sum(seen.values()) / sum(total.values()), sum(restored.values()) / max(1, sum(safe.values()))
    print(f"{sum(total.values())} defects: found {found:.1%}, safe ones restored {repairs:.1%}, damaged {len(damaged)}")
    for number in damaged:
        print(f"  damaged: {spoilt[number]} -> {after[number]}")


if __name__ == "__main__":
    main()
