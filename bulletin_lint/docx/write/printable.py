"""A copy of a Word file that LibreOffice sets as Word prints it. It is never written over a draft.

What is deleted, but tracked, is left out: LibreOffice would print it.

Lines of an exact height are taken off the grid of the page: its pitch does not hold for them (ISO/IEC 29500-1, 17.6.5),
but LibreOffice makes them as high as a whole number of its lines: 31.2 points where 28 are wanted, on the grid of 15.6
that new Chinese documents have. Beside such lines the grid is made to fill its page, as what it leaves of the page
LibreOffice leaves empty, half of it at the top, for the lines that are off the grid too.

The grid has lines alone. LibreOffice gives each character a cell of the grid as wide as a character of the default
style and ``w:charSpace`` say, and one that is wider than that, be it by 0.2 points, two cells: where Word sets 28
characters a line, it sets 14. Instead, every character gets the space that the grid adds to it (17.6.5, in 4096ths of a
point) as space between characters, rounded down to twips.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.names import TRANSITIONAL, WORD, attribute, child, word
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.read import story
from bulletin_lint.docx.read.looks.flat import whole
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.repack import repacked
from bulletin_lint.text.looks import SectionLook

_IN_A_POINT, _TWIPS = 4096, 20
_GRIDS = ("linesAndChars", "snapToChars")
_DELETED = word("del", "moveFrom")
_OF_PROPERTIES = frozenset(word("rPr", "trPr", "tcPr"))  # there, what is deleted is the mark, the row or the cell


def printable(data: bytes) -> bytes:
    """The copy; the same bytes where nothing is to be changed. If sections differ, the characters of all are as far
    apart as the first says. Raises ``UnreadableFile`` and ``CannotPatch``."""
    document = story.read(Package.from_bytes(data))  # its trees are nobody else's
    package, main = document.package, document.parts[0]
    changed = {main.name: main} if _off_the_grid(document) else {}
    if _without_deleted(main.root):
        changed[main.name] = main
    styles = next(package.related("styles"), None)
    if styles is not None and _without_character_grid(main.root, styles.root):
        changed |= {main.name: main, styles.name: styles}
    return repacked(package.archive, {name: _serialized(part) for name, part in changed.items()}) if changed else data


def _off_the_grid(document: WordDocument) -> bool:
    """Take the paragraphs of the main part off the grid whose lines are of an exact height; whether there were any."""
    sections = [each for each in document.formatting.page.sections if each.grid.kind and each.grid.pitch > 0]
    exact = [*_exact(document)] if sections else []
    for element in exact:
        _say(element, "0", "pPr", "snapToGrid")
    for grid in document.parts[0].root.iter(*word("docGrid")) if exact else ():
        pitch = whole(attribute(grid, "linePitch"))
        section = next((each for each in sections if each.grid.pitch == pitch), None)
        if section is not None:
            _set(grid, "linePitch", str(_filling(section)))
    return bool(exact)


def _exact(document: WordDocument) -> Iterator[_Element]:
    for paragraph, source in zip(document.text.paragraphs, document.sources, strict=True):
        look = document.formatting.look(paragraph)
        if paragraph.part == document.parts[0].name and look.snapped and look.line.rule == "exact":
            yield from (element for each in source.everywhere() for element in (*each.joined, each.element))


def _filling(section: SectionLook) -> int:
    """The pitch by which as many lines fill the page."""
    room = section.height - abs(section.margins.get("top", 0)) - abs(section.margins.get("bottom", 0))
    return room // max(1, room // section.grid.pitch) if room > 0 else section.grid.pitch


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
    _say(styles, None, "docDefaults", "rPrDefault", "rPr", "spacing")
    for spacing in (*_spacings(root), *_spacings(styles)):
        _set(spacing, "val", str((whole(attribute(spacing, "val")) or 0) + twips))
    return True


def _spacings(root: _Element) -> Iterator[_Element]:
    """What says the space between characters, and not that between paragraphs."""
    for properties in root.iter(*word("rPr")):
        yield from properties.iterchildren(*word("spacing"))


def _say(element: _Element, said: str | None, *path: str) -> None:
    """See to it that there is an element at the end of the path, with this value, if any. Properties come first in what
    has them."""
    for name in path:
        found = child(element, name)
        if found is None:
            found = element.makeelement(_space(element) + name)
            element.insert(0, found)
        element = found
    if said is not None:
        _set(element, "val", said)


def _set(element: _Element, name: str, said: str) -> None:
    element.set(_space(element) + name, said)


def _space(element: _Element) -> str:
    """The one of the two namespaces that an element is in; the usual one for what is in neither."""
    return next((space for space in WORD if str(element.tag).startswith(space)), TRANSITIONAL)


def _serialized(part: Part) -> bytes:
    return bytes(etree.tostring(part.root, encoding="UTF-8", xml_declaration=True, standalone=True))
