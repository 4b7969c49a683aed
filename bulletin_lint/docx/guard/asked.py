"""What is wanted of the elements of a part, by the places of the text that they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml.etree import _Element

from bulletin_lint.docx.guard.wanted import Wanted
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.read.looks.sections import ends_of
from bulletin_lint.docx.read.story import WordDocument

_PARAGRAPHS, _BODIES = frozenset(word("p")), word("body")


class Places:
    """Which paragraph, piece of text or section each element of a part is."""

    def __init__(self, document: WordDocument, part: Part, wanted: Wanted) -> None:
        self.part = part
        self._wanted = wanted
        self._paragraphs: dict[_Element, int] = {}
        self._pieces: dict[_Element, tuple[int, int]] = {}
        for paragraph, source in zip(document.text.paragraphs, document.sources, strict=True):
            for copy in source.everywhere() if paragraph.part == part.name else ():
                self._paragraphs[copy.element] = paragraph.index
                at = paragraph.start
                for text, element in copy.pieces:
                    if text and element.tag not in _PARAGRAPHS:
                        self._pieces[element] = (at, at + len(text))
                    at += len(text)
        self._sections = dict(self._of_pages(document)) if part.name == document.parts[0].name else {}

    def _of_pages(self, document: WordDocument) -> Iterator[tuple[_Element | None, Collection[str]]]:
        """What is wanted of each section by its ``w:sectPr``, None if it has none."""
        body = next(document.parts[0].root.iterchildren(*_BODIES), None)
        for number, (_, section) in enumerate([] if body is None else ends_of(body, document.sources)):
            yield section, frozenset(self._wanted.sections.get(number, ()))

    def of_section(self, element: _Element | None) -> Collection[str]:
        """The names of what is wanted of the section with this ``w:sectPr``."""
        return self._sections.get(element, ())

    def of_paragraph(self, element: _Element) -> Collection[str]:
        """The names of what is wanted of this ``w:p``."""
        return self._wanted.paragraphs.get(self._paragraphs.get(element, -1), {}).keys()

    def is_text(self, element: _Element) -> bool:
        """Whether this is a piece of the text."""
        return element in self._pieces

    def of_letters(self, element: _Element, where: range) -> Iterator[Collection[str]]:
        """The names of what is wanted of these characters of a piece, stretch by stretch."""
        at, _ = self._pieces[element]
        yield from (values.keys() for _, _, values in self._wanted.letters(at + where.start, at + where.stop))

    def of_run(self, run: _Element) -> Collection[str]:
        """The names of what is wanted of any text of a run."""
        pieces = [self._pieces[each] for each in run if each in self._pieces]
        return {name for piece in pieces for _, _, values in self._wanted.letters(*piece) for name in values}
