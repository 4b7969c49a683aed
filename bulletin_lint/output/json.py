"""Format ``json``: one array of findings, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FindingRecord, Run


def render(run: Run, screen: Screen) -> Iterator[str]:
    """The array, indented; the same run always gives the same text."""
    yield json.dumps([record(report) for report in run.findings], ensure_ascii=False, indent=2)


def record(report: FindingRecord) -> dict[str, Any]:
    """A finding as the documented contract has it."""
    place = report.place
    return {
        "file": report.file,
        "code": report.code,
        "name": report.name,
        "severity": report.severity,
        "message": report.message,
        "location": place._asdict(),
        "fix": _fix(report),
    }


def _fix(report: FindingRecord) -> dict[str, Any] | None:
    if not report.edits:
        return None
    keys = ("part", "paragraph", "start", "end", "replacement")
    return {
        "safety": report.safety,
        "edits": [{key: getattr(edit, key) for key in keys} for edit in report.edits],
    }
