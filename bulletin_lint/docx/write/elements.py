"""Where chosen elements stand in the bytes of a part; elements are known by the tree, bytes by expat."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import STRICT, TRANSITIONAL
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.write.splice import tag_at


class ElementPlace(NamedTuple):
    """``[start, end)`` of an element in the part's UTF-8 bytes, where its tags end and begin, and its children.

    An empty element in one tag has ``end_tag`` and ``end`` where that tag ends.
    """

    start: int
    content: int
    children: tuple[tuple[int, int], ...]
    end_tag: int
    end: int
    parent: int  # where the start tag of the element around it begins


class Splice(NamedTuple):
    """New bytes for ``[start, end)`` of a part."""

    start: int
    end: int
    content: bytes


class _Open(NamedTuple):
    """An element that expat has entered; ``number`` is -1 for one that nobody wants."""

    start: int
    number: int
    children: array[int]


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
        stack.append(_Open(parser.CurrentByteIndex, count if count in wanted else -1, array("q")))
        count += 1

    def end(_: str) -> None:
        done, close = stack.pop(), parser.CurrentByteIndex
        around = stack[-1] if stack else done
        if done.number < 0 and around.number < 0:
            return
        tag = tag_at(data, done.start)
        finish = tag.end() if tag[3] else data.index(b">", close) + 1
        if around is not done and around.number >= 0:
            around.children.extend((done.start, finish))
        if done.number >= 0:
            children = tuple(zip(done.children[::2], done.children[1::2], strict=True))
            end_tag = finish if tag[3] else close
            found[done.number] = ElementPlace(done.start, tag.end(), children, end_tag, finish, around.start)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CannotPatch(f"XML 第 {error.lineno} 行无法定位") from None
    return found


def children_of(element: _Element) -> list[_Element]:
    """The child elements, as ``ElementPlace.children`` counts them."""
    return [child for child in element if isinstance(child.tag, str)]


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


def appended(data: bytes, place: ElementPlace, content: bytes) -> Splice:
    """The splice that puts ``content`` behind the last child of an element, be it empty or not."""
    if place.end_tag < place.end:
        return Splice(place.end_tag, place.end_tag, content)
    tag = tag_at(data, place.start)
    return Splice(place.start, place.end, b"<" + tag[1] + tag[2] + b">" + content + b"</" + tag[1] + b">")


def declaration(element: _Element) -> bytes:
    """What new elements spelled with ``w:`` must declare beside this element; mostly nothing."""
    space = element.tag[1:].partition("}")[0]
    if space not in (TRANSITIONAL[1:-1], STRICT[1:-1]):
        space = TRANSITIONAL[1:-1]
    return b"" if element.nsmap.get("w") == space else f' xmlns:w="{space}"'.encode()
