"""The pages of a document: its sections, with paper, margins, grid, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute, child, children, switch, word
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.looks.flat import whole
from bulletin_lint.docx.read.looks.theme import related
from bulletin_lint.docx.read.source import Source
from bulletin_lint.text.looks import Edge, Grid, PageLook, SectionLook

_WIDTH, _HEIGHT = 12240, 15840  # twips of a page of which nothing is said (17.6.13)
_SIDES = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_EDGES: tuple[tuple[Literal["header", "footer"], str], ...] = (
    ("header", "headerReference"),
    ("footer", "footerReference"),
)
_BODY, _PARAGRAPHS = word("body"), word("p")


def page_look(package: Package, sources: Sequence[Source]) -> PageLook:
    """How the pages of the main part look."""
    part = package.part(package.main_part)
    body = None if part is None else next(part.root.iterchildren(*_BODY), None)
    settings = related(package, "settings")
    root = None if settings is None else settings.root
    targets = {each.id: each.target for each in package.relationships(package.main_part, "header", "footer")}
    sections = () if body is None else tuple(_sections(body, sources, targets))
    return PageLook(sections, bool(switch(root, "evenAndOddHeaders")), bool(switch(root, "mirrorMargins")))


def _sections(body: _Element, sources: Sequence[Source], targets: Mapping[str, str]) -> Iterator[SectionLook]:
    """The sections in order: each ends with the paragraph that holds its properties, the last one with the body."""
    places = {source.element: index for index, source in enumerate(sources)}
    inside = [places[element] for element in body.iter(*_PARAGRAPHS) if element in places]
    last_place = max(inside, default=-1)
    first, edges = 0, dict[tuple[str, str], Edge]()
    ends = [(places.get(p), child(names.properties(p, "pPr"), "sectPr")) for p in body.iter(*_PARAGRAPHS)]
    ends = [(index, section) for index, section in ends if index is not None and section is not None]
    for index, section in [*ends, (last_place, child(body, "sectPr"))]:
        edges |= {(edge.kind, edge.pages): edge for edge in _own_edges(section, targets)}
        last = last_place if index is None else index
        yield _section(section, first, max(first, last), tuple(edges.values()))
        first = last + 1


def _section(element: _Element | None, first: int, last: int, edges: tuple[Edge, ...]) -> SectionLook:
    size, margins, columns, grid = (
        None if element is None else child(element, name) for name in ("pgSz", "pgMar", "cols", "docGrid")
    )
    width, height = _length(size, "w") or _WIDTH, _length(size, "h") or _HEIGHT
    return SectionLook(
        first,
        last,
        width,
        height,
        width > height,
        {side: _length(margins, side) for side in _SIDES},
        max(_length(columns, "num"), len([*children(columns, "col")]) if columns is not None else 0, 1),
        _grid(grid),
        edges,
        bool(switch(element, "titlePg")),
    )


def _grid(element: _Element | None) -> Grid:
    kind = "" if element is None else attribute(element, "type") or ""
    return Grid("" if kind == "default" else kind, _length(element, "linePitch"), _length(element, "charSpace"))


def _own_edges(element: _Element | None, targets: Mapping[str, str]) -> Iterator[Edge]:
    for kind, name in _EDGES:
        for reference in () if element is None else children(element, name):
            relation = next((str(v) for key, v in reference.attrib.items() if str(key).endswith("}id")), "")
            yield Edge(kind, attribute(reference, "type") or "default", targets.get(relation, ""))


def _length(element: _Element | None, name: str) -> int:
    return 0 if element is None else whole(attribute(element, name)) or 0
