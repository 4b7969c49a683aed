"""The sets of characters and the tables that patterns all over the program are made of."""

from __future__ import annotations

import re

import pytest

from bulletin_lint.text.brackets import pairs
from bulletin_lint.text.numerals import (
    COUNTING,
    DIGITS,
    HAN_DIGITS,
    HAN_LABEL,
    HAN_NUMERALS,
    SCALES,
    from_han,
)


def test_each_opening_half_has_the_closing_half_of_its_shape() -> None:
    assert pairs("（(〔【［[〖﹝《〈“‘") == dict(zip("（(〔【［[〖﹝《〈“‘", "）)〕】］]〗﹞》〉”’", strict=True))


@pytest.mark.parametrize(
    ("characters", "members"),
    [
        (DIGITS, "0123456789０１２３４５６７８９"),
        (COUNTING, "一二三四五六七八九十"),
        (HAN_DIGITS, "〇○零一二三四五六七八九"),
        (HAN_NUMERALS, "〇○零一二三四五六七八九十百千"),
    ],
)
def test_a_set_inside_square_brackets_matches_its_members_and_no_other(characters: str, members: str) -> None:
    everything = "".join(map(chr, range(0x20, 0x10000)))
    assert set(re.findall(f"[{characters}]", everything)) == set(members)


@pytest.mark.parametrize(
    ("label", "is_one"),
    [("", False), ("一", True), ("九十九", True), ("一百", False), ("九十九九", False), ("〇", False)],
)
def test_a_label_is_one_to_three_numerals(label: str, is_one: bool) -> None:
    assert bool(re.fullmatch(HAN_LABEL, label)) is is_one


def test_each_scale_is_worth_what_it_says() -> None:
    assert SCALES == {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@pytest.mark.parametrize(("text", "number"), [("九千九百九十九", 9999), ("一万", None), ("九千九百九十八", 9998)])
def test_numbers_up_to_9999_are_read(text: str, number: int | None) -> None:
    assert from_han(text) == number
