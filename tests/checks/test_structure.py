"""The structural rules: exactly what is told of a defect, where, and how it is repaired; and what is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bulletin.skeleton import BODY, FOOT, MASTHEAD, TEXT, issue
from tests.checks.structure import Told, messages, told

OFFICE = "中共青山市委宣传部\\t2025年9月6日"
SAFE, UNSAFE = "safe", "unsafe"


def test_a_clean_issue_raises_nothing() -> None:
    assert told(issue()) == []


# 报头


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{c 84}宣传信息专报\n", "", Told("HDR001", "")),
        ("宣传信息专报", "宣传信息传报", Told("HDR002", "宣传信息传报")),
        ("{c}第12期\n", "", Told("HDR003", "")),
        ("第12期", "第期", Told("HDR004", "第期")),
        ("第12期", "第  期", Told("HDR004", "第  期")),
        ("第12期", "第 12 期", Told("HDR005", "第 12 期", "第12期", SAFE)),
        ("第12期", "第012期", Told("HDR005", "第012期", "第12期", SAFE)),
        ("第12期", "第１２期", Told("HDR005", "第１２期", "第12期", SAFE)),
        ("第12期", "第12期(总第088期)", Told("HDR005", "第12期(总第088期)", "第12期（总第88期）", SAFE)),
        ("第12期", "第12期\n{c}(总第88期)", Told("HDR005", "(总第88期)", "（总第88期）", SAFE)),
        ("第12期", "第十二期", Told("HDR006", "第十二期", "第12期", UNSAFE)),
        (OFFICE, "2025年9月6日", Told("HDR007", "")),
        ("\\t2025年9月6日", "", Told("HDR008", "")),
        ("9月6日", "6月31日", Told("HDR009", "2025年6月31日")),
        ("9月6日", "2月29日", Told("HDR009", "2025年2月29日")),
        ("2025年9月6日", "2025 年 9 月 6 日", Told("HDR010", "2025 年 9 月 6 日", "2025年9月6日", SAFE)),
        ("2025年9月6日", "2025年09月06日", Told("HDR010", "2025年09月06日", "2025年9月6日", SAFE)),
        ("2025年9月6日", "2025.9.6", Told("HDR010", "2025.9.6", "2025年9月6日", SAFE)),
        ("2025年9月6日", "25年9月6日", Told("HDR010", "25年9月6日", "2025年9月6日", UNSAFE)),
        ("2025年9月6日", "二〇二五年九月六日", Told("HDR010", "二〇二五年九月六日", "2025年9月6日", UNSAFE)),
    ],
)
def test_a_defect_of_the_masthead(old: str, new: str, expected: Told) -> None:
    assert told(issue(masthead=MASTHEAD.replace(old, new))) == [expected]


def test_the_years_of_number_and_date_must_agree() -> None:
    profile = {"issue": {"form": "{year}年第{n}期"}}

    assert told(issue(masthead=MASTHEAD.replace("第12期", "2025年第12期")), profile) == []
    assert told(issue(masthead=MASTHEAD.replace("第12期", "2024年第12期")), profile) == [Told("HDR011", "2024年第12期")]


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ({"form": "第 {n} 期"}, "第 12 期"),
        ({"form": "第{n}期", "pad": 3}, "第012期"),
        ({"form": "〔{year}〕第 {n} 期", "pad": 2}, "〔2025〕第 12 期"),
        ({"form": "[{year}]第{n}期"}, "[2025]第12期"),
        ({"form": "（{year}年）第{n}期", "total": "(总第{total}期)"}, "（2025年）第12期(总第88期)"),
        ({"form": "", "total": "总第{total}期"}, "总第3766期"),
        ({"form": "第{n}期", "numeral": "han"}, "第十二期"),
    ],
)
def test_a_number_in_the_profiles_own_form_is_right(form: dict[str, Any], written: str) -> None:
    assert told(issue(masthead=MASTHEAD.replace("第12期", written)), {"issue": form}) == []


def test_only_what_the_profile_requires_can_be_missing() -> None:
    profile = {"masthead": {"required": ["name", "issue"]}}

    assert told(issue(masthead="{c 84}宣传信息专报\n{c}第12期"), profile) == []


# 栏目


TWO = BODY.replace("{c 44}平湖区打造城市书房", "〔经验交流〕\n{c 44}平湖区打造城市书房")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("〔经验交流〕", "[经验交流]", Told("SEC001", "[经验交流]", "〔经验交流〕", SAFE)),
        ("〔经验交流〕", "〔经验交流】", Told("SEC001", "〔经验交流】", "〔经验交流〕", SAFE)),
        ("〔经验交流〕", "〔经验交流", Told("SEC001", "〔经验交流", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "经验交流〕", Told("SEC001", "经验交流〕", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "【经验交流】", Told("SEC002", "【经验交流】", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "（经验交流）", Told("SEC002", "（经验交流）", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "经验交流", Told("SEC003", "经验交流", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "〔理论学习〕\n〔经验交流〕", Told("SEC004", "〔理论学习〕")),
    ],
)
def test_a_defect_of_a_section_heading(old: str, new: str, expected: Told) -> None:
    assert told(issue(body=TWO.replace(old, new))) == [expected]


def test_letter_spacing_is_no_defect() -> None:
    assert told(issue(body=TWO.replace("〔经验交流〕", "〔 经　验　交　流 〕"))) == []


def test_one_finding_tells_of_all_headings_in_other_brackets_than_the_profiles() -> None:
    body = TWO.replace("〔", "【").replace("〕", "】")

    assert [found.code for found in told(issue(body=body))] == ["SEC002"]
    assert told(issue(body=body), {"sections": {"brackets": "【】"}}) == []


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"names": ["工作动态", "经验介绍"]}, [Told("SEC005", "经验交流")]),
        ({"names": ["经验交流", "工作动态"], "ordered": True}, [Told("SEC006", "〔经验交流〕")]),
        ({"names": ["工作动态", "经验交流"], "ordered": True}, []),
        ({"required": ["简讯"]}, [Told("SEC007", "")]),
        ({"required": ["工作动态"]}, []),
    ],
)
def test_sections_are_those_of_the_profile(sections: dict[str, Any], expected: list[Told]) -> None:
    assert told(issue(body=TWO), {"sections": sections}) == expected


# 文章、署名


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{c 44}平湖区打造城市书房\n", "", Told("ART001", "")),
        (f"城市书房\n{TEXT}", "城市书房", Told("ART002", "平湖区打造城市书房")),
        ("\n{r}（办公室）", "", Told("ATT001", "")),
        ("\n{r}（平湖区委宣传部）", "", Told("ATT001", "")),
        ("（办公室）", "(办公室)", Told("ATT002", "(办公室)", "（办公室）", SAFE)),
        ("（办公室）", "（办公室)", Told("ATT002", "（办公室)", "（办公室）", SAFE)),
        ("（办公室）", "（办公室", Told("ATT002", "（办公室", "（办公室）", UNSAFE)),
        ("（办公室）", "办公室）", Told("ATT002", "办公室）", "（办公室）", UNSAFE)),
        ("（办公室）", "办公室", Told("ATT002", "办公室", "（办公室）", UNSAFE)),
        ("（办公室）", "（办公室，市文联）", Told("ATT003", "，", "、", SAFE)),
        ("（办公室）", "（办公室, 市文联）", Told("ATT003", ", ", "、", SAFE)),
        ("（办公室）", "（办公室 市文联）", Told("ATT003", " ", "、", UNSAFE)),
        ("（办公室）", "（办公室）。", Told("ATT004", "。", "", SAFE)),
        ("（办公室）", "（办公室。）", Told("ATT004", "。", "", SAFE)),
        ("（办公室）", "（）", Told("ATT005", "（）")),
        ("（办公室）", "（办公室、）", Told("ATT005", "（办公室、）")),
        ("（办公室）", "（供稿：）", Told("ATT005", "（供稿：）")),
        ("\n{r}（办公室）", "（办公室）", Told("ATT006", "（办公室）")),
    ],
)
def test_a_defect_of_an_article(old: str, new: str, expected: Told) -> None:
    assert told(issue(body=BODY.replace(old, new))) == [expected]


def test_a_missing_attribution_is_told_behind_the_article() -> None:
    assert messages(issue(body=BODY.replace("\n{r}（办公室）", ""))) == ["《全市宣传工作会议召开》之后没有署名（单位）"]


@pytest.mark.parametrize(
    ("attribution", "style"),
    [
        ("\n{r}（办公室　市文联）", {"separator": "　"}),
        ("（办公室）", {"own_paragraph": False}),
        ("", {"required": False}),
        ("\n{r}（办公室）", {"align": "right"}),
        ("\n{r}（办公室）", {"units": ["办公室", "平湖区委宣传部"]}),
        ("\n{r}（供稿：办公室　审核：林某）", {"units": ["办公室", "平湖区委宣传部"]}),
    ],
)
def test_an_attribution_as_the_profile_has_it_is_right(attribution: str, style: dict[str, Any]) -> None:
    body = BODY.replace("\n{r}（办公室）", attribution)

    assert told(issue(body=body), {"attribution": style}) == []


def test_unknown_units_and_alignments_are_told() -> None:
    style = {"align": "right", "units": ["办公室"]}
    body = BODY.replace("{r}（办公室）", "（办公室）")

    assert told(issue(body=body), {"attribution": style}) == [
        Told("ATT007", "（办公室）"),
        Told("ATT008", "平湖区委宣传部"),
    ]


# 目录


CONTENTS = "目录\n〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("会议召开", "会召开", Told("TOC002", "全市宣传工作会召开")),
        ("平湖区打造", "平湖区建设", Told("TOC002", "平湖区建设城市书房")),
        ("城市书房", "城市书房\n秋季读书节落幕", Told("TOC003", "秋季读书节落幕")),
        ("〔工作动态〕", "〔理论学习〕\n〔工作动态〕", Told("TOC003", "〔理论学习〕")),
        ("\n平湖区打造城市书房", "", Told("TOC004", "平湖区打造城市书房")),
        (
            "全市宣传工作会议召开\n平湖区打造城市书房",
            "平湖区打造城市书房\n全市宣传工作会议召开",
            Told("TOC005", "平湖区打造城市书房"),
        ),
    ],
)
def test_a_difference_between_contents_and_body(old: str, new: str, expected: Told) -> None:
    assert told(issue(contents=CONTENTS.replace(old, new))) == [expected]


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        (
            CONTENTS.replace("宣传工作会议", "宣传工作工作会议"),
            "目录与正文不一致：目录作“…宣传工作工作会…”，正文作“…宣传工作会…”",
        ),
        (CONTENTS.replace("打造", "建设"), "目录与正文不一致：目录作“平湖区建设城…”，正文作“平湖区打造城…”"),
        (
            "目录\n〔工作动态〕\n平湖区打造城市书房\n全市宣传工作会议召开",
            "目录的次序与正文不同：正文中“平湖区打造城市书房”排在“全市宣传工作会议召开”之后",
        ),
    ],
)
def test_a_difference_is_shown(contents: str, message: str) -> None:
    assert messages(issue(contents=contents)) == [message]


def test_a_section_that_is_not_listed_speaks_for_its_articles() -> None:
    contents = "目录\n〔工作动态〕\n全市宣传工作会议召开"

    assert told(issue(contents=contents, body=TWO)) == [Told("TOC004", "〔经验交流〕")]


def test_a_section_listed_under_another_name_is_told_once() -> None:
    contents = "目录\n〔工作动态〕\n全市宣传工作会议召开\n〔图片新闻〕\n平湖区打造城市书房"

    assert told(issue(contents=contents, body=TWO)) == [Told("TOC002", "〔图片新闻〕")]


def test_an_article_listed_under_another_section_is_told() -> None:
    contents = "目录\n〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房\n〔经验交流〕\n青山区办好读书节"
    body = TWO + f"\n{{c 44}}青山区办好读书节\n{TEXT}\n{{r}}（青山区委宣传部）"

    assert told(issue(contents=contents, body=body)) == [Told("TOC005", "平湖区打造城市书房")]
    assert messages(issue(contents=contents, body=body))[0].endswith("“平湖区打造城市书房”在《经验交流》栏目")


@pytest.mark.parametrize(
    "contents",
    [
        CONTENTS.replace("会议召开", "会议\\v召开"),
        CONTENTS.replace("平湖区打造", "平湖区　打造 "),
        CONTENTS.replace("〔工作动态〕", "〔工 作 动 态〕"),
        CONTENTS.replace("全市", "1.全市").replace("平湖区", "2.平湖区"),
    ],
)
def test_spaces_breaks_and_numbers_are_no_difference(contents: str) -> None:
    assert told(issue(contents=contents)) == []


def test_contents_may_be_required() -> None:
    assert told(issue(), {"contents": {"required": True}}) == [Told("TOC001", "")]
    assert told(issue(contents=CONTENTS), {"contents": {"required": True}}) == []


# 报尾


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("送：市直各单位\n", "", Told("FTR001", "")),
        ("报：市委办公室\n送：市直各单位", "送：市直各单位\n报：市委办公室", Told("FTR002", "报")),
        ("\n承办", "\n抄送：市档案馆\n承办", Told("FTR003", "抄送")),
        ("送：市直各单位", "送：", Told("FTR004", "送：")),
        ("送：", "送:", Told("FTR005", ":", "：", SAFE)),
        ("送：", "送： ", Told("FTR005", "： ", "：", SAFE)),
        ("送：", "送: ", Told("FTR005", ": ", "：", SAFE)),
        ("市直各单位", "市直各单位,市文联", Told("FTR006", ",", "，", SAFE)),
        ("市直各单位", "市直各单位, 市文联", Told("FTR006", ", ", "，", SAFE)),
        ("市直各单位", "市直各单位，，市文联", Told("FTR006", "，，", "，", SAFE)),
        ("市直各单位", "市直各单位、，市文联", Told("FTR006", "、，", "、", UNSAFE)),
        ("市直各单位", "市直各单位。", Told("FTR008", "。", "", SAFE)),
        ("市直各单位", "市直各单位，", Told("FTR008", "，", "", SAFE)),
        ("承办：综合科　", "", Told("FTR010", "")),
        ("审核：林某", "审核：", Told("FTR011", "审核")),
        ("审核：", "审核:", Told("FTR012", ":", "：", SAFE)),
        ("电话：55500000", "电话：5550", Told("FTR013", "5550")),
        ("电话：55500000", "电话：555000001", Told("FTR013", "555000001")),
    ],
)
def test_a_defect_of_the_foot(old: str, new: str, expected: Told) -> None:
    assert told(issue(foot=FOOT.replace(old, new))) == [expected]


def test_a_recipient_listed_twice_is_told() -> None:
    found = told(issue(foot=FOOT.replace("各区委宣传部", "各区委宣传部，市直各单位")))

    assert [each.code for each in found] == ["FTR009"]
    assert "市直各单位" in found[0].text


@pytest.mark.parametrize(
    "foot",
    [
        FOOT.replace("报：", "报　：").replace("送：", "送　：").replace("发：", "发　："),
        FOOT.replace("报：", "报 ：").replace("送：", "送 ：").replace("发：", "发 ："),
        FOOT.replace("市委办公室", "市委办公室，市人大、市政府、市政协办公室"),
        FOOT.replace("市委办公室", "市委办公室　市政府办公室"),
        FOOT.replace("电话：55500000", "电话：0532—55500000转801、13900000000（传真：55500001）"),
        FOOT.replace("　审核：", "                审核："),
        FOOT + "\n（共印50份）",
        FOOT.replace("承办：", "承办单位：").replace("电话：", "联系电话："),
    ],
)
def test_what_looks_like_a_slip_in_the_foot_is_left_alone(foot: str) -> None:
    assert told(issue(foot=foot)) == []


@pytest.mark.parametrize(
    ("profile", "foot"),
    [
        ({"distribution": {"end": "。"}}, "报：市委。\n送：市直各单位。\n发：各区委。"),
        ({"distribution": {"end": "any"}}, "报：市委。\n送：市直各单位\n发：各区委。"),
        ({"distribution": {"labels": ["主送", "抄送"], "required": ["主送"]}}, "主送：市直各单位\n抄送：各区委"),
        ({"distribution": {"labels": ["呈报", "分送"], "required": ["呈报", "分送"]}}, "呈报：市委\n分送：各区委"),
    ],
)
def test_a_foot_as_the_profile_has_it_is_right(profile: dict[str, Any], foot: str) -> None:
    assert told(issue(foot=foot), {**profile, "colophon": {"required": []}}) == []


def test_copies_and_print_line_are_missed_where_they_are_required() -> None:
    colophon = {"copies": True, "printed": True}
    foot = FOOT + "\n市委办公室　2025年9月6日印发\n（共印50份）"

    assert told(issue(), {"colophon": colophon}) == [Told("FTR014", ""), Told("FTR015", "")]
    assert told(issue(foot=foot), {"colophon": colophon}) == []
