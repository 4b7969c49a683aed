"""What a paragraph is like as a whole: Chinese or not, sentences or a line of a form. Asked once a paragraph."""

from __future__ import annotations

from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import BREAKS, STOPS
from bulletin_lint.checks.reading.protected import Protected, protected
from bulletin_lint.text.text import Paragraph

_MANY = 2000  # characters that suffice to judge a paragraph by


class Nature(NamedTuple):
    """``start`` and ``end`` bound the paragraph; ``chinese``: it has no more half-width words than wide characters;
    ``sentences``: it holds a mark that ends a sentence, or commas enough."""

    start: int
    end: int
    chinese: bool
    sentences: bool


class Paragraphs:
    """The natures of a draft's paragraphs, each worked out when first asked for."""

    def __init__(self, draft: Draft) -> None:
        self.string = draft.text.string
        self._draft = draft
        self._known: dict[int, Nature] = {}

    def at(self, offset: int) -> Nature:
        """The nature of the paragraph that holds ``offset``."""
        paragraph = self._draft.text.paragraph_at(offset)
        nature = self._known.get(paragraph.index)
        if nature is None:
            nature = self._judged(paragraph)
            self._known[paragraph.index] = nature
        return nature

    def _judged(self, paragraph: Paragraph) -> Nature:
        start, end = paragraph.start, paragraph.end
        sample = self.string[start : min(end, start + _MANY)]
        wide = len(sample) - len(sample.encode("ascii", "ignore"))
        chinese = wide > 0 and self._words(paragraph, start + len(sample)) <= wide
        ended = any(self.string.find(stop, start, end) >= 0 for stop in STOPS)
        sentences = ended or self.string.count("，", start, end) >= 2
        return Nature(start, end, chinese, sentences)

    def _words(self, paragraph: Paragraph, end: int) -> int:
        """Half-width words before ``end`` outside addresses, codes and the like."""
        guard: Protected = self._draft.shared(protected)
        words = 0
        for first, last, name in guard.of(paragraph):
            if first >= end:
                break
            if name in ("phrase", "quotation", "reference"):
                words += self.string.count(" ", first, last) + 1
            elif name == "word" and last - first > 1:
                words += 1
        return words


def paragraphs(draft: Draft) -> Paragraphs:
    """The natures of the draft's paragraphs; ask for it through ``draft.shared``."""
    return Paragraphs(draft)


def line_end(string: str, offset: int, end: int) -> bool:
    """Whether nothing but white space stands between ``offset`` and the end of its line or of the paragraph."""
    while offset < end and string[offset] not in BREAKS:
        if not string[offset].isspace():
            return False
        offset += 1
    return True


def line_start(string: str, offset: int, start: int) -> bool:
    """Whether nothing but white space stands between the start of the line or the paragraph and ``offset``."""
    while offset > start and string[offset - 1] not in BREAKS:
        if not string[offset - 1].isspace():
            return False
        offset -= 1
    return True
