"""Which run an edit goes into, and where none can take it."""

from __future__ import annotations

import pytest

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.write import patch
from bulletin_lint.text.edit import Edit
from tests.docx.build import document_of, field, inline_picture, paragraph, run, text_box
from tests.docx.test_patch import patched, xml_of
from tests.docx.test_track import body_after as tracked_body
from tests.docx.test_track import deleted, inserted

TAB, EMPTY = "<w:r><w:tab/></w:r>", "<w:r><w:t/></w:r>"
BOLD = "<w:b/>"


def body_after(body: str, *edits: Edit) -> str:
    xml = xml_of(patched(document_of(body), *edits))
    return xml[xml.index("<w:body>") + 8 : xml.index("<w:sectPr/>")]


def link(*inside: str) -> str:
    return f"<w:hyperlink>{''.join(inside)}</w:hyperlink>"


def added(*inside: str) -> str:
    return f'<w:ins w:id="1">{"".join(inside)}</w:ins>'


@pytest.mark.parametrize(
    ("before", "at", "after"),
    [
        # inside a run, at its ends, at the ends of the paragraph
        ([run("甲乙")], 1, [run("甲，乙")]),
        ([run("甲"), run("乙", BOLD)], 0, [run("，甲"), run("乙", BOLD)]),
        ([run("甲"), run("乙", BOLD)], 1, [run("甲，"), run("乙", BOLD)]),
        ([run("甲"), run("乙", BOLD)], 2, [run("甲"), run("乙，", BOLD)]),
        # what is no text takes none
        ([run("甲"), TAB, run("乙")], 1, [run("甲，"), TAB, run("乙")]),
        ([run("甲"), TAB, run("乙")], 2, [run("甲"), TAB, run("，乙")]),
        ([TAB, run("甲")], 0, None),
        ([run("甲"), TAB], 2, None),
        ([TAB, TAB], 1, None),
        # empty runs take text only where no other can
        ([run("甲"), EMPTY, run("乙", BOLD)], 1, [run("甲，"), EMPTY, run("乙", BOLD)]),
        ([EMPTY, run("甲")], 0, [EMPTY, run("，甲")]),
        ([TAB, EMPTY, TAB], 1, [TAB, "<w:r><w:t>，</w:t></w:r>", TAB]),
        ([TAB, EMPTY], 1, [TAB, "<w:r><w:t>，</w:t></w:r>"]),
        ([TAB, EMPTY, "<w:r><w:t></w:t></w:r>"], 1, [TAB, "<w:r><w:t>，</w:t></w:r>", "<w:r><w:t></w:t></w:r>"]),
        ([run("甲"), TAB, EMPTY], 2, [run("甲"), TAB, "<w:r><w:t>，</w:t></w:r>"]),
        # what is tied to something does not grow at its ends, unless there is nothing else
        ([link(run("甲")), run("乙")], 1, [link(run("甲")), run("，乙")]),
        ([run("甲"), link(run("乙"))], 1, [run("甲，"), link(run("乙"))]),
        ([link(run("甲")), link(run("乙"))], 1, [link(run("甲，")), link(run("乙"))]),
        ([link(run("甲"), added(run("乙"))), run("丙")], 2, [link(run("甲"), added(run("乙"))), run("，丙")]),
        ([link(run("甲"), added(run("乙")), run("丙"))], 2, [link(run("甲"), added(run("乙")), run("，丙"))]),
        ([link(run("甲"), added(run("乙")), run("丙"))], 1, [link(run("甲，"), added(run("乙")), run("丙"))]),
        ([link(run("甲"))], 1, [link(run("甲，"))]),
        ([link(run("甲乙"))], 1, [link(run("甲，乙"))]),
        ([link(run("甲")), TAB], 1, [link(run("甲，")), TAB]),
        # what must not be rewritten takes none
        ([field("PAGE", run("3")), run("乙")], 0, None),
        ([run("甲"), field("PAGE", run("34"))], 2, None),
        ([run("甲"), field("PAGE", run("3"))], 1, [run("甲，"), field("PAGE", run("3"))]),
        ([run("甲"), field("PAGE", run("3"))], 2, None),
        # a picture is no text, and takes no place
        ([run("甲"), inline_picture(), run("乙", BOLD)], 1, [run("甲，"), inline_picture(), run("乙", BOLD)]),
    ],
)
def test_an_insertion_joins_the_run_before_it_unless_that_cannot_take_it(
    before: list[str], at: int, after: list[str] | None
) -> None:
    if after is None:
        document = document_of(paragraph(*before))
        assert patch.obstacle(document, [Edit(at, at, "，")])
        with pytest.raises(CannotPatch):
            patch.apply(document, [Edit(at, at, "，")])
    else:
        assert body_after(paragraph(*before), Edit(at, at, "，")) == paragraph(*after)


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (Edit(0, 6, "甲乙丙丁戊己"), ["甲乙丙", "丁戊己"]),
        (Edit(0, 6, "子乙丙丁戊丑"), ["子乙丙", "丁戊丑"]),
        (Edit(2, 4, "子丑"), ["甲乙子", "丑戊己"]),
        (Edit(2, 3, "子"), ["甲乙子", "丁戊己"]),
        (Edit(3, 4, "子"), ["甲乙丙", "子戊己"]),
        (Edit(2, 4, "子"), ["甲乙子", "戊己"]),
        (Edit(2, 4, ""), ["甲乙", "戊己"]),
        (Edit(3, 4, ""), ["甲乙丙", "戊己"]),
        (Edit(2, 4, "子丑寅"), ["甲乙子丑寅", "戊己"]),
        (Edit(0, 6, "甲子丙丁丑丑己"), ["甲子丙", "丁丑丑己"]),
        (Edit(0, 6, "甲丙丁戊己"), ["甲丙", "丁戊己"]),
        (Edit(0, 6, "甲乙丙丁己"), ["甲乙丙", "丁己"]),
        (Edit(0, 6, "甲乙子丙丁丑戊己"), ["甲乙子丙", "丁丑戊己"]),
        (Edit(0, 6, "丙丁"), ["丙", "丁"]),
        (Edit(0, 6, ""), ["", ""]),
    ],
)
def test_every_character_that_stays_keeps_its_run(edit: Edit, after: list[str]) -> None:
    body = paragraph(run("甲乙丙", BOLD), run("丁戊己"))
    assert body_after(body, edit) == paragraph(run(after[0], BOLD), run(after[1]))


@pytest.mark.parametrize(
    ("kept", "last", "shared"),
    [(44, "子", True), (44, "子丑", True), (45, "子", False), (45, "子丑", False)],
)
def test_up_to_two_thousand_pairs_of_equal_letters_are_compared_letter_by_letter(
    kept: int, last: str, shared: bool
) -> None:
    body = paragraph(run("乾" + "甲" * kept, BOLD), run("坤"))
    new = "寅卯" + "甲" * kept + last
    expected = [new[: kept + 2], last] if shared else [new, ""]
    assert (kept * kept <= 2000) == shared
    assert body_after(body, Edit(0, kept + 2, new)) == paragraph(run(expected[0], BOLD), run(expected[1]))


def test_an_edit_over_three_runs_empties_the_one_between() -> None:
    body = paragraph(run("甲乙", BOLD), run("丙"), run("丁戊"))
    assert body_after(body, Edit(1, 4, "子")) == paragraph(run("甲子", BOLD), run(""), run("戊"))


def test_empty_runs_inside_an_edit_are_left_alone() -> None:
    body = paragraph(run("甲", BOLD), EMPTY, run("乙"))
    assert body_after(body, Edit(0, 2, "子丑")) == paragraph(run("子", BOLD), EMPTY, run("丑"))
    assert body_after(body, Edit(0, 2, "子")) == paragraph(run("子", BOLD), EMPTY, run(""))
    assert body_after(body, Edit(0, 2, "子丑寅")) == paragraph(run("子丑寅", BOLD), EMPTY, run(""))


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        (Edit(0, 4, "子乙丑寅丁"), deleted("甲乙丙") + inserted("子乙丑寅") + run("丁")),
        (Edit(0, 4, "甲子乙丙丑丁"), run("甲") + inserted("子") + run("乙丙") + inserted("丑") + run("丁")),
        (Edit(0, 4, "乙丁"), deleted("甲") + run("乙") + deleted("丙") + run("丁")),
        (Edit(0, 4, "子乙丙丑"), deleted("甲") + inserted("子") + run("乙丙") + deleted("丁") + inserted("丑")),
        (Edit(0, 4, "甲乙丙丁"), run("甲乙丙丁")),
    ],
)
def test_new_wording_inside_one_run_is_not_cut_into_letters(edit: Edit, after: str) -> None:
    assert tracked_body(paragraph(run("甲乙丙丁")), edit) == paragraph(after)


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([Edit(0, 3, "丙")], "制表符"),
        ([Edit(1, 2, "")], "制表符"),
        ([Edit(1, 2, "，")], "制表符"),
        ([Edit(3, 4, "")], "跨越段落"),
        ([Edit(2, 5, "子")], "跨越段落"),
        ([Edit(2, 1, "子")], "跨越段落"),
        ([Edit(0, 1, "子"), Edit(0, 2, "丑")], "重叠"),
        ([Edit(0, 1, "子"), Edit(0, 1, "丑")], "重叠"),
    ],
)
def test_what_reaches_too_far_is_refused(edits: list[Edit], said: str) -> None:
    document = document_of(paragraph("甲", TAB, "乙") + paragraph("丙"))
    with pytest.raises(CannotPatch, match=said):
        patch.apply(document, edits)
    assert said in patch.obstacle(document, edits)


def test_edits_up_to_the_end_of_a_paragraph_and_edits_that_touch_are_made() -> None:
    body = paragraph("甲乙") + paragraph("丙")
    edits = [Edit(0, 1, "子"), Edit(1, 2, "丑"), Edit(2, 2, "。"), Edit(3, 4, "寅"), Edit(4, 4, "。")]
    assert patch.obstacle(document_of(body), edits) == ""
    assert body_after(body, *edits) == paragraph("子丑。") + paragraph("寅。")


def test_a_part_of_a_text_box_is_edited_beside_the_paragraph_that_holds_it() -> None:
    document = document_of(paragraph("外,", text_box(paragraph("框,"))) + paragraph("次,"))
    commas = [Edit(at, at + 1, "，") for at, sign in enumerate(document.text.string) if sign == ","]
    assert patched(document, *commas).text.string == "外，\n框，\n次，\n"


@pytest.mark.parametrize("number", [0x0, 0x1F, 0x9, 0xA, 0xB, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_characters_that_xml_has_not_are_refused(number: int) -> None:
    document = document_of(paragraph("甲乙"))
    edit = Edit(0, 1, f"丙{chr(number)}")
    assert "不能写入" in patch.obstacle(document, [edit])
    with pytest.raises(CannotPatch, match="不能写入"):
        patch.apply(document, [edit])


@pytest.mark.parametrize("number", [0x20, 0x7F, 0xD7FF, 0xE000, 0xFFFD, 0x20BB7])
def test_the_characters_beside_them_are_written(number: int) -> None:
    document = document_of(paragraph("甲乙"))
    assert patched(document, Edit(0, 1, chr(number))).text.string == f"{chr(number)}乙\n"
