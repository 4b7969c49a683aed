"""Edits of the text, written into the file: the characters they name change, and no byte besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import _Element

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.repack import repacked
from bulletin_lint.docx.write.share_out import distribute
from bulletin_lint.docx.write.splice import Change, escape, rewrite
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.text import Paragraph


def apply(document: WordDocument, edits: Sequence[Edit]) -> bytes:
    """The whole file with ``edits`` made; offsets are those of ``document.text``.

    A text box is edited in both of its copies. The very bytes of the file come back if nothing changes. Raises
    ``CannotPatch`` for an edit that reaches over a paragraph's end, overlaps another or removes what is no text.
    """
    changes: dict[str, dict[_Element, list[Change]]] = defaultdict(lambda: defaultdict(list))
    for paragraph, edit in by_paragraph(document, edits):
        for source in document.sources[paragraph.index].everywhere():
            for element, change in distribute(source, edit):
                changes[paragraph.part][element].append(change)
    return replace_parts(document.package, {name: _rewritten(document, name, changes[name]) for name in changes})


def obstacle(document: WordDocument, edits: Sequence[Edit]) -> str:
    """Why these edits cannot be written, in Chinese; '' if they can."""
    try:
        for paragraph, edit in by_paragraph(document, edits):
            for source in document.sources[paragraph.index].everywhere():
                for _, change in distribute(source, edit):
                    escape(change.text)
    except CannotPatch as error:
        return str(error)
    return ""


def by_paragraph(document: WordDocument, edits: Iterable[Edit]) -> Iterator[tuple[Paragraph, Edit]]:
    """Each edit with its paragraph, its offsets now those of the paragraph; raises ``CannotPatch``."""
    last = 0
    for edit in sorted(edits):
        paragraph = document.text.paragraph_at(edit.start)
        if edit.end > paragraph.end or edit.start > edit.end:
            raise CannotPatch("修改处跨越段落")
        if edit.start < last:
            raise CannotPatch("两处修改互相重叠")
        last = edit.end
        yield paragraph, Edit(edit.start - paragraph.start, edit.end - paragraph.start, edit.replacement)


def replace_parts(package: Package, parts: dict[str, bytes], added: dict[str, bytes] | None = None) -> bytes:
    """The file with these parts, given in UTF-8, put back in their own encoding, and with new ones ``added``.

    Its own bytes come back if nothing differs.
    """
    changed: dict[str, bytes] = {}
    for name, data in parts.items():
        part = package.part(name)
        if part is None:
            raise CannotPatch(f"文件中没有 {name}")
        if data == part.data:
            continue
        try:
            changed[name] = part.encoding.encode(data)
        except UnicodeEncodeError:
            raise CannotPatch("替换文字含有原文件编码里没有的字符") from None
    return repacked(package.archive, changed, added) if changed or added else package.data


def _rewritten(document: WordDocument, name: str, changes: dict[_Element, list[Change]]) -> bytes:
    part = next(part for part in document.parts if part.name == name)
    return rewrite(part, changes)
