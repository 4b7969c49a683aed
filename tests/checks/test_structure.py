"""The structural rules: exactly what is reported of a defect, where, and how it is repaired; and what is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bulletin.skeleton import BODY, FOOT, MASTHEAD, TEXT, issue
from tests.checks.structure import Report, messages, reports

OFFICE = "中共青山市委宣传部\\t2025年9月6日"
SAFE, UNSAFE = "safe", "unsafe"
TWO = BODY.replace("{c 44}平湖区打造城市书房", "〔经验交流〕\n{c 44}平湖区打造城市书房")
CONTENTS = "目录\n〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房"
# The parts that are changed, as they are without fault: the keyword of ``issue``, and the text.
PARTS = {
    "masthead": ("masthead", MASTHEAD),
    "sections": ("body", TWO),
    "articles": ("body", BODY),
    "contents": ("contents", CONTENTS),
    "foot": ("foot", FOOT),
}
# What is wrong in a part: old, new, and the one finding that it raises.
DEFECTS = {
    "masthead": [
        ("{c 84}宣传信息专报\n", "", Report("HDR001", "")),
        ("宣传信息专报", "宣传信息传报", Report("HDR002", "宣传信息传报")),
        ("{c}第12期\n", "", Report("HDR003", "")),
        ("第12期", "第期", Report("HDR004", "第期")),
        ("第12期", "第  期", Report("HDR004", "第  期")),
        ("第12期", "第 12 期", Report("HDR005", "第 12 期", "第12期", SAFE)),
        ("第12期", "第012期", Report("HDR005", "第012期", "第12期", SAFE)),
        ("第12期", "第１２期", Report("HDR005", "第１２期", "第12期", SAFE)),
        ("第12期", "第12期(总第088期)", Report("HDR005", "第12期(总第088期)", "第12期（总第88期）", SAFE)),
        ("第12期", "第12期\n{c}(总第88期)", Report("HDR005", "(总第88期)", "（总第88期）", SAFE)),
        ("第12期", "第十二期", Report("HDR006", "第十二期", "第12期", UNSAFE)),
        (OFFICE, "2025年9月6日", Report("HDR007", "")),
        ("\\t2025年9月6日", "", Report("HDR008", "")),
        ("9月6日", "6月31日", Report("HDR009", "2025年6月31日")),
        ("9月6日", "2月29日", Report("HDR009", "2025年2月29日")),
        ("2025年9月6日", "2025 年 9 月 6 日", Report("HDR010", "2025 年 9 月 6 日", "2025年9月6日", SAFE)),
        ("2025年9月6日", "2025年09月06日", Report("HDR010", "2025年09月06日", "2025年9月6日", SAFE)),
        ("2025年9月6日", "2025.9.6", Report("HDR010", "2025.9.6", "2025年9月6日", SAFE)),
        ("2025年9月6日", "25年9月6日", Report("HDR010", "25年9月6日", "2025年9月6日", UNSAFE)),
        ("2025年9月6日", "二〇二五年九月六日", Report("HDR010", "二〇二五年九月六日", "2025年9月6日", UNSAFE)),
    ],
    "sections": [
        ("〔经验交流〕", "[经验交流]", Report("SEC001", "[经验交流]", "〔经验交流〕", SAFE)),
        ("〔经验交流〕", "〔经验交流】", Report("SEC001", "〔经验交流】", "〔经验交流〕", SAFE)),
        ("〔经验交流〕", "〔经验交流", Report("SEC001", "〔经验交流", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "经验交流〕", Report("SEC001", "经验交流〕", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "【经验交流】", Report("SEC002", "【经验交流】", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "（经验交流）", Report("SEC002", "（经验交流）", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "经验交流", Report("SEC003", "经验交流", "〔经验交流〕", UNSAFE)),
        ("〔经验交流〕", "〔理论学习〕\n〔经验交流〕", Report("SEC004", "〔理论学习〕")),
    ],
    "articles": [
        ("{c 44}平湖区打造城市书房\n", "", Report("ART001", "")),
        (f"城市书房\n{TEXT}", "城市书房", Report("ART002", "平湖区打造城市书房")),
        ("\n{r}（办公室）", "", Report("ATT001", "")),
        ("\n{r}（平湖区委宣传部）", "", Report("ATT001", "")),
        ("（办公室）", "(办公室)", Report("ATT002", "(办公室)", "（办公室）", SAFE)),
        ("（办公室）", "（办公室)", Report("ATT002", "（办公室)", "（办公室）", SAFE)),
        ("（办公室）", "（办公室", Report("ATT002", "（办公室", "（办公室）", SAFE)),
        ("（办公室）", "办公室）", Report("ATT002", "办公室）", "（办公室）", SAFE)),
        ("（办公室）", "【办公室）", Report("ATT002", "【办公室）", "（办公室）", SAFE)),
        ("（办公室）", "（办公室〕", Report("ATT002", "（办公室〕", "（办公室）", SAFE)),
        ("（办公室）", "【办公室】", Report("ATT002", "【办公室】", "（办公室）", UNSAFE)),
        ("（办公室）", "[办公室]", Report("ATT002", "[办公室]", "（办公室）", UNSAFE)),
        ("（办公室）", "办公室〕", Report("ATT002", "办公室〕", "（办公室）", UNSAFE)),
        ("{r}（办公室）", "（办公室", Report("ATT002", "（办公室", "（办公室）", UNSAFE)),
        ("{r}（平湖区委宣传部）", "（办公室", Report("ATT002", "（办公室", "（办公室）", SAFE)),
        ("（办公室）", "办公室", Report("ATT002", "办公室", "（办公室）", UNSAFE)),
        ("（办公室）", "（办公室，市文联）", Report("ATT003", "，", "、", SAFE)),
        ("（办公室）", "（办公室, 市文联）", Report("ATT003", ", ", "、", SAFE)),
        ("（办公室）", "（办公室 市文联）", Report("ATT003", " ", "、", UNSAFE)),
        ("（办公室）", "（办公室）。", Report("ATT004", "。", "", SAFE)),
        ("（办公室）", "（办公室。）", Report("ATT004", "。", "", SAFE)),
        ("（办公室）", "（）", Report("ATT005", "（）")),
        ("（办公室）", "（办公室、）", Report("ATT005", "（办公室、）")),
        ("（办公室）", "（供稿：）", Report("ATT005", "（供稿：）")),
        ("\n{r}（办公室）", "（办公室）", Report("ATT006", "（办公室）")),
    ],
    "contents": [
        ("会议召开", "会召开", Report("TOC002", "全市宣传工作会召开")),
        ("平湖区打造", "平湖区建设", Report("TOC002", "平湖区建设城市书房")),
        ("城市书房", "城市书房\n秋季读书节落幕", Report("TOC003", "秋季读书节落幕")),
        ("〔工作动态〕", "〔理论学习〕\n〔工作动态〕", Report("TOC003", "〔理论学习〕")),
        ("\n平湖区打造城市书房", "", Report("TOC004", "平湖区打造城市书房")),
        (
            "全市宣传工作会议召开\n平湖区打造城市书房",
            "平湖区打造城市书房\n全市宣传工作会议召开",
            Report("TOC005", "平湖区打造城市书房"),
        ),
    ],
    "foot": [
        ("送：市直各单位\n", "", Report("FTR001", "")),
        ("报：市委办公室\n送：市直各单位", "送：市直各单位\n报：市委办公室", Report("FTR002", "报")),
        ("\n承办", "\n抄送：市档案馆\n承办", Report("FTR003", "抄送")),
        ("送：市直各单位", "送：", Report("FTR004", "送：")),
        ("送：", "送:", Report("FTR005", ":", "：", SAFE)),
        ("送：", "送： ", Report("FTR005", "： ", "：", SAFE)),
        ("送：", "送: ", Report("FTR005", ": ", "：", SAFE)),
        ("市直各单位", "市直各单位,市文联", Report("FTR006", ",", "，", SAFE)),
        ("市直各单位", "市直各单位, 市文联", Report("FTR006", ", ", "，", SAFE)),
        ("市直各单位", "市直各单位，，市文联", Report("FTR006", "，，", "，", SAFE)),
        ("市直各单位", "市直各单位、，市文联", Report("FTR006", "、，", "、", UNSAFE)),
        ("市直各单位", "市直各单位。", Report("FTR008", "。", "", SAFE)),
        ("市直各单位", "市直各单位，", Report("FTR008", "，", "", SAFE)),
        ("承办：综合科　", "", Report("FTR010", "")),
        ("审核：林某", "审核：", Report("FTR011", "审核")),
        ("审核：", "审核:", Report("FTR012", ":", "：", SAFE)),
        ("电话：55500000", "电话：5550", Report("FTR013", "5550")),
        ("电话：55500000", "电话：555000001", Report("FTR013", "555000001")),
    ],
}


# What is right though it looks like a slip, or because the profile wants it so: part, old, new, keys of the profile.
RIGHT: dict[str, list[tuple[str, str, str, dict[str, Any]]]] = {
    "a number in the form of the profile": [
        ("masthead", "第12期", written, {"issue": form})
        for form, written in (
            ({"form": "第 {n} 期"}, "第 12 期"),
            ({"form": "第{n}期", "pad": 3}, "第012期"),
            ({"form": "〔{year}〕第 {n} 期", "pad": 2}, "〔2025〕第 12 期"),
            ({"form": "[{year}]第{n}期"}, "[2025]第12期"),
            ({"form": "（{year}年）第{n}期", "total": "(总第{total}期)"}, "（2025年）第12期(总第88期)"),
            ({"form": "", "total": "总第{total}期"}, "总第3766期"),
            ({"form": "第{n}期", "numeral": "han"}, "第十二期"),
        )
    ],
    "letter spacing": [("sections", "〔经验交流〕", "〔 经　验　交　流 〕", {})],
    "an attribution as the profile has it": [
        ("articles", "\n{r}（办公室）", written, {"attribution": style})
        for written, style in (
            ("\n{r}（办公室　市文联）", {"separator": "　"}),
            ("（办公室）", {"own_paragraph": False}),
            ("", {"required": False}),
            ("\n{r}（办公室）", {"align": "right"}),
            ("\n{r}（办公室）", {"units": ["办公室", "平湖区委宣传部"]}),
            ("\n{r}（供稿：办公室　审核：林某）", {"units": ["办公室", "平湖区委宣传部"]}),
        )
    ],
    "contents with spaces, breaks and numbers": [
        ("contents", "会议召开", "会议\\v召开", {}),
        ("contents", "平湖区打造", "平湖区　打造 ", {}),
        ("contents", "〔工作动态〕", "〔工 作 动 态〕", {}),
        ("contents", "全市宣传工作会议召开\n平湖区", "1.全市宣传工作会议召开\n2.平湖区", {}),
    ],
    "what looks like a slip in the foot": [
        ("foot", "报：市委办公室\n送：市直各单位\n发：", "报　：市委办公室\n送　：市直各单位\n发　：", {}),
        ("foot", "报：市委办公室\n送：市直各单位\n发：", "报 ：市委办公室\n送 ：市直各单位\n发 ：", {}),
        ("foot", "市委办公室", "市委办公室，市人大、市政府、市政协办公室", {}),
        ("foot", "市委办公室", "市委办公室　市政府办公室", {}),
        ("foot", "电话：55500000", "电话：0532—55500000转801、13900000000（传真：55500001）", {}),
        ("foot", "　审核：", "                审核：", {}),
        ("foot", "电话：55500000", "电话：55500000\n（共印50份）", {}),
        (
            "foot",
            "承办：综合科　审核：林某　编辑：何某　电话：",
            "承办单位：综合科　审核：林某　编辑：何某　联系电话：",
            {},
        ),
    ],
    "a foot as the profile has it": [
        ("foot", FOOT, written, {"distribution": style, "colophon": {"required": []}})
        for style, written in (
            ({"end": "。"}, "报：市委。\n送：市直各单位。\n发：各区委。"),
            ({"end": "any"}, "报：市委。\n送：市直各单位\n发：各区委。"),
            ({"labels": ["主送", "抄送"], "required": ["主送"]}, "主送：市直各单位\n抄送：各区委"),
            ({"labels": ["呈报", "分送"], "required": ["呈报", "分送"]}, "呈报：市委\n分送：各区委"),
        )
    ],
}


def with_change(part: str, old: str, new: str) -> str:
    """The clean issue with one change in a part of it."""
    keyword, text = PARTS[part]
    assert old in text
    return issue(**{keyword: text.replace(old, new)})


def test_a_clean_issue_raises_nothing() -> None:
    assert reports(issue()) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "expected"), [(part, *row) for part, rows in DEFECTS.items() for row in rows]
)
def test_a_defect_is_reported_where_it_is_and_repaired_where_it_can_be(
    part: str, old: str, new: str, expected: Report
) -> None:
    assert reports(with_change(part, old, new)) == [expected]


@pytest.mark.parametrize(
    ("part", "old", "new", "profile"),
    [pytest.param(*row, id=f"{name}: {row[2]}") for name, rows in RIGHT.items() for row in rows],
)
def test_what_is_right_is_left_alone(part: str, old: str, new: str, profile: dict[str, Any]) -> None:
    assert reports(with_change(part, old, new), profile) == []


# 报头


def test_the_years_of_number_and_date_must_agree() -> None:
    profile = {"issue": {"form": "{year}年第{n}期"}}

    assert reports(issue(masthead=MASTHEAD.replace("第12期", "2025年第12期")), profile) == []
    assert reports(issue(masthead=MASTHEAD.replace("第12期", "2024年第12期")), profile) == [
        Report("HDR011", "2024年第12期")
    ]


def test_only_what_the_profile_requires_can_be_missing() -> None:
    profile = {"masthead": {"required": ["name", "issue"]}}

    assert reports(issue(masthead="{c 84}宣传信息专报\n{c}第12期"), profile) == []


# 栏目


@pytest.mark.parametrize(
    ("brackets", "expected"),
    [
        ("〔〕〔〕【】", [Report("SEC002", "【三类】", "〔三类〕", SAFE)]),
        ("【】〔〕〔〕", [Report("SEC002", "【一类】", "〔一类〕", SAFE)]),
        ("〔〕【】", [Report("SEC002", "【二类】", "〔二类〕", UNSAFE)]),
        ("〔〕〔〕【】【】〔〕", [Report("SEC002", f"【{n}类】", f"〔{n}类〕", UNSAFE) for n in "三四"]),
    ],
)
def test_one_heading_that_differs_from_all_others_is_a_slip(brackets: str, expected: list[Report]) -> None:
    pairs = zip(brackets[::2], brackets[1::2], "一二三四五", strict=False)
    headings = [(f"{opening}{name}类{closing}", name) for opening, closing, name in pairs]
    sections = [f"{heading}\n{{c 44}}{name}县召开会议\n{TEXT}\n{{r}}（办公室）" for heading, name in headings]

    assert reports(issue(body="\n".join(sections))) == expected


def test_one_finding_tells_of_all_headings_in_other_brackets_than_the_profiles() -> None:
    body = TWO.replace("〔", "【").replace("〕", "】")

    assert [found.code for found in reports(issue(body=body))] == ["SEC002"]
    assert reports(issue(body=body), {"sections": {"brackets": "【】"}}) == []


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"names": ["工作动态", "经验介绍"]}, [Report("SEC005", "经验交流")]),
        ({"names": ["经验交流", "工作动态"], "ordered": True}, [Report("SEC006", "〔经验交流〕")]),
        ({"names": ["工作动态", "经验交流"], "ordered": True}, []),
        ({"required": ["简讯"]}, [Report("SEC007", "")]),
        ({"required": ["工作动态"]}, []),
    ],
)
def test_sections_are_those_of_the_profile(sections: dict[str, Any], expected: list[Report]) -> None:
    assert reports(issue(body=TWO), {"sections": sections}) == expected


# 文章、署名


def test_a_missing_attribution_is_reported_behind_the_article() -> None:
    assert messages(issue(body=BODY.replace("\n{r}（办公室）", ""))) == ["《全市宣传工作会议召开》之后没有署名（单位）"]


def test_unknown_units_and_alignments_are_reported() -> None:
    style = {"align": "right", "units": ["办公室"]}
    body = BODY.replace("{r}（办公室）", "（办公室）")

    assert reports(issue(body=body), {"attribution": style}) == [
        Report("ATT007", "（办公室）"),
        Report("ATT008", "平湖区委宣传部"),
    ]


# 目录


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

    assert reports(issue(contents=contents, body=TWO)) == [Report("TOC004", "〔经验交流〕")]


def test_a_section_listed_under_another_name_is_reported_once() -> None:
    contents = "目录\n〔工作动态〕\n全市宣传工作会议召开\n〔图片新闻〕\n平湖区打造城市书房"

    assert reports(issue(contents=contents, body=TWO)) == [Report("TOC002", "〔图片新闻〕")]


def test_an_article_listed_under_another_section_is_reported() -> None:
    contents = "目录\n〔工作动态〕\n全市宣传工作会议召开\n平湖区打造城市书房\n〔经验交流〕\n青山区办好读书节"
    body = TWO + f"\n{{c 44}}青山区办好读书节\n{TEXT}\n{{r}}（青山区委宣传部）"

    assert reports(issue(contents=contents, body=body)) == [Report("TOC005", "平湖区打造城市书房")]
    assert messages(issue(contents=contents, body=body))[0].endswith("“平湖区打造城市书房”在《经验交流》栏目")


def test_contents_may_be_required() -> None:
    assert reports(issue(), {"contents": {"required": True}}) == [Report("TOC001", "")]
    assert reports(issue(contents=CONTENTS), {"contents": {"required": True}}) == []


# 报尾


def test_a_recipient_listed_twice_is_reported() -> None:
    found = reports(issue(foot=FOOT.replace("各区委宣传部", "各区委宣传部，市直各单位")))

    assert [each.code for each in found] == ["FTR009"]
    assert "市直各单位" in found[0].text


def test_copies_and_print_line_are_missed_where_they_are_required() -> None:
    colophon = {"copies": True, "printed": True}
    foot = FOOT + "\n市委办公室　2025年9月6日印发\n（共印50份）"

    assert reports(issue(), {"colophon": colophon}) == [Report("FTR014", ""), Report("FTR015", "")]
    assert reports(issue(foot=foot), {"colophon": colophon}) == []


# 没有认出来的


@pytest.mark.parametrize(
    ("paragraphs", "headings", "codes"), [(60, 0, []), (61, 0, ["ART003"]), (61, 1, ["ART003"]), (61, 2, [])]
)
def test_an_article_that_may_be_several_is_told(paragraphs: int, headings: int, codes: list[str]) -> None:
    lines = [TEXT] * paragraphs
    lines[:headings] = [f"{number}、抓好落实" for number in "一二"[:headings]]
    body = BODY.replace(TEXT, "\n".join(lines), 1)

    assert [found.code for found in reports(issue(body=body))] == codes


def test_contents_under_which_nothing_was_understood_are_told() -> None:
    assert reports(issue(contents="目录", body=BODY)) == [Report("TOC006", "目录")]
    assert "TOC006" not in [found.code for found in reports(issue(contents=CONTENTS, body=TWO))]
