"""New bytes put in places of a part, and what they must declare there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.places import ElementPlace, tag_at


class Splice(NamedTuple):
    """New bytes for ``[start, end)`` of a part."""

    start: int
    end: int
    content: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes with all splices made; those at one place in the order given. Raises ``CannotPatch`` for overlaps."""
    pieces: list[bytes] = []
    done = 0
    for splice in sorted(splices, key=lambda each: each.start):
        if splice.start < done:
            raise CannotPatch("修改处的文字互相嵌套")
        pieces += (data[done : splice.start], splice.content)
        done = splice.end
    return b"".join([*pieces, data[done:]])


def spliced_within(data: bytes, where: tuple[int, int], splices: Iterable[Splice]) -> bytes:
    """The bytes at ``where`` with those splices made that begin there. Raises ``CannotPatch`` for overlaps."""
    start, end = where
    own = (each for each in splices if start <= each.start < end)
    return spliced(data[start:end], (each._replace(start=each.start - start, end=each.end - start) for each in own))


def appended(data: bytes, place: ElementPlace, content: bytes) -> Splice:
    """The splice that puts ``content`` behind the last child of an element, be it empty or not."""
    if place.end_tag < place.end:
        return Splice(place.end_tag, place.end_tag, content)
    tag = tag_at(data, place.start)
    return Splice(place.start, place.end, b"<" + tag[1] + tag[2] + b">" + content + b"</" + tag[1] + b">")


def declaration(element: _Element) -> bytes:
    """What new elements spelled with ``w:`` must declare beside this one of Word's; mostly nothing."""
    space = etree.QName(element).namespace
    return b"" if element.nsmap.get("w") == space else f' xmlns:w="{space}"'.encode()
