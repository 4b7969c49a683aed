"""Findings that say the same of one paragraph, to be shown as one."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_lint.records.findings import FindingRecord


def alike(findings: Iterable[FindingRecord]) -> list[tuple[FindingRecord, ...]]:
    """The findings in groups of one rule, message, note and paragraph, in the order in which each group begins."""
    groups: dict[tuple[str, str, str, str, int], list[FindingRecord]] = {}
    for finding in findings:
        place = finding.place
        key = (finding.code, finding.message, finding.note, place.part, place.paragraph)
        groups.setdefault(key, []).append(finding)
    return [tuple(group) for group in groups.values()]
