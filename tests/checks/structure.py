"""What the structural rules say of an issue in marked lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.linter import check
from bulletin_lint.text.edit import applied
from tests.bulletin.rules import structural_rules
from tests.bulletin.skeleton import draft_of


class Report(NamedTuple):
    """A finding: its rule, the text that it points at ('' between two characters), and what its fix makes of it."""

    code: str
    text: str
    fixed: str | None = None
    safety: str = ""


def reports(marked: str, profile: Mapping[str, Any] | None = None) -> list[Report]:
    """The findings in reading order."""
    draft = draft_of(marked, profile)
    return [_report(draft, finding) for finding in check(draft, structural_rules())]


def _report(draft: Draft, finding: Finding) -> Report:
    text = draft.text.string[finding.start : finding.end]
    if finding.fix is None:
        return Report(finding.rule.code, text)
    fixed = applied(draft.text.string[: finding.end], finding.fix.edits)[finding.start :]
    return Report(finding.rule.code, text, fixed, finding.fix.safety)


def messages(marked: str, profile: Mapping[str, Any] | None = None) -> list[str]:
    """What the findings say."""
    return [finding.message for finding in check(draft_of(marked, profile), structural_rules())]
