"""Findings that belong together, to be shown as one or beside one another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from bulletin_lint.records.findings import FindingRecord
from bulletin_lint.records.words import SEVERITIES


def alike(findings: Iterable[FindingRecord]) -> list[tuple[FindingRecord, ...]]:
    """The findings in groups of one rule, message, note and paragraph, in the order in which each group begins."""
    return _groups(findings, lambda each: (each.code, each.message, each.note, each.place.part, each.place.paragraph))


def by_part(findings: Iterable[FindingRecord]) -> list[list[tuple[FindingRecord, ...]]]:
    """The findings by parts of the bulletin, as an article, and in each by paragraphs; of both first those with the
    worst finding, and else in reading order."""
    parts = _worst_first(_groups(findings, lambda each: (each.place.within, not each.place.paragraph)))
    return [_worst_first(_groups(part, lambda each: (each.place.part, each.place.paragraph))) for part in parts]


def by_rule(findings: Iterable[FindingRecord]) -> list[tuple[FindingRecord, ...]]:
    """The findings by severity and rule, the worst first, and else in reading order."""
    return _worst_first(_groups(findings, lambda each: (each.severity, each.code)))


def _groups(
    findings: Iterable[FindingRecord], key: Callable[[FindingRecord], Hashable]
) -> list[tuple[FindingRecord, ...]]:
    groups: dict[Hashable, list[FindingRecord]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return [tuple(group) for group in groups.values()]


def _worst_first(groups: Iterable[Sequence[FindingRecord]]) -> list[tuple[FindingRecord, ...]]:
    return sorted(map(tuple, groups), key=lambda group: min(SEVERITIES.index(each.severity) for each in group))
