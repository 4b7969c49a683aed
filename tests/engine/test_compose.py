"""Rounds of edits as one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.engine.compose import composed
from bulletin_lint.text.edit import Edit, applied


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    text = first = draw(st.text("甲乙丙，。 1", max_size=30))
    all_rounds = []
    for _ in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
        pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
        edits = [Edit(a, b, draw(st.text("丁戊", max_size=3))) for a, b in pairs]
        all_rounds.append(edits)
        text = applied(text, edits)
    return first, all_rounds


@given(rounds())
def test_one_round_does_what_several_do(case: tuple[str, list[list[Edit]]]) -> None:
    first, all_rounds = case
    expected = first
    for edits in all_rounds:
        expected = applied(expected, edits)
    single = composed(all_rounds, len(first))
    assert applied(first, single) == expected
    assert all(a.end <= b.start for a, b in itertools.pairwise(single))


@pytest.mark.parametrize(
    ("text", "all_rounds", "single"),
    [
        ("甲乙丙", [], []),
        ("甲乙丙", [[]], []),
        ("", [[Edit(0, 0, "丁")]], [Edit(0, 0, "丁")]),
        ("甲乙丙", [[Edit(1, 2, "丁")]], [Edit(1, 2, "丁")]),
        ("甲乙丙", [[Edit(0, 1, "丁"), Edit(2, 3, "")]], [Edit(0, 1, "丁"), Edit(2, 3, "")]),
        ("甲乙丙", [[Edit(3, 3, "丁")]], [Edit(3, 3, "丁")]),
        ("甲乙丙", [[Edit(0, 3, "")]], [Edit(0, 3, "")]),
        # of what was written, a part is written anew
        ("甲乙丙", [[Edit(1, 2, "丁戊己")], [Edit(2, 3, "")]], [Edit(1, 2, "丁"), Edit(2, 2, "己")]),
        ("甲乙丙", [[Edit(1, 2, "丁"), Edit(2, 2, "戊")], [Edit(2, 4, "己")]], [Edit(1, 2, "丁"), Edit(2, 3, "己")]),
        ("甲乙丙", [[Edit(1, 1, "丁")], [Edit(0, 1, "")]], [Edit(0, 1, "丁")]),
        # each keeps the place that it had, though they meet
        ("甲乙丙", [[Edit(2, 3, "丁")], [Edit(0, 1, "戊")]], [Edit(0, 1, "戊"), Edit(2, 3, "丁")]),
        ("甲乙丙", [[Edit(2, 3, "丁")], [Edit(1, 2, "")]], [Edit(1, 2, ""), Edit(2, 3, "丁")]),
        ("甲乙丙", [[Edit(1, 2, "丁"), Edit(2, 3, "戊")]], [Edit(1, 2, "丁"), Edit(2, 3, "戊")]),
        ("甲乙丙", [[Edit(1, 1, "丁")], [Edit(2, 3, "戊")]], [Edit(1, 1, "丁"), Edit(1, 2, "戊")]),
        # what is left out belongs to what was left out or written before it
        ("甲乙丙", [[Edit(2, 3, "")], [Edit(1, 2, "")]], [Edit(1, 3, "")]),
        ("甲乙丙", [[Edit(0, 1, "丁")], [Edit(1, 2, "")]], [Edit(0, 1, "丁"), Edit(1, 2, "")]),
        # what is written behind something written belongs to it
        ("甲乙丙", [[Edit(1, 2, "丁")], [Edit(2, 2, "戊")]], [Edit(1, 2, "丁"), Edit(2, 2, "戊")]),
        ("甲乙丙", [[Edit(1, 1, "丁")], [Edit(2, 2, "戊")]], [Edit(1, 1, "丁戊")]),
        (
            "甲乙丙",
            [[Edit(0, 1, "丁丁")], [Edit(1, 2, "戊")], [Edit(2, 3, "己")]],
            [Edit(0, 1, "丁"), Edit(1, 1, "戊"), Edit(1, 2, "己")],
        ),
        # what is written and taken back leaves nothing
        ("甲乙丙", [[Edit(1, 1, "丁")], [Edit(1, 2, "")]], []),
        # what is put in before something left out belongs to what stands before it
        ("甲乙丙", [[Edit(1, 2, "")], [Edit(1, 1, "丁")]], [Edit(1, 1, "丁"), Edit(1, 2, "")]),
        ("甲乙丙", [[Edit(0, 1, "")], [Edit(0, 0, "甲")]], [Edit(0, 0, "甲"), Edit(0, 1, "")]),
    ],
)
def test_rounds_become_the_edits_of_the_first_text(text: str, all_rounds: list[list[Edit]], single: list[Edit]) -> None:
    after = text
    for edits in all_rounds:
        after = applied(after, edits)
    assert applied(text, single) == after
    assert composed(all_rounds, len(text)) == single
