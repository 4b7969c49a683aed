"""Typed spaces, told from layout."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.parse import parse
from bulletin_lint.text.text import Text
from tests.checks.drafts import AFTER, BEFORE, body, codes, default_profile, fixed, found, repaired


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("新增 32 人，其中党员 8 人。", "新增32人，其中党员8人。"),
        ("2022\u00a0年 5 月\u300015 日召开。", "2022年5月15日召开。"),
        ("第 12 期(总第 345 期)", "第12期（总第345期）"),
        ("教育、 医疗 ，养老。 会议强调要落实。", "教育、医疗，养老。会议强调要落实。"),
        ("打造 “三年成势” 品牌。", "打造“三年成势”品牌。"),
        ("推广 Wi-Fi 网络。", "推广Wi-Fi网络。"),
        ("印发《青山市 2022 年方案》。", "印发《青山市2022年方案》。"),
    ],
)
def test_repairs(given: str, expected: str) -> None:
    assert fixed(given) == expected


@pytest.mark.parametrize(
    "text",
    [
        "信 息 专 报",
        "简　　报",
        "目　录",
        "第一章 总则",
        "供稿：信息科 王磊",
        "报：市委办公室　市政府办公室",
        "1 总体要求",
        "1.1 总体要求",
        "表 1 基本情况",
        "    全市经济增长。",
        "启动“大干 500 天 争创典范城”行动。",
        "举办“齐鲁护网 2022”演习。",
        "打造“山海同心 志愿同行”品牌。",
        "出席的有王　五、李四光。",
        "国务院总理 王某出席会议。",
        "长100 km、宽5 ℃。",
        "总之有三点：1. 传递信息；2. 确定关系。",
        "（一） 加强领导。",
    ],
)
def test_layout_is_left_alone(text: str) -> None:
    assert codes(body(text)) == []


def test_one_number_is_one_finding() -> None:
    (finding,) = found(body("新增 32 人。"))
    assert finding.fix is not None
    assert len(finding.fix.edits) == 2


def test_doubtful_space_holds_back_its_neighbour() -> None:
    text = "参会人员有市委书记、 市长 等。"
    assert fixed(text) == text
    assert codes(body(text)) == ["PUN070", "PUN071"]


def test_gap_of_a_title_stays() -> None:
    lines = [*BEFORE, *AFTER]
    lines[BEFORE.index("全市宣传工作会议召开")] = "青山区突出“三条线” 做好网络安全工作"
    assert codes(parse(Text.of_lines(lines), default_profile())) == []


def test_a_title_that_opens_its_text_keeps_the_spaces_that_its_entry_has() -> None:
    lines = [*BEFORE[:4], "目录", "〔简讯〕", TITLE, "〔简讯〕", f"{TITLE}。近日，书市举办，参加 32 人。", *AFTER[1:]]
    draft = parse(Text.of_lines(lines), default_profile())
    (finding,) = found(draft)
    assert draft.text.string[finding.start - 2 : finding.end + 2] == "参加 32 人。"
    assert repaired(draft).count(TITLE) == 2


TITLE = "2026 首届青山书市成功举办"
