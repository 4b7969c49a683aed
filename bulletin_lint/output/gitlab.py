"""Format ``gitlab``: a GitLab code quality report."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import Run
from bulletin_lint.records.fingerprint import errors_first, fingerprints, region, relative, told

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run, screen: Screen) -> Iterator[str]:
    """The array, errors first."""
    reports = errors_first(run)
    items = []
    for report, fingerprint in zip(reports, fingerprints(reports), strict=True):
        place = region(report)
        begin, end = ({"line": place.line, "column": column} for column in (place.column, place.end))
        items.append(
            {
                "description": f"{report.code} {told(report)}",
                "check_name": report.name,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[report.severity],
                "location": {"path": relative(report.file), "positions": {"begin": begin, "end": end}},
            }
        )
    yield json.dumps(items, ensure_ascii=False, indent=2)
