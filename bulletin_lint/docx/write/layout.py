"""Where the pieces of a paragraph begin and end in its text, and which of them can take new text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import word
from bulletin_lint.docx.read.source import Source
from bulletin_lint.text.regions import Hold

TEXT_TAGS = frozenset(word("t"))


class Layout:
    """Where each piece of a paragraph begins and ends, and how much it is tied to. Pieces are known by number."""

    def __init__(self, source: Source) -> None:
        ends = [*accumulate(len(text) for text, _ in source.pieces)]
        self.text = source.text
        self.ends = ends
        self.starts = [0, *ends[:-1]] if ends else []
        self.elements = [element for _, element in source.pieces]
        spans = [(start, end, kind) for start, end, kind, _ in source.marks if start < end]
        self._ties = self._covering([(start, end) for start, end, _ in spans])
        self._closed = self._covering([(start, end) for start, end, kind in spans if kind.hold is Hold.TOUCHING])

    def _covering(self, spans: list[tuple[int, int]]) -> list[int]:
        """For each piece, how many of the spans it lies in."""
        steps = [0] * (len(self.starts) + 1)
        for start, end in spans:
            steps[bisect_left(self.starts, start)] += 1
            steps[bisect_right(self.ends, end)] -= 1
        return [*accumulate(steps)]

    def writable(self, piece: int) -> bool:
        """Whether the piece is text and not a tab, a break or the like."""
        return self.elements[piece].tag in TEXT_TAGS

    def is_free(self, piece: int) -> bool:
        """Whether the piece may be rewritten."""
        return self.writable(piece) and not self._closed[piece]

    def refuse_closed(self, piece: int) -> None:
        """Raises ``CannotPatch`` for a piece that must not be rewritten."""
        if self._closed[piece]:
            raise CannotPatch("修改处的文字不能单独改写")

    def within(self, start: int, end: int) -> range:
        """The pieces that share characters with ``[start, end)``; empty ones may be among them."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def host(self, at: int) -> int:
        """The piece that takes an insertion: the run before, unless it is tied to something that ends here."""
        first = bisect_left(self.starts, at)
        after = [*self._starting(first, at)]
        around = [first - 1] if first and self.writable(first - 1) else []
        around += [piece for piece in after if self.starts[piece] < self.ends[piece]]
        if not around and not after:
            raise CannotPatch("此处没有可以写入文字的位置")
        piece = min(around or after, key=self._ties.__getitem__)
        self.refuse_closed(piece)
        return piece

    def _starting(self, first: int, at: int) -> Iterator[int]:
        """The text pieces that begin at ``at``: empty ones, and last the one that is not."""
        for piece in range(first, len(self.starts)):
            if self.starts[piece] != at:
                return
            if self.writable(piece):
                yield piece
            if self.ends[piece] > at:
                return


def layout_of(source: Source) -> Layout:
    """The layout of a paragraph, made once."""
    if not isinstance(source.layout, Layout):
        source.layout = Layout(source)
    return source.layout
