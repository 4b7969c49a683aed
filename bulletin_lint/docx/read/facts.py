"""What else is to be known of a document before it goes out, or before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.names import attribute, child, word
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import ties
from bulletin_lint.docx.read.story import WordDocument

Span = tuple[int, int]
_TRACKED = frozenset({ties.INSERTION, ties.DELETION, ties.MOVE})
_COMMENT = frozenset(word("commentReference"))
_NO_COLOUR = frozenset({"none", ""})


class Facts(NamedTuple):
    """Spans are ``[start, end)`` in the document's text, in reading order; empty ones are places between characters."""

    tracked: tuple[Span, ...]  # insertions, deletions and moves that nobody has accepted or rejected
    comments: tuple[Span, ...]  # where the mark of each comment stands
    highlights: tuple[Span, ...]


class States(NamedTuple):
    """What a file says of itself as a whole."""

    protected: bool  # editing is restricted, or a password is needed to save changes
    final: bool  # marked as final
    signed: bool  # digitally signed
    macros: bool


def facts_of(document: WordDocument) -> Facts:
    """Tracked changes, comments and highlights: asked for by few, and costly to gather."""
    tracked = tuple((region.start, region.end) for region in document.text.regions if region.kind in _TRACKED)
    return Facts(tracked, tuple(_comments(document)), tuple(_highlights(document)))


def states_of(package: Package) -> States:
    """Raises ``UnreadableFile`` for settings or properties that cannot be read."""
    macros = package.relationships(package.main_part, "vbaProject")
    return States(
        _protected(package),
        _final(package),
        any(relationship.target for relationship in package.relationships("", "origin")),
        any(relationship.target for relationship in macros),
    )


def reasons_not_to_write(document: WordDocument, asked: bool = False) -> tuple[str, ...]:
    """Why this file is checked but not rewritten; in Chinese, perhaps none.

    Protection, the mark of a final version and macros do not count if somebody ``asked`` for such files too.
    """
    try:
        states, damaged = states_of(document.package), ""
    except UnreadableFile as error:
        states, damaged = States(False, False, False, False), str(error)
    archive = document.package.archive
    reasons = (
        (bool(damaged), damaged),
        (states.signed, "文件带有数字签名，改动会使签名失效"),
        (states.protected and not asked, "文件设有编辑限制或修改密码"),
        (states.final and not asked, "文件已标记为最终状态"),
        (states.macros and not asked, "文件含有宏"),
        (bool(archive.duplicates), "文件的压缩包内有重名的部分"),
        (archive.zip64, "文件的压缩包用了 ZIP64格式"),
    )
    return tuple(said for holds, said in reasons if holds)


def _comments(document: WordDocument) -> Iterator[Span]:
    for paragraph, source in zip(document.text.paragraphs, document.sources, strict=True):
        for start, end, _, element in source.marks:
            if element.tag in _COMMENT:
                yield paragraph.start + start, paragraph.start + end


def _highlights(document: WordDocument) -> list[Span]:
    runs: set[_Element] = set()
    for part in document.parts:
        for element in part.root.iter(*word("highlight")):
            properties = element.getparent()
            if attribute(element, "val") not in _NO_COLOUR and properties is not None:
                runs.add(properties.getparent())
    spans: list[Span] = []
    for paragraph, source in zip(document.text.paragraphs, document.sources if runs else (), strict=bool(runs)):
        start = paragraph.start
        for text, element in source.pieces:
            end = start + len(text)
            if text and element.getparent() in runs:
                joined = spans and spans[-1][1] == start
                spans[-1:] = [(spans[-1][0], end)] if joined else [*spans[-1:], (start, end)]
            start = end
    return spans


def _protected(package: Package) -> bool:
    for part in package.related("settings"):
        restriction, password = child(part.root, "documentProtection"), child(part.root, "writeProtection")
        if restriction is not None and (attribute(restriction, "enforcement") or "0") not in names.OFF:
            return True
        if password is not None and any(_has(password, name) for name in ("hash", "hashValue", "cryptProviderType")):
            return True
    return False


def _has(element: _Element, name: str) -> bool:
    return attribute(element, name) is not None


def _final(package: Package) -> bool:
    for relationship in package.relationships("", "custom-properties"):
        part = package.part(relationship.target) if relationship.target else None
        for element in () if part is None else part.root:
            if element.get("name") == "_MarkAsFinal" and "".join(element.itertext()).strip() in ("true", "1"):
                return True
    return False
