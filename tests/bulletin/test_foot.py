"""The foot in every form: lists, colophon, copies, print line."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.draft import Draft
from tests.bulletin.skeleton import draft_of, issue, read


def lists(draft: Draft) -> dict[str, list[str]]:
    return {part.label: [read(draft, member) for member in part.members] for part in draft.bulletin.distribution}


def fields(draft: Draft) -> dict[str, str]:
    return {part.label: read(draft, part.value) for part in draft.bulletin.colophon}


@pytest.mark.parametrize(
    "foot",
    [
        "报：甲局，乙局\n送：丙局\n发：丁局",
        "报:甲局,乙局\n送:丙局\n发:丁局",
        "报　：甲局，乙局\n送　：丙局\n发　：丁局",
        " 报 ：甲局，乙局\n 送 ：丙局\n 发 ：丁局",
        "报：甲局，乙局\\v送：丙局\\v发：丁局",
        "报：甲局，乙局    送：丙局    发：丁局",
        "报：甲局，\n乙局\n送：丙局\n发：丁局",
        "报：\n甲局，乙局\n送：\n丙局\n发：\n丁局",
        "| 报： | 甲局，乙局 |\n| 送： | 丙局 |\n| 发： | 丁局 |",
        "| 报 | 甲局，乙局 |\n| 送 | 丙局 |\n| 发 | 丁局 |",
        "| 报：甲局，乙局 // 送：丙局 // 发：丁局 |",
        "{footer}报：甲局，乙局\n{footer}送：丙局\n{footer}发：丁局",
        "{box}报：甲局，乙局\n{box}送：丙局\n{box}发：丁局",
        "---------------\n报：甲局，乙局\n送：丙局\n发：丁局\n---------------",
        "报：甲局，乙局\n\n送：丙局\n\n发：丁局\n\n内部资料　注意保存",
    ],
)
def test_lists_are_read_in_every_form(foot: str) -> None:
    assert lists(draft_of(issue(foot=foot))) == {"报": ["甲局", "乙局"], "送": ["丙局"], "发": ["丁局"]}


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("分送：甲局、乙局。\n抄送：丙局", {"分送": ["甲局", "乙局"], "抄送": ["丙局"]}),
        ("呈报：甲局\n报送：丙局", {"呈报": ["甲局"], "报送": ["丙局"]}),
        ("抄报：甲局\n抄　送：丙局", {"抄报": ["甲局"], "抄送": ["丙局"]}),
        ("主送：甲局；乙局、丙局，丁局", {"主送": ["甲局", "乙局", "丙局", "丁局"]}),
        ("主送: 甲局  抄送: 丙局", {"主送": ["甲局"], "抄送": ["丙局"]}),
        ("报：李书记、王市长\n本期增发：丁局", {"报": ["李书记", "王市长"], "本期增发": ["丁局"]}),
        ("发：各区（县、市）委，甲局", {"发": ["各区（县、市）委", "甲局"]}),
        ("报：\n送：丙局", {"报": [], "送": ["丙局"]}),
    ],
)
def test_other_labels_and_separators_are_read(foot: str, expected: dict[str, list[str]]) -> None:
    assert lists(draft_of(issue(foot=foot))) == expected


@pytest.mark.parametrize(
    "colophon",
    [
        "承办：综合科　审核：林某　编辑：何某　电话：55500000",
        "承办:综合科 审核:林某 编辑:何某 电话:55500000",
        "承办：综合科\n审核：林某\n编辑：何某\n电话：55500000",
        "承 办：综合科      审 核：林某\n编 辑：何某      电 话：55500000",
        "承办：综合科；审核：林某；编辑：何某；电话：55500000",
        "| 承办：综合科 | 审核：林某 |\n| 编辑：何某 | 电话：55500000 |",
        "| 承办 | 综合科 | 审核 | 林某 |\n| 编辑 | 何某 | 电话 | 55500000 |",
        "{footer}承办：综合科　审核：林某　编辑：何某　电话：55500000",
    ],
)
def test_a_colophon_is_read_in_every_form(colophon: str) -> None:
    draft = draft_of(issue(foot=f"报：甲局\n送：丙局\n发：丁局\n{colophon}"))

    assert fields(draft) == {"承办": "综合科", "审核": "林某", "编辑": "何某", "电话": "55500000"}
    assert lists(draft) == {"报": ["甲局"], "送": ["丙局"], "发": ["丁局"]}


def test_a_colophon_may_stand_above_the_lists() -> None:
    draft = draft_of(issue(foot="编辑：何某　签发：林某\n报：甲局\n送：丙局\n发：丁局"))

    assert fields(draft) == {"编辑": "何某", "签发": "林某"}
    assert set(lists(draft)) == {"报", "送", "发"}


def test_without_lists_the_colophon_is_found() -> None:
    draft = draft_of(issue(foot="承办：综合科\n审核：林某\n编辑：何某"))

    assert set(fields(draft)) == {"承办", "审核", "编辑"}
    assert draft.bulletin.distribution == ()


@pytest.mark.parametrize("copies", ["（共印50份）", "共印 50 份", "(共印50份)", "{r}（共印５０份）"])
def test_the_number_of_copies_is_read(copies: str) -> None:
    draft = draft_of(issue(foot=f"报：甲局\n送：丙局\n发：丁局\n{copies}"))

    assert read(draft, draft.bulletin.copies) == copies.removeprefix("{r}")
    assert lists(draft)["发"] == ["丁局"]


@pytest.mark.parametrize(
    "printed",
    [
        "市委办公室                2025年10月31日印发",
        "市委办公室\\t2025年10月31日印发",
        "市委办公室　二〇二五年十月三十一日印发",
        "2025 年 10 月 31 日 印发",
    ],
)
def test_the_print_line_is_read(printed: str) -> None:
    draft = draft_of(issue(foot=f"报：甲局\n送：丙局\n发：丁局\n{printed}"))

    assert read(draft, draft.bulletin.printed) == printed.replace("\\t", "\t")
    assert lists(draft)["发"] == ["丁局"]


def test_an_attribution_above_the_foot_stays_with_its_article() -> None:
    body = "〔工作动态〕\n{c}全市会议召开\n近日，全市会议召开，部署下一阶段工作任务，明确责任分工。\n{r}供稿：市财政局"
    draft = draft_of(issue(body=body))
    (article,) = draft.bulletin.articles

    assert article.attribution is not None
    assert "供稿" not in fields(draft)
