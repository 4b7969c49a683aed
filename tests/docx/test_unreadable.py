"""Files that are named .docx and are none, or cannot be read: one clear line each, and a reason for programs."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from bulletin_lint.docx.package import Limits, Package, UnreadableFile
from bulletin_lint.docx.read.story import WordDocument, read
from tests.docx.build import document_xml, lines, members_of, paragraph, part_xml, relationships_xml, word_file, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def reason(data: bytes, limits: Limits | None = None) -> str:
    """Why these bytes cannot be read."""
    with pytest.raises(UnreadableFile) as raised:
        read(Package.from_bytes(data, limits or Limits()))
    assert "\n" not in str(raised.value)
    return raised.value.slug


def reason_of_path(path: Path) -> str:
    with pytest.raises(UnreadableFile) as raised:
        Package.open(path)
    return raised.value.slug


def main_part(xml: str | bytes) -> bytes:
    return zipped(members_of(main=xml))


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"", "empty"),
        (OLE, "old-doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7", "not-word"),
        (b"{\\rtf1", "not-word"),
        ("公文".encode(), "not-word"),
        (b"PK\x05\x06" + bytes(18), "not-word"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "opendocument"),
        (zipped({"a.txt": "a"}), "not-word"),
        (main_part("<w:document>"), "broken-xml"),
        (main_part(b"\xff\xfe\x00"), "broken-xml"),
        (main_part('<?xml version="1.0" encoding="UTF-7"?><a/>'), "bad-encoding"),
        (main_part(document_xml(paragraph("&#xD800;"))), "broken-xml"),
        (
            main_part(document_xml(paragraph("甲")).encode("utf-8").replace("甲".encode(), b"\xed\xa0\x80")),
            "broken-xml",
        ),
        (main_part('<!DOCTYPE a [<!ENTITY e "x">]>' + document_xml(paragraph("&e;"))), "doctype"),
        (main_part(('<!DOCTYPE a SYSTEM "x">' + document_xml("")).encode("utf-16")), "doctype"),
        (main_part("<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"), "not-word"),
        (zipped({"_rels/.rels": relationships_xml([("officeDocument", "word/document.xml")])}), "not-word"),
    ],
)
def test_each_kind_of_file_that_is_none(data: bytes, slug: str) -> None:
    assert reason(data) == slug


def test_the_word_doctype_in_a_text_is_no_doctype() -> None:
    document = read(Package.from_bytes(main_part(document_xml(paragraph("DOCTYPE", "&lt;!DOCTYPE")))))
    assert lines(document) == ["DOCTYPE<!DOCTYPE"]


def test_nothing_outside_the_file_is_ever_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    entity = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    assert reason(main_part(entity + document_xml(paragraph("&e;")))) == "doctype"
    members = members_of(paragraph("正文"), {"header1.xml": ("header", part_xml("hdr", paragraph("页眉")))})
    members["word/_rels/document.xml.rels"] = relationships_xml([("header", "../../../../../../" + str(secret))])
    assert lines(read(Package.from_bytes(zipped(members)))) == ["正文"]


@pytest.mark.parametrize("keep", [4, 30, 200, -1, -23])
def test_a_truncated_file(keep: int) -> None:
    assert reason(word_file(paragraph("正文"))[:keep]) in ("truncated", "damaged-zip")


def test_a_damaged_member() -> None:
    data = bytearray(word_file(paragraph("正文" * 200)))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 8] = bytes(8)
    assert reason(bytes(data)) == "damaged-zip"


def test_a_password_on_the_zip_itself() -> None:
    data = bytearray(word_file(paragraph("正文")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1
    assert reason(bytes(data)) == "encrypted"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "word/DOCUMENT.xml",
            "/word/document.xml",
            "word\\document.xml",
            "\\Word\\document.xml",
            "./word/document.xml",
        ),
        *("word//document.xml", "word/./document.xml", "media/../word/document.xml", "../word/document.xml"),
    ],
)
def test_two_members_that_a_program_may_take_for_one_another(name: str) -> None:
    members = members_of(paragraph("正文"))
    assert reason(zipped({**members, name: document_xml(paragraph("另一份"))})) == "duplicate-entry"
    assert reason(zipped({name: document_xml(paragraph("另一份")), **members})) == "duplicate-entry"


@pytest.mark.parametrize("name", ["word/document.xml.bak", "document.xml", "word/document", "word/", "\\word"])
def test_members_of_names_that_are_alike_are_several(name: str) -> None:
    data = zipped({**members_of(paragraph("正文")), name: document_xml(paragraph("另一份"))})
    assert read(Package.from_bytes(data)).text.string == "正文\n"


@pytest.mark.parametrize(
    "limits",
    [
        Limits(part=1000),
        Limits(parsed=1000),
        Limits(total=900),
        Limits(entries=3),
        Limits(ratio=2, ratio_from=10),
        Limits(nodes=50),
    ],
)
def test_limits_hold_and_can_be_raised(limits: Limits) -> None:
    data = word_file(paragraph("正文" * 300) * 20)
    assert reason(data, limits) == "too-large"
    assert isinstance(read(Package.from_bytes(data)), WordDocument)


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    assert reason_of_path(tmp_path / "没有.docx") == "missing"
    assert reason_of_path(tmp_path) == "not-a-file"


def test_lock_files_are_told_by_their_name(tmp_path: Path) -> None:
    for name in ("~$简报.docx", ".~简报.docx"):
        (tmp_path / name).write_bytes(b"\x04user" + bytes(157))
        assert reason_of_path(tmp_path / name) == "lock-file"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_does_not_hang_and_a_looping_link_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.docx")
    assert reason_of_path(tmp_path / "管道.docx") == "not-a-file"
    (tmp_path / "环.docx").symlink_to(tmp_path / "环.docx")
    assert reason_of_path(tmp_path / "环.docx") == "not-a-file"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions bind neither Windows nor root")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "简报.docx"
    path.write_bytes(word_file())
    path.chmod(0)
    assert reason_of_path(path) == "no-permission"


def test_templates_and_macro_files_are_read(tmp_path: Path) -> None:
    members = members_of(paragraph("正文"))
    for kind in ("template", "document.macroEnabled", "template.macroEnabledTemplate"):
        types = str(members["[Content_Types].xml"]).replace("document.main+xml", f"{kind}.main+xml")
        assert lines(read(Package.from_bytes(zipped({**members, "[Content_Types].xml": types})))) == ["正文"]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_bytes_before_and_after_the_archive_and_traversing_names_do_no_harm(method: int) -> None:
    members = {**members_of(paragraph("正文")), "../../etc/x": "x", "word/": "", "C:\\x": "x"}
    assert lines(read(Package.from_bytes(zipped(members, method) + b"tail"))) == ["正文"]
