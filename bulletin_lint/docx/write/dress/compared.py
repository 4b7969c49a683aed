"""Where two readings of one text differ in how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from bulletin_lint.docx.read.looks.copies import Copy, Everywhere
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.dress.spelled import counting
from bulletin_lint.text.looks import ParagraphLook, RunLook
from bulletin_lint.text.setting import Target


class Difference(NamedTuple):
    """A property of which a paragraph, in one of its places, or some of its letters look otherwise now."""

    copy: Copy
    target: Target
    name: str
    now: ParagraphLook | RunLook


def differences(old: WordDocument, new: WordDocument) -> Iterator[Difference]:
    """All differences in how paragraphs and letters look, those of letters more than once."""
    before, after = Everywhere(old), Everywhere(new)
    for paragraph in old.text.paragraphs:
        for was, now in zip(before.of(paragraph), after.of(paragraph), strict=True):
            yield from (Difference(was, "paragraph", name, now.look) for name in _names(was.look, now.look))
            for one, other in _pairs(was, now):
                yield from (Difference(was, "letters", name, other) for name in _names(one, other))


def same_besides(old: WordDocument, new: WordDocument) -> bool:
    """Whether all else is the same: words, numbers, pages."""
    return _besides(old) == _besides(new)


def _besides(document: WordDocument) -> tuple[object, ...]:
    labels = [*map(document.formatting.label, document.text.paragraphs)]
    return document.text.string, document.formatting.page, labels


def _names(was: Any, now: Any) -> Iterator[str]:
    if was != now:
        names = (name for name in was._fields if counting(getattr(was, name)) != counting(getattr(now, name)))
        yield from dict.fromkeys("latin" if name == "other" else name for name in names)


def _pairs(was: Copy, now: Copy) -> Iterator[tuple[RunLook, RunLook]]:
    """The looks that letters had and have, of each stretch in which both are the same."""
    borders = sorted({stretch.start for stretch in chain(was.stretches, now.stretches)})
    ones, others = iter(was.stretches), iter(now.stretches)
    one = other = None
    for border in borders:
        while one is None or one.end <= border:
            one = next(ones)
        while other is None or other.end <= border:
            other = next(others)
        yield one.look, other.look
