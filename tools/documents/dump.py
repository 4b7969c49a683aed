"""The plain text of a bulletin: what every way of storing it must hold."""

from __future__ import annotations

from collections.abc import Iterator

from tools.documents.model import Bulletin


def dump(bulletin: Bulletin) -> str:
    """The text in reading order, one paragraph or line of a title a line."""
    return "".join(f"{line}\n" for line in _lines(bulletin) if line)


def words(text: str) -> str:
    """``text`` without white space, which is all in which the ways of storing it differ."""
    return "".join(text.split())


def _lines(bulletin: Bulletin) -> Iterator[str]:
    yield from (bulletin.name, bulletin.issue, bulletin.issuer, bulletin.date)
    if bulletin.instructions:
        yield "领导批示"
    if bulletin.contents:
        yield bulletin.contents.heading
        for listed in bulletin.contents.sections:
            yield listed.heading
            yield from (line for entry in listed.entries for line in entry)
    for section in bulletin.sections:
        yield section.heading
        for article in section.articles:
            yield from article.title
            yield from (paragraph.lead + paragraph.text for paragraph in article.paragraphs)
            yield article.attribution
    yield from (field.label + field.colon + field.value for field in bulletin.distribution)
    yield "\u3000".join(field.label + field.colon + field.value for field in bulletin.colophon)
    yield from (bulletin.printed, bulletin.copies)
