"""Format ``grouped``: for people who want an overview: a line a finding under the name of its file."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.screen import Screen
from bulletin_lint.output.width import pad, width
from bulletin_lint.records.findings import FindingRecord, Run
from bulletin_lint.records.words import FIX_MARKS, SEVERITY_WORDS


def render(run: Run, screen: Screen) -> Iterator[str]:
    """Severity, rule, fix, place in words and message, in columns."""
    for file in run.files:
        if not file.findings:
            continue
        yield screen.paint(f"{screen.file(file.file)}：{len(file.findings)}处", "bold")
        wide = max(width(finding.place.where, screen.ambiguous) for finding in file.findings)
        yield from (_line(finding, wide, screen) for finding in file.findings)
        yield ""


def _line(finding: FindingRecord, wide: int, screen: Screen) -> str:
    word = screen.paint(SEVERITY_WORDS[finding.severity], finding.severity)
    where = pad(finding.place.where, wide, screen.ambiguous)
    return f"  {word} {screen.rule(finding.code)} {FIX_MARKS[finding.safety]} {where}  {finding.message}"
