"""Format ``checkstyle``: the XML of Checkstyle, which many tools read."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.for_tools import position, with_place
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.xml import HEADER, tag
from bulletin_lint.records.findings import Run
from bulletin_lint.records.fingerprint import relative


def render(run: Run, screen: Screen) -> Iterator[str]:
    """All files, those without findings too."""
    yield HEADER
    yield tag("checkstyle", {"version": "4.3"})
    for file in run.files:
        yield "  " + tag("file", {"name": relative(file.file)})
        for finding in file.findings:
            place = position(finding)
            attributes = {
                "line": place.line,
                "column": place.column,
                "severity": finding.severity,
                "message": with_place(finding),
                "source": f"bulletin-lint.{finding.code}",
            }
            yield "    " + tag("error", attributes, closed=True)
        yield "  </file>"
    yield "</checkstyle>"
