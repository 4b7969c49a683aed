"""Format ``html``: a page for a reviewer, with the bulletin as it reads and every finding marked in place."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.output.pages.html.page import page
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import Run


def render(run: Run, screen: Screen) -> Iterator[str]:
    """The page, whole: one file for any number of drafts."""
    yield page(run.whole())
