"""The counts as one JSON object, for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bulletin_lint.output.archive.view import View
from bulletin_lint.output.for_tools import dumped
from bulletin_lint.records.archive_counts import Group


def as_json(view: View) -> Iterator[str]:
    """All counts, whatever tables are shown elsewhere."""
    counts, trend = view.counts, view.trend
    yield dumped(
        {
            "files": counts.files,
            "failed": counts.failed,
            "undated": counts.undated,
            "total": _group(counts.total),
            "safe": counts.safeties["safe"],
            "unsafe": counts.safeties["unsafe"],
            "hidden": dict(counts.hidden),
            "fixed": counts.fixed,
            "manners": dict(counts.manners),
            "trend": trend and {"direction": trend.direction, "first": trend.first.months, "last": trend.last.months},
            "rules": [
                {"code": rule.code, "name": rule.name, "title": view.titles.get(rule.code, rule.name)}
                | {"message": view.message(rule)}
                | _group(rule.group)
                | {"issues": rule.issues, "safe": rule.safe, "unsafe": rule.unsafe}
                | {"months": {month: counts.rule_months[rule.code, month] for month in counts.months}}
                for rule in view.rules()
            ],
            "publications": dict(counts.publications),
            "offices": _groups(counts.offices),
            "units": _groups(counts.units),
            "sections": _groups(counts.sections),
            "months": _groups(counts.months),
        }
    )


def _groups(groups: Mapping[str, Group]) -> dict[str, Any]:
    return {name: _group(groups[name]) for name in sorted(groups)}


def _group(group: Group) -> dict[str, Any]:
    parts = {"issues": group.issues, "faulty": group.faulty, "articles": group.articles}
    return {"findings": group.findings, **group.severities, **parts}
