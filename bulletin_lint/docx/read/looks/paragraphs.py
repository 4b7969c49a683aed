"""How paragraphs and their letters look, from what holds for them in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import word
from bulletin_lint.docx.read.looks.cascade import Cascade
from bulletin_lint.docx.read.looks.flat import Said
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.read.styles import ALIGNMENTS
from bulletin_lint.text.looks import AUTO, Border, Indent, LineHeight, ParagraphLook, RunLook, Space, Stretch
from bulletin_lint.text.text import Paragraph

_RUNS = word("r")
_DEFAULT_SIZE = 20  # half-points (17.3.2.38)
_RULES: dict[str, Literal["exact", "least", "multiple"]] = {"exact": "exact", "atLeast": "least"}


class Paragraphs:
    """The looks of the paragraphs of a text, each worked out when it is first asked for."""

    def __init__(self, cascade: Cascade, sources: Sequence[Source]) -> None:
        self._cascade = cascade
        self._sources = sources
        self._looks: dict[int, ParagraphLook] = {}
        self._stretches: dict[int, tuple[Stretch, ...]] = {}
        self._runs: dict[tuple[Any, ...], RunLook] = {}

    def look(self, paragraph: Paragraph) -> ParagraphLook:
        """How the paragraph is set."""
        found = self._looks.get(paragraph.index)
        if found is None:
            element = self._sources[paragraph.index].element
            said = self._cascade.paragraph(element)
            found = self._looks[paragraph.index] = _paragraph(said, self._cascade.style_name(element))
        return found

    def stretches(self, paragraph: Paragraph) -> tuple[Stretch, ...]:
        """How its letters look, in offsets of the text; the number that Word draws is left out."""
        found = self._stretches.get(paragraph.index)
        if found is None:
            found = self._stretches[paragraph.index] = tuple(self._merged(paragraph))
        return found

    def _merged(self, paragraph: Paragraph) -> Iterator[Stretch]:
        source = self._sources[paragraph.index]
        begin = start = paragraph.start + source.drawn
        last: RunLook | None = None
        for text, element in source.typed:
            look = self._run(element, source.element)
            if last is not None and look is not last and begin < start:
                yield Stretch(begin, start, last)
                begin = start
            last, start = look, start + len(text)
        if last is not None and begin < start:
            yield Stretch(begin, start, last)

    def _run(self, piece: _Element, paragraph: _Element) -> RunLook:
        """How the run looks that a piece of text stands in; runs that say the same, in paragraphs of the same kind,
        have one look."""
        run = next(piece.iterancestors(*_RUNS), None)
        properties = None if run is None else names.properties(run, "rPr")
        around = names.properties(paragraph, "pPr")
        style, table = names.value(around, "pStyle"), next(paragraph.iterancestors(*word("tbl")), None)
        key = (style, table, b"" if properties is None else etree.tostring(properties, with_tail=False))
        found = self._runs.get(key)
        if found is None:
            said = self._cascade.run(properties, paragraph)
            found = self._runs[key] = _letters(said, self._color(said))
        return found

    def _color(self, said: Said) -> str:
        """The color of letters: as it is written, else by its name in the theme."""
        written, named = said.get("color.val", ""), said.get("color.themeColor", "")
        if written and written != AUTO:
            return str(written).upper()
        tint, shade = said.get("color.themeTint", ""), said.get("color.themeShade", "")
        return (self._cascade.theme.color(named, tint, shade) if named else "") or AUTO


def _letters(said: Said, color: str) -> RunLook:
    underline = said.get("u", "")
    return RunLook(
        chinese=said.get("font.eastAsia", ""),
        latin=said.get("font.hAnsi", "") or said.get("font.ascii", ""),
        size=said.get("sz") or _DEFAULT_SIZE,
        bold=said.get("b", False),
        italic=said.get("i", False),
        underline="" if underline == "none" else underline,
        color=color,
        hint=said.get("font.hint") == "eastAsia",
    )


def _paragraph(said: Said, style: str) -> ParagraphLook:
    return ParagraphLook(
        style=style,
        alignment=ALIGNMENTS.get(said.get("jc", ""), "left"),
        first=_indent(said, "firstLine"),
        left=_indent(said, "left"),
        right=_indent(said, "right"),
        before=_space(said, "before"),
        after=_space(said, "after"),
        contextual=said.get("contextualSpacing", False),
        line=_line(said),
        snapped=said.get("snapToGrid", True),
        keep_next=said.get("keepNext", False),
        keep_lines=said.get("keepLines", False),
        page_break_before=said.get("pageBreakBefore", False),
        outline=said.get("outlineLvl"),
        space_latin=said.get("autoSpaceDE", True),
        space_digits=said.get("autoSpaceDN", True),
        kinsoku=said.get("kinsoku", True),
        borders={key.removeprefix("border."): Border(*line) for key, line in said.items() if key.startswith("border.")},
    )


def _indent(said: Said, name: str) -> Indent:
    return Indent(_number(said, f"ind.{name}"), _number(said, f"ind.{name}Chars"))


def _space(said: Said, name: str) -> Space:
    auto = str(said.get(f"spacing.{name}Autospacing", "0")) not in names.OFF
    return Space(_number(said, f"spacing.{name}"), _number(said, f"spacing.{name}Lines"), auto)


def _line(said: Said) -> LineHeight:
    """Without a rule, and under one that is not known, lines are multiples (17.3.1.33)."""
    height = _number(said, "spacing.line")
    if not height:
        return LineHeight()
    return LineHeight(height, _RULES.get(said.get("spacing.lineRule", ""), "multiple"))


def _number(said: Said, key: str) -> int:
    number = said.get(key, 0)
    return number if isinstance(number, int) else 0
