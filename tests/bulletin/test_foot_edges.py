"""The foot at the edges: where it begins, and what goes on with which list or field."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from tests.bulletin.skeleton import BODY, FIRST, TEXT, draft_of, issue, read, units

LISTS = "报：甲局\n送：丙局\n发：丁局"


def lists(draft: Draft) -> dict[str, list[str]]:
    return {part.label: [read(draft, member) for member in part.members] for part in draft.bulletin.distribution}


def fields(draft: Draft) -> dict[str, str]:
    return {part.label: read(draft, part.value) for part in draft.bulletin.colophon}


def last_paragraphs(draft: Draft) -> int:
    """The number of paragraphs of the last article: what the foot does not take is one."""
    return len(list(draft.bulletin.articles)[-1].paragraphs)


# Where it begins


@pytest.mark.parametrize(
    ("above", "is_foot"),
    [
        ("编辑：何某", False),
        ("主编：何某", True),
        ("编辑：何某　电话：55500000", True),
        ("供稿：市文联　撰稿：林某", False),
        ("供稿：市文联　审核：林某", False),
        ("审核：林某　供稿：市文联", True),
        ("责任编辑：何某", True),
        ("本期的主编：何某", False),
        ("（共印50份）", True),
        ("市委办公室　2025年9月6日印发", True),
        ("---", True),
        ("--", False),
        ("青山之窗", False),
    ],
)
def test_a_line_above_the_lists_is_of_the_foot_or_not(above: str, is_foot: bool) -> None:
    body = f"〔工作动态〕\n{FIRST}\n{TEXT}"
    draft = draft_of(issue(body=body, foot=f"{above}\n{LISTS}"))

    assert (last_paragraphs(draft) == 1) == is_foot
    assert len(lists(draft)) == 3


def test_several_lines_above_the_lists_are_of_the_foot() -> None:
    draft = draft_of(issue(foot=f"主编：何某\n（共印50份）\n---\n{LISTS}"))

    assert fields(draft) == {"主编": "何某"}
    assert read(draft, draft.bulletin.copies) == "（共印50份）"


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        ("编辑：何某　审核：林某", ["编辑", "审核"]),
        ("编辑：何某\n审核：林某", ["编辑", "审核"]),
        ("编辑：何某", []),
        ("编辑：何某\n青山之窗\n审核：林某", []),
        ("（共印50份）\n编辑：何某", ["编辑"]),
        ("| 编辑 | 何某 |\n| 审核 | 林某 |", []),
        ("| 编辑 | 审核 |\n| 何某 | 林某 |", ["编辑", "审核"]),
    ],
)
def test_without_lists_two_fields_or_the_copies_begin_the_foot(foot: str, found: list[str]) -> None:
    assert list(fields(draft_of(issue(foot=foot)))) == found


def test_a_label_that_heads_a_column_of_what_is_attached_is_no_field() -> None:
    table = "| 序号 | 单位 | 联系电话 |\n| 1 | 青山镇 | 6223015 |\n| 2 | 白水镇 | 6223016 |"

    assert list(fields(draft_of(issue(foot=f"{LISTS}\n编辑：何某　审核：林某\n附件\n{table}")))) == ["编辑", "审核"]


def test_lists_above_the_last_signed_article_are_none() -> None:
    body = f"〔工作动态〕\n{FIRST}\n{TEXT}\n报：市委办公室\n{TEXT}\n{{r}}（办公室）"

    assert lists(draft_of(issue(body=body, foot=LISTS))) == {"报": ["甲局"], "送": ["丙局"], "发": ["丁局"]}
    assert lists(draft_of(issue(body=body, foot=""))) == {}


def test_lists_above_a_section_heading_are_none() -> None:
    body = f"〔工作动态〕\n{FIRST}\n{TEXT}\n报：市委办公室\n〔经验交流〕\n{FIRST}\n{TEXT}"

    assert lists(draft_of(issue(body=body, foot=""))) == {}


def test_a_contributor_in_the_foot_is_no_attribution() -> None:
    draft = draft_of(issue(foot=f"{LISTS}\n{{r}}供稿：市文联　审核：林某"))

    assert fields(draft) == {"供稿": "市文联", "审核": "林某"}
    assert len(lists(draft)) == 3


def test_the_last_attribution_is_no_part_of_the_foot() -> None:
    draft = draft_of(issue(body=BODY, foot=LISTS))

    assert [units(draft, article) for article in draft.bulletin.articles] == [["办公室"], ["平湖区委宣传部"]]


# Lists


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("报：甲局，\n乙局", ["甲局", "乙局"]),
        ("报：甲局、\n某人", ["甲局", "某人"]),
        ("报：甲局；\n某人", ["甲局", "某人"]),
        ("报：甲局\n乙局、丙局", ["甲局", "乙局", "丙局"]),
        ("报：甲局\n乙局。", ["甲局", "乙局"]),
        ("报：甲局\n青山之窗", ["甲局"]),
        ("报：甲局\\v某人", ["甲局", "某人"]),
        ("报：\n某人", ["某人"]),
        ("报：\n某人\n林某", ["某人"]),
        ("报：甲局，\n送：乙局", ["甲局"]),
        ("报：甲局\n---\n乙局", ["甲局"]),
        ("| 报： | 某人 | 林某 |\n| 送： | 丁局 |", ["某人", "林某"]),
        ("| 报： | 某人 |\n| 林某 | 何某 |", ["某人"]),
        ("报：甲局。", ["甲局"]),
        ("报：甲局 . ", ["甲局"]),
        ("报：甲局.。 ", ["甲局"]),
    ],
)
def test_a_list_goes_on_or_ends(foot: str, expected: list[str]) -> None:
    draft = draft_of(issue(foot=f"{foot}\n承办：综合科　编辑：何某"))

    assert lists(draft)["报"] == expected


@pytest.mark.parametrize(
    ("foot", "labels"),
    [
        ("报：甲局　送：丙局", ["报", "送"]),
        ("报：甲局；送：丙局", ["报", "送"]),
        ("报：甲局。送：丙局", ["报", "送"]),
        ("报：甲局，送：丙局", ["报", "送"]),
        ("报：甲局的抄送：丙局", ["报"]),
        ("报：甲局　（共印50份）", ["报"]),
    ],
)
def test_a_second_list_begins_behind_a_gap(foot: str, labels: list[str]) -> None:
    draft = draft_of(issue(foot=f"{foot}\n承办：综合科　编辑：何某"))

    assert list(lists(draft)) == labels
    assert read(draft, draft.bulletin.copies) == ("（共印50份）" if "共印" in foot else "")


def test_parts_of_a_list_stand_where_they_say() -> None:
    draft = draft_of(issue(foot="报 送 ： 甲局，乙局。"))
    (part,) = draft.bulletin.distribution

    assert part.label == "报送"
    assert read(draft, part.label_span) == "报 送"
    assert read(draft, part.colon) == " ： "
    assert read(draft, part.span) == "报 送 ： 甲局，乙局。"
    assert [read(draft, member) for member in part.members] == ["甲局", "乙局"]
    assert [read(draft, mark) for mark in part.separators] == ["，"]


@pytest.mark.parametrize(
    ("line", "found"), [("呈阅　乙局", True), ("呈阅：乙局", True), ("呈阅乙局", False), ("分发　乙局", False)]
)
def test_labels_of_the_profile_need_no_colon(line: str, found: bool) -> None:
    profile = {"distribution": {"labels": ["呈阅"], "required": []}}
    draft = draft_of(issue(foot=f"报：甲局。\n{line}"), profile)

    assert (lists(draft) == {"报": ["甲局"], line[:2]: ["乙局"]}) == found


# Colophon


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("承办：综合科　编辑：", {"承办": "综合科", "编辑": ""}),
        ("承办：  编辑：何某", {"承办": "", "编辑": "何某"}),
        ("承办：综合科，编辑：何某；", {"承办": "综合科", "编辑": "何某"}),
        ("承办：综合科的编辑：何某　电话：5550", {"承办": "综合科的编辑：何某", "电话": "5550"}),
        ("| 承办 | 综合科 // 二组 | 编辑 |\n| 电话：5550 |", {"承办": "综合科\n二组", "编辑": "", "电话": "5550"}),
    ],
)
def test_fields_have_the_values_behind_them(foot: str, expected: dict[str, str]) -> None:
    assert fields(draft_of(issue(foot=f"{LISTS}\n{foot}"))) == expected


@pytest.mark.parametrize(("count", "found"), [(480, ["承办"]), (481, [])])
def test_a_line_of_fields_is_no_text(count: int, found: list[str]) -> None:
    assert list(fields(draft_of(issue(foot=f"{LISTS}\n承办：{'甲' * (count - 3)}")))) == found


def test_parts_of_a_field_stand_where_they_say() -> None:
    draft = draft_of(issue(foot=f"{LISTS}\n承 办 ： 综合科 "))
    (part,) = draft.bulletin.colophon

    assert (part.label, read(draft, part.label_span), read(draft, part.colon)) == ("承办", "承 办", " ： ")
    assert (read(draft, part.value), read(draft, part.span)) == ("综合科", "承 办 ： 综合科")


def test_a_field_of_cells_stands_where_it_says() -> None:
    draft = draft_of(issue(foot=f"{LISTS}\n| 承办 | 综合科 |"))
    (part,) = draft.bulletin.colophon

    assert (read(draft, part.label_span), read(draft, part.colon), read(draft, part.value)) == ("承办", "", "综合科")
    assert read(draft, part.span) == "承办\n综合科"


def test_labels_of_the_profile_are_fields() -> None:
    profile = {"colophon": {"labels": ["供图"], "required": []}}

    assert fields(draft_of(issue(foot=f"{LISTS}\n供图：林某"), profile)) == {"供图": "林某"}
    assert fields(draft_of(issue(foot=f"{LISTS}\n供图：林某"))) == {}


@pytest.mark.parametrize(
    ("foot", "copies", "printed"),
    [
        ("（共印50份）\n（共印60份）", "（共印50份）", ""),
        ("市委办公室　2025年9月6日印发\n市政府办公室　2025年9月7日印发", "", "市委办公室　2025年9月6日印发"),
        ("甲" * 80 + "2025年9月6日印发", "", "甲" * 80 + "2025年9月6日印发"),
        ("甲" * 81 + "2025年9月6日印发", "", ""),
        ("2025年9月6日", "", ""),
        ("共印份", "", ""),
    ],
)
def test_copies_and_print_line_are_the_first_of_their_kind(foot: str, copies: str, printed: str) -> None:
    draft = draft_of(issue(foot=f"{LISTS}\n{foot}"))

    assert read(draft, draft.bulletin.copies) == copies
    assert read(draft, draft.bulletin.printed) == printed


# Page footers


@pytest.mark.parametrize(
    ("foot", "labels", "names"),
    [
        ("{footer}报：甲局\n{footer}承办：综合科　编辑：何某", ["报"], ["承办", "编辑"]),
        ("报：甲局\n{footer}承办：综合科　编辑：何某", ["报"], ["承办", "编辑"]),
        ("{footer}承办：综合科　编辑：何某", [], []),
        ("报：甲局\n承办：综合科　编辑：何某\n{footer}报：乙局", ["报"], ["承办", "编辑"]),
        ("{footer}第1页\n{footer}报：甲局", ["报"], []),
        ("报：甲局\n{footer}第1页", ["报"], []),
        ("承办：综合科　编辑：何某\n{footer}报：甲局\n{footer}主编：林某", ["报"], ["承办", "编辑"]),
    ],
)
def test_what_the_foot_lacks_is_read_from_the_page_footers(foot: str, labels: list[str], names: list[str]) -> None:
    draft = draft_of(issue(foot=foot))

    assert list(lists(draft)) == labels
    assert list(fields(draft)) == names


def test_copies_and_print_line_may_stand_in_the_page_footer() -> None:
    draft = draft_of(issue(foot="{footer}报：甲局\n{footer}（共印50份）\n{footer}市委办公室　2025年9月6日印发"))

    assert read(draft, draft.bulletin.copies) == "（共印50份）"
    assert read(draft, draft.bulletin.printed) == "市委办公室　2025年9月6日印发"
