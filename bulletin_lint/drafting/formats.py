"""How the parts of a new issue look: fonts and sizes of its profile, spacing of the usual printed bulletin."""

from __future__ import annotations

from typing import Literal, NamedTuple

from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.styles import LayoutStyle
from bulletin_lint.drafting.page import TWIPS, Page, length_of, name_line, page_of, said, size_of
from bulletin_lint.drafting.parts import LEVELS, Style
from bulletin_lint.text.looks import LineHeight

_RED = "FF0000"
_LARGEST_NAME = 124  # half-points
_NAME_WIDTH = 0.86  # of the text width
_OUTLINE = {Style.SECTION: 0, Style.TITLE: 1, **{level: number for number, level in enumerate(LEVELS, 2)}}
_KEPT = frozenset(
    {Style.CONTENTS, Style.CONTENTS_SECTION, Style.DISTRIBUTION, Style.COLOPHON, Style.PRINTED, *_OUTLINE}
)
_TABBED = frozenset({Style.OFFICE, Style.PRINTED})
_RUNNING = frozenset({Style.ENTRY, Style.BODY, *LEVELS})


class StyleLook(NamedTuple):
    """A paragraph style. ``size`` in half-points; ``before`` and ``after`` in twips; ``first`` is the indent of the
    first line in characters, ``spacing`` what is added to the width of a letter, in twips, ``line`` the height of
    lines, ``below`` the color of a line below, ``tab`` a stop so far from the left,
    ``outline`` the level in the navigation pane, from 0, ``next`` the style of the paragraph that is written after it.
    """

    font: str
    latin: str
    size: int
    align: Literal["left", "center", "right", "both"] = "left"
    color: str = ""
    before: int = 0
    after: int = 0
    first: int = 0
    spacing: int = 0
    line: LineHeight = LineHeight()
    below: str = ""
    tab: int = 0
    outline: int | None = None
    keep_next: bool = False
    next: Style | None = None

    @property
    def snapped(self) -> bool:
        """Whether its lines stand on the grid of the page: single ones, which have no height of their own. Others do
        not in Word, but in LibreOffice, which then makes half a line between them a whole one."""
        return self.line == LineHeight()


class _Part(NamedTuple):
    """What is particular to a part: the keys of its font and its size; ``before`` and ``after`` in lines."""

    font: str
    size: str
    align: Literal["left", "center", "right", "both"] = "left"
    before: float = 0
    after: float = 0


_PARTS = {
    Style.NAME: _Part("name_font", "title_size", "center", after=0.5),
    Style.ISSUE: _Part("issue_font", "issue_size", "center", after=0.5),
    Style.OFFICE: _Part("issue_font", "issue_size", after=0.5),
    Style.INSTRUCTIONS: _Part("heading_font", "body_size"),
    Style.CONTENTS: _Part("heading_font", "title_size", "center", 0.5, 0.5),
    Style.CONTENTS_SECTION: _Part("heading_font", "section_size", before=0.25),
    Style.ENTRY: _Part("body_font", "body_size", "both"),
    Style.SECTION: _Part("heading_font", "section_size", before=0.5),
    Style.TITLE: _Part("title_font", "title_size", "center", 0.5, 0.5),
    Style.BODY: _Part("body_font", "body_size", "both"),
    **{level: _Part("body_font", "body_size", "both") for level in LEVELS},
    Style.ATTRIBUTION: _Part("attribution_font", "attribution_size", "right", after=0.5),
    Style.DISTRIBUTION: _Part("foot_font", "foot_size", "both"),
    Style.COLOPHON: _Part("foot_font", "foot_size"),
    Style.PRINTED: _Part("foot_font", "foot_size"),
    Style.COPIES: _Part("foot_font", "foot_size", "right"),
}


def looks(profile: Profile) -> dict[Style, StyleLook]:
    """The look of every style in an issue of ``profile``."""
    page = page_of(profile.layout)
    return {style: _look(profile, page, style, part) for style, part in _PARTS.items()}


def _look(profile: Profile, page: Page, style: Style, part: _Part) -> StyleLook:
    layout, is_name = profile.layout, style is Style.NAME
    size = _LARGEST_NAME if is_name else size_of(layout, part.size)
    indented = style is Style.BODY or style in LEVELS
    aligned = profile.attribution.align if style is Style.ATTRIBUTION else ""
    return StyleLook(
        _font(layout, style) or said(layout, part.font),
        said(layout, "latin_font"),
        size,
        aligned or part.align,
        _RED if is_name and layout.red else "",
        length_of(layout, "name_distance") if is_name else round(part.before * page.pitch),
        round(part.after * page.pitch),
        layout.first_indent if indented else 0,
        page.spacing if style in _RUNNING else 0,
        name_line(size) if is_name else page.line_of(size),
        (_RED if layout.red else "000000") if style is Style.OFFICE else "",
        page.width if style in _TABBED else 0,
        _OUTLINE.get(style),
        style in _KEPT,
        Style.BODY if style is Style.TITLE or style in LEVELS else None,
    )


def _font(layout: LayoutStyle, style: Style) -> str:
    """The font of a heading of a level that has one of its own."""
    fonts = layout.level_fonts or LayoutStyle().level_fonts
    level = LEVELS.index(style) if style in LEVELS else len(fonts)
    return fonts[level] if level < len(fonts) else ""


def name_size(characters: int, width: int) -> tuple[int, int]:
    """The size of a name of so many characters, in half-points, and the space between them, in twips: as large as it
    may be in lines of this width, and spread where it is short."""
    room = width * _NAME_WIDTH
    size = min(_LARGEST_NAME, int(room / TWIPS / max(characters, 1)))
    return size, max(0, min(int(room / max(characters, 1)) - size * TWIPS, size * 4))
