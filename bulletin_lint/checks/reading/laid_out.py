"""Whether a draft is laid out as a page at all. Text alone, typed to be laid out by others, has no look to judge."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.letters import fonts_of, pieces
from bulletin_lint.checks.reading.looks import paragraphs_of
from bulletin_lint.text.looks import Indent, LineHeight

_ENOUGH = 3
_FONTS = frozenset({"仿宋", "楷体", "黑体", "小标宋"})  # none of which a program has by itself
_LARGE = 52  # half-points, 一号: of a name


def is_laid_out(draft: Draft) -> bool:
    """Whether three things speak for it: a font chosen for the body, its indent, its line spacing, a title that is
    larger than the body and in the middle, a name that is large or red, margins of their own."""
    return sum(_signs(draft)) >= _ENOUGH


def _signs(draft: Draft) -> Iterator[bool]:
    formatting = draft.text.formatting
    body = [formatting.look(paragraph) for paragraph in paragraphs_of(draft, "body")]
    yield _most(fonts_of(draft).family_of(piece.look.chinese) in _FONTS for piece in pieces(draft, "body", "han"))
    yield _most(look.first != Indent() for look in body)
    yield _most(look.line != LineHeight() for look in body)
    titles = [formatting.look(paragraph) for paragraph in paragraphs_of(draft, "title")]
    sizes = [piece.look.size for piece in pieces(draft, "body", "han")]
    yield _most(look.alignment == "center" for look in titles) and any(
        piece.look.size > min(sizes, default=0) for piece in pieces(draft, "title", "han")
    )
    yield any(is_red(look.color) or look.size >= _LARGE for _, _, look in pieces(draft, "name", "han"))
    margins = [section.margins.get("left", 0) for section in formatting.page.sections]
    yield bool(margins) and not {*margins} & {1440, 1800}


def is_red(color: str) -> bool:
    """Whether a color is the red of a masthead, light or dark."""
    if len(color) != 6:
        return False
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return red >= 0xA0 and green <= 0x50 and blue <= 0x50


def _most(signs: Iterator[bool]) -> bool:
    found = [*signs]
    return 2 * sum(found) > len(found)
