"""A part without the properties of its text, however its runs are cut; and which piece of it stands in which run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.guard.markup import Replaced, end_of_tag, replacing, spans_of
from bulletin_lint.docx.guard.stream import shown
from bulletin_lint.docx.names import child, elements_in, word
from bulletin_lint.docx.package import Part

_PARAGRAPHS, _RUNS, _TEXTS, _BODY, _STYLES = (frozenset(word(name)) for name in ("p", "r", "t", "body", "style"))
_OPEN, _CLOSE = b"\1", b"\2"  # what stands around text; no bytes of XML


class Cell(NamedTuple):
    """A child of a run: where it begins, and how much of the run it takes, in characters if it is text."""

    start: int
    length: int
    run: _Element
    element: _Element


class Bare:
    """What a part says beside the properties of its paragraphs, runs and pages, or of its styles."""

    def __init__(self, part: Part) -> None:
        self._data, self._spans = part.data, spans_of(part)

    def rest(self) -> bytes:
        """All bytes of the part, but for the properties, the borders of runs between which nothing stands, and the
        marks of texts beside one another."""
        replaced = sorted(self._replaced(), key=lambda each: each[:2])
        return b"".join(replacing(self._data, 0, len(self._data), replaced)).replace(_CLOSE + _OPEN, b"")

    def elements(self, name: str) -> list[_Element]:
        """All elements of this name."""
        return [each for each in self._spans if each.tag in word(name)]

    @property
    def extent(self) -> int:
        """How much stands in runs."""
        return sum(cell.length for cell in self.cells)

    @cached_property
    def cells(self) -> list[Cell]:
        """What stands in runs, in order."""
        found = [cell for run in self._spans if run.tag in _RUNS for cell in self._cells_of(run)]
        return sorted(found, key=lambda cell: cell.start)

    def _cells_of(self, run: _Element) -> Iterator[Cell]:
        properties = child(run, "rPr")
        for element in elements_in(run):
            length = len(shown(element)) if element.tag in _TEXTS else 1
            if element is not properties and length:
                yield Cell(self._spans[element][0], length, run, element)

    def _replaced(self) -> Iterator[Replaced]:
        ends: dict[int, _Element] = {}
        for element, (start, end) in self._spans.items():
            if element.tag in _RUNS:
                yield from self._of_run(element, ends.get(start))
                ends[end] = element
            elif element.tag in _TEXTS:
                yield start, end, _OPEN + b"".join(_said(element)) + _CLOSE
            elif element.tag in _PARAGRAPHS:
                yield from self._of_holder(element, "pPr")
            elif element.tag in _BODY:
                yield from self._of_holder(element, "sectPr")
            elif element.tag in _STYLES:
                yield from self._of_holder(element, "pPr", "rPr")

    def _of_holder(self, element: _Element, *names: str) -> Iterator[Replaced]:
        start, end = self._spans[element]
        content = end_of_tag(self._data, start)
        if content == end:
            tag = self._data[start : end - 2].rstrip()
            yield start, end, tag + b"></" + tag[1:].split()[0] + b">"
        yield from ((*self._spans[group], b"") for name in names if (group := child(element, name)) is not None)

    def _of_run(self, run: _Element, before: _Element | None) -> Iterator[Replaced]:
        """The properties of a run, blanks between its children, and its border to the one before, if that is alike."""
        start, _ = self._spans[run]
        content, end_tag = end_of_tag(self._data, start), self._end_tag(run)
        properties = child(run, "rPr")
        if before is not None and self._start_tag(before) == self._start_tag(run):
            yield self._end_tag(before), content, b""
        done = content
        for element in elements_in(run):
            yield from self._blank(done, self._spans[element][0])
            done = self._spans[element][1]
            if element is properties:
                yield (*self._spans[element], b"")
        yield from self._blank(done, end_tag)

    def _blank(self, start: int, end: int) -> Iterator[Replaced]:
        if start < end and not self._data[start:end].strip():
            yield start, end, b""

    def _start_tag(self, element: _Element) -> bytes:
        start, _ = self._spans[element]
        return self._data[start : end_of_tag(self._data, start)]

    def _end_tag(self, element: _Element) -> int:
        start, end = self._spans[element]
        return end if end_of_tag(self._data, start) == end else self._data.rindex(b"<", start, end)


def _said(text: _Element) -> Iterator[bytes]:
    """What a ``w:t`` shows, and where in it comments and the like stand; blanks that do not show are left out."""
    visible, left = shown(text), len(shown(text))
    skipped = "".join(text.itertext()).find(visible)
    pieces = [(b"", text.text or ""), *((etree.tostring(each, with_tail=False), each.tail or "") for each in text)]
    for mark, words in pieces:
        own = words[skipped:] if skipped < len(words) else ""
        skipped = max(0, skipped - len(words))
        yield mark + own[:left].encode()
        left = max(0, left - len(own))
