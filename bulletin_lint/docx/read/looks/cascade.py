"""The levels of formatting laid over one another (ISO/IEC 29500-1 17.7.2): defaults of the document, style of the
table, numbering, style of the paragraph, style of the characters, what stands in the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute, child, children, value, word
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.looks.flat import Said, flat
from bulletin_lint.docx.read.looks.theme import Theme, related
from bulletin_lint.docx.read.styles import Styles

_TABLES, _AROUND = word("tbl"), word("tbl", "txbxContent")
# Set by two styles, these are off again (17.7.3).
_TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish")
_LONGEST_LINK = 8  # styles of numbering that refer to one another


class Cascade:
    """What holds in the end for the paragraphs and the runs of a file. Each style is worked out once."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = styles
        self._numbering = _Numbering(package, styles)
        self.theme = Theme(package)
        self._of_styles: dict[tuple[str, str, bool], dict[str, Any]] = {}

    def paragraph(self, element: _Element) -> Said:
        """What holds for a ``w:p``."""
        own = names.properties(element, "pPr")
        style = self._styles.paragraph_id(value(own, "pStyle"))
        found = {**self._defaults[0], **self._of_table(element, "pPr"), **self._of_style(style, "pPr")}
        numbers = child(own, "numPr")
        if numbers is not None:
            found |= self._flat(self._numbering.level(numbers, style))
        return found | self._flat(own)

    def run(self, properties: _Element | None, paragraph: _Element) -> Said:
        """What holds for a run with this ``w:rPr`` in a ``w:p``."""
        style = self._styles.paragraph_id(value(names.properties(paragraph, "pPr"), "pStyle"))
        below = {**self._defaults[1], **self._of_table(paragraph, "rPr")}
        around, own = self._of_style(style, "rPr"), self._of_style(value(properties, "rStyle"), "rPr")
        found = {**below, **around, **own}
        for name in _TOGGLES:
            if name in around and name in own:
                found[name] = around[name] is not own[name]
        return found | self._flat(properties)

    def style_name(self, element: _Element) -> str:
        """The name of the style of a ``w:p``; '' for the default one."""
        said = value(names.properties(element, "pPr"), "pStyle")
        style = next(self._styles.chain(said), None) if said else None
        return (value(style, "name") or "") if style is not None else ""

    @cached_property
    def _defaults(self) -> tuple[dict[str, Any], dict[str, Any]]:
        paragraph, run = self._styles.default_groups
        return self._flat(paragraph), self._flat(run)

    def _of_style(self, style: str | None, group: str) -> dict[str, Any]:
        """What a style says together with those that it is based on, and with the level of numbering that it names."""
        if style is None:
            return {}
        key = (style, group, False)
        if key not in self._of_styles:
            found: dict[str, Any] = {}
            for element in reversed([*self._styles.chain(style)]):
                own = child(element, group)
                numbers = child(own, "numPr") if group == "pPr" else None
                if numbers is not None:
                    found |= self._flat(self._numbering.level(numbers, attribute(element, "styleId")))
                found |= self._flat(own)
            self._of_styles[key] = found
        return self._of_styles[key]

    def _of_table(self, paragraph: _Element, group: str) -> dict[str, Any]:
        """What the style of the table around a paragraph says for all of it; what it says of single rows or columns
        is left out."""
        around = next(paragraph.iterancestors(*_AROUND), None)
        if around is None or around.tag not in _TABLES:
            return {}
        return self._of_style(value(child(around, "tblPr"), "tblStyle"), group)

    def _flat(self, group: _Element | None) -> dict[str, Any]:
        return flat(group, self.theme.font)


class _Numbering:
    """The paragraph properties of the levels of lists."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles

    def level(self, numbers: _Element, style: str | None) -> _Element | None:
        """The ``w:pPr`` of the level that a ``w:numPr`` names; of one in a style, the level that names that style."""
        number_id, place = value(numbers, "numId") or "", value(numbers, "ilvl")
        found = None
        for level in self._levels(number_id):
            if place is None and style and value(level, "pStyle") == style:
                return child(level, "pPr")
            if (attribute(level, "ilvl") or "0") == (place or "0") and found is None:
                found = child(level, "pPr")
        return found

    def _levels(self, number_id: str, depth: int = 0) -> Iterator[_Element]:
        """The levels of a list, those that this use of it overrides first."""
        instance = self._instances.get(number_id)
        if instance is None or depth == _LONGEST_LINK:
            return
        for override in children(instance, "lvlOverride"):
            yield from children(override, "lvl")
        abstract = self._lists.get(value(instance, "abstractNumId") or "")
        if abstract is None:
            return
        yield from children(abstract, "lvl")
        if link := value(abstract, "numStyleLink"):
            for element in self._styles.chain(link):
                linked = value(child(child(element, "pPr"), "numPr"), "numId")
                yield from self._levels(linked or "", depth + 1)

    @cached_property
    def _root(self) -> _Element | None:
        part = related(self._package, "numbering")
        return None if part is None else part.root

    @cached_property
    def _instances(self) -> dict[str, _Element]:
        found = () if self._root is None else children(self._root, "num")
        return {attribute(element, "numId") or "": element for element in found}

    @cached_property
    def _lists(self) -> dict[str, _Element]:
        found = () if self._root is None else children(self._root, "abstractNum")
        return {attribute(element, "abstractNumId") or "": element for element in found}
