"""The one text of a document: what every check reads, with no trace of the file's format.

All paragraphs of all stories stand in one string, each followed by ``"\\n"``. Inside a paragraph a manual line
break is ``"\\v"`` and a page or column break ``"\\f"``; none of the three occurs in the words themselves, so they are
never ambiguous, and patterns that stop at ``"\\n"`` stop at the end of a paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from bulletin_lint.text.looks import DrawnLine, PageLook, ParagraphLook, RunLook, Stretch
from bulletin_lint.text.regions import Region

PARAGRAPH_BREAK = "\n"
LINE_BREAK = "\v"
PAGE_BREAK = "\f"
_PUBLIC_BREAKS = str.maketrans({LINE_BREAK: "\n", PAGE_BREAK: "\n"})


class Container(StrEnum):
    """Where in the file a paragraph stands."""

    BODY = "body"
    TABLE = "table"
    TEXT_BOX = "text-box"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``[start, end)`` of the text, without the closing break.

    ``part`` names the part of the file that holds it, ``number`` counts the paragraphs of that part from 1 in document
    order, ``cell`` is (table, row, column) from 0 for a paragraph of a table.
    """

    index: int
    part: str
    number: int
    start: int
    end: int
    container: Container = Container.BODY
    cell: tuple[int, int, int] | None = None


class Formatting(Protocol):
    """Effective formatting, computed only when somebody asks; offsets are those of ``Text.string``."""

    def alignment(self, paragraph: Paragraph) -> str:
        """``left``, ``center``, ``right``, ``both`` or ``distribute``."""

    def bold(self, paragraph: Paragraph) -> Sequence[tuple[int, int]]:
        """The bold stretches of the paragraph, merged and in order."""

    def size(self, paragraph: Paragraph) -> int | None:
        """The font size of the paragraph's first visible character in half-points; None if there is no text."""

    def label(self, paragraph: Paragraph) -> str:
        """The automatic number or bullet that Word draws before the paragraph; '' if none or not known."""

    def look(self, paragraph: Paragraph) -> ParagraphLook:
        """How the paragraph is set."""

    def stretches(self, paragraph: Paragraph) -> Sequence[Stretch]:
        """How the letters of the paragraph look, in order; those beside one another that look alike are one stretch."""

    def styled(self, paragraph: Paragraph) -> tuple[ParagraphLook, RunLook]:
        """How the paragraph and its letters would look if they said nothing themselves: as their style has it."""

    def style_at(self, paragraph: Paragraph, offset: int, name: str) -> str:
        """The style of characters that gives the letter at an offset this property, as 样式“强调”; '' where none does.
        ``name`` is that of a setting."""

    def origin(self, paragraph: Paragraph, offset: int, name: str) -> str:
        """What gives the paragraph, or its letter at an offset, this property, in Chinese: 样式“正文文本”,
        文档的默认格式, 主题字体; '' where they say it themselves, or it cannot be told. ``name`` is a setting's."""

    def drawn_lines(self, paragraph: Paragraph) -> Sequence[DrawnLine]:
        """The lines drawn beside the paragraph, its own borders aside."""

    @property
    def page(self) -> PageLook:
        """How the pages look."""


class PlainFormatting:
    """The formatting of text that has none."""

    def alignment(self, paragraph: Paragraph) -> str:
        return "left"

    def bold(self, paragraph: Paragraph) -> Sequence[tuple[int, int]]:
        return ()

    def size(self, paragraph: Paragraph) -> int | None:
        return None

    def label(self, paragraph: Paragraph) -> str:
        return ""

    def look(self, paragraph: Paragraph) -> ParagraphLook:
        return ParagraphLook()

    def stretches(self, paragraph: Paragraph) -> Sequence[Stretch]:
        return ()

    def styled(self, paragraph: Paragraph) -> tuple[ParagraphLook, RunLook]:
        return ParagraphLook(), RunLook()

    def style_at(self, paragraph: Paragraph, offset: int, name: str) -> str:
        return ""

    def origin(self, paragraph: Paragraph, offset: int, name: str) -> str:
        return ""

    def drawn_lines(self, paragraph: Paragraph) -> Sequence[DrawnLine]:
        return ()

    @property
    def page(self) -> PageLook:
        return PageLook()


@dataclass(frozen=True)
class Text:
    """An immutable document text. ``regions`` are sorted by start; they may nest."""

    string: str
    paragraphs: tuple[Paragraph, ...]
    regions: tuple[Region, ...] = ()
    formatting: Formatting = PlainFormatting()

    @classmethod
    def of_lines(cls, lines: Iterable[str], part: str = "text", formatting: Formatting | None = None) -> Text:
        """A text of one plain paragraph a line, for examples and tests; a ``"\\v"`` in a line is a soft break."""
        paragraphs: list[Paragraph] = []
        pieces: list[str] = []
        start = 0
        for index, line in enumerate(lines):
            paragraphs.append(Paragraph(index, part, index + 1, start, start + len(line)))
            pieces.append(line)
            start += len(line) + 1
        string = "".join(piece + PARAGRAPH_BREAK for piece in pieces)
        return cls(string, tuple(paragraphs), formatting=formatting or PlainFormatting())

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds ``offset``; its closing break belongs to it."""
        return self.paragraphs[max(0, bisect_right(self._starts, offset) - 1)]

    def of(self, paragraph: Paragraph) -> str:
        """The paragraph's text as checks see it, soft breaks as ``"\\v"``."""
        return self.string[paragraph.start : paragraph.end]

    def public(self, paragraph: Paragraph) -> str:
        """The paragraph's text as users see it: every kind of break is ``"\\n"``; offsets stay the same. However
        often it is asked for, it is one string."""
        known = self._public.get(paragraph.index)
        if known is None:
            known = self._public[paragraph.index] = self.of(paragraph).translate(_PUBLIC_BREAKS)
        return known

    @cached_property
    def _public(self) -> dict[int, str]:
        return {}

    def regions_near(self, start: int, end: int) -> Iterator[Region]:
        """The regions that overlap or touch ``[start, end]``, the last one first."""
        index = bisect_right(self._region_starts, end)
        while index > 0 and self._reach[index - 1] >= start:
            index -= 1
            if self.regions[index].end >= start:
                yield self.regions[index]

    @cached_property
    def _region_starts(self) -> list[int]:
        return [region.start for region in self.regions]

    @cached_property
    def _reach(self) -> list[int]:
        """How far any region up to this one reaches: where that is not far enough, no earlier one needs a look."""
        return list(accumulate((region.end for region in self.regions), max))

    @cached_property
    def unwritten(self) -> tuple[tuple[int, int], ...]:
        """The stretches that only ask for what is to be written there, in order."""
        spans: list[tuple[int, int]] = []
        for region in self.regions:
            if region.kind.unwritten and (not spans or region.start >= spans[-1][1]):
                spans.append((region.start, region.end))
        return tuple(spans)

    def is_unwritten(self, start: int, end: int) -> bool:
        """Whether anything of ``[start, end)`` only asks for what is to be written there."""
        index = bisect_left(self.unwritten, end, key=lambda span: span[0]) - 1
        return index >= 0 and start < self.unwritten[index][1]

    def drawn(self, paragraph: Paragraph) -> str:
        """What of the paragraph's text no file holds, the number before it; '' mostly."""
        regions = self.regions_near(paragraph.start, paragraph.start) if self.regions else ()
        found = next((region for region in regions if region.kind.drawn and region.start == paragraph.start), None)
        return self.string[found.start : found.end] if found else ""

    def why_drawn(self, start: int, end: int) -> str:
        """What is to be said of ``[start, end)`` where it is about what no file holds; '' where it is not."""
        regions = self.regions_near(start, end) if self.regions else ()
        within = (region for region in regions if region.kind.drawn and region.start <= start < end <= region.end)
        return next((region.kind.reason for region in within), "")

    def has_object(self, start: int, end: int) -> bool:
        """Whether something as wide as a word, but not text, stands in or beside ``[start, end)``."""
        return any(region.kind.as_wide_as_a_word for region in self.regions_near(start, end)) if self.regions else False
