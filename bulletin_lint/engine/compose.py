"""Several rounds of edits as one: what a document that was fixed in steps differs in from the first text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.text.edit import Edit


class Piece(NamedTuple):
    """``[start, end)`` of the first text, and what stands there now; None for what stayed. All pieces of a text
    together cover the first one without a gap."""

    start: int
    end: int
    text: str | None = None


def composed(rounds: Iterable[Sequence[Edit]], length: int) -> list[Edit]:
    """One sorted list of edits of the first text that does what ``rounds`` do one after the other.

    The edits of a round are sorted and refer to the text as the rounds before it left it; ``length`` is that of the
    first text in characters. Edits that only touch stay apart, so that each keeps the place that it had.
    """
    pieces = [Piece(0, length)]
    for edits in rounds:
        pieces = list(_after(pieces, edits))
    return list(_edits(pieces))


def _after(pieces: Iterable[Piece], edits: Sequence[Edit]) -> Iterator[Piece]:
    """The pieces of the text that ``edits`` leave."""
    cursor = _Cursor(pieces)
    for edit in edits:
        yield from cursor.up_to(edit.start)
        start = cursor.place
        for _ in cursor.up_to(edit.end):
            pass  # left out
        yield Piece(start, cursor.place, edit.replacement)
    yield from cursor.up_to(None)


class _Cursor:
    """A place in a text of pieces that only moves on; ``place`` is where it is in the first text."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._rest = iter(pieces)
        self._piece = next(self._rest, None)
        self._offset = 0
        self.place = 0

    def up_to(self, offset: int | None) -> Iterator[Piece]:
        """The pieces from here up to ``offset``, or all that are left."""
        while self._piece is not None and (offset is None or self._offset < offset):
            size = _length(self._piece)
            taken = size if offset is None else min(size, offset - self._offset)
            head, tail = _split(self._piece, taken)
            self._offset += taken
            self._piece = tail if taken < size else next(self._rest, None)
            self.place = head.end
            yield head


def _length(piece: Piece) -> int:
    return piece.end - piece.start if piece.text is None else len(piece.text)


def _split(piece: Piece, size: int) -> tuple[Piece, Piece]:
    if piece.text is None:
        middle = piece.start + size
        return Piece(piece.start, middle), Piece(middle, piece.end)
    return Piece(piece.start, piece.end, piece.text[:size]), Piece(piece.end, piece.end, piece.text[size:])


def _edits(pieces: Iterable[Piece]) -> Iterator[Edit]:
    """What was written or left out. What was put in right behind something written belongs to it, unless that took the
    place of a text as long, whose letters go to the runs of the old ones; what was left out, to what was left out."""
    last: Edit | None = None
    for start, end, text in pieces:
        if text is None:
            yield from _worth(last)
            last = None
        elif last is None:
            last = Edit(start, end, text)
        elif _goes_on(last, start, end, text):
            last = Edit(last.start, end, last.replacement + text)
        else:
            yield from _worth(last)
            last = Edit(start, end, text)
    yield from _worth(last)


def _goes_on(last: Edit, start: int, end: int, text: str) -> bool:
    if not text and not last.replacement:
        return True
    return start == end and (last.start == last.end or len(last.replacement) != last.end - last.start)


def _worth(edit: Edit | None) -> Iterator[Edit]:
    if edit is not None and (edit.replacement or edit.start < edit.end):
        yield edit
