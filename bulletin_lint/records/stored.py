"""Records of files as bytes, to be kept between runs: plain data, which does nothing when it is read."""

from __future__ import annotations

import marshal
from typing import Any
from zlib import crc32

from bulletin_lint.records.findings import (
    ArticleRecord,
    FileRecord,
    FindingRecord,
    Home,
    IssueRecord,
    Place,
    PlacedEdit,
    ProfileRecord,
)

_CHECKSUM = 4  # bytes


def packed(record: FileRecord) -> bytes:
    """The record without the file's own name and state: content that is elsewhere, or later, gives the same."""
    content = (record.findings, dict(record.hidden), record.profile, record.issue)
    data = marshal.dumps(_plain(content, {}))
    return crc32(data).to_bytes(_CHECKSUM) + data


def unpacked(data: bytes, file: str) -> FileRecord | None:
    """The record that ``packed`` gave, of the file of that name; None for what it did not give."""
    if data[:_CHECKSUM] != crc32(data[_CHECKSUM:]).to_bytes(_CHECKSUM):  # first: damage may take all memory
        return None
    try:
        findings, hidden, profile, issue = marshal.loads(data[_CHECKSUM:])
        return FileRecord(
            file,
            tuple(_finding(file, *fields) for fields in findings),
            hidden=dict(hidden),
            profile=ProfileRecord(*profile) if profile else None,
            issue=_issue(*issue) if issue else None,
        )
    except (EOFError, ValueError, TypeError):
        return None


def _issue(*fields: Any) -> IssueRecord:
    issue = IssueRecord(*fields)
    return issue._replace(articles=tuple(ArticleRecord(*each) for each in issue.articles))


def _finding(
    file: str, _: str, code: str, name: str, severity: str, message: str, place: Any, *rest: Any
) -> FindingRecord:
    safety, edits, note, others, profile, home = rest
    return FindingRecord(
        file,
        code,
        name,
        severity,
        message,
        Place(*place),
        safety,
        tuple(PlacedEdit(*edit) for edit in edits),
        note,
        tuple(Place(*other) for other in others),
        profile,
        Home(*home),
    )


def _plain(value: Any, known: dict[str, str]) -> Any:
    """``value`` without its types; the same text is the same object, which is stored once."""
    if isinstance(value, tuple):
        return tuple([_plain(each, known) for each in value])
    if isinstance(value, str):
        return known.setdefault(str(value), str(value))
    return value
