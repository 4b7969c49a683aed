"""A part with new properties: spliced in where a whole run has them, with runs cut where only some of it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.places import places_of
from bulletin_lint.docx.write.dress.asked import Asked, Letters, Piece
from bulletin_lint.docx.write.dress.group import Change, Group, Tracked, concerned, merged
from bulletin_lint.docx.write.dress.spelled import holds, of_letters
from bulletin_lint.docx.write.layout import TEXT_TAGS
from bulletin_lint.docx.write.runs import Fate, Segment, assemble, contents_of, run_around
from bulletin_lint.docx.write.splice import Splice, spliced, spliced_within
from bulletin_lint.docx.write.text_element import TextElement
from bulletin_lint.text.looks import RunLook
from bulletin_lint.text.setting import Value

Form = tuple[tuple[str, Value], ...]
"""What letters are to have that they have not."""

# What of a run has a look of its own; all else goes with what stands before it.
_SAYING = TEXT_TAGS | frozenset(word("tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "delText"))


class _Span(NamedTuple):
    """``[start, end)`` of a piece, in its characters, that gets the same; all of what is no text."""

    start: int
    end: int
    form: Form


class _Child(NamedTuple):
    """A child of a run, where it stands and what it gets; None for comments between children."""

    element: _Element | None
    where: tuple[int, int]
    spans: list[_Span]


class Writer:
    """Writes one part anew. ``tracked`` is None for changes made at once, ``identifiers`` are numbers for tracked
    formatting that is repeated."""

    def __init__(self, part: Part, asked: Asked, identifiers: Iterator[int], tracked: Tracked | None) -> None:
        self._data, self._groups = part.data, asked.groups
        self._runs = {run: letters for run, letters in asked.runs.items() if _lacks(letters)}
        self._identifiers, self._tracked = identifiers, tracked
        owners = [*self._groups, *((run, "rPr") for run in self._runs)]
        wanted = {each for owner, name in owners for each in concerned(owner, name)}
        self._places = places_of(part, wanted) if wanted else {}

    def written(self) -> bytes:
        """The part's UTF-8 bytes; raises ``CannotPatch``."""
        runs = {run: self._shared(run, letters) for run, letters in self._runs.items()}
        cut = {run for run, children in runs.items() if len(_forms(children)) > 1}
        # A run in a text box stands in another one, which may be cut, too: the inner ones come first.
        inside: dict[_Element | None, list[Splice]] = defaultdict(list)
        for (owner, name), changes in self._groups.items():
            inside[run_around(owner, cut)] += self._group(owner, name).splices(changes, self._tracked)
        for run in (each for each in runs if each not in cut):
            for form in filter(None, _forms(runs[run])):
                inside[run_around(run, cut)] += self._group(run).splices(_changes(form), self._tracked)
        for run in sorted(cut, key=lambda run: self._places[run].start, reverse=True):
            written = self._cut(run, runs[run], _ordered(inside[run]))
            inside[run_around(run, cut)].append(Splice(self._places[run].start, self._places[run].end, written))
        return spliced(self._data, _ordered(inside[None]))

    def _group(self, owner: _Element, name: str = "rPr") -> Group:
        return Group(self._data, owner, name, self._places)

    def _shared(self, run: _Element, letters: Letters) -> list[_Child]:
        """The children of a run and what they get."""
        nothing = {
            form
            for piece in letters.pieces.values()
            for _, _, form in _spans(letters.look, piece)
            if form and not self._group(run).splices(_changes(form))
        }
        children: list[_Child] = []
        for element, where in contents_of(self._data, run, self._places[run]):
            piece = None if element is None else letters.pieces.get(element)
            spans = [] if piece is None else _spans(letters.look, piece, nothing)
            if piece is None and element is not None and element.tag in _SAYING:
                spans = [_Span(0, 0, ())]
            children.append(_Child(element, where, spans))
        return [*_joined(children)]

    def _cut(self, run: _Element, children: Sequence[_Child], inside: Sequence[Splice]) -> bytes:
        """A run in pieces, and with what is spliced into the text boxes in it."""
        group = self._group(run)
        forms: dict[Hashable, bytes] = {
            form: group.bytes_with(_changes(form), self._tracked) for form in _forms(children) if form
        }
        segments = [segment for child in children for segment in self._segments(child, inside)]
        return assemble(self._data, run, self._places[run], segments, self._identifiers, forms=forms)

    def _segments(self, child: _Child, inside: Sequence[Splice]) -> Iterator[Segment]:
        if child.element is None or len(child.spans) == 1:
            form = child.spans[0].form
            yield Segment(Fate.KEPT, spliced_within(self._data, child.where, inside), form or False)
            return
        text = TextElement(self._data, child.element, *child.where, taken_apart=True)
        yield from (Segment(Fate.KEPT, text.part(start, end), form or False) for start, end, form in child.spans)


def _lacks(letters: Letters) -> bool:
    """Whether anything that is asked of a run is not so."""
    return any(span.form for piece in letters.pieces.values() for span in _spans(letters.look, piece))


def _changes(form: Form) -> list[Change]:
    return merged(of_letters(dict(form)))


def _forms(children: Sequence[_Child]) -> list[Form]:
    """All that some of the children get, each once."""
    return [*dict.fromkeys(span.form for child in children for span in child.spans)]


def _joined(children: Sequence[_Child]) -> Iterator[_Child]:
    """The children, those that say nothing with what is before them, or behind if nothing is."""
    last = next((child.spans[0].form for child in children if child.spans), ())
    for child in children:
        yield child if child.spans else child._replace(spans=[_Span(0, 0, last)])
        last = child.spans[-1].form if child.spans else last


def _spans(look: RunLook, piece: Piece, nothing: frozenset[Form] | set[Form] = frozenset()) -> list[_Span]:
    """What a piece gets, from its beginning to its end. ``nothing`` are forms that its run has, whatever it looks
    like."""
    borders = sorted({0, piece.length, *(at for wish in piece.wishes for at in (wish.start, wish.end))})
    opening: dict[int, list[int]] = defaultdict(list)
    for number, wish in enumerate(piece.wishes):
        opening[wish.start].append(number)
    found: list[_Span] = []
    active: set[int] = set()
    for start, end in pairwise(borders):
        active = {number for number in active.union(opening[start]) if piece.wishes[number].end > start}
        values = {piece.wishes[number].name: piece.wishes[number].value for number in sorted(active)}
        form = tuple(sorted((name, value) for name, value in values.items() if not holds(look, name, value)))
        form = () if form in nothing else form
        if found and found[-1].form == form:
            start = found.pop().start
        found.append(_Span(start, end, form))
    return found


def _ordered(splices: Sequence[Splice]) -> list[Splice]:
    """Splices in the order of their places: what is put before something comes before what takes its place."""
    return sorted(splices, key=lambda each: (each.start, each.end))
