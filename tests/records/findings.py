"""Findings made by hand, for what is done with them afterwards."""

from __future__ import annotations

from typing import Any

from bulletin_lint.records.findings import FindingRecord, Place

PART = "word/document.xml"
TEXT = "会议强调，各级宣传部门要把学习宣传作为首要政治任务，精心组织，周密安排，抓好落实。"


def finding(start: int, end: int, text: str = TEXT, **changes: Any) -> FindingRecord:
    """A finding of ``PUN012`` in the third paragraph of ``甲.docx``."""
    place = Place(PART, 3, start, end, text, "工作动态·《全市宣传工作会议召开》第2段")
    return FindingRecord("甲.docx", "PUN012", "made-up", "warning", "标点不对", place)._replace(**changes)
