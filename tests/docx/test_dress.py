"""How text looks, set anew in real files: the very XML, and no byte besides."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import pytest

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.guard.dressed import verify_dressed, verify_dressed_tracked
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.dress import Tracking, apply
from bulletin_lint.text.looks import Grid, Indent, LineHeight, Space
from bulletin_lint.text.setting import Setting, Target, Value
from tests.docx.build import (
    STRICT,
    TRANSITIONAL,
    document_of,
    document_xml,
    field,
    members_of,
    paragraph,
    part_xml,
    run,
    text_box,
    zipped,
)
from tests.docx.looking import defaults, document, style
from tests.docx.settings import reread

AUTHOR = Tracking("编辑部", datetime.datetime(2024, 9, 6, 8, 30))
SIGNED = 'w:author="编辑部" w:date="2024-09-06T08:30:00Z"'


def letters(start: int, end: int, name: str, value: Value) -> Setting:
    return Setting("letters", start, end, name, value)


def whole(name: str, value: Value, target: Target = "paragraph") -> Setting:
    return Setting(target, 0, 0, name, value)


def main_of(read_document: WordDocument) -> str:
    return read_document.parts[0].data.decode()


def set_in(given: WordDocument, *settings: Setting, tracking: Tracking | None = None) -> str:
    """The main part with the settings, which the guard has let through and which are made but once."""
    after = reread(apply(given, settings, tracking))
    if tracking is None:
        verify_dressed(given, after, settings)
    else:
        verify_dressed_tracked(given, after, settings)
    assert apply(after, settings, tracking) == after.package.data
    return main_of(after)


def body(content: str, *settings: Setting, tracking: Tracking | None = None) -> str:
    """What becomes of the body."""
    xml = set_in(document_of(content), *settings, tracking=tracking)
    return xml[xml.index("<w:body>") + 8 : xml.rindex("<w:sectPr")]


def properties(content: str, *settings: Setting, styles: str = "") -> str:
    """What becomes of the properties of a paragraph of one letter."""
    xml = set_in(document(paragraph("甲", properties=content), styles), *settings)
    return xml[xml.index("<w:body>") + 8 : xml.index("<w:r>")].removeprefix("<w:p>")


def section(content: str, *settings: Setting) -> str:
    main = document_xml(paragraph("甲")).replace("<w:sectPr/>", content)
    xml = set_in(reread(zipped(members_of(main=main))), *settings)
    return xml[xml.index("</w:p>") + 6 : xml.index("</w:body>")]


@pytest.mark.parametrize(
    ("before", "settings", "after"),
    [
        # one element, in the order of the schema, whatever the order of the settings
        ("", [("bold", True)], "<w:b/><w:bCs/>"),
        (
            "",
            [("underline", "single"), ("size", 32), ("color", "FF0000"), ("italic", True), ("chinese", "仿宋")],
            '<w:rFonts w:eastAsia="仿宋"/><w:i/><w:iCs/><w:color w:val="FF0000"/><w:sz w:val="32"/>'
            '<w:szCs w:val="32"/><w:u w:val="single"/>',
        ),
        (
            '<w:rStyle w:val="a"/><w:highlight w:val="red"/><w:lang w:eastAsia="zh-CN"/>',
            [("size", 32), ("latin", "Arial"), ("bold", True)],
            '<w:rStyle w:val="a"/><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b/><w:bCs/><w:sz w:val="32"/>'
            '<w:szCs w:val="32"/><w:highlight w:val="red"/><w:lang w:eastAsia="zh-CN"/>',
        ),
        # merged into what is there; fonts of the theme give way
        (
            "<w:rFonts w:cs='Arial' w:eastAsia = '宋体' w:eastAsiaTheme=\"minorEastAsia\"/><w:sz  w:val='21' />",
            [("chinese", "黑体"), ("size", 28)],
            '<w:rFonts w:cs=\'Arial\' w:eastAsia = "黑体"/><w:sz  w:val="28" /><w:szCs w:val="28"/>',
        ),
        (
            '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>',
            [("latin", "Times New Roman"), ("hint", True)],
            '<w:rFonts w:cstheme="minorBidi" w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>',
        ),
        ('<w:rFonts w:hint="eastAsia"/>', [("hint", False)], '<w:rFonts w:hint="default"/>'),
        # on and off
        ('<w:b w:val="0"/><w:bCs w:val="0"/>', [("bold", True)], "<w:b/><w:bCs/>"),
        ("<w:b/>", [("bold", False)], '<w:b w:val="0"/><w:bCs w:val="0"/>'),
        ('<w:u w:val="double" w:color="FF0000"/>', [("underline", "")], '<w:u w:val="none" w:color="FF0000"/>'),
        ('<w:u w:color="FF0000"/>', [("underline", "wave")], '<w:u w:color="FF0000" w:val="wave"/>'),
        (
            '<w:color w:val="4F81BD" w:themeColor="accent1" w:themeShade="BF"/>',
            [("color", "auto")],
            '<w:color w:val="auto"/>',
        ),
        # what looks so already is not touched
        ("<w:b/>", [("bold", True)], "<w:b/>"),
        ('<w:sz w:val="20"/>', [("size", 20)], '<w:sz w:val="20"/>'),
        ('<w:color w:val="ff0000"/>', [("color", "FF0000")], '<w:color w:val="ff0000"/>'),
        # the last setting counts
        ("", [("size", 32), ("size", 28)], '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
        ("<w:b/>", [("bold", False), ("bold", True)], "<w:b/>"),
        # what is odd around it stays
        ("<!-- 注 -->", [("italic", True)], "<w:i/><w:iCs/><!-- 注 -->"),
        ("<w:rStyle w:val='a'/><?x y?><w:i/>", [("bold", True)], "<w:rStyle w:val='a'/><w:b/><w:bCs/><?x y?><w:i/>"),
        ('<w:sz w:val="1"/><w:sz w:val="2"/>', [("size", 3)], '<w:sz w:val="3"/><w:sz w:val="3"/><w:szCs w:val="3"/>'),
        (
            '<w:rFonts w:eastAsia="甲"/>',
            [("chinese", 'a&b"<')],
            '<w:rFonts w:eastAsia="a&amp;b&quot;&lt;"/>',
        ),
    ],
)
def test_letters(before: str, settings: Sequence[tuple[str, Value]], after: str) -> None:
    wanted = [letters(0, 2, name, value) for name, value in settings]
    assert body(paragraph(run("甲乙", before)), *wanted) == paragraph(run("甲乙", after))


BOLD = "<w:b/><w:bCs/>"


@pytest.mark.parametrize(
    ("before", "span", "after"),
    [
        ([run("甲乙丙")], (1, 2), [run("甲"), run("乙", BOLD), run("丙")]),
        ([run("甲乙丙")], (0, 1), [run("甲", BOLD), run("乙丙")]),
        ([run("甲", "<w:i/>"), run("乙丙")], (0, 2), [run("甲", BOLD + "<w:i/>"), run("乙", BOLD), run("丙")]),
        ([run("甲乙", "<w:b/>"), run("丙")], (1, 3), [run("甲乙", "<w:b/>"), run("丙", BOLD)]),
        (
            ["<w:r w:rsidR='1'><w:rPr/><w:tab/><w:t>乙</w:t></w:r>"],
            (1, 2),
            [f"<w:r w:rsidR='1'><w:rPr/><w:tab/></w:r><w:r w:rsidR='1'><w:rPr>{BOLD}</w:rPr><w:t>乙</w:t></w:r>"],
        ),
        (
            ["<w:r><w:t>甲</w:t><w:lastRenderedPageBreak/><w:t> 乙</w:t></w:r>"],
            (1, 2),
            [
                "<w:r><w:t>甲</w:t><w:lastRenderedPageBreak/></w:r>",
                f"<w:r><w:rPr>{BOLD}</w:rPr><w:t> 乙</w:t></w:r>",
            ],
        ),
        (
            ["<w:r><w:lastRenderedPageBreak/><w:t xml:space='preserve'>甲 乙</w:t></w:r>"],
            (0, 2),
            [
                f"<w:r><w:rPr>{BOLD}</w:rPr><w:lastRenderedPageBreak/><w:t xml:space='preserve'>甲 </w:t></w:r>",
                "<w:r><w:t xml:space='preserve'>乙</w:t></w:r>",
            ],
        ),
        (
            ["<w:r><w:t>甲<!-- 一 -->&#20057;<![CDATA[<丙>]]><!-- 二 --></w:t></w:r>"],
            (2, 4),
            [
                "<w:r><w:t>甲<!-- 一 -->&#20057;</w:t></w:r>",
                f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>&lt;丙</w:t></w:r><w:r><w:t>&gt;<!-- 二 --></w:t></w:r>",
            ],
        ),
    ],
)
def test_runs_are_cut_where_only_some_letters_change(
    before: Sequence[str], span: tuple[int, int], after: Sequence[str]
) -> None:
    assert body(paragraph(*before), letters(*span, "bold", True)) == paragraph(*after)


@pytest.mark.parametrize(
    "around",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        '<w:ins w:id="7" w:author="甲">{}</w:ins>',
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
        "<w:ruby><w:rubyBase>{}</w:rubyBase></w:ruby>",
    ],
)
def test_letters_in_what_holds_runs(around: str) -> None:
    if "ruby" in around:
        around = f"<w:r>{around}</w:r>"
    before, after = run("甲乙"), run("甲", BOLD) + run("乙")
    assert body(paragraph(around.format(before)), letters(0, 1, "bold", True)) == paragraph(around.format(after))


def test_the_letters_of_several_paragraphs() -> None:
    found = body(paragraph("甲乙") + "<w:p/>" + paragraph("丙丁"), letters(1, 5, "bold", True))
    assert found == paragraph(run("甲"), run("乙", BOLD)) + "<w:p/>" + paragraph(run("丙", BOLD), run("丁"))


def test_many_settings_of_one_run_come_to_few_runs() -> None:
    found = body(
        paragraph("甲乙丙丁"), letters(0, 3, "bold", True), letters(1, 4, "size", 32), letters(2, 3, "bold", False)
    )
    size = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
    assert found == paragraph(run("甲", BOLD), run("乙", BOLD + size), run("丙丁", size))


def test_deleted_text_keeps_its_looks_and_fields_their_marks() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>丁</w:delText></w:r></w:del>'
    found = body(paragraph("甲", deleted, field("PAGE", run("乙"))), letters(0, 2, "bold", True))
    assert found == paragraph(run("甲", BOLD), deleted, field("PAGE", run("乙", BOLD)))


def test_signs_with_a_font_of_their_own_keep_it_and_do_not_cut_runs() -> None:
    sign = '<w:sym w:font="Wingdings" w:char="25A1"/>'
    found = body(f"<w:p><w:r><w:t>甲</w:t>{sign}<w:t>乙</w:t></w:r><w:r>{sign}</w:r></w:p>", letters(0, 4, "size", 32))
    size = '<w:rPr><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>'
    assert found == f"<w:p><w:r>{size}<w:t>甲</w:t>{sign}<w:t>乙</w:t></w:r><w:r>{size}{sign}</w:r></w:p>"
    plain = f"<w:p><w:r>{sign}</w:r></w:p>"
    assert body(plain, letters(0, 1, "chinese", "黑体")) == plain


def test_both_copies_of_a_text_box_change_and_the_run_around_them_can_be_cut() -> None:
    content = paragraph("框中")
    before = text_box(content).replace("<w:r><mc:", "<w:r><w:t>前</w:t><mc:", 1)
    outside, inside = reread_texts(before)
    found = body(
        paragraph(before), letters(outside, outside + 1, "bold", True), letters(inside, inside + 1, "size", 32)
    )
    size = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
    changed = paragraph(run("框", size), run("中"))
    assert found.count(changed) == 2
    assert found == paragraph(text_box(changed).replace("<w:r><mc:", f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>前</w:t><mc:", 1))


def reread_texts(content: str) -> tuple[int, int]:
    string = document_of(paragraph(content)).text.string
    return string.index("前"), string.index("框")


def test_a_copy_that_looks_so_already_is_not_touched() -> None:
    bold = paragraph(run("框", "<w:b/>"))
    given = paragraph(text_box(paragraph("框"), fallback=bold))
    at = document_of(given).text.string.index("框")
    assert body(given, letters(at, at + 1, "bold", True)) == paragraph(
        text_box(paragraph(run("框", BOLD)), fallback=bold)
    )


@pytest.mark.parametrize(
    ("before", "settings", "after"),
    [
        ("", [("alignment", "center")], '<w:jc w:val="center"/>'),
        ('<w:jc w:val="start"/>', [("alignment", "right")], '<w:jc w:val="right"/>'),
        ('<w:jc w:val="start"/>', [("alignment", "left")], '<w:jc w:val="start"/>'),
        # in their order, around what is there, and the mark's properties are not touched
        (
            '<w:pStyle w:val="b"/><w:rPr><w:b/></w:rPr>',
            [
                ("alignment", "both"),
                ("line", LineHeight(560, "exact")),
                ("kinsoku", False),
                ("snapped", False),
                ("keep_next", True),
                ("contextual", True),
                ("first", Indent(640)),
            ],
            '<w:pStyle w:val="b"/><w:keepNext/><w:kinsoku w:val="0"/><w:snapToGrid w:val="0"/>'
            '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/><w:contextualSpacing/>'
            '<w:jc w:val="both"/><w:rPr><w:b/></w:rPr>',
        ),
        # indents, in characters of the letters' size
        ("", [("first", Indent(chars=200))], '<w:ind w:firstLine="400" w:firstLineChars="200"/>'),
        ("", [("first", Indent(-400))], '<w:ind w:hanging="400"/>'),
        ("", [("first", Indent(chars=-150))], '<w:ind w:hanging="300" w:hangingChars="150"/>'),
        ('<w:ind w:hanging="400"/>', [("first", Indent(200))], '<w:ind w:firstLine="200"/>'),
        (
            '<w:ind w:left="9" w:firstLineChars="200" w:hangingChars="9"/>',
            [("first", Indent())],
            '<w:ind w:left="9" w:firstLineChars="0" w:firstLine="0"/>',
        ),
        ('<w:ind w:start="9" w:startChars="50"/>', [("left", Indent(20))], '<w:ind w:left="20" w:leftChars="0"/>'),
        ('<w:ind w:right="9"/>', [("right", Indent())], '<w:ind w:right="0" w:rightChars="0"/>'),
        ('<w:ind w:rightChars="-100"/>', [("right", Indent(-40))], '<w:ind w:rightChars="0" w:right="-40"/>'),
        # no length is longer than 22 inches, however large the letters
        ("", [("first", Indent(chars=31600))], '<w:ind w:firstLine="31680" w:firstLineChars="31600"/>'),
        ("", [("left", Indent(chars=-31600))], '<w:ind w:left="-31680" w:leftChars="-31600"/>'),
        ("", [("after", Space(lines=20000))], '<w:spacing w:after="31680" w:afterLines="20000"/>'),
        # spaces
        ("", [("before", Space(156))], '<w:spacing w:before="156"/>'),
        ("", [("after", Space(lines=50))], '<w:spacing w:after="120" w:afterLines="50"/>'),
        ("", [("before", Space(auto=True))], '<w:spacing w:beforeAutospacing="1"/>'),
        (
            '<w:spacing w:beforeLines="50" w:beforeAutospacing="1" w:after="9"/>',
            [("before", Space())],
            '<w:spacing w:beforeLines="0" w:beforeAutospacing="0" w:after="9" w:before="0"/>',
        ),
        (
            '<w:spacing w:line="400" w:lineRule="atLeast"/>',
            [("line", LineHeight(360))],
            '<w:spacing w:line="360" w:lineRule="auto"/>',
        ),
        ("", [("line", LineHeight(400, "least"))], '<w:spacing w:line="400" w:lineRule="atLeast"/>'),
        # what is so already
        ('<w:ind w:firstLineChars="200"/>', [("first", Indent(chars=200))], '<w:ind w:firstLineChars="200"/>'),
        ('<w:keepNext w:val="on"/>', [("keep_next", True)], '<w:keepNext w:val="on"/>'),
    ],
)
def test_paragraphs(before: str, settings: Sequence[tuple[str, Value]], after: str) -> None:
    wanted = [whole(name, value) for name, value in settings]
    assert properties(before, *wanted) == f"<w:pPr>{after}</w:pPr>"


def test_what_styles_say_is_beaten() -> None:
    spaces = '<w:spacing w:beforeLines="50" w:afterAutospacing="1"/>'
    said = f'<w:pPr>{spaces}<w:ind w:leftChars="9" w:firstLineChars="200"/></w:pPr>'
    settings = [
        whole("first", Indent(300)),
        whole("left", Indent()),
        whole("before", Space(20)),
        whole("after", Space(20)),
    ]
    found = properties("", *settings, styles=style("paragraph", "a", said, default=True))
    assert found == (
        '<w:pPr><w:spacing w:before="20" w:beforeLines="0" w:after="20" w:afterAutospacing="0"/>'
        '<w:ind w:firstLine="300" w:firstLineChars="0" w:left="0" w:leftChars="0"/></w:pPr>'
    )


def test_a_hanging_indent_that_goes_does_not_uncover_one_below() -> None:
    said = style("paragraph", "a", '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>', default=True)
    found = properties('<w:ind w:hangingChars="0" w:hanging="9"/>', whole("first", Indent(40)), styles=said)
    assert found == '<w:pPr><w:ind w:firstLine="40" w:firstLineChars="0"/></w:pPr>'


def test_an_indent_in_characters_goes_by_the_size_that_the_letters_get() -> None:
    settings = [whole("first", Indent(chars=200)), letters(0, 1, "size", 32)]
    assert '<w:ind w:firstLine="640" w:firstLineChars="200"/>' in set_in(document_of(paragraph("甲")), *settings)
    given = document("<w:p/>", defaults(run='<w:sz w:val="24"/>'))
    assert '<w:ind w:firstLine="480" w:firstLineChars="200"/>' in set_in(given, settings[0])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:p/>", "<w:p>{}</w:p>"),
        ('<w:p w:rsidR="1" />', '<w:p w:rsidR="1">{}</w:p>'),
        ("<w:p><w:pPr/></w:p>", "<w:p>{}</w:p>"),
        (
            "<w:p>\n  <!-- 注 --><w:pPr ></w:pPr></w:p>",
            '<w:p>\n  <!-- 注 --><w:pPr ><w:jc w:val="center"/></w:pPr></w:p>',
        ),
        ("<w:p>\n<w:r/></w:p>", "<w:p>{}\n<w:r/></w:p>"),
    ],
)
def test_paragraphs_without_properties(before: str, after: str) -> None:
    expected = after.format('<w:pPr><w:jc w:val="center"/></w:pPr>')
    assert body(before, whole("alignment", "center")) == expected


def test_the_last_mark_of_joined_paragraphs_counts() -> None:
    first = paragraph("甲", properties='<w:rPr><w:del w:id="1"/></w:rPr>')
    found = body(first + paragraph("乙"), whole("alignment", "center"))
    assert found == first + paragraph("乙", properties='<w:jc w:val="center"/>')


def test_each_paragraph_that_has_a_character_there() -> None:
    given = paragraph("甲") + "<w:p/>" + paragraph("乙") + paragraph("丙")
    centered = '<w:jc w:val="center"/>'
    expected = paragraph("甲") + f"<w:p><w:pPr>{centered}</w:pPr></w:p>" + paragraph("乙", properties=centered)
    assert body(given, Setting("paragraph", 2, 4, "alignment", "center")) == expected + paragraph("丙")


@pytest.mark.parametrize(
    ("before", "settings", "after"),
    [
        ("<w:sectPr/>", [("columns", 2)], '<w:sectPr><w:cols w:num="2"/></w:sectPr>'),
        ("", [("columns", 2)], '<w:sectPr><w:cols w:num="2"/></w:sectPr>'),
        (
            '<w:sectPr w:rsidR="1"><w:pgSz w:w="16838" w:h="11906" w:orient="landscape" w:code="9"/><w:titlePg/>'
            "</w:sectPr>",
            [("paper", (11906, 16838)), ("grid", Grid("lines", 579))],
            '<w:sectPr w:rsidR="1"><w:pgSz w:w="11906" w:h="16838"/><w:titlePg/>'
            '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>',
        ),
        (
            '<w:sectPr><w:headerReference r:id="rId9"/></w:sectPr>',
            [("paper", (16838, 11906))],
            '<w:sectPr><w:headerReference r:id="rId9"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
            "</w:sectPr>",
        ),
        (
            '<w:sectPr><w:pgMar w:top="1440" w:left="9"/></w:sectPr>',
            [("margins", (("top", 2098),)), ("margins", (("left", 1588), ("header", 850)))],
            '<w:sectPr><w:pgMar w:top="2098" w:left="1588" w:header="850"/></w:sectPr>',
        ),
        (
            "<w:sectPr/>",
            [("margins", (("top", 2098),))],
            '<w:sectPr><w:pgMar w:top="2098" w:right="1800" w:bottom="1440" w:left="1800" w:header="720" w:footer="720"'
            ' w:gutter="0"/></w:sectPr>',
        ),
        (
            '<w:sectPr><w:cols w:num="2" w:sep="1" w:equalWidth="0"><w:col w:w="1"/><!-- 注 --><w:col/></w:cols>'
            "</w:sectPr>",
            [("columns", 1)],
            '<w:sectPr><w:cols w:num="1" w:sep="1"><!-- 注 --></w:cols></w:sectPr>',
        ),
        (
            '<w:sectPr><w:docGrid w:type="linesAndChars" w:linePitch="312" w:charSpace="9"/></w:sectPr>',
            [("grid", Grid())],
            '<w:sectPr><w:docGrid w:type="default"/></w:sectPr>',
        ),
        ("<w:sectPr/>", [("columns", 1), ("margins", (("top", 1440),)), ("grid", Grid())], "<w:sectPr/>"),
    ],
)
def test_pages(before: str, settings: Sequence[tuple[str, Value]], after: str) -> None:
    assert section(before, *(whole(name, value, "page") for name, value in settings)) == after


def test_the_section_that_holds_the_place() -> None:
    first = paragraph("甲", properties="<w:sectPr><w:type/></w:sectPr>")
    found = set_in(document_of(first + paragraph("乙")), whole("columns", 2, "page"))
    assert '<w:sectPr><w:type/><w:cols w:num="2"/></w:sectPr>' in found
    assert "<w:sectPr/>" in found
    found = set_in(document_of(first + paragraph("乙")), Setting("page", 2, 2, "columns", 2))
    assert "<w:sectPr><w:type/></w:sectPr>" in found
    assert '<w:sectPr><w:cols w:num="2"/></w:sectPr></w:body>' in found


def test_there_is_no_section_in_a_header() -> None:
    given = document_of(paragraph("甲"), {"header1.xml": ("header", part_xml("hdr", paragraph("乙")))})
    with pytest.raises(CannotPatch, match="不在正文"):
        apply(given, [Setting("page", 2, 2, "columns", 2)])


def test_lines_of_the_grid_say_how_much_a_line_is() -> None:
    grid = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    main = document_xml(paragraph("甲")).replace("<w:sectPr/>", grid)
    found = set_in(reread(zipped(members_of(main=main))), whole("before", Space(lines=50)))
    assert '<w:spacing w:before="156" w:beforeLines="50"/>' in found


STRICT_MAIN = document_xml(paragraph("甲乙", properties='<w:ind w:start="9"/>'), STRICT)


def test_the_strict_vocabulary_keeps_its_words() -> None:
    given = reread(zipped(members_of(main=STRICT_MAIN)))
    settings = [
        whole("left", Indent(40)),
        whole("right", Indent(40)),
        whole("alignment", "right"),
        letters(0, 1, "size", 9),
    ]
    found = set_in(given, *settings)
    assert '<w:pPr><w:ind w:start="40" w:end="40"/><w:jc w:val="end"/></w:pPr>' in found
    assert run("甲", '<w:sz w:val="9"/><w:szCs w:val="9"/>') + run("乙") in found


@pytest.mark.parametrize(
    ("root", "stem", "prefix", "declared"),
    [
        ('<x:document xmlns:x="{}">', "x:", "x:", ""),
        ('<document xmlns="{0}" xmlns:y="{0}">', "", "y:", ""),
        ('<document xmlns="{}">', "", "w:", ' xmlns:w="{}"'),
        ('<document xmlns="{}" xmlns:w="urn:x">', "", "hinted:", ' xmlns:hinted="{}"'),
    ],
)
def test_other_prefixes(root: str, stem: str, prefix: str, declared: str) -> None:
    def spelled(xml: str) -> str:
        return xml.replace("</w:", f"</{stem}").replace("<w:", f"<{stem}")

    start, end = root.format(TRANSITIONAL), spelled("</w:document>")
    given = reread(zipped(members_of(main=start + spelled(f"<w:body>{paragraph('甲')}</w:body>") + end)))
    found = set_in(given, whole("alignment", "center"), letters(0, 1, "size", 9))
    said = f'{declared.format(TRANSITIONAL)} {prefix}val="'
    expected = f'<w:p><w:pPr><w:jc{said}center"/></w:pPr><w:r><w:rPr><w:sz{said}9"/><w:szCs{said}9"/></w:rPr>'
    assert spelled(expected) in found
    tracked = set_in(given, letters(0, 1, "bold", True), tracking=AUTHOR)
    signed = f' {prefix}id="1" {SIGNED}'.replace("w:", prefix)
    change = f"<w:rPrChange{declared.format(TRANSITIONAL)}{signed}><w:rPr/></w:rPrChange>"
    assert spelled(f"<w:rPr>{BOLD}{change}</w:rPr>") in tracked


def test_other_encodings() -> None:
    main = '<?xml version="1.0" encoding="UTF-16"?>' + document_xml(paragraph("甲乙"))
    given = reread(zipped(members_of(main=main.encode("utf-16"))))
    after = reread(apply(given, [letters(0, 1, "chinese", "仿宋")]))
    verify_dressed(given, after, [letters(0, 1, "chinese", "仿宋")])
    member = after.package.find("word/document.xml")
    assert member is not None
    written = after.package.read(member).decode("utf-16")
    assert run("甲", '<w:rFonts w:eastAsia="仿宋"/>') + run("乙") in written


@pytest.mark.parametrize(
    "content",
    [
        "<w:p><w:t>甲</w:t></w:p>",
        "<w:p><w:r><w:rPr/><w:rPr/><w:t>甲</w:t></w:r></w:p>",
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>甲</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>",
    ],
)
def test_what_cannot_be_placed_is_refused(content: str) -> None:
    with pytest.raises(CannotPatch):
        apply(document_of(content), [letters(0, 1, "bold", True)])
    given = document_of(content)
    assert apply(given, [letters(0, 1, "bold", False)]) == given.package.data


def test_two_groups_of_one_paragraph_and_what_cannot_be_written_are_refused() -> None:
    with pytest.raises(CannotPatch, match="写了两遍"):
        apply(document_of("<w:p><w:pPr/><w:pPr/></w:p>"), [whole("alignment", "center")])
    with pytest.raises(CannotPatch, match="不能写入"):
        apply(document_of(paragraph("甲")), [letters(0, 1, "chinese", "\0")])


def test_nothing_to_do_gives_the_very_file() -> None:
    given = document_of(paragraph("甲"))
    assert apply(given, []) == apply(given, [letters(0, 1, "size", 20)]) == given.package.data


def test_an_automatic_number_is_nobodys_letters() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    given = document(paragraph("甲乙", properties=listed), numbering=numbering)
    assert given.text.string == "1.甲乙\n"
    found = set_in(given, letters(0, 3, "bold", True), whole("alignment", "center"))
    assert paragraph(run("甲", BOLD), run("乙"), properties=listed + '<w:jc w:val="center"/>') in found


# Tracked


def test_tracked_formatting_holds_what_there_was() -> None:
    given = '<w:p><w:pPr><w:pStyle w:val="b"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    settings = [whole("alignment", "center"), letters(0, 1, "size", 32), whole("columns", 2, "page")]
    found = set_in(document_of(given), *settings, tracking=AUTHOR)
    assert (
        '<w:p><w:pPr><w:pStyle w:val="b"/><w:jc w:val="center"/><w:rPr><w:b/></w:rPr>'
        f'<w:pPrChange w:id="1" {SIGNED}><w:pPr><w:pStyle w:val="b"/></w:pPr></w:pPrChange></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="32"/><w:szCs w:val="32"/>'
        f'<w:rPrChange w:id="3" {SIGNED}><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>'
        f'<w:sectPr><w:cols w:num="2"/><w:sectPrChange w:id="2" {SIGNED}><w:sectPr/></w:sectPrChange></w:sectPr>'
    ) in found


def test_an_older_tracked_change_stays() -> None:
    older = '<w:rPrChange w:id="5" w:author="甲"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    found = body(paragraph(run("甲乙", older)), letters(0, 1, "bold", True), tracking=AUTHOR)
    assert found == paragraph(run("甲", BOLD + older), run("乙", older.replace('"5"', '"1"')))
    older = '<w:pPrChange w:id="5" w:author="甲"><w:pPr/></w:pPrChange>'
    found = body(paragraph("甲", properties=older), whole("alignment", "center"), tracking=AUTHOR)
    assert found == paragraph("甲", properties='<w:jc w:val="center"/>' + older)


def test_pieces_of_a_run_have_numbers_of_their_own() -> None:
    settings = [letters(0, 1, "bold", True), letters(2, 3, "bold", True)]
    found = body(paragraph("甲乙丙"), *settings, tracking=AUTHOR)
    assert len({*re.findall('<w:rPrChange w:id="([0-9]+)"', found)}) == 2


def test_what_tracked_formatting_does_not_hold() -> None:
    inside = '<w:numPr><w:numId w:val="1"/><w:ins w:id="7" w:author="甲"/></w:numPr>'
    section = '<w:sectPr><w:headerReference r:id="rId9"/><w:titlePg/></w:sectPr>'
    given = document_of(paragraph("甲", properties=inside + section))
    settings = [whole("alignment", "center"), whole("columns", 2, "page")]
    found = set_in(given, *settings, tracking=AUTHOR)
    held = inside.replace('w:id="7"', 'w:id="2"')
    assert f'<w:pPrChange w:id="1" {SIGNED}><w:pPr>{held}</w:pPr></w:pPrChange>' in found
    assert "<w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange>" in found


def test_styles_cannot_be_tracked() -> None:
    with pytest.raises(ValueError, match="tracked"):
        apply(document_of(paragraph("甲")), [], AUTHOR, styles=True)
