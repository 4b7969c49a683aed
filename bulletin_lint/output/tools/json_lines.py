"""Format ``json-lines``: the objects of ``json``, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.for_tools import dumped
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.tools.json import records
from bulletin_lint.records.findings import Run


def render(run: Run, screen: Screen) -> Iterator[str]:
    """Nothing at all for a clean run."""
    return (dumped(each, indent=None) for each in records(run))
