"""Fixes in the words of someone who marks up a draft."""

from __future__ import annotations

import pytest

from bulletin_lint.records.findings import FindingRecord, Place, PlacedEdit, PlacedSetting
from bulletin_lint.records.suggestion import advice, suggestion

PART = "word/document.xml"


def finding(text: str, span: tuple[int, int], *edits: tuple[int, int, str]) -> FindingRecord:
    placed = tuple(PlacedEdit(PART, 1, start, end, new, text[start:end]) for start, end, new in edits)
    return FindingRecord("a.docx", "PUN001", "x", "warning", "m", Place(PART, 1, *span, text, ""), "safe", placed)


@pytest.mark.parametrize(
    ("text", "span", "edits", "said"),
    [
        ("请批准,", (3, 4), [(3, 4, "，")], "“,”改为“，”"),
        ("第 12 期", (0, 6), [(1, 2, ""), (4, 5, "")], "删去“第 12 期”中的空格"),
        ("甲 乙", (1, 2), [(1, 2, "")], "删去“甲”与“乙”之间的空格"),
        ("在48 个", (3, 4), [(3, 4, "")], "删去“48”后面的空格"),
        ("在 48个", (1, 2), [(1, 2, "")], "删去“48”前面的空格"),
        ("甲 。乙", (1, 2), [(1, 2, "")], "删去“。”前面的空格"),
        ("甲， 乙", (2, 3), [(2, 3, "")], "删去“，”后面的空格"),
        (" 甲", (0, 1), [(0, 1, "")], "删去“甲”前面的空格"),
        (" ", (0, 1), [(0, 1, "")], "删去空格"),
        ("达 70 人", (1, 5), [(1, 2, ""), (4, 5, "")], "删去“70”前后的空格"),
        ("达 70人", (1, 4), [(1, 2, "")], "删去“70”前面的空格"),
        ("是 7 月 ", (1, 6), [(1, 2, ""), (3, 4, ""), (5, 6, "")], "删去“7 月”中和前后的空格"),
        ("报: 甲", (1, 3), [(1, 3, "：")], "“:”和后面的空格改为“：”"),
        ("甲 乙 丙", (1, 1), [(1, 2, ""), (3, 4, "")], "删去“甲”与“乙”之间的空格；删去“乙”与“丙”之间的空格"),
        ("甲\u3000\u3000乙", (1, 3), [(1, 3, "")], "删去“甲”与“乙”之间的2个全角空格"),
        ("甲\u200b乙", (1, 2), [(1, 2, "")], "删去零宽空格"),
        ("请批准", (3, 3), [(3, 3, "。")], "补上“。”"),
        ("迎七一", (1, 3), [(1, 1, "“"), (3, 3, "”")], "给“七一”加引号"),
        ("迎“七一”", (1, 5), [(1, 2, ""), (4, 5, "")], "删去“七一”的引号"),
        ("做“双减”事", (0, 6), [(5, 6, "工作")], "做“双减”事改为做“双减”工作"),
        ("甲，，乙", (1, 3), [(2, 3, "")], "“，，”改为“，”"),
        ("《甲》、《乙》", (2, 5), [(3, 4, "")], "删去顿号"),
        ("已开完。", (3, 4), [(3, 4, "")], "删去句号"),
        ("“甲”", (0, 1), [(0, 1, "《"), (2, 3, "》")], "前引号改为“《”；后引号改为“》”"),
    ],
)
def test_suggestion(text: str, span: tuple[int, int], edits: list[tuple[int, int, str]], said: str) -> None:
    assert suggestion(finding(text, span, *edits)) == said


@pytest.mark.parametrize(
    ("name", "words", "value", "said"),
    [
        ("size", "字号", "三号", "字号改为三号"),
        ("bold", "加粗", "否", "取消加粗"),
        ("underline", "下划线", "无", "取消下划线"),
        ("keep_next", "与下段同页", "是", "设“与下段同页”"),
        ("hint", "标点用中文字体", "是", "改用中文字体"),
    ],
)
def test_suggestion_of_a_setting(name: str, words: str, value: str, said: str) -> None:
    setting = PlacedSetting(PART, 1, 0, 1, "letters", name, words, value)
    assert suggestion(finding("甲", (0, 1))._replace(settings=(setting,))) == said


@pytest.mark.parametrize(
    ("message", "name", "value", "told"),
    [
        ("正文的字号为四号，应为三号", "size", "三号", True),
        ("正文的字号为四号", "size", "三号", False),
        ("整段加粗", "bold", "否", False),
    ],
)
def test_how_it_is_to_look_is_advised_unless_the_message_says_it(
    message: str, name: str, value: str, told: bool
) -> None:
    setting = PlacedSetting(PART, 1, 0, 1, "letters", name, "字号", value)
    found = finding("甲", (0, 1))._replace(message=message, settings=(setting,))
    assert (advice(found) == "") == told
    assert suggestion(found)


def test_the_same_edits_are_said_once() -> None:
    edits = [(start, start + 1, "") for start in range(0, 8, 2)]
    assert suggestion(finding(" 甲 乙 丙 丁", (0, 1), *edits)) == "删去空格（4处）"


def test_no_fix_no_suggestion() -> None:
    assert suggestion(finding("甲", (0, 1))) == ""
