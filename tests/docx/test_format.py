"""Effective formatting: direct properties, then the style chain, then the defaults of the document."""

from __future__ import annotations

import pytest

from bulletin_lint.docx.read.story import WordDocument
from tests.docx.build import document_of, paragraph, part_xml, run

STYLES = part_xml(
    "styles",
    """
    <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault>
    <w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>
    <w:latentStyles w:count="2"><w:lsdException w:name="Normal"/><w:lsdException w:name="heading 1"/></w:latentStyles>
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr>
        <w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="plain"><w:basedOn w:val="1"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="strong"><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>
    """,
)


def styled(*content: str, style: str = "", properties: str = "", styles: str = STYLES) -> WordDocument:
    """One paragraph in a document with these styles."""
    form = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return document_of(paragraph(*content, properties=form), {"styles.xml": ("styles", styles)} if styles else None)


def alignment(document: WordDocument) -> str:
    return document.text.formatting.alignment(document.text.paragraphs[0])


def bold(document: WordDocument) -> list[tuple[int, int]]:
    return [*document.text.formatting.bold(document.text.paragraphs[0])]


def size(document: WordDocument) -> int | None:
    return document.text.formatting.size(document.text.paragraphs[0])


@pytest.mark.parametrize(
    ("said", "effective"),
    [("left", "left"), ("start", "left"), ("end", "right"), ("distribute", "distribute"), ("center", "center")],
)
def test_direct_alignment(said: str, effective: str) -> None:
    assert alignment(styled("甲", style="1", properties=f'<w:jc w:val="{said}"/>')) == effective


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", ("both", False, 21)),
        ("a", ("both", False, 21)),
        ("1", ("center", True, 44)),
        ("2", ("center", True, 32)),
        ("plain", ("center", False, 44)),
        ("x", ("right", False, 18)),
        ("没有", ("both", False, 21)),
    ],
)
def test_styles_inherit(style: str, expected: tuple[str, bool, int]) -> None:
    document = styled("甲乙", style=style)
    assert (alignment(document), bool(bold(document)), size(document)) == expected


def test_without_styles_the_standard_s_own_defaults_hold() -> None:
    document = styled("甲", styles="")
    assert (alignment(document), bold(document), size(document)) == ("left", [], 20)


@pytest.mark.parametrize("styles", ["<broken", '<!DOCTYPE a [<!ENTITY e "x">]>' + STYLES, STYLES[: len(STYLES) // 2]])
def test_a_broken_part_does_not_stop_the_reading(styles: str) -> None:
    document = styled("甲", properties='<w:jc w:val="right"/>', styles=styles)
    assert alignment(document) == "right"
    assert bold(document) == []


def test_bold_stretches_are_merged_over_runs() -> None:
    document = styled("引", run("重", "<w:b/>"), run("要", "<w:b/><w:i/>"), "文", run("字", '<w:b w:val="true"/>'))
    assert bold(document) == [(1, 3), (4, 5)]


def test_bold_is_a_toggle_between_paragraph_and_character_style() -> None:
    strong = '<w:rStyle w:val="strong"/>'
    assert bold(styled(run("甲", strong))) == [(0, 1)]
    assert bold(styled(run("甲", strong), style="1")) == []
    assert bold(styled(run("甲", strong + "<w:b/>"), style="1")) == [(0, 1)]


def test_the_size_is_that_of_the_first_visible_character() -> None:
    document = styled(run("　 ", '<w:sz w:val="10"/>'), run("甲", '<w:sz w:val="36"/>'), "乙")
    assert size(document) == 36
    assert size(styled(run("甲", '<w:rStyle w:val="strong"/>'), style="1")) == 24
    assert size(styled()) is None


def level(number: int, form: str, text: str, more: str = "") -> str:
    content = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{content}</w:lvl>'


def labels(numbering: str, *items: str, styles: str = STYLES) -> list[str]:
    """The labels of paragraphs given by their properties."""
    body = "".join(paragraph("项", properties=item) for item in items)
    parts = {"styles.xml": ("styles", styles), "numbering.xml": ("numbering", part_xml("numbering", numbering))}
    document = document_of(body, parts)
    return [document.text.formatting.label(p) for p in document.text.paragraphs]


def listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


ABSTRACT = (
    '<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>{}</w:num>'
)
OUTLINE = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
)


def test_labels_are_counted_through_the_levels() -> None:
    items = [listed(1), listed(1, 1), listed(1, 1), listed(1), listed(1, 1), listed(1, 2), "", listed(0), listed(1)]
    expected = ["一、", "（一）", "（二）", "二、", "（一）", "2.1.1", "", "", "三、"]
    assert labels(ABSTRACT.format(OUTLINE, ""), *items) == expected


def test_an_instance_may_start_elsewhere() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert labels(ABSTRACT.format(OUTLINE, override), listed(1), listed(1)) == ["五、", "六、"]


def test_a_style_may_carry_the_list() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="h"><w:pPr>{listed(1)}</w:pPr></w:style>'
    styles = part_xml("styles", style)
    assert labels(ABSTRACT.format(OUTLINE, ""), '<w:pStyle w:val="h"/>', styles=styles) == ["一、"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "10"),
        ("decimalZero", "10"),
        ("upperRoman", "X"),
        ("lowerLetter", "j"),
        ("upperLetter", "J"),
        ("chineseCountingThousand", "十"),
        ("japaneseCounting", "十"),
        ("ideographDigital", "一〇"),
        ("chineseLegalSimplified", "壹拾"),
        ("ideographTraditional", "癸"),
        ("ideographZodiac", "酉"),
        ("decimalEnclosedCircle", "⑩"),
        ("decimalFullWidth", "１０"),
        ("decimalEnclosedParen", "⑽"),
        ("decimalEnclosedFullstop", "⒑"),
        ("hebrew1", ""),
        ("none", ""),
    ],
)
def test_formats_of_numbers(form: str, expected: str) -> None:
    assert labels(ABSTRACT.format(level(0, form, "%1"), ""), *[listed(1)] * 10)[-1] == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(11, "十一"), (20, "二十"), (21, "二十一"), (101, "一百零一"), (110, "一百一十"), (1001, "一千零一")],
)
def test_chinese_numbers(number: int, expected: str) -> None:
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{number}"/></w:lvlOverride>'
    assert labels(ABSTRACT.format(OUTLINE, override), listed(1)) == [expected + "、"]


@pytest.mark.parametrize(("text", "expected"), [("·", "·"), ("\uf0b7", "●")])
def test_bullets(text: str, expected: str) -> None:
    assert labels(ABSTRACT.format(level(0, "bullet", text), ""), listed(1)) == [expected]


def test_a_broken_numbering_part_gives_no_label() -> None:
    parts = {"numbering.xml": ("numbering", "<broken")}
    document = document_of(paragraph("项", properties=listed(1)), parts)
    assert document.text.formatting.label(document.text.paragraphs[0]) == ""


def test_a_list_that_is_not_there_has_no_label() -> None:
    assert labels("", listed(7)) == [""]
