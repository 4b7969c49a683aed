"""A Word file to its one text: all stories in reading order, every paragraph bound to its place in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.names import word
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.read import controls, numbers, unread
from bulletin_lint.docx.read.format import WordFormatting
from bulletin_lint.docx.read.meanings import MEANINGS
from bulletin_lint.docx.read.source import Mark, Source
from bulletin_lint.docx.read.walker import Walker
from bulletin_lint.text.regions import Region
from bulletin_lint.text.text import PARAGRAPH_BREAK, Container, Paragraph, Text

_DOCUMENT = frozenset(word("document"))
_TEXTS = word("t")
_VANISH = frozenset(word("vanish"))
_PARAGRAPH_PROPERTIES = frozenset(word("pPr"))
_PROPERTIES = word("vanish", "del", "moveFrom")
# After the body: notes, then what repeats on every page. The kind of relationship, and what its part is.
_OTHER_STORIES = (
    ("footnotes", Container.FOOTNOTE),
    ("endnotes", Container.ENDNOTE),
    ("header", Container.HEADER),
    ("footer", Container.FOOTER),
)


@dataclass(frozen=True, eq=False)
class WordDocument:
    """A document as it was read.

    Of a paragraph of ``text``, ``part`` is the zip member, and ``number`` counts the ``w:p`` of it without those in the
    fallback copy of a text box. ``sources`` has one entry a paragraph, in the same order. ``unread`` says in Chinese
    what text of the file is not in ``text``, so that it never passes as checked.
    """

    package: Package
    text: Text
    sources: tuple[Source, ...]
    parts: tuple[Part, ...]
    unread: tuple[str, ...]
    formatting: WordFormatting


class _Story(NamedTuple):
    part: Part
    walker: Walker


def read(package: Package) -> WordDocument:
    """Read every story of the package; raises ``UnreadableFile``."""
    stories = [*_stories(package)]
    sources = tuple(source for story in stories for source in story.walker.sources)
    controls.tell_filled(package, sources)
    parts = tuple(story.part for story in stories)
    formatting = WordFormatting(package, sources, parts)
    numbers.draw(sources, formatting.labels)
    notes = unread.gathered([*(note for story in stories for note in story.walker.unread), *formatting.unread])
    text = _join(stories, formatting)
    return WordDocument(package, text, sources, parts, notes, formatting)


def _stories(package: Package) -> Iterator[_Story]:
    main = package.part(package.main_part)
    if main is None or main.root.tag not in _DOCUMENT:
        raise UnreadableFile("not-word", "" if main is None else _what_it_is(main.root))
    story = _read_part(main, Container.BODY, 0)
    yield story
    relationships = package.relationships(main.name, *(kind for kind, _ in _OTHER_STORIES))
    seen = {main.name}
    for kind, container in _OTHER_STORIES:
        for name in [r.target for r in relationships if r.kind == kind and r.target]:
            part = None if name in seen else package.part(name)
            seen.add(name)
            if part is not None:
                story = _read_part(part, container, story.walker.tables)
                yield story


def _what_it_is(root: _Element) -> str:
    kinds = {"workbook": "这是 Excel 工作簿", "presentation": "这是 PowerPoint 演示文稿"}
    return kinds.get(str(root.tag).rpartition("}")[2], "")


def _read_part(part: Part, container: Container, tables: int) -> _Story:
    hidden, unmarked = _told_by_properties(part)
    walker = Walker(container, MEANINGS, first_table=tables, unmarked=unmarked)
    walker.walk(part.root)
    if walker.unfinished:
        # A field that never ends would swallow all text after it: read the part as if it had none.
        walker = Walker(container, MEANINGS, fields=False, first_table=tables, unmarked=unmarked)
        walker.walk(part.root)
    for source in _with_copies(walker.sources) if hidden else ():
        source.lock(lambda element: element.getparent() in hidden)
    if b"<![CDATA[" in part.data:
        _lock_sections(part, walker.sources)
    return _Story(part, walker)


def _told_by_properties(part: Part) -> tuple[set[_Element], dict[_Element, _Element]]:
    """What is hidden, which is read but must not be edited; and the paragraphs whose marks are deleted, though their
    text may not be, each with what says so."""
    hidden: set[_Element] = set()
    unmarked: dict[_Element, _Element] = {}
    for element in part.root.iter(*_PROPERTIES):
        owner = element.getparent()
        owner = None if owner is None else owner.getparent()
        if owner is None:
            continue
        if element.tag in _VANISH:
            if names.attribute(element, "val") not in names.OFF:
                hidden.add(owner)
        elif owner.tag in _PARAGRAPH_PROPERTIES and (paragraph := owner.getparent()) is not None:
            unmarked[paragraph] = element
    return hidden, unmarked


def _with_copies(sources: list[Source]) -> Iterator[Source]:
    return (each for source in sources for each in source.everywhere())


def _lock_sections(part: Part, sources: list[Source]) -> None:
    """The tree does not tell text in a CDATA section from other text, and such text is not spliced."""
    from bulletin_lint.docx.places import places_of  # hardly any file has such sections

    places = places_of(part, {*part.root.iter(*_TEXTS)})
    locked = {element for element, place in places.items() if b"<" in part.data[place.content : place.end_tag]}
    for source in _with_copies(sources):
        source.lock(locked.__contains__)


def _join(stories: list[_Story], formatting: WordFormatting) -> Text:
    strings: list[str] = []
    paragraphs: list[Paragraph] = []
    regions: list[Region] = []
    start = 0
    for part, walker in stories:
        for source in walker.sources:
            string = source.text
            end = start + len(string)
            strings.append(string)
            paragraph = (len(paragraphs), part.name, source.number, start, end, source.container, source.cell)
            paragraphs.append(Paragraph(*paragraph))
            if source.marks:
                regions += _regions(source.marks, start)
            start = end + 1
    strings.append("")
    return Text(PARAGRAPH_BREAK.join(strings), tuple(paragraphs), tuple(regions), formatting)


def _regions(marks: list[Mark], start: int) -> list[Region]:
    spans = sorted(((mark[0], -mark[1], mark[2]) for mark in marks), key=lambda span: span[:2])
    return [Region(start + begin, start - end, kind) for begin, end, kind in spans]
