"""Edits to a text: plain data, applied in one place."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace ``[start, end)`` of the text, in characters, by ``replacement``; ``start == end`` inserts."""

    start: int
    end: int
    replacement: str


def replacing(string: str, start: int, end: int, replacement: str) -> tuple[Edit, ...]:
    """The smallest edits that make ``string[start:end]`` read ``replacement``, so that what stays keeps its
    formatting; nothing where it reads so already."""
    old = string[start:end]
    if old == replacement:
        return ()
    if set(old).isdisjoint(replacement):  # as most often; the same that the matcher would say
        return (Edit(start, end, replacement),)
    blocks = SequenceMatcher(None, old, replacement, autojunk=False).get_opcodes()
    return tuple(Edit(start + a, start + b, replacement[c:d]) for tag, a, b, c, d in blocks if tag != "equal")


def moved(offset: int, edits: Iterable[Edit]) -> int:
    """Where the character at ``offset`` stands once ``edits`` are made; one inside an edit moves as its beginning."""
    before = [edit for edit in edits if edit.end <= offset]
    return offset + sum(len(edit.replacement) - (edit.end - edit.start) for edit in before)


def applied(string: str, edits: Iterable[Edit]) -> str:
    """``string`` with ``edits`` made; they must not overlap, in any order. Insertions at one place keep theirs."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += (string[done : edit.start], edit.replacement)
        done = edit.end
    return "".join((*pieces, string[done:]))
