"""What a bulletin is: frozen parts, each of which knows where it stands in the text.

Offsets are those of ``Text.string``. A part that is missing is ``None`` or an empty tuple; everything else is
understood all the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch ``[start, end)`` of the text."""

    start: int
    end: int


class Role(StrEnum):
    """What a stretch of text is in the bulletin; rule scopes name these."""

    NAME = "name"
    ISSUE = "issue"
    ISSUER = "issuer"
    DATE = "date"
    MASTHEAD = "masthead"  # anything else in the masthead
    CONTENTS = "contents"  # the heading of the contents
    CONTENTS_SECTION = "contents-section"
    ENTRY = "entry"
    SECTION = "section"
    TITLE = "title"
    LEAD = "lead"  # the bold lead-in sentence that is a brief's title or opens a paragraph
    HEADING = "heading"  # a heading inside an article that stands in a paragraph of its own
    BODY = "body"
    CAPTION = "caption"
    CELL = "cell"  # a table cell inside an article
    ATTRIBUTION = "attribution"
    DISTRIBUTION = "distribution"
    COLOPHON = "colophon"
    NOTE = "note"  # footnotes and endnotes
    PAGE = "page"  # page headers and footers
    OTHER = "other"


# What packs may write instead of listing roles one by one.
ROLE_GROUPS: dict[str, frozenset[Role]] = {
    "prose": frozenset({Role.BODY, Role.LEAD, Role.HEADING, Role.NOTE}),
    "titles": frozenset({Role.TITLE, Role.ENTRY}),
    "writing": frozenset(
        {Role.BODY, Role.LEAD, Role.HEADING, Role.NOTE, Role.TITLE, Role.ENTRY, Role.CAPTION, Role.CELL, Role.PAGE}
    ),
    "lists": frozenset({Role.ATTRIBUTION, Role.DISTRIBUTION}),
    "head": frozenset({Role.NAME, Role.ISSUE, Role.ISSUER, Role.DATE, Role.MASTHEAD}),
    "foot": frozenset({Role.DISTRIBUTION, Role.COLOPHON}),
}


class Issue(NamedTuple):
    """The issue number. ``span`` covers everything from 第 (or the year) to the closing bracket of the running number;
    ``total_span`` is the running number's figures, which may stand on the next line, behind ``span``."""

    span: Span
    number: int | None
    number_span: Span
    year: int | None = None
    total: int | None = None
    total_span: Span | None = None
    first: int | None = None


class Date(NamedTuple):
    """A date as written; ``value`` is None when no such day exists. ``form`` is ``han`` (二〇二二年…), ``ymd``
    (2022年9月6日) or ``numeric`` (2022.9.6, 2022-09-06)."""

    span: Span
    form: str
    value: datetime.date | None


class Masthead(NamedTuple):
    """报头. ``span`` is the whole zone; ``end`` of it is where the contents or the body begin."""

    span: Span
    name: Span | None = None
    issue: Issue | None = None
    issuer: Span | None = None
    date: Date | None = None
    instructions: Span | None = None  # 领导批示


class Heading(NamedTuple):
    """A section heading. ``span`` holds the brackets, ``inner`` what they enclose, ``name`` the inner text without
    white space; ``opening`` and ``closing`` are the marks as written, '' where missing."""

    span: Span
    inner: Span
    name: str
    opening: str
    closing: str


class Entry(NamedTuple):
    """One title in the contents; it may share its paragraph with others, or go on over several lines."""

    spans: tuple[Span, ...]
    text: str


class ContentsSection(NamedTuple):
    heading: Heading | None
    entries: tuple[Entry, ...]


class Contents(NamedTuple):
    """目录. ``heading`` is the line 目录 or 本期要目 where there is one."""

    span: Span
    heading: Span | None
    sections: tuple[ContentsSection, ...]


class Attribution(NamedTuple):
    """署名. ``spans`` has one stretch a paragraph, brackets included; ``units`` the units between them, ``persons`` who
    is named beside them or in their place: 通讯员 汪某.

    ``own_paragraph`` is False where it stands at the end of the article's last paragraph. ``free``: its form is
    not that of the publication: the signature of a letter with the date as its last span, or an author above the unit.
    """

    spans: tuple[Span, ...]
    units: tuple[Span, ...]
    own_paragraph: bool = True
    persons: tuple[Span, ...] = ()
    free: bool = False


class Article(NamedTuple):
    """文章, or with ``brief`` 简讯: then the title is the lead-in sentence inside the first paragraph.

    ``title`` has one span a line, ``paragraphs`` one a paragraph of text, headings and captions included.
    """

    title: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    attribution: Attribution | None = None
    brief: bool = False

    @property
    def span(self) -> Span:
        """From the first character of the title to the last of the attribution."""
        parts = [*self.title, *self.paragraphs, *(self.attribution.spans if self.attribution else ())]
        return Span(min(part.start for part in parts), max(part.end for part in parts))


class Section(NamedTuple):
    """栏目. ``heading`` is None for articles that stand before any section heading."""

    heading: Heading | None
    articles: tuple[Article, ...]


class Recipients(NamedTuple):
    """One 报/送/发 list: the label, its colon, and the groups of members with what separates them."""

    span: Span
    label: str  # without inner spaces
    label_span: Span
    colon: Span  # the colon and white space after it; empty where missing
    members: tuple[Span, ...]
    separators: tuple[Span, ...]  # between members, white space included


class ColophonField(NamedTuple):
    """承办：×× and its like; ``value`` is empty where nothing was filled in."""

    span: Span
    label: str
    label_span: Span
    colon: Span
    value: Span


class Bulletin(NamedTuple):
    """A whole issue as it was understood. ``evidence`` counts what spoke for its being a bulletin at all."""

    masthead: Masthead
    contents: Contents | None
    sections: tuple[Section, ...]
    distribution: tuple[Recipients, ...]
    colophon: tuple[ColophonField, ...]
    copies: Span | None = None  # 共印N份
    printed: Span | None = None  # the line 某办公室 2025年10月31日印发
    roles: tuple[tuple[int, Role], ...] = ()  # (start, role), sorted; each holds up to the next
    evidence: int = 0

    @property
    def articles(self) -> Iterator[Article]:
        """All articles in reading order."""
        return (article for section in self.sections for article in section.articles)
