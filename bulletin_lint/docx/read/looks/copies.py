"""How the copies of paragraphs look: those of text boxes that stand in the file twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from bulletin_lint.docx.read.looks.cascade import Cascade
from bulletin_lint.docx.read.looks.paragraphs import Paragraphs
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.text.looks import ParagraphLook, Stretch
from bulletin_lint.text.text import Paragraph


class Copy(NamedTuple):
    """A paragraph in one of the places where it stands, and how it looks there."""

    source: Source
    look: ParagraphLook
    stretches: tuple[Stretch, ...]


class Everywhere:
    """How paragraphs look wherever they stand: in the place that is read, and in its copies."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document

    def of(self, paragraph: Paragraph) -> Iterator[Copy]:
        """The paragraph and all its copies."""
        source, formatting = self._document.sources[paragraph.index], self._document.formatting
        yield Copy(source, formatting.look(paragraph), tuple(formatting.stretches(paragraph)))
        for copy in [*source.everywhere()][1:]:
            looks, index = self._copies
            place = replace(paragraph, index=index[id(copy)])
            yield Copy(copy, looks.look(place), looks.stretches(place))

    @cached_property
    def _copies(self) -> tuple[Paragraphs, dict[int, int]]:
        document = self._document
        copies = [copy for source in document.sources for copy in [*source.everywhere()][1:]]
        cascade = Cascade(document.package, document.formatting.styles)
        return Paragraphs(cascade, copies), {id(copy): index for index, copy in enumerate(copies)}
