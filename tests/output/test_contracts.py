"""What other programs build on, to the letter: the JSON record of a finding, and the fingerprints that GitLab and
GitHub know a finding by from one run to the next."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bulletin_lint.output import renderer
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FileRecord, FindingRecord, PlacedEdit, RuleRecord, Run
from tests.records.findings import PART, TEXT, finding

RULE = RuleRecord("PUN012", "made-up", "warning", "标点不对", "总得有个理由。", "某标准 1.2", "standard", "safe")
FIXED = finding(4, 5, safety="safe", edits=(PlacedEdit(PART, 3, 4, 5, "：", "，"),))
BARE = finding(0, 0, severity="error", note="为什么不能修复")
FILE = finding(0, 0, "", place=finding(0, 0).place._replace(part="", paragraph=0, text="", where="整个文件"))


def shown(name: str, *findings: FindingRecord) -> Any:
    """The output of a format, read again."""
    run = Run((FileRecord("甲.docx", findings),), {RULE.code: RULE}, {"PUN": "标点"})
    return json.loads("\n".join(renderer(name)(run, Screen())))


def test_the_json_record_of_a_finding() -> None:
    location = {
        "part": "word/document.xml",
        "paragraph": 3,
        "start": 4,
        "end": 5,
        "text": TEXT,
        "where": "第1栏目《工作动态》第1篇第2段",
    }
    edit = {"part": "word/document.xml", "paragraph": 3, "start": 4, "end": 5, "replacement": "："}

    assert shown("json", FIXED) == [
        {
            "file": "甲.docx",
            "code": "PUN012",
            "name": "made-up",
            "severity": "warning",
            "message": "标点不对",
            "location": location,
            "fix": {"safety": "safe", "edits": [edit]},
        }
    ]


def test_the_json_record_of_a_finding_without_a_fix_or_without_a_place() -> None:
    bare, about_file = shown("json", BARE, FILE)

    assert bare["fix"] is None
    assert about_file["location"] == {
        "part": "",
        "paragraph": 0,
        "start": 0,
        "end": 0,
        "text": "",
        "where": "整个文件",
    }


def test_json_lines_hold_the_same_records() -> None:
    run = Run((FileRecord("甲.docx", (FIXED, BARE)),), {RULE.code: RULE}, {})
    lines = renderer("json-lines")(run, Screen())

    assert [json.loads(line) for line in lines] == shown("json", FIXED, BARE)


def test_the_gitlab_record_of_a_finding() -> None:
    error, warning = shown("gitlab", FIXED, BARE)

    assert warning == {
        "description": "PUN012 第1栏目《工作动态》第1篇第2段：标点不对",
        "check_name": "made-up",
        "fingerprint": "229626e5cc7fcd4bcf3e1aad0bb8dae0",
        "severity": "minor",
        "location": {
            "path": "甲.docx",
            "positions": {"begin": {"line": 3, "column": 5}, "end": {"line": 3, "column": 6}},
        },
    }
    assert (error["severity"], error["fingerprint"]) == ("major", "1844997c30a107e3ca454d4d5ccf7c4f")


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_the_same_finding_twice_has_two_fingerprints(name: str) -> None:
    found = shown(name, FIXED, FIXED)
    items = found if name == "gitlab" else [item["partialFingerprints"] for item in found["runs"][0]["results"]]
    prints = [item["fingerprint" if name == "gitlab" else "primaryLocationLineHash"] for item in items]

    assert prints == ["229626e5cc7fcd4bcf3e1aad0bb8dae0", "e66b702915ab7e607fe3aa0bf04d0dec"]
