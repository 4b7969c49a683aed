"""``--diff``: the paragraphs that fixes change, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from bulletin_lint.output.records import Change, Run
from bulletin_lint.output.screen import Screen


def render(run: Run, screen: Screen) -> Iterator[str]:
    """Each changed paragraph under the name of its file and its place; in colour, what differs stands out."""
    for file in run.files:
        if not file.changes:
            continue
        yield screen.paint(f"--- {file.file}", "bold")
        yield screen.paint(f"+++ {file.file}（修复后）", "bold")
        for change in file.changes:
            yield screen.paint(f"@@ {change.where} @@", "dim")
            before, after = _marked(change, screen) if screen.color else (change.before, change.after)
            yield from (f"-{line}" for line in before.split("\n"))
            yield from (f"+{line}" for line in after.split("\n"))


def _marked(change: Change, screen: Screen) -> tuple[str, str]:
    """Both texts, with what goes and what comes painted."""
    before, after = [], []
    matcher = SequenceMatcher(None, change.before, change.after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = change.before[start:end], change.after[new_start:new_end]
        before.append(old if kind == "equal" else screen.paint(old, "old"))
        after.append(new if kind == "equal" else screen.paint(new, "new"))
    return "".join(before), "".join(after)
