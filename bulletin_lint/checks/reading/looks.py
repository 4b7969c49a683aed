"""The parts of a bulletin whose looks are judged, and how their letters look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from bulletin_lint.checks.reading.asides import asides, is_note
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.looks import RunLook
from bulletin_lint.text.numerals import HAN_LABEL
from bulletin_lint.text.text import Container, Paragraph

V = TypeVar("V", bound=Hashable)

PARTS: Mapping[str, str] = {
    "name": "刊名",
    "issue": "期号、编发单位和日期",
    "entry": "目录",
    "section": "栏目标题",
    "title": "文章标题",
    "level-1": "一级小标题",
    "level-2": "二级小标题",
    "level-3": "三级小标题",
    "level-4": "四级小标题",
    "heading": "小标题",
    "body": "正文",
    "attribution": "署名",
    "foot": "报尾",
}
"""The parts by what a pack calls them: what an editor calls them."""

UNITS: Mapping[str, str] = {
    "刊名": "行", "期号、编发单位和日期": "行", "目录": "条", "栏目标题": "个", "文章标题": "处", "标题": "处",
    "一级小标题": "个", "二级小标题": "个", "三级小标题": "个", "四级小标题": "个", "小标题": "个",
    "署名": "处", "报尾": "行",
}  # fmt: skip
"""In what the paragraphs of a part are counted, by what an editor calls it; others are 段."""

LEVELS = ("level-1", "level-2", "level-3", "level-4")
_ROLES = {
    Role.NAME: "name", Role.ISSUE: "issue", Role.ISSUER: "issue", Role.DATE: "issue", Role.ENTRY: "entry",
    Role.SECTION: "section", Role.TITLE: "title", Role.HEADING: "heading", Role.BODY: "body", Role.LEAD: "body",
    Role.ATTRIBUTION: "attribution", Role.DISTRIBUTION: "foot", Role.COLOPHON: "foot",
}  # fmt: skip
_MAIN = (Container.BODY, Container.TEXT_BOX)
# Offices set the masthead and the foot in tables, too; other cells may look as they like.
_IN_TABLES = frozenset({"name", "issue", "entry", "foot"})
_LABELS = tuple(
    compiled(pattern)
    for pattern in (
        rf"{HAN_LABEL}、",
        rf"[（(]{HAN_LABEL}[）)]",
        r"\d{1,2}[.．、](?!\d)",
        r"[（(]\d{1,2}[）)]",
    )
)  # the levels of GB/T 9704—2012, 7.3.3


class Piece(NamedTuple):
    """A stretch of text, and how it looks."""

    start: int
    end: int
    look: RunLook


def paragraphs_of(draft: Draft, part: str) -> Sequence[Paragraph]:
    """The paragraphs of a part with text that is written; in the cells of tables those of the masthead, the contents
    and the foot alone."""
    return draft.shared(_by_part)[part]


def part_at(draft: Draft, offset: int) -> str:
    """The part that a place belongs to, '' for one whose looks are not judged; headings of a level are ``heading``."""
    return _ROLES.get(draft.role_at(offset), "")


def _by_part(draft: Draft) -> Mapping[str, list[Paragraph]]:
    found: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in draft.text.paragraphs:
        part = _part_of(draft, paragraph)
        if part:
            found[part].append(paragraph)
        if part == "heading" and (level := level_of(draft, paragraph)):
            found[level].append(paragraph)
    for part, apart in (("body", asides), ("title", _around_titles)):
        if indices := apart(draft, found[part]):
            found[part] = [each for each in found[part] if each.index not in indices]
    return found


def _part_of(draft: Draft, paragraph: Paragraph) -> str:
    part = part_at(draft, _first(draft, paragraph))
    in_table = paragraph.container is Container.TABLE
    if not part or not (paragraph.container in _MAIN or (in_table and part in _IN_TABLES)):
        return ""
    content = draft.text.of(paragraph).strip()
    apart = (part == "title" and content.startswith("—")) or (part == "attribution" and is_note(content))
    return part if content and not apart else ""


def _first(draft: Draft, paragraph: Paragraph) -> int:
    """The first character of a paragraph that can be seen, or its end."""
    content = draft.text.of(paragraph)
    return paragraph.start + len(content) - len(content.lstrip())


def _around_titles(draft: Draft, titles: Sequence[Paragraph]) -> frozenset[int]:
    """The indices of the lines above and below a title that are set smaller than it: 引题 and 副题."""
    found, sizes = set[int](), {each.index: _size(draft, each) for each in titles}
    for article in draft.bulletin.articles:
        lines = {draft.text.paragraph_at(span.start).index for span in article.title} & sizes.keys()
        if len(lines) > 1:
            largest = max(sizes[index] for index in lines)
            found |= {index for index in lines if sizes[index] < largest}
    return frozenset(found)


def _size(draft: Draft, paragraph: Paragraph) -> int:
    stretches = draft.text.formatting.stretches(paragraph)
    return stretches[0].look.size if stretches else 0


def level_of(draft: Draft, paragraph: Paragraph) -> str:
    """The level of a heading by its number, as a part; '' for one without. A number that Word draws stands in the text
    as one that is typed does."""
    content = draft.text.of(paragraph).lstrip()
    return next((level for level, label in zip(LEVELS, _LABELS, strict=True) if label.match(content)), "")


def by_value(found: Iterable[tuple[V, int, int]]) -> dict[V, list[tuple[int, int]]]:
    """The places of each value, in order; what follows the place before in its paragraph is one with it."""
    places: dict[V, list[tuple[int, int]]] = {}
    for value, start, end in found:
        places.setdefault(value, []).append((start, end))
    return {value: [*_joined(sorted(each))] for value, each in places.items()}


def _joined(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places in order, those between which nothing stands as one."""
    last: tuple[int, int] | None = None
    for start, end in places:
        if last is not None and last[1] >= start:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last
