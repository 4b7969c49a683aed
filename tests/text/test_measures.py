"""Sizes and lengths in an editor's words, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.text import measures
from bulletin_lint.text.looks import Indent, LineHeight, Space


@pytest.mark.parametrize(
    ("half_points", "words"),
    [(32, "三号"), (28, "四号"), (44, "二号"), (36, "小二"), (21, "五号"), (15, "六号"), (33, "16.5磅"), (124, "62磅")],
)
def test_sizes(half_points: int, words: str) -> None:
    assert measures.size(half_points) == words
    assert measures.half_points(words) == half_points


@pytest.mark.parametrize("words", ["", "号", "九号", "16", "磅", "0磅", "-3磅", "大磅", "nan磅", "inf磅"])
def test_what_is_no_size(words: str) -> None:
    assert measures.half_points(words) is None


@given(st.integers(1, 1900))
def test_every_size_is_read_as_it_is_written(half_points: int) -> None:
    assert measures.half_points(measures.size(half_points)) == half_points


@pytest.mark.parametrize(
    ("words", "twips"),
    [
        ("37毫米", (2098,)),
        ("3.7厘米", (2098,)),
        ("28磅", (560,)),
        ("37毫米或34.6毫米", (2098, 1962)),
        ("37毫米 或 34.6毫米", (2098, 1962)),
        ("37", None),
        ("37毫米或", None),
        ("-1毫米", None),
        ("毫米", None),
        ("", None),
    ],
)
def test_lengths(words: str, twips: tuple[int, ...] | None) -> None:
    assert measures.lengths(words) == twips


@pytest.mark.parametrize(
    ("words", "least", "greatest"),
    [
        ("28～30磅", LineHeight(560, "exact"), LineHeight(600, "exact")),
        ("28.95磅", LineHeight(579, "exact"), LineHeight(579, "exact")),
        ("单倍", LineHeight(240), LineHeight(240)),
        ("1.5倍", LineHeight(360), LineHeight(360)),
        ("1.25倍", LineHeight(300), LineHeight(300)),
    ],
)
def test_heights_of_lines(words: str, least: LineHeight, greatest: LineHeight) -> None:
    assert measures.line_heights(words) == (least, greatest)


@pytest.mark.parametrize("words", ["28", "28～磅磅", "～磅", "倍", "0倍", "28~30磅", "固定值28磅", ""])
def test_what_is_no_height_of_lines(words: str) -> None:
    assert measures.line_heights(words) is None


def test_words_of_indents_spaces_and_lines() -> None:
    assert measures.indent(Indent(chars=200)) == "2字符"
    assert measures.indent(Indent(twips=567)) == "10毫米"
    assert measures.space(Space(lines=50)) == "0.5行"
    assert measures.space(Space(twips=120)) == "6磅"
    assert measures.space(Space(auto=True)) == "自动"
    assert measures.line(LineHeight(579, "exact")) == "固定值28.95磅"
    assert measures.line(LineHeight(560, "least")) == "最小值28磅"
    assert measures.line(LineHeight(276)) == "1.15倍"
