"""Marks that a repair writes stand in a run with a hint, and nothing else is added."""

from __future__ import annotations

import re

import pytest

from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.fonts import Fonts
from bulletin_lint.docx.read.story import read
from bulletin_lint.text.edit import Edit
from tests.docx.build import (
    STRICT,
    TRANSITIONAL,
    document_of,
    edit,
    field,
    lines,
    members_of,
    paragraph,
    run,
    text_box,
    zipped,
)
from tests.docx.hints import (
    BARE,
    CHINESE,
    DEFAULTS,
    FONTS,
    HINTED,
    NAMES,
    SIGNATURE,
    SIZE,
    W,
    body_after,
    body_of,
    patched,
    tracked,
)
from tests.docx.test_patch import CONTENTS, xml_of

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


@pytest.mark.parametrize(
    "other", ["<w:tab/>", "<w:br/>", "<w:lastRenderedPageBreak/>", '<w:footnoteReference w:id="2"/>', "<w:tab/><w:br/>"]
)
def test_what_stands_right_beside_a_mark_may_come_to_be_a_run_without_text(other: str) -> None:
    opening, mark = f"<w:r><w:rPr>{FONTS}</w:rPr>", run("“", HINTED)
    for inside, pieces in (
        (f'<w:t xml:space="preserve">甲"</w:t>{other}', f"{run('甲', FONTS)}{mark}{opening}{other}</w:r>"),
        (f'{other}<w:t xml:space="preserve">"甲</w:t>', f"{opening}{other}</w:r>{mark}{run('甲', FONTS)}"),
    ):
        document = document_of(paragraph(f"{opening}{inside}</w:r>"))
        wanted = edit(document, '"', "“")
        assert body_of(patched(document, wanted)) == paragraph(pieces)
        tracked(document, wanted)


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
    assert body_of(patched(document, wanted)) == SIGNATURE.sub("", paragraph(pieces, content))
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


RUBY = f"<w:ruby><w:rubyPr/><w:rt>{run('bing')}</w:rt><w:rubyBase>{run('丙')}</w:rubyBase></w:ruby>"
BOX = text_box(paragraph(run('丙"丁,'))).removeprefix("<w:r>").removesuffix("</w:r>")
BOX_OF_ITS_OWN = BOX.replace("<w:r>", f"<w:r><w:rPr>{FONTS}</w:rPr>")


@pytest.mark.parametrize("held", [RUBY, BOX, BOX_OF_ITS_OWN], ids=["ruby", "box", "box of its own"])
def test_marks_on_both_sides_of_what_stands_in_a_run(held: str) -> None:
    document = document_of(
        paragraph(f'<w:r><w:rPr>{FONTS}</w:rPr><w:t>甲"</w:t>{held}<w:t>"乙,</w:t></w:r>', run("戊,", FONTS))
    )
    instead = {'"': "“", ",": "，"}
    wanted = [Edit(at, at + 1, instead[sign]) for at, sign in enumerate(document.text.string) if sign in instead]
    assert len(wanted) == (4 if held == RUBY else 6)
    after = patched(document, *wanted)
    assert after.text.string == document.text.string.replace('"', "“").replace(",", "，")
    assert tracked(document, *wanted).text.string == after.text.string


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
    assert not Fonts(again).draw_apart([*again.parts[0].root.iter(f"{W}r")][1])


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
