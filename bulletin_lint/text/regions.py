"""Stretches of the text that are tied to something in their file, and what that means for edits.

Which kinds there are, and what to say of them, is for those to decide who know the file.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Hold(Enum):
    """What a region forbids to edits."""

    NOTHING = "nothing"
    CROSSING = "crossing"  # an edit over its border would move text in or out of it
    TOUCHING = "touching"  # nothing inside is rewritten at all


class RegionKind(NamedTuple):
    """A kind of region. ``reason`` tells the user, in Chinese, why an edit is held back. ``as_wide_as_a_word`` is what
    stands in the line like a word though it has no text, such as a picture; ``unwritten`` is text that only asks for
    what is to be written there; ``drawn`` is text that the file does not hold but makes its reader draw, such as the
    number of an item of a list."""

    name: str
    hold: Hold = Hold.NOTHING
    reason: str = ""
    as_wide_as_a_word: bool = False
    unwritten: bool = False
    drawn: bool = False


class Region(NamedTuple):
    """A stretch ``[start, end)`` of the text, in characters; ``start == end`` for what has no text of its own."""

    start: int
    end: int
    kind: RegionKind
