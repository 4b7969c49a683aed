"""What comments waive, in an editor's words."""

from __future__ import annotations

from typing import NamedTuple

from bulletin_lint.api.waived import Waived
from bulletin_lint.records.characters import writable
from bulletin_lint.records.where import where


class WaiverRecord(NamedTuple):
    """A comment that waives something: its place and what it stands on, who wrote it and what it says; of each finding
    the code of the rule, its name and the message."""

    where: str
    quoted: str
    author: str
    words: str
    findings: tuple[tuple[str, str, str], ...]


class WaiverFile(NamedTuple):
    """A file; ``failure`` says why it could not be read."""

    file: str
    waivers: tuple[WaiverRecord, ...]
    failure: str = ""


def describe_waivers(waived: Waived) -> WaiverFile:
    """The record of one file."""
    result, draft = waived.result, waived.result.draft
    if draft is None:
        return WaiverFile(writable(result.path), (), result.findings[0].message if result.findings else "文件无法读取")
    return WaiverFile(
        writable(result.path),
        tuple(
            WaiverRecord(
                where(draft, remark.start),
                draft.text.string[remark.start : remark.end],
                remark.author,
                " ".join(remark.text.split()),
                tuple((each.rule.code, each.rule.title or each.rule.name, each.message) for each in findings),
            )
            for remark, findings in waived.waivings
        ),
    )
