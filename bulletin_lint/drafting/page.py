"""The page of a new issue, as the profile has it: margins, lines, the room for text, and how letters fit into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bulletin_lint.bulletin.styles import LayoutStyle
from bulletin_lint.text.looks import LineHeight
from bulletin_lint.text.measures import A4, half_points, lengths, line_heights

TWIPS = 10  # a half-point
_STANDARD = LayoutStyle()
# What a profile leaves open is as the key that stands here has it, else as the standard has it.
_ALIKE = {
    "issue_font": "body_font", "issue_size": "body_size", "section_size": "body_size",
    "attribution_size": "body_size", "foot_font": "body_font",
}  # fmt: skip
_DASH = 0.35  # of the size of letters: how far above the baseline dashes are
_BELOW_BASELINE = 0.2  # of the height of an exact line, in Word and in LibreOffice
_ABOVE_BASELINE = 0.88  # of the size of letters: where their upper edge is
_CLOSEST, _WIDEST = -0.05, 0.1  # of the size of letters, by which they may be moved together or apart
_LEADING = 1.3  # of the size of letters, that lines are at least high


class Page(NamedTuple):
    """A page; lengths in twips. ``margins`` are by side, and ``footer``. ``pitch`` is the height of one of the lines
    that the page has, ``line`` that of lines of running text, ``spacing`` what is added to the width of a letter of
    running text."""

    margins: Mapping[str, int]
    pitch: int
    line: LineHeight
    spacing: int

    @property
    def width(self) -> int:
        """The room for text between the margins."""
        return A4[0] - self.margins["left"] - self.margins["right"]

    def line_of(self, size: int) -> LineHeight:
        """The height of lines of letters of so many half-points."""
        least = round(_LEADING * size * TWIPS)
        return self.line if self.line.rule != "exact" or least <= self.line.value else LineHeight(least, "exact")


def said(layout: LayoutStyle, key: str) -> str:
    """What the profile says of a key that is text, or what holds instead."""
    found: str = getattr(layout, key)
    if found:
        return found
    return said(layout, _ALIKE[key]) if key in _ALIKE else str(getattr(_STANDARD, key))


def size_of(layout: LayoutStyle, key: str) -> int:
    """The size of letters that a key names, in half-points."""
    return half_points(said(layout, key)) or TWIPS


def length_of(layout: LayoutStyle, key: str) -> int:
    """The length that a key names, in twips; of several the first."""
    return (lengths(said(layout, key)) or (0,))[0]


def name_line(size: int) -> LineHeight:
    """A line whose upper edge is that of letters of so many half-points: what is above it is above them."""
    return LineHeight(round(_ABOVE_BASELINE / (1 - _BELOW_BASELINE) * size * TWIPS), "exact")


def page_of(layout: LayoutStyle) -> Page:
    """The page that a profile asks for; of several margins that may be, the first."""
    margins = {side: length_of(layout, side) for side in ("top", "bottom", "left", "right")}
    room = A4[1] - margins["top"] - margins["bottom"]
    pitch = room // (layout.lines or _STANDARD.lines)
    line = _line(said(layout, "line"), pitch)
    baseline = length_of(layout, "number_distance") + _DASH * size_of(layout, "number_size") * TWIPS
    margins["footer"] = max(0, round(margins["bottom"] - baseline - _BELOW_BASELINE * number_line(layout)))
    return Page(margins, pitch, line, _spacing(layout, A4[0] - margins["left"] - margins["right"]))


def number_line(layout: LayoutStyle) -> int:
    """The height of the line with the page number."""
    return round(_LEADING * size_of(layout, "number_size") * TWIPS)


def _line(words: str, pitch: int) -> LineHeight:
    """The height that fills the page, as far as the bounds allow it; rounded down, as a line that has no room is on the
    next page."""
    least, greatest = line_heights(words) or (LineHeight(pitch, "exact"),) * 2
    return least._replace(value=min(max(pitch, least.value), greatest.value)) if least.rule == "exact" else least


def _spacing(layout: LayoutStyle, width: int) -> int:
    """What moves letters together or apart so that as many stand in a line as are asked for. A grid of characters would
    do the same in Word, but not in LibreOffice, and not for letters of another size."""
    size = size_of(layout, "body_size") * TWIPS
    if not layout.characters or width // size == layout.characters:
        return 0
    spacing = width // layout.characters - size
    return spacing if _CLOSEST * size <= spacing <= _WIDEST * size else 0
