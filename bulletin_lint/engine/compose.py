"""Several rounds of edits as one: what a document that was fixed in steps differs in from the first text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bulletin_lint.text.edit import Edit

# A stretch of the first text, or what was written between two of them.
Piece = tuple[int, int] | str


def composed(rounds: Iterable[Sequence[Edit]], length: int) -> list[Edit]:
    """One sorted list of edits of the first text that does what ``rounds`` do one after the other.

    The edits of a round are sorted and refer to the text as the rounds before it left it; ``length`` is that of the
    first text in characters.
    """
    pieces: list[Piece] = [(0, length)]
    for edits in rounds:
        pieces = list(_after(pieces, edits))
    return list(_between(pieces, length))


def _after(pieces: Iterable[Piece], edits: Sequence[Edit]) -> Iterator[Piece]:
    """The pieces of the text that ``edits`` leave."""
    cursor = _Cursor(pieces)
    for edit in edits:
        yield from cursor.up_to(edit.start)
        for _ in cursor.up_to(edit.end):
            pass  # left out
        if edit.replacement:
            yield edit.replacement
    yield from cursor.up_to(None)


class _Cursor:
    """A place in a text of pieces that only moves on."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._rest = iter(pieces)
        self._piece = next(self._rest, None)
        self._offset = 0

    def up_to(self, offset: int | None) -> Iterator[Piece]:
        """The pieces from here up to ``offset``, or all that are left."""
        while self._piece is not None and (offset is None or self._offset < offset):
            size = _length(self._piece)
            taken = size if offset is None else min(size, offset - self._offset)
            head, tail = _split(self._piece, taken)
            self._offset += taken
            self._piece = tail if taken < size else next(self._rest, None)
            yield head


def _length(piece: Piece) -> int:
    return len(piece) if isinstance(piece, str) else piece[1] - piece[0]


def _split(piece: Piece, size: int) -> tuple[Piece, Piece]:
    if isinstance(piece, str):
        return piece[:size], piece[size:]
    middle = piece[0] + size
    return (piece[0], middle), (middle, piece[1])


def _between(pieces: Iterable[Piece], length: int) -> Iterator[Edit]:
    """What was written or left out between the stretches of the first text that stayed."""
    position, written = 0, ""
    for piece in [*pieces, (length, length)]:
        if isinstance(piece, str):
            written += piece
            continue
        if written or piece[0] > position:
            yield Edit(position, piece[0], written)
        position, written = piece[1], ""
