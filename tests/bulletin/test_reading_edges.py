"""Cases in which one condition alone decides how a bulletin is read."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.evidence import evidence
from bulletin_lint.bulletin.styles import (
    AttributionStyle,
    ColophonStyle,
    ContentsStyle,
    DistributionStyle,
    LayoutStyle,
    SectionStyle,
)
from tests.bulletin.skeleton import FIRST, FOOT, SECOND, TEXT, draft_of, issue, read, title, units


def titles(draft: Draft) -> list[str]:
    return [title(draft, article) for article in draft.bulletin.articles]


def test_a_second_paragraph_of_an_attribution_goes_to_the_last_article() -> None:
    body = f"〔工作动态〕\n{FIRST}\n{TEXT}\n{{r}}（办公室）\n{SECOND}\n{TEXT}\n{{r}}（平湖区委宣传部）\n{{r}}（市文联）"
    draft = draft_of(issue(body=body))
    assert [units(draft, article) for article in draft.bulletin.articles] == [["办公室"], ["平湖区委宣传部", "市文联"]]


@pytest.mark.parametrize(("line", "is_title"), [("全市导读活动启动", True), ("导读：全市活动启动", False)])
def test_the_word_for_a_note_within_a_title_makes_no_note(line: str, is_title: bool) -> None:
    draft = draft_of(issue(body=f"〔工作动态〕\n{{c 44}}{line}\n{TEXT}\n{{r}}（办公室）"))
    assert (titles(draft) == [line]) is is_title


@pytest.mark.parametrize(("line", "is_issue"), [("增刊", True), ("（增 刊）", True), ("增刊说明", False)])
def test_a_supplement_is_numbered_by_its_word_alone(line: str, is_issue: bool) -> None:
    draft = draft_of(issue(masthead=f"{{c 84}}宣传信息专报\n{{c}}{line}\n中共青山市委宣传部\\t2025年9月6日"))
    assert (draft.bulletin.masthead.issue is not None) is is_issue


def test_of_two_names_that_are_alike_the_first_is_the_name() -> None:
    masthead = "{c 84}宣传信息专报\n{c 60}宣传信息专刊\n{c}第12期\n中共青山市委宣传部\\t2025年9月6日"
    draft = draft_of(issue(masthead=masthead), {"masthead": {"names": ["宣传信息专报"]}})
    assert read(draft, draft.bulletin.masthead.name) == "宣传信息专报"


@pytest.mark.parametrize("label", ["责任编辑", "编辑"])
def test_who_edits_is_evidence_however_the_field_is_called(label: str) -> None:
    draft = draft_of(issue(masthead="通知", body=TEXT, foot=f"{label}：何某　电话：55500000"))
    assert evidence(draft.text, draft.bulletin, draft.profile) == 1


@pytest.mark.parametrize("heading", ["〔经验交流", "经验交流〕", "〔经验交流〕"])
def test_half_a_bracket_marks_a_section(heading: str) -> None:
    body = f"{heading}\n{FIRST}\n{TEXT}\n{{r}}（办公室）\n〔读者园地〕\n{SECOND}\n{TEXT}\n{{r}}（市文联）"
    draft = draft_of(issue(body=body, foot=FOOT))
    names = [section.heading and section.heading.name for section in draft.bulletin.sections]
    assert names == ["经验交流", "读者园地"]


@pytest.mark.parametrize("heading", ["〔读者园地", "读者园地〕"])
def test_half_a_bracket_marks_a_section_that_no_list_knows(heading: str) -> None:
    draft = draft_of(issue(body=f"{heading}\n{FIRST}\n{TEXT}\n{{r}}（办公室）"))
    assert [section.heading and section.heading.name for section in draft.bulletin.sections] == ["读者园地"]


def test_what_a_profile_does_not_say() -> None:
    assert SectionStyle() == ("〔〕", (), (), False, False)
    assert ContentsStyle() == (False, "")
    assert AttributionStyle() == (True, True, "", "（）", "、", ())
    assert DistributionStyle() == (("报", "送", "发"), ("报", "送", "发"), "")
    assert ColophonStyle() == (("承办", "审核", "编辑", "电话"), ("承办", "审核", "编辑", "电话"), False, False)
    assert [getattr(LayoutStyle(), f"{part}_font") for part in ("name", "title", "heading", "body", "attribution")] == [
        "方正小标宋简体",
        "方正小标宋简体",
        "黑体",
        "仿宋_GB2312",
        "楷体_GB2312",
    ]


@pytest.mark.parametrize(
    ("more", "first_units", "second"),
    [
        (1, ["市文联"], "平湖区打造城市书房"),
        (3, ["市文联"] * 3, "平湖区打造城市书房"),
        (4, ["市文联"] * 3, "市文联"),  # four paragraphs at most: the fifth is something else
    ],
)
def test_an_attribution_has_four_paragraphs_at_most(more: int, first_units: list[str], second: str) -> None:
    lines = "\n".join(["{r}市文联"] * more)
    body = f"〔工作动态〕\n{FIRST}\n{TEXT}\n{{r}}（平湖区委宣传部）\n{lines}\n{SECOND}\n{TEXT}\n{{r}}（办公室）"
    draft = draft_of(issue(body=body))
    first, *_ = draft.bulletin.articles
    assert units(draft, first) == ["平湖区委宣传部", *first_units]
    assert titles(draft) == ["全市宣传工作会议召开", second]
