"""``styles.xml``, read no further than the styles that somebody asks for.

The default style and the document's defaults stand at its beginning, and many files have hundreds of styles that
no paragraph uses: parsing all of them would cost several times what reading the document does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import child, value, word

ALIGNMENTS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both",
    "distribute": "distribute", "thaiDistribute": "distribute",
    "lowKashida": "both", "mediumKashida": "both", "highKashida": "both",
}  # fmt: skip
_DEFAULTS = frozenset(word("docDefaults"))
_VAL = names.TRANSITIONAL + "val"
_ON = frozenset({"1", "true", "on"})


class Said(NamedTuple):
    """What properties say about a paragraph or a run; None where they say nothing. Sizes are in half-points."""

    style: str | None = None
    alignment: str | None = None
    bold: bool | None = None
    size: int | None = None
    numbering: _Element | None = None

    def over(self, lower: Said) -> Said:
        """This, with what it leaves open taken from ``lower``."""
        return lower._replace(**{name: own for name, own in self._asdict().items() if own is not None})


_NOTHING = Said()


def said(*groups: _Element | None) -> Said:
    """Read a ``w:pPr`` or ``w:rPr``, or both of one style."""
    values: list[Any] | None = None
    for group in groups:
        for element in () if group is None else group:
            reader = _READERS.get(element.tag)
            if reader is not None:
                values = values or [None] * len(Said._fields)
                values[reader[0]] = reader[1](element)
    return _NOTHING if values is None else Said._make(values)


def _val(element: _Element) -> str | None:
    said: str | None = element.get(_VAL)
    return names.attribute(element, "val") if said is None else said


def _alignment(element: _Element) -> str | None:
    return ALIGNMENTS.get(_val(element) or "")


def _switch(element: _Element) -> bool:
    return (_val(element) or "1") not in names.OFF


def _half_points(element: _Element) -> int | None:
    text = _val(element) or ""
    return int(text) if text.isdecimal() else None


def _itself(element: _Element) -> _Element:
    return element


# By tag: which field of ``Said``, and how its value is read.
_READERS: dict[str, tuple[int, Callable[[_Element], Any]]] = {
    tag: (Said._fields.index(field), read)
    for name, field, read in (
        ("pStyle", "style", _val),
        ("rStyle", "style", _val),
        ("jc", "alignment", _alignment),
        ("b", "bold", _switch),
        ("sz", "size", _half_points),
        ("numPr", "numbering", _itself),
    )
    for tag in word(name)
}


class Styles:
    """The styles of a document, each chain resolved once, when first asked for.

    A part that is broken says nothing beyond what was read of it before the damage.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        """``chunks`` are the bytes of the part, taken one at a time as far as they are needed."""
        self._chunks = iter(chunks)
        self._elements: dict[str, _Element] = {}
        self._resolved: dict[str, Said] = {}
        self._default: str | None = None
        self._default_table: str | None = None
        self._defaults = _NOTHING
        self._default_groups: tuple[_Element | None, _Element | None] = (None, None)
        self._parser = etree.XMLPullParser(
            ("end",), tag=word("style", "docDefaults"), resolve_entities=False, no_network=True, load_dtd=False
        )

    @property
    def defaults(self) -> Said:
        """What ``w:docDefaults`` says; it stands before all styles."""
        self.paragraph(None)
        return self._defaults

    def paragraph(self, style_id: str | None) -> Said:
        """The paragraph style with this id; the default one where there is no such style."""
        if style_id is not None and self._has(style_id):
            return self._style(style_id)
        while self._default is None and self._read_on():
            pass
        return self._style(self._default)

    def character(self, style_id: str | None) -> Said:
        """The character style with this id; a style that says nothing where there is none."""
        return self._style(style_id) if style_id is not None and self._has(style_id) else _NOTHING

    def fonts_of_paragraph(self, style_id: str | None) -> Iterator[_Element]:
        """The ``w:rFonts`` of this paragraph style and of those that it is based on; of the default one where there is
        no such style."""
        self.paragraph(style_id)
        return self._fonts(style_id if style_id in self._elements else self._default)

    def fonts_of_others(self, style_id: str | None) -> Iterator[_Element]:
        """The ``w:rFonts`` of this style of characters or of a table, and of those that it is based on."""
        return self._fonts(style_id)

    @property
    def default_fonts(self) -> _Element | None:
        """The ``w:rFonts`` of ``w:docDefaults``."""
        return child(self.default_groups[1], "rFonts")

    @property
    def default_groups(self) -> tuple[_Element | None, _Element | None]:
        """The ``w:pPr`` and the ``w:rPr`` of ``w:docDefaults``."""
        self.paragraph(None)
        return self._default_groups

    def chain(self, style_id: str | None, kind: str) -> Iterator[_Element]:
        """The style of this id and those that it is based on, as far as they are for what ``kind`` says: ``paragraph``,
        ``character``, ``table`` or ``numbering``; one of another kind ends the chain (17.7.4.3)."""
        for element in () if style_id is None else self._chain(style_id):
            if _kind(element) != kind:
                return
            yield element

    def paragraph_id(self, style_id: str | None) -> str | None:
        """The id itself, or that of the default paragraph style where there is no such paragraph style (17.3.1.27)."""
        if style_id is not None and self._has(style_id) and _kind(self._elements[style_id]) == "paragraph":
            return style_id
        self.paragraph(None)
        return self._default

    def table_id(self, style_id: str | None) -> str | None:
        """The id itself, or that of the default table style where there is no such table style (17.4.62)."""
        if style_id is not None and self._has(style_id) and _kind(self._elements[style_id]) == "table":
            return style_id
        while self._default_table is None and self._read_on():
            pass
        return self._default_table

    def _fonts(self, style_id: str | None) -> Iterator[_Element]:
        for style in self._chain(style_id) if style_id is not None else ():
            fonts = child(child(style, "rPr"), "rFonts")
            if fonts is not None:
                yield fonts

    def _style(self, style_id: str | None) -> Said:
        if style_id is None or style_id not in self._elements:
            return _NOTHING
        if style_id not in self._resolved:
            style = _NOTHING
            for element in reversed([*self._chain(style_id)]):
                style = said(child(element, "pPr"), child(element, "rPr")).over(style)
            self._resolved[style_id] = style
        return self._resolved[style_id]

    def _chain(self, style_id: str) -> Iterator[_Element]:
        """The style and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        current: str | None = style_id
        while current is not None and current not in seen and self._has(current):
            seen.add(current)
            yield self._elements[current]
            current = value(self._elements[current], "basedOn")

    def _has(self, style_id: str | None) -> bool:
        """Whether there is such a style; reads on until it is found."""
        while style_id not in self._elements and self._read_on():
            pass
        return style_id in self._elements

    def _read_on(self) -> bool:
        """Parse the next chunk; False at the end, and where the part is broken or has a DTD."""
        chunk = next(self._chunks, None)
        if not chunk or b"<!DOCTYPE" in chunk:
            return False
        try:
            self._parser.feed(_without_latent(chunk))
            for _, element in self._parser.read_events():
                self._take(element)
        except etree.XMLSyntaxError:
            self._chunks = iter(())
        return True

    def _take(self, element: _Element) -> None:
        if element.tag in _DEFAULTS:
            paragraph = child(child(element, "pPrDefault"), "pPr")
            run = child(child(element, "rPrDefault"), "rPr")
            self._defaults, self._default_groups = said(paragraph, run), (paragraph, run)
            return
        style_id = names.attribute(element, "styleId") or ""
        self._elements[style_id] = element
        if names.attribute(element, "default") in _ON:
            kind = names.attribute(element, "type")
            if kind == "paragraph":
                self._default = style_id
            elif kind == "table":
                self._default_table = style_id


def _kind(style: _Element) -> str:
    """What a style is for; paragraphs where it does not say (17.7.4.17)."""
    return names.attribute(style, "type") or "paragraph"


def _without_latent(chunk: bytes) -> bytes:
    """The first bytes of the part without the hundreds of defaults for styles that the file does not have."""
    start = chunk.find(b"latentStyles")
    end = chunk.find(b"latentStyles>", start + 1)
    if start < 0 or end < 0:
        return chunk
    return chunk[: chunk.rfind(b"<", 0, start)] + chunk[end + len(b"latentStyles>") :]
