"""Kind ``page-number``: the numbers of the pages: whether there are any, how they are written, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.laid_out import is_laid_out
from bulletin_lint.checks.reading.layout_kind import layout_kind
from bulletin_lint.checks.reading.letters import fonts_of
from bulletin_lint.checks.reading.pages import has_two_pages
from bulletin_lint.engine.hit import Hit
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text import measures
from bulletin_lint.text.looks import Edge, RunLook
from bulletin_lint.text.measures import half_points
from bulletin_lint.text.setting import Setting, Value
from bulletin_lint.text.text import Container, Paragraph
from bulletin_lint.toml.decode import Doc

_NUMBER = compiled(r"[0-9０-９]+")
_PAGE = compiled(r"(?<=第)[0-9０-９]+(?=页)|(?<=[—－–-])[0-9０-９]+(?=[—－–-])|(?<=[—－–-] )[0-9０-９]+(?= [—－–-])")
_TYPED = compiled(r"[—－–~·-]*第?[0-9０-９]{1,3}页?[—－–~·-]*")
_EDGES = (Container.HEADER, Container.FOOTER)
_SIDES = {"default": "right", "even": "left"}
_PAGES = {"default": "单页", "even": "双页"}


class PageNumber(NamedTuple):
    """``finds``: what of the page numbers is looked at."""

    finds: Annotated[
        Literal["missing", "form", "font", "size", "side"],
        Doc("查什么：missing 没有页码，form 写法，font 字体，size 字号，side 单页居右、双页居左"),
    ]


class _Number(NamedTuple):
    """A line that shows the number of the page, and the pages that it is for."""

    pages: str
    paragraph: Paragraph


def run(draft: Draft, parameters: PageNumber) -> Iterator[Hit]:
    return _FINDERS[parameters.finds](draft)


def _shown_edges(draft: Draft) -> Iterator[Edge]:
    """The headers and footers that some page shows, each once."""
    page = draft.text.formatting.page
    seen: dict[Edge, None] = {}
    for section in page.sections:
        for edge in section.edges:
            if edge.pages == "default" or (edge.pages == "even" and page.odd_and_even) or section.title_page:
                seen[edge] = None
    return iter(seen)


def _missing(draft: Draft) -> Iterator[Hit]:
    """No page has a number, or none of the even ones, in a draft that surely has more than one page."""
    edges, page = [*_shown_edges(draft)], draft.text.formatting.page
    odd, even = ([each for each in edges if (each.pages == "even") is side] for side in (False, True))
    numbered = any(each.numbered for each in odd) and (not page.odd_and_even or any(each.numbered for each in even))
    if numbered or not page.sections or not has_two_pages(draft) or not draft.shared(is_laid_out):
        return
    unnumbered = (each for edge in edges if not edge.numbered for each in _paragraphs(draft, edge))
    if typed := [each for each in unnumbered if _is_number(draft, each)]:
        yield _hit(typed, {"actual": "页码是打上去的数字，不随页变化，请用“插入—页码”代替"})
    elif not any(edge.numbered for edge in odd):
        yield Hit(*_end(draft), values={"actual": "没有页码，请用“插入—页码”加上"})
    elif page.odd_and_even and not any(edge.numbered for edge in even):
        yield Hit(*_end(draft), values={"actual": "双页没有页码，请在双页的页脚里也用“插入—页码”加上"})


def _end(draft: Draft) -> tuple[int, int]:
    """The last line of the text: the page that it is on has the number that is missing."""
    inside = (each for each in reversed(draft.text.paragraphs) if each.container is Container.BODY)
    last = next((each for each in inside if draft.text.of(each).strip()), draft.text.paragraphs[-1])
    return last.start, last.end


def _is_number(draft: Draft, paragraph: Paragraph) -> bool:
    """Whether a line is nothing but the number of a page, which is typed."""
    return _TYPED.fullmatch("".join(draft.text.of(paragraph).split())) is not None


def _paragraphs(draft: Draft, edge: Edge) -> Iterator[Paragraph]:
    return (each for each in draft.text.paragraphs if each.part == edge.part)


def _numbers(draft: Draft) -> Iterator[_Number]:
    """The lines that show a number by a field: the only one of their header or footer that has a digit. Of several
    numbers in it, it must be clear which one is that of the page."""
    for edge in _shown_edges(draft):
        found = [each for each in _paragraphs(draft, edge) if _NUMBER.search(draft.text.of(each))]
        if edge.numbered and len(found) == 1 and _number_in(draft.text.of(found[0])):
            yield _Number(edge.pages, found[0])


def _number_in(line: str) -> regex.Match[str] | None:
    """The number of the page in a line: the only one, or that of 第1页, 共5页 and 第18期　— 1 —."""
    found = [*_NUMBER.finditer(line)]
    if len(found) > 1:
        return _PAGE.search(line)
    return found[0] if found else None


def _form(draft: Draft) -> Iterator[Hit]:
    wanted = draft.profile.layout.number_form
    if not wanted:
        return
    found = [each for _, each in _numbers(draft) if _marks(draft.text.of(each)) != _marks(wanted.replace("#", "1"))]
    if found:
        said = {"actual": draft.text.of(found[0]).strip(), "wanted": wanted.replace("#", _digits(draft, found[0]))}
        yield _hit(found, said)


def _marks(line: str) -> str:
    """What stands around the number, without blanks."""
    match = _number_in(line)
    return "".join((line[: match.start()] + line[match.end() :] if match else line).split())


def _digits(draft: Draft, paragraph: Paragraph) -> str:
    match = _number_in(draft.text.of(paragraph))
    return match[0] if match else "1"


def _font(draft: Draft) -> Iterator[Hit]:
    wanted = draft.profile.layout.number_font
    if wanted:
        yield from _letters(
            draft,
            lambda look: look.latin,
            lambda name: fonts_of(draft).is_same(name, wanted),
            wanted,
            ("latin", wanted),
        )


def _size(draft: Draft) -> Iterator[Hit]:
    wanted = draft.profile.layout.number_size
    size = half_points(wanted)
    if size:
        yield from _letters(
            draft,
            lambda look: measures.size(look.size),
            lambda name: name == measures.size(size),
            wanted,
            ("size", size),
        )


def _letters(
    draft: Draft,
    value: Callable[[RunLook], str],
    is_right: Callable[[str], bool],
    wanted: str,
    setting: tuple[str, Value],
) -> Iterator[Hit]:
    """The digits that look otherwise than they should."""
    wrong: dict[str, list[Paragraph]] = {}
    for _, paragraph in _numbers(draft):
        match = _number_in(draft.text.of(paragraph))
        at = paragraph.start + (match.start() if match else 0)
        look = next(
            (each.look for each in draft.text.formatting.stretches(paragraph) if each.start <= at < each.end), None
        )
        if look is not None and not is_right(value(look)):
            wrong.setdefault(value(look), []).append(paragraph)
    for actual, found in wrong.items():
        settings = tuple(Setting("letters", each.start, each.end, *setting) for each in found)
        yield _hit(found, {"actual": actual or "未设定的字体", "wanted": wanted})._replace(settings=settings)


def _side(draft: Draft) -> Iterator[Hit]:
    """Numbers on odd pages that do not stand on the right, on even ones on the left. Frames and text boxes have their
    own places."""
    if not draft.profile.layout.number_sides:
        return
    formatting = draft.text.formatting
    wrong: list[tuple[_Number, str]] = []
    for number in _numbers(draft):
        look = formatting.look(number.paragraph)
        if number.pages in _SIDES and not look.framed and number.paragraph.container in _EDGES:
            alignment = "left" if look.alignment == "both" else look.alignment
            if alignment != _SIDES[number.pages] or not formatting.page.odd_and_even:
                wrong.append((number, alignment))
    if wrong:
        apart = formatting.page.odd_and_even
        said = [f"{_PAGES[number.pages] if apart else ''}{measures.ALIGNMENTS[side]}" for number, side in wrong]
        settings = tuple(
            Setting("paragraph", number.paragraph.start, number.paragraph.end, "alignment", _SIDES[number.pages])
            for number, _ in wrong
            if apart
        )
        values = {
            "actual": "、".join(dict.fromkeys(said)) + ("" if apart else "，单双页不分"),
            "wanted": "单页居右、双页居左",
        }
        yield _hit([number.paragraph for number, _ in wrong], values)._replace(settings=settings)


def _hit(found: list[Paragraph], values: dict[str, str]) -> Hit:
    first, *others = ((each.start, each.end) for each in found)
    return Hit(*first, values=values, others=tuple(others))


_FINDERS: dict[str, Callable[[Draft], Iterator[Hit]]] = {
    "missing": _missing, "form": _form, "font": _font, "size": _size, "side": _side,
}  # fmt: skip

KIND = layout_kind("page-number", run, PageNumber)._replace(placeless=True)
