"""Format ``grouped``: for people who want an overview: a line a finding under the name of its file."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.screen import Screen
from bulletin_lint.output.width import pad, width
from bulletin_lint.records.findings import SEVERITY_WORDS, FindingRecord, Run

_MARKS = {"safe": "[*]", "unsafe": "[?]", "": "[ ]"}


def render(run: Run, screen: Screen) -> Iterator[str]:
    """Severity, rule, fix, place in words and message, in columns."""
    for file in run.files:
        if not file.findings:
            continue
        yield screen.paint(f"{file.file}：{len(file.findings)} 处", "bold")
        wide = max(width(report.place.where, screen.ambiguous) for report in file.findings)
        yield from (_line(report, wide, screen) for report in file.findings)
        yield ""


def _line(report: FindingRecord, wide: int, screen: Screen) -> str:
    word = screen.paint(SEVERITY_WORDS[report.severity], report.severity)
    where = pad(report.place.where, wide, screen.ambiguous)
    return f"  {word} {report.code} {_MARKS[report.safety]} {where}  {report.message}"
