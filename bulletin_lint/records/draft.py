"""A document as it reads, in plain records: what a format that shows the whole text needs, cheap to hand about."""

from __future__ import annotations

from typing import NamedTuple

Stretch = tuple[int, int]


class Tie(NamedTuple):
    """What a stretch of a line is tied to; ``kind`` names a ``RegionKind``. Zero width for what has no text."""

    start: int
    end: int
    kind: str


class LineRecord(NamedTuple):
    """One paragraph. All offsets are in characters of ``text``, in which a tab, a line break (``"\\v"``) and a page
    break (``"\\f"``) count one each.

    ``part`` and ``number`` are those of ``Place``. ``block`` is the key of the ``Block`` that the line belongs to.
    ``roles`` are (start, ``Role``), the first at 0. ``label`` is the automatic number before the line, and
    ``guess`` says in Chinese from what the part that begins on it was guessed, '' where it is certain. ``goes_on``: it
    is the rest of an entry of the contents that begins on the line before.
    """

    part: str
    number: int
    container: str
    cell: tuple[int, int, int] | None
    text: str
    block: str
    roles: tuple[tuple[int, str], ...]
    alignment: str = "left"
    bold: tuple[Stretch, ...] = ()
    ties: tuple[Tie, ...] = ()
    label: str = ""
    guess: str = ""
    goes_on: bool = False

    @property
    def role(self) -> str:
        """The role of the line's first character."""
        return self.roles[0][1]


class Block(NamedTuple):
    """A stretch of the bulletin that a reader names: masthead, a section's heading, an article, the foot.

    ``zone`` is ``masthead``, ``contents``, ``body``, ``foot``, ``notes`` or ``page``. The key of an article begins
    with that of its section, and a dot.
    """

    key: str
    zone: str
    label: str


class Fact(NamedTuple):
    """Something about the pages, in an editor's words."""

    label: str
    value: str


class DraftRecord(NamedTuple):
    """The lines in reading order, the blocks they belong to, and what the pages look like."""

    lines: tuple[LineRecord, ...]
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...] = ()
