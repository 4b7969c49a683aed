"""Findings as Word comments: the text stays, so do the comments of others, and a second run replaces the first."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import CannotPatch, GuardFailure
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.facts import facts_of
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import comments
from bulletin_lint.docx.write.comments import Note, annotate
from bulletin_lint.docx.write.repack import repacked
from tests.docx.build import (
    STRICT,
    document_of,
    document_xml,
    field,
    members_of,
    paragraph,
    part_xml,
    run,
    text_box,
    zipped,
)
from tests.docx.test_patch import CONTENTS, xml_of
from tests.docx.test_properties import bodies

DATE = datetime.datetime(2024, 9, 6, 8, 30)
STYLES = part_xml(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="别的样式"/></w:style>',
)


def annotated(document: WordDocument, *notes: Note) -> WordDocument:
    """The document after the notes, which the guard has seen."""
    after = read(Package.from_bytes(annotate(document, notes, "bulletin-lint", DATE)))
    guard.verify_annotated(document, after, "bulletin-lint")
    return after


def body_of(document: WordDocument) -> str:
    xml = xml_of(document)
    return xml[xml.index("<w:body>") + 8 : xml.index("<w:sectPr/>")]


def opening(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def closing(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def said(document: WordDocument) -> list[tuple[str, str]]:
    """Author and text of every comment."""
    xml = xml_of(document, "word/comments.xml")
    found = re.findall(r"<w:comment .*?</w:comment>", xml, re.DOTALL)
    return [
        (re.findall(r'w:author="([^"]*)"', one)[0], "".join(re.findall(r"<w:t[ >][^<]*?>?([^<>]*)</w:t>", one)))
        for one in found
    ]


def test_a_comment_stands_on_the_exact_words() -> None:
    document = document_of(paragraph(run("市委,市政府", "<w:b/>"), "后"))
    expected = (
        run("市委", "<w:b/>") + opening(0) + run(",", "<w:b/>") + closing(0) + run("市政府", "<w:b/>") + run("后")
    )
    after = annotated(document, Note(2, 3, "应使用全角逗号"))
    assert body_of(after) == paragraph(expected)
    assert said(after) == [("bulletin-lint", "应使用全角逗号")]


def test_whole_runs_are_not_split() -> None:
    document = document_of(paragraph("前", run("甲", "<w:b/>"), run("乙"), "后"))
    expected = paragraph("前", opening(0), run("甲", "<w:b/>"), run("乙"), closing(0), "后")
    assert body_of(annotated(document, Note(1, 3, "x"))) == expected


def test_comments_may_touch_lie_in_one_another_and_share_a_place() -> None:
    document = document_of(paragraph("甲乙丙丁戊"))
    after = annotated(document, Note(0, 2, "一"), Note(2, 4, "二"), Note(1, 5, "三"), Note(2, 4, "四"))
    assert sorted(text for _, text in said(after)) == ["一", "三", "二", "四"]
    for number in range(4):
        assert body_of(after).index(opening(number)) < body_of(after).index(closing(number))


def test_something_missing_is_said_of_the_whole_paragraph() -> None:
    document = document_of(paragraph("甲") + paragraph("乙", "丙") + paragraph() + "<w:p/>")
    after = annotated(document, Note(3, 3, "缺少署名"), Note(5, 5, "缺少日期"), Note(6, 6, "空段"))
    expected = paragraph("甲") + paragraph(opening(0), "乙", "丙", closing(0))
    assert body_of(after) == expected + paragraph(opening(1), closing(1)) + f"<w:p>{opening(2)}{closing(2)}</w:p>"


def test_several_lines_are_several_paragraphs_and_marks_of_xml_are_escaped() -> None:
    after = annotated(document_of(paragraph("甲")), Note(0, 1, "不应为 <甲> & 乙\n建议：丙\nPUN001"))
    xml = xml_of(after, "word/comments.xml")
    assert xml.count("<w:p>") == 3
    assert "不应为 &lt;甲&gt; &amp; 乙" in xml


def test_what_the_comment_needs_is_added_to_the_package() -> None:
    after = annotated(document_of(paragraph("甲"), {"styles.xml": ("styles", STYLES)}), Note(0, 1, "x"))
    assert after.package.find("word/comments.xml")
    assert 'PartName="/word/comments.xml"' in xml_of(after, "[Content_Types].xml")
    assert [r.target for r in after.package.relationships("word/document.xml", "comments")] == ["word/comments.xml"]
    styles = xml_of(after, "word/styles.xml")
    assert '<w:style w:type="character" w:styleId="CommentReference1"><w:name w:val="annotation reference"/>' in styles
    assert (
        '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="a"/>'
        in styles
    )
    assert '<w:rStyle w:val="CommentReference1"/>' in body_of(after)


def test_styles_that_are_there_are_used_under_their_own_identifiers() -> None:
    more = '<w:style w:type="character" w:styleId="a5"><w:name w:val="annotation reference"/></w:style>'
    more += '<w:style w:type="paragraph" w:styleId="a6"><w:name w:val="annotation text"/></w:style></w:styles>'
    styles = STYLES.replace("</w:styles>", more)
    after = annotated(document_of(paragraph("甲"), {"styles.xml": ("styles", styles)}), Note(0, 1, "x"))
    assert xml_of(after, "word/styles.xml") == styles
    assert 'w:val="a6"' in xml_of(after, "word/comments.xml")
    assert 'w:val="a5"' in body_of(after)


OTHERS = (
    '<w:comment w:id="0" w:author="张三"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="7" w:author="bulletin-lint"><w:p><w:r><w:t>上一次的</w:t></w:r></w:p></w:comment>'
)


def with_others() -> WordDocument:
    body = paragraph(opening(0), "甲", closing(0), opening(7), "乙", closing(7), "丙")
    return document_of(body, {"comments.xml": ("comments", part_xml("comments", OTHERS))})


def test_the_comments_of_others_stay_and_earlier_ones_of_its_own_go() -> None:
    after = annotated(with_others(), Note(2, 3, "新的"))
    assert said(after) == [("张三", "请核实"), ("bulletin-lint", "新的")]
    assert body_of(after) == paragraph(opening(0), "甲", closing(0), "乙", opening(1), "丙", closing(1))


def test_without_notes_only_its_own_go() -> None:
    after = annotated(with_others())
    assert said(after) == [("张三", "请核实")]
    assert body_of(after) == paragraph(opening(0), "甲", closing(0), "乙", "丙")


def test_nothing_to_say_leaves_the_very_same_bytes() -> None:
    document = document_of(paragraph("甲"))
    assert annotate(document, []) is document.package.data


def test_a_comment_that_was_answered_stays() -> None:
    w14, w15 = (
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    )
    own = f'<w:comment w:id="7" w:author="bulletin-lint"><w:p xmlns:w14="{w14}" w14:paraId="0A"/></w:comment>'
    reply = f'<w:comment w:id="8" w:author="张三"><w:p xmlns:w14="{w14}" w14:paraId="0B"/></w:comment>'
    extended = f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="0A"/>{{}}</w15:commentsEx>'
    answer = '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    for records, stays in ((extended.format(answer), True), (extended.format(""), False)):
        parts = {
            "comments.xml": ("comments", part_xml("comments", own + reply)),
            "commentsExtended.xml": (kind, records),
        }
        document = document_of(paragraph(opening(7), "甲", closing(7)), parts)
        after = read(Package.from_bytes(annotate(document, [], "bulletin-lint", DATE)))
        assert ('w:id="7"' in xml_of(after, "word/comments.xml")) is stays
        assert ("0A" in xml_of(after, "word/commentsExtended.xml")) is stays


def test_a_second_run_gives_the_same_file() -> None:
    document = document_of(paragraph("市委,市政府", "。") + paragraph())
    notes = [Note(2, 3, "逗号"), Note(0, 7, "全段"), Note(8, 8, "空")]
    first = annotated(document, *notes)
    second = annotated(first, *notes)
    with zipfile.ZipFile(io.BytesIO(first.package.data)) as a, zipfile.ZipFile(io.BytesIO(second.package.data)) as b:
        assert a.namelist() == b.namelist()
        assert all(a.read(name) == b.read(name) for name in a.namelist())


def test_what_is_not_in_the_body_is_said_there() -> None:
    parts = {
        "header1.xml": ("header", part_xml("hdr", paragraph("页,眉"))),
        "footer1.xml": ("footer", part_xml("ftr", paragraph("页,脚"))),
        "footnotes.xml": (
            "footnotes",
            part_xml("footnotes", f'<w:footnote w:id="2">{paragraph("脚,注")}</w:footnote>'),
        ),
    }
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph("首") + paragraph("注", reference) + paragraph(text_box(paragraph("框,内"))) + paragraph("末")
    document = document_of(body, parts)
    string = document.text.string
    notes = [
        Note(string.index(words), string.index(words) + 3, "半角") for words in ("页,眉", "页,脚", "脚,注", "框,内")
    ]
    after = annotated(document, *notes)
    assert sorted(text for _, text in said(after)) == [
        "文本框“框,内”：半角",
        "脚注“脚,注”：半角",
        "页眉“页,眉”：半角",
        "页脚“页,脚”：半角",
    ]
    assert body_of(after).startswith(paragraph(opening(2), "首", closing(2)))
    assert body_of(after).endswith(paragraph(opening(3), "末", closing(3)))
    assert paragraph(opening(1), "注", closing(1), reference) in body_of(after)


def test_a_body_without_paragraphs_takes_no_comment() -> None:
    with pytest.raises(CannotPatch):
        annotate(document_of(""), [Note(0, 0, "x")])


def test_a_plain_text_control_is_commented_as_a_whole() -> None:
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('日期,')}</w:sdtContent></w:sdt>"
    document = document_of(paragraph("前", control, "后"))
    assert body_of(annotated(document, Note(3, 4, "x"))) == paragraph("前", opening(0), control, closing(0), "后")


@pytest.mark.parametrize("content", [*CONTENTS.values(), field("DATE", run("2022年"))])
def test_every_kind_of_content_may_be_commented(content: str) -> None:
    document = document_of(paragraph("会议 ", content, "，市委,市政府。"))
    end = document.text.paragraphs[0].end
    after = annotated(document, Note(0, 2, "甲"), Note(2, end, "乙"), Note(1, end - 1, "丙"), Note(3, 4, "丁"))
    assert len(said(after)) == 4


@pytest.mark.parametrize("space", ["", STRICT])
def test_other_prefixes_and_the_strict_vocabulary(space: str) -> None:
    xml = document_xml(paragraph("甲,乙"), space) if space else document_xml(paragraph("甲,乙"))
    for old, new in (("<w:", "<x:"), ("</w:", "</x:"), ("xmlns:w=", "xmlns:x=")):
        xml = xml.replace(old, new)
    after = annotated(read(Package.from_bytes(zipped(members_of(main=xml)))), Note(1, 2, "x"))
    assert [region.kind.name for region in after.text.regions] == ["anchor"]
    assert len(facts_of(after).comments) == 1


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", "乙", "丙"),
        ("word/document.xml", "<w:b/>", ""),
        ("word/document.xml", opening(0), ""),
        ("word/comments.xml", "请核实", ""),
        ("[Content_Types].xml", 'Extension="rels"', 'Extension="rel"'),
        ("word/media/image1.png", "PNG", "png"),
    ],
)
def test_the_guard_catches_what_is_not_as_it_should_be(part: str, old: str, new: str) -> None:
    body = paragraph(opening(0), run("甲", "<w:b/>"), closing(0), opening(7), "乙", closing(7), "丙")
    document = document_of(body, {"comments.xml": ("comments", part_xml("comments", OTHERS))})
    after = read(Package.from_bytes(annotate(document, [Note(2, 3, "新的")], "bulletin-lint", DATE)))
    member = after.package.find(part)
    assert member is not None
    content = after.package.read(member)
    assert old.encode() in content
    changed = repacked(after.package.archive, {part: content.replace(old.encode(), new.encode(), 1)})
    with pytest.raises(GuardFailure):
        guard.verify_annotated(document, read(Package.from_bytes(changed)), "bulletin-lint")


@settings(max_examples=60, deadline=None)
@given(bodies, st.data())
def test_any_notes_on_any_document(body: str, data: st.DataObject) -> None:
    document = document_of(body)
    last = len(document.text.string) - 1
    spans = st.tuples(st.integers(0, last), st.integers(0, 5))
    notes = [Note(start, min(last, start + length), "注") for start, length in data.draw(st.lists(spans, max_size=6))]
    after = annotated(document, *notes)
    assert len(facts_of(after).comments) == len(facts_of(document).comments) + len(notes)
    again = annotated(after, *notes)
    assert again.text.string == document.text.string
    stripped = comments.without_comments(again, "bulletin-lint")
    assert len(facts_of(stripped).comments) == len(facts_of(document).comments)
