"""Edits written into files: the named characters change, everything else stays, byte for byte."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch
from bulletin_lint.text.edit import Edit
from tests.docx.build import (
    STRICT,
    document_of,
    document_xml,
    edit,
    field,
    inline_picture,
    lines,
    members_of,
    paragraph,
    part_xml,
    run,
    text_box,
    zipped,
)

_TEXT = re.compile(rb"<w:t(?:\s[^>]*)?>[^<]*</w:t>|<w:t(?:\s[^>]*)?/>")


def patched(document: WordDocument, *edits: Edit) -> WordDocument:
    """The document after the edits, which the guard has seen."""
    after = read(Package.from_bytes(patch.apply(document, edits)))
    guard.verify(document, after, edits)
    return after


def xml_of(document: WordDocument, name: str = "word/document.xml") -> str:
    """The raw content of a part."""
    with zipfile.ZipFile(io.BytesIO(document.package.data)) as archive:
        return archive.read(name).decode()


def body_after(body: str, old: str, new: str) -> str:
    """The body of a document after its first ``old`` has become ``new``."""
    document = document_of(body)
    xml = xml_of(patched(document, edit(document, old, new)))
    return xml[xml.index("<w:body>") + 8 : xml.index("<w:sectPr/>")]


CONTENTS = {
    "bold": run("重要", "<w:b/>"),
    "color": run("红字", '<w:color w:val="FF0000"/>'),
    "font": run("仿宋", '<w:rFonts w:hint="eastAsia" w:eastAsia="仿宋_GB2312"/>'),
    "inline picture": inline_picture(),
    "floating picture": "<w:r><w:drawing><wp:anchor><wp:docPr id='9' name='章'/></wp:anchor></w:drawing></w:r>",
    "footnote": '<w:r><w:rPr><w:rStyle w:val="a3"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
    "comment": f'<w:commentRangeStart w:id="0"/>{run("被批注")}<w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r>',
    "bookmark": f'<w:bookmarkStart w:id="3" w:name="要点"/>{run("书签")}<w:bookmarkEnd w:id="3"/>',
    "hyperlink": f'<w:hyperlink r:id="rId8" w:history="1">{run("链接", "<w:u/>")}</w:hyperlink>',
    "complex field": field("DATE", run("2022年")),
    "simple field": f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>',
    "insertion": f'<w:ins w:id="5" w:author="校对" w:date="2024-09-01T08:30:00Z">{run("增补")}</w:ins>',
    "deletion": '<w:del w:id="6" w:author="校对"><w:r><w:delText xml:space="preserve">删去 </w:delText></w:r></w:del>',
    "format change": '<w:r><w:rPr><w:rPrChange w:id="8" w:author="x"><w:rPr/></w:rPrChange></w:rPr><w:t>改</w:t></w:r>',
    "control": f'<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent>{run("控件")}</w:sdtContent></w:sdt>',
    "smart tag": f'<w:smartTag w:uri="urn:x" w:element="place">{run("青岛")}</w:smartTag>',
    "text box": text_box(paragraph("框内")),
    "ruby": f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>",
    "equation": "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>",
    "symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    "tab and break": '<w:r><w:tab/><w:br/><w:t>续</w:t><w:br w:type="page"/></w:r>',
    "empty runs": "<w:r/><w:r><w:rPr><w:b/></w:rPr></w:r><w:r><w:t/></w:r>",
    "proofing marks": '<w:proofErr w:type="spellStart"/>' + run("词") + '<w:proofErr w:type="spellEnd"/>',
    "rendered page break": "<w:r><w:lastRenderedPageBreak/><w:t>页首</w:t></w:r>",
    "comment in the XML": "<!-- 由某系统生成 --><?xml-x y?>",
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_a_fix_in_the_same_paragraph_leaves_everything_in_place(content: str) -> None:
    before = paragraph(run("会议 "), content, run("，市委,市政府。"), properties='<w:jc w:val="both"/>')
    document = document_of(before + paragraph("下一段"))
    after = patched(document, edit(document, "会议 ", "会议"), edit(document, ",", "、"))
    old, new = xml_of(document), xml_of(after)
    assert new == old.replace("会议 ", "会议").replace(",市", "、市")
    assert after.text.string == document.text.string.replace("会议 ", "会议").replace(",", "、")


def test_nested_tables_notes_headers_and_footers_are_patched_in_their_parts() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('内,层')}</w:tc></w:tr></w:tbl>"
    parts = {
        "header1.xml": ("header", part_xml("hdr", paragraph("页,眉"))),
        "footnotes.xml": (
            "footnotes",
            part_xml("footnotes", f'<w:footnote w:id="2">{paragraph("脚,注")}</w:footnote>'),
        ),
        "footer1.xml": ("footer", part_xml("ftr", paragraph("页脚"))),
    }
    document = document_of(f"<w:tbl><w:tr><w:tc>{inner}{paragraph()}</w:tc></w:tr></w:tbl>", parts)
    commas = [Edit(at, at + 1, "，") for at, sign in enumerate(document.text.string) if sign == ","]
    assert lines(patched(document, *commas)) == ["内，层", "", "脚，注", "页，眉", "页脚"]


def test_a_text_box_is_edited_in_both_copies() -> None:
    document = document_of(paragraph(text_box(paragraph("第 12 期"), paragraph("甲", "乙,丙"))))
    after = patched(document, edit(document, "第 12 期", "第12期"), edit(document, ",", "，"))
    xml = xml_of(after)
    assert (xml.count("第12期"), xml.count("乙，丙")) == (2, 2)


def test_copies_split_into_runs_differently_are_both_edited() -> None:
    document = document_of(paragraph(text_box(paragraph("报: 市委"), fallback=paragraph("报", ": ", "市委"))))
    after = patched(document, edit(document, ": ", "："))
    assert [source.text for source in after.sources[1].everywhere()] == ["报：市委", "报：市委"]


def test_a_text_box_inside_a_text_box() -> None:
    inner = text_box(paragraph("里,层"))
    document = document_of(paragraph(text_box(paragraph("外", inner))))
    after = patched(document, edit(document, ",", "，"))
    assert xml_of(after).count("里，层") == 4


def test_a_replacement_goes_into_the_run_of_its_first_character() -> None:
    body = paragraph(run("甲乙", "<w:b/>"), run("丙丁", "<w:i/>"))
    assert body_after(body, "乙丙", "子丑寅") == paragraph(run("甲子丑寅", "<w:b/>"), run("丁", "<w:i/>"))


def test_a_replacement_of_equal_length_keeps_each_character_in_its_run() -> None:
    body = paragraph(run("说“", "<w:b/>"), run("好", "<w:i/>"), run("”了", "<w:u/>"))
    assert body_after(body, "“好”", "『好』") == paragraph(
        run("说『", "<w:b/>"), run("好", "<w:i/>"), run("』了", "<w:u/>")
    )


def test_what_a_replacement_keeps_stays_in_its_run() -> None:
    body = paragraph(run("第 "), run("12", "<w:b/>"), run(" 期"))
    assert body_after(body, "第 12 期", "第12期") == paragraph(run("第"), run("12", "<w:b/>"), run("期"))


def test_an_insertion_joins_the_run_before_it() -> None:
    body = paragraph(run("甲", "<w:b/>"), run("乙"))
    document = document_of(body)
    assert "甲，" in xml_of(patched(document, Edit(1, 1, "，")))
    assert "，甲" in xml_of(patched(document, Edit(0, 0, "，")))
    assert "乙，" in xml_of(patched(document, Edit(2, 2, "，")))


@pytest.mark.parametrize(
    "content",
    [f"<w:hyperlink>{run('链')}</w:hyperlink>", f"<w:ins>{run('增')}</w:ins>", field("PAGE", run("3"))],
)
def test_an_insertion_after_something_tied_stays_out_of_it(content: str) -> None:
    document = document_of(paragraph("前", content, "后"))
    assert f">，后{'</w:t>'}" in xml_of(patched(document, Edit(2, 2, "，")))


def test_an_edit_inside_an_insertion_stays_inside_it() -> None:
    body = paragraph("前", f"<w:ins>{run('增,补')}</w:ins>", "后")
    assert body_after(body, ",", "，") == body.replace(",", "，")


@pytest.mark.parametrize(
    ("content", "old", "new", "expected"),
    [
        ("<w:t>甲,乙</w:t>", ",", " ", "<w:t>甲 乙</w:t>"),
        ("<w:t>甲,乙</w:t>", "甲,", "", "<w:t>乙</w:t>"),
        ("<w:t>甲,乙</w:t>", ",乙", " ", '<w:t xml:space="preserve">甲 </w:t>'),
        ("<w:t>甲,乙</w:t>", "甲", " ", '<w:t xml:space="preserve"> ,乙</w:t>'),
        ("<w:t>甲,乙</w:t>", ",", "  ", '<w:t xml:space="preserve">甲  乙</w:t>'),
        ('<w:t xml:space="default">甲,乙</w:t>', "甲", " ", '<w:t xml:space="preserve"> ,乙</w:t>'),
        ("<w:t >甲</w:t >", "甲", " 乙", '<w:t xml:space="preserve" > 乙</w:t >'),
        ("<w:t>\n  甲,乙\n</w:t>", ",", "，", "<w:t>\n  甲，乙\n</w:t>"),
        ("<w:t>\n  甲,乙\n</w:t>", "甲", " ", '<w:t xml:space="preserve"> ,乙</w:t>'),
        ('<w:t xml:space="default"> 甲,乙 </w:t>', ",", "，", '<w:t xml:space="default"> 甲，乙 </w:t>'),
        ('<w:t xml:lang="zh">\t甲,乙\r\n</w:t>', ",", "，", '<w:t xml:lang="zh">\t甲，乙\r\n</w:t>'),
        ('<w:t xml:lang="zh">甲,乙</w:t>', "乙", " ", '<w:t xml:lang="zh" xml:space="preserve">甲, </w:t>'),
        ("<w:t xml:lang='>'>甲,乙</w:t>", ",", "，", "<w:t xml:lang='>'>甲，乙</w:t>"),
        ("<w:t>甲&amp;乙&lt;&#20009;&gt;</w:t>", "乙", "、", "<w:t>甲&amp;、&lt;&#20009;&gt;</w:t>"),
        ("<w:t>甲&amp;乙&lt;&#20009;&gt;</w:t>", "丩", "乙", "<w:t>甲&amp;乙&lt;乙&gt;</w:t>"),
        ("<w:t>甲乙</w:t>", "乙", "<&>", "<w:t>甲&lt;&amp;&gt;</w:t>"),
        ("<w:t>𠮷&#x20BB7;,野</w:t>", ",", "，", "<w:t>𠮷&#x20BB7;，野</w:t>"),
        ("<w:t>甲</w:t>", "甲", "", "<w:t></w:t>"),
        ("<w:t xml:space='preserve'>甲 </w:t>", "甲", "乙", "<w:t xml:space='preserve'>乙 </w:t>"),
    ],
)
def test_bytes_inside_the_text_element(content: str, old: str, new: str, expected: str) -> None:
    before = f"<w:p><w:r>{content}</w:r></w:p>"
    assert body_after(before, old, new) == f"<w:p><w:r>{expected}</w:r></w:p>"


def test_an_empty_element_takes_text() -> None:
    document = document_of("<w:p><w:r><w:t/></w:r></w:p>")
    assert "<w:r><w:t>正文</w:t></w:r>" in xml_of(patched(document, Edit(0, 0, "正文")))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_parts_in_other_encodings_keep_them(encoding: str) -> None:
    declared = "UTF-8" if encoding == "utf-8-sig" else encoding.removesuffix("-be")
    xml = f'<?xml version="1.0" encoding="{declared}"?>\r\n' + document_xml(paragraph("甲,乙", "丙"))
    document = read(Package.from_bytes(zipped(members_of(main=xml.encode(encoding)))))
    data = patch.apply(document, [edit(document, ",", "，")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/document.xml") == xml.replace(",乙", "，乙").encode(encoding)


def test_a_character_that_the_encoding_lacks() -> None:
    xml = '<?xml version="1.0" encoding="gb2312"?>' + document_xml(paragraph("甲,乙"))
    document = read(Package.from_bytes(zipped(members_of(main=xml.encode("gb2312")))))
    with pytest.raises(CannotPatch, match="编码"):
        patch.apply(document, [edit(document, ",", "𠮷")])


@pytest.mark.parametrize("space", ["", STRICT])
def test_any_prefix_and_the_strict_vocabulary(space: str) -> None:
    xml = document_xml(paragraph("甲,乙"), space) if space else document_xml(paragraph("甲,乙"))
    for old, new in (("<w:", "<ns0:"), ("</w:", "</ns0:"), ("xmlns:w=", "xmlns:ns0=")):
        xml = xml.replace(old, new)
    document = read(Package.from_bytes(zipped(members_of(main=xml))))
    assert xml_of(patched(document, edit(document, ",", "，"))) == xml.replace(",乙", "，乙")


_CDATA = "<w:r><w:t><![CDATA[甲]]></w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        (paragraph("甲", "<w:r><w:tab/></w:r>", "乙"), Edit(0, 3, "丙")),
        (paragraph("甲", "<w:r><w:br/></w:r>", "乙"), Edit(1, 2, "")),
        (paragraph("甲") + paragraph("乙"), Edit(0, 3, "丙")),
        (paragraph("甲"), Edit(0, 1, "\t")),
        (paragraph("甲"), Edit(0, 1, "\v")),
        (paragraph("甲"), Edit(0, 1, "\ud800")),
        (paragraph(), Edit(0, 0, "甲")),
        (paragraph("<w:r><w:t>甲<!-- 注 -->乙</w:t></w:r>"), Edit(0, 1, "丙")),
        (paragraph(_CDATA), Edit(0, 1, "丙")),
        (paragraph(run("隐", "<w:vanish/>")), Edit(0, 1, "丙")),
        (paragraph(field("PAGE", run("3"))), Edit(0, 1, "4")),
        (paragraph(f"<w:moveTo>{run('移')}</w:moveTo>"), Edit(0, 1, "丙")),
        (paragraph(text_box(paragraph("甲"), fallback=paragraph("乙"))), Edit(1, 2, "丙")),
        (paragraph(text_box(paragraph("甲"), fallback=paragraph(run("甲", "<w:vanish/>")))), Edit(1, 2, "丙")),
        (paragraph(text_box(paragraph("甲"), fallback=paragraph(_CDATA))), Edit(1, 2, "丙")),
        (paragraph("<w:r><w:t><!-- 注 --></w:t></w:r>"), Edit(0, 0, "甲")),
        (paragraph("<w:r><w:t><![CDATA[]]></w:t></w:r>"), Edit(0, 0, "甲")),
        (paragraph(run("", "<w:vanish/>")), Edit(0, 0, "甲")),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_reason(body: str, wrong: Edit) -> None:
    document = document_of(body)
    with pytest.raises(CannotPatch) as raised:
        patch.apply(document, [wrong])
    assert patch.obstacle(document, [wrong]) == str(raised.value) != ""


def test_edits_that_overlap_are_refused() -> None:
    document = document_of(paragraph("甲乙丙"))
    with pytest.raises(CannotPatch, match="重叠"):
        patch.apply(document, [Edit(0, 2, "子"), Edit(1, 3, "丑")])


def test_a_break_that_the_edit_keeps_is_no_obstacle() -> None:
    document = document_of(paragraph("甲,", "<w:r><w:br/></w:r>", "乙,"))
    assert lines(patched(document, Edit(0, 5, "甲，\v乙，"))) == ["甲，\v乙，"]


def test_no_change_gives_the_very_same_bytes() -> None:
    document = document_of(paragraph("甲乙"))
    assert patch.apply(document, []) is document.package.data
    assert patch.apply(document, [Edit(0, 2, "甲乙")]) is document.package.data


def test_many_edits_of_one_paragraph() -> None:
    document = document_of(paragraph(*"一,二,三,四,五"))
    commas = [Edit(at, at + 1, "、 ") for at, sign in enumerate(document.text.string) if sign == ","]
    assert lines(patched(document, *commas)) == ["一、 二、 三、 四、 五"]
