"""A bulletin as plain data: what it says, with no word of how Word stores it.

Every string is written as it stands, right or wrong, so that faulty drafts can be described too.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article: ``lead`` is its bold opening, ``text`` what follows. With no text it is a heading."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """``title`` has one string a line; it is empty for a brief, whose title is the lead of its first paragraph.

    ``attribution`` holds its brackets; empty if there is none.
    """

    title: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    attribution: str = ""

    @property
    def entry(self) -> tuple[str, ...]:
        """The title as a list of contents gives it: without the full stop of a lead-in sentence."""
        return self.title or (self.paragraphs[0].lead.removesuffix("。"),)


@dataclass(frozen=True, slots=True)
class Section:
    """``heading`` holds its brackets."""

    heading: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class ContentsSection:
    """One section of the contents; an entry has one string a line of its title."""

    heading: str
    entries: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents. ``heading`` is the line 目录 or 本期要目; empty if there is none."""

    sections: tuple[ContentsSection, ...]
    heading: str = ""

    @classmethod
    def of(cls, sections: tuple[Section, ...]) -> Contents:
        """The contents that agree with ``sections``."""
        return cls(tuple(ContentsSection(s.heading, tuple(a.entry for a in s.articles)) for s in sections))


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value: one list of recipients, or one item of the colophon. ``colon`` as written."""

    label: str
    value: str
    colon: str = "："


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A whole issue. An empty string, tuple or None is a part that is missing; ``copies`` is （共印N份）,
    ``printed`` the office and the day of printing. ``instructions`` asks for the box 领导批示 under the masthead.
    """

    name: str
    issue: str
    issuer: str
    date: str
    sections: tuple[Section, ...]
    contents: Contents | None = None
    distribution: tuple[Field, ...] = ()
    colophon: tuple[Field, ...] = ()
    copies: str = ""
    printed: str = ""
    instructions: bool = False
