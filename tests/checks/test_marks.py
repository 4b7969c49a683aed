"""Marks at the ends of paragraphs and titles, doubled marks, ranges, forms of one document."""

from __future__ import annotations

import pytest

from tests.checks.drafts import body, codes, fixed, found, in_bulletin


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("任务完成。。", "任务完成。"),
        ("教育、、医疗，，养老。", "教育、医疗，养老。"),
        ("教育、医疗、养老。。。", "教育、医疗、养老……"),
        ("教育、医疗…", "教育、医疗……"),
        ("改革--新时代的命题。", "改革——新时代的命题。"),
        ("改革――新时代的命题。", "改革——新时代的命题。"),
        ("印发《办法》、《细则》。", "印发《办法》《细则》。"),
        ("笔、纸、等物资。", "笔、纸等物资。"),
        ("需要3~5天。", "需要3～5天。"),
        ("占5～8%。", "占5%～8%。"),
    ],
)
def test_repairs(given: str, expected: str) -> None:
    assert fixed(given) == expected


@pytest.mark.parametrize(
    "text",
    [
        "如果……，那么……。",
        "为什么？！",
        "坐不住、等不起。",
        "和睦相处、和衷共济；公开、及时。",
        "中国—东盟博览会、北京—上海高铁、2—4个。",
        "让-雅克·卢梭。",
        "三四百人、十几天；三、四季度；第三、四名。",
        "五四运动、第十四届、“一二·九”运动。",
        "第二、三产业和一、二、三名。",
        "印发《办法》（试行）、《细则》。",
    ],
)
def test_left_alone(text: str) -> None:
    assert codes(body(text)) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("教育、,医疗。", "PUN021"),
        ("任务完成，。", "PUN021"),
        ("他说：“好。”。", "PUN023"),
        ("需要10-15天。", "PUN040"),
        ("2020-2022年的规划。", "PUN041"),
        ("北京-上海高铁。", "PUN043"),
        ("三、四百人参加。", "NUM022"),
        ("6月31日召开。", "NUM010"),
        ("22年8月召开。", "NUM014"),
        ("二〇二二年9月召开。", "NUM015"),
    ],
)
def test_told(text: str, code: str) -> None:
    assert codes(body(text)) == [code]
    assert fixed(text) == text


def test_minority_is_told_once_with_its_places() -> None:
    (finding,) = found(body("三大工程、九大行动、四大平台。", "搭建6大展区。", "开展5大行动。"))
    assert finding.rule.code == "NUM026"
    assert len(finding.others) == 1
    assert finding.fix is None


def test_one_form_is_left_alone() -> None:
    assert codes(body("3大工程、9大行动。")) == []
    assert codes(body("党的二十大精神，开设6大展区。")) == []


def test_quotes_of_speech_are_no_list() -> None:
    assert codes(body("推进“甲”、“乙”工作。", "“好不好？”“好！”大家回答。")) == ["PUN013"]


def test_end_of_a_paragraph() -> None:
    told = "近日，全市宣传工作会议召开，研究部署下一步工作。会议强调，要抓好落实"
    assert codes(in_bulletin([told])) == ["PUN065"]
    for kept in ("一、加强组织领导，落实工作责任，强化督促检查，确保取得实效", "联系人：林某，电话85550000"):
        assert codes(in_bulletin([kept])) == []
