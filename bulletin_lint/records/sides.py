"""Two states of a text, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.text.edit import differences


def side_by_side(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Two texts in pieces, in order: what both have, and what one has in place of the other, in turn. The first pair is
    alike, and so are all odd ones; a piece may be empty."""
    place = new_place = 0
    for start, end, new_start, new_end in differences(old, new) if old != new else ():
        yield old[place:start], new[new_place:new_start]
        yield old[start:end], new[new_start:new_end]
        place, new_place = end, new_end
    yield old[place:], new[new_place:]
