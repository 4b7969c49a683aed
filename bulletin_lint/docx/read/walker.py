"""One pass over the tree of a part: the state of the reading, and the loop.

Nothing recurses in Python, so the depth of a file does not matter. What each element means is said by a table: a
function by tag, which is given the walker and the element and returns either None (what is inside is not looked at) or
what to do on leaving the element; None in place of a function where there is nothing to do. Elements that are not in
the table are looked through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml.etree import _Element

from bulletin_lint.docx.read.source import Source
from bulletin_lint.text.regions import RegionKind
from bulletin_lint.text.text import Container

Leave = Callable[[], None]
Enter = Callable[["Walker", _Element], Leave | None]
_NONE: Mapping[_Element, _Element] = MappingProxyType({})
DEEPEST = 16  # what is nested deeper is not told apart, or a hostile file would have regions without number


@dataclass(slots=True)
class Field:
    """A complex field that is open: before its separator ``kind`` is None and its text is code."""

    code: str = ""
    kind: RegionKind | None = None
    start: int = 0


@dataclass(slots=True)
class Branches:
    """The branches of an ``mc:AlternateContent``; the first counts, the others are copies of it."""

    seen: int = 0
    first: list[Source] | None = None
    paragraph: Source | None = None
    start: int = 0
    end: int = 0


class Walker:
    """Reads one part. ``sources`` are its paragraphs by number; ``unread`` says what text was met but not read,
    ``unfinished`` whether a field without an end swallowed the rest. ``unmarked`` are the ``w:p`` whose marks are
    deleted, each with what says so.
    """

    def __init__(
        self,
        container: Container,
        meanings: Mapping[str, Enter | None],
        fields: bool = True,
        first_table: int = 0,
        unmarked: Mapping[_Element, _Element] = _NONE,
    ) -> None:
        self.home = self.container = container
        self.meanings = meanings
        self.with_fields = fields
        self.unmarked = unmarked
        self.going_on: dict[_Element, Source] = {}  # the paragraphs that the next ``w:p`` belongs to
        self.sources: list[Source] = []
        self.unread: list[str] = []
        self.number = 0
        self.tables = first_table
        self.current: Source | None = None
        self.cells: list[list[int]] = []
        self.enclosing: list[tuple[RegionKind, _Element]] = []
        self.fields: list[Field] = []
        self.branches: list[Branches] = []
        self.codes = 0  # how many of the open fields are still in their code
        self.counting = False  # only the number of paragraphs matters
        self.unfinished = False

    def walk(self, root: _Element) -> None:
        """Read everything below ``root``."""
        stack: list[tuple[Iterator[_Element], Leave]] = []
        meanings, level, leave = self.meanings, iter(root), nothing
        while True:
            for element in level:
                enter = meanings.get(element.tag, look_through)
                on_leave = enter and enter(self, element)
                if on_leave is not None:
                    stack.append((level, leave))
                    level, leave = iter(element), on_leave
                    break
            else:
                leave()
                if not stack:
                    self.unfinished |= self.codes > 0
                    return
                level, leave = stack.pop()


def nothing() -> None:
    """What is done on leaving most elements."""


def look_through(walker: Walker, element: _Element) -> Leave | None:
    return nothing if len(element) else None
