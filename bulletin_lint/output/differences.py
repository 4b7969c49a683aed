"""Text before and after: what fixes change, and what changed from one draft to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.compare import Difference
from bulletin_lint.records.findings import Run
from bulletin_lint.records.sides import side_by_side


def fix_changes(run: Run, screen: Screen) -> Iterator[str]:
    """``--diff``: each paragraph that fixes change, under the name of its file and its place, and what they change in
    how the text looks."""
    for file in run.files:
        if not file.changes and not file.restyled:
            continue
        yield screen.paint(f"--- {file.file}", "bold")
        yield screen.paint(f"+++ {file.file}（修复后）", "bold")
        for change in file.changes:
            yield screen.paint(f"@@ {change.where} @@", "dim")
            yield from _both(change.before, change.after, screen)
        for restyling in file.restyled:
            yield screen.paint("@@ 版面 @@", "dim")
            yield from (f"-{restyling.before}", f"+{restyling.after}")


def draft_changes(found: Iterable[Difference], screen: Screen) -> Iterator[str]:
    """``bulletin-lint diff``: each change with its place in words."""
    for item in found:
        yield screen.paint(item.where, "bold") + f"：{item.what}"
        yield from _both(item.old, item.new, screen)


def _both(before: str, after: str, screen: Screen) -> Iterator[str]:
    """The lines of both; in color, what differs stands out."""
    if screen.color and before and after:
        before, after = _marked(before, after, screen)
    yield from (f"-{line}" for line in before.split("\n") if before)
    yield from (f"+{line}" for line in after.split("\n") if after)


def _marked(before: str, after: str, screen: Screen) -> tuple[str, str]:
    """Both texts, with what goes and what comes painted."""
    old_pieces, new_pieces = [], []
    for number, (old, new) in enumerate(side_by_side(before, after)):
        old_pieces.append(screen.paint(old, "old") if number % 2 else old)
        new_pieces.append(screen.paint(new, "new") if number % 2 else new)
    return "".join(old_pieces), "".join(new_pieces)
