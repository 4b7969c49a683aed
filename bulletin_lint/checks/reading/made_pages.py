"""The document of an example of a rule about the pages as they are set: a small bulletin, and what its pages show, in
the words of ``outline --layout --rendered``: ``共3页 每页22行 每行28字 刊名距版心上边缘35毫米``.

What is not said is not there, but for two pages, and an imprint on the last of those. ``第1页末行“〔工作动态〕”`` is a
heading alone at the foot of page 1; one of the small bulletin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bulletin_lint.checks.reading.staged import staged
from bulletin_lint.engine.rule import Example
from bulletin_lint.text.measures import lengths
from bulletin_lint.text.pages import Alone, Area, PageNumber, RenderedPage, RenderedPages

if TYPE_CHECKING:
    from bulletin_lint.bulletin.draft import Draft
    from bulletin_lint.text.text import Text

_AREA = Area(2098, 14854, 1587, 10432)
_PITCH = 579.0
_FORMS: Mapping[str, str] = {
    "pages": r"共(\d+)页",
    "lines": r"每页(\d+)行",
    "characters": r"每行(\d+)字",
    "name": r"刊名距版心上边缘(.+)",
    "above": r"刊名高出版心上边缘(.+)",
    "number": r"页码在版心下(.+)",
    "imprint": r"版记末行距版心下边缘(.+)",
    "imprint-pages": r"版记在第([\d、]+)页",
    "alone": r"第(\d+页末行“.+)”",
}


def with_made_pages(example: Example) -> Draft:
    """The bulletin with its pages. Raises ValueError for words that it does not know."""
    draft = staged(example._replace(role="page", text=""))
    said: dict[str, list[str]] = {name: [] for name in _FORMS}
    for word in example.text.split():
        name, value = next(
            ((name, match[1]) for name, form in _FORMS.items() if (match := re.fullmatch(form, word))), ("", "")
        )
        if not name:
            raise ValueError(f"不认识的页面：{word}")
        said[name].append(value)
    return replace(draft, pages=_made(said, draft.text))


def _made(said: Mapping[str, list[str]], text: Text) -> RenderedPages:
    count = _number(said["pages"]) or 2
    imprint = _length(said["imprint"])
    on = tuple(int(page) for words in said["imprint-pages"] for page in words.split("、"))
    above, number = _length(said["above"]), _length(said["number"])
    return RenderedPages(
        tuple(RenderedPage(page, _AREA) for page in range(1, count + 1)),
        _PITCH,
        _number(said["lines"]),
        _number(said["characters"]),
        _length(said["name"]) if above is None else -above,
        0 if on and imprint is None else imprint,
        on or (() if imprint is None else (count,)),
        () if number is None else (PageNumber(1, "—1—", number, 0, 0),),
        tuple(_alone(words, text) for words in said["alone"]),
    )


def _number(said: list[str]) -> int | None:
    return int(said[0]) if said else None


def _length(said: list[str]) -> int | None:
    if not said:
        return None
    found = lengths(said[0])
    if found is None:
        raise ValueError(f"不认识的长度：{said[0]}")
    return found[0]


def _alone(words: str, text: Text) -> Alone:
    page, _, heading = words.partition("页末行“")
    for paragraph in text.paragraphs:
        if text.of(paragraph) == heading:
            return Alone(int(page), paragraph.index)
    raise ValueError(f"样稿里没有：{heading}")
