"""Runs cut in pieces and put together anew, each piece with the run's own start tag and properties, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.names import word
from bulletin_lint.docx.read.source import BLANKS, preserves_space
from bulletin_lint.docx.write.elements import ElementPlace, children_of
from bulletin_lint.docx.write.splice import Place, cutter, needs_preserving, preserving, tag_at

RUNS = frozenset(word("r"))
_PROPERTIES = frozenset(word("rPr"))
_CHANGE = re.compile(rb"""(<(?:[^\s/>:]+:)?rPrChange\b[^>]*?\s(?:[^\s=:]+:)?id\s*=\s*["'])[^"']*(["'])""")
_HISTORY = re.compile(rb"<((?:[^\s/>:]+:)?rPrChange)\b.*?</\1\s*>", re.DOTALL)


class Kind(Enum):
    """What becomes of a piece of a run."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    BETWEEN = "between"  # no run: stands between the pieces as it is


class Segment(NamedTuple):
    """Bytes that a run is cut into, and what becomes of them."""

    kind: Kind
    content: bytes


def contents_of(data: bytes, run: _Element, place: ElementPlace) -> Iterator[tuple[_Element | None, tuple[int, int]]]:
    """The children of a run but for its properties, each with its place; None for comments between them."""
    done = place.content
    for element, where in zip(children_of(run), place.children, strict=True):
        if data[done : where[0]].strip():
            yield None, (done, where[0])
        if element.tag not in _PROPERTIES:
            yield element, where
        done = where[1]
    if data[done : place.end_tag].strip():
        yield None, (done, place.end_tag)


def _properties_of(data: bytes, run: _Element, place: ElementPlace) -> bytes:
    pairs = zip(children_of(run), place.children, strict=True)
    start, end = next((where for element, where in pairs if element.tag in _PROPERTIES), (0, 0))
    return data[start:end]


def assemble(
    data: bytes,
    run: _Element,
    place: ElementPlace,
    segments: Iterable[Segment],
    identifiers: Iterator[int],
    wrap: Callable[[Kind, bytes], bytes] = lambda _, made: made,
) -> bytes:
    """The run anew, as one run for each stretch of segments of one kind.

    ``wrap`` is given the kind of a piece and its run, and returns what stands in the paragraph. Tracked formatting
    that is repeated gets numbers of its own; new text has no such history.
    """
    start_tag, end_tag = data[place.start : place.content], data[place.end_tag : place.end]
    properties = _properties_of(data, run, place)
    pieces: list[bytes] = []
    for kind, group in groupby(segments, key=lambda segment: segment.kind):
        content = b"".join(segment.content for segment in group)
        if kind is Kind.BETWEEN:
            pieces.append(content)
            continue
        own = _HISTORY.sub(b"", properties) if kind is Kind.INSERTED else properties
        pieces.append(wrap(kind, start_tag + own + content + end_tag))
        if kind is not Kind.INSERTED:
            properties = _renumbered(properties, identifiers)
    return b"".join(pieces)


def _renumbered(properties: bytes, identifiers: Iterator[int]) -> bytes:
    return _CHANGE.sub(lambda match: match[1] + b"%d" % next(identifiers) + match[2], properties)


class TextPiece:
    """A ``w:t`` of which parts are written as elements of their own."""

    def __init__(self, data: bytes, element: _Element, where: tuple[int, int]) -> None:
        tag = tag_at(data, where[0])
        closing = where[1] if tag[3] else data.rindex(b"</", where[0], where[1])
        self._tag = tag
        self._cut = cutter(data, Place(where[0], tag.end(), max(closing, tag.end()), where[1]), element)
        raw = element.text or ""
        self._preserved = preserves_space(element)
        self._first = 0 if self._preserved else len(raw) - len(raw.lstrip(BLANKS))
        self.shown = raw if self._preserved else raw.strip(BLANKS)

    def part(self, start: int, end: int, name: bytes = b"t") -> bytes:
        """``[start, end)`` of the text as an element of this local name, b'' for none."""
        return self.element(self._cut(self._first + start, self._first + end), self.shown[start:end], name)

    def element(self, content: bytes, shown: str, name: bytes = b"t") -> bytes:
        """An element like this one with other content, b'' for none."""
        if not shown:
            return b""
        own: bytes = self._tag[1]
        named = own[: len(own) - 1] + name
        start_tag = b"<" + named + self._tag[2] + b">"
        if not self._preserved and needs_preserving(shown):
            start_tag = preserving(start_tag)
        return start_tag + content + b"</" + named + b">"
