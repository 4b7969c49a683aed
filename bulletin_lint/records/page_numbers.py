"""The numbers of the pages, as a draft shows them in its headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.text.looks import Edge, PageLook, RunLook, SectionLook
from bulletin_lint.text.text import Paragraph

_NUMBER = re.compile(r"[0-9０-９]+")


class ShownNumber(NamedTuple):
    """The line that shows the number: for which pages, what is written with ``#`` for the number, and its digits'
    look."""

    pages: str
    paragraph: Paragraph
    form: str
    look: RunLook


def page_numbers(draft: Draft) -> Iterator[ShownNumber]:
    """The lines that show the number of their page by a field, in headers and footers that some page shows: the only
    one with a digit there."""
    page = draft.text.formatting.page
    edges = dict.fromkeys(
        edge for section in page.sections for edge in section.edges if edge.numbered and _is_shown(edge, section, page)
    )
    return (found for edge in edges for found in _in(draft, edge))


def _is_shown(edge: Edge, section: SectionLook, page: PageLook) -> bool:
    asked = {"even": page.odd_and_even, "first": section.title_page}
    return asked.get(edge.pages, True)


def described(draft: Draft) -> str:
    """Whether the pages have numbers, and how these are written; a number that is typed is the same on all pages, and
    none."""
    forms = dict.fromkeys(each.form.replace("#", "1") for each in page_numbers(draft))
    if forms:
        return f"有，写作{'、'.join(f'“{form}”' for form in forms)}"
    sections = draft.text.formatting.page.sections
    return "有" if any(edge.numbered for section in sections for edge in section.edges) else "没有"


def _in(draft: Draft, edge: Edge) -> Iterator[ShownNumber]:
    inside = (each for each in draft.text.paragraphs if each.part == edge.part)
    found = [(each, match) for each in inside if (match := _NUMBER.search(draft.text.of(each)))]
    if len(found) == 1:
        paragraph, match = found[0]
        at = paragraph.start + match.start()
        look = next((each.look for each in draft.text.formatting.stretches(paragraph) if at < each.end), RunLook())
        yield ShownNumber(edge.pages, paragraph, _NUMBER.sub("#", draft.text.of(paragraph)).strip(), look)
