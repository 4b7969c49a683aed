"""What a page shows is read, or told to be unread; what nobody sees is neither."""

from __future__ import annotations

import pytest

from tests.docx.build import document_of, field, lines, paragraph, run, text_box

CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId9"/>'
CHART_EX = '<cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" r:id="rId9"/>'


def drawing(content: str) -> str:
    graphic = f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{graphic}</wp:inline></w:drawing></w:r>"


def embedded(kind: str, aspect: str = "Content") -> str:
    return f'<w:r><w:object><o:OLEObject ProgID="{kind}" DrawAspect="{aspect}" r:id="rId9"/></w:object></w:r>'


def dropdown(*entries: str, more: str = "") -> str:
    listed = more + "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{listed}</w:ddList></w:ffData></w:fldChar></w:r>'
    )
    return begin + '<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (drawing(CHART), "图表中的文字"),
        (drawing(CHART_EX), "图表中的文字"),
        (drawing("<a:p><a:r><a:t>区委 办公室</a:t></a:r></a:p>"), "图形中的文字“区委办公室”"),
        (drawing(f"<a:t>{'长' * 21}</a:t>"), f"图形中的文字“{'长' * 20}…”"),
        (embedded("Excel.Sheet.12"), "嵌入的Excel 表格"),
        (embedded("Word.Document.12"), "嵌入的Word 文档"),
        (embedded("KET.Sheet.9"), "嵌入的表格"),
        (field("MACROBUTTON NoMacro [单击此处输入]"), "按钮域的文字“[单击此处输入]”"),
        (field("AUTONUM \\* Arabic"), "AUTONUM 域的编号"),
        (field("EQ \\o\\ac(○,密)"), "EQ 域的文字“\\o\\ac(○,密)”"),
        (dropdown("特急", "加急", more='<w:result w:val="1"/>'), "下拉型窗体域“加急”"),
        (dropdown("特急", "加急"), "下拉型窗体域“特急”"),
    ],
)
def test_what_is_shown_and_not_read_is_told(content: str, told: str) -> None:
    assert document_of(paragraph("甲", content, "乙")).unread == (told,)


@pytest.mark.parametrize(
    "content",
    [
        drawing("<pic:pic/>"),
        drawing("<a:t> </a:t>"),
        embedded("Excel.Sheet.12", "Icon"),
        embedded("Equation.3"),
        field("MACROBUTTON NoMacro"),
        field("EQ \\f(1,2)"),
        field("SYMBOL 171 \\f Wingdings"),
        field("DOCPROPERTY 标题"),
        dropdown(),
        dropdown(" "),
        dropdown("特急", more='<w:result w:val="7"/>'),
        f"<w:del>{drawing(CHART)}</w:del>",
    ],
)
def test_what_shows_no_text_is_not_told(content: str) -> None:
    assert document_of(paragraph("甲", content, "乙")).unread == ()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<w:r><w:sym w:font="宋体" w:char="2605"/></w:r>', "★"),
        ('<w:r><w:sym w:font="宋体" w:char="25A0"/></w:r>', "■"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', ""),
        ('<w:r><w:sym w:font="Symbol" w:char="61"/></w:r>', ""),
        ('<w:r><w:sym w:font="Symbol" w:char="D800"/></w:r>', ""),
        ('<w:r><w:sym w:font="Symbol" w:char="x"/></w:r>', ""),
        (f"<w:r><w:ruby><w:rt>{run('qing')}</w:rt><w:rubyBase>{run('青')}</w:rubyBase></w:ruby></w:r>", "青"),
        ('<w:smartTag w:element="e"><w:r><w:t>丙</w:t></w:r></w:smartTag>', "丙"),
        ('<w:dir w:val="ltr"><w:r><w:t>丙</w:t></w:r></w:dir>', "丙"),
        ('<w:bdo w:val="ltr"><w:r><w:t>丙</w:t></w:r></w:bdo>', "丙"),
        ('<w:customXml w:element="e"><w:r><w:t>丙</w:t></w:r></w:customXml>', "丙"),
        ("<w:r><w:ptab/></w:r>", "\t"),
        ("<w:r><w:yearLong/></w:r>", ""),
        (field("REF 甲", run("丙")), "丙"),
        (field("DOCPROPERTY 标题", run("丙")), "丙"),
        (field("FORMTEXT", run("丙")), "丙"),
    ],
)  # fmt: skip
def test_what_is_shown_is_read(content: str, text: str) -> None:
    document = document_of(paragraph("甲", content, "乙"))
    assert (lines(document), document.unread) == ([f"甲{text}乙"], ())


def test_a_short_text_box_is_read_wherever_it_stands() -> None:
    box = text_box(paragraph("联系电话:85910160"))
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('甲', box)}</w:tc></w:tr></w:tbl>"
    assert lines(document_of(cell + paragraph("乙", box))) == ["甲", "联系电话:85910160", "乙", "联系电话:85910160"]


def test_much_of_one_kind_is_told_at_once() -> None:
    texts = [drawing(f"<a:t>{text}</a:t>") for text in "甲乙丙"]
    told = "图形中的文字“甲”“乙”“丙”"
    assert document_of(paragraph(*texts, texts[0], drawing(CHART))).unread == (told, "图表中的文字")
    more = drawing("<a:t>丁</a:t>")
    assert document_of(paragraph(*texts, more)).unread == (f"{told}等4处",)
