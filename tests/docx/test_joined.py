"""A paragraph whose mark is deleted in a revision is one with the next: read so, written so, commented so."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint import Config, fix, lint
from bulletin_lint.annotate import annotate
from bulletin_lint.docx.guard import verify, verify_tracked
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch, track
from bulletin_lint.text.edit import Edit
from tests.checks.drafts import AFTER, BEFORE
from tests.docx.build import document_of, edit, lines, paragraph, part_xml, text_box, word_file

_BY = 'w:id="{}" w:author="张三" w:date="2024-01-01T00:00:00Z"'
DELETED = f"<w:rPr><w:del {_BY.format(903)}/></w:rPr>"
MOVED = f"<w:rPr><w:moveFrom {_BY.format(904)}/></w:rPr>"
INSERTED = f"<w:rPr><w:ins {_BY.format(905)}/></w:rPr>"
CONFIG = Config(ignore=("DOC002",), select=("PUN",))


def gone(text: str) -> str:
    return f"<w:del {_BY.format(906)}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


@pytest.mark.parametrize("mark", [DELETED, MOVED])
def test_paragraphs_are_one_where_the_mark_between_them_goes(mark: str) -> None:
    document = document_of(paragraph("会议指出", properties=mark) + paragraph(",要抓好落实。") + paragraph("完。"))
    assert lines(document) == ["会议指出,要抓好落实。", "完。"]
    assert [p.number for p in document.text.paragraphs] == [1, 3]


def test_an_inserted_mark_is_a_mark_like_any_other() -> None:
    assert lines(document_of(paragraph("甲", properties=INSERTED) + paragraph("乙"))) == ["甲", "乙"]


def test_a_mark_that_was_inserted_and_deleted_is_deleted() -> None:
    both = INSERTED.replace("</w:rPr>", "") + DELETED.replace("<w:rPr>", "")
    assert lines(document_of(paragraph("甲", properties=both) + paragraph("乙"))) == ["甲乙"]


def test_several_deleted_marks_make_one_paragraph() -> None:
    body = "".join(paragraph(text, properties=DELETED) for text in "甲乙丙") + paragraph("丁")
    assert lines(document_of(body)) == ["甲乙丙丁"]


def test_a_paragraph_that_is_deleted_whole_leaves_no_empty_one() -> None:
    body = paragraph("甲。") + paragraph(gone("旧。"), properties=DELETED) + paragraph("乙。")
    assert lines(document_of(body)) == ["甲。", "乙。"]


def test_what_takes_no_place_between_them_does_not_part_them() -> None:
    between = '<!-- 注 --><w:bookmarkStart w:id="1" w:name="b"/><w:commentRangeEnd w:id="1"/><w:proofErr w:type="x"/>'
    assert lines(document_of(paragraph("甲", properties=DELETED) + between + paragraph("乙"))) == ["甲乙"]


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", ["甲", "", "乙"]),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["甲", "丙", "乙"]),
    ],
)
def test_a_table_or_a_control_does(between: str, expected: list[str]) -> None:
    assert lines(document_of(paragraph("甲", properties=DELETED) + between + paragraph("乙"))) == expected


def test_nothing_is_joined_over_the_end_of_a_cell_or_a_story() -> None:
    cell = f"<w:tc>{paragraph('甲', properties=DELETED)}</w:tc><w:tc>{paragraph('乙')}</w:tc>"
    header = {"header1.xml": ("header", part_xml("hdr", paragraph("眉", properties=DELETED)))}
    body = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>{paragraph('丙', properties=DELETED)}"
    assert lines(document_of(body, header)) == ["甲", "乙", "丙", "眉"]


def test_the_paragraph_looks_like_the_one_whose_mark_stays() -> None:
    centered = '<w:jc w:val="center"/>'
    document = document_of(paragraph("甲", properties=centered + DELETED) + paragraph("乙"))
    assert document.text.formatting.alignment(document.text.paragraphs[0]) == "left"
    document = document_of(paragraph("甲", properties=DELETED) + paragraph("乙", properties=centered))
    assert document.text.formatting.alignment(document.text.paragraphs[0]) == "center"


def test_both_copies_of_a_text_box_are_joined_and_edited() -> None:
    box = text_box(paragraph("会议指出", properties=DELETED), paragraph(",要抓好落实。"))
    document = document_of(paragraph(box, "正文。"))
    assert lines(document) == ["正文。", "会议指出,要抓好落实。"]
    content = patched(document, edit(document, ",", "，"))
    assert content.count("，要抓好落实。") == 2


def patched(document: WordDocument, *edits: Edit) -> str:
    """The main part with the edits made at once, and tracked too; what guards look at holds of both."""
    plain = read(Package.from_bytes(patch.apply(document, edits)))
    verify(document, plain, edits)
    verify_tracked(document, read(Package.from_bytes(track.apply(document, edits))), edits, plain)
    return plain.parts[0].data.decode()


def test_an_edit_goes_to_the_half_it_is_about() -> None:
    document = document_of(paragraph("会议,指出", properties=DELETED) + paragraph(",要抓好落实."))
    first = document.text.string.index(",")
    string = document.text.string
    edits = (
        Edit(first, first + 1, ""),
        Edit(string.rindex(","), string.rindex(",") + 1, "，"),
        Edit(string.index("."), string.index(".") + 1, "。"),
    )
    content = patched(document, *edits)
    assert (">会议指出<" in content, ">，要抓好落实。<" in content) == (True, True)


def test_an_edit_over_the_joint_is_written_in_both_halves() -> None:
    document = document_of(paragraph("会议布", properties=DELETED) + paragraph("署工作。"))
    start = document.text.string.index("布")
    content = patched(document, Edit(start, start + 2, "部属"))
    assert (">会议部<" in content, ">属工作。<" in content) == (True, True)


def test_an_insertion_at_the_joint_stays_in_the_paragraph() -> None:
    document = document_of(paragraph("会议指出", properties=DELETED) + paragraph("要抓好落实。"))
    content = patched(document, edit(document, "会议指出", "，", shift=4))
    assert "，" in content


def bulletin(tmp_path: Path, *middle: str) -> Path:
    path = tmp_path / "简报.docx"
    body = [*map(paragraph, BEFORE), *middle, *map(paragraph, AFTER)]
    path.write_bytes(word_file("".join(body)))
    return path


HALVES = (paragraph("会议指出", properties=DELETED), paragraph(",要抓好落实，把各项任务完成好。"))


def test_what_stands_at_the_joint_is_found_and_repaired(tmp_path: Path) -> None:
    path = bulletin(tmp_path, *HALVES)
    assert [finding.rule.code for finding in lint(path, CONFIG).findings] == ["PUN001"]
    after = fix(path, CONFIG._replace(track_changes=True))
    assert after.document is not None
    assert "会议指出，要抓好落实，" in after.document.text.string


def test_no_end_mark_is_missed_where_no_paragraph_ends(tmp_path: Path) -> None:
    first = "近日，青山市召开全市宣传工作会议，研究部署下一步重点工作任务"
    ended = paragraph(first), paragraph("，并提出要求。")
    joined = paragraph(first, properties=DELETED), paragraph("，并提出要求。")
    names = [
        [finding.rule.name for finding in lint(bulletin(tmp_path, *halves), CONFIG).findings]
        for halves in (ended, joined)
    ]
    assert (bool(names[0]), names[1]) == (True, [])


def test_a_comment_over_the_joint_opens_in_one_half_and_closes_in_the_other(tmp_path: Path) -> None:
    halves = paragraph("会议进行了布", properties=DELETED), paragraph("署，要抓好落实。")
    result = annotate(bulletin(tmp_path, *halves), Config(ignore=("DOC002",)))
    assert (result.failure, result.content is not None) == ("", True)
    assert result.content is not None
    document = read(Package.from_bytes(result.content))
    assert "会议进行了布署，要抓好落实。" in lines(document)


def test_what_is_said_of_a_text_box_in_the_first_half_is_anchored_in_the_paragraph(tmp_path: Path) -> None:
    box = text_box(paragraph("近日,区委召开全区宣传思想文化工作会议,部署工作。"))
    halves = paragraph("会议指出，" + "", box, properties=DELETED), paragraph("要抓好落实。")
    result = annotate(bulletin(tmp_path, *halves), CONFIG)
    assert (result.failure, result.content is not None) == ("", True)
