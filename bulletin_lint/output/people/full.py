"""Format ``full``: for people. First what somebody must decide, then what ``--fix`` does alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bulletin_lint.output.folded import folded
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.told import told
from bulletin_lint.output.width import wrap
from bulletin_lint.records.findings import FileRecord, FindingRecord, RuleRecord, Run
from bulletin_lint.records.words import SEVERITIES, SEVERITY_WORDS

_UNSAFE = "[?]核对后可用 --fix --unsafe-fixes"
_SAFE = "用 --fix；先看会改什么用 --diff"


def render(run: Run, screen: Screen) -> Iterator[str]:
    """The findings of each file under its name. How they are repaired is told of the first."""
    hints = {"unsafe": _UNSAFE, "safe": _SAFE if screen.verbose else f"{_SAFE}，逐处列出用 -v"}
    for file in run.files:
        if file.findings:
            yield screen.paint(f"── {screen.file(file.file)} ──", "bold")
            yield ""
            yield from _of_file(file, run.rules, hints, screen)


def _of_file(file: FileRecord, rules: Mapping[str, RuleRecord], hints: dict[str, str], screen: Screen) -> Iterator[str]:
    alone = [finding for finding in file.findings if finding.safety == "safe"]
    decided = [finding for finding in file.findings if finding.safety != "safe"]
    first, second = ("一、", "二、") if alone and decided else ("", "")
    if decided:
        hint = hints.pop("unsafe", "") if any(finding.safety for finding in decided) else ""
        yield from _head(f"{first}须人工定夺{len(decided)}处：{_by_severity(decided)}", hint, screen)
        yield from told(decided, rules, screen)
        yield ""
    if alone:
        yield from _head(f"{second}可自动修复{len(alone)}处", hints.pop("safe", ""), screen)
        yield from (told if screen.verbose else folded)(alone, rules, screen)
        yield ""


def _head(text: str, hint: str, screen: Screen) -> Iterator[str]:
    lines = wrap(f"{text}（{hint}）" if hint else text, screen.columns, screen.ambiguous)
    return (screen.paint(line, "bold") for line in lines)


def _by_severity(findings: Sequence[FindingRecord]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return "，".join(f"{SEVERITY_WORDS[name]}{counts[name]}" for name in SEVERITIES if counts[name])
