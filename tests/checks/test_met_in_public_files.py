"""What was wrongly said of public Word files, or wrongly repaired in them, and is said no more."""

from __future__ import annotations

import pytest

from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import edits_of, merge
from bulletin_lint.engine.hit import Severity
from bulletin_lint.text.edit import applied
from tests.checks.drafts import body, found

RIGHT = [
    "[1]孙明,李华.某某产业外迁研究[J].某某科技,2025,(04):32-44.",
    "参见某某.某某概论[M].北京:某某出版社,2020:3-5.",
    "平台采用.net平台（.net core 2.1）。",
    "各国都要提高国家自主贡献力度。",
    "5.2.4 多部门协同机制",
    "第一条　【立法宗旨】为了规范管理，制定本法。",
    "第二百八十四条之一　【考试作弊】在考试中组织作弊的，依法处理。",
    "考点3：24个字的内涵",
    "第一千一百五十条 继承开始后，知道的人应当及时通知。",
    "各单位必须依法设置会计帐簿。",
    "稿件的命名格式为“XX，XX班+姓名”。",
    "二Ｏ    年  月",
]


def spoken(text: str) -> list[Finding]:
    draft = body("近日，全市会议召开，部署工作。", text)
    place = draft.text.paragraphs[1]
    findings = [*found(draft), *found(draft, "WRD")]
    return [finding for finding in findings if place.start <= finding.start <= place.end]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [finding.message for finding in spoken(text) if finding.severity is not Severity.INFO] == []
    assert edits_of(merge(spoken(text))) == []


@pytest.mark.parametrize(
    ("text", "code", "after"),
    [
        ("本规定自二Ｏ二二年起施行。", "NUM016", "本规定自二〇二二年起施行。"),
        ("会期为4月22日-4月30日。", "PUN041", "会期为4月22日-4月30日。"),
    ],
)
def test_what_is_said_is_said_once_and_repaired_only_where_it_is_sure(text: str, code: str, after: str) -> None:
    findings = [finding for finding in spoken(text) if finding.severity is not Severity.INFO]
    assert [finding.rule.code for finding in findings] == [code]
    start = body("近日，全市会议召开，部署工作。", text).text.paragraphs[1].start
    edits = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits_of(merge(findings))]
    assert applied(text, edits) == after


def test_where_two_words_may_be_meant_both_are_offered() -> None:
    (finding,) = [finding for finding in spoken("文章标题后必须著明出处。") if finding.rule.code == "WRD157"]
    assert "注明" in finding.message
    assert "著名" in finding.message
    assert (finding.severity, finding.fix) == (Severity.INFO, None)


def test_a_label_before_a_number_is_no_time_of_day() -> None:
    assert "NUM007" not in [finding.rule.code for finding in spoken("考点 3：24 个字的内涵")]


def test_a_full_width_number_at_the_head_of_a_line_is_a_label() -> None:
    assert [finding.rule.code for finding in spoken("２．总吨位超过500吨的船舶，按规定缴纳。")] == ["NUM003"]


def test_the_clauses_that_statutes_repeat_are_no_warning() -> None:
    clause = "单位犯前款罪的，对单位判处罚金，并对其直接负责的主管人员和其他直接责任人员，依照前款的规定处罚。"
    draft = body(clause, clause)
    assert {finding.severity for finding in found(draft, "WRD125")} <= {Severity.INFO}
