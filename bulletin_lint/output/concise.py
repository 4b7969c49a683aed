"""Format ``concise``: one line a finding, ``file:paragraph:column: CODE [*] message``, which editors can follow."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FindingRecord, Run

_MARKS = {"safe": "[*] ", "unsafe": "[?] ", "": ""}


def render(run: Run, screen: Screen) -> Iterator[str]:
    """``paragraph`` counts from 1 in the part of the file, ``column`` in characters from 1; both are 1 for a finding
    about the file. ``[*]`` is a safe fix, ``[?]`` an unsafe one."""
    return (_line(report, screen) for report in run.findings)


def _line(report: FindingRecord, screen: Screen) -> str:
    place = report.place
    position = f"{max(1, place.paragraph)}:{place.start + 1}"
    code = screen.paint(report.code, report.severity)
    said = f"{report.message}（{place.where}）" if place.where else report.message
    return f"{screen.paint(report.file, 'bold')}:{position}: {code} {_MARKS[report.safety]}{said}"
