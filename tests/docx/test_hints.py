"""Marks that a repair writes stand in the Chinese font: in a run of their own with a hint, where Word needs it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bulletin_lint import Config, fix
from bulletin_lint.docx import guard
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.fonts import DECIDED_BY_HINT, Fonts
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch, track
from bulletin_lint.text.edit import Edit, applied
from tests.checks.drafts import AFTER, BEFORE
from tests.docx.build import (
    STRICT,
    TRANSITIONAL,
    document_of,
    edit,
    field,
    lines,
    members_of,
    paragraph,
    part_xml,
    run,
    text_box,
    word_file,
    zipped,
)
from tests.docx.test_patch import CONTENTS, xml_of
from tests.docx.test_properties import bodies, edits_of
from tests.needs import needs_shared
from tests.places import SHARED

CASES = SHARED / "data/reports/docx-cases.tsv"
DATE = datetime.datetime(2024, 9, 6, 8, 30)
NAMES = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"'
FONTS, HINTED = f"<w:rFonts {NAMES}/>", f'<w:rFonts w:hint="eastAsia" {NAMES}/>'
BARE = '<w:rFonts w:hint="eastAsia"/>'
SIZE = '<w:sz w:val="32"/>'
_SIGNATURE = re.compile(r' w:id="\d+" w:author="[^"]*" w:date="[^"]*"')
_W = f"{{{TRANSITIONAL}}}"
Parts = Mapping[str, tuple[str, str]]


def styles(*content: str, defaults: str = "") -> Parts:
    """A part of styles; ``defaults`` are the properties that hold for the whole document."""
    form = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>" if defaults else ""
    return {"styles.xml": ("styles", part_xml("styles", form + "".join(content)))}


def style(kind: str, name: str, properties: str = "", based_on: str = "", default: bool = False) -> str:
    said = ' w:default="1"' if default else ""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:style w:type="{kind}"{said} w:styleId="{name}"><w:name w:val="{name}"/>{based}{form}</w:style>'


DEFAULTS = styles(defaults=FONTS)


def patched(document: WordDocument, *edits: Edit) -> WordDocument:
    """The document after the edits, which the guard has seen."""
    after = read(Package.from_bytes(patch.apply(document, edits)))
    guard.verify(document, after, edits)
    return after


def tracked(document: WordDocument, *edits: Edit) -> WordDocument:
    """The document with the edits tracked, which the guard has seen."""
    after = read(Package.from_bytes(track.apply(document, edits, "校对", DATE)))
    guard.verify_tracked(document, after, edits, patched(document, *edits))
    return after


def body_of(document: WordDocument) -> str:
    xml = xml_of(document)
    return _SIGNATURE.sub("", xml[xml.index("<w:body>") + 8 : xml.index("<w:sectPr/>")])


def body_after(body: str, old: str, new: str, parts: Parts | None = None) -> str:
    document = document_of(body, parts)
    return body_of(patched(document, edit(document, old, new)))


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
CHINESE = '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/>'
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
    element = next(document.parts[0].root.iter(f"{_W}r"))
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


# How the hint is written.

PROPERTIES = {
    "": BARE,
    "<w:b/>": f"{BARE}<w:b/>",
    '<w:rStyle w:val="c"/><w:b/>': f'<w:rStyle w:val="c"/>{BARE}<w:b/>',
    '<w:rStyle w:val="c"/>': f'<w:rStyle w:val="c"/>{BARE}',
    FONTS + SIZE: HINTED + SIZE,
    f'<w:rFonts {NAMES} w:hint="default"/>': f'<w:rFonts {NAMES} w:hint="eastAsia"/>',
    f"<w:rFonts w:hint='default' {NAMES} />": f'<w:rFonts w:hint="eastAsia" {NAMES} />',
    f"<w:rFonts {NAMES}></w:rFonts>": f'<w:rFonts w:hint="eastAsia" {NAMES}></w:rFonts>',
    f"<!-- 注 --><w:b/>{FONTS}": f"<!-- 注 --><w:b/>{HINTED}",
    f'<w:rFonts w:cs="Arial"/>{SIZE}': f'<w:rFonts w:hint="eastAsia" w:cs="Arial"/>{SIZE}',
}


@pytest.mark.parametrize(("before", "after"), PROPERTIES.items())
def test_the_hint_is_added_in_its_place_and_nothing_else(before: str, after: str) -> None:
    body = paragraph(run('甲"乙', before))
    expected = paragraph(run("甲", before), run("“", after), run("乙", before))
    assert body_after(body, '"', "“", DEFAULTS) == expected


def test_empty_properties_are_filled() -> None:
    body = paragraph('<w:r><w:rPr/><w:t>"</w:t></w:r>')
    assert body_after(body, '"', "“", DEFAULTS) == paragraph(f"<w:r><w:rPr>{BARE}</w:rPr><w:t>“</w:t></w:r>")


def test_a_run_of_nothing_but_the_mark_is_not_cut() -> None:
    body = paragraph("甲", run('"', FONTS), "乙")
    assert body_after(body, '"', "“") == paragraph("甲", run("“", HINTED), "乙")


def test_a_run_with_the_hint_is_left_alone() -> None:
    assert body_after(paragraph(run('甲"乙', HINTED)), '"', "“") == paragraph(run("甲“乙", HINTED))


def test_marks_that_are_chinese_whatever_the_hint_need_no_cut() -> None:
    assert body_after(paragraph(run("甲,乙", FONTS)), ",", "，") == paragraph(run("甲，乙", FONTS))


def test_the_marks_of_a_replacement_are_cut_out_of_it() -> None:
    body = paragraph(run("甲3乙", FONTS))
    expected = (run("甲", FONTS), run("“", HINTED), run("三", FONTS), run("”", HINTED), run("，乙", FONTS))
    assert body_after(body, "3", "“三”，") == paragraph(*expected)


def test_an_apostrophe_in_an_english_word_stays_latin() -> None:
    assert body_after(paragraph(run("I'm", FONTS)), "'", "’") == paragraph(run("I’m", FONTS))
    assert "w:hint" in body_after(paragraph(run("甲'", FONTS)), "'", "’")


LONG = {
    "before": ("甲…", Edit(2, 2, "…"), [run("甲", FONTS), run("……", HINTED)]),
    "behind": ("甲-—乙", Edit(1, 2, "—"), [run("甲", FONTS), run("——", HINTED), run("乙", FONTS)]),
    "on both sides": ("…, …", Edit(1, 3, "…"), [run("………", HINTED)]),
    "not what is another mark": ("—.", Edit(1, 2, "…"), [run("—", FONTS), run("…", HINTED)]),
    "not what stands apart": ("… .", Edit(2, 3, "…"), [run("… ", FONTS), run("…", HINTED)]),
    "not the other of a pair": ('“甲"', Edit(2, 3, "”"), [run("“甲", FONTS), run("”", HINTED)]),
    "not what only lost something": ("………", Edit(1, 2, ""), [run("……", FONTS)]),
}


@pytest.mark.parametrize(("line", "wanted", "expected"), LONG.values(), ids=LONG)
def test_a_mark_of_two_characters_is_drawn_by_one_font(line: str, wanted: Edit, expected: list[str]) -> None:
    document = document_of(paragraph(run(line, FONTS)))
    assert body_of(patched(document, wanted)) == paragraph(*expected)


def test_the_other_half_of_a_mark_may_stand_in_another_run() -> None:
    body = paragraph(run("甲-", FONTS), run("—乙", f"{FONTS}<w:b/>"), run("丙…", CHINESE), run("。", FONTS))
    document = document_of(body, DEFAULTS)
    after = body_of(patched(document, edit(document, "-", "—"), edit(document, "。", "…")))
    assert after == paragraph(
        run("甲", FONTS),
        run("—", HINTED),
        run("—", f"{HINTED}<w:b/>"),
        run("乙", f"{FONTS}<w:b/>"),
        run("丙…", CHINESE),
        run("…", HINTED),
    )


def test_a_long_mark_is_not_drawn_together_over_what_may_not_be_written() -> None:
    body = paragraph(run("甲-", FONTS), f'<w:fldSimple w:instr="PAGE">{run("—乙", FONTS)}</w:fldSimple>')
    assert run("—乙", FONTS) in body_after(body, "-", "—")


def test_what_else_is_in_a_run_keeps_its_place() -> None:
    mark = '<w:footnoteReference w:id="2"/>'
    between = f'<w:tab/><w:t xml:space="preserve"> 乙</w:t>{mark}<w:br/>'
    inside = f'<w:t>甲"</w:t>{between}<w:t>"丙</w:t><w:lastRenderedPageBreak/>'
    opening = f'<w:r w:rsidR="00A1" w:rsidRPr="00B2"><w:rPr>{FONTS}</w:rPr>'
    hinted = opening.replace(FONTS, HINTED)
    document = document_of(paragraph(f"{opening}{inside}</w:r>"))
    first = document.text.string.index('"')
    second = document.text.string.index('"', first + 1)
    after = body_of(patched(document, Edit(first, first + 1, "“"), Edit(second, second + 1, "”")))
    assert after == paragraph(
        f"{opening}<w:t>甲</w:t></w:r>{hinted}<w:t>“</w:t></w:r>"
        f"{opening}{between}</w:r>"
        f"{hinted}<w:t>”</w:t></w:r>{opening}<w:t>丙</w:t><w:lastRenderedPageBreak/></w:r>"
    )


def test_blanks_beside_a_mark_are_kept_and_shown() -> None:
    after = body_after(paragraph(f'<w:r><w:rPr>{FONTS}</w:rPr><w:t>甲 " 乙</w:t></w:r>'), '"', "—")
    preserved = f'<w:r><w:rPr>{FONTS}</w:rPr><w:t xml:space="preserve">{{}}</w:t></w:r>'.format
    assert after == paragraph(preserved("甲 "), f"<w:r><w:rPr>{HINTED}</w:rPr><w:t>—</w:t></w:r>", preserved(" 乙"))


def test_tracked_formatting_is_repeated_under_numbers_of_its_own() -> None:
    change = '<w:rPrChange w:id="{}" w:author="x"><w:rPr><w:rFonts w:cs="Arial"/></w:rPr></w:rPrChange>'.format
    after = body_after(paragraph(run('甲"乙', FONTS + change(8))), '"', "“")
    found = re.findall(r'w:rPrChange w:id="(\d+)"', after)
    assert (found[0], len({*found})) == ("8", 3)
    assert re.sub(r'(rPrChange w:id=)"\d+"', r'\1"8"', after) == paragraph(
        run("甲", FONTS + change(8)), run("“", HINTED + change(8)), run("乙", FONTS + change(8))
    )


CUT = run("甲", FONTS) + run("“", HINTED) + run("乙", FONTS)
WRAPPED = {
    "hyperlink": '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    "insertion": '<w:ins w:id="5" w:author="张">{}</w:ins>',
    "control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "smart tag": '<w:smartTag w:element="e">{}</w:smartTag>',
    "field of a link": field('HYPERLINK "x"', "{}"),
    "comment": '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/>',
    "bookmark": '<w:bookmarkStart w:id="1" w:name="x"/>{}<w:bookmarkEnd w:id="1"/>',
}


@pytest.mark.parametrize("around", WRAPPED.values(), ids=WRAPPED)
def test_what_stands_around_a_run_stands_around_its_pieces(around: str) -> None:
    assert body_after(paragraph(around.format(run('甲"乙', FONTS))), '"', "“") == paragraph(around.format(CUT))


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_what_stands_beside_a_run_is_untouched(content: str) -> None:
    pieces = run("会", FONTS) + run("“", HINTED) + run("议", FONTS)
    document = document_of(paragraph(run('会"议', FONTS), content))
    wanted = edit(document, '"', "“")
    assert body_of(patched(document, wanted)) == _SIGNATURE.sub("", paragraph(pieces, content))
    tracked(document, wanted)


def test_both_copies_of_a_text_box_get_the_hint() -> None:
    document = document_of(
        paragraph(text_box(paragraph(run('甲"乙', FONTS)), fallback=paragraph("甲", run('"乙', FONTS))))
    )
    after = patched(document, edit(document, '"', "“"))
    assert body_of(after).count(run("“", HINTED)) == 2
    assert body_of(tracked(document, edit(document, '"', "“"))).count(f"<w:ins>{run('“', HINTED)}</w:ins>") == 2


def test_a_run_that_holds_a_text_box_is_cut_around_it() -> None:
    box = text_box(paragraph(run('丙"丁', FONTS)))
    inside = box.removeprefix("<w:r>").removesuffix("</w:r>")
    opening = f"<w:r><w:rPr>{FONTS}</w:rPr>"
    document = document_of(paragraph(f'{opening}<w:t>甲"</w:t>{inside}<w:t>乙</w:t></w:r>'))
    text = document.text.string
    marks = [Edit(at, at + 1, "“") for at, sign in enumerate(text) if sign == '"']
    after = patched(document, *marks)
    cut = run("丙", FONTS) + run("“", HINTED) + run("丁", FONTS)
    assert lines(after) == ["甲“乙", "丙“丁"]
    assert body_of(after) == paragraph(
        f"{opening}<w:t>甲</w:t></w:r><w:r><w:rPr>{HINTED}</w:rPr><w:t>“</w:t></w:r>"
        f"{opening}{inside.replace(run('丙&quot;丁'.replace('&quot;', chr(34)), FONTS), cut)}<w:t>乙</w:t></w:r>"
    )


@pytest.mark.parametrize(("space", "prefix"), [(STRICT, "w"), (TRANSITIONAL, "x"), (STRICT, "x")])
def test_all_ways_to_name_the_vocabulary(space: str, prefix: str) -> None:
    body = paragraph(run('甲"乙', FONTS))
    main = f'<w:document xmlns:w="{space}"><w:body>{body}<w:p/></w:body></w:document>'
    main = main.replace("w:", f"{prefix}:").replace(":w=", f":{prefix}=")
    document = read(Package.from_bytes(zipped(members_of(main=main))))
    before, after = (each.replace("w:", f"{prefix}:") for each in (body, paragraph(CUT)))
    assert xml_of(patched(document, edit(document, '"', "“"))) == main.replace(before, after)


def test_the_vocabulary_may_have_no_prefix() -> None:
    space = TRANSITIONAL
    main = f'<document xmlns="{space}"><body><p><r><t>甲"乙</t></r></p></body></document>'
    document = read(Package.from_bytes(zipped({**members_of(main=main, parts=DEFAULTS)})))
    after = xml_of(patched(document, edit(document, '"', "“")))
    hint = f'<rFonts xmlns:w="{space}" w:hint="eastAsia"/>'
    assert f"<r><t>甲</t></r><r><rPr>{hint}</rPr><t>“</t></r><r><t>乙</t></r>" in after
    again = read(Package.from_bytes(patched(document, edit(document, '"', "“")).package.data))
    assert not Fonts(again).draw_apart([*again.parts[0].root.iter(f"{_W}r")][1])


def test_properties_that_do_not_come_first_are_left_alone() -> None:
    body = paragraph(f'<w:r><w:t>甲"</w:t><w:rPr>{FONTS}</w:rPr></w:r>')
    assert body_after(body, '"', "“") == body.replace('甲"', "甲“")


# Tracked changes.


def test_what_is_inserted_has_the_hint_and_what_is_deleted_keeps_its_own() -> None:
    document = document_of(paragraph(run('甲"乙', FONTS)))
    gone = run('"', FONTS).replace("w:t", "w:delText")
    expected = f"{run('甲', FONTS)}<w:del>{gone}</w:del><w:ins>{run('“', HINTED)}</w:ins>{run('乙', FONTS)}"
    assert body_of(tracked(document, edit(document, '"', "“"))) == paragraph(expected)


def test_a_long_mark_is_replaced_as_a_whole() -> None:
    document = document_of(paragraph(run("甲…", FONTS)))
    gone = run("…", FONTS).replace("w:t", "w:delText")
    expected = f"{run('甲', FONTS)}<w:del>{gone}</w:del><w:ins>{run('……', HINTED)}</w:ins>"
    assert body_of(tracked(document, Edit(2, 2, "…"))) == paragraph(expected)


def test_an_insertion_of_others_is_cut_around_ours() -> None:
    older = '<w:ins w:id="90" w:author="张">{}</w:ins>'.format
    document = document_of(paragraph(older(run('甲"乙', FONTS))))
    after = body_of(tracked(document, edit(document, '"', "“")))
    assert f"</w:ins><w:ins>{run('“', HINTED)}</w:ins><w:ins" in after


# For any document.

forms = st.sampled_from(["", FONTS, HINTED, CHINESE, f"{FONTS}<w:b/>"])
signs = st.text(st.sampled_from("甲乙—…“”\"'-.， x"), max_size=5)
pieces = st.lists(st.builds(lambda text, form: run(text.replace('"', "&quot;"), form), signs, forms), max_size=5)


@given(st.data(), st.lists(pieces, min_size=1, max_size=3), st.booleans())
@settings(max_examples=150, deadline=None)
def test_new_marks_are_chinese(data: st.DataObject, content: list[list[str]], with_defaults: bool) -> None:
    document = document_of("".join(paragraph(*own) for own in content), DEFAULTS if with_defaults else {})
    edits = data.draw(edits_of(document, signs))
    after = patched(document, *edits)
    tracked(document, *edits)
    fonts, written, at = Fonts(after), {*_new(document, edits)}, 0
    for source in after.sources:
        for text, element in source.pieces:
            apart = fonts.draw_apart(element.getparent())
            assert not apart or not [sign for place, sign in enumerate(text, at) if place in written]
            at += len(text)
        at += 1


def _new(document: WordDocument, edits: list[Edit]) -> Iterator[int]:
    """Where marks stand, in the text as it is then, that were not in what they replace."""
    string, by = document.text.string, 0
    after = applied(string, edits)
    for start, end, replacement in sorted(edits):
        for at, sign in enumerate(replacement, start + by):
            in_word = after[at - 1 : at + 2 : 2].isascii() and after[at - 1 : at + 2 : 2].isalpha()
            if DECIDED_BY_HINT.match(sign) and sign not in string[start:end] and not in_word:
                yield at
        by += len(replacement) - (end - start)


@given(st.data(), bodies)
@settings(max_examples=60, deadline=None)
def test_all_that_is_no_text_stays_whatever_is_cut(data: st.DataObject, body: str) -> None:
    document = document_of(body, DEFAULTS)
    edits = data.draw(edits_of(document, signs))
    after = patched(document, *edits)
    kept = ("drawing", "footnoteReference", "commentRangeStart", "bookmarkStart", "tab", "br", "hyperlink", "sdt", "p")
    for name in kept:
        before, now = (sum(1 for _ in each.parts[0].root.iter(_W + name)) for each in (document, after))
        assert before == now, name


# Through what users see.

LINE = paragraph(run('开展"大走访"活动，内容涉及教育、医疗、养老...', FONTS + SIZE))


def draft(line: str, folder: Path, parts: Parts | None = None) -> Path:
    """A bulletin with this paragraph as the second of an article."""
    path = folder / "draft.docx"
    path.write_bytes(word_file("".join([*map(paragraph, BEFORE), line, *map(paragraph, AFTER)]), parts))
    return path


def marked_runs(data: bytes, marks: str) -> list[tuple[str, str]]:
    """The marks of a file in their order, each with the hint of its run."""
    document = read(Package.from_bytes(data))
    found: list[tuple[str, str]] = []
    for element in document.parts[0].root.iter(f"{_W}t"):
        fonts = element.getparent().find(f"{_W}rPr/{_W}rFonts")
        hint = "" if fonts is None else fonts.get(f"{_W}hint", "")
        found += [(sign, hint) for sign in element.text or "" if sign in marks]
    return found


@pytest.mark.parametrize("track_changes", [False, True], ids=["at once", "tracked"])
def test_a_repaired_bulletin_has_its_marks_in_the_chinese_font(track_changes: bool, tmp_path: Path) -> None:
    path = draft(LINE, tmp_path)
    content = fix(path, Config(track_changes=track_changes)).content
    assert content is not None
    assert marked_runs(content, "“”…") == [(sign, "eastAsia") for sign in "“”……"]
    path.write_bytes(content)
    assert fix(path, Config(track_changes=track_changes)).content is None


def cases() -> list[tuple[str, str, str]]:
    if not CASES.exists():
        return []
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()[1:]]
    return [(row[0], row[2], row[4]) for row in rows if row[1] == "hint"]


@needs_shared(CASES)
@pytest.mark.parametrize("track_changes", [False, True], ids=["at once", "tracked"])
@pytest.mark.parametrize(("xml", "marks"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_what_was_reported_to_others(xml: str, marks: str, track_changes: bool, tmp_path: Path) -> None:
    content = fix(draft(xml, tmp_path), Config(track_changes=track_changes)).content
    assert content is not None
    found = marked_runs(content, marks)
    assert {sign for sign, _ in found} == {*marks}
    assert {hint for _, hint in found} == {"eastAsia"}


def test_the_same_marks_of_the_author_are_left_as_they_are(tmp_path: Path) -> None:
    line = paragraph(run('落实“双减”政策，开展"大走访"活动。', FONTS))
    content = fix(draft(line, tmp_path), Config()).content or b""
    assert marked_runs(content, "“”") == [("“", ""), ("”", ""), ("“", "eastAsia"), ("”", "eastAsia")]


def test_several_rounds_of_repair_leave_no_needless_cut(tmp_path: Path) -> None:
    line = paragraph(run('开展"大走访" ,取得"新进展" ,效果好...', FONTS))
    content = fix(draft(line, tmp_path), Config(unsafe_fixes=True)).content or b""
    runs = [*read(Package.from_bytes(content)).parts[0].root.iter(f"{_W}r")]
    forms = [
        (each.getparent(), etree.tostring(each.find(f"{_W}rPr"))) for each in runs if each.find(f"{_W}rPr") is not None
    ]
    assert all(one != other for one, other in pairwise(forms))
