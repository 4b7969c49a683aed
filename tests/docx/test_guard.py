"""The guard lets nothing through that no edit asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch
from bulletin_lint.text.edit import Edit
from tests.docx.build import document_of, inline_picture, paragraph, text_box

BODY = (
    paragraph("市委,", inline_picture(), run_end := "市政府") + paragraph("次段") + paragraph(text_box(paragraph("框")))
)
EDIT = [Edit(2, 3, "，")]


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The file with every member passed through ``change``; None drops it."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w") as new:
        for entry in old.infolist():
            content = change(entry.filename, old.read(entry))
            if content is not None:
                new.writestr(entry, content)
    return output.getvalue()


def tampered(document: WordDocument, old: bytes, new: bytes) -> WordDocument:
    """The edited document with something else replaced in the main part too."""

    def change(name: str, content: bytes) -> bytes:
        assert name != "word/document.xml" or old in content
        return content.replace(old, new, 1) if name == "word/document.xml" else content

    return read(Package.from_bytes(rezipped(patch.apply(document, EDIT), change)))


def test_the_edit_itself_passes() -> None:
    document = document_of(BODY)
    guard.verify(document, read(Package.from_bytes(patch.apply(document, EDIT))), EDIT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("次段".encode(), "此段".encode()),
        (run_end.encode(), b""),
        (b'<a:blip r:embed="rId9"/>', b""),
        (b'id="7"', b'id="8"'),
        (b"<w:sectPr/>", b""),
        (b"<w:sectPr/>", b"<w:p/><w:sectPr/>"),
        (b"<w:p>", b"<w:p >"),
        (b"</w:document>", b"</w:document>\n"),
        ("框".encode(), "匡".encode()),
    ],
)
def test_anything_else_that_differs_is_caught(old: bytes, new: bytes) -> None:
    document = document_of(BODY)
    with pytest.raises(GuardFailure):
        guard.verify(document, tampered(document, old, new), EDIT)


def test_a_text_box_edited_in_one_copy_only_is_caught() -> None:
    document = document_of(paragraph(text_box(paragraph("甲,乙"))))
    edits = [Edit(2, 3, "，")]

    def change(name: str, content: bytes) -> bytes:
        return content.replace("甲,乙".encode(), "甲，乙".encode(), 1)

    after = read(Package.from_bytes(rezipped(document.package.data, change)))
    with pytest.raises(GuardFailure, match="副本"):
        guard.verify(document, after, edits)


@pytest.mark.parametrize("edits", [[], [Edit(2, 3, "、")], [Edit(0, 1, "省"), *EDIT]])
def test_text_that_is_not_what_the_edits_say_is_caught(edits: list[Edit]) -> None:
    document = document_of(BODY)
    after = read(Package.from_bytes(patch.apply(document, EDIT)))
    with pytest.raises(GuardFailure, match="不符"):
        guard.verify(document, after, edits)


@pytest.mark.parametrize(
    "change",
    [
        lambda name, content: None if name.endswith(".png") else content,
        lambda name, content: content + b"\0" if name.endswith(".png") else content,
        lambda name, content: content.replace(b"</Types>", b" </Types>"),
    ],
)
def test_other_members_must_keep_their_bytes(change: Callable[[str, bytes], bytes | None]) -> None:
    document = document_of(BODY)
    after = read(Package.from_bytes(rezipped(patch.apply(document, EDIT), change)))
    with pytest.raises(GuardFailure):
        guard.verify(document, after, EDIT)


def test_the_time_of_a_member_is_not_to_change() -> None:
    document = document_of(BODY)
    data = patch.apply(document, EDIT)
    at = data.index(b"PK\x01\x02") + 12
    with pytest.raises(GuardFailure, match="不应改动"):
        guard.verify(document, read(Package.from_bytes(data[:at] + b"\1\1" + data[at + 2 :])), EDIT)
