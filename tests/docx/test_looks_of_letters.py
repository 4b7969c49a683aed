"""How letters and pages look in the end, level by level (ISO/IEC 29500-1 17.3.2, 17.6, 17.10)."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.text.slots import slot_of
from tests.docx.build import STRICT, TRANSITIONAL, paragraph, part_xml, run, text_box, word_file, zipped
from tests.docx.dressed import dressed
from tests.docx.looking import (
    defaults,
    document,
    letters,
    of_run,
    rpr,
    style,
    table,
)

# Fonts, sizes, colors


def test_a_font_of_the_theme_counts_more_than_the_one_beside_it() -> None:
    fonts = '<w:rFonts w:ascii="Arial" w:asciiTheme="majorHAnsi" w:hAnsi="Arial" w:hAnsiTheme="minorHAnsi" {}/>'
    found = of_run(fonts.format('w:eastAsia="黑体" w:eastAsiaTheme="majorEastAsia"'))
    assert (found.latin, found.other, found.chinese) == ("Cambria", "Calibri", "宋体")
    found = of_run(fonts.format('w:eastAsia="黑体" w:eastAsiaTheme="minorEastAsia"'))
    assert found.chinese == "黑体"  # the theme has none
    taiwan = '<w:themeFontLang w:eastAsia="zh-TW"/>'
    assert of_run(fonts.format('w:eastAsiaTheme="majorEastAsia"'), settings=taiwan).chinese == "新細明體"
    styles = style("paragraph", "a", rpr(fonts.format("")), default=True)
    found = of_run('<w:rFonts w:ascii="Courier New"/>', styles)
    assert (found.latin, found.other) == ("Courier New", "Calibri")


@pytest.mark.parametrize(
    ("character", "plain", "hinted", "in_chinese"),
    [
        ("a", "latin", "latin", "latin"), ("7", "latin", "latin", "latin"), ("甲", "chinese", "chinese", "chinese"),
        ("，", "chinese", "chinese", "chinese"), ("“", "other", "chinese", "chinese"),
        ("—", "other", "chinese", "chinese"), ("…", "other", "chinese", "chinese"),
        ("①", "other", "chinese", "chinese"),
        ("é", "other", "other", "chinese"), ("ñ", "other", "other", "other"), ("ǎ", "other", "other", "chinese"),
        ("·", "other", "chinese", "chinese"), ("×", "other", "chinese", "chinese"),
        ("α", "other", "chinese", "chinese"),
        ("\U00020000", "chinese", "chinese", "chinese"), ("\ue000", "other", "chinese", "chinese"),
    ],
)  # fmt: skip
def test_the_font_of_a_character(character: str, plain: str, hinted: str, in_chinese: str) -> None:
    assert slot_of(character) == slot_of(character, False, "zh-CN") == plain
    assert slot_of(character, True, "ja-JP") == hinted
    assert slot_of(character, True, "zh-CN") == in_chinese


def test_a_run_knows_the_font_of_each_of_its_characters() -> None:
    fonts = '<w:rFonts w:ascii="甲" w:hAnsi="乙" w:eastAsia="丙"{}/><w:lang w:eastAsia="zh-CN"/>'
    assert [of_run(fonts.format("")).font_of(each) for each in "1é“字"] == ["甲", "乙", "乙", "丙"]
    assert [of_run(fonts.format(' w:hint="eastAsia"')).font_of(each) for each in "1é“字"] == ["甲", "丙", "丙", "丙"]


@pytest.mark.parametrize(
    ("said", "color"),
    [
        ('w:val="ff0000"', "FF0000"),
        ('w:val="auto"', "auto"),
        ('w:val="red"', "auto"),
        ('w:val="FF0000" w:themeColor="accent1"', "4F81BD"),
        ('w:val="FF0000" w:themeColor="accent9"', "FF0000"),
        ('w:val="auto" w:themeColor="text1"', "000000"),
        ('w:themeColor="accent1" w:themeTint="99"', "95B3D7"),
        ('w:themeColor="accent1" w:themeShade="BF"', "366091"),
        ('w:themeColor="text2" w:themeTint="99"', "548DD4"),
    ],
)
def test_a_color_is_that_of_the_theme_or_as_it_is_written(said: str, color: str) -> None:
    styles = style("paragraph", "a", rpr('<w:color w:val="00FF00" w:themeColor="text2"/>'), default=True)
    assert of_run(f"<w:color {said}/>", styles).color == color


def test_the_settings_map_colors() -> None:
    settings = '<w:clrSchemeMapping w:t1="dark2" w:accent1="accent1"/>'
    assert of_run('<w:color w:themeColor="text1"/>', settings=settings).color == "1F497D"


@pytest.mark.parametrize(("said", "size"), [("32", 32), ("16pt", 32), ("0", 24), ("-4", 24), ("x", 24)])
def test_sizes_are_in_half_points(said: str, size: int) -> None:
    assert of_run(f'<w:sz w:val="{said}"/>', defaults('<w:sz w:val="24"/>')).size == size


def test_a_symbol_is_drawn_with_its_own_font() -> None:
    symbol = '<w:r><w:t>甲</w:t><w:sym w:font="Wingdings" w:char="2611"/></w:r>'
    assert [each.chinese for each in letters(document(paragraph(symbol)))] == ["", "Wingdings"]


def test_letters_that_look_alike_are_one_stretch() -> None:
    found = document(paragraph(run("甲", "<w:b/>"), run("乙", '<w:b w:val="1"/>'), run("", "<w:i/>"), run("丙")))
    stretches = found.formatting.stretches(found.text.paragraphs[0])
    assert [(each.start, each.end, each.look.bold) for each in stretches] == [(0, 2, True), (2, 3, False)]


# Pages


def section(content: str) -> str:
    return f"<w:sectPr>{content}</w:sectPr>"


def edge(kind: str, pages: str, number: int) -> str:
    return f'<w:{kind}Reference w:type="{pages}" r:id="rId{number}"/>'


def pages(body: str, last: str, settings: str = "") -> WordDocument:
    headers = {f"h{number}.xml": ("header", part_xml("hdr", paragraph("眉"))) for number in (1, 2)}
    parts = {**headers, "settings.xml": ("settings", part_xml("settings", settings))}
    data = word_file(body + last, parts)  # of two, the first counts
    return read(Package.from_bytes(data))


def test_a_page_of_which_nothing_is_said() -> None:
    (only,) = document(paragraph("甲")).formatting.page.sections
    assert (only.first, only.last, only.width, only.height, only.columns) == (0, 0, 12240, 15840, 1)
    assert (only.margins["top"], only.margins["left"], only.margins["gutter"]) == (1440, 1800, 0)


def test_headers_are_those_of_the_section_before_kind_by_kind() -> None:
    body = (
        paragraph("甲", properties=section(""))
        + paragraph("乙", properties=section(edge("header", "default", 1) + edge("header", "first", 2)))
        + paragraph("丙", properties=section(edge("header", "default", 2) + "<w:titlePg/>"))
    )
    found = pages(body + paragraph("丁"), section("<w:titlePg w:val='0'/>"), "<w:evenAndOddHeaders/>").formatting.page
    edges = [{each.pages: each.part for each in one.edges} for one in found.sections]
    first, second = "word/h1.xml", "word/h2.xml"
    assert edges == [{}, {"default": first, "first": second}, *[{"default": second, "first": second}] * 2]
    assert [each.title_page for each in found.sections] == [False, False, True, False]
    assert found.odd_and_even
    assert not found.mirrored


def test_sections_end_with_their_paragraph_and_the_boxes_in_it() -> None:
    wide = section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:cols w:num="2"/>')
    cell = table("t", [paragraph("格", properties=section("<w:cols w:num='9'/>"))])
    box = paragraph("乙", text_box(paragraph("框")), properties=wide)
    gone = paragraph("删", properties=rpr('<w:del w:id="1" w:author="a"/>') + section('<w:cols w:num="5"/>'))
    found = pages(paragraph("甲") + cell + box + gone + paragraph("丁"), section("")).formatting.page.sections
    assert [(each.first, each.last, each.landscape, each.columns) for each in found] == [
        (0, 3, True, 2),
        (4, 4, False, 1),
    ]


def test_grid_gutter_and_columns_of_their_own_widths() -> None:
    said = (
        '<w:pgMar w:top="-100" w:gutter="200"/><w:cols w:num="4" w:equalWidth="0"><w:col/><w:col/><w:col/></w:cols>'
        '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
    )
    found = pages(paragraph("甲"), section(said), "<w:mirrorMargins/><w:gutterAtTop/>").formatting.page
    (only,) = found.sections
    assert (only.margins["top"], only.margins["gutter"], only.columns) == (-100, 200, 3)
    assert only.grid == ("linesAndChars", 579, -849)
    assert (found.mirrored, found.gutter_at_top) == (True, True)


# What holds for all documents


@given(st.integers(0, 300))
def test_stretches_cover_the_letters_and_neighbors_differ(seed: int) -> None:
    found = read(Package.from_bytes(dressed(seed, 6)))
    for each in found.text.paragraphs:
        stretches = found.formatting.stretches(each)
        assert stretches[-1].end == each.end
        assert all(one.end == two.start and one.look != two.look for one, two in pairwise(stretches))
        assert found.formatting.look(each) is found.formatting.look(each)


@given(st.integers(0, 300))
def test_strict_files_look_the_same(seed: int) -> None:
    data = dressed(seed, 6)
    ours, theirs = (read(Package.from_bytes(each)) for each in (data, zipped(_strict(data))))
    assert [*map(ours.formatting.look, ours.text.paragraphs)] == [*map(theirs.formatting.look, theirs.text.paragraphs)]
    for one, two in zip(ours.text.paragraphs, theirs.text.paragraphs, strict=True):
        assert ours.formatting.stretches(one) == theirs.formatting.stretches(two)


def _strict(data: bytes) -> dict[str, str | bytes]:
    """The members with the namespace of strict files in place of the usual one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return {name: content.replace(TRANSITIONAL.encode(), STRICT.encode()) for name, content in members.items()}
