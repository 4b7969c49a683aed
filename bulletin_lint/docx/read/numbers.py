"""The automatic numbers of paragraphs as a part of the text that is read; nobody typed them, so nobody edits them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.docx.read import ties
from bulletin_lint.docx.read.source import Source

_GAP = "\t"  # stands where number and text would otherwise run together


class Label(NamedTuple):
    """What Word draws before a paragraph: ``counted`` a number, or else a bullet. ``unknown`` names the format of a
    number that cannot be told."""

    text: str
    counted: bool = True
    unknown: str = ""


def draw(sources: Sequence[Source], labels: Mapping[int, Label]) -> None:
    """Put the numbers, by index of the paragraph, before the text of the paragraphs that have any, in all copies of a
    text box; bullets say nothing."""
    for index, label in labels.items():
        text = sources[index].text.lstrip()
        if label.counted and label.text and text:
            shown = label.text + (_GAP if _run_together(label.text, text) else "")
            for source in sources[index].everywhere():
                source.draw(shown, ties.NUMBER)


def _run_together(label: str, text: str) -> bool:
    """Whether ``1`` and ``加强``, or ``1.`` and ``5``, would be taken for one word or number."""
    return (label[-1].isalnum() and text[0].isalnum()) or (label[-1].isascii() and text[0].isascii())
