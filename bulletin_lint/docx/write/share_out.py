"""An edit of the text, shared out over the ``w:t`` elements that hold it.

Every character that stays keeps its run. What is new goes where the first character it replaces was; a replacement
as long as the original is shared out character by character; an insertion joins the run before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.layout import Layout, layout_of
from bulletin_lint.docx.write.text_element import PieceEdit
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.text import Paragraph

_LONGEST_DIFF = 400  # characters; comparing longer texts letter by letter takes too long


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
    """``shares`` of the edits by the name of the part and the element; raises ``CannotPatch``."""
    found: dict[str, dict[_Element, list[PieceEdit]]] = defaultdict(lambda: defaultdict(list))
    for part, element, edit in shares(document, edits):
        found[part][element].append(edit)
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


def _steps(layout: Layout, edit: ParagraphEdit) -> Iterator[ParagraphEdit]:
    """``edit`` without what it leaves as it is; where it reaches over several pieces, cut up as finely as it goes."""
    old, new = layout.text[edit.start : edit.end], edit.replacement
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    edit = ParagraphEdit(edit.start + head, edit.end - tail, new[head : len(new) - tail])
    old, new = old[head : len(old) - tail], edit.replacement
    if len(old) == len(new):
        yield from _differing(old, edit)
        return
    if not old or not new or len(old) + len(new) > _LONGEST_DIFF:
        yield edit
        return
    codes = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    # Inside one run there is nothing to keep apart, so that new wording is not cut into single letters.
    kinds = {code[0] for code in codes}
    if len(layout.within(edit.start, edit.end)) > 1 or kinds in ({"delete"}, {"insert"}):
        yield from (ParagraphEdit(edit.start + i, edit.start + j, new[k:m]) for _, i, j, k, m in codes)
    else:
        yield edit


def _differing(old: str, edit: ParagraphEdit) -> Iterator[ParagraphEdit]:
    """The stretches in which a replacement as long as the original differs from it."""
    new = edit.replacement
    start = 0
    for at in range(len(old) + 1):
        if at == len(old) or old[at] == new[at]:
            if start < at:
                yield ParagraphEdit(edit.start + start, edit.start + at, new[start:at])
            start = at + 1


def _common(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def _replace(layout: Layout, step: ParagraphEdit) -> Iterator[tuple[_Element, PieceEdit]]:
    same_length = len(step.replacement) == step.end - step.start
    rest = step.replacement
    for piece in layout.within(step.start, step.end):
        base = layout.starts[piece]
        start, end = max(base, step.start), min(layout.ends[piece], step.end)
        new = rest[: end - start] if same_length else rest
        rest = rest[len(new) :]
        if new == layout.text[start:end]:
            continue
        if not layout.writable(piece):
            raise CannotPatch("修改处含有制表符、换行符等不是文字的内容")
        layout.refuse_closed(piece)
        yield layout.elements[piece], PieceEdit(start - base, end - base, new)
