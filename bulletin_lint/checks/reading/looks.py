"""What a part of a bulletin looks like, for kinds that compare it with what it should look like."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from bulletin_lint.engine.hit import Hit
from bulletin_lint.text.looks import RunLook
from bulletin_lint.text.text import Container, Paragraph

V = TypeVar("V")
PARTS: Mapping[str, tuple[str, Collection[Role]]] = {
    "name": ("刊名", (Role.NAME,)),
    "section": ("栏目标题", (Role.SECTION,)),
    "title": ("文章标题", (Role.TITLE,)),
    "body": ("正文", (Role.BODY, Role.LEAD)),
    "attribution": ("署名", (Role.ATTRIBUTION,)),
    "foot": ("报尾", (Role.DISTRIBUTION, Role.COLOPHON)),
}
"""The parts whose looks are judged: what an editor calls them, and the roles of their text."""

_MAIN = (Container.BODY, Container.TEXT_BOX)


class Piece(NamedTuple):
    """A stretch of text, and how it looks."""

    start: int
    end: int
    look: RunLook


def paragraphs_of(draft: Draft, part: str) -> Sequence[Paragraph]:
    """The paragraphs of a part that stand by themselves; those in the cells of tables may look as they like, but for
    the masthead and the foot, which offices set in tables."""
    found: Mapping[str, Sequence[Paragraph]] = draft.shared(_by_part)
    return found[part]


def _by_part(draft: Draft) -> dict[str, list[Paragraph]]:
    parts = {role: part for part, (_, roles) in PARTS.items() for role in roles}
    found: dict[str, list[Paragraph]] = {part: [] for part in PARTS}
    for paragraph in draft.text.paragraphs:
        part = parts.get(draft.role_at(paragraph.start))
        in_table = paragraph.container is Container.TABLE
        if part and (paragraph.container in _MAIN or (in_table and part not in ("title", "body"))):
            found[part].append(paragraph)
    return found


def letters(draft: Draft, part: str, drawn: Callable[[str], bool]) -> Iterator[Piece]:
    """The stretches of a part in which there is a character that ``drawn`` knows."""
    for paragraph in paragraphs_of(draft, part):
        for stretch in draft.text.formatting.stretches(paragraph):
            if any(map(drawn, draft.text.string[stretch.start : stretch.end])):
                yield Piece(*stretch)


def by_value(found: Iterator[tuple[V, int, int]]) -> dict[V, list[tuple[int, int]]]:
    """The places of each value, in order; what follows the place before is one with it."""
    places: dict[V, list[tuple[int, int]]] = {}
    for value, start, end in found:
        known = places.setdefault(value, [])
        if known and known[-1][1] >= start - 1:
            known[-1] = (known[-1][0], end)
        else:
            known.append((start, end))
    return places


def hit(places: Sequence[tuple[int, int]], values: Mapping[str, str]) -> Hit:
    """One finding for all places of one cause."""
    (start, end), *others = places
    return Hit(start, end, (), {"count": str(len(places)), **values}, True, tuple(others))
