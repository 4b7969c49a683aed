"""The automatic numbers of paragraphs as a part of the text that is read; nobody typed them, so nobody edits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.docx.read import ties
from bulletin_lint.docx.read.source import Source

_GAP = "\t"  # stands behind a number without a mark, or it would be taken for a part of the first word


class Label(NamedTuple):
    """What Word draws before a paragraph: ``counted`` a number, or else a bullet. ``unknown`` names the format of a
    number that cannot be told."""

    text: str
    counted: bool = True
    unknown: str = ""


def draw(sources: Sequence[Source], labels: Mapping[int, Label]) -> None:
    """Put the numbers, by index of the paragraph, before the text of the paragraphs that have any, in all copies of a
    text box; bullets say nothing. No edit of a text decides whether there is a number, and what it says."""
    for index, label in labels.items():
        source = sources[index]
        if label.counted and label.text and (source.pieces or source.marks):
            last = label.text[-1]
            shown = label.text + (_GAP if last.isalpha() or last.isdecimal() else "")
            for each in source.everywhere():
                each.draw(shown, ties.NUMBER)
