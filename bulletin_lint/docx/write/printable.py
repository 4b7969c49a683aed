"""A copy of a Word file that LibreOffice sets as Word prints it. It is never written over a draft.

What is deleted, but tracked, is left out: LibreOffice would print it.

The grid of the pages has lines alone. LibreOffice gives each character a cell of the grid as wide as a character of the
default style and ``w:charSpace`` say, and one that is wider than that, be it by 0.2 points, two cells: where Word sets
28 characters a line, it sets 14. Instead, every character gets the space that the grid adds to it (17.6.5 of ISO/IEC
29500-1, in 4096ths of a point) as space between characters, rounded down to twips.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.names import WORD, attribute, child, word
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.read.looks.flat import whole
from bulletin_lint.docx.write.repack import repacked

_IN_A_POINT, _TWIPS = 4096, 20
_GRIDS = ("linesAndChars", "snapToChars")
_DELETED = word("del", "moveFrom")
_OF_PROPERTIES = frozenset(word("rPr", "trPr", "tcPr"))  # there, what is deleted is the mark, the row or the cell


def printable(data: bytes) -> bytes:
    """The copy; the same bytes where the file has neither. If sections differ, the grid of the first holds for all.
    Raises ``UnreadableFile`` and ``CannotPatch``."""
    package = Package.from_bytes(data)  # its trees are nobody else's
    main, styles = package.part(package.main_part), next(package.related("styles"), None)
    if main is None:
        return data
    changed = [main] if _without_deleted(main.root) else []
    if styles is not None and _without_character_grid(main.root, styles.root):
        changed = [main, styles]
    return repacked(package.archive, {part.name: _serialized(part) for part in changed}) if changed else data


def _without_deleted(root: _Element) -> bool:
    """Take out what is deleted; whether there was any. The text behind it stays."""
    found = [each for each in root.iter(*_DELETED) if each.getparent().tag not in _OF_PROPERTIES]
    for element in found:
        element.getparent().remove(element)
    return bool(found)


def _without_character_grid(root: _Element, styles: _Element) -> bool:
    """Put spaces between characters in the place of their grid; whether there was one."""
    grids = [each for each in root.iter(*word("docGrid")) if attribute(each, "type") in _GRIDS]
    if not grids:
        return False
    twips = (whole(attribute(grids[0], "charSpace")) or 0) * _TWIPS // _IN_A_POINT
    for grid in grids:
        _set(grid, "type", "lines")
    _make(styles, "docDefaults", "rPrDefault", "rPr", "spacing")
    for spacing in (*_spacings(root), *_spacings(styles)):
        _set(spacing, "val", str((whole(attribute(spacing, "val")) or 0) + twips))
    return True


def _spacings(root: _Element) -> Iterator[_Element]:
    """What says the space between characters, and not that between paragraphs."""
    for properties in root.iter(*word("rPr")):
        yield from properties.iterchildren(*word("spacing"))


def _make(root: _Element, *path: str) -> None:
    """See to it that there is an element at the end of the path."""
    for name in path:
        found = child(root, name)
        root = etree.SubElement(root, _space(root) + name) if found is None else found


def _set(element: _Element, name: str, said: str) -> None:
    element.set(_space(element) + name, said)


def _space(element: _Element) -> str:
    """The one of the two namespaces that an element is in."""
    return next(space for space in WORD if element.tag.startswith(space))


def _serialized(part: Part) -> bytes:
    return bytes(etree.tostring(part.root, encoding="UTF-8", xml_declaration=True, standalone=True))
