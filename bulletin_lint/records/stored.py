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
    PlacedSetting,
    ProfileRecord,
)

_CHECKSUM = 4  # bytes


def packed(record: FileRecord) -> bytes:
    """The record without the file's own name and state: content that is elsewhere, or later, gives the same."""
    issue = record.issue and (tuple(record.issue._replace(articles=())), tuple(map(tuple, record.issue.articles)))
    profile = record.profile and tuple(record.profile)
    data = marshal.dumps((tuple(map(_plain, record.findings)), dict(record.hidden), profile, issue))
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


def _issue(said: Any, articles: Any) -> IssueRecord:
    return IssueRecord(*said)._replace(articles=tuple(ArticleRecord(*each) for each in articles))


def _finding(
    file: str, _: str, code: str, name: str, severity: str, message: str, place: Any, *rest: Any
) -> FindingRecord:
    safety, edits, note, others, profile, home, settings = rest
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
        tuple(PlacedSetting(*setting) for setting in settings),
    )


def _plain(finding: FindingRecord) -> tuple[Any, ...]:
    """The finding without its types, which marshal does not know."""
    _, code, name, severity, message, place, safety, edits, note, others, profile, home, settings = finding
    places = tuple(place), str(safety), tuple(map(tuple, edits)), note, tuple(map(tuple, others))
    return ("", code, name, severity, message, *places, profile, tuple(home), tuple(map(tuple, settings)))
