"""What each element of WordprocessingML means to a reader of its text; the table that the walker goes by."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lxml.etree import Comment, ProcessingInstruction, _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import (
    CHART,
    COMPATIBILITY,
    DIAGRAM,
    DRAWING,
    MATH,
    OFFICE,
    SHAPES,
    SYMBOL_EXTENSION,
    VML,
    attribute,
    word,
)
from bulletin_lint.docx.read import branches, controls, fields, ties, unread
from bulletin_lint.docx.read.source import BLANKS, Source, preserves_space
from bulletin_lint.docx.read.walker import DEEPEST, Enter, Leave, Walker, nothing
from bulletin_lint.text.regions import Hold, RegionKind
from bulletin_lint.text.text import LINE_BREAK, PAGE_BREAK, Container

_ODD_BLANKS = str.maketrans("\r\n\t", "   ")  # as Word and LibreOffice show them
_KEPT_BLANKS = str.maketrans("\r\n", "  ")
_PARAGRAPH_NAMES = word("p")
_DATES = ("dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong")  # today's, set anew by Word
_FIRST_WIDE, _LAST = 0x100, 0x110000  # below, a symbol font may mean its own sign by the code of a letter
_STARTS = ("bookmark", "perm", "commentRange", "moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange")
_PLACELESS: frozenset[object] = frozenset(
    (Comment, ProcessingInstruction, *word("proofErr", *(name + end for name in _STARTS for end in ("Start", "End"))))
)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def _paragraph(walker: Walker, element: _Element) -> Leave:
    outer = walker.current
    walker.number += 1
    source = walker.going_on.pop(_paragraph_above(element), None) if walker.going_on else None
    if source is None:
        source = _new_paragraph(walker, element)
    else:
        source.go_on(element)
    walker.current = source
    for field in walker.fields[:DEEPEST]:
        field.start = source.length
    return partial(_end_paragraph, walker, source, outer)


def _new_paragraph(walker: Walker, element: _Element) -> Source:
    cell = walker.cells[-1] if walker.cells else None
    source = Source(element, walker.number, walker.container, (cell[0], cell[1], cell[2]) if cell else None)
    if walker.enclosing:
        source.enclosing = tuple(walker.enclosing)
    walker.sources.append(source)
    return source


def _paragraph_above(element: _Element) -> _Element:
    """The ``w:p`` right above this one, or what else stands there; marks that take no place are looked over."""
    above = element.getprevious()
    while above is not None and above.tag in _PLACELESS:
        above = above.getprevious()
    return element if above is None else above


def _end_paragraph(walker: Walker, source: Source, outer: Source | None) -> None:
    source.ended = len(source.marks)
    for kind, element in source.enclosing:
        source.mark(0, kind, element)
    for field in walker.fields[:DEEPEST]:
        if field.kind:
            source.mark(field.start, field.kind, source.element)
    if walker.unmarked and source.element in walker.unmarked:
        source.point(ties.DELETION, walker.unmarked[source.element])
        walker.going_on[source.element] = source
    walker.current = outer


def _text(walker: Walker, element: _Element) -> None:
    source = walker.current
    if source is None or walker.codes:
        return
    text = element.text or ""
    locked = False
    if len(element):
        text, locked = "".join(element.itertext()), True
    if text and (text[0] in BLANKS or text[-1] in BLANKS) and not preserves_space(element):
        text = text.strip(BLANKS)
    if "\n" in text or "\r" in text or "\t" in text:
        text, locked = text.translate(_KEPT_BLANKS if preserves_space(element) else _ODD_BLANKS), True
    if locked and not text:
        return  # nothing to read, and nothing may be written in it
    source.add(text, element)
    if locked:
        source.mark(source.length - len(text), ties.LOCKED, element)


def _character(text: str) -> Callable[[Walker, _Element], None]:
    def add(walker: Walker, element: _Element) -> None:
        if walker.current is not None and not walker.codes:
            walker.current.add(text, element)

    return add


_LINE = _character(LINE_BREAK)
_PAGE = _character(PAGE_BREAK)


def _break(walker: Walker, element: _Element) -> None:
    (_PAGE if attribute(element, "type") in ("page", "column") else _LINE)(walker, element)


def _point(kind: RegionKind, inside: bool = False) -> Enter:
    def note(walker: Walker, element: _Element) -> Leave | None:
        if walker.current is not None and not walker.codes:
            walker.current.point(kind, element)
        return nothing if inside else None

    return note


_OBJECT = _point(ties.OBJECT)
_OBJECT_INSIDE = _point(ties.OBJECT, inside=True)
_ANCHOR_INSIDE = _point(ties.ANCHOR, inside=True)


def _vml(walker: Walker, element: _Element) -> Leave | None:
    floating = any("position:absolute" in (shape.get("style") or "").replace(" ", "") for shape in element)
    return (_ANCHOR_INSIDE if floating else _OBJECT_INSIDE)(walker, element)


def _stretch(kind: RegionKind) -> Callable[[Walker, _Element], Leave]:
    """Everything inside is tied to something, whether it stands in a paragraph or holds whole paragraphs."""

    def enter(walker: Walker, element: _Element) -> Leave:
        source = walker.current
        start = source.length if source else 0
        if len(walker.enclosing) >= DEEPEST and (kind.hold is not Hold.TOUCHING or _is_held(walker)):
            return nothing
        walker.enclosing.append((kind, element))

        def leave() -> None:
            walker.enclosing.pop()
            if source:
                source.mark(start, kind, element)

        return leave

    return enter


def _is_held(walker: Walker) -> bool:
    return any(kind.hold is Hold.TOUCHING for kind, _ in walker.enclosing)


def _removed(kind: RegionKind) -> Enter:
    """Tracked deleted text is not read, but paragraphs in a text box of it have their numbers."""

    def note(walker: Walker, element: _Element) -> Leave | None:
        if walker.current is not None:
            walker.current.point(kind, element)
        if walker.counting:
            return nothing
        counter = Walker(walker.container, walker.meanings)
        counter.counting = True
        counter.walk(element)
        walker.number += counter.number
        return None

    return note


def _table(walker: Walker, element: _Element) -> Leave:
    home = walker.container
    walker.cells.append([walker.tables, -1, -1])
    walker.tables += 1
    if home in (Container.BODY, Container.TEXT_BOX):
        walker.container = Container.TABLE

    def leave() -> None:
        walker.cells.pop()
        walker.container = home

    return leave


def _row(walker: Walker, element: _Element) -> Leave:
    if walker.cells:
        walker.cells[-1][1:] = [walker.cells[-1][1] + 1, -1]
    return nothing


def _cell(walker: Walker, element: _Element) -> Leave:
    if walker.cells:
        walker.cells[-1][2] += 1
    return nothing


def _text_box(walker: Walker, element: _Element) -> Leave:
    state = (walker.current, walker.cells, walker.container, walker.fields, walker.codes)
    walker.current, walker.cells, walker.fields, walker.codes = None, [], [], 0
    if walker.home is Container.BODY:
        walker.container = Container.TEXT_BOX

    def leave() -> None:
        walker.unfinished |= walker.codes > 0
        walker.current, walker.cells, walker.container, walker.fields, walker.codes = state

    return leave


def _control(walker: Walker, element: _Element) -> Leave:
    return _stretch(controls.kind_of(element))(walker, element)


def _simple_field(walker: Walker, element: _Element) -> Leave:
    return _stretch(fields.kind_of(attribute(element, "instr") or ""))(walker, element)


def _note(walker: Walker, element: _Element) -> Leave | None:
    if attribute(element, "type") in _SEPARATORS:
        walker.number += sum(1 for _ in element.iter(*_PARAGRAPH_NAMES))
        return None
    return nothing


def _symbol(walker: Walker, element: _Element) -> None:
    """A ``w:sym``: a character that says something in any font, or a sign of a symbol font."""
    said = attribute(element, "char") or ""
    try:
        code = int(said, 16)
    except ValueError:
        code = 0
    if _FIRST_WIDE <= code < _LAST and not 0xD800 <= code < 0xF900:
        _character(chr(code))(walker, element)
    else:
        _OBJECT(walker, element)


def _table_of_actions() -> dict[str, Enter | None]:
    stretch, point = _stretch, _point
    by_name: dict[str, Enter | None] = {
        "p": _paragraph, "t": _text, "tab": _character("\t"), "ptab": _character("\t"), "br": _break, "cr": _LINE,
        "noBreakHyphen": _character("\u2011"), "softHyphen": _character("\u00ad"),
        "tbl": _table, "tr": _row, "tc": _cell, "txbxContent": _text_box, "footnote": _note, "endnote": _note,
        "hyperlink": stretch(ties.HYPERLINK), "sdt": _control, "ins": stretch(ties.INSERTION),
        "moveTo": stretch(ties.MOVE), "fldSimple": _simple_field, "fldChar": fields.mark, "instrText": fields.code,
        "del": _removed(ties.DELETION), "moveFrom": _removed(ties.MOVE), "rubyBase": stretch(ties.LOCKED),
        "sym": _symbol, "object": _OBJECT_INSIDE, "pgNum": point(ties.OBJECT), "pict": _vml,
        "footnoteReference": point(ties.ANCHOR), "endnoteReference": point(ties.ANCHOR),
        "commentReference": point(ties.ANCHOR), "footnoteRef": point(ties.ANCHOR), "endnoteRef": point(ties.ANCHOR),
        "altChunk": unread.told("嵌入的另一个文件（altChunk）"), "subDoc": unread.told("链接的子文档"),
    }  # fmt: skip
    by_name |= dict.fromkeys(_DATES, point(ties.OBJECT))
    skipped = "pPr rPr sectPr tblPr tblPrEx tblGrid trPr tcPr sdtPr sdtEndPr rubyPr rt delText delInstrText background"
    by_name |= dict.fromkeys(skipped.split())
    table: dict[str, Enter | None] = {space + name: action for name, action in by_name.items() for space in names.WORD}
    for space in MATH:
        table |= {space + "oMath": point(ties.OBJECT), space + "oMathPara": point(ties.OBJECT)}
    for space in DRAWING:
        table |= {space + "inline": _OBJECT_INSIDE, space + "anchor": _ANCHOR_INSIDE}
    table |= {space + "relIds": unread.told("SmartArt 图形中的文字") for space in DIAGRAM}
    table |= {space + "chart": unread.told("图表中的文字") for space in CHART}
    table |= {space + "t": unread.drawn_text for space in SHAPES} | {OFFICE + "OLEObject": unread.embedded}
    table |= {COMPATIBILITY + "AlternateContent": branches.alternatives, COMPATIBILITY + "Choice": branches.branch}
    table |= {COMPATIBILITY + "Fallback": branches.branch, VML + "textpath": unread.word_art}
    table[SYMBOL_EXTENSION + "symEx"] = point(ties.OBJECT)
    return table


MEANINGS = _table_of_actions()
