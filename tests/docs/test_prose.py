"""Lines that end inside Chinese prose are joined, and nothing else."""

from __future__ import annotations

import pytest

from docs.generator.prose import joined


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("一行，\n又一行。", "一行，又一行。"),
        ("汉字\n汉字", "汉字汉字"),
        ("- 条目\n  接着", "- 条目接着"),
        ("用 `--fix`\n改", "用 `--fix` 改"),
        ("用\n`--fix` 改", "用 `--fix` 改"),
        ("装 Word\n的", "装 Word 的"),
        ("见\n[甲](a.md)", "见[甲](a.md)"),
        ("甲，\n`--fix`", "甲，`--fix`"),
        ("**粗体。**\n正文", "**粗体。**正文"),
        ("正文\n**粗体。**", "正文**粗体。**"),
    ],
)
def test_a_paragraph_is_one_line(page: str, wanted: str) -> None:
    assert joined(page) == wanted


@pytest.mark.parametrize(
    "page",
    [
        "一段。\n\n又一段。",
        "- 甲\n- 乙",
        "1. 甲\n2. 乙",
        "# 标题\n正文",
        "| 甲 |\n| 乙 |",
        "> 甲\n> 乙",
        "甲\n\n```text\n乙\n丙\n```\n丁",
        "甲\n<!-- 乙 -->\n丙",
        '!!! warning "甲"\n    乙',
        "two lines\nof English",
    ],
)
def test_other_lines_stay(page: str) -> None:
    assert joined(page) == page
