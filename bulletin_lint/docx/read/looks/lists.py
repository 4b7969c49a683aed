"""What the levels of lists say of the paragraphs in them (ISO/IEC 29500-1 17.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.names import attribute, child, children, value
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.looks.theme import related
from bulletin_lint.docx.read.styles import Styles

_LONGEST_LINK = 8  # styles of numbering that refer to one another


class Numbered(NamedTuple):
    """A place in a list: the ``w:numId``, the level where text itself names it, else that which a style names, and the
    styles that a level may be for, the nearest first."""

    list_id: str
    level: str | None = None
    level_of_style: str | None = None
    styles: tuple[str, ...] = ()

    def within(self, list_id: str | None, level: str | None, style: str) -> Numbered:
        """The place that the ``w:numPr`` of a style names; what it leaves open is as in the style below."""
        return Numbered(list_id or self.list_id, None, level or self.level_of_style, (style, *self.styles))

    def direct(self, list_id: str | None, level: str | None) -> Numbered:
        """The place that the ``w:numPr`` of text names; what it leaves open is as in the style."""
        return self._replace(list_id=list_id or self.list_id, level=level)


NOWHERE = Numbered("")


class Lists:
    """The paragraph properties of the levels of lists."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles

    def properties(self, place: Numbered) -> _Element | None:
        """The ``w:pPr`` of the level at this place. A level that names a style counts for that style, whatever the
        style's ``w:ilvl`` says (17.9.23). None where there is no such level, and for ``w:numId`` 0, which takes
        a paragraph out of the list of its style (17.9.18)."""
        levels = [] if place.list_id in ("", "0") else [*self._levels(place.list_id)]
        wanted = place.level
        if wanted is None:
            wanted = _named(levels, place.styles) or place.level_of_style
        found = next((each for each in levels if _number(each) == (wanted or "0")), None)
        return child(found, "pPr")

    def _levels(self, list_id: str, depth: int = 0) -> Iterator[_Element]:
        """The levels of a list, those that this use of it overrides first: an override stands for all of a level
        (17.9.8)."""
        instance = self._instances.get(list_id)
        if instance is None or depth == _LONGEST_LINK:
            return
        for override in children(instance, "lvlOverride"):
            yield from children(override, "lvl")
        abstract = self._lists.get(value(instance, "abstractNumId") or "")
        if abstract is None:
            return
        yield from children(abstract, "lvl")
        for element in self._styles.chain(value(abstract, "numStyleLink"), "numbering"):
            linked = value(child(child(element, "pPr"), "numPr"), "numId")
            if linked:
                yield from self._levels(linked, depth + 1)
                return

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


def _named(levels: Iterable[_Element], styles: Iterable[str]) -> str | None:
    """The number of the level that names the first of these styles that any level names."""
    named = {value(level, "pStyle"): _number(level) for level in reversed([*levels])}
    return next((named[style] for style in styles if style in named), None)


def _number(level: _Element) -> str:
    return attribute(level, "ilvl") or "0"
