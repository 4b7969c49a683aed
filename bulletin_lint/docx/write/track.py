"""Edits written as tracked changes: what goes is kept as ``w:del``, what comes stands in ``w:ins``."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.places import START_TAG, ElementPlace, places_of
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.hints import with_hint
from bulletin_lint.docx.write.identifiers import free_identifiers
from bulletin_lint.docx.write.patch import replace_parts
from bulletin_lint.docx.write.runs import RUNS, Fate, Segment, assemble, contents_of, properties_in, run_around
from bulletin_lint.docx.write.share_out import by_element
from bulletin_lint.docx.write.splice import Splice, declaration, spliced, spliced_within
from bulletin_lint.docx.write.text_element import PieceEdit, TextElement
from bulletin_lint.text.edit import Edit

DEFAULT_AUTHOR = "bulletin-lint"
_INSERTIONS = frozenset(word("ins"))
# What may hold a tracked change among its runs: ECMA-376-1, 17.13.5.14 and 17.13.5.18, parent elements.
_HOLDERS = frozenset(
    word("p", "hyperlink", "fldSimple", "ins", "moveFrom", "moveTo", "smartTag", "customXml", "sdtContent")
    + word("dir", "bdo", "rt", "rubyBase")
)
_ID = re.compile(rb"""(\s(?:[^\s=:]+:)?id\s*=\s*["'])[^"']*(["'])""")


def apply(
    document: WordDocument, edits: Sequence[Edit], author: str = DEFAULT_AUTHOR, date: datetime.datetime | None = None
) -> bytes:
    """The whole file with ``edits`` tracked; offsets are those of ``document.text``, ``date`` is now by default.

    Accepting all changes gives what ``patch.apply`` writes, rejecting them what there was. Raises ``CannotPatch``.
    """
    wanted = by_element(document, edits)
    tracker = _Tracker(author, timestamp(date), free_identifiers(document))
    parts = [part for part in document.parts if part.name in wanted]
    return replace_parts(document.package, {part.name: tracker.rewrite(part, wanted[part.name]) for part in parts})


def timestamp(date: datetime.datetime | None) -> str:
    """A date as Word writes it: local time without fractions, and yet with a Z."""
    return (date or datetime.datetime.now()).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Tracker:
    """Writes the runs of a document with edits in them; all numbers come from one source."""

    def __init__(self, author: str, date: str, identifiers: Iterator[int]) -> None:
        self._signature = f" w:author={quoteattr(author)} w:date={quoteattr(date)}".encode()
        self._identifiers = identifiers

    def rewrite(self, part: Part, edits: Mapping[_Element, Sequence[PieceEdit]]) -> bytes:
        """The part's bytes with the edits of these ``w:t`` elements."""
        runs = {_run_holding(element) for element in edits}
        hinted = {_run_holding(element) for element, made in edits.items() if any(edit.hinted for edit in made)}
        places = places_of(part, runs | {each for run in hinted if (each := properties_in(run)) is not None})
        # A run in a text box stands in another one, which may change, too: the inner ones come first.
        inside: dict[_Element | None, list[Splice]] = defaultdict(list)
        for run in sorted(runs, key=lambda run: places[run].start, reverse=True):
            form = with_hint(part.data, run, places) if run in hinted else b""
            written = self._run(part.data, run, places[run], edits, form, inside[run])
            inside[run_around(run, runs)].append(Splice(places[run].start, places[run].end, written))
        return spliced(part.data, inside[None])

    def _run(
        self,
        data: bytes,
        run: _Element,
        place: ElementPlace,
        edits: Mapping[_Element, Sequence[PieceEdit]],
        form: bytes,
        inside: Sequence[Splice],
    ) -> bytes:
        """The run with its edits, and with what is spliced into the text boxes in it; ``form`` are the properties of
        marks that get the hint."""
        segments = [
            segment
            for element, where in contents_of(data, run, place)
            for segment in _segments(data, element, where, edits, inside)
        ]
        parent = run.getparent()
        split = data[place.parent : place.start] if parent is not None and parent.tag in _INSERTIONS else b""
        around = START_TAG.match(split)
        declared = declaration(run)

        def wrap(fate: Fate, made: bytes) -> bytes:
            if fate is Fate.KEPT:
                return made
            if fate is Fate.DELETED:
                return self._mark(b"w:del", declared, made)
            inserted = self._mark(b"w:ins", declared, made)
            # An insertion in an earlier one stands beside it, as Word writes it: the earlier one is cut in two.
            return b"</" + around[1] + b">" + inserted + self._again(around[0]) if around else inserted

        return assemble(data, run, place, segments, self._identifiers, wrap, {True: form})

    def _mark(self, name: bytes, declared: bytes, content: bytes) -> bytes:
        number = b' w:id="%d"' % next(self._identifiers)
        return b"<" + name + declared + number + self._signature + b">" + content + b"</" + name + b">"

    def _again(self, start_tag: bytes) -> bytes:
        """The start tag of an insertion that goes on after another one, with a number of its own."""
        return _ID.sub(lambda match: match[1] + b"%d" % next(self._identifiers) + match[2], start_tag, count=1)


def _run_holding(element: _Element) -> _Element:
    """The run whose child a text element is; raises ``CannotPatch`` where it stands deeper, or the run itself does."""
    run = element.getparent()
    holder = None if run is None else run.getparent()
    if run is None or run.tag not in RUNS or holder is None or holder.tag not in _HOLDERS:
        raise CannotPatch("修改处的文字不直接位于文字段中，无法以修订方式修改")
    return run


def _segments(
    data: bytes,
    element: _Element | None,
    where: tuple[int, int],
    edits: Mapping[_Element, Sequence[PieceEdit]],
    inside: Sequence[Splice],
) -> Iterator[Segment]:
    """What one child of a run is cut into."""
    if element is None or not edits.get(element):
        yield Segment(Fate.KEPT, spliced_within(data, where, inside))
        return
    piece = TextElement(data, element, *where)
    done = 0
    for start, end, replacement, hinted in sorted(edits[element]):
        cut = [
            Segment(Fate.KEPT, piece.part(done, start)),
            Segment(Fate.DELETED, piece.part(start, end, b"delText")),
            *(Segment(Fate.INSERTED, made.content, made.hinted) for made in piece.saying(replacement, hinted)),
        ]
        yield from (segment for segment in cut if segment.content)
        done = end
    if done < len(piece.shown):
        yield Segment(Fate.KEPT, piece.part(done, len(piece.shown)))
