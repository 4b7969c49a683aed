"""What other programs build on, to the letter: the JSON record of a finding, and the fingerprints that GitLab and
GitHub know a finding by from one run to the next."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from lxml import etree

from bulletin_lint.output import renderer
from bulletin_lint.output.screen import Screen
from bulletin_lint.records.findings import FileRecord, FindingRecord, PlacedEdit, RuleRecord, Run
from tests.places import FIXTURES
from tests.records.findings import PART, TEXT, finding

FINDINGS = json.loads((FIXTURES.parent / "rules" / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))

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
        "where": "工作动态·《全市宣传工作会议召开》第2段",
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
            "profile": "",
            "url": None,
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
        "description": "PUN012 工作动态·《全市宣传工作会议召开》第2段：标点不对",
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


LONG = TEXT[:8] + "，" + "甲" * (9_999 - 9) + "乙"  # 10,000 characters


@pytest.mark.parametrize("name", ["json", "json-lines"])
def test_a_paragraph_of_ten_thousand_characters_stands_whole_in_each_record(name: str) -> None:
    assert len(LONG) == 10_000
    location = located(name, finding(8, 9, LONG))

    assert location["text"] == LONG
    assert "text_start" not in location


@pytest.mark.parametrize("name", ["json", "json-lines"])
def test_of_a_longer_paragraph_each_record_holds_what_is_around_the_place(name: str) -> None:
    place = located(name, finding(9_999, 10_001, LONG + "丙"))

    assert place["text_start"] == 9_899
    assert place["text"] == "甲" * 100 + "乙丙"
    assert place["text"][place["start"] : place["end"]] == "乙丙"


def test_at_the_beginning_of_a_longer_paragraph_the_excerpt_begins_with_it() -> None:
    place = located("json", finding(8, 9, LONG + "丙"))

    assert (place["text_start"], place["start"], place["end"]) == (0, 8, 9)
    assert place["text"] == (LONG + "丙")[:109]


def located(name: str, found: FindingRecord) -> Any:
    run = Run((FileRecord("甲.docx", (found,)),), {RULE.code: RULE}, {})
    record = json.loads("\n".join(renderer(name)(run, Screen())))
    jsonschema.validate([record] if name == "json-lines" else record, FINDINGS)
    return (record if name == "json-lines" else record[0])["location"]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (LONG, (9_999, 10_000), LONG),
        (LONG + "丙", (9_999, 10_000), "…" + "甲" * 100 + "乙丙"),
        (LONG + "丙", (8, 9), (LONG + "丙")[:109] + "…"),
    ],
)
def test_junit_quotes_a_paragraph_of_ten_thousand_characters_whole_and_of_a_longer_one_what_is_around_the_place(
    text: str, place: tuple[int, int], said: str
) -> None:
    run = Run((FileRecord("甲.docx", (finding(*place, text),)),), {RULE.code: RULE}, {})
    root = etree.fromstring("\n".join(renderer("junit")(run, Screen())).encode())

    assert [failure.text for failure in root.iter("failure")] == [said]


def test_rdjson_counts_the_bytes_before_a_place_however_far_it_is() -> None:
    text = "a甲é" * 2_000
    edit = PlacedEdit(PART, 3, 4_000, 4_001, "乙", text[4_000])
    (diagnostic,) = shown("rdjson", finding(1_000, 2_999, text, safety="safe", edits=(edit,)))["diagnostics"]
    columns = [len(text[:offset].encode()) + 1 for offset in (1_000, 2_999, 4_000, 4_001)]

    ranges = [diagnostic["location"]["range"], diagnostic["suggestions"][0]["range"]]
    assert [part[end]["column"] for part in ranges for end in ("start", "end")] == columns
