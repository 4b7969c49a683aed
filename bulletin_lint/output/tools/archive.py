"""Format ``archive``: one JSON object a file, findings or not: what ``stats`` counts, and ``--resume`` goes on from."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.for_tools import dumped
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import Run
from bulletin_lint.records.lines import as_dict, line_of


def render(run: Run, screen: Screen) -> Iterator[str]:
    """A line for each file, as soon as it is checked."""
    return (dumped(as_dict(line_of(file)), indent=None) for file in run.files)
