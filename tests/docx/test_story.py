"""What text there is in a Word file, in which order, and what it is tied to."""

from __future__ import annotations

import pytest

from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import ties
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.text.regions import RegionKind
from bulletin_lint.text.text import Container
from tests.docx.build import (
    STRICT,
    document_of,
    document_xml,
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


def regions(document: WordDocument) -> list[tuple[str, RegionKind]]:
    """The text and kind of each region; '' for what has none."""
    return [(document.text.string[r.start : r.end], r.kind) for r in document.text.regions]


def test_text_is_joined_over_runs_and_paragraphs_are_counted_from_one() -> None:
    document = document_of(paragraph("市委", "宣传", "部") + paragraph() + paragraph("青岛"))
    assert document.text.string == "市委宣传部\n\n青岛\n"
    assert [p.number for p in document.text.paragraphs] == [1, 2, 3]
    assert {p.part for p in document.text.paragraphs} == {"word/document.xml"}


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:r><w:tab/></w:r>", "\t"),
        ('<w:r><w:ptab w:alignment="right" w:relativeTo="margin" w:leader="none"/></w:r>', "\t"),
        ("<w:r><w:br/></w:r>", "\v"),
        ("<w:r><w:cr/></w:r>", "\v"),
        ('<w:r><w:br w:type="page"/></w:r>', "\f"),
        ('<w:r><w:br w:type="column"/></w:r>', "\f"),
        ("<w:r><w:noBreakHyphen/></w:r>", "\u2011"),
        ("<w:r><w:softHyphen/></w:r>", "\u00ad"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ""),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f'<w:smartTag w:element="place">{run("地名")}</w:smartTag>', "地名"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:customXml w:element="x">{run("标记")}</w:customXml>', "标记"),
        (f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>', "3"),
        (f"<w:ins>{run('增')}</w:ins>", "增"),
        (f"<w:moveTo>{run('移入')}</w:moveTo>", "移入"),
        ("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", ""),
        (f"<w:moveFrom>{run('移出')}</w:moveFrom>", ""),
        (f"<w:ins><w:del>{run('先增后删')}</w:del></w:ins>", ""),
        (f"<w:r><w:ruby><w:rt>{run('pīn')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>", "拼"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", ""),
        (field("PAGE", run("12")), "12"),
        (field("XE 索引"), ""),
        ("<w:r><w:t>甲<!-- 注 -->乙<?x y?>丙<![CDATA[丁]]></w:t></w:r>", "甲乙丙丁"),
        ("<w:r><w:t> 两端 </w:t></w:r>", "两端"),
        ('<w:r><w:t xml:space="preserve"> 两端 </w:t></w:r>', " 两端 "),
        ("<w:r><w:t>一\n二\t三</w:t></w:r>", "一 二 三"),
        ('<w:r><w:t xml:space="preserve">一\n二\t三</w:t></w:r>', "一 二\t三"),
    ],
)
def test_each_kind_of_content_is_read_or_left_out(content: str, text: str) -> None:
    document = document_of(paragraph("前", content, "后"))
    assert document.text.string == f"前{text}后\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"<w:ins>{run('增')}</w:ins>", ("增", ties.INSERTION)),
        (f"<w:moveTo>{run('移')}</w:moveTo>", ("移", ties.MOVE)),
        (f"<w:hyperlink>{run('链')}</w:hyperlink>", ("链", ties.HYPERLINK)),
        (f"<w:sdt><w:sdtContent>{run('控')}</w:sdtContent></w:sdt>", ("控", ties.CONTROL)),
        (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', ("3", ties.FIELD)),
        (field("PAGE", run("3")), ("3", ties.FIELD)),
        (field('HYPERLINK "x"', run("链")), ("链", ties.HYPERLINK)),
        (field("FORMTEXT", run("填")), ("填", ties.CONTROL)),
        (field(r"EQ \o\ac(○,1)"), ("", ties.OBJECT)),
        (field("XE 索引"), ("", ties.ANCHOR)),
        ("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", ("", ties.DELETION)),
        (f"<w:moveFrom>{run('移')}</w:moveFrom>", ("", ties.MOVE)),
        (inline_picture(), ("", ties.OBJECT)),
        ("<w:r><w:drawing><wp:anchor/></w:drawing></w:r>", ("", ties.ANCHOR)),
        ('<w:r><w:pict><v:shape style="position:absolute"/></w:pict></w:r>', ("", ties.ANCHOR)),
        ('<w:r><w:pict><v:shape style="width:9pt"/></w:pict></w:r>', ("", ties.OBJECT)),
        ("<w:r><w:object/></w:r>", ("", ties.OBJECT)),
        ("<m:oMath/>", ("", ties.OBJECT)),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', ("", ties.OBJECT)),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', ("", ties.ANCHOR)),
        ('<w:r><w:endnoteReference w:id="2"/></w:r>', ("", ties.ANCHOR)),
        ('<w:r><w:commentReference w:id="0"/></w:r>', ("", ties.ANCHOR)),
        (run("隐", "<w:vanish/>"), ("隐", ties.LOCKED)),
        ("<w:r><w:t>甲<!-- 注 -->乙</w:t></w:r>", ("甲乙", ties.LOCKED)),
        ("<w:r><w:t><![CDATA[甲]]></w:t></w:r>", ("甲", ties.LOCKED)),
        (f"<w:r><w:ruby><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>", ("拼", ties.LOCKED)),
    ],
)
def test_text_knows_what_it_is_tied_to(content: str, expected: tuple[str, RegionKind]) -> None:
    assert regions(document_of(paragraph("前", content, "后"))) == [expected]


def test_hidden_only_where_the_switch_is_on() -> None:
    assert not regions(document_of(paragraph(run("见", '<w:vanish w:val="0"/>'))))


def test_a_deleted_paragraph_mark_is_a_deletion_at_the_end() -> None:
    document = document_of(paragraph("前", properties="<w:rPr><w:del/></w:rPr>") + paragraph("后"))
    assert [(r.start, r.end, r.kind) for r in document.text.regions] == [(1, 1, ties.DELETION)]


def test_regions_reach_over_paragraphs_in_pieces() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('一')}{paragraph('二')}</w:sdtContent></w:sdt>"
    assert regions(document_of(body)) == [("一", ties.CONTROL), ("二", ties.CONTROL)]


def test_a_field_over_several_paragraphs() -> None:
    begin, rest = field("TOC", "|").split("|")
    document = document_of(paragraph(begin, "目录一") + paragraph("目录二", rest, "后"))
    assert lines(document) == ["目录一", "目录二后"]
    assert regions(document) == [("目录一", ties.FIELD), ("目录二", ties.FIELD)]


def test_a_field_inside_the_code_of_another_is_no_text() -> None:
    outer = field("IF", run("结果")).replace(
        " IF ", "IF</w:instrText></w:r>" + field("PAGE", run("9")) + "<w:r><w:instrText>"
    )
    assert lines(document_of(paragraph(outer))) == ["结果"]


def test_a_field_without_an_end_does_not_swallow_the_text_after_it() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert lines(document_of(paragraph("前", broken, "后") + paragraph("次"))) == ["前后", "次"]


def test_cells_are_told_by_table_row_and_column() -> None:
    def cell(content: str) -> str:
        return f"<w:tc>{content}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(paragraph('内'))}</w:tr></w:tbl>"
    table = f"<w:tbl><w:tr>{cell(paragraph('甲'))}{cell(inner + paragraph('乙'))}</w:tr>"
    table += f"<w:sdt><w:sdtContent><w:tr>{cell(paragraph('丙'))}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    document = document_of(paragraph("前") + table + paragraph("后"))
    assert [(document.text.of(p), p.container, p.cell) for p in document.text.paragraphs] == [
        ("前", Container.BODY, None),
        ("甲", Container.TABLE, (0, 0, 0)),
        ("内", Container.TABLE, (1, 0, 0)),
        ("乙", Container.TABLE, (0, 0, 1)),
        ("丙", Container.TABLE, (0, 1, 0)),
        ("后", Container.BODY, None),
    ]


def test_a_text_box_counts_once_and_follows_its_anchor() -> None:
    box = text_box(paragraph("框内一"), paragraph("框内二"))
    document = document_of(paragraph("锚", box, "段") + paragraph("后"))
    assert lines(document) == ["锚段", "框内一", "框内二", "后"]
    assert [p.number for p in document.text.paragraphs] == [1, 2, 3, 4]
    assert [p.container.value for p in document.text.paragraphs] == ["body", "text-box", "text-box", "body"]
    assert [len(source.copies) for source in document.sources] == [0, 1, 1, 0]


def test_a_text_box_of_old_drawing_alone() -> None:
    content = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    assert lines(document_of(paragraph(box))) == ["", "框"]


def test_copies_that_differ_are_locked() -> None:
    document = document_of(paragraph(text_box(paragraph("甲"), fallback=paragraph("乙"))))
    assert regions(document) == [("", ties.ANCHOR), ("甲", ties.LOCKED)]


def test_a_symbol_with_a_fallback_character_is_an_object() -> None:
    space = 'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
    content = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx {space} w16se:char="1F600"/></mc:Choice>'
        "<mc:Fallback><w:t>笑</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = document_of(paragraph("前", content, "后"))
    assert lines(document) == ["前后"]
    assert ("", ties.OBJECT) in regions(document)


def test_notes_headers_and_footers_come_after_the_body_each_once() -> None:
    notes = part_xml(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="-1">{paragraph("分隔")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("脚注")}</w:footnote>',
    )
    parts = {
        "footer1.xml": ("footer", part_xml("ftr", paragraph("页脚"))),
        "header1.xml": ("header", part_xml("hdr", paragraph("页眉"))),
        "endnotes.xml": ("endnotes", part_xml("endnotes", f'<w:endnote w:id="2">{paragraph("尾注")}</w:endnote>')),
        "footnotes.xml": ("footnotes", notes),
        "comments.xml": ("comments", part_xml("comments", f'<w:comment w:id="0">{paragraph("批注")}</w:comment>')),
    }
    document = document_of(paragraph("正文"), parts)
    assert [(document.text.of(p), p.part, p.number, p.container.value) for p in document.text.paragraphs] == [
        ("正文", "word/document.xml", 1, "body"),
        ("脚注", "word/footnotes.xml", 2, "footnote"),
        ("尾注", "word/endnotes.xml", 1, "endnote"),
        ("页眉", "word/header1.xml", 1, "header"),
        ("页脚", "word/footer1.xml", 1, "footer"),
    ]


def test_a_part_that_is_referenced_but_missing_is_passed_over() -> None:
    members = members_of(paragraph("正文"), {"header1.xml": ("header", "")})
    del members["word/header1.xml"]
    assert lines(read(Package.from_bytes(zipped(members)))) == ["正文"]


def test_text_that_is_not_read_is_named() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="工作简报"/></v:shape></w:pict></w:r>'
    diagram = '<w:r><w:drawing><wp:inline><x:relIds xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></wp:inline></w:drawing></w:r>'
    document = document_of(f'<w:altChunk r:id="rId5"/>{paragraph(art)}{paragraph(diagram)}')
    assert document.unread == ("嵌入的另一个文件（altChunk）", "艺术字“工作简报”", "SmartArt 图形中的文字")


def test_the_strict_vocabulary_reads_the_same() -> None:
    body = paragraph(
        "甲", f"<w:ins>{run('乙')}</w:ins>", "<w:r><w:br w:type='page'/></w:r>", properties='<w:jc w:val="end"/>'
    )
    document = read(Package.from_bytes(zipped(members_of(main=document_xml(body, STRICT)))))
    assert document.text.string == "甲乙\f\n"
    assert document.text.formatting.alignment(document.text.paragraphs[0]) == "right"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_parts_in_other_encodings_read_the_same(encoding: str) -> None:
    declared = "UTF-8" if encoding == "utf-8-sig" else encoding.partition("-le")[0].partition("-be")[0]
    xml = f'<?xml version="1.0" encoding="{declared}"?>' + document_xml(paragraph("青岛", "〔2022〕"))
    assert lines(read(Package.from_bytes(zipped(members_of(main=xml.encode(encoding)))))) == ["青岛〔2022〕"]


def test_other_prefixes_than_w_read_the_same() -> None:
    xml = (
        document_xml(paragraph("甲", "乙"))
        .replace("<w:", "<字:")
        .replace("</w:", "</字:")
        .replace("xmlns:w=", "xmlns:字=")
    )
    assert lines(read(Package.from_bytes(zipped(members_of(main=xml))))) == ["甲乙"]


def test_the_main_part_is_found_by_its_relationship() -> None:
    members = members_of(paragraph("正文"))
    members["Content/Main.XML"] = members.pop("word/document.xml")
    members["_rels/.rels"] = str(members["_rels/.rels"]).replace('"word/document.xml"', '"/content/main.xml"')
    document = read(Package.from_bytes(zipped(members)))
    assert [p.part for p in document.text.paragraphs] == ["Content/Main.XML"]


def test_every_split_into_runs_gives_the_same_text() -> None:
    text = "2022年9月6日，“三三工作法” 引领"
    whole, split = document_of(paragraph(text)), document_of(paragraph(*text))
    assert whole.text.string == split.text.string
    assert whole.text.paragraphs == split.text.paragraphs
