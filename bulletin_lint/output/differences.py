"""Text before and after: what fixes change, and what changed from one draft to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.compare import Difference
from bulletin_lint.records.findings import Run
from bulletin_lint.records.sides import side_by_side

_CONTEXT = 12  # characters that are shown on either side of a change


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


def draft_changes(found: Iterable[Difference], screen: Screen, whole: bool) -> Iterator[str]:
    """``bulletin-lint diff``: each change with its place in words; what stays the same far from it is left out, but for
    ``whole``."""
    for item in found:
        yield screen.paint(item.where, "bold") + f"：{item.what}"
        yield from _both(item.old, item.new, screen, whole)


def _both(before: str, after: str, screen: Screen, whole: bool = True) -> Iterator[str]:
    """The lines of both; in color, what differs stands out."""
    if before and after and (screen.color or not whole):
        before, after = _marked(before, after, screen, whole)
    yield from (f"-{line}" for line in before.split("\n") if before)
    yield from (f"+{line}" for line in after.split("\n") if after)


def _marked(before: str, after: str, screen: Screen, whole: bool) -> tuple[str, str]:
    """Both texts, with what goes and what comes painted."""
    pieces = [*side_by_side(before, after)]
    shown: list[tuple[str, str]] = []
    for number, (old, new) in enumerate(pieces):
        if number % 2:
            shown.append((screen.paint(old, "old"), screen.paint(new, "new")))
        else:
            kept = old if whole else _near_the_ends(old, number > 0, number < len(pieces) - 1)
            shown.append((kept, kept))
    return "".join(old for old, _ in shown), "".join(new for _, new in shown)


def _near_the_ends(text: str, first: bool, last: bool) -> str:
    """What stays the same, as far as it stands at its ``first`` or ``last`` end by something that changes."""
    head, tail = _CONTEXT * first, _CONTEXT * last
    if len(text) <= head + tail + _CONTEXT:
        return text
    return f"{text[:head]}…{text[len(text) - tail :]}"
