"""What an editor expects of a faulty fixture, written down before any linter saw it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Defect:
    """One intended defect of a draft.

    ``group`` is the prefix of the rule that should fire and ``why`` the editor's reason. ``text`` is the exact text at
    fault and ``fixed`` what an editor would make of it, None where a human must decide. ``context`` holds ``text`` and
    names its place; ``occurrence`` counts from 1 where even that stands more than once in the document. Where something
    is missing ``text`` is empty and ``near`` is the paragraph beside which it is missing. ``fix`` says whether the
    repair is safe unasked, needs to be asked for, or is none.
    """

    group: str
    why: str
    fix: Literal["safe", "ask", "none"]
    text: str = ""
    fixed: str | None = None
    context: str = ""
    near: str = ""
    occurrence: int | None = None

    def locate(self, document: str) -> tuple[int, int]:
        """The place ``[start, end)`` of the fault in the text of the document; ValueError if it is not there."""
        anchor = self.context or self.text or self.near
        start = -1
        for _ in range(self.occurrence or 1):
            start = document.index(anchor, start + 1)
        start += anchor.index(self.text)
        return start, start + len(self.text or anchor)


def expected(path: Path) -> tuple[Defect, ...]:
    """The defects listed in an ``expected.toml``."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Defect(**item) for item in data["defect"])
