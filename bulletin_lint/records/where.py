"""The human place of an offset, as it can be found in Word: 经验交流·《崂山区奏响……新高地》第3段."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Article, Role, Span
from bulletin_lint.records.findings import ArticleRecord, Home
from bulletin_lint.records.titles import article_names, distinct, quoted, read, titled
from bulletin_lint.text.text import Container, Paragraph

T = TypeVar("T")

_MASTHEAD = {
    Role.NAME: "刊名",
    Role.ISSUE: "期号",
    Role.ISSUER: "编发单位",
    Role.DATE: "日期",
    Role.MASTHEAD: "",
}
_APART = {
    Container.HEADER: "页眉",
    Container.FOOTER: "页脚",
    Container.FOOTNOTE: "脚注",
    Container.ENDNOTE: "尾注",
}
_NOTES = (Container.FOOTNOTE, Container.ENDNOTE)


class Where(NamedTuple):
    """A place: the part of the bulletin, as 报头 or the title of an article, and what of it, '' for all of it."""

    part: str
    rest: str = ""

    def __str__(self) -> str:
        follows = self.part.endswith(("》", "文章", "）"))  # 第2段, 标题
        return self.part + ("" if follows or not self.rest else "·") + self.rest


def where(draft: Draft, offset: int) -> str:
    """The place of ``offset`` in an editor's words."""
    return str(place_of(draft, offset))


def place_of(draft: Draft, offset: int) -> Where:
    """The same in its two halves. Spaces at the beginning of a paragraph are at the place of what they indent."""
    offset = _behind_indent(draft, offset)
    paragraph = draft.text.paragraph_at(offset)
    at_end = draft.text.string[offset : offset + 1] == "\n" and offset > paragraph.start
    role = draft.role_at(offset - 1 if at_end else offset)
    if role in (Role.CONTENTS, Role.CONTENTS_SECTION, Role.ENTRY):
        return Where("目录", draft.shared(_contents).at(offset, ""))
    part = draft.shared(_body).at(offset, None)
    if part:
        return Where(part.name, _in_article(part.article, offset) if part.article else "")
    if role in _MASTHEAD:
        return Where("报头", _MASTHEAD[role])
    if role is Role.DISTRIBUTION:
        return Where("报尾", "报送发")
    if role is Role.COLOPHON:
        return Where("报尾", draft.shared(_colophon).at(offset, ""))
    return _apart(draft, paragraph)


def _behind_indent(draft: Draft, offset: int) -> int:
    paragraph, string = draft.text.paragraph_at(offset), draft.text.string
    if string[paragraph.start : offset].strip():
        return offset
    indent = string[offset : paragraph.end]
    return offset + len(indent) - len(indent.lstrip()) if indent.strip() else offset


def _apart(draft: Draft, paragraph: Paragraph) -> Where:
    """A paragraph that the bulletin has no word for is known by its own."""
    words = read(draft, [Span(paragraph.start, paragraph.end)])
    name = _APART.get(paragraph.container, "")
    if name and (paragraph.container not in _NOTES or not words):
        return Where(name)
    return Where(name, quoted(words)) if name else Where(draft.shared(_loose)[paragraph.index])


def _loose(draft: Draft) -> dict[int, str]:
    """What each paragraph is called by its first words, by its index; no two are called the same."""
    names, before = [], ""
    for paragraph in draft.text.paragraphs:
        words = read(draft, [Span(paragraph.start, paragraph.end)])
        behind = f"{before}之后的空段" if before else "开头的空段"
        before = f"{quoted(words)}一段" if words else before
        names.append(before if words else behind)
    return dict(enumerate(distinct(names)))


def home_of(draft: Draft, offset: int) -> Home:
    """The section and the article that ``offset`` is in, as the document calls them, and who signs it."""
    part = draft.shared(_body).at(offset, None)
    if part is None or part.article is None:
        return Home(part.section) if part else Home()
    return Home(part.section, _compact(draft, part.article.title, ""), _unit(draft, part.article))


def articles_of(draft: Draft) -> Iterator[ArticleRecord]:
    """The articles in their order."""
    for section in draft.bulletin.sections:
        name = section.heading.name if section.heading else ""
        yield from (ArticleRecord(name, _unit(draft, article)) for article in section.articles)


def _unit(draft: Draft, article: Article) -> str:
    return _compact(draft, article.attribution.units, "、") if article.attribution else ""


def _compact(draft: Draft, spans: Iterable[Span], joint: str) -> str:
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
    names = draft.shared(article_names)
    headings = distinct(f"栏目〔{s.heading.name}〕" if s.heading else "正文" for s in draft.bulletin.sections)
    for section, heading in zip(draft.bulletin.sections, headings, strict=True):
        name = section.heading.name if section.heading else ""
        if section.heading:
            yield section.heading.span, _Part(heading, None, name)
        for article in section.articles:
            yield article.span, _Part(names[article.span.start], article, name)


def _colophon(draft: Draft) -> _Named[str]:
    bulletin = draft.bulletin
    named = [(bulletin.copies, "印数"), (bulletin.printed, "印发")]
    fields = [(field.span, field.label) for field in bulletin.colophon]
    return _Named([*fields, *((span, name) for span, name in named if span)])


def _in_article(article: Article, offset: int) -> str:
    if article.attribution and any(span.start <= offset <= span.end for span in article.attribution.spans):
        return "署名"
    if any(span.start <= offset <= span.end for span in article.title):
        return "标题"
    number = bisect_right(article.paragraphs, offset, key=lambda span: span.start)
    return f"第{number}段" if number else ""


def _contents(draft: Draft) -> _Named[str]:
    entries = [*_entries(draft)]
    names = distinct(name for _, name in entries)
    return _Named((span, name) for (spans, _), name in zip(entries, names, strict=True) for span in spans)


def _entries(draft: Draft) -> Iterator[tuple[tuple[Span, ...], str]]:
    contents = draft.bulletin.contents
    for section in contents.sections if contents else ():
        name = f"〔{section.heading.name}〕" if section.heading else ""
        if section.heading:
            yield (section.heading.span,), name
        for entry in section.entries:
            title = titled(read(draft, entry.spans))
            yield entry.spans, f"{name}·{title}" if name else title
