"""Findings as Word comments: what an editor wants who corrects the draft in Word."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bulletin_lint.api import FileResult, Known, lint
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import discover
from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import CannotPatch, GuardFailure, UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.facts import reasons_not_to_write
from bulletin_lint.docx.read.remarks import comments_part
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.anchors import Anchors
from bulletin_lint.docx.write.comments import Note
from bulletin_lint.docx.write.comments import annotate as with_comments
from bulletin_lint.engine.finding import Finding
from bulletin_lint.records.describe import describe
from bulletin_lint.records.findings import FindingRecord
from bulletin_lint.records.grouping import alike
from bulletin_lint.records.suggestion import advice
from bulletin_lint.records.words import SEVERITY_WORDS

_LABEL = "规则："  # before the code of the rule, at the end of each comment
_FEW = 6  # suggestions in one comment
_RULE = re.compile(rf"{_LABEL}[A-Z]{{3}}\d{{3}} ")


def annotate(path: str | os.PathLike[str], config: Config | None = None, content: bytes | None = None) -> FileResult:
    """``lint``, and as ``content`` the file with every finding as a comment by ``config.author``; the text is the same.

    Comments by that author from an earlier time go, those of others stay. The file itself is not touched, nor opened if
    its bytes are given as ``content``. ``failure`` and ``held`` say why there is no content. Raises ConfigError as
    ``lint`` does.
    """
    config = config or discover(Path(path).parent)
    result = lint(path, config, content=content)
    document = result.document
    if document is None:
        return result._replace(failure=result.findings[0].message if result.findings else "文件无法读取")
    if reasons := reasons_not_to_write(document, config.rewrite_protected):
        return result._replace(held=f"{'；'.join(reasons)}，因此不加批注")
    try:
        annotated = with_comments(document, notes_of(result), config.author)
        guard.verify_annotated(document, story.read(Package.from_bytes(annotated)), config.author)
    except (CannotPatch, GuardFailure, UnreadableFile) as error:
        return result._replace(failure=f"无法安全加批注，未写任何文件：{error}")
    return result._replace(content=annotated, before=result)


def waive(path: str | os.PathLike[str], config: Config, known: Known | None = None) -> FileResult:
    """``lint``, and as ``content`` the file with comments that waive every finding that they can; the findings are
    those that are left then, and ``before`` has all. Nothing is content where there is nothing to waive. Raises
    ConfigError as ``lint`` does."""
    result = lint(path, config, known)
    document = result.document
    if document is None:
        return result._replace(failure=result.findings[0].message if result.findings else "文件无法读取")
    try:
        notes = [*_waivers(document, result.findings)]
        if not notes:
            return result
        if reasons := reasons_not_to_write(document, config.rewrite_protected):
            return result._replace(held=f"{'；'.join(reasons)}，因此不加批注")
        content = with_comments(document, notes, config.author, keep=True)
        guard.verify_annotated(document, story.read(Package.from_bytes(content)), config.author)
    except (CannotPatch, GuardFailure, UnreadableFile) as error:
        return result._replace(failure=f"无法安全加批注，未写任何文件：{error}")
    return lint(path, config, known, content=content)._replace(content=content, before=result)


def _waivers(document: WordDocument, findings: Iterable[Finding]) -> Iterator[Note]:
    """A comment for each stretch of the body in which something was found."""
    anchors = Anchors(document)
    codes: dict[tuple[int, int], list[str]] = {}
    for finding in findings:
        if finding.rule.kind.about != "file" and not anchors.of(finding.start, finding.end).about:
            codes.setdefault((finding.start, finding.end), []).append(finding.rule.code)
    for (start, end), found in codes.items():
        yield Note(start, end, f"bulletin-lint: ignore[{','.join(dict.fromkeys(found))}]（现有的问题，暂不修改）")


def is_annotated(data: bytes) -> bool:
    """Whether these are the bytes of a Word file with comments of ours, whoever their author."""
    try:
        part = comments_part(Package.from_bytes(data))
    except UnreadableFile:
        return False
    return part is not None and _RULE.search("".join(part.root.itertext())) is not None


def has_more(data: bytes, result: FileResult, author: str) -> bool:
    """Whether an earlier annotated copy holds anything beside the draft of ``result`` and comments by ``author``: be it
    an earlier state of the draft, or what somebody has written into the copy."""
    assert result.document is not None
    try:
        guard.verify_annotated(result.document, story.read(Package.from_bytes(data)), author)
    except (GuardFailure, UnreadableFile):
        return True
    return False


def notes_of(result: FileResult) -> list[Note]:
    """The comments that tell the findings of a result: one on the words of each, or on the first of those that say the
    same of one paragraph."""
    records = describe(result).findings
    findings = {id(record): finding for finding, record in zip(result.findings, records, strict=True)}
    return [_note(findings[id(group[0])], group) for group in alike(records)]


def _note(finding: Finding, group: Sequence[FindingRecord]) -> Note:
    first = group[0]
    lines = [
        f"{SEVERITY_WORDS[first.severity]}：{first.message}{f'（本段共{len(group)}处）' if len(group) > 1 else ''}"
    ]
    if told := [*dict.fromkeys(filter(None, map(advice, group)))]:
        lines.append(f"建议：{'；'.join(told[:_FEW])}{'……' if len(told) > _FEW else ''}")
    return Note(
        finding.start, finding.end, "\n".join([*lines, f"{_LABEL}{first.code} {finding.rule.title or first.name}"])
    )
