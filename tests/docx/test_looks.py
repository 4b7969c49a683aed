"""What holds in the end for paragraphs, letters and pages, level by level (ISO/IEC 29500-1 17.7.2)."""

from __future__ import annotations

import pytest

from bulletin_lint.text.looks import Border, Indent, LineHeight, ParagraphLook, RunLook, Space
from tests.docx.build import paragraph, text_box
from tests.docx.looking import (
    defaults,
    document,
    letters,
    look,
    of_paragraph,
    of_run,
    ppr,
    rpr,
    style,
    table,
)


def test_without_anything_said_word_has_its_own() -> None:
    assert of_paragraph("") == ParagraphLook()
    assert of_run("") == RunLook()


# Indents and spaces


@pytest.mark.parametrize(
    ("above", "first"),
    [
        ('w:firstLine="200"', Indent(200, 0)),
        ('w:hanging="300"', Indent(-300, 0)),
        ('w:firstLine="200" w:hanging="300"', Indent(-300, 0)),
        ('w:firstLineChars="200" w:firstLine="640"', Indent(640, 200)),
        ('w:hangingChars="100"', Indent(420, -100)),
        ('w:left="10"', Indent(420, 0)),
        ('w:firstLine="2pt"', Indent(40, 0)),
        ('w:firstLine="zwei"', Indent(420, 0)),
    ],
)
def test_the_first_line_hangs_or_not_whichever_level_says_so(above: str, first: Indent) -> None:
    styles = style("paragraph", "a", ppr('<w:ind w:firstLine="420"/>'), default=True)
    assert of_paragraph(f"<w:ind {above}/>", styles).first == first


def test_characters_count_more_than_twips_until_they_are_said_to_be_none() -> None:
    styles = style("paragraph", "a", ppr('<w:ind w:firstLineChars="200" w:firstLine="640"/>'), default=True)
    assert of_paragraph('<w:ind w:firstLine="0"/>', styles).first == Indent(0, 200)
    assert of_paragraph('<w:ind w:firstLineChars="0" w:firstLine="0"/>', styles).first == Indent(0, 0)


def test_start_and_end_are_left_and_right() -> None:
    found = of_paragraph('<w:ind w:start="100" w:endChars="50"/><w:jc w:val="end"/>')
    assert (found.left, found.right, found.alignment) == (Indent(100), Indent(0, 50), "right")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ('w:line="579" w:lineRule="exact"', LineHeight(579, "exact")),
        ('w:line="300" w:lineRule="atLeast"', LineHeight(300, "least")),
        ('w:line="360" w:lineRule="auto"', LineHeight(360)),
        ('w:line="360"', LineHeight(360)),
        ('w:line="-400"', LineHeight(400, "exact")),
        ('w:line="0"', LineHeight()),
        ('w:before="100"', LineHeight(500, "exact")),
        ('w:lineRule="atLeast"', LineHeight(500, "least")),
    ],
)
def test_lines_have_the_rule_that_stands_beside_their_height(said: str, line: LineHeight) -> None:
    styles = style("paragraph", "a", ppr('<w:spacing w:line="500" w:lineRule="exact"/>'), default=True)
    assert of_paragraph(f"<w:spacing {said}/>", styles).line == line


def test_spaces_are_in_twips_or_lines_or_as_a_web_page_has_them() -> None:
    said = 'w:before="156" w:beforeLines="50" w:after="100" w:afterAutospacing="1"'
    found = of_paragraph(f"<w:spacing {said}/>")
    assert (found.before, found.after) == (Space(156, 50), Space(100, 0, True))
    styles = style("paragraph", "a", ppr(f"<w:spacing {said}/>"), default=True)
    found = of_paragraph('<w:spacing w:beforeLines="0" w:afterAutospacing="0"/>', styles)
    assert (found.before, found.after) == (Space(156), Space(100))


@pytest.mark.parametrize("off", ["0", "false", "off"])
def test_switches_are_off_in_three_forms(off: str) -> None:
    names = ("snapToGrid", "autoSpaceDE", "autoSpaceDN", "kinsoku")
    found = of_paragraph("".join(f'<w:{name} w:val="{off}"/>' for name in names))
    assert not any((found.snapped, found.space_latin, found.space_digits, found.kinsoku))
    found = of_paragraph('<w:keepNext/><w:keepLines w:val="on"/><w:pageBreakBefore w:val="1"/><w:contextualSpacing/>')
    assert all((found.keep_next, found.keep_lines, found.page_break_before, found.contextual))


def test_a_level_of_nine_is_none_and_a_border_of_nil_no_border() -> None:
    border = '<w:{} w:val="{}" w:sz="4" w:color="FF0000"/>'
    styles = style("paragraph", "a", ppr(f"<w:pBdr>{border.format('top', 'single')}</w:pBdr>"), default=True)
    assert dict(of_paragraph("", styles).borders) == {"top": Border("single", 4, "FF0000")}
    found = of_paragraph(f'<w:pBdr>{border.format("top", "nil")}</w:pBdr><w:outlineLvl w:val="9"/>', styles)
    assert (dict(found.borders), found.outline) == ({}, None)


# Styles


def test_a_style_of_another_kind_or_none_is_as_if_it_were_not_named() -> None:
    styles = (
        style("paragraph", "a", ppr('<w:jc w:val="center"/>') + rpr('<w:sz w:val="32"/>'), default=True)
        + style("character", "c", rpr('<w:sz w:val="44"/>'))
        + style("paragraph", "p", rpr('<w:sz w:val="18"/>'))
    )
    for name in ("c", "missing"):
        found = of_paragraph(f'<w:pStyle w:val="{name}"/>', styles)
        assert (found.alignment, found.style) == ("center", "")
    assert of_paragraph('<w:pStyle w:val="a"/>', styles).style == ""
    assert of_paragraph('<w:pStyle w:val="p"/>', styles).style == "p"
    assert [of_run(f'<w:rStyle w:val="{name}"/>', styles).size for name in "cp"] == [44, 32]


def test_a_chain_ends_in_a_circle_and_at_a_style_of_another_kind() -> None:
    styles = (
        style("paragraph", "p", ppr('<w:jc w:val="right"/>'), "q")
        + style("paragraph", "q", ppr("<w:keepNext/>"), "p")
        + style("paragraph", "r", "", "c")
        + style("character", "c", rpr('<w:sz w:val="44"/>'))
    )
    found = of_paragraph('<w:pStyle w:val="p"/>', styles)
    assert (found.alignment, found.keep_next) == ("right", True)
    assert of_run("", styles, around='<w:pStyle w:val="r"/>').size == 20


@pytest.mark.parametrize(
    ("default", "around", "own", "bold"),
    [
        ("", "<w:b/>", "<w:b/>", False),
        ("", "<w:b/>", '<w:b w:val="0"/>', True),
        ("", '<w:b w:val="0"/>', "<w:b/>", True),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", '<w:b w:val="0"/>', "", False),
        ("<w:b/>", '<w:b w:val="0"/>', '<w:b w:val="0"/>', True),
        ("<w:b/>", "", "", True),
    ],
)
def test_bold_of_two_styles_is_off_unless_the_defaults_have_it(default: str, around: str, own: str, bold: bool) -> None:
    styles = defaults(default) + style("paragraph", "p", rpr(around)) + style("character", "c", rpr(own))
    assert of_run('<w:rStyle w:val="c"/>', styles, around='<w:pStyle w:val="p"/>').bold is bold
    for direct in (True, False):
        said = f'<w:rStyle w:val="c"/><w:b w:val="{direct:d}"/>'
        assert of_run(said, styles, around='<w:pStyle w:val="p"/>').bold is direct


# Lists

LIST = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:pStyle w:val="p"/><w:pPr><w:ind w:left="840" w:hanging="100"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="n"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)


def numbers(list_id: int, level: int | None = None) -> str:
    place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{place}<w:numId w:val="{list_id}"/></w:numPr>'


@pytest.mark.parametrize(
    ("own", "left", "first"),
    [
        ('<w:pStyle w:val="i"/>', 99, 50),
        ('<w:pStyle w:val="i"/>' + numbers(1), 420, -420),
        ('<w:pStyle w:val="i"/>' + numbers(1, 1), 840, -100),
        ('<w:pStyle w:val="i"/>' + numbers(1) + '<w:ind w:left="7"/>', 7, -420),
        ('<w:pStyle w:val="i"/>' + numbers(2), 99, 50),  # the override of the level says nothing
        ('<w:pStyle w:val="i"/>' + numbers(3), 420, -420),
        ('<w:pStyle w:val="i"/>' + numbers(7), 99, 50),
        ('<w:pStyle w:val="p"/>', 840, -100),  # the level that names the style
        ('<w:pStyle w:val="p"/>' + numbers(0), 99, 50),
        ('<w:pStyle w:val="q"/>', 840, 30),  # what is based on it says the first line anew
        ('<w:pStyle w:val="out"/>', 99, 50),
        (numbers(1, 5), 0, 0),
    ],
)
def test_a_list_counts_more_than_the_style_below_it_and_less_than_what_is_above(
    own: str, left: int, first: int
) -> None:
    styles = (
        style("paragraph", "i", ppr('<w:ind w:left="99" w:firstLine="50"/>'))
        + style("paragraph", "p", ppr(numbers(1, 0)), "i")
        + style("paragraph", "q", ppr('<w:ind w:firstLine="30"/>'), "p")
        + style("paragraph", "out", ppr(numbers(0)), "p")
        + style("numbering", "n", ppr(numbers(1)))
    )
    found = of_paragraph(own, styles, LIST)
    assert (found.left.twips, found.first.twips) == (left, first)


def test_characters_of_a_style_outlive_the_twips_of_a_list() -> None:
    styles = style("paragraph", "p", ppr('<w:ind w:firstLineChars="200" w:firstLine="420"/>'))
    assert of_paragraph('<w:pStyle w:val="p"/>' + numbers(1), styles, LIST).first == Indent(-420, 200)
    own = '<w:pStyle w:val="p"/>' + numbers(1) + '<w:ind w:firstLineChars="0"/>'
    assert of_paragraph(own, styles, LIST).first == Indent(-420, 0)


# Tables


def part(kind: str, content: str) -> str:
    return f'<w:tblStylePr w:type="{kind}">{content}</w:tblStylePr>'


def test_the_nearest_table_counts_but_not_around_a_text_box() -> None:
    styles = defaults('<w:sz w:val="21"/>') + style("table", "t", rpr('<w:sz w:val="44"/>'))
    styles += style("table", "u", rpr("<w:i/>"))
    inner = table("u", [paragraph("内")])
    cell = paragraph("甲", text_box(paragraph("框"))) + inner + paragraph("乙")
    found = document(table("t", [cell]) + paragraph("外"), styles)
    sizes = {found.text.of(p): (letters(found, p.index)[0].size, letters(found, p.index)[0].italic)
             for p in found.text.paragraphs}  # fmt: skip
    assert sizes == {"甲": (44, False), "框": (21, False), "内": (21, True), "乙": (44, False), "外": (21, False)}


def test_parts_of_a_table_have_their_own_look() -> None:
    content = part("firstRow", rpr("<w:b/>") + ppr('<w:jc w:val="center"/>')) + part("band1Horz", rpr("<w:i/>"))
    content += part("firstCol", rpr('<w:sz w:val="30"/>')) + part("nwCell", rpr('<w:sz w:val="40"/>'))
    styles = style("table", "t", content) + style("table", "u", "", "t")
    rows = [[paragraph("甲"), paragraph("乙")] for _ in range(3)]
    for said in ('w:val="04A0"', 'w:val="0000" w:firstRow="1" w:firstColumn="1" w:noHBand="0" w:noVBand="1"'):
        found = document(table("u", *rows, look=f"<w:tblLook {said}/>"), styles)
        looks = [letters(found, index)[0] for index in range(6)]
        assert [each.bold for each in looks] == [True, True, False, False, False, False]
        assert [each.italic for each in looks] == [False, False, True, True, False, False]
        assert [each.size for each in looks] == [40, 20, 30, 20, 30, 20]
        assert [look(found, index).alignment for index in (0, 2)] == ["center", "left"]
    assert not letters(document(table("u", *rows), styles))[0].bold


def test_the_default_style_yields_to_the_table_in_old_files_if_it_says_what_is_built_in() -> None:
    new = '<w:compat><w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:val="1"/></w:compat>'
    for size, settings, expected in ((20, "", 44), (21, "", 21), (20, new, 20)):
        styles = style("paragraph", "a", rpr(f'<w:sz w:val="{size}"/>'), default=True)
        styles += style("table", "t", rpr('<w:sz w:val="44"/>'))
        assert letters(document(table("t", [paragraph("甲")]), styles, settings=settings))[0].size == expected
