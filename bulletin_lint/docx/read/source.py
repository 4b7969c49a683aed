"""Where the text of a paragraph stands in the tree of its part."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.read import ties
from bulletin_lint.text.regions import RegionKind
from bulletin_lint.text.text import Container

Mark = tuple[int, int, RegionKind, _Element]
BLANKS = " \t\r\n"
_RUN = names.word("r")
_INHERITED_SPACE = etree.XPath("ancestor::*/@xml:space")


class Source:
    """Where one paragraph's text stands in the tree.

    ``pieces`` are (text, element) in order, the element being the ``w:t``, ``w:tab``, ``w:br`` ... of that text;
    ``marks`` are (start, end, kind, element) in characters of the paragraph; ``copies`` are the paragraphs of the
    fallback branch that must stay the same as this one. ``element`` is its ``w:p``, ``joined`` are those before it
    whose marks are deleted, so that they are one paragraph with it; its properties are those of the last one.
    """

    __slots__ = (
        "cell", "container", "copies", "drawn", "element", "enclosing", "ended", "joined", "layout", "length", "marks",
        "number", "pieces",
    )  # fmt: skip

    def __init__(self, element: _Element, number: int, container: Container, cell: tuple[int, int, int] | None) -> None:
        self.element = element
        self.number = number
        self.container = container
        self.cell = cell
        self.pieces: list[tuple[str, _Element]] = []
        self.marks: list[Mark] = []
        self.copies: list[Source] = []
        self.drawn = 0  # characters of the number that Word draws, the first piece
        self.joined: list[_Element] = []
        self.enclosing: tuple[tuple[RegionKind, _Element], ...] = ()
        self.length = 0
        self.ended = 0  # marks that there were when the end of the last ``w:p`` was come to
        self.layout: object = None  # what the writing keeps of it

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return "".join([text for text, _ in self.pieces])

    @property
    def typed(self) -> list[tuple[str, _Element]]:
        """The pieces without what Word draws before the paragraph."""
        return self.pieces[1:] if self.drawn else self.pieces

    def add(self, text: str, element: _Element) -> None:
        """Append what ``element`` says."""
        self.pieces.append((text, element))
        self.length += len(text)

    def mark(self, start: int, kind: RegionKind, element: _Element) -> None:
        """Note that the text from ``start`` on is of this kind; nothing if there is none."""
        if start < self.length:
            self.marks.append((start, self.length, kind, element))

    def point(self, kind: RegionKind, element: _Element) -> None:
        """Note that something without text stands here."""
        self.marks.append((self.length, self.length, kind, element))

    def draw(self, text: str, kind: RegionKind) -> None:
        """Put what Word draws before the paragraph in front of its text."""
        element, by = self.joined[0] if self.joined else self.element, len(text)
        self.pieces.insert(0, (text, element))
        self.marks = [(start + by, end + by, kind, tied) for start, end, kind, tied in self.marks]
        self.marks.append((0, by, kind, element))
        self.length += by
        self.drawn = by

    def go_on(self, element: _Element) -> None:
        """Note that the paragraph goes on in the next ``w:p``, as its own mark is deleted."""
        self.joined.append(self.element)
        self.element = element
        around = {holder for _, holder in self.enclosing}  # what holds all of it is noted at its end
        self.marks[self.ended :] = [mark for mark in self.marks[self.ended :] if mark[3] not in around]

    def lock(self, chosen: Callable[[_Element], bool]) -> None:
        """Note that the text of the chosen pieces must not be edited; those without text take none either."""
        self.pieces = [(text, element) for text, element in self.pieces if text or not chosen(element)]
        offset = 0
        for text, element in self.pieces:
            if chosen(element):
                self.marks.append((offset, offset + len(text), ties.LOCKED, element))
            offset += len(text)

    def everywhere(self) -> Iterator[Source]:
        """This paragraph and all its copies."""
        yield self
        for copy in self.copies:
            yield from copy.everywhere()


def preserves_space(element: _Element) -> bool:
    """Whether blanks at the ends of a ``w:t`` count; Word and LibreOffice drop them otherwise."""
    said = element.get(names.XML_SPACE)
    if said is None:
        said = next(reversed(_INHERITED_SPACE(element)), None)
    return bool(said == "preserve")


def run_of(element: _Element) -> _Element | None:
    """The ``w:r`` that a piece of text stands in."""
    parent = element.getparent()
    if parent is not None and parent.tag in _RUN:
        return parent
    return next(element.iterancestors(*_RUN), None)
