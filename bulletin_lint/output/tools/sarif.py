"""Format ``sarif``: SARIF 2.1.0, with what GitHub code scanning needs beyond it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from bulletin_lint import __version__
from bulletin_lint.output.explained import markdown, plain
from bulletin_lint.output.for_tools import dumped, errors_first, position, with_place
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.tools.json import fix_of
from bulletin_lint.records.characters import bytes_of
from bulletin_lint.records.findings import FindingRecord, RuleRecord, Run, WaiverRecord, WholeRun
from bulletin_lint.records.fingerprint import fingerprints, relative
from bulletin_lint.records.suggestion import advice
from bulletin_lint.records.tally import Tally
from bulletin_lint.records.words import HIDDEN_WORDS, UNSIGNED, basis

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LONGEST = 1024  # characters of a full description


def render(run: Run, screen: Screen) -> Iterator[str]:
    """One run; its rules are those that have results. No result carries a SARIF fix: a tool that made it would treat
    the Word file as lines of text. What would be repaired is a property of the result. Where anything is waived, every
    result says what waives it, the others that nothing does."""
    whole = run.whole()
    waived = [pair for file in whole.files for pair in file.waived]
    told = errors_first(whole.findings)
    waivers: list[WaiverRecord | None] = [*([None] * len(told)), *(waiver for _, waiver in waived)]
    findings = [*told, *(finding for finding, _ in waived)]
    codes = sorted({finding.code for finding in findings})
    document = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver([run.rules[code] for code in codes], whole)},
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(whole)],
                **_untold(whole),
                "results": [
                    _result(finding, codes.index(finding.code), fingerprint) | (_suppressions(by) if waived else {})
                    for finding, fingerprint, by in zip(findings, fingerprints(findings), waivers, strict=True)
                ],
            }
        ],
    }
    yield dumped(document)


def _driver(rules: Sequence[RuleRecord], run: WholeRun) -> dict[str, Any]:
    described = [_rule(rule) | _linked(run.url_of(rule.code)) for rule in rules]
    return {"name": "bulletin-lint", "semanticVersion": __version__, "rules": described}


def _linked(url: str | None) -> dict[str, str]:
    return {"helpUri": url} if url else {}


def _suppressions(waiver: WaiverRecord | None) -> dict[str, Any]:
    """A comment in the draft is a suppression in the source; the baseline is another file."""
    if waiver is None:
        return {"suppressions": []}
    if waiver.by == "comment":
        said = {"kind": "inSource", "justification": f"{waiver.author or UNSIGNED}：{waiver.words}"}
    else:
        said = {"kind": "external", "justification": HIDDEN_WORDS["baseline"]}
    return {"suppressions": [{**said, "status": "accepted"}]}


def _rule(rule: RuleRecord) -> dict[str, Any]:
    why = f"{rule.why}（依据：{basis(rule.level, rule.source)}）"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title or rule.name},
        "fullDescription": {"text": why[:_LONGEST]},
        "help": {"text": plain(rule), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"problem.severity": _severity(rule.severity), "precision": "high"},
    }


def _severity(severity: str) -> str:
    return "recommendation" if severity == "info" else severity


def _invocation(run: WholeRun) -> dict[str, Any]:
    failures = [
        {"level": "error", "message": {"text": f"{file.file}：{file.failure}"}} for file in run.files if file.failure
    ]
    return {"executionSuccessful": not failures, "toolExecutionNotifications": failures}


def _untold(run: WholeRun) -> dict[str, Any]:
    """What the results do not show, as properties of the run; nothing where they show all."""
    properties = {"hidden": dict(Tally.of(run.files).hidden), "unread": run.unread}
    said = {key: value for key, value in properties.items() if value}
    return {"properties": said} if said else {}


def _result(finding: FindingRecord, index: int, fingerprint: str) -> dict[str, Any]:
    place = position(finding)
    told = advice(finding)
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{with_place(finding)}。建议：{told}" if told else with_place(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(bytes_of(relative(finding.file)))},
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": place.line,
                        "endColumn": place.end,
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": finding.place.where}],
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        **({"properties": {"fix": fix}} if (fix := fix_of(finding)) else {}),
    }
