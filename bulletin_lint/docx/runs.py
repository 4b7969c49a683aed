"""Runs cut in pieces: where each ``w:r`` and its children stand in the bytes, and the run put together anew.

Every piece gets the run's own start tag and properties, byte for byte, so that no formatting changes.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple
from xml.parsers import expat

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import TRANSITIONAL, word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.source import BLANKS, preserves_space
from bulletin_lint.docx.splice import Place, cutter, needs_preserving, preserving, tag_at

RUN_TAGS = word("r")
_RUNS = frozenset(tag[1:] for tag in RUN_TAGS)
_PROPERTIES = frozenset(word("rPr"))
_CHANGE = re.compile(rb'(<(?:[^\s/>:]+:)?rPrChange\b[^>]*?\s(?:[^\s=:]+:)?id\s*=\s*")[^"]*(")')
KEEP = "keep"


class Segment(NamedTuple):
    """What a run is cut into: bytes of its children, and what becomes of them (``KEEP``, or a name of the caller's)."""

    kind: str
    content: bytes


class RunPlace(NamedTuple):
    """``[start, end)`` of a run in the part's UTF-8 bytes, where its tags end and begin, and its children."""

    start: int
    content: int
    children: tuple[tuple[int, int], ...]
    end_tag: int
    end: int
    parent: int  # where the start tag of the element around it begins


class _Open(NamedTuple):
    """An element that expat has entered; ``run`` is the number of a wanted run, -1 for anything else."""

    start: int
    run: int
    children: array[int]


def run_places(data: bytes, wanted: Collection[int]) -> dict[int, RunPlace]:
    """The places of the runs with these numbers, counted through the part from 0."""
    found: dict[int, RunPlace] = {}
    stack: list[_Open] = []
    count = 0
    parser = expat.ParserCreate("utf-8", "}")

    def start(name: str, _: Mapping[str, str]) -> None:
        nonlocal count
        number = -1
        if name in _RUNS:
            number, count = (count if count in wanted else -1), count + 1
        stack.append(_Open(parser.CurrentByteIndex, number, array("q")))

    def end(_: str) -> None:
        done, close = stack.pop(), parser.CurrentByteIndex
        inside = stack[-1] if stack else done
        if done.run < 0 and inside.run < 0:
            return
        tag = tag_at(data, done.start)
        finish = tag.end() if tag[3] else data.index(b">", close) + 1
        if inside.run >= 0:
            inside.children.extend((done.start, finish))
        if done.run >= 0:
            children = tuple(zip(done.children[::2], done.children[1::2], strict=True))
            end_tag = finish if tag[3] else close
            found[done.run] = RunPlace(done.start, tag.end(), children, end_tag, finish, inside.start)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CannotPatch(f"XML 第 {error.lineno} 行无法定位") from None
    return found


def rewrite_runs(part: Part, rewrite: Callable[[_Element, RunPlace], bytes], runs: Collection[_Element]) -> bytes:
    """The part's UTF-8 bytes with each of these runs replaced by what ``rewrite`` makes of it."""
    elements = {number: run for number, run in enumerate(part.root.iter(*RUN_TAGS)) if run in runs}
    places = run_places(part.data, elements)
    pieces: list[bytes] = []
    done = 0
    for number, run in elements.items():
        place = places[number]
        if place.start < done:
            raise CannotPatch("修改处的文字嵌套过深")
        pieces += (part.data[done : place.start], rewrite(run, place))
        done = place.end
    return b"".join([*pieces, part.data[done:]])


def contents_of(data: bytes, run: _Element, place: RunPlace) -> Iterator[tuple[_Element | None, tuple[int, int]]]:
    """The children of a run but for its properties, each with its place; None for comments between them."""
    elements = [element for element in run if isinstance(element.tag, str)]
    done = place.content
    for element, where in zip(elements, place.children, strict=True):
        if data[done : where[0]].strip():
            yield None, (done, where[0])
        if element.tag not in _PROPERTIES:
            yield element, where
        done = where[1]
    if data[done : place.end_tag].strip():
        yield None, (done, place.end_tag)


def properties_of(data: bytes, run: _Element, place: RunPlace) -> bytes:
    """The ``w:rPr`` of a run as it stands, b'' where it has none."""
    elements = [element for element in run if isinstance(element.tag, str)]
    found = (where for element, where in zip(elements, place.children, strict=True) if element.tag in _PROPERTIES)
    start, end = next(found, (0, 0))
    return data[start:end]


def assemble(
    data: bytes,
    run: _Element,
    place: RunPlace,
    segments: Iterable[Segment],
    finish: Callable[[str, bytes, bytes, Callable[[bytes], bytes]], bytes],
    identifiers: Iterator[int],
) -> bytes:
    """The run anew, as one run for each stretch of segments of one kind.

    ``finish`` is given the kind, the content, the properties and a function that makes a run of bytes, and returns
    what stands in the paragraph. Tracked formatting that is repeated gets numbers of its own.
    """
    start_tag, end_tag = data[place.start : place.content], data[place.end_tag : place.end]
    properties = properties_of(data, run, place)
    pieces: list[bytes] = []
    for kind, group in groupby(segments, key=lambda segment: segment.kind):
        content = b"".join(segment.content for segment in group)
        own = properties if not pieces else _renumbered(properties, identifiers)

        def make(inside: bytes) -> bytes:
            return start_tag + inside + end_tag

        pieces.append(finish(kind, content, own, make))
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

    def part(self, start: int, end: int, name: bytes = b"") -> bytes:
        """``[start, end)`` of the text as an element; ``name`` is its local name where that is not ``t``."""
        return self.element(self._cut(self._first + start, self._first + end), self.shown[start:end], name)

    def element(self, content: bytes, shown: str, name: bytes = b"") -> bytes:
        """An element like this one with other content, b'' for none."""
        if not shown:
            return b""
        own: bytes = self._tag[1]
        named = own[: len(own) - 1] + name if name else own
        start_tag = b"<" + named + self._tag[2] + b">"
        if not self._preserved and needs_preserving(shown):
            start_tag = preserving(start_tag)
        return start_tag + content + b"</" + named + b">"


def word_prefix(run: _Element, place: RunPlace, data: bytes) -> tuple[bytes, bytes, bytes]:
    """Prefixes for new Word elements and attributes beside a run, and the declaration that they need, if any."""
    name = tag_at(data, place.start)[1]
    space = run.tag[1:].partition("}")[0]
    if b":" in name:
        prefix = name.partition(b":")[0] + b":"
        return prefix, prefix, b""
    own = next((key for key, uri in run.nsmap.items() if key and uri == space), None)
    if own is not None:
        return b"", own.encode() + b":", b""
    return b"", b"w:", b' xmlns:w="' + (space or TRANSITIONAL[1:-1]).encode() + b'"'
