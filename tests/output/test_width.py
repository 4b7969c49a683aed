"""Columns on the terminal, and lines broken the way Chinese is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.output.width import pad, width, wrap

PROSE = st.text(st.sampled_from("报送发，。、（）《》“”abc 12—…-/"), max_size=60)


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("abc", 3, 3),
        ("简报", 4, 4),
        ("“简报”", 6, 8),
        ("第12期", 6, 6),
        ("ｅ\u0301", 2, 2),
        ("甲\u200b乙", 4, 4),
        ("…", 1, 2),
    ],
)
def test_width(text: str, one: int, two: int) -> None:
    assert (width(text), width(text, ambiguous=2)) == (one, two)


def test_pad() -> None:
    assert pad("简报", 6) == "简报  "
    assert pad("简报", 3) == "简报"


@given(PROSE, st.integers(10, 40))
def test_wrapping_loses_nothing_but_spaces_at_the_ends_of_lines(text: str, limit: int) -> None:
    assert "".join(wrap(text, limit)).replace(" ", "") == text.replace(" ", "")


@given(PROSE, st.integers(10, 40))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, limit: int) -> None:
    lines = wrap(text, limit)
    assert not any(line.startswith(tuple("，。、）》”")) for line in lines[1:])
    assert not any(line.endswith(tuple("（《“")) for line in lines[:-1])


@given(st.text(st.sampled_from("简报送发 ab"), max_size=80), st.integers(10, 40))
def test_lines_keep_within_the_limit(text: str, limit: int) -> None:
    assert all(width(line) <= limit or line.isascii() for line in wrap(text, limit))


def test_words_stay_whole() -> None:
    assert wrap("可用 --unsafe-fixes 修复", 10) == ["可用", "--unsafe-fixes", "修复"]
