"""Format ``checkstyle``: the XML of Checkstyle, which many tools read."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.screen import Screen
from bulletin_lint.output.xml import HEADER, tag
from bulletin_lint.records.findings import Run
from bulletin_lint.records.fingerprint import region, relative, told


def render(run: Run, screen: Screen) -> Iterator[str]:
    """All files, those without findings too."""
    yield HEADER
    yield tag("checkstyle", {"version": "4.3"})
    for file in run.files:
        yield "  " + tag("file", {"name": relative(file.file)})
        for report in file.findings:
            place = region(report)
            attributes = {
                "line": place.line,
                "column": place.column,
                "severity": report.severity,
                "message": told(report),
                "source": f"bulletin-lint.{report.code}",
            }
            yield "    " + tag("error", attributes, closed=True)
        yield "  </file>"
    yield "</checkstyle>"
