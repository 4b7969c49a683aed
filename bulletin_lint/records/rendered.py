"""What the pages of a draft show, in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.records.outline import Node
from bulletin_lint.text.measures import millimetres
from bulletin_lint.text.pages import RenderedPages

_TITLE = "版面（由LibreOffice排出）"
_LONGEST = 20  # characters of a heading that are shown


def shown(pages: RenderedPages, draft: Draft) -> Node:
    """A node with what is measured on the pages; what there is nothing to measure of is said, but for page numbers and
    headings that stand alone."""
    return Node(
        _TITLE,
        [
            Node(f"共{len(pages.pages)}页"),
            Node(_full_page(pages)),
            Node(_name(pages)),
            *map(Node, _page_numbers(pages)),
            Node(_imprint(pages)),
            *_alone(pages, draft),
        ],
    )


def _full_page(pages: RenderedPages) -> str:
    lines, characters = pages.lines_a_page, pages.characters_a_line
    said = [f"每页{lines}行" if lines else "", f"每行{characters}字" if characters else ""]
    return "，".join(filter(None, said)) or "没有正文，量不出每页的行数"


def _name(pages: RenderedPages) -> str:
    if pages.name is None:
        return "没有找到刊名"
    if pages.name < 0:
        return f"刊名高出版心上边缘{millimetres(-pages.name)}"
    return f"刊名距版心上边缘{millimetres(pages.name)}"


def _page_numbers(pages: RenderedPages) -> Iterator[str]:
    if pages.page_number_below is None:
        yield "没有页码"
    else:
        yield f"页码在版心下{millimetres(pages.page_number_below)}"


def _imprint(pages: RenderedPages) -> str:
    if pages.imprint is None:
        return "没有找到版记"
    said = f"版记末行距版心下边缘{millimetres(pages.imprint)}"
    if pages.imprint_is_last:
        return said
    return f"{said}（版记在第{'、'.join(map(str, pages.imprint_pages))}页）"


def _alone(pages: RenderedPages, draft: Draft) -> Iterator[Node]:
    text = draft.text
    found = [
        Node(f"第{page}页：{' '.join(text.public(text.paragraphs[index]).split())[:_LONGEST]}")
        for page, index in pages.alone
    ]
    if found:
        yield Node(f"页末单独的标题{len(found)}处", found)
