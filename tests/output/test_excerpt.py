"""The mark stands under what it marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.output.excerpt import excerpts
from bulletin_lint.output.width import columns, width

TEXT = st.text(st.sampled_from("甲乙丙，。“”—…ab1 \t\n\u3000\u200b"), min_size=1, max_size=120)
AMBIGUOUS = st.sampled_from([1, 2])


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXT)
    ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
    return text, list(zip(ends[::2], ends[1::2], strict=False)) or [(0, 0)]


def test_a_short_paragraph_is_shown_whole() -> None:
    (shown,) = excerpts("请批准,谢谢", [(3, 4)], 40)
    assert (shown.line, shown.caret) == ("请批准,谢谢", "      ^")


def test_an_empty_stretch_is_marked_at_its_place() -> None:
    (shown,) = excerpts("请批准", [(3, 3)], 40)
    assert (shown.line, shown.caret) == ("请批准", "      ^")


def test_a_long_paragraph_is_cut_around_the_place() -> None:
    text = "甲" * 100 + "," + "乙" * 100
    (shown,) = excerpts(text, [(100, 101)], 40)
    assert shown.line.startswith("…甲")
    assert shown.line.endswith("乙…")
    assert width(shown.line) <= 40
    assert width(shown.line[: shown.marks[0][0]]) == shown.caret.index("^")


def test_what_cannot_be_seen_is_shown_as_word_shows_it() -> None:
    (shown,) = excerpts("甲 乙\u3000丙\t丁\n戊\u00a0己\u200b", [(1, 2), (3, 4), (9, 12)], 40)
    assert shown.line == "甲·乙□丙→丁↓戊°己¤"
    (shown,) = excerpts("甲 乙\u3000丙", [(0, 1)], 40)
    assert shown.line == "甲 乙\u3000丙"


def test_places_close_together_share_a_line() -> None:
    shown = list(excerpts("甲" * 30 + ",乙," + "丙" * 60 + ",", [(30, 31), (32, 33), (93, 94)], 40))
    assert [item.caret.split() for item in shown] == [["^", "^"], ["^"]]


@given(marked(), st.integers(24, 100), AMBIGUOUS)
def test_every_place_is_marked_once_within_the_limit(
    drawn: tuple[str, list[tuple[int, int]]], limit: int, ambiguous: int
) -> None:
    text, spans = drawn
    shown = list(excerpts(text, spans, limit, ambiguous))
    assert sum(len(item.marks) for item in shown) == len(spans)
    for item in shown:
        assert width(item.line, ambiguous) <= limit
        under = set()
        for start, end in item.marks:
            left = width(item.line[:start], ambiguous)
            under |= set(range(left, left + max(1, sum(columns(char, ambiguous) for char in item.line[start:end]))))
        assert {index for index, char in enumerate(item.caret) if char == "^"} == under
