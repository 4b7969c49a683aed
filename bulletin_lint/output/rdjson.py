"""Format ``rdjson``: reviewdog's diagnostics, with suggestions. Columns count bytes of UTF-8 from 1, as it asks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FindingRecord, Run
from bulletin_lint.records.fingerprint import errors_first, relative, told

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(run: Run, screen: Screen) -> Iterator[str]:
    """One result with all diagnostics, errors first."""
    result = {"source": {"name": "bulletin-lint"}, "diagnostics": [_diagnostic(item) for item in errors_first(run)]}
    yield json.dumps(result, ensure_ascii=False, indent=2)


def _diagnostic(report: FindingRecord) -> dict[str, Any]:
    place = report.place
    here = [edit for edit in report.edits if (edit.part, edit.paragraph) == (place.part, place.paragraph)]
    suggestions = [{"range": _range(report, edit.start, edit.end), "text": edit.replacement} for edit in here]
    diagnostic = {
        "message": told(report),
        "location": {"path": relative(report.file), "range": _range(report, place.start, place.end)},
        "severity": _SEVERITIES[report.severity],
        "code": {"value": report.code},
    }
    return {**diagnostic, "suggestions": suggestions} if len(here) == len(report.edits) and here else diagnostic


def _range(report: FindingRecord, start: int, end: int) -> dict[str, Any]:
    line = max(1, report.place.paragraph)
    columns = (len(report.place.text[:offset].encode()) + 1 for offset in (start, end))
    first, last = ({"line": line, "column": column} for column in columns)
    return {"start": first, "end": last}
