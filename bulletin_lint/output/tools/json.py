"""Format ``json``: one array of findings, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin_lint.output.for_tools import dumped
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FindingRecord, Run


def render(run: Run, screen: Screen) -> Iterator[str]:
    """The array, indented; the same run always gives the same text."""
    yield dumped([record(finding) for finding in run.findings])


def record(finding: FindingRecord) -> dict[str, Any]:
    """A finding as the documented contract has it."""
    place = finding.place
    return {
        "file": finding.file,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "location": place._asdict(),
        "fix": _fix(finding),
    }


def _fix(finding: FindingRecord) -> dict[str, Any] | None:
    if not finding.edits:
        return None
    keys = ("part", "paragraph", "start", "end", "replacement")
    return {
        "safety": finding.safety,
        "edits": [{key: getattr(edit, key) for key in keys} for edit in finding.edits],
    }
