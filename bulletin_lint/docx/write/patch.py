"""Edits of the text, written into the file: the characters they name change, and no byte besides."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.repack import repacked
from bulletin_lint.docx.write.share_out import by_element, shares
from bulletin_lint.docx.write.text_element import escape
from bulletin_lint.text.edit import Edit


def apply(document: WordDocument, edits: Sequence[Edit]) -> bytes:
    """The whole file with ``edits`` made; offsets are those of ``document.text``.

    A text box is edited in both of its copies. The very bytes of the file come back if nothing changes. Raises
    ``CannotPatch`` for an edit that reaches over a paragraph's end, overlaps another or removes what is no text.
    """
    from bulletin_lint.docx.write.identifiers import free_identifiers  # a check asks only for obstacles
    from bulletin_lint.docx.write.rewrite import rewrite

    wanted = by_element(document, edits)
    numbers = free_identifiers(document)
    changed = {part.name: rewrite(part, wanted[part.name], numbers) for part in document.parts if part.name in wanted}
    return replace_parts(document.package, changed)


def obstacle(document: WordDocument, edits: Sequence[Edit]) -> str:
    """Why these edits cannot be written, in Chinese; '' if they can."""
    try:
        for share in shares(document, edits):
            escape(share.edit.replacement)
    except CannotPatch as error:
        return str(error)
    return ""


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
