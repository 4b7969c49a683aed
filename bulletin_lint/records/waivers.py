"""What comments and the baseline waive, in an editor's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin_lint.api.results import FileResult
from bulletin_lint.api.waived import Waived
from bulletin_lint.engine.finding import Finding
from bulletin_lint.records.describe import describe
from bulletin_lint.records.findings import FindingRecord, WaiverRecord
from bulletin_lint.records.where import where


def describe_waivers(waived: Waived) -> tuple[WaiverRecord, ...]:
    """The comments of a file that waive anything, then the baseline."""
    return (*_comments(waived), *_baseline(waived))


def _comments(waived: Waived) -> Iterator[WaiverRecord]:
    draft = waived.result.draft
    if draft is None:
        return
    for remark, findings in waived.waivings:
        quoted = draft.text.string[remark.start : remark.end]
        place, words = where(draft, remark.start), " ".join(remark.text.split())
        yield WaiverRecord("comment", _described(waived.result, findings), place, quoted, remark.author, words)


def _baseline(waived: Waived) -> Iterator[WaiverRecord]:
    if waived.old:
        yield WaiverRecord("baseline", _described(waived.result, waived.old))


def _described(result: FileResult, findings: Iterable[Finding]) -> tuple[FindingRecord, ...]:
    return describe(result._replace(findings=tuple(findings), before=None)).findings
