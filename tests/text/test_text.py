"""The one text of a document: its paragraphs, its breaks, and the regions near a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.text.regions import Hold, Region, RegionKind
from bulletin_lint.text.text import Container, Paragraph, PlainFormatting, Text

LINES = ("甲乙", "", "丙\v丁\f戊")
TEXT = Text.of_lines(LINES)
LINK, PICTURE = RegionKind("link"), RegionKind("picture", as_wide_as_a_word=True)


def test_lines_become_paragraphs_that_are_counted_from_one() -> None:
    assert TEXT.string == "甲乙\n\n丙\v丁\f戊\n"
    assert TEXT.paragraphs == (
        Paragraph(0, "text", 1, 0, 2),
        Paragraph(1, "text", 2, 3, 3),
        Paragraph(2, "text", 3, 4, 9),
    )
    assert TEXT.paragraphs[0].container is Container.BODY
    assert TEXT.paragraphs[0].cell is None
    assert TEXT.regions == ()
    assert [paragraph.part for paragraph in Text.of_lines(LINES, "word/header1.xml").paragraphs] == [
        "word/header1.xml"
    ] * 3


def test_a_text_without_formatting_says_so() -> None:
    class Centered(PlainFormatting):
        def alignment(self, paragraph: Paragraph) -> str:
            return "center"

    plain, (first, *_) = TEXT.formatting, TEXT.paragraphs
    assert (plain.alignment(first), plain.bold(first), plain.size(first), plain.label(first)) == ("left", (), None, "")
    assert Text.of_lines(LINES, formatting=Centered()).formatting.alignment(first) == "center"


@pytest.mark.parametrize(
    ("offset", "index"), [(-1, 0), (0, 0), (1, 0), (2, 0), (3, 1), (4, 2), (8, 2), (9, 2), (10, 2), (99, 2)]
)
def test_a_place_is_in_the_paragraph_whose_break_it_comes_before(offset: int, index: int) -> None:
    assert TEXT.paragraph_at(offset).index == index


def test_checks_see_soft_breaks_and_users_see_lines() -> None:
    assert [TEXT.of(paragraph) for paragraph in TEXT.paragraphs] == list(LINES)
    assert [TEXT.public(paragraph) for paragraph in TEXT.paragraphs] == ["甲乙", "", "丙\n丁\n戊"]


# The first reaches over all that follow; two begin at one place; the last has no text of its own.
REGIONS = tuple(Region(*span, LINK) for span in ((0, 9), (2, 4), (2, 3), (6, 6)))


@pytest.mark.parametrize(
    ("start", "end", "near"),
    [
        (0, 0, [0]),
        (1, 2, [2, 1, 0]),
        (1, 1, [0]),
        (3, 3, [2, 1, 0]),
        (4, 4, [1, 0]),
        (5, 5, [0]),
        (5, 6, [3, 0]),
        (6, 7, [3, 0]),
        (7, 8, [0]),
        (9, 10, [0]),
        (10, 12, []),
    ],
)
def test_regions_that_overlap_or_touch_are_near_the_last_first(start: int, end: int, near: list[int]) -> None:
    text = Text("甲" * 12, (), REGIONS)
    assert list(text.regions_near(start, end)) == [REGIONS[number] for number in near]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6)), max_size=8), st.integers(0, 12), st.integers(0, 4))
def test_no_region_is_missed_or_told_twice(spans: list[tuple[int, int]], start: int, length: int) -> None:
    regions = tuple(sorted(Region(a, a + size, LINK) for a, size in spans))
    near = list(Text("甲" * 20, (), regions).regions_near(start, start + length))
    assert near[::-1] == [region for region in regions if region.start <= start + length and region.end >= start]


@pytest.mark.parametrize(
    ("start", "end", "meets"), [(0, 1, False), (0, 2, True), (2, 2, True), (2, 3, True), (3, 4, False)]
)
def test_only_what_is_as_wide_as_a_word_is_an_object(start: int, end: int, meets: bool) -> None:
    assert Text("甲乙丙丁", (), (Region(2, 2, PICTURE),)).has_object(start, end) is meets
    assert not Text("甲乙丙丁", (), (Region(2, 2, LINK),)).has_object(start, end)
    assert not Text("甲乙丙丁", ()).has_object(start, end)


def test_a_kind_of_region_forbids_nothing_and_has_no_reason_unless_it_says_so() -> None:
    assert RegionKind("link") == RegionKind("link", Hold.NOTHING, "", False)


def test_the_places_of_paragraphs_have_names_for_machines() -> None:
    assert list(Container) == ["body", "table", "text-box", "header", "footer", "footnote", "endnote"]
