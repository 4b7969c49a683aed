"""Kind ``page-setup``: paper, margins, columns and the grid of the pages that hold the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.laid_out import is_laid_out
from bulletin_lint.checks.reading.layout_kind import layout_kind
from bulletin_lint.checks.reading.line_heights import lines_of
from bulletin_lint.checks.reading.looks import PARTS, paragraphs_of
from bulletin_lint.engine.hit import Hit
from bulletin_lint.text.looks import Grid, SectionLook
from bulletin_lint.text.measures import A4, MILLIMETRE, lengths, millimetres
from bulletin_lint.text.setting import Setting, Value
from bulletin_lint.text.text import Container
from bulletin_lint.toml.decode import Doc

_PAPERS = {
    "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "B4": (257, 364), "B5": (182, 257), "16开": (184, 260),
    "大16开": (210, 285), "8开": (260, 368), "Letter": (216, 279), "Legal": (216, 356),
}  # fmt: skip
_NEAR = 60  # twips, 1 millimetre: the standard allows its margins as much (5.2.1)
_SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右"}
_CHARACTERS = frozenset({"linesAndChars", "snapToChars"})
_SLACK = 0.3  # of a character, which margins that are just right may cost
_FRACTION = 4096  # of a point, in which the grid counts


class PageSetup(NamedTuple):
    """``finds``: what of the pages is looked at."""

    finds: Annotated[
        Literal["paper", "landscape", "margins", "columns", "grid"],
        Doc("查什么：paper 纸张大小，landscape 横向，margins 页边距，columns 分栏，grid 每页行数和每行字数"),
    ]


def run(draft: Draft, parameters: PageSetup) -> Iterator[Hit]:
    """A hit for all pages that are wrong in the same way, at the first text on them. Pages with nothing but a table are
    laid out for that."""
    found: dict[tuple[str, str, tuple[tuple[str, Value], ...]], list[int]] = {}
    for section, start in _with_text(draft):
        if wrong := _FINDERS[parameters.finds](draft, section):
            found.setdefault(wrong, []).append(start)
    for (actual, wanted, wished), (start, *others) in found.items():
        settings = [Setting("page", place, place, name, value) for place in (start, *others) for name, value in wished]
        end = draft.text.paragraph_at(start).end
        yield Hit(start, end, (), {"actual": actual, "wanted": wanted}, True, (), tuple(settings))


_Wrong = tuple[str, str, tuple[tuple[str, Value], ...]]
"""What is, what should be, and what would make it so."""


def _with_text(draft: Draft) -> Iterator[tuple[SectionLook, int]]:
    """The sections that hold text of the bulletin outside tables, and where that begins."""
    found = (each for part in PARTS for each in paragraphs_of(draft, part) if each.container is not Container.TABLE)
    places = sorted({each.index: each.start for each in found}.items())
    for section in draft.text.formatting.page.sections:
        inside = (start for index, start in places if section.first <= index <= section.last)
        if (start := next(inside, None)) is not None:
            yield section, start


def _paper(draft: Draft, section: SectionLook) -> _Wrong | None:
    sides = sorted((section.width, section.height))
    if not draft.shared(is_laid_out) or _alike(sides, A4):
        return None
    size = "×".join(millimetres(side).removesuffix("毫米") for side in sides) + "毫米"
    name = next((name for name, said in _PAPERS.items() if _alike(sides, [each * MILLIMETRE for each in said])), "")
    value = A4[::-1] if section.landscape else A4
    return (f"{name}（{size}）" if name else size), "A4（210×297毫米）", (("paper", value),)


def _alike(sides: Sequence[float], others: Sequence[float]) -> bool:
    return all(abs(one - other) <= _NEAR for one, other in zip(sides, others, strict=True))


def _landscape(_: Draft, section: SectionLook) -> _Wrong | None:
    if not section.landscape:
        return None
    return "横向", "纵向", (("paper", (section.height, section.width)),)


def _margins(draft: Draft, section: SectionLook) -> _Wrong | None:
    """The sides that differ; a gutter is a part of the margin beside it."""
    if section.landscape:
        return None
    page, gutter = draft.text.formatting.page, section.margins.get("gutter", 0)
    at = "top" if page.gutter_at_top else "left"
    actual, wanted, wished = [], [], []
    for side, word in _SIDES.items():
        asked = lengths(getattr(draft.profile.layout, side)) if getattr(draft.profile.layout, side) else None
        is_ = section.margins.get(side, 0) + (gutter if side == at else 0)
        if asked and all(abs(is_ - each) > _NEAR for each in asked):
            bound = f"（含装订线{millimetres(gutter)}）" if side == at and abs(gutter) > _NEAR else ""
            actual.append(f"{word}{millimetres(is_)}{bound}")
            wanted.append(f"{word}{millimetres(asked[0])}")
            wished += [(side, asked[0]), *([("gutter", 0)] if bound else [])]
    if not actual:
        return None
    return "、".join(actual), "、".join(wanted), (("margins", tuple(wished)),)


def _columns(_: Draft, section: SectionLook) -> _Wrong | None:
    return (f"{section.columns}栏", "1栏", (("columns", 1),)) if section.columns > 1 else None


def _grid(draft: Draft, section: SectionLook) -> _Wrong | None:
    """The lines of a page and the characters of a line, where the grid of the page decides them."""
    style, formatting = draft.profile.layout, draft.text.formatting
    if section.landscape or not _alike(sorted((section.width, section.height)), A4) or _margins(draft, section):
        return None  # these are the cause
    kind, body = section.grid.kind, [formatting.look(each) for each in paragraphs_of(draft, "body")]
    decides = kind in _CHARACTERS or 2 * sum(look.line.rule != "exact" and look.snapped for look in body) > len(body)
    lines, characters = lines_of(section), _characters(draft, section) if kind in _CHARACTERS else ()
    actual, wanted = [], []
    if style.lines and lines and decides and lines != style.lines:
        actual.append(f"每页{lines}行")
        wanted.append(f"每页{style.lines}行")
    if style.characters and characters and style.characters not in characters:
        actual.append(f"每行{characters[0]}字")
        wanted.append(f"每行{style.characters}字")
    return ("，".join(actual), "，".join(wanted), (("grid", _right_grid(draft, section)),)) if actual else None


def _characters(draft: Draft, section: SectionLook) -> tuple[int, ...]:
    """How many characters a line of the grid has, counted from letters of the default style as Word does, and from
    those of the body, as other programs do."""
    sizes = [draft.text.formatting.page.size, *_body_sizes(draft)[:1]]
    pitches = (size / 2 + section.grid.chars / _FRACTION for size in sizes)
    return tuple(int(_width(section) / 20 / pitch + _SLACK) for pitch in pitches if pitch > 0)


def _body_sizes(draft: Draft) -> list[int]:
    stretches = (draft.text.formatting.stretches(each) for each in paragraphs_of(draft, "body"))
    return [found[0].look.size for found in stretches if found]


def _width(section: SectionLook) -> int:
    margins = section.margins
    return section.width - sum(margins.get(side, 0) for side in ("left", "right", "gutter"))


def _right_grid(draft: Draft, section: SectionLook) -> Grid:
    """The grid with as many lines and characters as are asked for (3.2, 5.2.3)."""
    style, size = draft.profile.layout, draft.text.formatting.page.size
    room = section.height - section.margins.get("top", 0) - section.margins.get("bottom", 0)
    pitch = room // style.lines if style.lines else section.grid.pitch
    if not style.characters or section.grid.kind not in _CHARACTERS:
        return section.grid._replace(pitch=pitch)
    chars = round((_width(section) / 20 / style.characters - size / 2) * _FRACTION)
    return section.grid._replace(pitch=pitch, chars=chars)


_FINDERS: dict[str, Callable[[Draft, SectionLook], _Wrong | None]] = {
    "paper": _paper, "landscape": _landscape, "margins": _margins, "columns": _columns, "grid": _grid,
}  # fmt: skip


KIND = layout_kind("page-setup", run, PageSetup)._replace(placeless=True)
