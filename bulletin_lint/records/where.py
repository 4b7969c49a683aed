"""The human place of an offset: 第2栏目《经验交流》第1篇第3段."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Article, Role, Section, Span
from bulletin_lint.records.findings import ArticleRecord, Home

T = TypeVar("T")

_PLAIN = {
    Role.NAME: "报头·刊名",
    Role.ISSUE: "报头·期号",
    Role.ISSUER: "报头·编发单位",
    Role.DATE: "报头·日期",
    Role.MASTHEAD: "报头",
    Role.CONTENTS: "目录",
    Role.DISTRIBUTION: "报尾·报送发",
    Role.COLOPHON: "报尾",
    Role.NOTE: "脚注",
    Role.PAGE: "页眉页脚",
}


def where(draft: Draft, offset: int) -> str:
    """The place of ``offset`` in an editor's words; 第N段 of the file where the bulletin has no word for it. Spaces at
    the beginning of a paragraph are at the place of what they indent."""
    offset = _behind_indent(draft, offset)
    at_end = draft.text.string[offset : offset + 1] == "\n" and offset > draft.text.paragraph_at(offset).start
    role = draft.role_at(offset - 1 if at_end else offset)
    if role in (Role.CONTENTS_SECTION, Role.ENTRY):
        return draft.shared(_contents).at(offset, "目录")
    part = draft.shared(_body).at(offset, None)
    if part:
        return part.name + (_in_article(part.article, offset) if part.article else "")
    if role is Role.COLOPHON and (field := draft.shared(_colophon).at(offset, "")):
        return f"报尾·{field}"
    return _PLAIN.get(role) or f"第{draft.text.paragraph_at(offset).number}段"


def _behind_indent(draft: Draft, offset: int) -> int:
    paragraph, string = draft.text.paragraph_at(offset), draft.text.string
    if string[paragraph.start : offset].strip():
        return offset
    indent = string[offset : paragraph.end]
    return offset + len(indent) - len(indent.lstrip()) if indent.strip() else offset


def home_of(draft: Draft, offset: int) -> Home:
    """The section and the article that ``offset`` is in, as the document calls them, and who signs it."""
    part = draft.shared(_body).at(offset, None)
    if part is None or part.article is None:
        return Home(part.section) if part else Home()
    return Home(part.section, _read(draft, part.article.title, ""), _unit(draft, part.article))


def articles_of(draft: Draft) -> Iterator[ArticleRecord]:
    """The articles in their order."""
    for section in draft.bulletin.sections:
        name = section.heading.name if section.heading else ""
        yield from (ArticleRecord(name, _unit(draft, article)) for article in section.articles)


def _unit(draft: Draft, article: Article) -> str:
    return _read(draft, article.attribution.units, "、") if article.attribution else ""


def _read(draft: Draft, spans: Iterable[Span], joint: str) -> str:
    return joint.join("".join(draft.text.string[span.start : span.end].split()) for span in spans)


class _Part(NamedTuple):
    """A heading, or an article, and its name; ``section`` is what the document calls the section."""

    name: str
    article: Article | None = None
    section: str = ""


class _Named(Generic[T]):
    """What stretches of a text are called. Where several hold a place, it is called by the first that was given."""

    def __init__(self, names: Iterable[tuple[Span, T]]) -> None:
        numbered = ((span.start, number, span.end, name) for number, (span, name) in enumerate(names))
        self._stretches = sorted(numbered, key=lambda stretch: stretch[:2])
        self._starts = [start for start, *_ in self._stretches]
        self._reach = [*accumulate((end for _, _, end, _ in self._stretches), max)]

    def at(self, offset: int, otherwise: T) -> T:
        """What the place is called; a stretch holds the place at its end, too."""
        best, name = len(self._stretches), otherwise
        index = bisect_right(self._starts, offset)
        while index > 0 and self._reach[index - 1] >= offset:
            index -= 1
            _, number, end, called = self._stretches[index]
            if end >= offset and number < best:
                best, name = number, called
        return name


def _body(draft: Draft) -> _Named[_Part | None]:
    return _Named(_parts(draft))


def _parts(draft: Draft) -> Iterator[tuple[Span, _Part]]:
    for number, section in enumerate(draft.bulletin.sections, 1):
        if section.heading:
            yield section.heading.span, _Part(_section(number, section), None, section.heading.name)
        name = section.heading.name if section.heading else ""
        for position, article in enumerate(section.articles, 1):
            yield article.span, _Part(f"{_section(number, section)}第{position}篇", article, name)


def _colophon(draft: Draft) -> _Named[str]:
    bulletin = draft.bulletin
    named = [(bulletin.copies, "印数"), (bulletin.printed, "印发")]
    fields = [(field.span, field.label) for field in bulletin.colophon]
    return _Named([*fields, *((span, name) for span, name in named if span)])


def _section(number: int, section: Section) -> str:
    return f"第{number}栏目《{section.heading.name}》" if section.heading else "正文"


def _in_article(article: Article, offset: int) -> str:
    if article.attribution and any(span.start <= offset <= span.end for span in article.attribution.spans):
        return "署名"
    if any(span.start <= offset <= span.end for span in article.title):
        return "标题"
    number = bisect_right(article.paragraphs, offset, key=lambda span: span.start)
    return f"第{number}段" if number else ""


def _contents(draft: Draft) -> _Named[str]:
    return _Named(_entries(draft))


def _entries(draft: Draft) -> Iterator[tuple[Span, str]]:
    contents = draft.bulletin.contents
    for number, section in enumerate(contents.sections if contents else (), 1):
        name = f"目录第{number}栏" + (f"《{section.heading.name}》" if section.heading else "")
        if section.heading:
            yield section.heading.span, name
        for position, entry in enumerate(section.entries, 1):
            yield from ((span, f"{name}第{position}条") for span in entry.spans)
