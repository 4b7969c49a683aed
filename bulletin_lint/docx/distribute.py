"""An edit of a paragraph's text, shared out over the ``w:t`` elements that hold it.

Every character that stays keeps its run. What is new goes where the first character it replaces was; a replacement
as long as the original is shared out character by character; an insertion joins the run before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.splice import TEXT_TAGS, Change
from bulletin_lint.docx.walker import Source
from bulletin_lint.engine.finding import Edit
from bulletin_lint.engine.text import RegionKind

_TEXT = frozenset(TEXT_TAGS)
_CLOSED = frozenset({RegionKind.LOCKED, RegionKind.FIELD, RegionKind.MOVE})
_LONGEST_DIFF = 400  # characters; comparing longer texts letter by letter takes too long


class Slot(NamedTuple):
    """A piece of a paragraph with its place in the paragraph's text."""

    start: int
    end: int
    element: _Element

    @property
    def writable(self) -> bool:
        """Whether this is text and not a tab, a break or the like."""
        return self.element.tag in _TEXT


def slots_of(source: Source) -> list[Slot]:
    """The pieces of a paragraph, empty ones included."""
    slots: list[Slot] = []
    start = 0
    for text, element in source.pieces:
        slots.append(Slot(start, start + len(text), element))
        start += len(text)
    return slots


def distribute(source: Source, edit: Edit) -> Iterator[tuple[_Element, Change]]:
    """The changes that make ``edit``, whose offsets are those of the paragraph; raises ``CannotPatch``."""
    slots = slots_of(source)
    for step in steps(source.text[edit.start : edit.end], edit, slots):
        if step.start == step.end:
            host = _host(source, slots, step.start)
            at = step.start - host.start
            yield host.element, Change(at, at, step.replacement)
        else:
            yield from _replace(source, slots, step)


def steps(old: str, edit: Edit, slots: Sequence[Slot]) -> Iterator[Edit]:
    """``edit`` without what it leaves as it is; where it reaches over several pieces, cut up as finely as it goes."""
    new = edit.replacement
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    edit = Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])
    old = old[head : len(old) - tail]
    if not old and not edit.replacement:
        return
    over_several = sum(1 for slot in slots if slot.start < edit.end and edit.start < slot.end) > 1
    comparable = over_several and len(old) != len(edit.replacement) and len(old) + len(edit.replacement) < _LONGEST_DIFF
    if not comparable:
        yield edit
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, edit.replacement, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(edit.start + i, edit.start + j, edit.replacement[k:m])


def _common(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def _replace(source: Source, slots: Sequence[Slot], step: Edit) -> Iterator[tuple[_Element, Change]]:
    same_length = len(step.replacement) == step.end - step.start
    rest, text = step.replacement, source.text
    for slot in slots:
        start, end = max(slot.start, step.start), min(slot.end, step.end)
        if start >= end:
            continue
        new = rest[: end - start] if same_length else rest
        rest = rest[len(new) :]
        if new == text[start:end]:
            continue
        if not slot.writable:
            raise CannotPatch("修改处含有制表符、换行符等不是文字的内容")
        _refuse_closed(source, slot)
        yield slot.element, Change(start - slot.start, end - slot.start, new)


def _host(source: Source, slots: Sequence[Slot], at: int) -> Slot:
    """The piece that takes an insertion: the run before, unless it is tied to something that ends here."""
    around = [slot for slot in slots if slot.writable and (slot.start < at <= slot.end or slot.start == at < slot.end)]
    empty = [slot for slot in slots if slot.writable and slot.start == at == slot.end]
    if not around and not empty:
        raise CannotPatch("此处没有可以写入文字的位置")
    host = min(around or empty, key=lambda slot: len(_ties(source, slot)))
    _refuse_closed(source, host)
    return host


def _ties(source: Source, slot: Slot) -> list[RegionKind]:
    """What the piece is part of."""
    marks = source.marks
    return [kind for start, end, kind, _ in marks if start < end and start <= slot.start and slot.end <= end]


def _refuse_closed(source: Source, slot: Slot) -> None:
    if not _CLOSED.isdisjoint(_ties(source, slot)):
        raise CannotPatch("修改处的文字不能单独改写")
