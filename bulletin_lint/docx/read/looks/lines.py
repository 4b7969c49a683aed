"""Lines that go with a paragraph: its own borders, those of the cell that it stands in, and what is drawn beside it.

A red line under a masthead is made in all of these ways, and as an AutoShape in VML or DrawingML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lxml.etree import _Element

from bulletin_lint.docx.names import attribute, child, word
from bulletin_lint.docx.read.looks.theme import Theme
from bulletin_lint.text.looks import AUTO, Border, DrawnLine

_DRAWINGS = word("drawing", "pict")
_CELLS, _TABLES, _AROUND = word("tc"), word("tbl"), word("tc", "txbxContent")
_EDGES: tuple[Literal["top"], Literal["bottom"]] = ("top", "bottom")
_NO_LINE = frozenset({"none", "nil", ""})
_PRESETS = frozenset({"line", "lineInv", "straightConnector1", "bentConnector2", "bentConnector3"})
_THIN = 57_150  # EMU, 1.6 mm: what is drawn no higher is a line
_THIN_POINTS = 4.5
_LENGTH = re.compile(r"(?:^|;)\s*height\s*:\s*([\d.]+)(pt|in|cm|mm)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "": 0.75}
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})\b")
_SHORT_COLOR = re.compile(r"#([0-9A-Fa-f]{3})\b")
_NAMED = {"red": "FF0000", "black": "000000"}


def drawn_beside(paragraph: _Element, theme: Theme) -> Iterator[DrawnLine]:
    """The lines drawn in the runs of a ``w:p``, and the upper and lower edges of the cell around it."""
    for drawing in paragraph.iter(*_DRAWINGS):
        yield from _drawn(drawing, theme)
    cell = next(paragraph.iterancestors(*_AROUND), None)
    if cell is not None and cell.tag in _CELLS:
        yield from _edges(cell)


def _edges(cell: _Element) -> Iterator[DrawnLine]:
    """The lines above and below a cell: its own, else those of its table."""
    table = next(cell.iterancestors(*_TABLES), None)
    own, around = child(child(cell, "tcPr"), "tcBorders"), child(child(table, "tblPr"), "tblBorders")
    for side in _EDGES:
        line = child(own, side)
        line = child(around, side) if line is None else line
        kind = "" if line is None else attribute(line, "val") or ""
        if line is not None and kind not in _NO_LINE:
            width = attribute(line, "sz") or "0"
            border = Border(kind, int(width) if width.isdecimal() else 0, (attribute(line, "color") or AUTO).upper())
            yield DrawnLine(side, border._replace(color=AUTO) if border.color == AUTO.upper() else border)


def _drawn(drawing: _Element, theme: Theme) -> Iterator[DrawnLine]:
    """What of a drawing is a line; in a file that has it in both vocabularies, it is there twice."""
    for element in drawing.iter():
        name = str(element.tag).rpartition("}")[2]
        found = _READERS[name](element, theme) if name in _READERS else None
        if found is not None:
            yield DrawnLine("drawing", Border("single", 0, found))


def _geometry(element: _Element, theme: Theme) -> str | None:
    """The color of an ``a:prstGeom`` that is a line, or so thin that it is one."""
    properties = element.getparent()
    if properties is None:
        return None
    extent = next(properties.iter("{*}ext"), None)
    height = "" if extent is None else extent.get("cy") or ""
    thin = height.isdecimal() and int(height) <= _THIN
    if element.get("prst") not in _PRESETS and not thin:
        return None
    outline, fill = properties.find("{*}ln/{*}solidFill"), properties.find("{*}solidFill")
    shape = properties.getparent()
    said = outline if outline is not None else fill
    said = said if said is not None or shape is None else shape.find("{*}style/{*}lnRef")
    return _shown(said, theme)


def _shown(group: _Element | None, theme: Theme) -> str:
    """The color that an ``a:solidFill`` or ``a:lnRef`` names, '' where it cannot be told."""
    for each in () if group is None else group:
        value = each.get("val") or ""
        if _COLOR.fullmatch(value):
            return value.upper()
        if value:
            return theme.color(value)
    return ""


def _vml_line(element: _Element, _: Theme) -> str | None:
    return _vml_color(element, "strokecolor")


def _vml_shape(element: _Element, _: Theme) -> str | None:
    """The color of a shape so thin that it is a line; a connector is one, too."""
    if "_x0000_t32" in (element.get("type") or ""):
        return _vml_color(element, "strokecolor")
    height = _LENGTH.search(element.get("style") or "")
    if height is None or float(height[1]) * _POINTS[height[2] or ""] > _THIN_POINTS:
        return None
    filled = _vml_color(element, "fillcolor")
    return filled or _vml_color(element, "strokecolor")


def _vml_color(element: _Element, name: str) -> str:
    said = element.get(name) or ""
    if long := _COLOR.match(said):
        return long[1].upper()
    if short := _SHORT_COLOR.match(said):
        return "".join(digit * 2 for digit in short[1]).upper()
    return _NAMED.get(said.split(" ")[0].lower(), "")


_READERS: dict[str, Callable[[_Element, Theme], str | None]] = {
    "prstGeom": _geometry, "line": _vml_line, "rect": _vml_shape, "shape": _vml_shape,
}  # fmt: skip
