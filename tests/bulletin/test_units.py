"""Names of units, and lists of them."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.name_list import end_mark, split_members
from bulletin_lint.bulletin.units import contributed_length, unit_like


@pytest.mark.parametrize(
    "text",
    [
        "市委宣传部",
        "市委宣传部、市文旅局",
        "市委宣传部 市文旅局",
        "市委宣传部；市文旅局，市文联",
        "市委宣传部、",
        "市委宣传部（市新闻办）",
        "市委宣传部(文明办)",
        "小红书账号供稿",
        "市委宣传部、小红书达人供稿",
        "小红书 联合报送",
        "＜请填“报”的单位＞",
        "青" * 28 + "书局",
        "、".join(["市文旅局"] * 40) + "局",
    ],
)
def test_names_of_units_are_known(text: str) -> None:
    assert unit_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "供稿",
        "、",
        "小红书达人",
        "市委宣传部、小红书达人",
        "小红书达人、市委宣传部",
        "市委宣传部、小红书达人、市文联",
        "青" * 29 + "书局",
        "青" * 31 + "供稿",
        "、".join(["市文旅局"] * 40) + "总局",
        "其中市直单位",
        "以下简称市局",
        "共12个局",
        "2025年市局",
        "＜请填“报”的单位",
        "第三节",
        "图为市局",
        "责任单位：市局",
        "市局摄",
    ],
)
def test_what_is_no_unit_is_known(text: str) -> None:
    assert not unit_like(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("市文旅局供稿", "市文旅局"),
        ("市文旅局 供稿 ", "市文旅局"),
        ("市文旅局联合报送", "市文旅局"),
        ("市文旅局", "市文旅局"),
        ("市文旅局 ", "市文旅局"),
        ("供稿", ""),
        ("供稿单位", "供稿单位"),
    ],
)
def test_the_word_for_a_contribution_is_no_part_of_the_name(text: str, kept: str) -> None:
    assert contributed_length(text) == len(kept)
    assert text[: len(kept)] == kept


@pytest.mark.parametrize(
    ("text", "members", "separators"),
    [
        ("甲局、乙局", ["甲局", "乙局"], ["、"]),
        ("甲局 、 乙局", ["甲局", "乙局"], [" 、 "]),
        ("甲局 乙局", ["甲局", "乙局"], [" "]),
        ("甲局，，乙局", ["甲局", "", "乙局"], ["，", "，"]),
        ("、甲局", ["", "甲局"], ["、"]),
        ("甲局、", ["甲局"], ["、"]),
        ("  甲局", ["甲局"], []),
        ("", [], []),
        ("   ", [], []),
        ("各区（县、市）委，乙局", ["各区（县、市）委", "乙局"], ["，"]),
        ("《甲，乙》编辑部;乙局", ["《甲，乙》编辑部", "乙局"], [";"]),
        ("甲（乙〔丙，丁〕、戊），己", ["甲（乙〔丙，丁〕、戊）", "己"], ["，"]),
        ("甲），乙、丙", ["甲）", "乙", "丙"], ["，", "、"]),
        ("甲（，乙、丙", ["甲（，乙、丙"], []),
    ],
)
def test_a_list_is_cut_between_its_members_alone(text: str, members: list[str], separators: list[str]) -> None:
    found, between = split_members(f"报：{text}。", 2, 2 + len(text))
    string = f"报：{text}。"

    assert [string[span.start : span.end] for span in found] == members
    assert [string[span.start : span.end] for span in between] == separators


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("甲局。", "。"),
        ("甲局， ", "， "),
        ("甲局", ""),
        ("甲局；。", "；。"),
        ("甲局！", ""),
        ("", ""),
        ("甲。局", ""),
    ],
)
def test_the_mark_at_the_end_of_a_list_is_found(written: str, mark: str) -> None:
    assert end_mark(written) == mark
