"""How a document looks, as far as a page shows it: the values that hold in the end, wherever the file says them.

Lengths are in twips (1/20 point, 1/1440 inch), sizes of letters in half-points, hundredths where it says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from bulletin_lint.text.slots import slot_of

AUTO = "auto"
"""The color of what is drawn black on white, and white on black."""


class RunLook(NamedTuple):
    """How letters look. Fonts are by what they draw: ``chinese`` Han characters, ``latin`` digits and unaccented
    letters, ``other`` é, α, ① and the like; which of them draws “ ” …… ——, ``font_of`` knows. The names are as the file
    has them, '' where it names none. ``size`` is in half-points. ``color`` is ``auto`` or six hexadecimal digits;
    ``underline`` the kind of line, '' for none. ``hint``: what can be Chinese or not is Chinese; ``language`` is that
    of the Chinese."""

    chinese: str = ""
    latin: str = ""
    size: int = 20
    bold: bool = False
    italic: bool = False
    underline: str = ""
    color: str = AUTO
    hint: bool = False
    other: str = ""
    language: str = ""

    def font_of(self, character: str) -> str:
        """The name of the font that draws this character, '' where the file names none."""
        font: str = getattr(self, slot_of(character, self.hint, self.language))
        return font


class Stretch(NamedTuple):
    """Characters that look alike: ``[start, end)`` of the text."""

    start: int
    end: int
    look: RunLook


class Indent(NamedTuple):
    """An indent: in hundredths of a character, if ``chars`` is not 0, else in twips. Negative hangs."""

    twips: int = 0
    chars: int = 0


class Space(NamedTuple):
    """Space above or below: as a web page has it, if ``auto``; else in hundredths of a line, if ``lines`` is not 0;
    else in twips."""

    twips: int = 0
    lines: int = 0
    auto: bool = False


class LineHeight(NamedTuple):
    """``exact`` or ``least`` twips, or ``multiple`` lines in 240ths."""

    value: int = 240
    rule: Literal["exact", "least", "multiple"] = "multiple"


class Border(NamedTuple):
    """A line beside a paragraph or a cell: its kind, width in eighths of a point, and color."""

    kind: str
    width: int
    color: str


class DrawnLine(NamedTuple):
    """A line beside a paragraph that is no border of its own: the edge at the ``top`` or the ``bottom`` of the cell
    that it stands in, or a ``drawing``, whose color is '' where it cannot be told."""

    where: Literal["top", "bottom", "drawing"]
    line: Border


class ParagraphLook(NamedTuple):
    """How a paragraph is set. ``style`` is the name of its style, '' for the default one; ``outline`` its level, 0 to
    8. ``snapped``: its lines stand on the grid of the page. ``contextual``: no space to a neighbor of the same style.
    ``borders`` are by side: ``top``, ``bottom``, ``left``, ``right``; a side without a line is not there. ``framed``:
    it stands in a frame, or in a text box of a header or a footer, which has its place on the page whatever the
    paragraph says."""

    style: str = ""
    alignment: str = "left"
    first: Indent = Indent()
    left: Indent = Indent()
    right: Indent = Indent()
    before: Space = Space()
    after: Space = Space()
    contextual: bool = False
    line: LineHeight = LineHeight()
    snapped: bool = True
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    outline: int | None = None
    space_latin: bool = True
    space_digits: bool = True
    kinsoku: bool = True
    borders: Mapping[str, Border] = MappingProxyType({})
    framed: bool = False


class Grid(NamedTuple):
    """The grid of a page: ``lines`` or ``linesAndChars`` or ``snapToChars``, '' for none; the distance of its lines in
    twips; what is added to the width of a character, in 4096ths of a point."""

    kind: str = ""
    pitch: int = 0
    chars: int = 0


class Edge(NamedTuple):
    """A header or a footer: for which pages (``default``, ``first``, ``even``), and the part of the file it is in.
    ``numbered``: it shows the number of the page."""

    kind: Literal["header", "footer"]
    pages: str
    part: str
    numbered: bool = False


class SectionLook(NamedTuple):
    """A stretch of pages, from the paragraph with index ``first`` up to and with that with index ``last``, which is the
    one before ``first`` if there is none. ``margins`` are by side, and ``header``, ``footer``, ``gutter``. ``edges``
    are those that hold, taken from the section before where it has none of its own; those for the first page show only
    if ``title_page``, those for even pages only if the document tells them apart."""

    first: int
    last: int
    width: int = 12240
    height: int = 15840
    landscape: bool = False
    margins: Mapping[str, int] = MappingProxyType({})
    columns: int = 1
    grid: Grid = Grid()
    edges: tuple[Edge, ...] = ()
    title_page: bool = False


class PageLook(NamedTuple):
    """What holds for all pages: whether even ones have headers and footers of their own, whether margins are mirrored,
    so that ``left`` is inside, and whether the gutter is at the top. ``size`` is that of letters of which nothing is
    said, in half-points: the grid counts from it."""

    sections: tuple[SectionLook, ...] = ()
    odd_and_even: bool = False
    mirrored: bool = False
    gutter_at_top: bool = False
    size: int = 20
