"""What a defect is."""

from __future__ import annotations

from typing import NamedTuple

from tests.layout.by_hand import STORAGES
from tests.layout.changes import Change, Properties, everywhere, on
from tests.layout.words import Part

FOOTER = "页脚"


class Defect(NamedTuple):
    """One thing done wrong. ``code`` is that of its rule, '' any. The message must hold each of ``words``; ``a|b`` is
    one of them or the other, and what ``!a`` names must not be there. ``place`` are words of the paragraph where the
    finding must be, FOOTER any of a page footer, '' where it is not in the text. ``style``: where it is in the
    definition of a style, the message must say which. ``exact``: no more than ``place`` may be marked."""

    name: str
    code: str
    change: Change
    words: tuple[str, ...]
    place: str = ""
    storages: tuple[str, ...] = STORAGES
    style: Part | None = None
    exact: bool = False


def in_all(
    name: str, code: str, part: Part, change: Properties, words: tuple[str, ...], place: str, of: str = "rPr"
) -> Defect:
    """A defect of all of a part: in the definition of its style, or in every paragraph."""
    return Defect(name, code, everywhere(part, change, of), words, place, style=part)


def in_words(name: str, code: str, where: str, change: Properties, words: tuple[str, ...]) -> Defect:
    """A defect of these words alone."""
    return Defect(name, code, on(where, change), words, where, exact=True)
