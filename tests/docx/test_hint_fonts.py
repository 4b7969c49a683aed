"""With which font Word draws marks: what follows from the properties of a run, its styles, defaults and the theme."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from bulletin_lint.docx.read.fonts import DECIDED_BY_HINT, Fonts
from tests.docx.build import (
    document_of,
    edit,
    paragraph,
    part_xml,
    run,
    text_box,
)
from tests.docx.hints import (
    BARE,
    CHINESE,
    DEFAULTS,
    FONTS,
    HINTED,
    Parts,
    W,
    body_of,
    patched,
    style,
    styles,
)

# Which font draws them: the effective ones of the run.


class Effective(NamedTuple):
    """What a run says itself, and what else there is; whether its marks are drawn apart from the Chinese."""

    said: str
    parts: Parts
    apart: bool
    paragraph: str = ""


def theme(latin: str, chinese: str, han: str = "", settings: str = "") -> Parts:
    """A theme in the defaults of a document."""
    font = f'<a:font script="Hans" typeface="{han}"/><a:font script="Hant" typeface="新細明體"/>'
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/><a:cs typeface=""/>{font}'
    scheme = f"<a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>"
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    xml = (
        f'<a:theme xmlns:a="{space}"><a:themeElements><a:fontScheme>{scheme}</a:fontScheme></a:themeElements></a:theme>'
    )
    names = 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
    parts = {**styles(defaults=f"<w:rFonts {names}/>"), "theme/theme1.xml": ("theme", xml)}
    return parts | ({"settings.xml": ("settings", part_xml("settings", settings))} if settings else {})


NORMAL = style("paragraph", "a", FONTS, default=True)
EFFECTIVE = {
    "direct": Effective(FONTS, {}, True),
    "one font for all": Effective('<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>', {}, False),
    "one font of two names": Effective('<w:rFonts w:hAnsi="SimSun" w:eastAsia="宋体"/>', {}, False),
    "two Chinese fonts": Effective('<w:rFonts w:hAnsi="宋体" w:eastAsia="仿宋"/>', {}, True),
    "only ASCII is Latin": Effective('<w:rFonts w:ascii="Arial" w:hAnsi="仿宋" w:eastAsia="仿宋"/>', {}, False),
    "no font at all": Effective("", {}, False),
    "no Chinese font": Effective('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', {}, False),
    "no Latin font": Effective('<w:rFonts w:eastAsia="仿宋"/>', {}, True),
    "Times New Roman for all": Effective('<w:rFonts w:hAnsi="Arial" w:eastAsia="Times New Roman"/>', {}, False),
    "hint": Effective(HINTED, {}, False),
    "hint of another kind": Effective(HINTED.replace("eastAsia", "default", 1), {}, True),
    "one that draws all": Effective(f"{FONTS}<w:rtl/>", {}, False),
    "complex script": Effective(f"{FONTS}<w:cs/>", {}, False),
    "complex script off": Effective(f'{FONTS}<w:cs w:val="0"/>', {}, True),
    "defaults": Effective("", DEFAULTS, True),
    "defaults and a Chinese font for all": Effective(CHINESE, DEFAULTS, False),
    "default style": Effective("", styles(NORMAL), True),
    "paragraph style": Effective("", styles(style("paragraph", "b", FONTS)), True, '<w:pStyle w:val="b"/>'),
    "unknown paragraph style": Effective("", styles(NORMAL), True, '<w:pStyle w:val="x"/>'),
    "style above another": Effective(
        "", styles(NORMAL, style("paragraph", "b", CHINESE, "a")), False, '<w:pStyle w:val="b"/>'
    ),
    "style that another is based on": Effective(
        "",
        styles(style("paragraph", "c", FONTS), style("paragraph", "b", "<w:b/>", "c")),
        True,
        '<w:pStyle w:val="b"/>',
    ),
    "styles in a circle": Effective(
        "", styles(style("paragraph", "b", "", "c"), style("paragraph", "c", FONTS, "b")), True, '<w:pStyle w:val="b"/>'
    ),
    "character style": Effective('<w:rStyle w:val="c"/>', styles(style("character", "c", FONTS)), True),
    "character style above": Effective(
        '<w:rStyle w:val="c"/>', styles(NORMAL, style("character", "c", CHINESE)), False
    ),
    "hint of a style": Effective(
        "", styles(NORMAL, style("paragraph", "b", BARE, "a")), False, '<w:pStyle w:val="b"/>'
    ),
    "hint of a style taken back": Effective(
        '<w:rFonts w:hint="default"/>', styles(style("paragraph", "b", HINTED)), True, '<w:pStyle w:val="b"/>'
    ),
    "theme": Effective("", theme("Calibri", "", "宋体"), True),
    "theme of one font": Effective("", theme("等线", "", "等线"), False),
    "theme that names the Chinese font": Effective("", theme("等线", "宋体", "等线"), True),
    "theme in another language": Effective(
        "", theme("新細明體", "", "宋体", '<w:themeFontLang w:eastAsia="zh-TW"/>'), False
    ),
    "theme under a font that is named": Effective(CHINESE, theme("Calibri", "仿宋_GB2312"), False),
    "theme beside a font that is named": Effective(
        '<w:rFonts w:hAnsiTheme="minorHAnsi" w:hAnsi="仿宋" w:eastAsia="仿宋"/>', theme("Calibri", ""), True
    ),
    "theme that is not there": Effective(
        '<w:rFonts w:hAnsiTheme="minorHAnsi" w:hAnsi="仿宋" w:eastAsia="仿宋"/>', {}, False
    ),
    "broken styles": Effective("", {"styles.xml": ("styles", "<w:styles>")}, False),
}


@pytest.mark.parametrize("case", EFFECTIVE.values(), ids=EFFECTIVE)
def test_the_font_of_a_mark_follows_from_all_that_is_said_of_the_run(case: Effective) -> None:
    document = document_of(paragraph(run('“甲"', case.said), properties=case.paragraph), case.parts)
    element = next(document.parts[0].root.iter(f"{W}r"))
    assert Fonts(document).draw_apart(element) is case.apart
    after = patched(document, edit(document, '"', "”"))
    assert ("“甲</w:t></w:r><w:r>" in body_of(after)) is case.apart


def test_a_table_style_says_the_font_of_the_paragraphs_in_its_cells_alone() -> None:
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr><w:tblGrid/><w:tr><w:tc>'
        f"{paragraph('甲乙')}{paragraph(text_box(paragraph('丙')))}</w:tc></w:tr></w:tbl>"
    )
    document = document_of(table, styles(style("table", "t", FONTS)))
    after = patched(document, edit(document, "甲", "“甲"), edit(document, "丙", "“丙"))
    assert body_of(after).count(BARE) == 1


def test_which_marks_the_hint_decides_about() -> None:
    decided = "“”‘’…—―–·×÷°±§¨℃‰※①Ⅱ→√■★●′″€"
    others = "\"'.-，。（）《》、：；～％〔〕ａ１一ぁaé0éα ​®"
    assert [sign for sign in decided if not DECIDED_BY_HINT.fullmatch(sign)] == []
    assert [sign for sign in others if DECIDED_BY_HINT.fullmatch(sign)] == []
