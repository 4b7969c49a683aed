"""The guard lets no file through that looks otherwise than asked for, or says anything else: each way of tampering."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.guard.dressed import verify_dressed, verify_dressed_tracked
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.dress import Tracking, apply
from bulletin_lint.text.looks import Indent
from bulletin_lint.text.setting import Setting
from tests.docx.build import document_of, inline_picture, paragraph, part_xml, run, text_box
from tests.docx.looking import style
from tests.docx.settings import reread
from tests.docx.test_guard import MEMBERS, Tamper, replacing

BULLET = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    style("paragraph", "a", "<w:pPr/>", default=True)
    + style("paragraph", "B", '<w:rPr><w:kern w:val="2"/></w:rPr>')
    + style("paragraph", "C", "", "B")
    + style("character", "D", "<w:rPr/>")
)
YELLOW = '<w:highlight w:val="yellow"/><w:vertAlign w:val="superscript"/><w:shd w:fill="FF0000"/><w:lang w:val="en"/>'
LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
TABS = '<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>'
REST = '<w:pBdr><w:top w:val="single"/></w:pBdr>' + TABS + '<w:spacing w:before="20" w:beforeLines="0"/>'
HISTORY = '<w:rPrChange w:id="8" w:author="甲"><w:rPr><w:i/></w:rPr></w:rPrChange>'
SECTION = '<w:sectPr><w:type w:val="nextPage"/><w:pgMar w:top="9"/><w:cols w:num="1"/><w:titlePg/></w:sectPr>'
BODY = (
    paragraph(run("甲乙丙", YELLOW), inline_picture(), properties=LIST + REST + "<w:rPr><w:b/></w:rPr>")
    + paragraph(run("丁", HISTORY), '<w:r><w:t>戊</w:t><w:fldChar w:fldCharType="begin"/></w:r>', run("己"))
    + paragraph(text_box(paragraph("框")), properties='<w:jc w:val="center"/>')
    + paragraph("庚", properties='<w:pStyle w:val="B"/>' + SECTION)
    + paragraph("辛", properties='<w:pStyle w:val="C"/>')
)
PARTS = {
    "styles.xml": ("styles", part_xml("styles", STYLES)),
    "numbering.xml": ("numbering", part_xml("numbering", BULLET)),
    "header1.xml": ("header", part_xml("hdr", paragraph("眉"))),
}


def given() -> WordDocument:
    return document_of(BODY, PARTS)


def at(text: str) -> int:
    return given().text.string.index(text)


SETTINGS = [
    Setting("letters", at("乙"), at("乙") + 1, "size", 32),
    Setting("letters", at("戊"), at("戊") + 1, "chinese", "仿宋"),
    Setting("letters", at("框"), at("框") + 1, "bold", True),
    Setting("paragraph", at("甲"), at("甲"), "first", Indent(400)),
    Setting("paragraph", at("庚"), at("庚"), "alignment", "right"),
    Setting("page", at("甲"), at("甲"), "columns", 2),
]
AUTHOR = Tracking("编辑部")


def dressed() -> bytes:
    return apply(given(), SETTINGS)


def tracked() -> bytes:
    return apply(given(), SETTINGS, AUTHOR)


def verified(data: bytes) -> None:
    verify_dressed(given(), reread(data), SETTINGS)


def verified_tracked(data: bytes) -> None:
    verify_dressed_tracked(given(), reread(data), SETTINGS)


SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
REFUSED: list[tuple[str, Tamper]] = [
    # what it says, and what stands in it
    ("第1段的文字与修改不符", replacing("丙", "柄")),
    ("段落数变了", replacing("<w:sectPr/>", "<w:p/><w:sectPr/>")),
    ("第4段的文字与修改不符", replacing("框", "匡")),
    ("图片、脚注标记、域等内容的数目或次序变了", replacing(inline_picture(), "")),
    ("图片、脚注标记、域等内容的数目或次序变了", replacing(run("己"), f"<w:hyperlink>{run('己')}</w:hyperlink>")),
    ("中格式以外的内容变了", replacing('name="图片 7"', 'name="图片 8"')),
    ("中格式以外的内容变了", replacing(run("己"), f"<w:proofErr/>{run('己')}")),
    ("中格式以外的内容变了", replacing(run("己"), f"<w:r w:rsidR='1'>{run('己')[5:]}")),
    ("中格式以外的内容变了", replacing("己</w:t>", "己</w:t><w:lastRenderedPageBreak/>")),
    ("中格式以外的内容变了", replacing("己</w:t>", "己<!-- --></w:t>")),
    ("中格式以外的内容变了", replacing("<w:body>", "<w:body><!-- -->")),
    ("中格式以外的内容变了", replacing("<w:p>", "<w:p >")),
    ("header1.xml 中格式以外的内容变了", replacing("</w:hdr>", " </w:hdr>", "word/header1.xml")),
    ("numbering.xml 不应改动却变了", replacing('"bullet"', '"bullet" ', "word/numbering.xml")),
    ("styles.xml 不应改动却变了", replacing('<w:kern w:val="2"/>', "", "word/styles.xml")),
    ("自动编号变了", replacing('<w:ilvl w:val="0"/>', '<w:ilvl w:val="1"/>')),
    ("自动编号变了", replacing(LIST, "")),
    # what a page does not show of what the looks know, or all
    ("中未要求改动的格式变了", replacing('<w:highlight w:val="yellow"/>', "")),
    ("中未要求改动的格式变了", replacing('<w:highlight w:val="yellow"/>', '<w:highlight w:val="red"/>')),
    ("中未要求改动的格式变了", replacing('<w:vertAlign w:val="superscript"/>', "", times=3)),
    ("中未要求改动的格式变了", replacing('<w:lang w:val="en"/>', "")),
    ("中未要求改动的格式变了", replacing('<w:shd w:fill="FF0000"/>', "")),
    ("中未要求改动的格式变了", replacing(TABS, "")),
    ("中未要求改动的格式变了", replacing("<w:rPr><w:b/></w:rPr></w:pPr>", "</w:pPr>")),
    ("中未要求改动的格式变了", replacing('w:beforeLines="0"', "")),
    ("中未要求改动的格式变了", replacing('<w:jc w:val="center"/>', "")),
    ("中未要求改动的格式变了", replacing(run("己"), run("己", "<w:b/>"))),
    ("中未要求改动的格式变了", replacing(run("己"), run("己", '<w:sz w:val="20"/>'))),
    ("中未要求改动的格式变了", replacing("<w:sectPr/>", "<w:sectPr><w:titlePg/></w:sectPr>")),
    ("中未要求改动的格式变了", replacing("<w:titlePg/>", "")),
    ("中未要求改动的格式变了", replacing('<w:pgMar w:top="9"/>', '<w:pgMar w:top="8"/>')),
    ("header1.xml中未要求改动的格式变了", replacing("<w:p>", "<w:p><w:pPr><w:keepNext/></w:pPr>", "word/header1.xml")),
    (
        "中未要求改动的格式变了",
        replacing(
            '<w:t>戊</w:t><w:fldChar w:fldCharType="begin"/>',
            '<w:t>戊</w:t></w:r><w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr><w:fldChar w:fldCharType="begin"/>',
        ),
    ),
    ("中成对的格式不一致", replacing('<w:szCs w:val="32"/>', '<w:szCs w:val="30"/>')),
    ("中成对的格式不一致", replacing('<w:szCs w:val="32"/>', "")),
    ("中原有的格式修订变了", replacing(HISTORY, "")),
    ("中原有的格式修订变了", replacing(HISTORY, HISTORY.replace("甲", "乙"))),
    ("中原有的格式修订变了", replacing(HISTORY, HISTORY.replace("<w:i/>", ""))),
    ("中原有的格式修订变了", replacing(SIZE, SIZE + '<w:rPrChange w:id="9" w:author="甲"><w:rPr/></w:rPrChange>')),
    # how it looks
    ("第1段的文字格式与要求不符", replacing(SIZE, SIZE.replace("32", "30"))),
    ("第1段的文字格式与要求不符", replacing(SIZE, "")),
    ("第4段的文字格式与要求不符", replacing("<w:b/><w:bCs/>", "")),
    ("第4段的文字格式与要求不符", replacing("<w:b/><w:bCs/>", "", times=2)),
    ("第1段的格式与要求不符（first）", replacing('w:firstLine="400"', 'w:firstLine="40"')),
    ("第5段的格式与要求不符（alignment）", replacing('<w:jc w:val="right"/>', "")),
    ("页面设置与要求不符", replacing('w:num="2"', 'w:num="3"')),
]
NOT_HELD = "中的格式改动没有记成修订，或修订与原格式不符"
REFUSED_TRACKED: list[tuple[str, Tamper]] = [
    (NOT_HELD, replacing('<w:pPr><w:pStyle w:val="B"/></w:pPr>', "<w:pPr/>")),
    (NOT_HELD, replacing(f"{YELLOW}</w:rPr></w:rPrChange>", "</w:rPr></w:rPrChange>")),
    (NOT_HELD, replacing(' w:author="编辑部"', "")),
    (
        NOT_HELD,
        replacing("</w:rPr></w:rPrChange>", "</w:rPr><w:x/></w:rPrChange>"),
    ),
    ("中未要求改动的格式变了", replacing(TABS, "")),
    ("中原有的格式修订变了", replacing(HISTORY, "")),
    ("第1段的文字格式与要求不符", replacing(SIZE, SIZE.replace("32", "30"))),
]


def test_what_was_asked_for_passes() -> None:
    verified(dressed())
    verified_tracked(tracked())
    with pytest.raises(GuardFailure, match="没有记成修订"):
        verified_tracked(dressed())
    with pytest.raises(GuardFailure, match="格式修订变了"):
        verified(tracked())


@pytest.mark.parametrize(("said", "tamper"), [*REFUSED, *MEMBERS])
def test_nothing_but_what_was_asked_for_passes(said: str, tamper: Tamper) -> None:
    with pytest.raises(GuardFailure, match=said):
        verified(tamper(dressed()))


@pytest.mark.parametrize(("said", "tamper"), REFUSED_TRACKED)
def test_tracked_formatting_holds_what_there_was(said: str, tamper: Tamper) -> None:
    with pytest.raises(GuardFailure, match=said):
        verified_tracked(tamper(tracked()))


def numbered_alike(data: bytes) -> bytes:
    xml = reread(data).parts[0].data.decode()
    numbers = [piece.partition('"')[0] for piece in xml.split('<w:rPrChange w:id="')[1:]]
    return replacing(f'<w:rPrChange w:id="{numbers[0]}"', f'<w:rPrChange w:id="{numbers[-1]}"')(data)


NUMBERED = "格式修订的编号重复"


def test_tracked_changes_have_numbers_of_their_own() -> None:
    with pytest.raises(GuardFailure, match=NUMBERED):
        verified_tracked(numbered_alike(tracked()))


NO_PAGE = "要改的页面不存在"


def test_a_page_that_is_none_is_told() -> None:
    header = Setting("page", at("眉"), at("眉"), "columns", 2)
    with pytest.raises(GuardFailure, match=NO_PAGE):
        verify_dressed(given(), reread(dressed()), [*SETTINGS, header])


def test_other_settings_than_were_made_are_refused() -> None:
    after = reread(dressed())
    for left_out in range(len(SETTINGS)):
        with pytest.raises(GuardFailure):
            verify_dressed(given(), after, SETTINGS[:left_out] + SETTINGS[left_out + 1 :])
    for more in (Setting("letters", 0, 1, "italic", True), Setting("paragraph", 0, 0, "keep_next", True)):
        with pytest.raises(GuardFailure):
            verify_dressed(given(), after, [*SETTINGS, more])


STYLED = [
    Setting("letters", at("庚"), at("庚") + 1, "size", 32),
    Setting("letters", at("辛"), at("辛") + 1, "size", 32),
]
OF_STYLES: list[tuple[str, Tamper]] = [
    ("样式中未要求改动的格式变了", replacing('<w:kern w:val="2"/>', "", "word/styles.xml")),
    ("样式中未要求改动的格式变了", replacing("<w:rPr/>", "<w:rPr><w:sz w:val='9'/></w:rPr>", "word/styles.xml")),
    ("样式中格式以外的内容变了", replacing('<w:basedOn w:val="B"/>', "", "word/styles.xml")),
    ("第4段的文字格式与要求不符", replacing(SIZE, SIZE.replace("32", "30"), "word/styles.xml")),
    ("第1段的文字格式与要求不符", replacing("<w:pPr/>", f"<w:rPr>{SIZE}</w:rPr>", "word/styles.xml")),
]


@pytest.mark.parametrize(("said", "tamper"), OF_STYLES)
def test_styles_say_nothing_but_what_is_wanted(said: str, tamper: Callable[[bytes], bytes]) -> None:
    data = apply(given(), STYLED, styles=True)
    verify_dressed(given(), reread(data), STYLED, styles=True)
    assert reread(data).parts[0].data == given().parts[0].data
    with pytest.raises(GuardFailure, match=said.replace("第4段", "第[56]段")):
        verify_dressed(given(), reread(tamper(data)), STYLED, styles=True)
    with pytest.raises(GuardFailure, match="不应改动却变了"):
        verify_dressed(given(), reread(data), STYLED)


def test_styles_of_comments_say_what_they_said() -> None:
    content = paragraph("注", properties='<w:pStyle w:val="C"/>')
    comment = f'<w:comment w:id="0">{content}</w:comment>'
    data = apply(given(), STYLED, styles=True)
    sheet = reread(data).package.part("word/styles.xml")
    assert sheet is not None
    own = {"comments.xml": ("comments", part_xml("comments", comment))}
    old = document_of(BODY, PARTS | own)
    new = document_of(BODY, PARTS | own | {"styles.xml": ("styles", sheet.data.decode())})
    with pytest.raises(GuardFailure, match="样式中未要求改动的格式变了"):
        verify_dressed(old, new, STYLED, styles=True)


SAID = [*(row[0] for table in (REFUSED, REFUSED_TRACKED, OF_STYLES) for row in table), NUMBERED, NO_PAGE]
