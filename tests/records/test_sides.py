"""Two states of a text, cut into what both have and what differs."""

from __future__ import annotations

import pytest

from bulletin_lint.records.sides import side_by_side


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("甲乙", "甲乙", [("甲乙", "甲乙")]),
        ("", "", [("", "")]),
        ("甲乙丙", "丁乙", [("", ""), ("甲", "丁"), ("乙", "乙"), ("丙", ""), ("", "")]),
        ("甲", "甲乙", [("甲", "甲"), ("", "乙"), ("", "")]),
    ],
)
def test_two_texts_side_by_side_are_alike_and_different_in_turn(
    old: str, new: str, pairs: list[tuple[str, str]]
) -> None:
    assert [*side_by_side(old, new)] == pairs
