"""What stands between a bulletin and its XML: lines of formatted runs, tables of lines, and text boxes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, NamedTuple

TEXT_WIDTH = 8845
"""Width of the type area in twips: A4 less 28 mm on the left and 26 mm on the right."""


class Format(NamedTuple):
    """How a line looks. ``size`` in half-points; ``indent`` is a first line indented by two characters."""

    font: str
    size: int
    align: Literal["left", "center", "right", "both"] = "left"
    bold: bool = False
    color: str = ""
    indent: bool = False
    rule: Literal["", "red-below", "black-above"] = ""
    exact: bool = True


class Look(Enum):
    """The kinds of line in a bulletin, each with its format."""

    NAME = Format("方正小标宋简体", 84, "center", color="FF0000", exact=False)
    ISSUE = Format("仿宋_GB2312", 32, "center")
    OFFICE = Format("仿宋_GB2312", 32, rule="red-below")
    ISSUER = Format("仿宋_GB2312", 32, "left")
    DATE = Format("仿宋_GB2312", 32, "right", rule="red-below")
    DATE_CELL = Format("仿宋_GB2312", 32, "right")
    BOX = Format("黑体", 32)
    CONTENTS_HEADING = Format("黑体", 36, "center")
    CONTENTS_SECTION = Format("黑体", 32)
    ENTRY = Format("仿宋_GB2312", 32)
    SECTION = Format("黑体", 32)
    TITLE = Format("方正小标宋简体", 44, "center", exact=False)
    BODY = Format("仿宋_GB2312", 32, "both", indent=True)
    HEADING = Format("黑体", 32, "both", indent=True)
    ATTRIBUTION = Format("楷体_GB2312", 32, "right")
    ATTRIBUTION_LEFT = Format("楷体_GB2312", 32)
    RECIPIENTS = Format("仿宋_GB2312", 28, "both")
    RECIPIENTS_FIRST = Format("仿宋_GB2312", 28, "both", rule="black-above")
    COLOPHON = Format("仿宋_GB2312", 28, rule="black-above")
    COLOPHON_CELL = Format("仿宋_GB2312", 28)
    COPIES = Format("仿宋_GB2312", 28, "right", rule="black-above")
    EMPTY = Format("仿宋_GB2312", 32)


class Run(NamedTuple):
    """A stretch of one format. ``"\\t"``, ``"\\n"`` and ``"\\f"`` become a tab, a line break and a page break."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of Word."""

    look: Look
    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, look: Look, text: str) -> Line:
        """A line of a single run."""
        return cls(look, (Run(text),))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of lines. ``widths`` in twips; a row of fewer cells has its last one span the columns left."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    widths: tuple[int, ...]
    border: Literal["none", "box", "red-below", "rules"] = "none"


@dataclass(frozen=True, slots=True)
class TextBox:
    """A floating box as wide as the type area; ``height`` in twips."""

    lines: tuple[Line, ...]
    height: int


Block = Line | Table | TextBox


class Story(NamedTuple):
    """The blocks of the body, and those of the page footer above the page number."""

    body: tuple[Block, ...]
    footer: tuple[Line, ...] = ()
