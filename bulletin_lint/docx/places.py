"""Where chosen elements stand in the bytes of a part.

lxml does not know byte positions, so they come from expat: the n-th element that expat meets is the n-th of the tree.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Mapping
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.package import Part

START_TAG = re.compile(rb"""<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>""")


class ElementPlace(NamedTuple):
    """``[start, end)`` of an element in the part's UTF-8 bytes, where its tags end and begin, and its children.

    An empty element in one tag has ``content`` and ``end_tag`` where that tag ends.
    """

    start: int
    content: int
    children: tuple[tuple[int, int], ...]
    end_tag: int
    end: int
    parent: int  # where the start tag of the element around it begins


class _Open(NamedTuple):
    """An element that expat has entered. ``children`` are the bounds of its children, two each; None if nobody wants to
    know its place."""

    number: int
    start: int
    children: array[int] | None


def places_of(part: Part, elements: Collection[_Element]) -> dict[_Element, ElementPlace]:
    """The places of these elements of the part; raises ``CannotPatch``."""
    wanted = {number: element for number, element in enumerate(part.root.iter(etree.Element)) if element in elements}
    return {wanted[number]: place for number, place in _places(part.data, wanted).items()}


def _places(data: bytes, wanted: Collection[int]) -> dict[int, ElementPlace]:
    found: dict[int, ElementPlace] = {}
    stack: list[_Open] = []
    count = 0
    parser = expat.ParserCreate("utf-8")

    def start(_: str, __: Mapping[str, str]) -> None:
        nonlocal count
        stack.append(_Open(count, parser.CurrentByteIndex, array("q") if count in wanted else None))
        count += 1

    def end(_: str) -> None:
        done, close = stack.pop(), parser.CurrentByteIndex
        around = stack[-1] if stack else None
        siblings = around.children if around else None
        if done.children is None and siblings is None:
            return
        tag = tag_at(data, done.start)
        finish = tag.end() if tag[3] else data.index(b">", close) + 1
        if siblings is not None:
            siblings.extend((done.start, finish))
        if done.children is not None:
            end_tag = finish if tag[3] else close
            parent = around.start if around else done.start
            found[done.number] = ElementPlace(done.start, tag.end(), _pairs(done.children), end_tag, finish, parent)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CannotPatch(f"XML 第{error.lineno}行无法定位") from None
    return found


def _pairs(bounds: array[int]) -> tuple[tuple[int, int], ...]:
    return tuple(zip(bounds[::2], bounds[1::2], strict=True))


def tag_at(data: bytes, start: int) -> re.Match[bytes]:
    """The start tag that begins here: its name, its attributes and the slash of an empty element as groups."""
    tag = START_TAG.match(data, start)
    if tag is None:
        raise CannotPatch("XML 标记无法定位")
    return tag
