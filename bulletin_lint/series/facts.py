"""What an issue says of itself, as far as other issues can contradict it. Plain data, a few hundred bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple
from zlib import crc32

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.evidence import ENOUGH_EVIDENCE
from bulletin_lint.bulletin.lines import compact, key
from bulletin_lint.bulletin.model import Article, Span
from bulletin_lint.startup.patterns import compiled

_SENTENCE = compiled(r"[^。！？；\n]+")
_SHORTEST = 10  # characters of a sentence that can tell one article from another


class ArticleFacts(NamedTuple):
    """``title`` is its key (see ``lines.key``); ``sentences`` are checksums of the longer ones."""

    title: str
    sentences: tuple[int, ...]


class Facts(NamedTuple):
    """``path`` names the file. Names, units and values are without white space; ``year`` and ``number`` are those of
    the issue number, ``total`` that of the running number; ``date`` is an ISO date, '' for none. ``recipients`` are
    (label, member), ``fields`` (label, value) of the colophon. Of a joint issue ``first`` is the first number."""

    path: str
    name: str = ""
    year: int | None = None
    number: int | None = None
    total: int | None = None
    date: str = ""
    issuer: str = ""
    recipients: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    sections: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    articles: tuple[ArticleFacts, ...] = ()
    first: int | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the distribution in order, each once."""
        return tuple(dict.fromkeys(label for label, _ in self.recipients))

    @property
    def called(self) -> str:
        """How people speak of the issue."""
        return self.called_in(self.year)

    def called_in(self, year: int | None) -> str:
        """The same, of the year to which it belongs, though it may say another."""
        numbers = f"{self.first}—{self.number}" if self.first and self.first != self.number else f"{self.number}"
        return f"{year}年第{numbers}期" if year else f"第{numbers}期"

    def file_beside(self, other: Facts) -> str:
        """The name of its file, and of the folder where that of the other is the same."""
        own = PurePath(self.path)
        return "/".join(own.parts[-2:]) if own.name == PurePath(other.path).name else own.name


def written(day: str) -> str:
    """An ISO date as people write it."""
    year, month, of_month = day.split("-")
    return f"{int(year)}年{int(month)}月{int(of_month)}日"


def facts_of(draft: Draft, path: str) -> Facts | None:
    """What the draft says; None where it is no numbered issue of a bulletin. A running number alone is its number."""
    bulletin = draft.bulletin
    head = bulletin.masthead
    if head.issue is None or bulletin.evidence < ENOUGH_EVIDENCE:
        return None
    number, total = head.issue.number, head.issue.total
    if number is None:
        number, total = total, None
    if number is None:
        return None
    date = head.date.value.isoformat() if head.date and head.date.value else ""
    return Facts(
        path,
        _read(draft, head.name),
        head.issue.year or (int(date[:4]) if date else None),
        number,
        total,
        date,
        _read(draft, head.issuer),
        tuple((part.label, _read(draft, member)) for part in bulletin.distribution for member in part.members),
        tuple((field.label, _read(draft, field.value)) for field in bulletin.colophon),
        tuple(section.heading.name for section in bulletin.sections if section.heading),
        tuple(dict.fromkeys(_units(draft))),
        tuple(_article(draft, article) for article in bulletin.articles),
        head.issue.first,
    )


def _read(draft: Draft, span: Span | None) -> str:
    return compact(draft.text.string[span.start : span.end]) if span else ""


def _units(draft: Draft) -> Iterator[str]:
    for article in draft.bulletin.articles:
        for unit in article.attribution.units if article.attribution else ():
            yield _read(draft, unit)


def _article(draft: Draft, article: Article) -> ArticleFacts:
    title = key("".join(_read(draft, span) for span in article.title)).rstrip("。")
    texts = (_read(draft, span) for span in article.paragraphs)
    sentences = (match.group() for text in texts for match in _SENTENCE.finditer(text))
    long = (sentence for sentence in sentences if len(sentence) >= _SHORTEST)
    return ArticleFacts(title, tuple(crc32(sentence.encode()) for sentence in long))
