"""Whether a draft is laid out as a page at all. Text alone, typed to be laid out by others, has no look to judge."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.letters import fonts_of, pieces
from bulletin_lint.checks.reading.looks import paragraphs_of
from bulletin_lint.text.looks import Indent

_ENOUGH = 2
_FONTS = frozenset({"仿宋", "楷体", "黑体", "小标宋"})  # which no program takes by itself
_USUAL = frozenset({240, 259, 276, 278, 288, 300})  # heights of lines, in 240ths of one, that programs take themselves
_MARGINS = frozenset({1440, 1800})  # twips, and margins


def is_laid_out(draft: Draft) -> bool:
    """Whether two things speak for it: a font that was chosen for the body, its indent, its line spacing, margins of
    their own, a red name. A large title says little: it is a part of the text."""
    return sum(_signs(draft)) >= _ENOUGH


def _signs(draft: Draft) -> Iterator[bool]:
    formatting, fonts = draft.text.formatting, fonts_of(draft)
    yield _most(fonts.family_of(piece.look.chinese) in _FONTS for piece in pieces(draft, "body", "han"))
    body = [formatting.look(paragraph) for paragraph in paragraphs_of(draft, "body")]
    yield _most(look.first != Indent() for look in body)
    yield _most(look.line.rule != "multiple" or look.line.value not in _USUAL for look in body)
    margins = {section.margins.get("left", 0) for section in formatting.page.sections}
    yield bool(margins) and not margins & _MARGINS
    yield any(is_red(piece.look.color) for piece in pieces(draft, "name", "han"))


def is_red(color: str) -> bool:
    """Whether a color is the red of a masthead, light or dark."""
    if len(color) != 6:
        return False
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return red >= 0xA0 and green <= 0x50 and blue <= 0x50


def _most(signs: Iterator[bool]) -> bool:
    found = [*signs]
    return 2 * sum(found) > len(found)
