"""Heights of lines that the grid of the page decides."""

from __future__ import annotations

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.looks import PARTS, paragraphs_of
from bulletin_lint.text.looks import SectionLook

_LINED = frozenset({"lines", "linesAndChars", "snapToChars"})


def is_on_grid(draft: Draft) -> bool:
    """Whether the lines of the draft stand on a grid that has as many of them as are asked for, and no paragraph has
    lines of its own height: then lines of one unit are as high as they should be."""
    formatting, wanted = draft.text.formatting, draft.profile.layout.lines
    sections = formatting.page.sections
    if not wanted or not sections or any(lines_of(section) != wanted for section in sections):
        return False
    looks = (
        formatting.look(each) for part in PARTS if part not in ("name", "title") for each in paragraphs_of(draft, part)
    )
    return all(look.line.rule == "multiple" and look.snapped for look in looks)


def lines_of(section: SectionLook) -> int:
    """How many lines the grid of a page has; 0 where it has none."""
    if section.grid.kind not in _LINED or not section.grid.pitch:
        return 0
    return round(
        (section.height - section.margins.get("top", 0) - section.margins.get("bottom", 0)) / section.grid.pitch
    )
