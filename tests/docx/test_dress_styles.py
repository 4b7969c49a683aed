"""What all paragraphs of a style are to have is said by the style, unless anything else would change by it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bulletin_lint.docx.guard.dressed import verify_dressed
from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.docx.write.dress import apply
from bulletin_lint.text.looks import Indent, Space
from bulletin_lint.text.setting import Setting, Target, Value
from tests.docx.build import document_of, paragraph, part_xml, run, text_box
from tests.docx.looking import ppr, rpr, style
from tests.docx.settings import reread

SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
OF_B, OF_C = '<w:pStyle w:val="B"/>', '<w:pStyle w:val="C"/>'
DEFAULT = style("paragraph", "a", "", default=True)
B = style("paragraph", "B", "")


def given(body: str, styles: str, **more: str) -> WordDocument:
    parts = {"styles.xml": ("styles", part_xml("styles", styles))}
    parts |= {f"{kind}.xml": (kind, part_xml(kind, content)) for kind, content in more.items()}
    return document_of(body, parts)


def settings(document: WordDocument, texts: str, name: str, value: Value, target: Target = "letters") -> list[Setting]:
    """A setting for each paragraph that begins with one of these letters."""
    chosen = [each for each in document.text.paragraphs if document.text.of(each)[:1] in [*texts]]
    return [Setting(target, each.start, each.end, name, value) for each in chosen]


def written(document: WordDocument, wanted: Sequence[Setting]) -> tuple[str, str]:
    """The body and the styles with the settings, which the guard has let through and which are made but once."""
    after = reread(apply(document, wanted, styles=True))
    verify_dressed(document, after, wanted, styles=True)
    assert apply(after, wanted, styles=True) == after.package.data
    main, sheet = after.parts[0].data.decode(), after.package.part("word/styles.xml")
    assert sheet is not None
    styles = sheet.data.decode()
    start = styles.index(">", styles.index("<w:styles")) + 1
    return main[main.index("<w:body>") + 8 : main.index("<w:sectPr")], styles[start : styles.index("</w:styles>")]


def test_a_style_says_what_all_its_paragraphs_are_to_have() -> None:
    body = paragraph("甲", properties=OF_B) + paragraph("乙") + paragraph("丙", properties=OF_B)
    document = given(body, DEFAULT + B)
    wanted = settings(document, "甲丙", "size", 32)
    wanted += settings(document, "甲丙", "first", Indent(chars=200), "paragraph")
    said = ppr('<w:ind w:firstLine="640" w:firstLineChars="200"/>') + rpr(SIZE)
    assert written(document, wanted) == (body, DEFAULT + style("paragraph", "B", said))


def test_so_does_the_default_style() -> None:
    body = paragraph("甲") + paragraph(text_box(paragraph("框")))
    document = given(body, DEFAULT)
    at = document.text.string.index("框")
    wanted = [*settings(document, "甲", "bold", True), Setting("letters", at, at + 1, "bold", True)]
    assert written(document, wanted) == (body, style("paragraph", "a", rpr("<w:b/><w:bCs/>"), default=True))


def test_what_stands_in_the_text_itself_in_the_way_is_set_there() -> None:
    body = paragraph(run("甲", '<w:sz w:val="21"/>'), "子", properties=OF_B) + paragraph("乙", properties=OF_B)
    document = given(body, DEFAULT + B)
    after = body.replace('<w:sz w:val="21"/>', SIZE)
    assert written(document, settings(document, "甲乙", "size", 32)) == (
        after,
        DEFAULT + style("paragraph", "B", rpr(SIZE)),
    )


def directly(text: str, of: str = OF_B) -> str:
    return paragraph(run(text, SIZE), properties=of)


def test_one_paragraph_without_it_keeps_it_out_of_the_style() -> None:
    body = paragraph("甲", properties=OF_B) + paragraph("乙", properties=OF_B)
    document = given(body, DEFAULT + B)
    expected = directly("甲") + paragraph("乙", properties=OF_B)
    assert written(document, settings(document, "甲", "size", 32)) == (expected, DEFAULT + B)
    other = '<w:sz w:val="28"/><w:szCs w:val="28"/>'
    both = settings(document, "甲", "size", 32) + settings(document, "乙", "size", 28)
    assert written(document, both) == (directly("甲") + paragraph(run("乙", other), properties=OF_B), DEFAULT + B)


C = style("paragraph", "C", "", "B")


def test_a_style_that_is_based_on_it_keeps_it_out_unless_it_says_so_itself() -> None:
    body = paragraph("甲", properties=OF_B) + paragraph("乙", properties=OF_C)
    document = given(body, DEFAULT + B + C)
    wanted = settings(document, "甲", "size", 32)
    expected = directly("甲") + paragraph("乙", properties=OF_C)
    assert written(document, wanted) == (expected, DEFAULT + B + C)
    both = wanted + settings(document, "乙", "size", 28)
    sizes = (rpr(SIZE), rpr(SIZE.replace("32", "28")))
    said = style("paragraph", "B", sizes[0]) + style("paragraph", "C", sizes[1], "B")
    assert written(document, both) == (body, DEFAULT + said)
    same = wanted + settings(document, "乙", "size", 32)
    _, styles = written(document, same)
    assert styles.startswith(DEFAULT + style("paragraph", "B", rpr(SIZE)))


def test_what_falls_out_for_one_style_stays_in_another() -> None:
    body = paragraph("甲", properties=OF_B) + paragraph("乙", properties=OF_C) + paragraph("丁", properties=OF_D)
    document = given(body, DEFAULT + B + C + style("paragraph", "D", ""))
    body_after, styles = written(document, settings(document, "甲丁", "size", 32))
    assert body_after == body.replace(run("甲"), run("甲", SIZE))
    assert styles == DEFAULT + B + C + style("paragraph", "D", rpr(SIZE))


OF_D = '<w:pStyle w:val="D"/>'


@pytest.mark.parametrize(
    ("mark", "in_style"),
    [("", False), ("<w:rPr><w:b/></w:rPr>", False), ('<w:rPr><w:sz w:val="9"/></w:rPr>', True)],
)
def test_an_empty_paragraph_keeps_its_height(mark: str, in_style: bool) -> None:
    empty = f"<w:p><w:pPr>{OF_B}{mark}</w:pPr></w:p>"
    document = given(paragraph("甲", properties=OF_B) + empty, DEFAULT + B)
    _, styles = written(document, settings(document, "甲", "size", 32))
    assert (styles != DEFAULT + B) is in_style
    _, styles = written(document, [Setting("letters", 0, 3, "size", 32)])
    assert styles != DEFAULT + B
    _, styles = written(document, settings(document, "甲", "color", "FF0000"))
    assert styles == DEFAULT + style("paragraph", "B", rpr('<w:color w:val="FF0000"/>'))


def test_paragraphs_that_are_not_read_keep_it_out() -> None:
    body = paragraph("甲", properties=OF_B)
    comment = f'<w:comment w:id="0" w:author="甲">{paragraph("注", properties=OF_C)}</w:comment>'
    document = given(body, DEFAULT + B + C, comments=comment)
    assert written(document, settings(document, "甲", "size", 32)) == (directly("甲"), DEFAULT + B + C)
    document = given(body, DEFAULT + B + C, comments=comment.replace(OF_C, ""))
    assert written(document, settings(document, "甲", "size", 32))[0] == body


def test_two_styles_that_switch_one_another_off_keep_it_out() -> None:
    bold = run("乙", '<w:rStyle w:val="E"/>')
    body = paragraph("甲", bold, properties=OF_B)
    styles = DEFAULT + B + style("character", "E", rpr("<w:b/>"))
    document = given(body, styles)
    found = written(document, settings(document, "甲", "bold", True))
    assert found == (
        paragraph(run("甲", "<w:b/><w:bCs/>"), run("乙", '<w:rStyle w:val="E"/>'), properties=OF_B),
        styles,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:rsid w:val='1'/><w:pPr/><w:rPr/>", "<w:rsid w:val='1'/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr>"),
        ("<w:qFormat/><w:rPr/>", "<w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr>"),
        ("<w:pPr/><w:tblPr/>", "<w:pPr>{}</w:pPr><w:rPr>{}</w:rPr><w:tblPr/>"),
        ("<w:rPr><w:kern/></w:rPr>", "<w:pPr>{}</w:pPr><w:rPr>{}<w:kern/></w:rPr>"),
    ],
)
def test_where_styles_say_it(before: str, after: str) -> None:
    body = paragraph("甲", properties=OF_B)
    document = given(body, DEFAULT + style("paragraph", "B", before))
    wanted = [*settings(document, "甲", "bold", True), *settings(document, "甲", "alignment", "center", "paragraph")]
    said = after.format('<w:jc w:val="center"/>', "<w:b/><w:bCs/>")
    assert written(document, wanted) == (body, DEFAULT + style("paragraph", "B", said))


def test_what_a_style_said_in_the_way_gives_way() -> None:
    spaces = '<w:spacing w:beforeLines="50" w:afterAutospacing="1"/><w:ind w:hangingChars="200"/>'
    document = given(paragraph("甲", properties=OF_B), DEFAULT + style("paragraph", "B", ppr(spaces)))
    wanted = [
        *settings(document, "甲", "before", Space(20), "paragraph"),
        *settings(document, "甲", "after", Space(), "paragraph"),
        *settings(document, "甲", "first", Indent(), "paragraph"),
    ]
    said = (
        '<w:spacing w:beforeLines="0" w:afterAutospacing="0" w:before="20" w:after="0"/>'
        '<w:ind w:firstLine="0" w:firstLineChars="0"/>'
    )
    assert written(document, wanted)[1] == DEFAULT + style("paragraph", "B", ppr(said))


def test_a_style_that_is_there_twice_is_left_alone() -> None:
    document = given(paragraph("甲", properties=OF_B), DEFAULT + B + B)
    assert written(document, settings(document, "甲", "size", 32)) == (directly("甲"), DEFAULT + B + B)


@pytest.mark.parametrize("parts", [{}, {"styles.xml": ("styles", "<broken")}])
def test_without_readable_styles_it_is_said_in_the_text(parts: dict[str, tuple[str, str]]) -> None:
    document = document_of(paragraph("甲"), parts)
    wanted = [Setting("letters", 0, 1, "size", 32)]
    after = reread(apply(document, wanted, styles=True))
    verify_dressed(document, after, wanted, styles=True)
    assert paragraph(run("甲", SIZE)) in after.parts[0].data.decode()


def test_what_looks_so_already_gives_the_very_file() -> None:
    document = given(paragraph(run("甲", SIZE), properties=OF_B), DEFAULT + B)
    assert apply(document, settings(document, "甲", "size", 32), styles=True) == document.package.data


@pytest.mark.parametrize("twice", ["<w:rPr/><w:rPr/>", "<w:pPr/><w:pPr/>"])
def test_a_style_that_says_something_twice_is_left_alone(twice: str) -> None:
    odd = style("paragraph", "B", twice)
    document = given(paragraph("甲", properties=OF_B), DEFAULT + odd)
    assert written(document, settings(document, "甲", "size", 32)) == (directly("甲"), DEFAULT + odd)
