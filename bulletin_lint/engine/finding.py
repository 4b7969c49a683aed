"""A finding: a hit that a rule has given its voice. Frozen and comparable."""

from __future__ import annotations

from typing import NamedTuple

from bulletin_lint.engine.hit import Fix, Severity
from bulletin_lint.engine.rule import Rule


class Finding(NamedTuple):
    """One thing to tell the editor. Offsets are those of ``Text.string``; ``note`` says why a fix was held back."""

    rule: Rule
    start: int
    end: int
    message: str
    severity: Severity
    fix: Fix | None = None
    note: str = ""
    others: tuple[tuple[int, int], ...] = ()

    @property
    def sort_key(self) -> tuple[int, int, str]:
        """Reading order; the code decides between findings at one place."""
        return (self.start, self.end, self.rule.code)
