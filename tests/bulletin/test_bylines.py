"""Bylines: which units and persons are read of one, and what is none."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.bylines import find_byline
from tests.bulletin.skeleton import TEXT, draft_of, issue, read


@pytest.mark.parametrize(
    ("text", "units", "persons"),
    [
        ("县妇联 张某", ["县妇联"], ["张某"]),
        ("县妇联　张晓明", ["县妇联"], ["张晓明"]),
        ("工程管理部 赵某 钱某", ["工程管理部"], ["赵某", "钱某"]),
        ("通讯员 汪某 熊某", [], ["汪某", "熊某"]),
        ("通讯员：燕某", [], ["燕某"]),
        ("通讯员 - 胡某", [], ["胡某"]),
        ("晚报记者 蒋某", [], ["蒋某"]),
        ("文/李某 图/杨某", [], ["李某", "杨某"]),
        ("文\\李某 图\\杨某 审核\\黄某", [], ["李某", "杨某", "黄某"]),
        ("文/图 团委 陈某 编辑/邓某", ["团委"], ["陈某", "邓某"]),
        ("作者：李某　单位：县教育局", ["县教育局"], ["李某"]),
        ("供稿：县妇联　审核：林某", ["县妇联"], ["林某"]),
        ("信息来源：青石镇", ["青石镇"], []),
        ("供稿：雾柳", ["雾柳"], []),
        ("供稿：　审核：林某", [""], ["林某"]),
        ("供稿：", [""], []),
    ],
)
def test_units_and_persons_are_read(text: str, units: list[str], persons: list[str]) -> None:
    found = find_byline(text, 0, len(text))

    assert found is not None
    assert [text[span.start : span.end] for span in found.units] == units
    assert [text[span.start : span.end] for span in found.persons] == persons


@pytest.mark.parametrize(
    "text",
    [
        "县妇联",
        "县妇联 县文联",
        "县妇联 牵头",
        "张某",
        "县妇联 张某。",
        "县妇联 做得很好",
        "以下简称 张某",
        "通讯员：",
        "县妇联 供稿",
        "通讯员 " + "汪某 " * 30,
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert find_byline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("{r}——民革平湖支部 黄某", True),
        ("——民革平湖支部 黄某", False),
        ("{r}通讯员 汪某", True),
        ("通讯员 汪某", False),
        ("供稿：县妇联", True),
        ("来源：县妇联", True),
        ("供稿：青山之窗", False),
        ("审核：林某", False),
        ("（通讯员 汪某）", True),
        ("（县妇联 张某）", True),
    ],
)
def test_without_brackets_the_right_or_the_word_for_it_tells_a_byline(line: str, signed: bool) -> None:
    body = f"〔工作动态〕\n{{c 44}}会议召开\n{TEXT}\n{line}\n{{c 44}}平湖区打造城市书房\n{TEXT}\n{{r}}（办公室）"
    draft = draft_of(issue(body=body))
    attribution = next(draft.bulletin.articles).attribution

    assert attribution is not None
    assert (read(draft, attribution.spans[0]) == line.removeprefix("{r}")) == signed


def test_a_person_behind_a_unit_runs_on_at_the_end_of_an_article() -> None:
    body = f"〔工作动态〕\n{{c 44}}会议召开\n{TEXT}（县妇联 张某）\n{{c 44}}平湖区打造书房\n{TEXT}（县文联 李某）"
    draft = draft_of(issue(body=body))
    signed = [article.attribution for article in draft.bulletin.articles]

    assert [[read(draft, unit) for unit in each.units] for each in signed if each] == [["县妇联"], ["县文联"]]
    assert [[read(draft, person) for person in each.persons] for each in signed if each] == [["张某"], ["李某"]]
