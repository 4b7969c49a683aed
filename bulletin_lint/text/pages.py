"""What only the rendered page shows: where each line stands, once a program has set the pages.

Lengths are in twips (1/20 point), rounded; sizes of letters in half-points. Down the page they are counted from its top
edge, across it from its left edge. The square of a character is its em box: as fonts for Chinese have it, 0.88 of it
above the baseline and 0.12 below. Its ink is a little smaller.
"""

from __future__ import annotations

from collections import Counter
from statistics import median_low
from typing import NamedTuple

_ABOVE, _BELOW = 0.88, 0.12  # of the size of a character
_MIDDLE = 0.35  # of the size above the baseline: where a dash stands, and the middle of a digit
_TWIPS_A_HALF_POINT = 10


class Line(NamedTuple):
    """A line on page number ``page``, from 1: its baseline, where its ink may begin and end, the size of most of its
    letters, and these as they are drawn. ``paragraph`` is the index of the paragraph of the draft that it begins in,
    None where it was not found there."""

    page: int
    baseline: int
    left: int
    right: int
    size: int
    text: str
    paragraph: int | None = None

    @property
    def top(self) -> int:
        """The upper edge of its characters."""
        return self.baseline - round(_ABOVE * self.size * _TWIPS_A_HALF_POINT)

    @property
    def bottom(self) -> int:
        """The lower edge of its characters."""
        return self.baseline + round(_BELOW * self.size * _TWIPS_A_HALF_POINT)

    @property
    def middle(self) -> int:
        """The height of its dashes, and of the middle of its digits."""
        return self.baseline - round(_MIDDLE * self.size * _TWIPS_A_HALF_POINT)


class Area(NamedTuple):
    """The part of a page inside its margins (版心)."""

    top: int
    bottom: int
    left: int
    right: int


class RenderedPage(NamedTuple):
    """A page with its lines from top to bottom: those inside the margins, those above, and those below."""

    number: int
    area: Area
    lines: tuple[Line, ...] = ()
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()


class PageNumber(NamedTuple):
    """The number on a page: how far below the area its dashes stand, and how far from the sides of the area it begins
    and ends (7.5 of GB/T 9704—2012: 7 mm; a character from the right on odd pages, from the left on even ones)."""

    page: int
    text: str
    below: int
    from_left: int
    from_right: int


class Alone(NamedTuple):
    """A heading, by the index of its paragraph, at the foot of a page, while its text stands on the next."""

    page: int
    paragraph: int


class RenderedPages(NamedTuple):
    """The pages, and what is measured on them; None or empty where there is nothing to be measured.

    ``pitch``: from line to line of the running text.
    ``lines_a_page``: how many lines a full page of running text has; where no page is full of it, how many have room.
    ``characters_a_line``: how many characters a full line of running text has, in most lines of Han characters alone.
    ``name``: from the top of the area to the upper edge of the publication's name, on the page that has it.
    ``imprint``: from the lower edge of the last line of the imprint (版记) to the bottom of the area; it is on the last
    of ``imprint_pages``, the pages that have a line of it.
    ``page_numbers``: those of the pages that show one, in order.
    ``alone``: headings at the foot of a page, in order.
    """

    pages: tuple[RenderedPage, ...]
    pitch: float | None = None
    lines_a_page: int | None = None
    characters_a_line: int | None = None
    name: int | None = None
    imprint: int | None = None
    imprint_pages: tuple[int, ...] = ()
    page_numbers: tuple[PageNumber, ...] = ()
    alone: tuple[Alone, ...] = ()

    @property
    def page_number_below(self) -> int | None:
        """How far below the area most page numbers stand."""
        return median_low(each.below for each in self.page_numbers) if self.page_numbers else None

    @property
    def imprint_is_last(self) -> bool:
        """Whether there is an imprint, all of it on the last page."""
        return bool(self.pages) and self.imprint_pages == (self.pages[-1].number,)

    @property
    def lines_left(self) -> int | None:
        """How many lines of the running text would still have room under the imprint."""
        return None if self.imprint is None or not self.pitch else max(0, int(self.imprint / self.pitch))


def most_frequent(values: list[int]) -> int | None:
    """The most frequent of these, the first of several; None of nothing."""
    return Counter(values).most_common(1)[0][0] if values else None
