"""The bytes of a part without some of its elements, found by a reading of the markup that nothing else uses."""

from __future__ import annotations

import re
from array import array
from collections.abc import Container, Iterator, Mapping

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.package import Part

Spans = Mapping[_Element, tuple[int, int]]
Replaced = tuple[int, int, bytes]
"""``[start, end)`` of a part, and what is to stand there."""

# Holds for well-formed markup without a DOCTYPE, which is all that is ever read.
_MARK = re.compile(
    rb"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<(?P<close>/?)[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""", re.DOTALL
)


def spans_of(part: Part) -> Spans:
    """Where each element of a part starts and ends in its UTF-8 bytes, in the order of their start tags."""
    return dict(_spans(part))


def _spans(part: Part) -> Iterator[tuple[_Element, tuple[int, int]]]:
    return zip(part.root.iter(etree.Element), zip(*_bounds(part.data), strict=True), strict=True)


def outside(part: Part, elements: Container[_Element]) -> Iterator[bytes]:
    """What stands before, between and behind these elements of the part, in UTF-8; none lies in another."""
    done = 0
    for element, (start, end) in _spans(part):
        if element in elements:
            yield part.data[done:start]
            done = end
    yield part.data[done:]


def end_of_tag(data: bytes, start: int) -> int:
    """Where the tag ends that begins here."""
    mark = _MARK.match(data, start)
    return start if mark is None else mark.end()


def _bounds(data: bytes) -> tuple[array[int], array[int]]:
    """Where each element starts and ends, in the order of their start tags."""
    starts, ends, open_elements = array("q"), array("q"), array("q")
    for mark in _MARK.finditer(data):
        if mark["close"] is None:
            continue
        if mark["close"]:
            ends[open_elements.pop()] = mark.end()
            continue
        if data[mark.end() - 2 : mark.end()] != b"/>":
            open_elements.append(len(starts))
        starts.append(mark.start())
        ends.append(mark.end())
    return starts, ends


def replacing(data: bytes, start: int, end: int, replaced: list[Replaced]) -> Iterator[bytes]:
    """``[start, end)`` of the data with other bytes in these places."""
    for at, until, instead in replaced:
        yield from (data[start:at], instead)
        start = until
    yield data[start:end]
