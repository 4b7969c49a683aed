"""How a line is set: alignment, size and weight, as far as roles depend on them."""

from __future__ import annotations

from typing import NamedTuple

from bulletin_lint.bulletin.lines import Line
from bulletin_lint.text.text import Text


class Look(NamedTuple):
    """``size`` in half-points, None if not known; ``bold`` only where the whole line is."""

    alignment: str
    size: int | None
    bold: bool


def look(text: Text, line: Line) -> Look:
    """How ``line`` is set. Left and justified come to the same."""
    formatting, paragraph = text.formatting, line.paragraph
    alignment = formatting.alignment(paragraph)
    return Look(
        "left" if alignment in ("both", "distribute") else alignment, formatting.size(paragraph), is_bold(text, line)
    )


def is_centered(text: Text, line: Line) -> bool:
    """Whether the paragraph of the line is centered."""
    return text.formatting.alignment(line.paragraph) == "center"


def is_bold(text: Text, line: Line) -> bool:
    """Whether the whole line is bold."""
    return any(start <= line.start and line.end <= end for start, end in text.formatting.bold(line.paragraph))
