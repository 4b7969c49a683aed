"""From what the engine found to the plain records that the outputs show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_lint.api import FileResult
from bulletin_lint.bulletin.draft import Draft, Form
from bulletin_lint.bulletin.model import Span
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.rule import Rule
from bulletin_lint.records.characters import writable
from bulletin_lint.records.describe_draft import describe_draft
from bulletin_lint.records.findings import (
    Change,
    FileRecord,
    FindingRecord,
    Home,
    IssueRecord,
    Place,
    PlacedEdit,
    PlacedSetting,
    ProfileRecord,
    Restyling,
    RuleRecord,
)
from bulletin_lint.records.where import articles_of, home_of, place_of, where
from bulletin_lint.text.edit import Edit, common_ends
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.setting_words import change_of, property_of, value_of
from bulletin_lint.text.text import Paragraph

WHOLE_FILE = Place("", 0, 0, 0, "", "整个文件", "整个文件")


def describe(result: FileResult, whole: bool = False) -> FileRecord:
    """The record of one file, with its text if ``whole``. Findings are placed in the draft as it is after the fixes,
    if there were any."""
    return FileRecord(
        writable(result.path),
        tuple(_described(result, finding) for finding in result.findings),
        tuple((finding.rule.code, finding.rule.name) for finding in result.fixed),
        tuple(changes(result.before.draft, result.draft)) if result.before else (),
        result.failure,
        result.held,
        result.notes,
        dict(result.hidden),
        describe_draft(result.draft) if whole and result.draft else None,
        profile_of(result),
        _issue(result.draft) if result.draft else None,
        restyled=tuple(_restyled(result)),
    )


def _restyled(result: FileResult) -> Iterator[Restyling]:
    """What repairs have changed in how the text looks, one for each finding."""
    for finding in result.fixed:
        settings = finding.fix.settings if finding.fix else ()
        said = dict.fromkeys(change_of(each.name, property_of(each), value_of(each)) for each in settings)
        if said:
            yield Restyling(finding.message, "；".join(said))


def _issue(draft: Draft) -> IssueRecord:
    head = draft.bulletin.masthead

    def read(span: Span | None) -> str:
        return "".join(draft.text.string[span.start : span.end].split()) if span else ""

    date = head.date.value.isoformat() if head.date and head.date.value else ""
    year, number, total = (head.issue.year, head.issue.number, head.issue.total) if head.issue else (None, None, None)
    return IssueRecord(read(head.name), read(head.issuer), year, number, total, date, tuple(articles_of(draft)))


def profile_of(result: FileResult) -> ProfileRecord | None:
    """By what the file was judged; None for one that could not be read."""
    if result.choice is None or result.draft is None:
        return None
    if result.draft.form is not Form.BULLETIN:
        return ProfileRecord("", "manuscript" if result.draft.form is Form.MANUSCRIPT else "other")
    return ProfileRecord(result.choice.title, result.choice.why)


def card(rule: Rule) -> RuleRecord:
    """What outputs may say about a rule."""
    return RuleRecord(
        rule.code,
        rule.name,
        rule.severity.label,
        rule.message,
        rule.why,
        rule.source,
        rule.level,
        rule.fix,
        rule.title,
        rule.entry["good"],
        rule.entry["bad"],
        rule.kind.placeless,
    )


def changes(before: Draft | None, after: Draft | None) -> Iterator[Change]:
    """The paragraphs in which two states of a draft differ, once each; fixes never add or remove one."""
    if before is None or after is None:
        return
    for old, new in zip(before.text.paragraphs, after.text.paragraphs, strict=True):
        texts = before.text.of(old), after.text.of(new)
        if texts[0] != texts[1]:
            head, _ = common_ends(*texts)
            yield Change(where(before, old.start + head), before.text.public(old), after.text.public(new))


def _described(result: FileResult, finding: Finding) -> FindingRecord:
    draft, rule = result.draft, finding.rule
    place, *others = [WHOLE_FILE] if draft is None or rule.kind.about == "file" else _places(draft, finding)
    fix = finding.fix if draft else None
    return FindingRecord(
        writable(result.path),
        rule.code,
        rule.name,
        finding.severity.label,
        finding.message,
        place,
        fix.safety if fix else "",
        tuple(_placed(draft, fix.edits)) if fix and draft else (),
        finding.note,
        tuple(others),
        profile.word if (profile := profile_of(result)) else "",
        home_of(draft, finding.start) if draft and place is not WHOLE_FILE else Home(),
        tuple(_set(draft, fix.settings)) if fix and draft else (),
    )


def _places(draft: Draft, finding: Finding) -> list[Place]:
    """All places of a finding, the main one first; one for each paragraph that a stretch reaches into. A document
    without a paragraph is one place."""
    if not draft.text.paragraphs:
        return [WHOLE_FILE]
    stretches = ((finding.start, finding.end), *finding.others)
    return [place for start, end in stretches for place in _along(draft, start, end)]


def _along(draft: Draft, start: int, end: int) -> Iterator[Place]:
    paragraph = draft.text.paragraph_at(start)
    yield _place(draft, paragraph, start, end)
    while paragraph.end + 1 < end:
        paragraph = draft.text.paragraphs[paragraph.index + 1]
        yield _place(draft, paragraph, paragraph.start, end)


def _place(draft: Draft, paragraph: Paragraph, start: int, end: int) -> Place:
    first = min(start, paragraph.end) - paragraph.start
    last = min(end, paragraph.end) - paragraph.start
    text = draft.text.public(paragraph)
    there = place_of(draft, start)
    return Place(paragraph.part, paragraph.number, first, max(first, last), text, str(there), there.part)


def _placed(draft: Draft, edits: Iterable[Edit]) -> Iterator[PlacedEdit]:
    for edit in edits:
        paragraph = draft.text.paragraph_at(edit.start)
        start, end = edit.start - paragraph.start, edit.end - paragraph.start
        old = draft.text.public(paragraph)[start:end]
        yield PlacedEdit(paragraph.part, paragraph.number, start, end, edit.replacement, old)


def _set(draft: Draft, settings: Iterable[Setting]) -> Iterator[PlacedSetting]:
    for setting in settings:
        paragraph = draft.text.paragraph_at(setting.start)
        start, end = setting.start - paragraph.start, setting.end - paragraph.start
        words = (setting.target, setting.name, property_of(setting), value_of(setting))
        yield PlacedSetting(paragraph.part, paragraph.number, start, end, *words)
