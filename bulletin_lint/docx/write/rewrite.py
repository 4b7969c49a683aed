"""A part with new text in some of its ``w:t``: spliced in and, where marks get a hint, in a run of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lxml.etree import _Element

from bulletin_lint.docx.package import Part
from bulletin_lint.docx.places import ElementPlace, places_of
from bulletin_lint.docx.write.hints import with_hint
from bulletin_lint.docx.write.runs import Fate, Segment, assemble, contents_of, properties_in, run_around
from bulletin_lint.docx.write.splice import Splice, spliced, spliced_within
from bulletin_lint.docx.write.text_element import PieceEdit, TextElement

Edits = Mapping[_Element, Sequence[PieceEdit]]


def rewrite(part: Part, edits: Edits, identifiers: Iterator[int]) -> bytes:
    """The part's UTF-8 bytes with these edits of its ``w:t`` elements made; ``identifiers`` are numbers for tracked
    formatting that is repeated. Raises ``CannotPatch``."""
    cut = {run for element, made in edits.items() if (run := hinted_run(element, made)) is not None}
    alone = {element for element in edits if element.getparent() not in cut}
    properties = {each for run in cut if (each := properties_in(run)) is not None}
    places = places_of(part, alone | cut | properties)
    # A run in a text box stands in another one, which may be cut, too: the inner ones come first.
    inside: dict[_Element | None, list[Splice]] = defaultdict(list)
    for element in alone:
        inside[run_around(element, cut)].append(_text(part.data, element, places[element], edits[element]))
    for run in sorted(cut, key=lambda run: places[run].start, reverse=True):
        inside[run_around(run, cut)].append(_cut(part.data, run, places, edits, inside[run], identifiers))
    return spliced(part.data, inside[None])


def hinted_run(element: _Element, edits: Sequence[PieceEdit]) -> _Element | None:
    """The run of a ``w:t`` if any of its edits writes marks that get the hint."""
    return element.getparent() if any(edit.hinted for edit in edits) else None


def _text(data: bytes, element: _Element, place: ElementPlace, edits: Sequence[PieceEdit]) -> Splice:
    return Splice(place.start, place.end, TextElement(data, element, place.start, place.end).with_edits(edits))


def _cut(
    data: bytes,
    run: _Element,
    places: Mapping[_Element, ElementPlace],
    edits: Edits,
    inside: Sequence[Splice],
    identifiers: Iterator[int],
) -> Splice:
    """A run with its edits, and with what is spliced into the text boxes in it."""
    place = places[run]
    segments = [
        segment
        for element, where in contents_of(data, run, place)
        for segment in _segments(data, element, where, edits, inside)
    ]
    written = assemble(data, run, place, segments, identifiers, forms={True: with_hint(data, run, places)})
    return Splice(place.start, place.end, written)


def _segments(
    data: bytes, element: _Element | None, where: tuple[int, int], edits: Edits, inside: Sequence[Splice]
) -> Iterator[Segment]:
    """What one child of a run is cut into."""
    if element is not None and element in edits:
        for hinted, content in TextElement(data, element, *where).stretches(edits[element]):
            yield Segment(Fate.KEPT, content, hinted)
    else:
        yield Segment(Fate.KEPT, spliced_within(data, where, inside))
