"""Whether a draft surely has more than one page, as far as that can be told without laying it out."""

from __future__ import annotations

from itertools import islice
from math import ceil

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import HAN
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.looks import SectionLook, Space
from bulletin_lint.text.text import Container, Paragraph

_SURELY = 1000  # Han, whatever they are set in: a page of the standard has 616
_SURELY_HIGH = 1.1  # pages
_HAN = compiled(f"[{HAN}]")
_WIDE = compiled(r"[\u2e80-\uffef“”‘’…—]")
_LEAST_HEIGHT = 1.1  # of a line, in sizes of its letters: most fonts have more
_POINT = 20  # twips


def has_two_pages(draft: Draft) -> bool:
    """Whether its text is more than fits on one page: by its characters, or by the least height of its lines."""
    if next(islice(_HAN.finditer(draft.text.string), _SURELY, None), None) is not None:
        return True
    sections = draft.text.formatting.page.sections
    return sum(_height(draft, each) for each in sections) > _SURELY_HIGH


def _height(draft: Draft, section: SectionLook) -> float:
    """How many pages the paragraphs of a section fill at least; tables and pictures are left out."""
    margins = section.margins
    width = section.width - sum(margins.get(side, 0) for side in ("left", "right", "gutter"))
    room = section.height - margins.get("top", 0) - margins.get("bottom", 0)
    if width <= 0 or room <= 0:
        return 0.0
    inside = draft.text.paragraphs[section.first : section.last + 1]
    column = width / section.columns
    used = sum(_paragraph(draft, each, column) for each in inside if each.container is Container.BODY)
    return used / room / section.columns


def _paragraph(draft: Draft, paragraph: Paragraph, width: float) -> float:
    """The height of a paragraph in twips."""
    formatting = draft.text.formatting
    look, stretches = formatting.look(paragraph), formatting.stretches(paragraph)
    if look.framed:
        return 0.0
    size = max((each.look.size for each in stretches), default=draft.text.formatting.page.size) * _POINT / 2
    content = draft.text.of(paragraph)
    wide = len(_WIDE.findall(content))
    lines = max(1, ceil((wide + (len(content) - wide) / 2) * _smallest(draft, paragraph, size) / width))
    natural = _LEAST_HEIGHT * size
    if look.line.rule == "multiple":
        height = natural * look.line.value / 240
    else:
        height = look.line.value if look.line.rule == "exact" else max(natural, look.line.value)
    spaces = sum(_space(each) for each in (look.before, look.after))
    return lines * height + spaces


def _smallest(draft: Draft, paragraph: Paragraph, size: float) -> float:
    sizes = (each.look.size * _POINT / 2 for each in draft.text.formatting.stretches(paragraph))
    return min(sizes, default=size)


def _space(said: Space) -> int:
    return 0 if said.auto or said.lines else said.twips
