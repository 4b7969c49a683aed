"""Quotes and brackets: paired by a stack over the paragraph, repaired in both halves or in neither."""

from __future__ import annotations

import pytest

from tests.checks.drafts import body, codes, fixed, found


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('他说"好"，我说"行"。', "他说“好”，我说“行”。"),
        ('推进“放管服"改革。', "推进“放管服”改革。"),
        ('要实施“中国制造2025"行动。', "要实施“中国制造2025”行动。"),
        ("社区(村）干部和（乡)镇干部。", "社区（村）干部和（乡）镇干部。"),
        ("落实”三严三实”要求。", "落实“三严三实”要求。"),
        ("学习《条例〉。", "学习《条例》。"),
        ("(一)抓学习(含培训)。", "（一）抓学习（含培训）。"),
    ],
)
def test_certain_repairs(given: str, expected: str) -> None:
    assert fixed(given) == expected


@pytest.mark.parametrize(
    "text",
    [
        '飞入"寻常百姓家，“党建”引领有力。',
        "推进“三严三实“和“两学一做”和”清单。",
        "各单位（含直属单位要报送。",
        "电话(0532)85550000。",
        "落实”放管服“改革。",
        "学习‘条例’的规定。",
        "转发《关于印发《条例》的通知》。",
        "他说：“落实“双减所谓“”政策很重要。”",
    ],
)
def test_doubt_is_told_and_not_touched(text: str) -> None:
    assert found(body(text))
    assert fixed(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "他说：“‘十四五’规划要抓紧。”",
        "1）抓学习；2）抓落实。",
        "a）抓学习；b）抓落实。",
        "O’Neill和I’m都是英文，’98迎春花市。",
        "当(a+b)>0时，y=f(x)成立。",
        '配备55"电视和65"电视。',
        "（严格说，这里应为语词指号。）",
    ],
)
def test_left_alone(text: str) -> None:
    assert codes(body(text)) == []


def test_quotation_of_several_paragraphs() -> None:
    assert codes(body("他说：", "“要加快发展。", "“要推进改革。", "“要完成任务。”")) == []


def test_pair_over_two_paragraphs() -> None:
    assert codes(body("奏响“扎根、强枝、", "开花”三部曲")) == []
    assert codes(body("（新闻出版处、", "网络处）")) == []


def test_halves_in_far_paragraphs_are_no_pair() -> None:
    lines = ["他说：“加快发展。", *["会议强调，要抓好落实。"] * 8, "全体鼓掌。”"]
    assert codes(body(*lines), "PUN006") == ["PUN006", "PUN006"]


def test_both_halves_or_none() -> None:
    (finding,) = found(body("国内生产总值(GDP)增长。"))
    assert finding.fix is not None
    assert len(finding.fix.edits) == 2


def test_nesting_counts_real_pairs_only() -> None:
    assert codes(body("““加快发展”是目标。")) == ["PUN006"]


def test_single_quotes_inside_a_quotation_of_several_paragraphs_are_inner_ones() -> None:
    assert codes(body("决定作如下修改：“本条所称‘产品’，包括设备。", "“前款所称‘设备’，包括仪器。”"), "PUN009") == []
    assert codes(body("决定作如下修改：“本条所称产品，包括设备。", "前款所称‘设备’，包括仪器。”"), "PUN009") == []
    assert codes(body("决定作如下修改：“本条所称产品。”", "前款所称‘设备’，包括仪器。"), "PUN009") == ["PUN009"]
