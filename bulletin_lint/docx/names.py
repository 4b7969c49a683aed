"""Names of the WordprocessingML vocabulary, in both of its namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lxml.etree import _Element

TRANSITIONAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}",
    "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}",
)
DIAGRAM = (
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}",
    "{http://purl.oclc.org/ooxml/drawingml/diagram}",
)
CHART = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}",
    "{http://purl.oclc.org/ooxml/drawingml/chart}",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}",
)
SHAPES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}", "{http://purl.oclc.org/ooxml/drawingml/main}")
OFFICE = "{urn:schemas-microsoft-com:office:office}"
VML = "{urn:schemas-microsoft-com:vml}"
SYMBOL_EXTENSION = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

WORD = (TRANSITIONAL, STRICT)
OFF = frozenset({"0", "false", "off", "none"})


def word(*names: str) -> tuple[str, ...]:
    """The given local names as tags of both Word namespaces."""
    return tuple(space + name for name in names for space in WORD)


_both = cache(word)


def attribute(element: _Element, name: str) -> str | None:
    """The value of a Word attribute, whichever namespace the part uses."""
    said: str | None = element.get(TRANSITIONAL + name)
    if said is None:
        said = element.get(STRICT + name)
    return said


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child with this local name, None where there is none."""
    return None if element is None else next(element.iterchildren(*_both(name)), None)


def children(element: _Element, name: str) -> Iterator[_Element]:
    """All children with this local name."""
    yield from element.iterchildren(*_both(name))


def elements_in(element: _Element) -> list[_Element]:
    """The children that are elements: no comments, no processing instructions."""
    return [child for child in element if isinstance(child.tag, str)]


def properties(element: _Element, name: str) -> _Element | None:
    """``w:pPr`` of a paragraph, ``w:rPr`` of a run: by the schema the first child, which is quick to see."""
    first = next(element.iterchildren(), None)
    return first if first is not None and first.tag in _both(name) else child(element, name)


def value(element: _Element | None, name: str) -> str | None:
    """The ``w:val`` of a child, None where there is no such child or no such attribute."""
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def switch(element: _Element | None, name: str) -> bool | None:
    """An on/off property: None where it is not said."""
    found = child(element, name)
    return None if found is None else (attribute(found, "val") or "1") not in OFF
