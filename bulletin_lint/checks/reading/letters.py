"""The letters of a part of a bulletin, by what they are: Han, digits and Latin letters, all that can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import HAN
from bulletin_lint.checks.reading.looks import PARTS, Piece, paragraphs_of
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.font_names import FontNames, font_names

_LONGEST_RARE = 8  # characters of a piece, of a name with the marks beside it
_CLASSES = {
    "han": compiled(f"[{HAN}]"),
    "latin": compiled("[0-9A-Za-z]"),
    "seen": compiled(r"\S"),
}


def fonts_of(draft: Draft) -> FontNames:
    """The names of fonts as its office has them."""
    return font_names(draft.profile.layout.fonts)


def is_rare(draft: Draft, piece: Piece) -> bool:
    """Whether all Han of a piece are outside GB/T 2312, so that fonts made for that do not have them: 喆, 玥, 〇."""
    return piece.end - piece.start <= _LONGEST_RARE and not any(map(_is_common, _han(draft, piece)))


def common_han(draft: Draft, piece: Piece) -> int:
    """How many Han of a piece every font has."""
    return sum(map(_is_common, _han(draft, piece)))


def _han(draft: Draft, piece: Piece) -> list[str]:
    return _CLASSES["han"].findall(draft.text.string, piece.start, piece.end)


@cache
def _is_common(han: str) -> bool:
    try:
        return han.encode("gb2312") != b""
    except UnicodeEncodeError:
        return False


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
