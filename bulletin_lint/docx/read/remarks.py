"""The comments in a file: what they say, and of which stretch of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.names import attribute, word
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.read.story import WordDocument

_COMMENT = frozenset(word("comment"))
_STARTS = frozenset(word("commentRangeStart"))
_ENDS = frozenset(word("commentRangeEnd"))
_REFERENCES = frozenset(word("commentReference"))
_TEXTS = word("t")
_PARAGRAPHS = word("p")


class Remark(NamedTuple):
    """A comment, one line a paragraph, its author, and the stretch ``[start, end)`` of ``document.text`` that it is
    tied to; empty for one that marks a place only."""

    start: int
    end: int
    text: str
    author: str = ""


def comments_part(package: Package) -> Part | None:
    """The part that holds the comments of the document."""
    return next(package.related("comments"), None)


def remarks_of(document: WordDocument) -> list[Remark]:
    """The comments of the body in the order of their places; raises ``UnreadableFile``."""
    part = comments_part(document.package)
    if part is None:
        return []
    comments = {attribute(comment, "id"): comment for comment in part.root if comment.tag in _COMMENT}
    spans = dict(_spans(document))
    return sorted(
        Remark(*spans[number], _said(comment), attribute(comment, "author") or "")
        for number, comment in comments.items()
        if number in spans
    )


def _said(comment: _Element) -> str:
    return "\n".join(_text(paragraph) for paragraph in comment.iter(*_PARAGRAPHS))


def _text(paragraph: _Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(*_TEXTS))


def _spans(document: WordDocument) -> Iterator[tuple[str, tuple[int, int]]]:
    """The stretch of each comment by its number, a place only where no range was marked."""
    main = document.parts[0]
    offsets = _offsets(document)
    opened: dict[str, int] = {}
    waiting: list[str] = []
    position = 0
    for element in main.root.iter():
        number = attribute(element, "id") or "" if isinstance(element.tag, str) else ""
        if element.tag in _STARTS:
            waiting.append(number)
        elif element.tag in _ENDS:
            yield number, (opened.get(number, position), position)
        elif element.tag in _REFERENCES and number not in opened:
            yield number, (position, position)
        elif element in offsets:
            start, position = offsets[element]
            opened.update(dict.fromkeys(waiting, start))
            waiting.clear()


def _offsets(document: WordDocument) -> dict[_Element, tuple[int, int]]:
    """Where in the text each element of the body stands."""
    found: dict[_Element, tuple[int, int]] = {}
    for paragraph, source in zip(document.text.paragraphs, document.sources, strict=True):
        start, begin = paragraph.start + source.drawn, paragraph.start
        for text, element in source.typed:
            found[element] = (begin, start + len(text))  # who marks the first word marks the number before it, too
            start = begin = start + len(text)
    return found
