"""From what the engine found to the plain records that the outputs show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_lint.api import FileResult
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.where import where
from bulletin_lint.checks.file import File
from bulletin_lint.engine.finding import Edit, Finding, replacing
from bulletin_lint.engine.rule import Rule
from bulletin_lint.output.records import Change, FileReport, Place, PlacedEdit, Report, RuleCard

WHOLE_FILE = Place("", 0, 0, 0, "", "整个文件")


def describe(result: FileResult) -> FileReport:
    """The record of one file. Findings are placed in the draft as it is after the fixes, if there were any."""
    return FileReport(
        result.path,
        tuple(_report(result, finding) for finding in result.findings),
        tuple((finding.rule.code, finding.rule.name) for finding in result.fixed),
        tuple(changes(result.before.draft, result.draft)) if result.before else (),
        result.failure,
        result.held,
    )


def card(rule: Rule) -> RuleCard:
    """What outputs may say about a rule."""
    return RuleCard(
        rule.code, rule.name, rule.severity.label, rule.message, rule.why, rule.source, rule.level, rule.fix
    )


def changes(before: Draft | None, after: Draft | None) -> Iterator[Change]:
    """The paragraphs in which two states of a draft differ; fixes never add or remove one."""
    if before is None or after is None:
        return
    for old, new in zip(before.text.paragraphs, after.text.paragraphs, strict=True):
        for edit in replacing(before.text.string, old.start, old.end, after.text.of(new)):
            yield Change(where(before, edit.start), before.text.public(old), after.text.public(new))


def _report(result: FileResult, finding: Finding) -> Report:
    draft, rule = result.draft, finding.rule
    place = WHOLE_FILE if draft is None or isinstance(rule.parameters, File) else _place(draft, finding)
    fix = finding.fix if draft else None
    return Report(
        result.path,
        rule.code,
        rule.name,
        finding.severity.label,
        finding.message,
        place,
        fix.safety if fix else "",
        tuple(_placed(draft, fix.edits)) if fix and draft else (),
        finding.note,
    )


def _place(draft: Draft, finding: Finding) -> Place:
    paragraph = draft.text.paragraph_at(finding.start)
    start = min(finding.start, paragraph.end) - paragraph.start
    end = min(finding.end, paragraph.end) - paragraph.start
    text = draft.text.public(paragraph)
    return Place(paragraph.part, paragraph.number, start, max(start, end), text, where(draft, finding.start))


def _placed(draft: Draft, edits: Iterable[Edit]) -> Iterator[PlacedEdit]:
    for edit in edits:
        paragraph = draft.text.paragraph_at(edit.start)
        start, end = edit.start - paragraph.start, edit.end - paragraph.start
        old = draft.text.public(paragraph)[start:end]
        yield PlacedEdit(paragraph.part, paragraph.number, start, end, edit.replacement, old)
