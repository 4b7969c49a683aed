"""Glyphs put together to lines, and lines found again in the paragraphs of a draft."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from bulletin_lint.rendered.glyphs import Glyph, Sheet
from bulletin_lint.text.pages import Line
from bulletin_lint.text.text import Container, Text

_APART = 0.4 * 20  # twips a point of size: what is raised or lowered by less stands in the line
_AHEAD = 400  # characters that may be missing on the page: a picture of text, a table that is set side by side
_FEW = 4  # characters that stand in many places: they are looked for only where they are expected
_NEAR = 12  # characters within which they are
_ELSEWHERE = frozenset({Container.HEADER, Container.FOOTER})


def lines(sheets: Sequence[Sheet]) -> Iterator[list[Line]]:
    """The lines of each page from top to bottom; what stands side by side is one line."""
    for number, sheet in enumerate(sheets, 1):
        shown = [glyph for glyph in sheet.glyphs if glyph.text.strip()]
        yield [_line(number, row) for row in _rows(sorted(shown, key=lambda glyph: glyph.baseline))]


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and glyph.baseline - row[-1].baseline > _APART * max(glyph.size, row[-1].size):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _line(page: int, row: list[Glyph]) -> Line:
    row.sort(key=lambda glyph: glyph.left)
    size, baseline = Counter((round(2 * glyph.size), round(glyph.baseline)) for glyph in row).most_common(1)[0][0]
    left, right = min(glyph.left for glyph in row), max(glyph.right for glyph in row)
    return Line(page, baseline, round(left), round(right), size, "".join(glyph.text for glyph in row).strip())


class Finder:
    """Finds lines in the paragraphs of a text but those of headers and footers: each behind the one before, as far as
    that is to be had. Spaces do not count, nor how a character is encoded: a PDF may have ⽂ (U+2F42) for 文."""

    def __init__(self, text: Text) -> None:
        paragraphs = [each for each in text.paragraphs if each.container not in _ELSEWHERE]
        words = [_plain(text.of(paragraph)) for paragraph in paragraphs]
        self._indexes = [paragraph.index for paragraph in paragraphs]
        self._starts = [0, *accumulate(map(len, words))][:-1]
        self._string = "".join(words)
        self._repeated = "\n".join(_plain(text.of(each)) for each in text.paragraphs if each.container in _ELSEWHERE)
        self._cursor = 0

    def repeats(self, line: Line) -> bool:
        """Whether a line that is not found is one of a header or a footer."""
        return line.paragraph is None and _plain(line.text) in self._repeated

    def found(self, line: Line) -> Line:
        """The line with its paragraph, where it is found."""
        words = _plain(line.text)
        if not words:
            return line
        place, skipped = self._place(words), 0
        if place < 0 and len(words) > 2 * _FEW:  # a number or bullet that no text holds
            skipped = _FEW
            place = self._place(words[skipped:])
        if place < 0:
            return line
        return line._replace(paragraph=self._indexes[bisect_right(self._starts, place) - 1])

    def _place(self, words: str) -> int:
        """Where ``words`` begin: close behind the line before, else anywhere; -1 if nowhere."""
        ahead = _NEAR if len(words) < _FEW else _AHEAD
        place = self._string.find(words, self._cursor, self._cursor + ahead + len(words))
        if place >= 0:
            self._cursor = place + len(words)
        elif len(words) >= 2 * _FEW:
            place = self._string.find(words, self._cursor)
            place = place if place >= 0 else self._string.find(words)
        return place


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())
