"""How paragraphs and their letters look, from what holds for them in the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import word
from bulletin_lint.docx.read.looks.cascade import Cascade, Place
from bulletin_lint.docx.read.looks.flat import Said
from bulletin_lint.docx.read.looks.lines import drawn_beside
from bulletin_lint.docx.read.source import Source, run_of
from bulletin_lint.docx.read.styles import ALIGNMENTS
from bulletin_lint.text.looks import AUTO, Border, DrawnLine, Indent, LineHeight, ParagraphLook, RunLook, Space, Stretch
from bulletin_lint.text.text import Container, Paragraph

_SLOTS = ("ascii", "hAnsi", "eastAsia")
_SYMBOLS, _BOX = word("sym"), word("txbxContent")
_EDGES = (Container.HEADER, Container.FOOTER)
_DEFAULT_SIZE = 20  # half-points (17.3.2.38)
_RGB = re.compile("[0-9A-Fa-f]{6}")


class Paragraphs:
    """The looks of the paragraphs of a text, each worked out when it is first asked for."""

    def __init__(self, cascade: Cascade, sources: Sequence[Source]) -> None:
        self._cascade = cascade
        self._sources = sources
        self._places: dict[int, tuple[Place, Said]] = {}
        self._kinds: dict[tuple[Place, int], ParagraphLook] = {}  # by place, and by what is said as an object
        self._stretches: dict[int, tuple[Stretch, ...]] = {}
        self._runs: dict[tuple[Place, int, str], RunLook] = {}
        self._styled: dict[Place, tuple[ParagraphLook, RunLook]] = {}

    def look(self, paragraph: Paragraph) -> ParagraphLook:
        """How the paragraph is set. Paragraphs for which the same holds share one look."""
        place, own = self._place(paragraph.index)
        key = (place, id(own))
        found = self._kinds.get(key)
        if found is None:
            said = self._cascade.paragraph(place, own)
            found = self._kinds[key] = _paragraph(said, self._cascade.style_name(place.style))
        source = self._sources[paragraph.index]
        boxed = source.container in _EDGES and next(source.element.iterancestors(_BOX), None) is not None
        return found._replace(framed=True) if boxed else found

    def stretches(self, paragraph: Paragraph) -> tuple[Stretch, ...]:
        """How its letters look, in offsets of the text; the number that Word draws is left out."""
        found = self._stretches.get(paragraph.index)
        if found is None:
            found = self._stretches[paragraph.index] = tuple(self._merged(paragraph))
        return found

    def styled(self, paragraph: Paragraph) -> tuple[ParagraphLook, RunLook]:
        """How it and its letters would look if they said nothing themselves; those at like places have one look."""
        place, _ = self._place(paragraph.index)
        if place not in self._styled:
            said = self._cascade.paragraph(place, self._cascade.said(None))
            look = _paragraph(said, self._cascade.style_name(place.style))
            self._styled[place] = look, self._letters(self._cascade.run(place, {}))
        return self._styled[place]

    def style_at(self, paragraph: Paragraph, offset: int, name: str) -> str:
        """The style of characters that gives the letter at an offset this property, in Chinese; '' where none does."""
        return self._cascade.character_style(self._said_at(paragraph, offset), name)

    def origin(self, paragraph: Paragraph, offset: int, name: str) -> str:
        """What gives it, or its letter at an offset, this property, in Chinese; '' where they say it themselves."""
        place, own = self._place(paragraph.index)
        if self._cascade.is_of_letters(name):
            own = self._said_at(paragraph, offset)
        return "" if self._cascade.says(own, name) else self._cascade.origin(place, name)

    def _said_at(self, paragraph: Paragraph, offset: int) -> Said:
        """What the run itself says that the letter at an offset stands in."""
        source = self._sources[paragraph.index]
        end = paragraph.start + source.drawn
        for text, element in source.typed:
            end += len(text)
            if offset < end:
                run = run_of(element)
                return self._cascade.said(None if run is None else names.properties(run, "rPr"))
        return self._cascade.said(None)

    def drawn_lines(self, paragraph: Paragraph) -> tuple[DrawnLine, ...]:
        """The lines drawn beside it."""
        return tuple(drawn_beside(self._sources[paragraph.index].element, self._cascade.theme))

    @property
    def size(self) -> int:
        """The size of letters of the default style, in half-points."""
        return self._letters(self._cascade.run(self._cascade.nowhere, {})).size

    def _place(self, index: int) -> tuple[Place, Said]:
        """What is around a paragraph, and what it says itself."""
        found = self._places.get(index)
        if found is None:
            source = self._sources[index]
            own = self._cascade.said(names.properties(source.element, "pPr"))
            place = self._cascade.place(source.element, own, source.cell is not None)
            found = self._places[index] = (place, own)
        return found

    def _merged(self, paragraph: Paragraph) -> Iterator[Stretch]:
        source = self._sources[paragraph.index]
        place, _ = self._place(paragraph.index)
        begin = start = paragraph.start + source.drawn
        last: RunLook | None = None
        for text, element in source.typed:
            if not text:
                continue
            look = self._run(element, place)
            if last is not None and look != last:
                yield Stretch(begin, start, last)
                begin = start
            last, start = look, start + len(text)
        if last is not None:
            yield Stretch(begin, start, last)

    def _run(self, piece: _Element, place: Place) -> RunLook:
        """How the run looks that a piece of text stands in; runs that say the same at like places have one look."""
        run = run_of(piece)
        own = self._cascade.said(None if run is None else names.properties(run, "rPr"))
        symbol = (names.attribute(piece, "font") or "") if piece.tag in _SYMBOLS else ""
        key = (place, id(own), symbol)
        found = self._runs.get(key)
        if found is None:
            said = {**own, **{f"font.{slot}": symbol for slot in _SLOTS}} if symbol else own  # 17.3.3.30
            found = self._runs[key] = self._letters(self._cascade.run(place, said))
        return found

    def _letters(self, said: Said) -> RunLook:
        underline = said.get("u", "")
        return RunLook(
            chinese=said.get("font.eastAsia", ""),
            latin=said.get("font.ascii", ""),
            size=said.get("sz", _DEFAULT_SIZE),
            bold=said.get("b", False),
            italic=said.get("i", False),
            underline="" if underline == "none" else underline,
            color=self._color(*said.get("color", ("", "", "", ""))),
            hint=said.get("font.hint") == "eastAsia",
            other=said.get("font.hAnsi", ""),
            language=said.get("lang", ""),
        )

    def _color(self, written: str, named: str, tint: str, shade: str) -> str:
        """The color of letters: that of the theme counts more than what is written beside it (17.3.2.6)."""
        found = self._cascade.theme.color(named, tint, shade) if named else ""
        return found or (written.upper() if _RGB.fullmatch(written) else AUTO)


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
        outline=_outline(said),
        space_latin=said.get("autoSpaceDE", True),
        space_digits=said.get("autoSpaceDN", True),
        kinsoku=said.get("kinsoku", True),
        borders=MappingProxyType(dict(_borders(said))),
        framed="framePr" in said,
    )


def _outline(said: Said) -> int | None:
    """The level from 0 to 8; 9 is that of text outside the outline (17.3.1.20)."""
    level: int | None = said.get("outlineLvl")
    return level if level is not None and 0 <= level < 9 else None


def _borders(said: Said) -> Iterator[tuple[str, Border]]:
    for key, line in said.items():
        if line is not None and key.startswith("border."):
            yield key.removeprefix("border."), Border(*line)


def _indent(said: Said, name: str) -> Indent:
    return Indent(_number(said, f"ind.{name}"), _number(said, f"ind.{name}Chars"))


def _space(said: Said, name: str) -> Space:
    auto = said.get(f"spacing.{name}Autospacing", False)
    return Space(_number(said, f"spacing.{name}"), _number(said, f"spacing.{name}Lines"), auto)


def _line(said: Said) -> LineHeight:
    """A height of 0 is that of one line."""
    height = _number(said, "spacing.line")
    return LineHeight(height, said.get("spacing.lineRule", "multiple")) if height else LineHeight()


def _number(said: Said, key: str) -> int:
    number: int = said.get(key, 0)
    return number
