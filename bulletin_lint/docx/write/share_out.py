"""An edit of a paragraph's text, shared out over the ``w:t`` elements that hold it.

Every character that stays keeps its run. What is new goes where the first character it replaces was; a replacement
as long as the original is shared out character by character; an insertion joins the run before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.write.splice import TEXT_TAGS, Change
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.text import RegionKind

_TEXT = frozenset(TEXT_TAGS)
_CLOSED = frozenset({RegionKind.LOCKED, RegionKind.FIELD, RegionKind.MOVE})
_LONGEST_DIFF = 400  # characters; comparing longer texts letter by letter takes too long


class Layout:
    """Where each piece of a paragraph begins and ends, and how much it is tied to. Pieces are known by number."""

    def __init__(self, source: Source) -> None:
        ends = [*accumulate(len(text) for text, _ in source.pieces)]
        self.text = source.text
        self.ends = ends
        self.starts = [0, *ends[:-1]] if ends else []
        self.elements = [element for _, element in source.pieces]
        spans = [(start, end, kind) for start, end, kind, _ in source.marks if start < end]
        self._ties = self._covering([(start, end) for start, end, _ in spans])
        self._closed = self._covering([(start, end) for start, end, kind in spans if kind in _CLOSED])

    def _covering(self, spans: list[tuple[int, int]]) -> list[int]:
        """For each piece, how many of the spans it lies in."""
        steps = [0] * (len(self.starts) + 1)
        for start, end in spans:
            first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
            if first < last:
                steps[first] += 1
                steps[last] -= 1
        return [*accumulate(steps)]

    def writable(self, piece: int) -> bool:
        """Whether the piece is text and not a tab, a break or the like."""
        return self.elements[piece].tag in _TEXT

    def refuse_closed(self, piece: int) -> None:
        """Raises ``CannotPatch`` for a piece that must not be rewritten."""
        if self._closed[piece]:
            raise CannotPatch("修改处的文字不能单独改写")

    def within(self, start: int, end: int) -> range:
        """The pieces that share characters with ``[start, end)``; empty ones may be among them."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def host(self, at: int) -> int:
        """The piece that takes an insertion: the run before, unless it is tied to something that ends here."""
        first = bisect_left(self.starts, at)
        before = first - 1
        while before >= 0 and self.starts[before] == self.ends[before]:
            before -= 1
        after = [*self._starting(first, at)]
        around = ([before] if before >= 0 and self.writable(before) else []) + after[-1:]
        candidates = [piece for piece in around if self.ends[piece] >= at and self.starts[piece] < self.ends[piece]]
        if not candidates and not after:
            raise CannotPatch("此处没有可以写入文字的位置")
        piece = min(candidates or after, key=self._ties.__getitem__)
        self.refuse_closed(piece)
        return piece

    def _starting(self, first: int, at: int) -> Iterator[int]:
        """The text pieces that begin at ``at``: empty ones, and last the one that is not."""
        for piece in range(first, len(self.starts)):
            if self.starts[piece] != at:
                return
            if self.writable(piece):
                yield piece
            if self.ends[piece] > at:
                return


def layout_of(source: Source) -> Layout:
    """The layout of a paragraph, made once."""
    if not isinstance(source.layout, Layout):
        source.layout = Layout(source)
    return source.layout


def distribute(source: Source, edit: Edit) -> Iterator[tuple[_Element, Change]]:
    """The changes that make ``edit``, whose offsets are those of the paragraph; raises ``CannotPatch``."""
    layout = layout_of(source)
    for step in steps(layout, edit):
        if step.start == step.end:
            piece = layout.host(step.start)
            at = step.start - layout.starts[piece]
            yield layout.elements[piece], Change(at, at, step.replacement)
        else:
            yield from _replace(layout, step)


def steps(layout: Layout, edit: Edit) -> Iterator[Edit]:
    """``edit`` without what it leaves as it is; where it reaches over several pieces, cut up as finely as it goes."""
    old, new = layout.text[edit.start : edit.end], edit.replacement
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    edit = Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])
    old, new = old[head : len(old) - tail], edit.replacement
    if not old and not new:
        return
    if old and len(old) == len(new):
        yield from _differing(old, edit)
        return
    if not old or not new or len(old) + len(new) > _LONGEST_DIFF:
        yield edit
        return
    from difflib import SequenceMatcher  # only few edits need it, and every start would pay for it

    codes = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    # Inside one run there is nothing to keep apart, so that new wording is not cut into single letters.
    kinds = {code[0] for code in codes}
    if len(layout.within(edit.start, edit.end)) > 1 or kinds in ({"delete"}, {"insert"}):
        yield from (Edit(edit.start + i, edit.start + j, new[k:m]) for _, i, j, k, m in codes)
    else:
        yield edit


def _differing(old: str, edit: Edit) -> Iterator[Edit]:
    """The stretches in which a replacement as long as the original differs from it."""
    new = edit.replacement
    start = 0
    for at in range(len(old) + 1):
        if at == len(old) or old[at] == new[at]:
            if start < at:
                yield Edit(edit.start + start, edit.start + at, new[start:at])
            start = at + 1


def _common(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def _replace(layout: Layout, step: Edit) -> Iterator[tuple[_Element, Change]]:
    same_length = len(step.replacement) == step.end - step.start
    rest = step.replacement
    for piece in layout.within(step.start, step.end):
        base = layout.starts[piece]
        start, end = max(base, step.start), min(layout.ends[piece], step.end)
        if start >= end:
            continue
        new = rest[: end - start] if same_length else rest
        rest = rest[len(new) :]
        if new == layout.text[start:end]:
            continue
        if not layout.writable(piece):
            raise CannotPatch("修改处含有制表符、换行符等不是文字的内容")
        layout.refuse_closed(piece)
        yield layout.elements[piece], Change(start - base, end - base, new)
