"""Where in a table a paragraph stands, and which parts of the table's style hold there (ISO/IEC 29500-1 17.7.6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute, child, children, value, word
from bulletin_lint.docx.read.styles import Styles

_TABLES, _ROWS, _CELLS, _AROUND = word("tbl"), word("tr"), word("tc"), word("tc", "txbxContent")
# By the bit of ``w:tblLook`` that says it, and the attribute that newer files have for it (17.4.55).
_LOOK = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


class TablePlace(NamedTuple):
    """The style of the table that a paragraph stands in, and the parts of it that hold: what counts more comes last."""

    style: str
    parts: tuple[str, ...] = ()


class Tables:
    """The places of paragraphs in tables; a table is looked at when the first of its paragraphs is asked for."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._cells: dict[_Element, TablePlace | None] = {}
        self._with_parts: dict[str, bool] = {}

    def place(self, paragraph: _Element) -> TablePlace | None:
        """The place of a ``w:p`` in the table right around it; None where there is none, or none with a style. What
        stands in a text box is not in the table that the box is tied to."""
        cell = next(paragraph.iterancestors(*_AROUND), None)
        if cell is None or cell.tag not in _CELLS:
            return None
        if cell not in self._cells:
            table = next(cell.iterancestors(*_TABLES), None)
            self._cells |= {cell: None} if table is None else dict(self._places(table)) or {cell: None}
        return self._cells.get(cell)

    def _places(self, table: _Element) -> Iterator[tuple[_Element, TablePlace | None]]:
        properties = child(table, "tblPr")
        style = self._styles.table_id(value(properties, "tblStyle"))
        look = _look(child(properties, "tblLook")) if style and self._has_parts(style) else frozenset()
        bands = [self._band_size(style, f"tblStyle{way}BandSize") for way in ("Row", "Col")] if look else [1, 1]
        rows = [row for row in table.iter(*_ROWS) if next(row.iterancestors(*_TABLES)) is table]
        for down, row in enumerate(rows):
            cells = [cell for cell in row.iter(*_CELLS) if next(cell.iterancestors(*_ROWS)) is row]
            for along, cell in enumerate(cells):
                parts = _parts(look, (down, len(rows), bands[0]), (along, len(cells), bands[1])) if look else ()
                yield cell, TablePlace(style, parts) if style else None

    def _has_parts(self, style: str) -> bool:
        if style not in self._with_parts:
            chain = self._styles.chain(style, "table")
            self._with_parts[style] = any(child(each, "tblStylePr") is not None for each in chain)
        return self._with_parts[style]

    def _band_size(self, style: str | None, name: str) -> int:
        """How many rows or columns are one band (17.7.6.5, 17.7.6.7)."""
        sizes = (value(child(each, "tblPr"), name) or "" for each in self._styles.chain(style, "table"))
        return max(1, next((int(size) for size in sizes if size.isdecimal() and len(size) < 5), 1))


def _look(element: _Element | None) -> frozenset[str]:
    """What of a table's style is switched on; nothing where there is no ``w:tblLook``."""
    if element is None:
        return frozenset()
    try:
        bits = int(attribute(element, "val") or "0", 16)
    except ValueError:
        bits = 0
    said = {name: attribute(element, name) for name in _LOOK}
    on = {name for name, bit in _LOOK.items() if (bits & bit if said[name] is None else said[name] not in names.OFF)}
    return frozenset(on ^ {"noHBand", "noVBand"})


def _parts(look: frozenset[str], down: tuple[int, int, int], along: tuple[int, int, int]) -> tuple[str, ...]:
    """The parts for a cell: of (place, count, size of a band) from above and from the left. Bands first, then rows,
    columns and corners (17.7.6)."""
    row = _end("Row", look, down)
    column = _end("Column", look, along)
    found = []
    if "noVBand" in look and not column:
        found.append(f"band{_band(along, 'firstColumn' in look)}Vert")
    if "noHBand" in look and not row:
        found.append(f"band{_band(down, 'firstRow' in look)}Horz")
    found += [row] if row else []
    found += [column.replace("Column", "Col")] if column else []
    if row and column:
        found.append(("n" if row == "firstRow" else "s") + ("w" if column == "firstColumn" else "e") + "Cell")
    return tuple(found)


def _end(kind: str, look: frozenset[str], where: tuple[int, int, int]) -> str:
    """``first…`` or ``last…`` where this is the first or last one and such are set apart, else ''."""
    place, count, _ = where
    if place == 0 and f"first{kind}" in look:
        return f"first{kind}"
    return f"last{kind}" if place == count - 1 and f"last{kind}" in look else ""


def _band(where: tuple[int, int, int], first_apart: bool) -> int:
    place, _, size = where
    return (place - first_apart) // size % 2 + 1


def parts_of(style: _Element, kind: str) -> Iterator[_Element]:
    """The ``w:tblStylePr`` of a style for this part of a table."""
    return (each for each in children(style, "tblStylePr") if attribute(each, "type") == kind)
