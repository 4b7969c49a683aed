"""How the parts of a new issue look: sizes and spacing of GB/T 9704—2012 (5.2, 7) and of the usual printed bulletin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.drafting.parts import Style

MILLIMETRE = 1440 / 25.4  # in twips
PAGE = (11906, 16838)  # A4, twips
MARGINS = {"top": 37, "right": 26, "bottom": 35, "left": 28}  # millimetres (5.2.1)
TEXT_WIDTH = PAGE[0] - round((MARGINS["left"] + MARGINS["right"]) * MILLIMETRE)
LINES_A_PAGE = 22  # (5.2.3)
LINE = round((PAGE[1] - (MARGINS["top"] + MARGINS["bottom"]) * MILLIMETRE) / LINES_A_PAGE)
RED = "FF0000"
_LARGEST_NAME = 124  # half-points
_NAME_WIDTH = 0.86  # of the text width


@dataclass(frozen=True, slots=True)
class StyleLook:
    """A paragraph style. ``size`` in half-points; ``before`` and ``after`` in lines; ``first`` is the indent of the
    first line in characters, ``tab`` a stop at the right margin, ``outline`` the level in the navigation pane, from 0.
    """

    font: str
    size: int
    align: Literal["left", "center", "right", "both"] = "left"
    color: str = ""
    before: float = 0
    after: float = 0
    first: int = 0
    exact: bool = True
    red_below: bool = False
    tab: bool = False
    outline: int | None = None
    keep_next: bool = False


def looks(profile: Profile) -> dict[Style, StyleLook]:
    """The look of every style in an issue of ``profile``."""
    fonts = profile.layout
    body, heading = fonts.body_font, fonts.heading_font
    return {
        Style.NAME: StyleLook(fonts.name_font, _LARGEST_NAME, "center", RED, before=1, after=0.6, exact=False),
        Style.ISSUE: StyleLook(body, 32, "center", after=1),
        Style.OFFICE: StyleLook(body, 32, red_below=True, tab=True, after=0.5),
        Style.INSTRUCTIONS: StyleLook(heading, 32),
        Style.CONTENTS: StyleLook(heading, 36, "center", before=0.5, after=0.5, exact=False, keep_next=True),
        Style.CONTENTS_SECTION: StyleLook(heading, 32, before=0.5, keep_next=True),
        Style.ENTRY: StyleLook(body, 32, "both"),
        Style.SECTION: StyleLook(heading, 32, before=0.5, outline=0, keep_next=True),
        Style.TITLE: StyleLook(
            fonts.title_font, 44, "center", before=0.5, after=0.5, exact=False, outline=1, keep_next=True
        ),
        Style.BODY: StyleLook(body, 32, "both", first=2),
        Style.ATTRIBUTION: StyleLook(fonts.attribution_font, 32, profile.attribution.align or "right", after=0.5),
        Style.DISTRIBUTION: StyleLook(body, 28, "both", keep_next=True),
        Style.COLOPHON: StyleLook(body, 28, keep_next=True),
        Style.PRINTED: StyleLook(body, 28, tab=True, keep_next=True),
        Style.COPIES: StyleLook(body, 28, "right"),
    }


def name_size(characters: int) -> tuple[int, int]:
    """The size of a name of so many characters, in half-points, and the space between them, in twips: as large as it
    may be, and spread where it is short."""
    room = TEXT_WIDTH * _NAME_WIDTH
    size = min(_LARGEST_NAME, int(room / 10 / max(characters, 1)))
    return size, max(0, min(int(room / max(characters, 1)) - size * 10, size * 4))
