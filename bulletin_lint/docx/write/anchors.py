"""Where in the body a comment about any place of the text can be anchored, and its marks put there.

Word takes no comments in headers, footers and text boxes; what is said of them is anchored in the body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import attribute, word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.places import ElementPlace, places_of
from bulletin_lint.docx.read.controls import is_bound, is_closed
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.layout import Layout, layout_of
from bulletin_lint.docx.write.runs import RUNS, Fate, Segment, assemble, contents_of
from bulletin_lint.docx.write.splice import Splice, appended, spliced
from bulletin_lint.docx.write.text_element import TextElement
from bulletin_lint.text.text import Container, Paragraph

_PARAGRAPHS, _BOXES, _CONTROLS = word("p"), word("txbxContent"), word("sdt")
_REFERENCES = {Container.FOOTNOTE: word("footnoteReference"), Container.ENDNOTE: word("endnoteReference")}
_NOTES = word("footnote", "endnote")
_PLACES = {
    Container.HEADER: "页眉",
    Container.FOOTER: "页脚",
    Container.FOOTNOTE: "脚注",
    Container.ENDNOTE: "尾注",
}
# What may stand between a paragraph and its runs and takes the marks of comments among them. A field is not among it:
# Word writes its result anew.
_INLINE = frozenset(word("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo"))

_NOWHERE = "正文没有段落，无处添加批注"


class Anchor(NamedTuple):
    """``[start, end)`` of the text inside one paragraph of the body; empty for a paragraph as a whole.

    ``about`` says in Chinese which place is really meant where that is not in the body.
    """

    paragraph: Paragraph
    start: int
    end: int
    about: str = ""


class _Spot(NamedTuple):
    """Before or behind an element, or ``offset`` characters into the text that it shows where that is not -1."""

    element: _Element
    after: bool
    offset: int


class Marks(NamedTuple):
    """The bytes that open and close a comment's range in the body."""

    opening: bytes
    closing: bytes


class Anchors:
    """Where in the body of a document comments are anchored."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document

    def of(self, start: int, end: int) -> Anchor:
        """The anchor of a comment on ``[start, end)`` of the text; it ends with the paragraph it begins in.

        Raises ``CannotPatch`` for a body without paragraphs.
        """
        document = self._document
        if not document.sources:
            raise CannotPatch(_NOWHERE)
        paragraph = document.text.paragraph_at(start)
        source = document.sources[paragraph.index]
        in_body = self._is_in_body(paragraph, source)
        host = paragraph if in_body and not _is_filled_by_word(source) else self._host(paragraph, source)
        if host is paragraph:
            return Anchor(paragraph, start, min(end, paragraph.end))
        where = "内容控件" if in_body else _PLACES.get(paragraph.container, "文本框")
        quoted = document.text.public(paragraph)[start - paragraph.start : end - paragraph.start].split("\n")[0]
        return Anchor(host, host.start, host.start, f"{where}“{quoted}”：" if quoted else f"{where}：")

    def _is_in_body(self, paragraph: Paragraph, source: Source) -> bool:
        boxed = next(source.element.iterancestors(*_BOXES), None) is not None
        return paragraph.part == self._document.parts[0].name and not boxed

    @cached_property
    def _body(self) -> dict[_Element, Paragraph]:
        """The paragraphs of the body by their elements."""
        pairs = zip(self._document.text.paragraphs, self._document.sources, strict=True)
        return {
            element: paragraph
            for paragraph, source in pairs
            if self._is_in_body(paragraph, source)
            for element in (*source.joined, source.element)
        }

    @cached_property
    def _hosts(self) -> list[Paragraph]:
        """The paragraphs that take comments about others: those that Word does not fill anew, if there are any."""
        sources = self._document.sources
        lasting = [each for each in self._body.values() if not _is_filled_by_word(sources[each.index])]
        return lasting or [*self._body.values()]

    def _host(self, paragraph: Paragraph, source: Source) -> Paragraph:
        """The paragraph of the body that takes a comment about one that does not: that which holds its text box or the
        mark of its note, or the last before it; the first for a header, the last for what else is nowhere in the body.
        """
        if not self._hosts:
            raise CannotPatch(_NOWHERE)
        holder = self._holder(paragraph, source)
        place = None if holder is None else self._body.get(holder)
        if place is None:
            return self._hosts[0 if paragraph.container is Container.HEADER else -1]
        return self._hosts[max(0, bisect_right(self._hosts, place.index, key=attrgetter("index")) - 1)]

    def _holder(self, paragraph: Paragraph, source: Source) -> _Element | None:
        """The paragraph of the body that holds a text box or the mark of a note, or that is meant itself."""
        element: _Element | None = source.element
        if paragraph.container in _REFERENCES:
            note = next(source.element.iterancestors(*_NOTES), None)
            element = self._note_marks.get((paragraph.container, None if note is None else attribute(note, "id")))
        elif paragraph.part != self._document.parts[0].name:
            return None
        return None if element is None else next(reversed([*element.iterancestors(*_PARAGRAPHS)]), element)

    @cached_property
    def _note_marks(self) -> dict[tuple[Container, str | None], _Element]:
        """The first mark of each footnote and endnote by its number."""
        root = self._document.parts[0].root
        marks = [(container, mark) for container, tags in _REFERENCES.items() for mark in root.iter(*tags)]
        return {(container, attribute(mark, "id")): mark for container, mark in reversed(marks)}


def _is_filled_by_word(source: Source) -> bool:
    """Whether the whole paragraph stands in a control that Word fills anew when it opens the file, marks and all."""
    return any(map(is_bound, source.element.iterancestors(*_CONTROLS)))


def marked(document: WordDocument, anchors: Sequence[tuple[Anchor, Marks]], identifiers: Iterator[int]) -> bytes:
    """The main part's UTF-8 bytes with the marks of these comments put in; runs are split where they must be."""
    part = document.parts[0]
    inside: dict[_Element, list[tuple[_Spot, bytes]]] = defaultdict(list)
    beside: list[tuple[_Spot, bytes]] = []
    whole: dict[_Element, list[Marks]] = defaultdict(list)
    for anchor, marks in anchors:
        source = document.sources[anchor.paragraph.index]
        spots = _spots(source, anchor)
        if spots is None:
            whole[source.element].append(marks)
            continue
        for spot, content in zip(spots, marks, strict=True):
            run = spot.element.getparent()
            if spot.element.tag not in RUNS and run is not None and run.tag in RUNS:
                inside[run].append((spot, content))
            else:
                beside.append((spot, content))
    elements = {*inside, *whole, *(spot.element for spot, _ in beside)}
    places = places_of(part, elements)
    splices = [_beside(places[spot.element], spot, content) for spot, content in beside]
    splices += [Splice(p.start, p.end, _run(part, run, p, inside[run], identifiers)) for run, p in _of(places, inside)]
    splices += [_whole(part, element, place, whole[element]) for element, place in _of(places, whole)]
    return spliced(part.data, splices)


def _of(
    places: dict[_Element, ElementPlace],
    chosen: dict[_Element, list[tuple[_Spot, bytes]]] | dict[_Element, list[Marks]],
) -> Iterator[tuple[_Element, ElementPlace]]:
    return ((element, place) for element, place in places.items() if element in chosen)


def _spots(source: Source, anchor: Anchor) -> tuple[_Spot, _Spot] | None:
    """Where a comment's range opens and closes; None for a paragraph without text."""
    layout = layout_of(source)
    start, end = (max(at - anchor.paragraph.start, source.drawn) for at in (anchor.start, anchor.end))
    if start == end or any(map(is_closed, source.element.iterancestors(*_CONTROLS))):
        start, end = source.drawn, len(layout.text)
    pieces = layout.within(start, end)
    if not pieces:
        return None
    return _spot(layout, pieces[0], start, after=False), _spot(layout, pieces[-1], end, after=True)


def _spot(layout: Layout, piece: int, at: int, after: bool) -> _Spot:
    """A place in a piece, or at its border; where the schema does not allow marks there, beside what holds it."""
    element = layout.elements[piece]
    holder = _child_of_paragraph(element)
    if holder.tag not in RUNS or element.getparent() is not holder:
        return _Spot(holder, after, -1)
    inside = layout.starts[piece] < at < layout.ends[piece]
    return _Spot(element, after, at - layout.starts[piece] if inside else -1)


def _child_of_paragraph(element: _Element) -> _Element:
    """What holds a piece among the children of its paragraph, marks being allowed beside it; what only groups such
    children and takes marks itself is looked through."""
    below = [element, *takewhile(lambda around: around.tag not in _PARAGRAPHS, element.iterancestors())]
    return next(inner for inner in reversed(below) if inner.tag not in _INLINE or is_closed(inner))


def _beside(place: ElementPlace, spot: _Spot, content: bytes) -> Splice:
    at = place.end if spot.after else place.start
    return Splice(at, at, content)


def _run(
    part: Part, run: _Element, place: ElementPlace, marks: Sequence[tuple[_Spot, bytes]], identifiers: Iterator[int]
) -> bytes:
    """A run with marks between its pieces."""
    segments: list[Segment] = []
    by_element: dict[_Element, list[tuple[_Spot, bytes]]] = defaultdict(list)
    for spot, content in marks:
        by_element[spot.element].append((spot, content))
    for element, where in contents_of(part.data, run, place):
        of_element = [] if element is None else by_element.get(element, [])
        segments += (
            Segment(Fate.BETWEEN, content) for spot, content in of_element if spot.offset < 0 and not spot.after
        )
        segments += _cut(part.data, element, where, [mark for mark in of_element if mark[0].offset >= 0])
        segments += (Segment(Fate.BETWEEN, content) for spot, content in of_element if spot.offset < 0 and spot.after)
    return assemble(part.data, run, place, segments, identifiers)


def _cut(
    data: bytes, element: _Element | None, where: tuple[int, int], marks: Sequence[tuple[_Spot, bytes]]
) -> Iterator[Segment]:
    if element is None or not marks:
        yield Segment(Fate.KEPT, data[slice(*where)])
        return
    try:
        piece = TextElement(data, element, *where)
    except CannotPatch:  # a comment or the like among the characters: the marks stand around them all
        yield from (Segment(Fate.BETWEEN, content) for spot, content in marks if not spot.after)
        yield Segment(Fate.KEPT, data[slice(*where)])
        yield from (Segment(Fate.BETWEEN, content) for spot, content in marks if spot.after)
        return
    done = 0
    for spot, content in sorted(marks, key=lambda mark: mark[0].offset):
        if done < spot.offset:
            yield Segment(Fate.KEPT, piece.part(done, spot.offset))
        yield Segment(Fate.BETWEEN, content)
        done = spot.offset
    yield Segment(Fate.KEPT, piece.part(done, len(piece.shown)))


def _whole(part: Part, element: _Element, place: ElementPlace, marks: Sequence[Marks]) -> Splice:
    """Marks at the end of a paragraph without text."""
    return appended(part.data, place, b"".join(mark.opening + mark.closing for mark in marks))
