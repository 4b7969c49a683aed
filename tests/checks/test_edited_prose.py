"""Prose that editors of the highest level passed: almost nothing may be said of it, and nothing repaired wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.engine.hit import Safety, Severity
from tests.checks.drafts import body, found
from tests.needs import needs_shared
from tests.places import SHARED

FOLDER = SHARED / "data/edited-prose"
FILES = sorted(FOLDER.glob("*.txt"))
# What is really wrong in it: a typed space between a number and its measure word, one ％ among 42 %.
SLIPS = {"事项149 项，", "增长23.5％。"}

pytestmark = needs_shared(FOLDER)


def test_few_warnings() -> None:
    size, warnings = 0, []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        size += len(text)
        warnings += [item for item in found(body(*text.split("\n"))) if item.severity >= Severity.WARNING]
    assert len(warnings) / size * 100_000 <= 3, [item.message for item in warnings]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_repairs_only_slips(path: Path) -> None:
    string = path.read_text(encoding="utf-8")
    for finding in found(body(*string.split("\n"))):
        if finding.fix and finding.fix.safety is Safety.SAFE:
            assert any(slip in string[finding.start - 8 : finding.end + 8] for slip in SLIPS), finding.message
