"""Format ``gitlab``: a GitLab code quality report."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.for_tools import dumped, errors_first, position, with_place
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import Run, title_of
from bulletin_lint.records.fingerprint import fingerprints, relative

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run, screen: Screen) -> Iterator[str]:
    """The array, errors first."""
    whole = run.whole()
    findings = errors_first(whole.findings)
    items = []
    for finding, fingerprint in zip(findings, fingerprints(findings), strict=True):
        place = position(finding)
        title = title_of(whole.rules, finding.code, "")
        named = f"{title}：" if title not in ("", finding.name) else ""
        begin, end = ({"line": place.line, "column": column} for column in (place.column, place.end))
        items.append(
            {
                "description": f"{finding.code} {named}{with_place(finding)}",
                "check_name": finding.name,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": relative(finding.file), "positions": {"begin": begin, "end": end}},
            }
        )
    yield dumped(items)
