"""Lines: what of them counts when they are compared, and whether they can only be text, or a title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_lint.bulletin.lines import (
    Line,
    compact,
    entry_text,
    is_bulleted,
    key,
    lines_of,
    main_lines,
)
from bulletin_lint.text.text import Container, Text


def line(content: str) -> Line:
    text = Text.of_lines([content])
    (found,) = lines_of(text, text.paragraphs[0])
    return found


@pytest.mark.parametrize(
    ("content", "body_like"),
    [
        ("甲" * 70, True),
        ("甲" * 69, False),
        ("甲" * 35 + " " * 20 + "甲" * 34, False),
        ("甲" * 9 + "。" + "甲" * 10, True),
        ("甲" * 9 + "。" + "甲" * 9, False),
        ("甲" * 9 + "；" + "甲" * 10, True),
        ("甲" * 9 + ";" + "甲" * 10, True),
        ("甲" * 9 + "." + "甲" * 10, True),
        ("甲" * 9 + ".5" + "甲" * 10, False),
        ("甲" * 9 + "a.b" + "甲" * 10, False),
        ("甲" * 20 + "。", False),
        ("甲" * 20 + "；", False),
        ("甲" * 20 + "。”", False),
        ("甲" * 10 + "，" + "甲" * 12 + "。", True),
        ("甲" * 10 + "，" + "甲" * 11 + "。", False),
        ("甲" * 10 + "," + "甲" * 12 + ".", True),
        ("甲" * 10 + "，" + "甲" * 12 + "。”", True),
        ("甲" * 10 + "，" + "甲" * 12 + "。）", True),
        ("甲" * 10 + "，" + "甲" * 12 + "！", False),
        ("甲" * 10 + "、" + "甲" * 12 + "。", False),
    ],
)
def test_several_sentences_or_a_long_one_can_only_be_text(content: str, body_like: bool) -> None:
    assert line(content).body_like == body_like


@pytest.mark.parametrize(
    ("content", "title_like"),
    [
        ("甲" * 60, True),
        ("甲" * 61, False),
        ("甲" * 30 + " " * 20 + "甲" * 30, True),
        ("甲乙", True),
        ("甲乙！", True),
        ("甲乙？", True),
        *((f"甲乙{mark}", False) for mark in "。；，、：;:,."),
        ("甲" * 9 + "。" + "甲" * 10, False),
    ],
)
def test_a_short_line_that_does_not_end_in_a_mark_could_be_a_title(content: str, title_like: bool) -> None:
    assert line(content).title_like == title_like


def test_what_is_longer_than_a_heading_has_no_key() -> None:
    assert line("甲" * 120).key == line("甲" * 120).entry == "甲" * 120
    assert line("甲" * 121).key == line("甲" * 121).entry == ""


def test_only_the_beginning_of_a_very_long_line_is_looked_at() -> None:
    assert len(line("甲" * 480).compact) == len(line("甲" * 481).compact) == 480


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("甲 乙\u3000丙", "甲乙丙"),
        ("■甲乙", "甲乙"),
        ("★ 甲乙 ★", "甲乙"),
        ("——甲乙", "甲乙"),
        ("甲——乙", "甲乙"),
        ("甲乙——", "甲乙"),
        ("≡甲乙≡", "甲乙"),
        ("1.甲乙", "1.甲乙"),
    ],
)
def test_a_key_has_no_white_space_ornaments_or_dashes(content: str, name: str) -> None:
    assert key(content) == name


@pytest.mark.parametrize(
    ("content", "entry"),
    [
        ("1.甲乙", "甲乙"),
        ("12．甲乙", "甲乙"),
        ("123.甲乙", "123.甲乙"),
        ("1.5万人", "1.5万人"),
        ("一、甲乙", "甲乙"),
        ("二十一、甲乙", "甲乙"),
        ("一甲乙", "一甲乙"),
        ("（1）甲乙", "甲乙"),
        ("（一）甲乙", "（一）甲乙"),
        ("①甲乙", "甲乙"),
        ("⑳ 甲乙", "甲乙"),
        ("●甲乙", "甲乙"),
        ("甲乙……1", "甲乙"),
        ("甲乙…………", "甲乙"),
        ("甲乙  12", "甲乙"),
        ("甲乙 12", "甲乙 12"),
        ("甲乙\t12", "甲乙"),
        ("甲乙\t1-3", "甲乙"),
        ("甲乙\t第12页", "甲乙\t第12页"),
        ("甲乙……（12）", "甲乙"),
        ("甲乙（3页）", "甲乙"),
        ("甲乙（第3页）", "甲乙"),
        ("甲乙（3）", "甲乙"),
        ("甲乙1234", "甲乙1234"),
        ("甲乙  1234", "甲乙  1234"),
        ("甲乙", "甲乙"),
    ],
)
def test_an_entry_has_no_number_leader_or_page(content: str, entry: str) -> None:
    assert entry_text(content) == entry
    assert line(content).entry == key(entry)


@pytest.mark.parametrize(
    ("content", "bulleted"),
    [("■甲", True), ("1.甲", True), ("一、甲", True), ("（1）甲", True), ("①甲", True), ("甲", False), ("—甲", False)],
)
def test_a_bullet_or_a_number_is_known(content: str, bulleted: bool) -> None:
    assert is_bulleted(content) == bulleted


def test_compact_text_has_no_white_space() -> None:
    assert compact(" 甲\u3000乙\t丙\u00a0\v丁 ") == "甲乙丙丁"


def test_a_paragraph_is_cut_at_its_breaks_and_trimmed() -> None:
    text = Text.of_lines(["甲", " 乙甲 \v\f 丙\u3000\v \v丁", "", "  "])
    found = [line for paragraph in text.paragraphs for line in lines_of(text, paragraph)]

    assert [line.text for line in found] == ["甲", "乙甲", "丙", "丁"]
    assert [text.string[line.start : line.end] for line in found] == ["甲", "乙甲", "丙", "丁"]
    assert [line.span for line in found] == [(line.start, line.end) for line in found]
    assert [line.opens_paragraph(text) for line in found] == [True, True, False, False]


def test_only_cells_beside_filled_ones_are_in_a_grid() -> None:
    text = Text.of_lines(["甲", "乙", "丙", "", "丁", "页眉"])
    cells = [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), None, None]
    stories = [Container.TABLE] * 4 + [Container.TEXT_BOX, Container.HEADER]
    paragraphs = tuple(
        replace(paragraph, cell=cell, container=container)
        for paragraph, cell, container in zip(text.paragraphs, cells, stories, strict=True)
    )
    found = main_lines(Text(text.string, paragraphs))

    assert [(line.text, line.in_grid) for line in found] == [
        ("甲", True), ("乙", True), ("丙", False), ("丁", False),
    ]  # fmt: skip
