"""Format ``concise``: one line a finding, ``file:paragraph:column: CODE [*] message``, which editors can follow."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FindingRecord, Run
from bulletin_lint.records.words import FIX_MARKS


def render(run: Run, screen: Screen) -> Iterator[str]:
    """``paragraph`` counts from 1 in the part of the file, ``column`` in characters from 1; both are 1 for a finding
    about the file. ``[*]`` is a safe fix, ``[?]`` an unsafe one."""
    return (_line(finding, screen) for file in run.files for finding in file.findings)


def _line(finding: FindingRecord, screen: Screen) -> str:
    place = finding.place
    position = f"{max(1, place.paragraph)}:{place.start + 1}"
    code = screen.paint(screen.rule(finding.code), finding.severity)
    mark = f"{FIX_MARKS[finding.safety]} " if finding.safety else ""
    message = f"{finding.message}（{place.where}）" if place.where else finding.message
    return f"{screen.paint(screen.file(finding.file), 'bold')}:{position}: {code} {mark}{message}"
