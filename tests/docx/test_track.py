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
from tests.docx.build import document_of, document_xml, edit, lines, members_of, paragraph, run, text_box, zipped
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


def test_text_that_stands_deeper_than_its_run_is_refused() -> None:
    inside = '<mc:AlternateContent><mc:Choice Requires="x"><w:t>甲,</w:t></mc:Choice></mc:AlternateContent>'
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
