"""The letters of a part of a bulletin, by what they are: Han, digits and Latin letters, all that can be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import HAN
from bulletin_lint.checks.reading.looks import PARTS, Piece, paragraphs_of
from bulletin_lint.text.font_names import FontNames, font_names

_CLASSES = {
    "han": re.compile(f"[{HAN}]"),
    "latin": re.compile("[0-9A-Za-z]"),
    "seen": re.compile(r"\S"),
}


def fonts_of(draft: Draft) -> FontNames:
    """The names of fonts as its office has them."""
    return font_names(draft.profile.layout.fonts)


def pieces(draft: Draft, part: str, letters: str) -> Iterator[Piece]:
    """The stretches of a part in which there are such ``letters``: ``han``, ``latin`` or ``seen``. What only asks to be
    written is left out."""
    return iter(draft.shared(_pieces)[part, letters])


def _pieces(draft: Draft) -> Mapping[tuple[str, str], list[Piece]]:
    found: dict[tuple[str, str], list[Piece]] = {(part, letters): [] for part in PARTS for letters in _CLASSES}
    string, formatting = draft.text.string, draft.text.formatting
    for part in PARTS:
        for paragraph in paragraphs_of(draft, part):
            for start, end, look in formatting.stretches(paragraph):
                if draft.text.is_unwritten(start, end):
                    continue
                for letters, pattern in _CLASSES.items():
                    if pattern.search(string, start, end):
                        found[part, letters].append(Piece(start, end, look))
    return found
