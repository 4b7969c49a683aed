"""What else is known of a file, and why it should not be rewritten unasked."""

from __future__ import annotations

import pytest

from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.facts import Facts, States, facts_of, reasons_not_to_write, states_of
from bulletin_lint.docx.read.story import WordDocument, read
from tests.docx.build import document_of, members_of, paragraph, part_xml, relationships_xml, run, zipped

ORIGIN = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property name="_MarkAsFinal" pid="2"><vt:bool>{}</vt:bool></property></Properties>'
)


def with_package_part(kind: str, target: str, content: str) -> WordDocument:
    members = members_of(paragraph("甲"))
    members["_rels/.rels"] = relationships_xml([("officeDocument", "word/document.xml"), (kind, target)])
    return read(Package.from_bytes(zipped({**members, target: content})))


def with_settings(content: str) -> WordDocument:
    return document_of(paragraph("甲"), {"settings.xml": ("settings", part_xml("settings", content))})


def test_a_plain_draft_has_nothing_to_say() -> None:
    document = document_of(paragraph("甲"))
    assert reasons_not_to_write(document) == ()
    assert facts_of(document) == Facts((), (), ())
    assert states_of(document.package) == States(False, False, False, False)


def test_tracked_changes_comments_and_highlights_are_found_at_their_place() -> None:
    body = paragraph("甲", f"<w:ins>{run('乙')}</w:ins>", "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>")
    body += paragraph("丁", '<w:r><w:commentReference w:id="0"/></w:r>', "戊")
    body += paragraph("己", run("庚", '<w:highlight w:val="yellow"/>'), run("辛", '<w:highlight w:val="red"/>'))
    body += paragraph(run("壬", '<w:highlight w:val="none"/>'))
    facts = facts_of(document_of(body))
    assert facts.tracked == ((1, 2), (2, 2))
    assert facts.comments == ((4, 4),)
    assert facts.highlights == ((7, 9),)


@pytest.mark.parametrize(
    ("settings", "protected"),
    [
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', True),
        ('<w:documentProtection w:edit="forms" w:enforcement="true"/>', True),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', False),
        ('<w:documentProtection w:edit="readOnly"/>', False),
        ('<w:writeProtection w:recommended="1"/>', False),
        ('<w:writeProtection w:cryptProviderType="rsaFull" w:hash="x"/>', True),
    ],
)
def test_protection(settings: str, protected: bool) -> None:
    document = with_settings(settings)
    assert states_of(document.package).protected is protected
    assert bool(reasons_not_to_write(document)) is protected


@pytest.mark.parametrize(("said", "final"), [("true", True), ("1", True), ("false", False)])
def test_marked_as_final(said: str, final: bool) -> None:
    document = with_package_part("custom-properties", "docProps/custom.xml", CUSTOM.format(said))
    assert bool(reasons_not_to_write(document)) is states_of(document.package).final is final


def test_a_signature() -> None:
    document = with_package_part(ORIGIN, "_xmlsignatures/origin.sigs", "")
    assert reasons_not_to_write(document) == ("文件带有数字签名，改动会使签名失效",)


def test_macros() -> None:
    document = document_of(paragraph("甲"), {"vbaProject.bin": (MACROS, "x")})
    assert reasons_not_to_write(document) == ("文件含有宏",)


def test_members_of_one_name() -> None:
    members = members_of(paragraph("甲"))
    document = read(Package.from_bytes(zipped({**members, "word/Media/IMAGE1.png": b"x"})))
    assert reasons_not_to_write(document) == ("文件的压缩包内有重名的部分",)


def test_settings_that_cannot_be_read_are_a_reason_too() -> None:
    document = document_of(paragraph("甲"), {"settings.xml": ("settings", "<broken")})
    with pytest.raises(UnreadableFile) as raised:
        states_of(document.package)
    assert reasons_not_to_write(document) == reasons_not_to_write(document, asked=True) == (str(raised.value),)
