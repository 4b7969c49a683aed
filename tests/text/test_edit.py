"""Edits: the smallest that make a replacement, and what a text is after them."""

from __future__ import annotations

import pytest

from bulletin_lint.text.edit import Edit, applied, replacing


@pytest.mark.parametrize(
    ("start", "end", "replacement", "edits"),
    [
        (1, 3, "乙丙", ()),
        (1, 3, "乙", (Edit(2, 3, ""),)),
        (1, 3, "乙己丙", (Edit(2, 2, "己"),)),
        (1, 3, "己丙", (Edit(1, 2, "己"),)),
        (2, 2, "己", (Edit(2, 2, "己"),)),
        (0, 5, "己乙丙丁庚", (Edit(0, 1, "己"), Edit(4, 5, "庚"))),
    ],
)
def test_what_stays_is_not_touched(start: int, end: int, replacement: str, edits: tuple[Edit, ...]) -> None:
    assert replacing("甲乙丙丁戊", start, end, replacement) == edits


def test_a_long_text_of_few_characters_keeps_what_it_has() -> None:
    old = "一二" * 150
    assert replacing(old, 0, len(old), "三" + old[1:]) == (Edit(0, 1, "三"),)


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([], "甲乙丙丁"),
        ([Edit(0, 4, "")], ""),
        ([Edit(3, 4, "戊"), Edit(0, 1, "")], "乙丙戊"),
        ([Edit(1, 2, "己"), Edit(1, 1, "戊")], "甲戊己丙丁"),
        ([Edit(2, 2, "庚"), Edit(2, 2, "戊")], "甲乙庚戊丙丁"),
        ([Edit(4, 4, "戊")], "甲乙丙丁戊"),
    ],
)
def test_edits_are_made_from_front_to_back_and_insertions_at_one_place_in_their_order(
    edits: list[Edit], after: str
) -> None:
    assert applied("甲乙丙丁", edits) == after
