"""What the guard lets pass and what not, where it could go either way by a hair."""

from __future__ import annotations

import pytest

from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import CannotPatch, GuardFailure
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch, track
from bulletin_lint.docx.write.comments import Note, annotate
from bulletin_lint.text.edit import Edit
from tests.docx.build import document_of, paragraph, part_xml, run
from tests.docx.test_guard import replacing

AUTHOR = "bulletin-lint"
BOOKMARK = '<w:bookmarkStart w:id="9" w:name="甲"/><w:bookmarkEnd w:id="9"/>'
EDITS = (Edit(2, 3, "，"),)


def reread(data: bytes) -> WordDocument:
    return read(Package.from_bytes(data))


def test_blanks_between_comments_do_not_belong_to_those_of_others() -> None:
    others, own = (
        f'<w:comment w:id="{number}" w:author="{author}"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'
        for number, author in ((0, "张三"), (1, AUTHOR))
    )
    comments = part_xml("comments", f"\n  {others}\n  {own}\n")
    document = document_of(paragraph("甲乙"), {"comments.xml": ("comments", comments)})
    guard.verify_annotated(document, reread(annotate(document, [Note(0, 1, "新的")], AUTHOR)), AUTHOR)


def test_what_moved_over_a_word_is_caught() -> None:
    document = document_of(paragraph(BOOKMARK, "甲乙,") + paragraph("丙"))
    moved = replacing(BOOKMARK + run("甲乙,"), run("甲乙,") + BOOKMARK)
    data = annotate(document, [Note(4, 5, "新的")], AUTHOR)
    guard.verify_annotated(document, reread(data), AUTHOR)
    with pytest.raises(GuardFailure, match="正文除批注标记外还有改动"):
        guard.verify_annotated(document, reread(moved(data)), AUTHOR)


def test_what_moved_over_a_tracked_change_is_caught() -> None:
    document = document_of(paragraph("甲乙,", BOOKMARK, "丙"))
    plain, data = patch.apply(document, EDITS), track.apply(document, EDITS)
    moved = replacing("</w:ins>" + BOOKMARK, "</w:ins>")(replacing("<w:del ", BOOKMARK + "<w:del ")(data))
    guard.verify_tracked(document, reread(data), EDITS, reread(plain))
    with pytest.raises(GuardFailure, match="接受修订后与直接修改的结果不符"):
        guard.verify_tracked(document, reread(moved), EDITS, reread(plain))


@pytest.mark.parametrize(
    ("text", "edit", "after"),
    [
        ("甲丙", Edit(0, 1, "甲乙甲"), "甲乙甲丙"),
        ("甲乙甲丙", Edit(0, 3, "甲"), "甲丙"),
        ("甲甲丙", Edit(0, 2, "甲甲甲"), "甲甲甲丙"),
    ],
)
def test_words_that_are_at_both_ends_of_a_replacement_are_not_counted_twice(text: str, edit: Edit, after: str) -> None:
    assert reread(patch.apply(document_of(paragraph(text)), [edit])).text.string == after + "\n"


def test_a_part_that_is_not_there_cannot_be_replaced() -> None:
    with pytest.raises(CannotPatch, match=r"^文件中没有 word/none\.xml$"):
        patch.replace_parts(document_of(paragraph("甲")).package, {"word/none.xml": b""})


@pytest.mark.parametrize(
    "moved", [("甲", "乙丙丁", ""), ("甲", "乙", "丙丁"), ("甲乙", "丙", "丁"), ("", "甲乙丙", "丁")]
)
def test_words_that_moved_into_a_link_or_out_of_it_are_caught(moved: tuple[str, str, str]) -> None:
    link = '{}<w:hyperlink w:anchor="甲">{}</w:hyperlink>{}'
    before, after = (link.format(*map(run, words)) for words in (("甲", "乙丙", "丁"), moved))
    document = document_of(paragraph(before) + paragraph("戊"))
    data = annotate(document, [Note(5, 6, "新的")], AUTHOR)
    guard.verify_annotated(document, reread(data), AUTHOR)
    with pytest.raises(GuardFailure, match="正文除批注标记外还有改动"):
        guard.verify_annotated(document, reread(replacing(before, after)(data)), AUTHOR)
