"""Effective formatting of paragraphs and runs: direct, then the styles, then the defaults of the document.

Nothing is parsed before somebody asks. What rules that run on every draft ask for - alignment, bold and size - is read
here without table styles and themes, which decide none of it in any bulletin known; ``looks`` reads all there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.read.numbers import Label
from bulletin_lint.docx.read.source import Source, run_of
from bulletin_lint.docx.read.styles import Said, Styles, said
from bulletin_lint.text.looks import DrawnLine, PageLook, ParagraphLook, RunLook, Stretch
from bulletin_lint.text.text import Paragraph

if TYPE_CHECKING:
    from bulletin_lint.docx.read.looks.paragraphs import Paragraphs

_NUMBERED, _STYLED = word("numPr"), word("pStyle")
_DEFAULT_SIZE = 20  # half-points, ISO/IEC 29500-1 17.3.2.38


class WordFormatting:
    """``text.Formatting`` of a Word document."""

    def __init__(self, package: Package, sources: Sequence[Source], parts: Sequence[Part]) -> None:
        self._package = package
        self._parts = parts
        self._sources = sources
        self._own: dict[int, Said] = {}
        self._bold: dict[int, tuple[tuple[int, int], ...]] = {}
        self._sizes: dict[int, int | None] = {}

    def alignment(self, paragraph: Paragraph) -> str:
        """``left``, ``center``, ``right``, ``both`` or ``distribute``."""
        own = self._said(paragraph.index)
        return own.alignment or self.styles.paragraph(own.style).alignment or self.styles.defaults.alignment or "left"

    def bold(self, paragraph: Paragraph) -> Sequence[tuple[int, int]]:
        """The bold stretches of the paragraph in offsets of the text, merged and in order."""
        spans = self._bold.get(paragraph.index)
        if spans is None:
            spans = self._bold[paragraph.index] = tuple(self._bold_spans(paragraph))
        return spans

    def _bold_spans(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        style = self.styles.paragraph(self._said(paragraph.index).style)
        source = self._sources[paragraph.index]
        begin = first = start = paragraph.start + source.drawn
        for text, element in source.typed:
            end = start + len(text)
            if text and not self._is_bold(_run_properties(element), style):
                if first < start:
                    yield first, start
                first = end
            elif text and first == begin:
                first = paragraph.start  # the number looks like the text that follows it
            start = end
        if first < start and start > begin:
            yield first, start

    def size(self, paragraph: Paragraph) -> int | None:
        """The size of the first visible character in half-points; None if there is no text."""
        if paragraph.index not in self._sizes:
            self._sizes[paragraph.index] = self._first_size(paragraph)
        return self._sizes[paragraph.index]

    def _first_size(self, paragraph: Paragraph) -> int | None:
        for text, element in self._sources[paragraph.index].typed:
            if text and not text.isspace():
                return self._size(_run_properties(element), self.styles.paragraph(self._said(paragraph.index).style))
        return None

    def label(self, paragraph: Paragraph) -> str:
        """The automatic number or bullet that Word draws before the paragraph; '' if none or not known."""
        found = self.labels.get(paragraph.index)
        return found.text if found else ""

    def look(self, paragraph: Paragraph) -> ParagraphLook:
        """How the paragraph is set."""
        return self._looks.look(paragraph)

    def stretches(self, paragraph: Paragraph) -> Sequence[Stretch]:
        """How the letters of the paragraph look."""
        return self._looks.stretches(paragraph)

    def styled(self, paragraph: Paragraph) -> tuple[ParagraphLook, RunLook]:
        """How the paragraph and its letters would look if they said nothing themselves."""
        return self._looks.styled(paragraph)

    def style_at(self, paragraph: Paragraph, offset: int, name: str) -> str:
        """The style of characters that gives the letter at an offset this property, in Chinese; '' where none does."""
        return self._looks.style_at(paragraph, offset, name)

    def origin(self, paragraph: Paragraph, offset: int, name: str) -> str:
        """What gives the paragraph, or its letter at an offset, this property, in Chinese; '' where they say it
        themselves."""
        return self._looks.origin(paragraph, offset, name)

    def drawn_lines(self, paragraph: Paragraph) -> Sequence[DrawnLine]:
        """The lines drawn beside the paragraph, its own borders aside."""
        return self._looks.drawn_lines(paragraph)

    @cached_property
    def page(self) -> PageLook:
        """How the pages look."""
        from bulletin_lint.docx.read.looks.sections import page_look

        return page_look(self._package, self._sources)._replace(size=self._looks.size)

    @cached_property
    def _looks(self) -> Paragraphs:
        from bulletin_lint.docx.read.looks.cascade import Cascade
        from bulletin_lint.docx.read.looks.paragraphs import Paragraphs

        return Paragraphs(Cascade(self._package, self.styles), self._sources)

    @property
    def unread(self) -> Iterator[str]:
        """What of the labels is not known, in Chinese."""
        names = dict.fromkeys(label.unknown for label in self.labels.values() if label.unknown)
        return (f"格式为 {name} 的自动编号" for name in names)

    def _said(self, index: int) -> Said:
        """What the paragraph's own properties say."""
        if index not in self._own:
            self._own[index] = said(names.properties(self._sources[index].element, "pPr"))
        return self._own[index]

    def _is_bold(self, run: Said, paragraph_style: Said) -> bool:
        """Bold is a toggle: set by both a paragraph and a character style, it is off (17.7.3)."""
        if run.bold is not None:
            return run.bold
        character = self.styles.character(run.style)
        if character.bold is None and paragraph_style.bold is None:
            return bool(self.styles.defaults.bold)
        return bool(character.bold) is not bool(paragraph_style.bold)

    def _size(self, run: Said, paragraph_style: Said) -> int:
        styles = self.styles
        for level in (run, styles.character(run.style), paragraph_style, styles.defaults):
            if level.size is not None:
                return level.size
        return _DEFAULT_SIZE

    @cached_property
    def styles(self) -> Styles:
        """The styles of the document."""
        name = self._related("styles")
        return Styles(self._package.stream(name) if name else ())

    @cached_property
    def labels(self) -> Mapping[int, Label]:
        """Labels by index of the paragraph, counted through the whole document once."""
        name = self._related("numbering") if self._may_be_listed() else ""
        try:
            part = self._package.part(name) if name else None
        except UnreadableFile:
            part = None  # a broken part says nothing, as with styles
        listed = [] if part is None else [*self._listed()]
        if part is None or not listed:
            return {}
        from bulletin_lint.docx.read.numbering import Numbering

        numbering = Numbering(part.root, lambda style_id: self.styles.paragraph(style_id).numbering)
        labels = {index: numbering.next_label(*of_paragraph) for index, *of_paragraph in listed}
        return {index: label for index, label in labels.items() if label is not None}

    def _may_be_listed(self) -> bool:
        """Whether any paragraph can be in a list, seen without a look at each; nobody numbers the default style."""
        if any(True for part in self._parts for _ in part.root.iter(*_NUMBERED)):
            return True
        used = {names.attribute(element, "val") for part in self._parts for element in part.root.iter(*_STYLED)}
        return any(self.styles.paragraph(style).numbering is not None for style in used)

    def _listed(self) -> Iterator[tuple[int, _Element | None, _Element | None, str | None]]:
        """The paragraphs that are in a list: index, own ``w:numPr``, that of the style, and the style."""
        for index in range(len(self._sources)):
            own = self._said(index)
            inherited = self.styles.paragraph(own.style).numbering
            if own.numbering is not None or inherited is not None:
                yield index, own.numbering, inherited, own.style

    def _related(self, kind: str) -> str:
        """The name of the main part's part of this kind, '' if it has none."""
        found = self._package.relationships(self._package.main_part, kind)
        return next((relationship.target for relationship in found if relationship.target), "")


def _run_properties(element: _Element) -> Said:
    run = run_of(element)
    return said(None if run is None else names.properties(run, "rPr"))
