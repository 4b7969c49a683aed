"""One pass over the tree of a part: which paragraphs there are, what text they hold, and what it is tied to.

Nothing recurses in Python, so the depth of a file does not matter. What each element does stands in one table,
``_ENTER``: a function that is given the element and returns either None (what is inside is not looked at) or what to
do on leaving it; None in place of a function where there is nothing to do. Elements that are not in the table are
looked through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import COMPATIBILITY, DIAGRAM, DRAWING, MATH, SYMBOL_EXTENSION, VML, attribute, word
from bulletin_lint.engine.text import LINE_BREAK, PAGE_BREAK, Container, RegionKind

Leave = Callable[[], None]
Enter = Callable[["Walker", _Element], Leave | None]
Mark = tuple[int, int, RegionKind, _Element]
BLANKS = " \t\r\n"
_INHERITED_SPACE = etree.XPath("ancestor::*/@xml:space")
_ODD_BLANKS = str.maketrans("\r\n", "  ")
_PARAGRAPH_NAMES = word("p")
_DEEPEST = 16  # what is nested deeper is not told apart, or a hostile file would have regions without number
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_LINK_FIELDS = frozenset({"HYPERLINK"})
_ENTRY_FIELDS = frozenset({"FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"})
_INVISIBLE_FIELDS = frozenset({"XE", "TC", "TA", "RD", "SET", "PRIVATE", "BIDIOUTLINE"})


class Source:
    """Where one paragraph's text stands in the tree.

    ``pieces`` are (text, element) in order, the element being the ``w:t``, ``w:tab``, ``w:br`` ... of that text;
    ``marks`` are (start, end, kind, element) in characters of the paragraph; ``copies`` are the paragraphs of the
    fallback branch that must stay the same as this one.
    """

    __slots__ = ("cell", "container", "copies", "element", "enclosing", "layout", "length", "marks", "number", "pieces")

    def __init__(self, element: _Element, number: int, container: Container, cell: tuple[int, int, int] | None) -> None:
        self.element = element
        self.number = number
        self.container = container
        self.cell = cell
        self.pieces: list[tuple[str, _Element]] = []
        self.marks: list[Mark] = []
        self.copies: list[Source] = []
        self.enclosing: tuple[tuple[RegionKind, _Element], ...] = ()
        self.length = 0
        self.layout: object = None  # what ``distribute`` keeps of it

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return "".join([text for text, _ in self.pieces])

    def add(self, text: str, element: _Element) -> None:
        """Append what ``element`` says."""
        self.pieces.append((text, element))
        self.length += len(text)

    def mark(self, start: int, kind: RegionKind, element: _Element) -> None:
        """Note that the text from ``start`` on is of this kind; nothing if there is none."""
        if start < self.length:
            self.marks.append((start, self.length, kind, element))

    def point(self, kind: RegionKind, element: _Element) -> None:
        """Note that something without text stands here."""
        self.marks.append((self.length, self.length, kind, element))

    def lock(self, chosen: Callable[[_Element], bool]) -> None:
        """Note that the text of the chosen pieces must not be edited."""
        offset = 0
        for text, element in self.pieces:
            if text and chosen(element):
                self.marks.append((offset, offset + len(text), RegionKind.LOCKED, element))
            offset += len(text)

    def everywhere(self) -> Iterator[Source]:
        """This paragraph and all its copies."""
        yield self
        for copy in self.copies:
            yield from copy.everywhere()


@dataclass(slots=True)
class _Field:
    """A complex field that is open: before its separator ``kind`` is None and its text is code."""

    code: str = ""
    kind: RegionKind | None = None
    start: int = 0


@dataclass(slots=True)
class _Branches:
    """The branches of an ``mc:AlternateContent``; the first counts, the others are copies of it."""

    seen: int = 0
    first: list[Source] | None = None
    paragraph: Source | None = None
    start: int = 0
    end: int = 0


class Walker:
    """Reads one part. ``sources`` are its paragraphs by number; ``unread`` says what text was met but not read,
    ``unfinished`` whether a field without an end swallowed the rest.
    """

    def __init__(self, container: Container, fields: bool = True, first_table: int = 0) -> None:
        self.home = self.container = container
        self.with_fields = fields
        self.sources: list[Source] = []
        self.unread: list[str] = []
        self.number = 0
        self.tables = first_table
        self.current: Source | None = None
        self.cells: list[list[int]] = []
        self.enclosing: list[tuple[RegionKind, _Element]] = []
        self.fields: list[_Field] = []
        self.branches: list[_Branches] = []
        self.codes = 0  # how many of the open fields are still in their code
        self.counting = False  # only the number of paragraphs matters
        self.unfinished = False

    def walk(self, root: _Element) -> None:
        """Read everything below ``root``."""
        stack: list[tuple[Iterator[_Element], Leave]] = []
        table, level, leave = _ENTER, iter(root), _nothing
        while True:
            for element in level:
                enter = table.get(element.tag, _look_through)
                on_leave = enter and enter(self, element)
                if on_leave is not None:
                    stack.append((level, leave))
                    level, leave = iter(element), on_leave
                    break
            else:
                leave()
                if not stack:
                    self.unfinished |= self.codes > 0
                    return
                level, leave = stack.pop()


def _nothing() -> None:
    """What is done on leaving most elements."""


def _look_through(walker: Walker, element: _Element) -> Leave | None:
    return _nothing if len(element) else None


def _paragraph(walker: Walker, element: _Element) -> Leave:
    outer = walker.current
    walker.number += 1
    cell = walker.cells[-1] if walker.cells else None
    source = Source(element, walker.number, walker.container, (cell[0], cell[1], cell[2]) if cell else None)
    if walker.enclosing:
        source.enclosing = tuple(walker.enclosing)
    walker.sources.append(source)
    walker.current = source
    for field in walker.fields[:_DEEPEST]:
        field.start = 0
    return partial(_end_paragraph, walker, source, outer)


def _end_paragraph(walker: Walker, source: Source, outer: Source | None) -> None:
    for kind, element in source.enclosing:
        source.mark(0, kind, element)
    for field in walker.fields[:_DEEPEST]:
        if field.kind:
            source.mark(field.start, field.kind, source.element)
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
        text, locked = text.translate(_ODD_BLANKS), True
    source.add(text, element)
    if locked:
        source.mark(source.length - len(text), RegionKind.LOCKED, element)


def preserves_space(element: _Element) -> bool:
    """Whether blanks at the ends of a ``w:t`` count; Word and LibreOffice drop them otherwise."""
    said = element.get(names.XML_SPACE)
    if said is None:
        said = next(reversed(_INHERITED_SPACE(element)), None)
    return bool(said == "preserve")


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
        return _nothing if inside else None

    return note


_OBJECT_INSIDE = _point(RegionKind.OBJECT, inside=True)
_ANCHOR_INSIDE = _point(RegionKind.ANCHOR, inside=True)


def _vml(walker: Walker, element: _Element) -> Leave | None:
    floating = any("position:absolute" in (shape.get("style") or "").replace(" ", "") for shape in element)
    return (_ANCHOR_INSIDE if floating else _OBJECT_INSIDE)(walker, element)


def _stretch(kind: RegionKind) -> Callable[[Walker, _Element], Leave]:
    """Everything inside is tied to something, whether it stands in a paragraph or holds whole paragraphs."""

    def enter(walker: Walker, element: _Element) -> Leave:
        source = walker.current
        start = source.length if source else 0
        if len(walker.enclosing) >= _DEEPEST:
            return _nothing
        walker.enclosing.append((kind, element))

        def leave() -> None:
            walker.enclosing.pop()
            if source:
                source.mark(start, kind, element)

        return leave

    return enter


def _removed(kind: RegionKind) -> Enter:
    """Tracked deleted text is not read, but paragraphs in a text box of it have their numbers."""

    def note(walker: Walker, element: _Element) -> Leave | None:
        if walker.current is not None:
            walker.current.point(kind, element)
        if walker.counting:
            return _nothing
        counter = Walker(walker.container)
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
    return _nothing


def _cell(walker: Walker, element: _Element) -> Leave:
    if walker.cells:
        walker.cells[-1][2] += 1
    return _nothing


def _text_box(walker: Walker, element: _Element) -> Leave:
    state = (walker.current, walker.cells, walker.container, walker.fields, walker.codes)
    walker.current, walker.cells, walker.fields, walker.codes = None, [], [], 0
    if walker.home is Container.BODY:
        walker.container = Container.TEXT_BOX

    def leave() -> None:
        walker.unfinished |= walker.codes > 0
        walker.current, walker.cells, walker.container, walker.fields, walker.codes = state

    return leave


def _alternatives(walker: Walker, element: _Element) -> Leave:
    walker.branches.append(_Branches())

    def leave() -> None:
        walker.branches.pop()

    return leave


def _branch(walker: Walker, element: _Element) -> Leave:
    branches = walker.branches[-1] if walker.branches else _Branches()
    branches.seen += 1
    return (_first_branch if branches.seen == 1 else _copied_branch)(walker, element, branches)


def _first_branch(walker: Walker, element: _Element, branches: _Branches) -> Leave:
    begin = len(walker.sources)
    branches.paragraph = walker.current
    branches.start = walker.current.length if walker.current else 0

    def leave() -> None:
        branches.first = walker.sources[begin:]
        branches.end = branches.paragraph.length if branches.paragraph else 0

    return leave


def _copied_branch(walker: Walker, element: _Element, branches: _Branches) -> Leave:
    """Read the branch as if alone, so as to know which of its paragraphs repeat those of the first one."""
    state = (walker.sources, walker.current, walker.number, walker.tables, walker.fields, walker.codes)
    walker.sources, walker.fields = [], []
    walker.current = Source(element, 0, walker.container, None) if walker.current else None

    def leave() -> None:
        copies, inline = walker.sources, walker.current
        walker.sources, walker.current, walker.number, walker.tables, walker.fields, walker.codes = state
        _pair(branches, copies)
        if inline is not None and inline.length and branches.paragraph:
            branches.paragraph.marks.append((branches.start, branches.end, RegionKind.LOCKED, element))

    return leave


def _pair(branches: _Branches, copies: list[Source]) -> None:
    """Bind each paragraph to its copy; where the two differ, neither must be edited."""
    first = branches.first or []
    same_count = len(first) == len(copies)
    for index, source in enumerate(first if copies else []):
        if same_count and source.text == copies[index].text:
            source.copies.append(copies[index])
        else:
            source.mark(0, RegionKind.LOCKED, source.element)


def _field_mark(walker: Walker, element: _Element) -> None:
    if not walker.with_fields:
        return
    step = attribute(element, "fldCharType")
    if step == "begin":
        walker.fields.append(_Field())
        walker.codes += 1
    elif walker.fields:
        field, source = walker.fields[-1], walker.current
        if step == "end":
            walker.fields.pop()
        if step in ("separate", "end") and field.kind is None:
            walker.codes -= 1
        if step == "separate":
            field.kind, field.start = _field_kind(field.code), source.length if source else 0
        elif step == "end":
            _end_field(field, source, element)


def _end_field(field: _Field, source: Source | None, element: _Element) -> None:
    if source is None:
        return
    if field.kind is not None:
        source.mark(field.start, field.kind, element)
    else:
        invisible = field.code.split()[:1] and field.code.split()[0].upper() in _INVISIBLE_FIELDS
        source.point(RegionKind.ANCHOR if invisible else RegionKind.OBJECT, element)


def _field_kind(code: str) -> RegionKind:
    name = (code.split() or [""])[0].upper()
    if name in _LINK_FIELDS:
        return RegionKind.HYPERLINK
    return RegionKind.CONTROL if name in _ENTRY_FIELDS else RegionKind.FIELD


def _field_code(walker: Walker, element: _Element) -> None:
    if walker.fields:
        walker.fields[-1].code += element.text or ""


def _simple_field(walker: Walker, element: _Element) -> Leave:
    return _stretch(_field_kind(attribute(element, "instr") or ""))(walker, element)


def _note(walker: Walker, element: _Element) -> Leave | None:
    if attribute(element, "type") in _SEPARATORS:
        walker.number += sum(1 for _ in element.iter(*_PARAGRAPH_NAMES))
        return None
    return _nothing


def _unread(what: str) -> Callable[[Walker, _Element], None]:
    def note(walker: Walker, element: _Element) -> None:
        walker.unread.append(what)

    return note


def _word_art(walker: Walker, element: _Element) -> None:
    if element.get("string") and walker.current is not None and walker.current.number:
        walker.unread.append(f"艺术字“{element.get('string')}”")


def _diagram(walker: Walker, element: _Element) -> None:
    walker.unread.append("SmartArt 图形中的文字")


def _table_of_actions() -> dict[str, Enter | None]:
    stretch, point, kind = _stretch, _point, RegionKind
    by_name: dict[str, Enter | None] = {
        "p": _paragraph, "t": _text, "tab": _character("\t"), "ptab": _character("\t"), "br": _break, "cr": _LINE,
        "noBreakHyphen": _character("\u2011"), "softHyphen": _character("\u00ad"),
        "tbl": _table, "tr": _row, "tc": _cell, "txbxContent": _text_box, "footnote": _note, "endnote": _note,
        "hyperlink": stretch(kind.HYPERLINK), "sdt": stretch(kind.CONTROL), "ins": stretch(kind.INSERTION),
        "moveTo": stretch(kind.MOVE), "fldSimple": _simple_field, "fldChar": _field_mark, "instrText": _field_code,
        "del": _removed(kind.DELETION), "moveFrom": _removed(kind.MOVE), "rubyBase": stretch(kind.LOCKED),
        "sym": point(kind.OBJECT), "object": _OBJECT_INSIDE, "pgNum": point(kind.OBJECT), "pict": _vml,
        "footnoteReference": point(kind.ANCHOR), "endnoteReference": point(kind.ANCHOR),
        "commentReference": point(kind.ANCHOR), "footnoteRef": point(kind.ANCHOR), "endnoteRef": point(kind.ANCHOR),
        "altChunk": _unread("嵌入的另一个文件（altChunk）"), "subDoc": _unread("链接的子文档"),
    }  # fmt: skip
    skipped = "pPr rPr sectPr tblPr tblPrEx tblGrid trPr tcPr sdtPr sdtEndPr rubyPr rt delText delInstrText background"
    by_name |= dict.fromkeys(skipped.split())
    table: dict[str, Enter | None] = {space + name: action for name, action in by_name.items() for space in names.WORD}
    for space in MATH:
        table |= {space + "oMath": point(kind.OBJECT), space + "oMathPara": point(kind.OBJECT)}
    for space in DRAWING:
        table |= {space + "inline": _OBJECT_INSIDE, space + "anchor": _ANCHOR_INSIDE}
    table |= {space + "relIds": _diagram for space in DIAGRAM}
    table |= {COMPATIBILITY + "AlternateContent": _alternatives, COMPATIBILITY + "Choice": _branch}
    table |= {COMPATIBILITY + "Fallback": _branch, VML + "textpath": _word_art}
    table[SYMBOL_EXTENSION + "symEx"] = point(kind.OBJECT)
    return table


_ENTER = _table_of_actions()
