"""A document with comments: the text is the same, and so are the comments of others."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.guard.members import verify_members
from bulletin_lint.docx.guard.stream import Treatment, View, same, stream
from bulletin_lint.docx.guard.words import verify_words
from bulletin_lint.docx.names import attribute, elements_in, word
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.remarks import comments_part
from bulletin_lint.docx.read.story import WordDocument

_KINDS = ("comments", "commentsExtended", "commentsIds")
_MARKS = frozenset(word("commentRangeStart", "commentRangeEnd", "commentReference"))
_REFERENCES = frozenset(word("commentReference"))
_BOXES = word("txbxContent")
_RUNS, _PARAGRAPHS = frozenset(word("r")), frozenset(word("p"))
# What the schema lets stand between a paragraph and the marks of comments in it.
_BETWEEN = frozenset(
    word("hyperlink", "ins", "del", "moveFrom", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdt")
    + word("sdtContent")
)


def verify_annotated(old: WordDocument, new: WordDocument, author: str) -> None:
    """Raises ``GuardFailure`` unless ``new`` is ``old`` with other comments of this author and nothing else changed."""
    verify_words(old, new, ())
    supporting = _supporting(old.package) | _supporting(new.package)
    verify_members(old.package.archive, new.package.archive, {old.package.main_part} | supporting, supporting)
    if not same(_body(old, author), _body(new, author)):
        raise GuardFailure("正文除批注标记外还有改动")
    if _others_comments(old.package, author) != _others_comments(new.package, author):
        raise GuardFailure("他人的批注变了")
    if not all(map(_in_a_paragraph, _added_marks(old, new, author))):
        raise GuardFailure("批注标记不在段落之中")
    for name in supporting - _about_comments(old.package):
        _verify_children(old.package, new.package, name)


def _body(document: WordDocument, author: str) -> Iterator[object]:
    """What the body says but for the marks of this author's comments."""
    return stream(document.parts[0].root, _without_marks(_own_numbers(document.package, author)))


def _added_marks(old: WordDocument, new: WordDocument, author: str) -> list[_Element]:
    """The marks of this author's comments, but for those comments that stayed as they were."""
    before, after = (_written(document.package, author) for document in (old, new))
    added = {number for number, comment in after.items() if before.get(number) != comment}
    return [each for each in new.parts[0].root.iter(*_MARKS) if attribute(each, "id") in added]


def _written(package: Package, author: str) -> dict[str | None, bytes]:
    """This author's comments by number, as they are written."""
    own = (each for each in _comments(package) if attribute(each, "author") == author)
    return {attribute(each, "id"): etree.tostring(each, with_tail=False) for each in own}


def _in_a_paragraph(mark: _Element) -> bool:
    """Whether the schema and Word allow a mark where it stands: among the runs of a paragraph that is in no text box,
    the reference in one of them."""
    place = mark.getparent()
    if mark.tag in _REFERENCES:
        if place is None or place.tag not in _RUNS:
            return False
        place = place.getparent()
    while place is not None and place.tag in _BETWEEN:
        place = place.getparent()
    boxed = next(mark.iterancestors(*_BOXES), None) is not None
    return place is not None and place.tag in _PARAGRAPHS and not boxed


def _supporting(package: Package) -> set[str]:
    """The parts beside the body that comments make necessary."""
    folder, name = posixpath.split(package.main_part)
    relationships = posixpath.join(folder, "_rels", f"{name}.rels")
    return {*_about_comments(package), *_targets(package, "styles"), "[Content_Types].xml", relationships}


def _about_comments(package: Package) -> set[str]:
    return _targets(package, *_KINDS)


def _targets(package: Package, *kinds: str) -> set[str]:
    return {each.target for each in package.relationships(package.main_part, *kinds) if each.target}


def _verify_children(old: Package, new: Package, name: str) -> None:
    """Of a list that comments may make longer, what there was must be there still."""
    before, after = (
        [] if (part := package.part(name)) is None else [etree.tostring(child, with_tail=False) for child in part.root]
        for package in (old, new)
    )
    if before != after[: len(before)]:
        raise GuardFailure(f"{name} 中原有的内容变了")


def _comments(package: Package) -> list[_Element]:
    part = comments_part(package)
    return [] if part is None else elements_in(part.root)


def _own_numbers(package: Package, author: str) -> frozenset[str | None]:
    """The numbers of this author's comments."""
    return frozenset(attribute(each, "id") for each in _comments(package) if attribute(each, "author") == author)


def _others_comments(package: Package, author: str) -> list[bytes]:
    """The comments of everybody else, as they are written."""
    others = (each for each in _comments(package) if attribute(each, "author") != author)
    return [etree.tostring(each, with_tail=False) for each in others]


def _without_marks(numbers: frozenset[str | None]) -> View:
    """The view of the body without the marks of these comments."""

    def view(element: _Element) -> Treatment:
        own = element.tag in _MARKS and attribute(element, "id") in numbers
        return Treatment.LEFT_OUT if own else Treatment.AS_IT_IS

    return view
