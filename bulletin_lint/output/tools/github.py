"""Format ``github``: workflow commands, which a GitHub Actions log turns into annotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_lint.output.for_tools import errors_first, position, with_place
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.summary import summary
from bulletin_lint.output.visible import characters
from bulletin_lint.records.findings import FindingRecord, RuleRecord, Run, title_of
from bulletin_lint.records.fingerprint import relative
from bulletin_lint.records.suggestion import advice
from bulletin_lint.records.tally import Tally

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(run: Run, screen: Screen) -> Iterator[str]:
    """One command a finding, errors first, for only the first few are shown; then the counts as plain lines."""
    whole = run.whole()
    yield from (_command(finding, whole.rules) for finding in errors_first(whole.findings))
    yield from summary(Tally.of(whole.files, whole.unread))


def _command(finding: FindingRecord, rules: Mapping[str, RuleRecord]) -> str:
    place = position(finding)
    properties = {
        "title": f"{finding.code} {title_of(rules, finding.code, finding.name)}",
        "file": relative(finding.file),
        "line": str(place.line),
        "endLine": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.end),
    }
    told = advice(finding)
    text = f"{with_place(finding)}\n建议：{told}" if told else with_place(finding)
    joined = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return characters(f"::{_COMMANDS[finding.severity]} {joined}::{text.translate(_DATA)}")
