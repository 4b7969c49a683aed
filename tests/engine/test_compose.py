"""Rounds of edits as one."""

from __future__ import annotations

import itertools

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


def test_what_is_written_and_taken_back_leaves_nothing() -> None:
    assert composed([[Edit(1, 1, "丁")], [Edit(1, 2, "")]], 3) == []
