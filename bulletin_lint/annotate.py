"""Findings as Word comments: what an editor wants who corrects the draft in Word."""

from __future__ import annotations

import os
import re
from pathlib import Path

from bulletin_lint.api import FileResult, lint
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import discover
from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import CannotPatch, GuardFailure, UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.facts import reasons_not_to_write
from bulletin_lint.docx.read.remarks import comments_part
from bulletin_lint.docx.write.comments import Note
from bulletin_lint.docx.write.comments import annotate as with_comments
from bulletin_lint.engine.finding import Finding
from bulletin_lint.records.describe import describe
from bulletin_lint.records.findings import FindingRecord
from bulletin_lint.records.suggestion import suggestion
from bulletin_lint.records.words import SEVERITY_WORDS

_LABEL = "规则："  # before the code of the rule, at the end of each comment
_RULE = re.compile(rf"{_LABEL}[A-Z]{{3}}\d{{3}} ")


def annotate(path: str | os.PathLike[str], config: Config | None = None) -> FileResult:
    """``lint``, and as ``content`` the file with every finding as a comment by ``config.author``; the text is the same.

    Comments by that author from an earlier time go, those of others stay. The file itself is not touched. ``failure``
    and ``held`` say why there is no content. Raises ConfigError as ``lint`` does.
    """
    config = config or discover(Path(path).parent)
    result = lint(path, config)
    document = result.document
    if document is None:
        return result._replace(failure=result.findings[0].message if result.findings else "文件无法读取")
    if reasons := reasons_not_to_write(document, config.rewrite_protected):
        return result._replace(held=f"{'；'.join(reasons)}，因此不加批注")
    pairs = zip(result.findings, describe(result).findings, strict=True)
    try:
        content = with_comments(document, [_note(*pair) for pair in pairs], config.author)
        guard.verify_annotated(document, story.read(Package.from_bytes(content)), config.author)
    except (CannotPatch, GuardFailure, UnreadableFile) as error:
        return result._replace(failure=f"无法安全加批注，未写任何文件：{error}")
    return result._replace(content=content, before=result)


def is_annotated(data: bytes) -> bool:
    """Whether these are the bytes of a Word file with comments of ours, whoever their author."""
    try:
        part = comments_part(Package.from_bytes(data))
    except UnreadableFile:
        return False
    return part is not None and _RULE.search("".join(part.root.itertext())) is not None


def _note(finding: Finding, record: FindingRecord) -> Note:
    advice = suggestion(record)
    lines = [f"{SEVERITY_WORDS[record.severity]}：{record.message}"]
    lines += [f"建议：{advice}"] if advice else []
    lines.append(f"{_LABEL}{record.code} {finding.rule.title or record.name}")
    return Note(finding.start, finding.end, "\n".join(lines))
