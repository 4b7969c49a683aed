"""The pages of a document: its sections, with paper, margins, grid, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute, child, children, switch, word
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.looks.flat import whole
from bulletin_lint.docx.read.looks.theme import related
from bulletin_lint.docx.read.source import Source
from bulletin_lint.text.looks import Edge, Grid, PageLook, SectionLook

_WIDTH, _HEIGHT = 12240, 15840  # twips of a page of which nothing is said
# Twips of the margins of which nothing is said: the defaults of the binary format ([MS-DOC] 2.6.4), which Word keeps.
_MARGINS = {"top": 1440, "right": 1800, "bottom": 1440, "left": 1800, "header": 720, "footer": 720, "gutter": 0}
_EDGES: tuple[tuple[Literal["header", "footer"], str], ...] = (
    ("header", "headerReference"),
    ("footer", "footerReference"),
)
_PAGE_NUMBERS, _SIMPLE_FIELDS, _INSTRUCTIONS = word("pgNum"), word("fldSimple"), word("instrText")
_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)
_BODY, _PARAGRAPHS, _INSIDE = word("body"), word("p"), word("tbl", "txbxContent")


def page_look(package: Package, sources: Sequence[Source]) -> PageLook:
    """How the pages of the main part look."""
    part = package.part(package.main_part)
    body = None if part is None else next(part.root.iterchildren(*_BODY), None)
    settings = related(package, "settings")
    root = None if settings is None else settings.root
    targets = {each.id: each.target for each in package.relationships(package.main_part, "header", "footer")}
    numbered = _numbered(package, targets.values())
    sections = () if body is None else tuple(_sections(body, sources, targets, numbered))
    switches = (bool(switch(root, name)) for name in ("evenAndOddHeaders", "mirrorMargins", "gutterAtTop"))
    return PageLook(sections, *switches)


def _sections(
    body: _Element, sources: Sequence[Source], targets: Mapping[str, str], numbered: Container[str]
) -> Iterator[SectionLook]:
    """The sections in order: each ends with the paragraph that holds its properties, the last one with the body
    (17.6.18). What a section has no header or footer of its own for, it has from the section before (17.10.1)."""
    first, edges = 0, dict[tuple[str, str], Edge]()
    for last, section in ends_of(body, sources):
        edges = edges | {(edge.kind, edge.pages): edge for edge in _own_edges(section, targets, numbered)}
        yield _section(section, first, max(first - 1, last), tuple(edges.values()))
        first = max(first, last + 1)


def ends_of(body: _Element, sources: Sequence[Source]) -> list[tuple[int, _Element | None]]:
    """The last paragraph of each section and its properties, in order; None where the last section has none."""
    places = {source.element: index for index, source in enumerate(sources)}
    return [*_ends(body, places), (_last_in(body, places), child(body, "sectPr"))]


def _ends(body: _Element, places: Mapping[_Element, int]) -> Iterator[tuple[int, _Element]]:
    """The last paragraph of each section but the last one, and the properties. Word breaks sections neither in tables
    nor in text boxes; where the mark of the paragraph is deleted, its text is in the next section."""
    for paragraph in body.iter(*_PARAGRAPHS):
        section = child(names.properties(paragraph, "pPr"), "sectPr")
        if section is not None and paragraph in places and next(paragraph.iterancestors(*_INSIDE), None) is None:
            yield _last_in(paragraph, places), section


def _last_in(element: _Element, places: Mapping[_Element, int]) -> int:
    """The last paragraph in there, itself and those of text boxes too; -1 if there is none."""
    return max((places[each] for each in element.iter(*_PARAGRAPHS) if each in places), default=-1)


def _section(element: _Element | None, first: int, last: int, edges: tuple[Edge, ...]) -> SectionLook:
    size, margins, columns, grid = (child(element, name) for name in ("pgSz", "pgMar", "cols", "docGrid"))
    width, height = _length(size, "w", 0) or _WIDTH, _length(size, "h", 0) or _HEIGHT
    return SectionLook(
        first,
        last,
        width,
        height,
        width > height,
        {side: _length(margins, side, default) for side, default in _MARGINS.items()},
        _columns(columns),
        _grid(grid),
        edges,
        bool(switch(element, "titlePg")),
    )


def _columns(element: _Element | None) -> int:
    """Their number is said, or it is that of the columns that are described, if they differ (17.6.4)."""
    if element is None:
        return 1
    if (attribute(element, "equalWidth") or "1") in names.OFF:
        return max(1, sum(1 for _ in children(element, "col")))
    return max(1, _length(element, "num", 1))


def _grid(element: _Element | None) -> Grid:
    kind = "" if element is None else attribute(element, "type") or ""
    return Grid("" if kind == "default" else kind, _length(element, "linePitch", 0), _length(element, "charSpace", 0))


def _numbered(package: Package, parts: Iterable[str]) -> frozenset[str]:
    """Those of the parts that show the number of the page, by a field or by ``w:pgNum`` (17.3.3.22)."""
    return frozenset(name for name in parts if (part := package.part(name)) is not None and _shows_number(part.root))


def _shows_number(root: _Element) -> bool:
    if any(True for _ in root.iter(*_PAGE_NUMBERS)):
        return True
    simple = (attribute(element, "instr") or "" for element in root.iter(*_SIMPLE_FIELDS))
    written = "".join(element.text or "" for element in root.iter(*_INSTRUCTIONS))  # one may be cut into several
    return any(map(_PAGE.search, (*simple, written)))


def _own_edges(element: _Element | None, targets: Mapping[str, str], numbered: Container[str]) -> Iterator[Edge]:
    for kind, name in _EDGES:
        for reference in () if element is None else children(element, name):
            relation = next((str(v) for key, v in reference.attrib.items() if str(key).endswith("}id")), "")
            part = targets.get(relation, "")
            yield Edge(kind, attribute(reference, "type") or "default", part, part in numbered)


def _length(element: _Element | None, name: str, default: int) -> int:
    said = None if element is None else whole(attribute(element, name))
    return default if said is None else said
