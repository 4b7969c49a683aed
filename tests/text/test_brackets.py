"""The table of marks that come in pairs."""

from __future__ import annotations

import re

import pytest

from bulletin_lint.text.brackets import ROUND, SQUARE, one_of, pairs

OPENINGS = "（(〔【［[〖﹝《〈“‘"


def test_every_opening_half_has_a_closing_half_of_its_own() -> None:
    known = pairs(OPENINGS)

    assert len(set(known.values())) == len(OPENINGS)
    assert not set(known) & set(known.values())
    assert pairs("（(〔【［[〖﹝") == ROUND | SQUARE


def test_what_opens_nothing_is_refused() -> None:
    with pytest.raises(KeyError):
        pairs("）")


@pytest.mark.parametrize("marks", [OPENINGS, "".join(pairs(OPENINGS).values()), "^-]\\"])
def test_a_pattern_for_one_of_some_marks_matches_these_alone(marks: str) -> None:
    pattern = re.compile(one_of(marks))

    assert all(pattern.fullmatch(mark) for mark in marks)
    assert not pattern.search("甲a、。")
