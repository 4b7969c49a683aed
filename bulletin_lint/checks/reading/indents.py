"""Indents of the first line: those that are set, and those that are typed."""

from __future__ import annotations

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.looks import Indent
from bulletin_lint.text.text import Paragraph

_TYPED = compiled(r"[ \u00a0\u2002\u2003\u3000\t]+(?=\S)")
_LONGEST_SALUTATION = 60  # characters
_NEAR = 0.11  # of a character that an indent in twips may be off


def typed_indent(draft: Draft, paragraph: Paragraph) -> str:
    """The spaces or tabs that are typed before a paragraph to indent it; '' for none, and for a half-width space alone,
    which is a slip."""
    match = _TYPED.match(draft.text.of(paragraph))
    return match[0] if match and match[0] not in (" ", "\u00a0") else ""


def first_indent(draft: Draft, paragraph: Paragraph, styled: bool = False) -> float:
    """By how many characters its first line is set in, or further out than the others where that is negative; as its
    style has it, if ``styled``."""
    formatting = draft.text.formatting
    look, letters = formatting.styled(paragraph)
    if not styled:
        look = formatting.look(paragraph)
        stretches = formatting.stretches(paragraph)
        letters = stretches[0].look if stretches else letters
    return _characters(look.first, letters.size)


def _characters(first: Indent, size: int) -> float:
    if first.chars:
        return first.chars / 100
    exact = first.twips / (10 * size)
    return round(exact) if abs(exact - round(exact)) <= _NEAR else round(exact, 1)


def is_salutation(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether a paragraph names those whom a letter is for, which stand at the margin (GB/T 9704—2012, 7.3.2)."""
    content = draft.text.of(paragraph).strip()
    return len(content) <= _LONGEST_SALUTATION and content.endswith(("：", ":")) and not {*"。；"} & {*content}
