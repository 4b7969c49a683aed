"""Edits written as tracked changes: what goes is kept as ``w:del``, what comes stands in ``w:ins``."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import count
from xml.sax.saxutils import quoteattr

from lxml.etree import _Element

from bulletin_lint.docx.distribute import distribute
from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.patch import by_paragraph, replace_parts
from bulletin_lint.docx.runs import (
    KEEP,
    RUN_TAGS,
    RunPlace,
    Segment,
    TextPiece,
    assemble,
    contents_of,
    rewrite_runs,
    word_prefix,
)
from bulletin_lint.docx.splice import Change, escape, tag_at
from bulletin_lint.docx.story import WordDocument
from bulletin_lint.engine.finding import Edit

DEFAULT_AUTHOR = "bulletin-lint"
_INSERTIONS = frozenset(word("ins"))
_RUNS = frozenset(RUN_TAGS)
_ID = re.compile(rb"""(\s(?:[^\s=:]+:)?id\s*=\s*["'])[^"']*(["'])""")
_HISTORY = re.compile(rb"<((?:[^\s/>:]+:)?rPrChange)\b.*?</\1\s*>", re.DOTALL)


def apply(
    document: WordDocument, edits: Sequence[Edit], author: str = DEFAULT_AUTHOR, date: datetime.datetime | None = None
) -> bytes:
    """The whole file with ``edits`` tracked; offsets are those of ``document.text``, ``date`` is now by default.

    Accepting all changes gives what ``patch.apply`` writes, rejecting them what there was. Raises ``CannotPatch``.
    """
    changes: dict[str, dict[_Element, list[Change]]] = defaultdict(lambda: defaultdict(list))
    for paragraph, edit in by_paragraph(document, edits):
        for source in document.sources[paragraph.index].everywhere():
            for element, change in distribute(source, edit):
                changes[paragraph.part][element].append(change)
    tracker = _Tracker(author, timestamp(date), free_identifiers(document))
    parts = [part for part in document.parts if part.name in changes]
    return replace_parts(document.package, {part.name: tracker.rewrite(part, changes[part.name]) for part in parts})


def timestamp(date: datetime.datetime | None) -> str:
    """A date as Word writes it: local time without fractions, and yet with a Z."""
    return (date or datetime.datetime.now()).strftime("%Y-%m-%dT%H:%M:%SZ")


def free_identifiers(document: WordDocument) -> Iterator[int]:
    """Numbers that no annotation of the document has."""
    used = {said for part in document.parts for said in part.root.xpath("//@*[local-name() = 'id']")}
    return (number for number in count(1) if str(number) not in used)


class _Tracker:
    """Writes the runs of a document with changes in them; all numbers come from one source."""

    def __init__(self, author: str, date: str, identifiers: Iterator[int]) -> None:
        self._author = quoteattr(author).encode()
        self._date = quoteattr(date).encode()
        self._identifiers = identifiers

    def rewrite(self, part: Part, changes: dict[_Element, list[Change]]) -> bytes:
        """The part's bytes with the changes of these ``w:t`` elements."""
        runs = {run_holding(element) for element in changes}
        return rewrite_runs(part, lambda run, place: self._run(part.data, run, place, changes), runs)

    def _run(self, data: bytes, run: _Element, place: RunPlace, changes: dict[_Element, list[Change]]) -> bytes:
        segments = [
            segment
            for element, where in contents_of(data, run, place)
            for segment in _segments(data, element, where, changes.get(element, ()) if element is not None else ())
        ]
        return assemble(data, run, place, segments, self._finisher(data, run, place), self._identifiers)

    def _finisher(
        self, data: bytes, run: _Element, place: RunPlace
    ) -> Callable[[str, bytes, bytes, Callable[[bytes], bytes]], bytes]:
        element, prefix, declaration = word_prefix(run, place, data)
        parent = run.getparent()
        split = tag_at(data, place.parent)[0] if parent is not None and parent.tag in _INSERTIONS else b""

        def wrap(name: bytes, content: bytes) -> bytes:
            number = b'"%d"' % next(self._identifiers)
            values = ((b"id", number), (b"author", self._author), (b"date", self._date))
            marks = b"".join(b" " + prefix + key + b"=" + said for key, said in values)
            return b"<" + element + name + declaration + marks + b">" + content + b"</" + element + name + b">"

        def finish(kind: str, content: bytes, properties: bytes, make: Callable[[bytes], bytes]) -> bytes:
            if kind == KEEP:
                return make(properties + content)
            if kind == "del":
                return wrap(b"del", make(properties + content))
            inserted = wrap(b"ins", make(_HISTORY.sub(b"", properties) + content))
            return b"</" + element + b"ins>" + inserted + self._again(split) if split else inserted

        return finish

    def _again(self, start_tag: bytes) -> bytes:
        """The start tag of an insertion that goes on after another one, with a number of its own."""
        return _ID.sub(lambda match: match[1] + b"%d" % next(self._identifiers) + match[2], start_tag, count=1)


def run_holding(element: _Element) -> _Element:
    """The run whose child a text element is; raises ``CannotPatch`` where it stands deeper."""
    run = element.getparent()
    if run is None or run.tag not in _RUNS:
        raise CannotPatch("修改处的文字不直接位于文字段中，无法以修订方式修改")
    return run


def _segments(
    data: bytes, element: _Element | None, where: tuple[int, int], changes: Collection[Change]
) -> Iterator[Segment]:
    """What one child of a run is cut into."""
    if element is None or not changes:
        yield Segment(KEEP, data[slice(*where)])
        return
    piece = TextPiece(data, element, where)
    done = 0
    for start, end, text in sorted(changes):
        cut = (
            Segment(KEEP, piece.part(done, start)),
            Segment("del", piece.part(start, end, b"delText")),
            Segment("ins", piece.element(escape(text), text)),
        )
        yield from (segment for segment in cut if segment.content)
        done = end
    if done < len(piece.shown):
        yield Segment(KEEP, piece.part(done, len(piece.shown)))
