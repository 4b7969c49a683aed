"""The last look before a file is written: did exactly what was asked for change, and nothing else?

Written without the code that makes the change: it compares the two files by their own reading and positions.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from lxml import etree
from lxml.etree import _Element

from bulletin_lint.docx.archive import Archive
from bulletin_lint.docx.errors import CannotPatch, GuardFailure
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write import patch, revisions
from bulletin_lint.docx.write.comments import COMMENT_KINDS, comments_of, others_comments, without_marks
from bulletin_lint.docx.write.revisions import stream
from bulletin_lint.docx.write.splice import TEXT_TAGS, places
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.text import Paragraph, Text


def verify(old: WordDocument, new: WordDocument, edits: Sequence[Edit] | None = None) -> None:
    """Raises ``GuardFailure`` unless ``new`` is ``old`` with ``edits`` made and with nothing else changed.

    ``new`` has been read from the bytes to be written, so that these are known to open. Without ``edits``, any text
    inside existing ``w:t`` elements may differ, but nothing else: for a document that was changed in several steps,
    each of which was verified.
    """
    touched = _verify_text(old, new, edits)
    _verify_regions(old.text, new.text)
    _verify_members(old.package.archive, new.package.archive, touched)
    for name in touched:
        _verify_part(old, new, name)


def verify_tracked(old: WordDocument, new: WordDocument, edits: Sequence[Edit]) -> None:
    """Raises ``GuardFailure`` unless ``new`` is ``old`` with ``edits`` as tracked changes and nothing else changed:
    accepting them gives what ``patch.apply`` writes, rejecting them what there was, formatting and all.
    """
    touched = _verify_text(old, new, edits)
    _verify_members(old.package.archive, new.package.archive, touched)
    plain = Package.from_bytes(patch.apply(old, edits), old.package.limits)
    for name in touched:
        original, changed, fixed = (_root(package, name) for package in (old.package, new.package, plain))
        reject = revisions.rejected(revisions.identifiers(original))
        if not _same(stream(changed, revisions.accepted), stream(fixed, revisions.accepted)):
            raise GuardFailure(f"{name} 接受修订后与直接修改的结果不符")
        if not _same(stream(changed, reject), stream(original, reject)):
            raise GuardFailure(f"{name} 拒绝修订后与原文不符")


def _same(one: Iterator[object], other: Iterator[object]) -> bool:
    return all(a == b for a, b in zip_longest(one, other))


def verify_annotated(old: WordDocument, new: WordDocument, author: str) -> None:
    """Raises ``GuardFailure`` unless ``new`` is ``old`` with other comments of this author and nothing else changed."""
    _verify_text(old, new, [])
    supporting = _supporting(old.package) | _supporting(new.package)
    _verify_members(old.package.archive, new.package.archive, {old.package.main_part} | supporting, supporting)
    views = (without_marks(comments_of(document.package, author)) for document in (old, new))
    roots = (document.parts[0].root for document in (old, new))
    if not _same(*(stream(root, view) for root, view in zip(roots, views, strict=True))):
        raise GuardFailure("正文除批注标记外还有改动")
    if others_comments(old.package, author) != others_comments(new.package, author):
        raise GuardFailure("他人的批注变了")
    for name in supporting:
        _verify_children(old.package, new.package, name)


def _supporting(package: Package) -> set[str]:
    """The parts beside the body that comments make necessary."""
    main = package.main_part
    found = {relationship.target for relationship in package.relationships(main, "styles", *COMMENT_KINDS)}
    folder, name = posixpath.split(main)
    return {*found, "[Content_Types].xml", posixpath.join(folder, "_rels", f"{name}.rels")} - {""}


def _verify_children(old: Package, new: Package, name: str) -> None:
    """Of a list that comments may make longer, what there was must be there still."""
    before, after = old.part(name), new.part(name)
    if (
        before is None
        or after is None
        or any(r.target == name for r in old.relationships(old.main_part, *COMMENT_KINDS))
    ):
        return
    kept = [etree.tostring(child, with_tail=False) for child in before.root]
    if kept != [etree.tostring(child, with_tail=False) for child in after.root][: len(kept)]:
        raise GuardFailure(f"{name} 中原有的内容变了")


def _root(package: Package, name: str) -> _Element:
    part = package.part(name)
    if part is None:
        raise GuardFailure(f"{name} 不见了")
    return part.root


def _verify_text(old: WordDocument, new: WordDocument, edits: Sequence[Edit] | None) -> set[str]:
    """Check every paragraph; the names of the parts that may differ."""
    before, after = old.text, new.text
    if len(before.paragraphs) != len(after.paragraphs):
        raise GuardFailure("段落数变了")
    expected = _expected(old, edits) if edits is not None else {}
    touched: set[str] = set()
    for was, now, source in zip(before.paragraphs, after.paragraphs, new.sources, strict=True):
        if _place(was) != _place(now):
            raise GuardFailure(f"{was.part} 第 {was.number} 段的位置变了")
        text = after.of(now)
        if edits is not None and text != expected.get(was.index, before.of(was)):
            raise GuardFailure(f"{was.part} 第 {was.number} 段的文字与修改不符")
        if len([*source.everywhere()]) != len([*old.sources[was.index].everywhere()]):
            raise GuardFailure(f"{was.part} 第 {was.number} 段的文本框副本不一致")
        if text != before.of(was):
            touched.add(was.part)
    return touched


def _place(paragraph: Paragraph) -> tuple[object, ...]:
    return (paragraph.part, paragraph.number, paragraph.container, paragraph.cell)


def _expected(old: WordDocument, edits: Sequence[Edit]) -> dict[int, str]:
    """The new text of every edited paragraph, by its index."""
    edits_of: dict[int, list[Edit]] = defaultdict(list)
    try:
        for paragraph, edit in patch.by_paragraph(old, edits):
            edits_of[paragraph.index].append(edit)
    except CannotPatch as error:
        raise GuardFailure(str(error)) from None
    paragraphs = old.text.paragraphs
    return {index: _edited(old.text.of(paragraphs[index]), edits_of[index]) for index in edits_of}


def _edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with sorted edits made."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += (text[done : edit.start], edit.replacement)
        done = edit.end
    return "".join([*pieces, text[done:]])


def _verify_regions(old: Text, new: Text) -> None:
    """Nothing without text of its own may come, go, or change its paragraph."""
    if _points(old) != _points(new):
        raise GuardFailure("图片、脚注标记等内容的数目或次序变了")


def _points(text: Text) -> list[tuple[int, str]]:
    found = [region for region in text.regions if region.start == region.end]
    return sorted((text.paragraph_at(region.start).index, region.kind.value) for region in found)


def _verify_members(old: Archive, new: Archive, touched: set[str], addable: Collection[str] = ()) -> None:
    """All members are there, in order; those untouched with every stored byte, time and attribute."""
    names = [member.name for member in new.members]
    if names[: len(old.members)] != [member.name for member in old.members]:
        raise GuardFailure("文件包内各部分的数目或次序变了")
    if not set(names[len(old.members) :]) <= set(addable):
        raise GuardFailure("文件包内多出了不应有的部分")
    for was, now in zip(old.members, new.members, strict=False):
        if was.name not in touched and (old.stored(was) != new.stored(now) or old.entry(was) != new.entry(now)):
            raise GuardFailure(f"{was.name} 不应改动却变了")
    if old.tail != new.tail:
        raise GuardFailure("文件包的结尾变了")


def _verify_part(old: WordDocument, new: WordDocument, name: str) -> None:
    """Outside the ``w:t`` elements of edited paragraphs every byte of the part is as before."""
    was, now = (next(part for part in document.parts if part.name == name) for document in (old, new))
    try:
        before, after = places(was.data), places(now.data)
    except CannotPatch as error:
        raise GuardFailure(str(error)) from None
    editable = _editable(old, new, name)
    done_was = done_now = 0
    for number, (a, b) in enumerate(zip_longest(before, after)):
        if a is None or b is None:
            raise GuardFailure(f"{name} 的文字元素数目变了")
        if was.data[done_was : a.start] != now.data[done_now : b.start]:
            raise GuardFailure(f"{name} 的标记变了")
        if number not in editable and was.data[a.start : a.end] != now.data[b.start : b.end]:
            raise GuardFailure(f"{name} 中没有修改的段落变了")
        done_was, done_now = a.end, b.end
    if was.data[done_was:] != now.data[done_now:]:
        raise GuardFailure(f"{name} 的结尾变了")


def _editable(old: WordDocument, new: WordDocument, name: str) -> set[int]:
    """Numbers of the ``w:t`` elements that belong to paragraphs whose text differs."""
    elements: set[_Element] = set()
    for was, now in zip(old.text.paragraphs, new.text.paragraphs, strict=True):
        if was.part == name and old.text.of(was) != new.text.of(now):
            for source in old.sources[was.index].everywhere():
                elements.update(element for _, element in source.pieces)
    root = next(part.root for part in old.parts if part.name == name)
    return {number for number, element in enumerate(root.iter(*TEXT_TAGS)) if element in elements}
