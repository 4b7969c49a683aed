"""Edits: the smallest that make a replacement, and what a text is after them."""

from __future__ import annotations

import pytest

from bulletin_lint.text.edit import Edit, applied, likeness, replacing


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


def test_a_long_alternation_of_one_length_is_compared_place_by_place() -> None:
    old, new = "２0" * 5_000, "20" * 5_000
    assert replacing(old, 0, len(old), new) == tuple(Edit(at, at + 1, "2") for at in range(0, len(old), 2))


def test_a_long_alternation_that_changes_its_length_is_one_edit_between_what_stays() -> None:
    old = "甲乙" * 5_000
    assert replacing(old, 0, len(old), "甲" + "乙甲" * 4_000 + "乙") == (Edit(8_002, 10_000, ""),)
    assert replacing(old, 0, len(old), "乙甲" * 5_000 + "丙") == (Edit(0, len(old), "乙甲" * 5_000 + "丙"),)


@pytest.mark.parametrize(("kept", "edits"), [(44, 2), (45, 1)])
def test_up_to_two_thousand_pairs_of_equal_letters_are_looked_at(kept: int, edits: int) -> None:
    old, new = "乾" + "甲" * kept, "坤坤" + "甲" * kept + "丙"
    assert len(replacing(old, 0, len(old), new)) == edits


def test_a_long_text_of_many_clauses_is_compared_clause_by_clause() -> None:
    clauses = [f"第{number}次会议的要求是抓好落实" for number in range(300)]
    old = "，".join(clauses)
    new = old.replace("第7次会议的", "第7次全会").replace("第250次会议", "第250次大会议")
    first, second = old.index("第7次"), old.index("第250次")
    assert replacing(old, 0, len(old), new) == (
        Edit(first + 3, first + 3, "全"),
        Edit(first + 4, first + 6, ""),
        Edit(second + 5, second + 5, "大"),
    )


def test_clauses_that_all_are_alike_do_not_help() -> None:
    old = "会议,指出" * 2_000
    assert applied(old, replacing(old, 0, len(old), "会议，指出" * 2_001)) == "会议，指出" * 2_001
    assert replacing(old, 0, len(old), "会议，指出" * 2_000)[:2] == (Edit(2, 3, "，"), Edit(7, 8, "，"))


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        ("", "", 1),
        ("甲乙", "", 0),
        ("甲乙丙", "丁甲乙", 2 / 3),
        ("甲" * 316, "甲" * 316 + "乙", 632 / 633),
        ("甲" * 317, "甲" * 317 + "乙", 0),  # too many pairs of equal letters: one clause, and it is another
        ("甲" * 316 + "，乙丙", "甲" * 316 + "，丁丙", (2 * 316 + 4) / (2 * 319)),
        ("甲" * 317 + "，乙丙", "甲" * 317 + "，丁丙", 2 * 318 / (2 * 320)),
        ("甲，" * 317, "乙，" + "甲，" * 316, 2 * 633 / (2 * 634)),  # too many equal clauses, too: in whatever order
    ],
)
def test_how_much_of_two_texts_is_the_same(old: str, new: str, share: float) -> None:
    assert likeness(old, new) == pytest.approx(share)


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
