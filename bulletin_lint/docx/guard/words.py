"""The text of a document beside what it was: every paragraph in its place and with the words that it should have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.text import PARAGRAPH_BREAK, Paragraph


def verify_words(old: WordDocument, new: WordDocument, edits: Iterable[Edit]) -> list[Paragraph]:
    """The paragraphs of ``old`` whose text differs in ``new``. Raises ``GuardFailure`` unless the paragraphs of ``new``
    are those of ``old`` with ``edits`` made, in all copies of a text box."""
    expected = _lines(old, edits)
    before, after = old.text, new.text
    if len(before.paragraphs) != len(after.paragraphs):
        raise GuardFailure("段落数变了")
    for was, now, line in zip(before.paragraphs, after.paragraphs, expected, strict=True):
        if _place(was) != _place(now):
            raise GuardFailure(f"{was.part} 第{was.number}段的位置变了")
        if after.of(now) != line:
            raise GuardFailure(f"{was.part} 第{was.number}段的文字与修改不符")
        if _copies(old, was) != _copies(new, now):
            raise GuardFailure(f"{was.part} 第{was.number}段的文本框副本不一致")
    return [was for was, line in zip(before.paragraphs, expected, strict=True) if before.of(was) != line]


def _lines(document: WordDocument, edits: Iterable[Edit]) -> Sequence[str]:
    """The text that each paragraph should have."""
    lines = _edited(document.text.string, edits).split(PARAGRAPH_BREAK)[:-1]
    if len(lines) != len(document.text.paragraphs):
        raise GuardFailure("修改处跨越段落")
    return lines


def _edited(string: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        if edit.start < done:
            raise GuardFailure("两处修改互相重叠")
        pieces += (string[done : edit.start], edit.replacement)
        done = edit.end
    return "".join([*pieces, string[done:]])


def _place(paragraph: Paragraph) -> tuple[object, ...]:
    return (paragraph.part, paragraph.number, paragraph.container, paragraph.cell)


def _copies(document: WordDocument, paragraph: Paragraph) -> int:
    return sum(1 for _ in document.sources[paragraph.index].everywhere())
