"""Edits as tracked changes: accepted they are the fix, rejected they never were."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import CannotPatch, GuardFailure
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch, track
from bulletin_lint.docx.write.repack import repacked
from bulletin_lint.text.edit import Edit
from tests.docx.build import (
    document_of,
    document_xml,
    edit,
    lines,
    members_of,
    paragraph,
    part_xml,
    run,
    text_box,
    zipped,
)
from tests.docx.test_patch import CONTENTS, xml_of
from tests.docx.test_properties import bodies, edits_of

DATE = datetime.datetime(2024, 9, 6, 8, 30)
_MARKS = re.compile(r' w:id="(\d+)" w:author="([^"]*)" w:date="([^"]*)"')


def plain(document: WordDocument, edits: Sequence[Edit]) -> WordDocument:
    """The document with the edits made at once."""
    return read(Package.from_bytes(patch.apply(document, edits)))


def tracked(document: WordDocument, *edits: Edit) -> WordDocument:
    """The document after the edits, which the guard has seen."""
    after = read(Package.from_bytes(track.apply(document, edits, "校对", DATE)))
    guard.verify_tracked(document, after, edits, plain(document, edits))
    return after


def body_after(body: str, *edits: Edit) -> str:
    """The body with the edits tracked; marks of the changes left out."""
    xml = xml_of(tracked(document_of(body), *edits))
    return _MARKS.sub("", xml[xml.index("<w:body>") + 8 : xml.index("<w:sectPr/>")])


def deleted(text: str, properties: str = "") -> str:
    return f"<w:del>{run(text, properties).replace('w:t', 'w:delText')}</w:del>"


def _deleted_text(text: str) -> str:
    return f'<w:delText xml:space="preserve">{text}</w:delText>'


def inserted(text: str, properties: str = "") -> str:
    return f"<w:ins>{run(text, properties)}</w:ins>"


def test_a_change_in_the_midst_of_a_run() -> None:
    body = paragraph(run("市委,市政府", "<w:b/>"))
    expected = run("市委", "<w:b/>") + deleted(",", "<w:b/>") + inserted("、", "<w:b/>") + run("市政府", "<w:b/>")
    assert body_after(body, Edit(2, 3, "、")) == paragraph(expected)


def test_a_whole_run_is_not_split() -> None:
    body = paragraph(run("前"), run("旧", "<w:i/>"), run("后"))
    assert body_after(body, Edit(1, 2, "")) == paragraph(run("前"), deleted("旧", "<w:i/>"), run("后"))


def test_an_insertion_at_the_end_of_a_run_splits_nothing() -> None:
    body = paragraph(run("甲", "<w:b/>"), run("乙"))
    assert body_after(body, Edit(1, 1, "，")) == paragraph(run("甲", "<w:b/>"), inserted("，", "<w:b/>"), run("乙"))


def test_only_what_differs_is_marked() -> None:
    body = paragraph(run("第 12 期"))
    expected = run("第") + deleted(" ") + run("12") + deleted(" ") + run("期")
    assert body_after(body, Edit(0, 6, "第12期")) == paragraph(expected)


def test_each_piece_keeps_the_formatting_of_its_run() -> None:
    body = paragraph(run("说“", "<w:b/>"), run("好”", "<w:i/>"))
    expected = run("说", "<w:b/>") + deleted("“", "<w:b/>") + inserted("『", "<w:b/>")
    expected += run("好", "<w:i/>") + deleted("”", "<w:i/>") + inserted("』", "<w:i/>")
    assert body_after(body, Edit(1, 4, "『好』")) == paragraph(expected)


def test_what_else_stands_in_the_run_stays_in_order() -> None:
    body = '<w:p><w:r><w:t>甲,</w:t><w:tab/><w:t>乙,</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    document = document_of(body)
    after = tracked(document, edit(document, ",", "，"), Edit(4, 5, "，"))
    assert lines(after) == ["甲，\t乙，"]
    assert xml_of(after).count("<w:tab/>") == xml_of(after).count("<w:footnoteReference") == 1


def test_marks_have_author_date_and_numbers_of_their_own() -> None:
    body = paragraph('<w:bookmarkStart w:id="1" w:name="x"/>', "甲,乙,丙", '<w:bookmarkEnd w:id="1"/>')
    document = document_of(body)
    xml = xml_of(tracked(document, Edit(1, 2, "，"), Edit(3, 4, "，")))
    marks = _MARKS.findall(xml)
    assert {(author, date) for _, author, date in marks} == {("校对", "2024-09-06T08:30:00Z")}
    assert [number for number, _, _ in marks] == ["2", "3", "4", "5"]


def test_an_author_with_marks_of_xml_in_the_name() -> None:
    document = document_of(paragraph("甲,乙"))
    after = read(Package.from_bytes(track.apply(document, [Edit(1, 2, "，")], '<办> & w:"室"', DATE)))
    assert "&lt;办&gt; &amp; w:" in xml_of(after)


def test_inside_an_earlier_insertion_the_new_text_is_an_insertion_of_its_own() -> None:
    mark = ' w:id="9" w:author="张" w:date="2024-01-01T00:00:00Z"'
    body = paragraph("前", f"<w:ins{mark}>{run('增,补')}</w:ins>", "后")
    expected = f"<w:ins>{run('增')}{deleted(',')}</w:ins>{inserted('，')}<w:ins>{run('补')}</w:ins>"
    assert body_after(body, Edit(2, 3, "，")) == paragraph("前", expected, "后")
    document = document_of(body)
    xml = xml_of(tracked(document, Edit(2, 3, "，")))
    assert [author for _, author, _ in _MARKS.findall(xml)] == ["张", "校对", "校对", "张"]
    assert len({number for number, _, _ in _MARKS.findall(xml)}) == 4


def test_tracked_formatting_is_repeated_under_numbers_of_its_own_and_not_given_to_new_text() -> None:
    change = '<w:rPrChange w:id="4" w:author="张"><w:rPr/></w:rPrChange>'
    document = document_of(paragraph(run("甲,乙", f"<w:b/>{change}")))
    xml = xml_of(tracked(document, Edit(1, 2, "，")))
    assert xml.count("<w:rPrChange") == 3
    assert len(set(re.findall(r'<w:rPrChange w:id="(\d+)"', xml))) == 3


def test_a_text_box_is_tracked_in_both_copies() -> None:
    document = document_of(paragraph(text_box(paragraph("甲,乙"))))
    xml = xml_of(tracked(document, edit(document, ",", "，")))
    numbers = [number for number, _, _ in _MARKS.findall(xml)]
    assert len(numbers) == len(set(numbers)) == 4


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_every_kind_of_content_beside_a_tracked_change(content: str) -> None:
    document = document_of(paragraph("会议 ", content, "，市委,市政府。"))
    edits = (edit(document, "会议 ", "会议"), edit(document, ",", "、"))
    assert lines(tracked(document, *edits))[0] == lines(read(Package.from_bytes(patch.apply(document, edits))))[0]


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("甲乙丙", [Edit(0, 1, "")], deleted("甲") + run("乙丙")),
        ("甲乙丙", [Edit(2, 3, "")], run("甲乙") + deleted("丙")),
        ("甲乙丙", [Edit(0, 0, "子")], inserted("子") + run("甲乙丙")),
        ("甲乙丙", [Edit(3, 3, "子")], run("甲乙丙") + inserted("子")),
        ("甲乙丙", [Edit(1, 1, "子")], run("甲") + inserted("子") + run("乙丙")),
        ("甲乙丙", [Edit(0, 3, "子")], deleted("甲乙丙") + inserted("子")),
        (
            "甲乙丙",
            [Edit(0, 1, "子"), Edit(2, 3, "丑")],
            deleted("甲") + inserted("子") + run("乙") + deleted("丙") + inserted("丑"),
        ),
        (
            "甲乙丙",
            [Edit(0, 1, ""), Edit(1, 2, "")],
            f"<w:del><w:r>{_deleted_text('甲')}{_deleted_text('乙')}</w:r></w:del>{run('丙')}",
        ),
        ("甲&amp;乙", [Edit(1, 2, "<")], run("甲") + deleted("&amp;") + inserted("&lt;") + run("乙")),
    ],
)
def test_what_goes_what_comes_and_what_stays_are_runs_of_their_own(text: str, edits: list[Edit], expected: str) -> None:
    assert body_after(paragraph(text), *edits) == paragraph(expected)


def test_blanks_at_the_ends_of_the_pieces_are_kept() -> None:
    body = "<w:p><w:r><w:t>甲 乙 丙</w:t></w:r></w:p>"
    expected = (
        '<w:r><w:t xml:space="preserve">甲 </w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>'
        '<w:ins><w:r><w:t xml:space="preserve">子 </w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> 丙</w:t></w:r>'
    )
    assert body_after(body, Edit(2, 3, "子 ")) == f"<w:p>{expected}</w:p>"


def test_an_empty_run_is_filled_by_an_insertion() -> None:
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t/></w:r></w:p>"
    assert body_after(body, Edit(0, 0, "子")) == f"<w:p><w:ins>{run('子', '<w:b/>')}</w:ins></w:p>".replace(
        ' xml:space="preserve"', ""
    )


def test_other_children_of_the_run_stay_on_their_side() -> None:
    body = "<w:p><w:r><!-- 一 --><w:tab/><w:t>甲乙</w:t><w:br/><!-- 二 --><w:t>丙</w:t><?三?></w:r></w:p>"
    expected = (
        "<w:r><!-- 一 --><w:tab/><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>"
        "<w:r><w:br/><!-- 二 --><w:t>丙</w:t><?三?></w:r>"
    )
    assert body_after(body, Edit(2, 3, "")) == f"<w:p>{expected}</w:p>"


OLD_MARK = ' w:id="9" w:author="张" w:date="2024-01-01T00:00:00Z"'


@pytest.mark.parametrize(
    ("inside", "edits", "expected"),
    [
        (run("甲") + run("乙"), [Edit(2, 3, "")], run("甲") + deleted("乙")),
        (run("甲") + run("乙"), [Edit(1, 2, "")], deleted("甲") + run("乙")),
        (
            run("甲") + run("乙"),
            [Edit(2, 3, "子")],
            run("甲") + deleted("乙") + "</w:ins>" + inserted("子") + "<w:ins>",
        ),
        (
            run("甲") + run("乙"),
            [Edit(1, 2, "子")],
            deleted("甲") + "</w:ins>" + inserted("子") + "<w:ins>" + run("乙"),
        ),
    ],
)
def test_of_several_runs_in_an_earlier_insertion_one_is_changed(inside: str, edits: list[Edit], expected: str) -> None:
    body = paragraph("前", f"<w:ins{OLD_MARK}>{inside}</w:ins>", "后")
    assert body_after(body, *edits) == paragraph("前", f"<w:ins>{expected}</w:ins>", "后")


def test_an_insertion_that_is_cut_goes_on_under_a_number_of_its_own_and_the_same_name() -> None:
    mark = "  w:author='张'  w:id='9' w:date='2024-01-01T00:00:00Z' "
    document = document_of(paragraph(f"<w:ins{mark}>{run('甲乙')}</w:ins>"))
    xml = xml_of(tracked(document, Edit(1, 1, "子")))
    assert f"<w:ins{mark}>{run('甲')}</w:ins>" in xml
    assert f"<w:ins{mark.replace('9', '2')}>{run('乙')}</w:ins>" in xml


def test_numbers_are_free_in_every_part() -> None:
    header = part_xml("hdr", paragraph('<w:bookmarkStart w:id="1" w:name="x"/>', "页,眉", '<w:bookmarkEnd w:id="1"/>'))
    document = document_of(
        paragraph('<w:bookmarkStart w:id="2" w:name="y"/>', "甲,乙", '<w:bookmarkEnd w:id="2"/>') + paragraph("丙"),
        {"h.xml": ("header", header)},
    )
    commas = [Edit(at, at + 1, "，") for at, sign in enumerate(document.text.string) if sign == ","]
    after = tracked(document, *commas)
    numbers = [
        number for name in ("document", "h") for number, _, _ in _MARKS.findall(xml_of(after, f"word/{name}.xml"))
    ]
    assert numbers == ["3", "4", "5", "6"]
    assert xml_of(after).endswith(paragraph("丙") + "<w:sectPr/></w:body></w:document>")


def test_without_author_and_date_they_are_the_program_s_and_now() -> None:
    before = datetime.datetime.now().replace(microsecond=0)
    after = read(Package.from_bytes(track.apply(document_of(paragraph("甲乙")), [Edit(1, 2, "")])))
    ((_, author, date),) = _MARKS.findall(xml_of(after))
    assert author == "bulletin-lint"
    assert before <= datetime.datetime.strptime(date, "%Y-%m-%dT%H:%M:%SZ") <= datetime.datetime.now()


def test_no_edit_gives_the_very_same_bytes() -> None:
    document = document_of(paragraph("甲乙"))
    assert track.apply(document, []) is document.package.data
    assert track.apply(document, [Edit(0, 2, "甲乙")]) is document.package.data


@pytest.mark.parametrize("named", ["", "x:"])
def test_marks_declare_their_namespace_where_the_file_spells_it_otherwise(named: str) -> None:
    xml = document_xml(paragraph("甲乙")).replace(' xml:space="preserve"', "")
    for old, new in (("<w:", f"<{named}"), ("</w:", f"</{named}"), ("xmlns:w=", f"xmlns{':x' if named else ''}=")):
        xml = xml.replace(old, new)
    after = tracked(read(Package.from_bytes(zipped(members_of(main=xml)))), Edit(1, 2, "子"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    content = _MARKS.sub("", xml_of(after))
    assert f'<w:del xmlns:w="{space}"><{named}r><{named}delText>乙</{named}delText></{named}r></w:del>' in content
    assert f'<w:ins xmlns:w="{space}"><{named}r><{named}t>子</{named}t></{named}r></w:ins>' in content


def test_tracked_formatting_under_any_name_is_repeated_with_numbers_of_its_own() -> None:
    form = "<w:b/><w:rPrChange w:author='张' w:id='4'><w:rPr><w:i/></w:rPr></w:rPrChange>"
    body = f"<w:p><w:r><w:rPr>{form}</w:rPr><w:t>甲乙丙</w:t></w:r></w:p>"
    xml = xml_of(tracked(document_of(body), Edit(1, 2, "子")))
    numbers = re.findall(r"<w:rPrChange w:author='张' w:id='(\d+)'>", xml)
    assert numbers[0] == "4"
    assert len({*numbers, *(number for number, _, _ in _MARKS.findall(xml))}) == 5
    assert f"<w:ins{_MARKS.search(xml.partition('<w:ins')[2])[0]}><w:r><w:rPr><w:b/></w:rPr><w:t>子" in xml  # type: ignore[index]


@pytest.mark.parametrize("prefix", ["ns0:", ""])
def test_any_prefix(prefix: str) -> None:
    xml = document_xml(paragraph("甲,乙")).replace('xml:space="preserve"', "")
    for old, new in (
        ("<w:", f"<{prefix}"),
        ("</w:", f"</{prefix}"),
        ("xmlns:w=", f"xmlns{':' * bool(prefix)}{prefix[:-1]}="),
    ):
        xml = xml.replace(old, new)
    document = read(Package.from_bytes(zipped(members_of(main=xml))))
    assert lines(tracked(document, Edit(1, 2, "，"))) == ["甲，乙"]


def test_a_run_and_a_text_box_inside_it_may_both_change() -> None:
    box = text_box(paragraph("框,")).removeprefix("<w:r>").removesuffix("</w:r>")
    document = document_of(paragraph(f"<w:r><w:t>外,</w:t>{box}</w:r>"))
    commas = [Edit(at, at + 1, "，") for at, sign in enumerate(document.text.string) if sign == ","]
    assert len(commas) == 2
    assert tracked(document, *commas).text.string == document.text.string.replace(",", "，")
    for comma in commas:
        assert "，" in tracked(document, comma).text.string


@pytest.mark.parametrize(
    "inside",
    [
        '<mc:AlternateContent><mc:Choice Requires="x"><w:t>甲,</w:t></mc:Choice></mc:AlternateContent>',
        "<w:r><w:t>甲,</w:t></w:r>",
        "<w:color><w:r><w:t>甲,</w:t></w:r></w:color>",
    ],
)
def test_text_that_stands_where_no_change_may_be_marked_is_refused(inside: str) -> None:
    document = document_of(paragraph(f"<w:r>{inside}</w:r>"))
    with pytest.raises(CannotPatch):
        track.apply(document, [Edit(1, 2, "，")])


@pytest.mark.parametrize(
    ("old", "new"), [("<w:b/>", ""), ("乙", "丙"), ("<w:delText", "<w:t"), ("<w:r><w:tab/></w:r>", "")]
)
def test_the_guard_catches_what_is_not_as_it_should_be(old: str, new: str) -> None:
    document = document_of(paragraph(run("甲,乙", "<w:b/>"), "<w:r><w:tab/></w:r>", "丁"))
    edits = [Edit(1, 2, "，")]
    xml = xml_of(read(Package.from_bytes(track.apply(document, edits, date=DATE))))
    assert old in xml
    changed = xml.replace(old, new, 1).replace("</w:delText>", "</w:t>" if "delText" in old else "</w:delText>")
    after = read(Package.from_bytes(repacked(document.package.archive, {"word/document.xml": changed.encode()})))
    with pytest.raises(GuardFailure):
        guard.verify_tracked(document, after, edits, plain(document, edits))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(bodies, st.data())
def test_accepting_gives_the_fix_and_rejecting_the_original(body: str, data: st.DataObject) -> None:
    document = document_of(body)
    edits = data.draw(edits_of(document))
    after = tracked(document, *edits)
    assert after.text.string == read(Package.from_bytes(patch.apply(document, edits))).text.string
