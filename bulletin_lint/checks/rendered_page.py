"""Kind ``rendered-page``: what only the pages show, once a program has set them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from bulletin_lint.checks.reading.looks import paragraphs_of
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Example, Kind
from bulletin_lint.text.measures import MILLIMETRE, lengths, millimetres
from bulletin_lint.text.text import Container, Paragraph
from bulletin_lint.toml.decode import Doc

if TYPE_CHECKING:
    from bulletin_lint.text.pages import RenderedPages

_ROUNDED = 1  # twip, by which a length may be off
_NAME_NEAR = 2 * MILLIMETRE + _ROUNDED  # what the fonts of a name differ in, and programs
_NUMBER_NEAR = 1.5 * MILLIMETRE + _ROUNDED
_LONGEST = 24  # characters of a heading that are said
_EDGES = (Container.HEADER, Container.FOOTER)
_INNER = str.maketrans("《》", "〈〉")


class RenderedPage(NamedTuple):
    """``finds``: what of the pages is looked at."""

    finds: Annotated[
        Literal["name-distance", "lines", "characters", "imprint", "number-distance", "lonely-heading"],
        Doc(
            "查排出的页面的什么：name-distance 刊名的位置，lines 每页行数，characters 每行字数，imprint 版记的位置，"
            "number-distance 页码的位置，lonely-heading 单独落在页末的标题；只在用了 --rendered 时检查"
        ),
    ]


def run(draft: Draft, parameters: RenderedPage) -> Iterator[Hit]:
    if draft.pages is not None and draft.pages.pages:
        yield from _FINDERS[parameters.finds](draft, draft.pages)


def _name_distance(draft: Draft, pages: RenderedPages) -> Iterator[Hit]:
    wanted, name = draft.profile.layout.name_distance, draft.bulletin.masthead.name
    if pages.name is None or name is None or _is_near(pages.name, wanted, _NAME_NEAR):
        return
    actual, should = f"距版心上边缘{millimetres(pages.name)}", f"应为{wanted}"
    if pages.name < 0:
        actual, should = f"高出版心上边缘{millimetres(-pages.name)}", f"应在它下面{wanted}"
    yield Hit(name.start, name.end, values={"actual": actual, "wanted": should})


def _is_near(is_: int, wanted: str, near: float) -> bool:
    """Whether it is one of the lengths that are wanted, or none is."""
    return not wanted or any(abs(is_ - each) <= near for each in lengths(wanted) or ())


def _lines(draft: Draft, pages: RenderedPages) -> Iterator[Hit]:
    yield from _count(draft, pages.lines_a_page, draft.profile.layout.lines)


def _characters(draft: Draft, pages: RenderedPages) -> Iterator[Hit]:
    yield from _count(draft, pages.characters_a_line, draft.profile.layout.characters)


def _count(draft: Draft, is_: int | None, wanted: int) -> Iterator[Hit]:
    if is_ and wanted and is_ != wanted:
        yield _hit(draft, paragraphs_of(draft, "body"), {"actual": str(is_), "wanted": str(wanted)})


def _imprint(draft: Draft, pages: RenderedPages) -> Iterator[Hit]:
    """One that is not all on the last page, or leaves room for a line below."""
    if pages.imprint is None:
        return
    *others, last = pages.imprint_pages
    if others:
        actual = f"分在第{'、'.join(map(str, pages.imprint_pages))}页"
    elif not pages.imprint_is_last:
        actual = f"在第{last}页，全文共{len(pages.pages)}页"
    elif pages.lines_left:
        actual = f"末行距版心下边缘{millimetres(pages.imprint)}"
    else:
        return
    yield _hit(draft, paragraphs_of(draft, "foot"), {"actual": actual})


def _number_distance(draft: Draft, pages: RenderedPages) -> Iterator[Hit]:
    wanted, below = draft.profile.layout.number_distance, pages.page_number_below
    if below is not None and not _is_near(below, wanted, _NUMBER_NEAR):
        edges = [each for each in draft.text.paragraphs if each.container in _EDGES and draft.text.of(each).strip()]
        yield _hit(draft, edges, {"actual": millimetres(below), "wanted": wanted})


def _hit(draft: Draft, found: Sequence[Paragraph], values: dict[str, str]) -> Hit:
    """A hit on the first of the paragraphs; on the first of all where there is none."""
    place = found[0] if found else draft.text.paragraphs[0]
    return Hit(place.start, place.end, values=values)


def _lonely_heading(draft: Draft, pages: RenderedPages) -> Iterator[Hit]:
    """A hit for each page that ends with headings."""
    for page, found in groupby(pages.alone, key=lambda each: each.page):
        paragraphs = [draft.text.paragraphs[each.paragraph] for each in found]
        first, *others = ((each.start, each.end) for each in paragraphs)
        yield Hit(*first, values={"subject": _subject(draft, paragraphs), "page": str(page)}, others=tuple(others))


def _subject(draft: Draft, headings: Sequence[Paragraph]) -> str:
    """What the headings say; a title may stand in several paragraphs."""
    said: list[str] = []
    for is_title, found in groupby(headings, key=lambda each: draft.role_at(each.start) is Role.TITLE):
        texts = [" ".join(draft.text.public(each).split()) for each in found]
        said += [f"《{_short(''.join(texts)).translate(_INNER)}》的标题"] if is_title else map(_quoted, texts)
    return "和".join(said)


def _quoted(words: str) -> str:
    return f"“{_short(words)}”"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


_FINDERS: dict[str, Callable[[Draft, RenderedPages], Iterator[Hit]]] = {
    "name-distance": _name_distance, "lines": _lines, "characters": _characters, "imprint": _imprint,
    "number-distance": _number_distance, "lonely-heading": _lonely_heading,
}  # fmt: skip


def _with_made_pages(example: Example) -> Draft:
    from bulletin_lint.checks.reading.made_pages import with_made_pages  # no draft needs it

    return with_made_pages(example)


KIND = Kind(
    "rendered-page",
    run,
    RenderedPage,
    about="layout",
    document_of=_with_made_pages,
    sees_objects=True,
    of_pages=True,
)
