"""Findings as Word comments: on the exact words, beside those of others, and without a change to the text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute, elements_in, word
from bulletin_lint.docx.package import Package, Part
from bulletin_lint.docx.places import places_of
from bulletin_lint.docx.read.remarks import comments_part
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write.anchors import Anchors, Marks, marked
from bulletin_lint.docx.write.commentparts import Comment, CommentStyles, with_comments, with_styles
from bulletin_lint.docx.write.identifiers import free_identifiers
from bulletin_lint.docx.write.patch import replace_parts
from bulletin_lint.docx.write.splice import Splice, declaration, spliced
from bulletin_lint.docx.write.track import DEFAULT_AUTHOR, timestamp

_RANGES = word("commentRangeStart", "commentRangeEnd")
_REFERENCES = word("commentReference")
_PROPERTIES = frozenset(word("rPr"))
_WAIVER = "bulletin-lint"  # how a comment begins that waives something
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


class Note(NamedTuple):
    """What is to be said of ``[start, end)`` of the text; empty for something missing in that paragraph."""

    start: int
    end: int
    text: str


def annotate(
    document: WordDocument,
    notes: Sequence[Note],
    author: str = DEFAULT_AUTHOR,
    date: datetime.datetime | None = None,
    keep: bool = False,
) -> bytes:
    """The whole file with ``notes`` as comments; offsets are those of ``document.text``, ``date`` is now by default.

    Earlier comments of this author go, unless they are to be kept, or somebody has answered them, or they waive
    something; those of others stay. Raises ``CannotPatch``.
    """
    bare = document if keep else without_comments(document, author)
    package = bare.package
    if not notes:
        return package.data
    styles, parts = with_styles(package)
    numbers = _free_numbers(bare)
    anchors = Anchors(bare)
    placed = [(anchors.of(note.start, note.end), note, next(numbers)) for note in sorted(notes)]
    comments = [Comment(number, author, timestamp(date), anchor.about + note.text) for anchor, note, number in placed]
    changes = with_comments(package, comments, styles)
    marks = [(anchor, _marks(number, styles, bare.parts[0].root)) for anchor, _, number in placed]
    main = marked(bare, marks, free_identifiers(bare))
    return replace_parts(package, {**parts, **changes.parts, package.main_part: main}, changes.added)


def without_comments(document: WordDocument, author: str) -> WordDocument:
    """The document without the comments of this author that nobody counts on; it may be the same one."""
    package = document.package
    part = comments_part(package)
    own = [] if part is None else [each for each in _of_author(part, author) if not _stays(package, each)]
    if part is None or not own:
        return document
    numbers = {attribute(comment, "id") for comment in own}
    changes = {part.name: _cut(part, own)}
    for story in document.parts:
        elements = [e for e in story.root.iter(*_RANGES, *_REFERENCES) if attribute(e, "id") in numbers]
        changes[story.name] = _cut(story, [_with_run(element) for element in elements])
    changes |= _without_records(package, {said for comment in own for said in _paragraph_ids(comment)})
    return read(Package.from_bytes(replace_parts(package, changes), package.limits))


def _of_author(part: Part, author: str) -> list[_Element]:
    return [comment for comment in names.children(part.root, "comment") if attribute(comment, "author") == author]


def _stays(package: Package, comment: _Element) -> bool:
    """Whether somebody counts on the comment: it waives something, or was answered."""
    return "".join(comment.itertext()).strip().lower().startswith(_WAIVER) or _answered(package, comment)


def _paragraph_ids(comment: _Element) -> list[str]:
    return [said for element in names.children(comment, "p") if (said := element.get(_PARAGRAPH_ID))]


def _answered(package: Package, comment: _Element) -> bool:
    own = set(_paragraph_ids(comment))
    return any(
        own & {said for key, said in element.attrib.items() if key.endswith("}paraIdParent")}
        for part in package.related("commentsExtended")
        for element in part.root
    )


def _without_records(package: Package, paragraph_ids: set[str]) -> dict[str, bytes]:
    """The extension parts without what they say of these comments."""
    return {
        part.name: _cut(part, [e for e in elements_in(part.root) if paragraph_ids & {*_values(e, "}paraId")}])
        for part in package.related("commentsExtended", "commentsIds")
    }


def _values(element: _Element, ending: str) -> Iterator[str]:
    return (said for key, said in element.attrib.items() if key.endswith(ending))


def _with_run(element: _Element) -> _Element:
    """The element, or its run where that holds nothing else."""
    run = element.getparent()
    if element.tag not in _REFERENCES or run is None or any(c is not element for c in run if c.tag not in _PROPERTIES):
        return element
    return run


def _cut(part: Part, elements: Iterable[_Element]) -> bytes:
    places = places_of(part, {*elements})
    return spliced(part.data, [Splice(place.start, place.end, b"") for place in places.values()])


def _free_numbers(document: WordDocument) -> Iterator[int]:
    """Numbers that neither a comment nor a mark without one has."""
    part = comments_part(document.package)
    used = set() if part is None else {attribute(comment, "id") for comment in names.children(part.root, "comment")}
    for story in document.parts:
        used |= {attribute(element, "id") for element in story.root.iter(*_RANGES, *_REFERENCES)}
    return (number for number in count() if str(number) not in used)


def _marks(number: int, styles: CommentStyles, root: _Element) -> Marks:
    declared = declaration(root).decode()
    form = f'<w:rPr><w:rStyle w:val="{styles.mark}"/></w:rPr>' if styles.mark else ""
    reference = f'<w:r{declared}>{form}<w:commentReference w:id="{number}"/></w:r>'
    return Marks(
        f'<w:commentRangeStart{declared} w:id="{number}"/>'.encode(),
        f'<w:commentRangeEnd{declared} w:id="{number}"/>{reference}'.encode(),
    )
