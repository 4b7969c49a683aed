"""Labels at the start of paragraphs: their marks, their order, their levels."""

from __future__ import annotations

import dataclasses

import pytest

from bulletin_lint.text.text import Paragraph, PlainFormatting, Text
from tests.checks.drafts import as_body, body, codes, fixed


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("一.加强领导", "一、加强领导"),
        ("1、认真组织", "1.认真组织"),
        ("（一）、加强领导", "（一）加强领导"),
        ("①、加强领导；②、落实责任。", "①加强领导；②落实责任。"),
        ("第一、提高认识。", "第一，提高认识。"),
        ("一是，建队伍；二是：抓训练。", "一是建队伍；二是抓训练。"),
    ],
)
def test_marks(given: str, expected: str) -> None:
    assert fixed(given) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("一、加强领导", "二、落实责任", "三、强化督查"),
        ("一、加强领导", "（一）学习", "（二）培训", "二、落实责任", "（一）督查"),
        ("（一）学习", "1.理论", "2.业务", "（二）培训", "1.集中", "2.分散"),
        ("三、从三开始", "四、接着是四"),
        ("1、2号线同步施工。", "3.1总体要求"),
        ("1.总体要求", "1、3月集中开展。", "1.5公里的路段。"),
        ("1.10月15日，学习。", "2.2023年，培训。", "3.督查"),
        ("一、重点", "一、重新计数"),
        ("第一、第二产业协调发展。",),
    ],
)
def test_order_in_order(lines: tuple[str, ...]) -> None:
    assert codes(body(*lines), "PUN", "ART01") == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("一、加强领导", "三、落实责任"), "ART010"),
        (("一、加强领导", "（一）学习", "（三）培训"), "ART010"),
        (("1.学习", "2.培训", "2.督查"), "ART011"),
        (("1.10月15日，学习。", "2.2023年，培训。", "4.10月21日，督查。"), "ART010"),
        (("3.学习", "1.3月学习。", "2．4月培训。", "2．5月督查。"), "ART011"),
        (("1.学习", "（一）理论", "（二）业务", "2.培训"), "ART012"),
    ],
)
def test_slips(lines: tuple[str, ...], code: str) -> None:
    assert codes(body(*lines), "ART01") == [code]


class Numbered(PlainFormatting):
    """Word numbers the second paragraph by itself."""

    def label(self, paragraph: Paragraph) -> str:
        return "二、" if paragraph.index == 1 else ""


def test_silent_where_word_numbers() -> None:
    text = Text.of_lines(["一、加强领导", "落实责任", "三、强化督查"])
    assert codes(as_body(dataclasses.replace(text, formatting=Numbered()))) == []
