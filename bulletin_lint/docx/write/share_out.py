"""An edit of the text, shared out over the ``w:t`` elements that hold it.

Every character that stays keeps its run. What is new goes where the first character it replaces was; a replacement
as long as the original is shared out character by character; an insertion joins the run before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.layout import Layout, layout_of
from bulletin_lint.docx.write.text_element import PieceEdit
from bulletin_lint.text.edit import Difference, Edit, common_ends, differences, differing
from bulletin_lint.text.text import Paragraph


class ParagraphEdit(NamedTuple):
    """Replace ``[start, end)`` of one paragraph's text, in characters of that paragraph, by ``replacement``."""

    start: int
    end: int
    replacement: str


class Share(NamedTuple):
    """What an edit of the text comes to in one ``w:t`` of the part of this name."""

    part: str
    element: _Element
    edit: PieceEdit


def by_element(document: WordDocument, edits: Iterable[Edit]) -> Mapping[str, Mapping[_Element, Sequence[PieceEdit]]]:
    """``shares`` of the edits by the name of the part and the element, with notes on which marks need a hint; raises
    ``CannotPatch``."""
    from bulletin_lint.docx.read.fonts import Fonts  # a check asks only whether an edit can be written
    from bulletin_lint.docx.write.hints import hinted

    found: dict[str, dict[_Element, list[PieceEdit]]] = defaultdict(lambda: defaultdict(list))
    fonts = Fonts(document)
    for paragraph, group in groupby(_by_paragraph(document, edits), key=itemgetter(0)):
        own = [edit for _, edit in group]
        for source in document.sources[paragraph.index].everywhere():
            shared = [share for edit in own for share in _shared_out(source, edit)]
            for element, edit in hinted(fonts, source, shared):
                found[paragraph.part][element].append(edit)
    return found


def shares(document: WordDocument, edits: Iterable[Edit]) -> Iterator[Share]:
    """What the edits, whose offsets are those of ``document.text``, come to; a text box has them in both of its copies.

    Raises ``CannotPatch`` for an edit that reaches over a paragraph's end, overlaps another or removes what is no text.
    """
    for paragraph, edit in _by_paragraph(document, edits):
        for source in document.sources[paragraph.index].everywhere():
            for element, share in _shared_out(source, edit):
                yield Share(paragraph.part, element, share)


def _by_paragraph(document: WordDocument, edits: Iterable[Edit]) -> Iterator[tuple[Paragraph, ParagraphEdit]]:
    last = 0
    for edit in sorted(edits):
        paragraph = document.text.paragraph_at(edit.start)
        if edit.end > paragraph.end or edit.start > edit.end:
            raise CannotPatch("修改处跨越段落")
        if edit.start < last:
            raise CannotPatch("两处修改互相重叠")
        last = edit.end
        yield paragraph, ParagraphEdit(edit.start - paragraph.start, edit.end - paragraph.start, edit.replacement)


def _shared_out(source: Source, edit: ParagraphEdit) -> Iterator[tuple[_Element, PieceEdit]]:
    layout = layout_of(source)
    for step in _steps(layout, edit):
        if step.start == step.end:
            piece = layout.host(step.start)
            at = step.start - layout.starts[piece]
            yield layout.elements[piece], PieceEdit(at, at, step.replacement)
        else:
            yield from _replace(layout, step)


def _steps(layout: Layout, edit: ParagraphEdit) -> Sequence[ParagraphEdit]:
    """``edit`` without what it leaves as it is; where it reaches over several pieces, cut up as finely as it goes."""
    old, new = layout.text[edit.start : edit.end], edit.replacement
    head, tail = common_ends(old, new)
    edit = ParagraphEdit(edit.start + head, edit.end - tail, new[head : len(new) - tail])
    old, new = old[head : len(old) - tail], edit.replacement
    if len(old) == len(new):
        return _pieces(edit, differing(old, new))
    if not old or not new:
        return [edit]
    pieces = _pieces(edit, differences(old, new))
    # Inside one run there is nothing to keep apart, so that new wording is not cut into single letters.
    only_adds_or_removes = all(piece.start == piece.end for piece in pieces) or not any(
        piece.replacement for piece in pieces
    )
    return pieces if only_adds_or_removes or len(layout.within(edit.start, edit.end)) > 1 else [edit]


def _pieces(edit: ParagraphEdit, found: Sequence[Difference]) -> list[ParagraphEdit]:
    return [ParagraphEdit(edit.start + a, edit.start + b, edit.replacement[c:d]) for a, b, c, d in found]


def _replace(layout: Layout, step: ParagraphEdit) -> Iterator[tuple[_Element, PieceEdit]]:
    same_length = len(step.replacement) == step.end - step.start
    placed = 0
    for piece in layout.within(step.start, step.end):
        base = layout.starts[piece]
        start, end = max(base, step.start), min(layout.ends[piece], step.end)
        new = step.replacement[placed : placed + end - start if same_length else None]
        placed += len(new)
        if new == layout.text[start:end]:
            continue
        if not layout.writable(piece):
            raise CannotPatch("修改处含有制表符、换行符等不是文字的内容")
        layout.refuse_closed(piece)
        yield layout.elements[piece], PieceEdit(start - base, end - base, new)
