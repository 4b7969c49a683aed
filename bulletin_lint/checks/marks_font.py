"""Kind ``marks-font``: quotation marks, dashes and ellipses that Word draws with the Latin font.

They have no script of their own: unless their run says ``w:hint="eastAsia"``, the font for é and ① draws them, narrow
and in the wrong place (ISO/IEC 29500-1 17.3.2.26). What is typed in Chinese says so; what programs write often does
not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import HAN, WIDE_MARKS
from bulletin_lint.checks.reading.layout_kind import layout_kind
from bulletin_lint.checks.reading.letters import fonts_of
from bulletin_lint.checks.reading.looks import LEVELS, PARTS, paragraphs_of
from bulletin_lint.engine.hit import Hit
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.setting import Setting

_MARKS = compiled("[“”‘’…—]+")
_CHINESE = compiled(f"[{HAN}{WIDE_MARKS}]")


class MarksFont(NamedTuple):
    """There is nothing to choose."""


def run(draft: Draft, _: MarksFont) -> Iterator[Hit]:
    found: list[tuple[int, int]] = []
    settings: list[Setting] = []
    fonts: dict[str, None] = {}
    wanted: dict[str, None] = {}
    for part in PARTS:
        for paragraph in paragraphs_of(draft, part) if part not in LEVELS else ():
            for start, end, look in draft.text.formatting.stretches(paragraph):
                places = (
                    [*_beside_chinese(draft, start, end)]
                    if fonts_of(draft).is_latin(look.other) and look.chinese
                    else []
                )
                drawn = [place for place in places if look.font_of(draft.text.string[place[0]]) == look.other]
                if drawn:
                    found += drawn
                    fonts[look.other] = None
                    wanted[fonts_of(draft).family_of(look.chinese)] = None
                    settings.append(Setting("letters", start, end, "hint", True))
    if found:
        found.sort()
        marks = "".join(dict.fromkeys(draft.text.string[start:end] for start, end in found))
        said = {"count": str(len(found)), "marks": _shown(marks)}
        said |= {"actual": "、".join(fonts), "wanted": "、".join(wanted)}
        yield Hit(*found[0], (), said, True, tuple(found[1:]), tuple(settings))


def _beside_chinese(draft: Draft, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The marks in a stretch that belong to Chinese text: not the apostrophe of O’Neill, nor quotes around English."""
    string = draft.text.string
    for match in _MARKS.finditer(string, start, end):
        around = string[match.start() - 1 : match.start()] + string[match.end() : match.end() + 1]
        if _CHINESE.search(around):
            yield match.span()


def _shown(marks: str) -> str:
    """Each of the marks once, those of two characters whole: “”……——."""
    return "".join(mark * 2 if mark in "…—" else mark for mark in dict.fromkeys(marks))


KIND = layout_kind("marks-font", run, MarksFont)
