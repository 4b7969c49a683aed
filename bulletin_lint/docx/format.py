"""Effective formatting of paragraphs and runs: direct, then the styles, then the defaults of the document.

Nothing is parsed before somebody asks. Table styles and themes are left out: they decide neither alignment, nor
bold, nor size in any bulletin known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import child, switch, value, word
from bulletin_lint.docx.numbering import Numbering
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.walker import Source
from bulletin_lint.engine.text import Paragraph

_RUN = frozenset(word("r"))
_ALIGNMENTS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both",
    "distribute": "distribute", "thaiDistribute": "distribute",
    "lowKashida": "both", "mediumKashida": "both", "highKashida": "both",
}  # fmt: skip
_DEFAULT_SIZE = 20  # half-points, ISO/IEC 29500-1 17.3.2.38


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, inherited values included; None where the chain says nothing."""

    alignment: str | None
    bold: bool | None
    size: int | None
    numbering: _Element | None


_PLAIN = Style(None, None, None, None)


class Styles:
    """``styles.xml``, each chain resolved once, when first asked for."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._resolved: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self.defaults = _PLAIN
        for element in () if root is None else names.children(root, "style"):
            style_id = names.attribute(element, "styleId") or ""
            self._elements[style_id] = element
            if names.attribute(element, "default") in ("1", "true", "on"):
                self._defaults[names.attribute(element, "type") or ""] = style_id
        if root is not None:
            defaults = child(root, "docDefaults")
            paragraph = child(child(defaults, "pPrDefault"), "pPr")
            self.defaults = _said(paragraph, child(child(defaults, "rPrDefault"), "rPr"))

    def paragraph(self, style_id: str | None) -> Style:
        """The paragraph style with this id; the default one where there is no such style."""
        default = self._defaults.get("paragraph", "")
        return self._style(style_id if style_id in self._elements else default)

    def character(self, style_id: str | None) -> Style:
        """The character style with this id; a style that says nothing where there is none."""
        return self._style(style_id) if style_id in self._elements else _PLAIN

    def _style(self, style_id: str | None) -> Style:
        if style_id is None or style_id not in self._elements:
            return _PLAIN
        if style_id not in self._resolved:
            style = _PLAIN
            for element in reversed([*self._chain(style_id)]):
                style = _over(_said(child(element, "pPr"), child(element, "rPr")), style)
            self._resolved[style_id] = style
        return self._resolved[style_id]

    def _chain(self, style_id: str) -> Iterator[_Element]:
        """The style and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        current: str | None = style_id
        while current in self._elements and current not in seen:
            seen.add(current)
            yield self._elements[current]
            current = value(self._elements[current], "basedOn")


def _said(paragraph: _Element | None, run: _Element | None) -> Style:
    """What these properties themselves say."""
    alignment = _ALIGNMENTS.get(value(paragraph, "jc") or "")
    return Style(alignment, switch(run, "b"), _half_points(run), child(paragraph, "numPr"))


def _half_points(run: _Element | None) -> int | None:
    said = value(run, "sz") or ""
    return int(said) if said.isdecimal() else None


def _over(upper: Style, lower: Style) -> Style:
    return Style(
        upper.alignment or lower.alignment,
        lower.bold if upper.bold is None else upper.bold,
        lower.size if upper.size is None else upper.size,
        lower.numbering if upper.numbering is None else upper.numbering,
    )


class WordFormatting:
    """``engine.text.Formatting`` of a Word document."""

    def __init__(self, package: Package, sources: Sequence[Source]) -> None:
        self._package = package
        self._sources = sources
        self._weights: dict[tuple[_Element | None, Style], bool] = {}

    def alignment(self, paragraph: Paragraph) -> str:
        """``left``, ``center``, ``right``, ``both`` or ``distribute``."""
        properties = child(self._sources[paragraph.index].element, "pPr")
        direct = _ALIGNMENTS.get(value(properties, "jc") or "")
        return direct or self._style(properties).alignment or self._styles.defaults.alignment or "left"

    def bold(self, paragraph: Paragraph) -> Sequence[tuple[int, int]]:
        """The bold stretches of the paragraph in offsets of the text, merged and in order."""
        source = self._sources[paragraph.index]
        style = self._style(child(source.element, "pPr"))
        spans: list[tuple[int, int]] = []
        start = paragraph.start
        for text, element in source.pieces:
            end = start + len(text)
            if text and self._is_bold(run_of(element), style):
                if spans and spans[-1][1] == start:
                    spans[-1] = (spans[-1][0], end)
                else:
                    spans.append((start, end))
            start = end
        return spans

    def size(self, paragraph: Paragraph) -> int | None:
        """The size of the first visible character in half-points; None if there is no text."""
        source = self._sources[paragraph.index]
        for text, element in source.pieces:
            if text and not text.isspace():
                return self._size(run_of(element), self._style(child(source.element, "pPr")))
        return None

    def label(self, paragraph: Paragraph) -> str:
        """The automatic number that Word draws before the paragraph; '' if none or not known."""
        return self._labels.get(paragraph.index, "")

    def _style(self, properties: _Element | None) -> Style:
        return self._styles.paragraph(value(properties, "pStyle"))

    def _is_bold(self, run: _Element | None, paragraph_style: Style) -> bool:
        """Bold is a toggle: set by both a paragraph and a character style, it is off (17.7.3)."""
        properties = child(run, "rPr")
        direct = switch(properties, "b")
        if direct is not None:
            return direct
        character = self._styles.character(value(properties, "rStyle"))
        if character.bold or paragraph_style.bold:
            return bool(character.bold) is not bool(paragraph_style.bold)
        said = character.bold is None and paragraph_style.bold is None
        return said and bool(self._styles.defaults.bold)

    def _size(self, run: _Element | None, paragraph_style: Style) -> int:
        properties = child(run, "rPr")
        direct = _half_points(properties)
        character = self._styles.character(value(properties, "rStyle"))
        for size in (direct, character.size, paragraph_style.size, self._styles.defaults.size):
            if size is not None:
                return size
        return _DEFAULT_SIZE

    @cached_property
    def _styles(self) -> Styles:
        return Styles(self._related("styles"))

    @cached_property
    def _labels(self) -> Mapping[int, str]:
        """Labels by index of the paragraph, counted through the whole document once."""
        root = self._related("numbering")
        if root is None:
            return {}
        numbering = Numbering(root, lambda style_id: self._styles.paragraph(style_id).numbering)
        labels: dict[int, str] = {}
        for index, source in enumerate(self._sources):
            properties = child(source.element, "pPr")
            direct = child(properties, "numPr")
            inherited = self._style(properties).numbering
            label = numbering.next_label(direct, inherited, value(properties, "pStyle"))
            if label:
                labels[index] = label
        return labels

    def _related(self, kind: str) -> _Element | None:
        """The root of the part of this kind that belongs to the main part."""
        for relationship in self._package.relationships(self._package.main_part):
            if relationship.kind == kind and relationship.target:
                part = self._package.part(relationship.target)
                return None if part is None else part.root
        return None


def run_of(element: _Element) -> _Element | None:
    """The ``w:r`` that a piece of text stands in."""
    node = element.getparent()
    while node is not None and node.tag not in _RUN:
        node = node.getparent()
    return node
