"""What comments need in the package: their own part, how it is found, styles; and what goes with earlier ones."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping

import pytest

from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.remarks import remarks_of
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write.comments import Note, annotate
from tests.docx.build import STRICT, document_of, document_xml, members_of, paragraph, part_xml, run, zipped
from tests.docx.test_comments import DATE, annotated, body_of, closing, opening
from tests.docx.test_patch import xml_of

NOTE = Note(0, 1, "改")
RELATIONSHIPS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
W16 = 'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"'
EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
IDS = "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds"


def from_members(changes: Mapping[str, str | bytes | None], body: str = paragraph("甲乙")) -> WordDocument:
    """A document of which some members are others, or are not there."""
    members = {**members_of(body), **changes}
    return read(Package.from_bytes(zipped({name: said for name, said in members.items() if said is not None})))


def with_comments(comments: str, body: str, **more: tuple[str, str]) -> WordDocument:
    parts = {"comments.xml": ("comments", part_xml("comments", comments))}
    return document_of(body, parts | {f"{name}.xml": part for name, part in more.items()})


def comment(number: int, author: str = "bulletin-lint", inside: str = "") -> str:
    return f'<w:comment w:id="{number}" w:author="{author}">{inside}</w:comment>'


def test_the_new_part_is_written_whole() -> None:
    after = annotated(document_of(paragraph("甲乙")), Note(0, 1, "改\n建议：乙"))
    assert xml_of(after, "word/comments.xml") == (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0" w:author="bulletin-lint" w:date="2024-09-06T08:30:00Z" w:initials="BL">'
        '<w:p><w:r><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">改</w:t></w:r></w:p>'
        '<w:p><w:r><w:t xml:space="preserve">建议：乙</w:t></w:r></w:p></w:comment></w:comments>'
    )


def test_the_part_is_related_to_the_body_and_has_a_type() -> None:
    after = annotated(document_of(paragraph("甲乙")), NOTE)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relation = f'<Relationship xmlns="{space}" Id="rId1" Type="{kind}" Target="comments.xml"/>'
    assert xml_of(after, RELATIONSHIPS).endswith(f'\r\n<Relationships xmlns="{space}">{relation}</Relationships>')
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    override = f'<Override PartName="/word/comments.xml" ContentType="{content_type}"/>'
    assert xml_of(after, TYPES).endswith(f"{override}</Types>")


def test_the_strict_vocabulary_has_its_own_names() -> None:
    after = annotated(from_members({"word/document.xml": document_xml(paragraph("甲乙"), STRICT)}), NOTE)
    assert f'<w:comments xmlns:w="{STRICT}">' in xml_of(after, "word/comments.xml")
    assert 'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"' in xml_of(after, RELATIONSHIPS)


def test_names_that_are_taken_are_left_alone() -> None:
    parts = {"styles2.xml": ("x", "<x/>"), "header.xml": ("header", part_xml("hdr", paragraph("页眉")))}
    document = document_of(paragraph("甲乙"), parts)
    members = {"word/comments.xml": "别的", "word/COMMENTS1.xml": "别的"}
    with zipfile.ZipFile(io.BytesIO(document.package.data)) as archive:
        kept: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    after = annotated(read(Package.from_bytes(zipped(kept | members))), NOTE)
    assert after.package.find("word/comments2.xml")
    assert xml_of(after, RELATIONSHIPS).count('Id="rId3"') == 1
    assert 'PartName="/word/comments2.xml"' in xml_of(after, TYPES)
    assert xml_of(after, "word/comments.xml") == "别的"


def test_lists_that_spell_their_namespace_with_a_prefix_get_entries_that_declare_it() -> None:
    default = '<t:Default Extension="xml" ContentType="application/xml"/>'
    types = f'<t:Types xmlns:t="http://schemas.openxmlformats.org/package/2006/content-types">{default}</t:Types>'
    relations = '<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    after = annotated(from_members({TYPES: types, RELATIONSHIPS: relations}), NOTE)
    assert '<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" ' in xml_of(after, TYPES)
    assert xml_of(after, RELATIONSHIPS).startswith(relations.replace("/>", ">") + "<Relationship xmlns=")
    assert [each.target for each in after.package.relationships("word/document.xml")] == ["word/comments.xml"]


def test_a_package_without_content_types_takes_no_comments() -> None:
    with pytest.raises(CannotPatch, match="Content_Types"):
        annotate(from_members({TYPES: None}), [NOTE])


def test_a_part_that_is_there_is_continued() -> None:
    document = with_comments(comment(4, "张三"), paragraph(opening(4), "甲", closing(4), "乙"))
    after = annotated(document, NOTE, Note(1, 2, "二"))
    xml = xml_of(after, "word/comments.xml")
    assert re.findall(r'<w:comment w:id="(\d+)" w:author="([^"]*)"', xml) == [
        ("4", "张三"),
        ("0", "bulletin-lint"),
        ("1", "bulletin-lint"),
    ]
    assert xml_of(after, RELATIONSHIPS) == xml_of(document, RELATIONSHIPS)
    assert [remark.text for remark in remarks_of(after)] == ["", "改", "二"]


def test_an_empty_part_is_opened() -> None:
    root = part_xml("comments", "").replace("></w:comments>", "/>")
    after = annotated(document_of(paragraph("甲"), {"comments.xml": ("comments", root)}), NOTE)
    assert xml_of(after, "word/comments.xml").endswith("</w:p></w:comment></w:comments>")


def test_numbers_of_marks_without_a_comment_are_taken_too() -> None:
    document = with_comments(comment(1, "张三"), paragraph('<w:commentRangeStart w:id="0"/>', "甲", closing(2)))
    assert opening(3) in body_of(annotated(document, NOTE))


@pytest.mark.parametrize(
    ("author", "written", "initials"),
    [
        ("bulletin-lint", '"bulletin-lint"', "BL"),
        ("校对", '"校对"', "校"),
        ("one two three four", '"one two three four"', "OTT"),
        ('<办> & "室"', "'&lt;办&gt; &amp; \"室\"'", '&lt;&amp;"'),
        ("", '""', ""),
    ],
)
def test_the_author_and_the_initials(author: str, written: str, initials: str) -> None:
    document = document_of(paragraph("甲"))
    xml = xml_of(read(Package.from_bytes(annotate(document, [NOTE], author, DATE))), "word/comments.xml")
    assert f"w:author={written} " in xml
    assert re.search(r"w:initials=([\"'])(.*?)\1>", xml)[2] == initials  # type: ignore[index]


def test_the_date_is_now_unless_somebody_says_otherwise() -> None:
    before = datetime.datetime.now().replace(microsecond=0)
    xml = xml_of(read(Package.from_bytes(annotate(document_of(paragraph("甲")), [NOTE]))), "word/comments.xml")
    said = datetime.datetime.strptime(re.findall(r'w:date="([^"]*)Z"', xml)[0], "%Y-%m-%dT%H:%M:%S")
    assert before <= said <= datetime.datetime.now()
    assert 'w:author="bulletin-lint"' in xml


def style(kind: str, identifier: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="{kind}"{more} w:styleId="{identifier}"><w:name w:val="{name}"/></w:style>'


@pytest.mark.parametrize(
    ("styles", "mark", "text", "based"),
    [
        ("", "CommentReference", "CommentText", ""),
        (style("paragraph", "a", "Normal", ' w:default="1"'), "CommentReference", "CommentText", '"a"'),
        (style("paragraph", "正文", "Normal", ' w:default="true"'), "CommentReference", "CommentText", '"正文"'),
        (style("paragraph", "a", "Normal", ' w:default="on"'), "CommentReference", "CommentText", '"a"'),
        (style("paragraph", "a", "Normal", ' w:default="0"'), "CommentReference", "CommentText", ""),
        (style("paragraph", "a", "Normal"), "CommentReference", "CommentText", ""),
        (style("character", "a", "Font", ' w:default="1"'), "CommentReference", "CommentText", ""),
        (style("character", "a5", "annotation reference"), "a5", "CommentText", ""),
        (style("character", "a5", "Annotation Reference"), "a5", "CommentText", ""),
        (style("paragraph", "a6", "annotation text"), "CommentReference", "a6", None),
        (style("character", "CommentReference", "x"), "CommentReference1", "CommentText", ""),
        ('<w:style w:type="paragraph" w:styleId="x"/>', "CommentReference", "CommentText", ""),
        ('<w:style w:type="paragraph" w:default="1"/>', "CommentReference", "CommentText", '""'),
        (
            style("character", "CommentReference", "x") + style("character", "CommentReference1", "y"),
            "CommentReference2",
            "CommentText",
            "",
        ),
    ],
)
def test_styles_are_those_of_the_file_or_new_ones(styles: str, mark: str, text: str, based: str | None) -> None:
    document = document_of(paragraph("甲"), {"styles.xml": ("styles", part_xml("styles", styles))})
    after = annotated(document, NOTE)
    xml, comments = xml_of(after, "word/styles.xml"), xml_of(after, "word/comments.xml")
    assert f'<w:pStyle w:val="{text}"/>' in comments
    assert f'<w:rStyle w:val="{mark}"/>' in comments
    assert f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:commentReference w:id="0"/></w:r>' in body_of(after)
    assert xml.count("annotation reference") + xml.count("Annotation Reference") == xml.count("annotation text") == 1
    assert re.findall(r"<w:basedOn w:val=(\S*)/>", xml) == ([based] if based else [])
    assert re.search(r'annotation text"/></?w:', xml)
    assert all(f'w:styleId="{identifier}"' in xml for identifier in (mark, text))


def test_without_a_styles_part_no_style_is_named() -> None:
    after = annotated(document_of(paragraph("甲")), NOTE)
    assert "Style" not in xml_of(after, "word/comments.xml") + body_of(after)


def test_a_reference_that_shares_its_run_is_cut_out_of_it() -> None:
    alone = '<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="7"/></w:r>'
    shared = '<w:r><w:commentReference w:id="7"/><w:t>甲</w:t></w:r>'
    for inside, left in ((alone, ""), (shared, "<w:r><w:t>甲</w:t></w:r>")):
        document = with_comments(comment(7), paragraph("首", inside))
        assert body_of(annotated(document)) == paragraph("首", left) if left else paragraph("首")


def test_a_paragraph_that_holds_nothing_but_a_mark_stays() -> None:
    document = with_comments(comment(7), paragraph(opening(7)) + paragraph("甲", closing(7)))
    assert body_of(annotated(document)) == paragraph() + paragraph("甲")


def test_the_marks_of_earlier_comments_go_from_every_part() -> None:
    header = part_xml("hdr", paragraph(opening(7), "页眉", closing(7)))
    document = with_comments(comment(7) + comment(8, "张三"), paragraph("甲", closing(8)), h=("header", header))
    after = read(Package.from_bytes(annotate(document, [], "bulletin-lint", DATE)))
    assert xml_of(after, "word/h.xml") == part_xml("hdr", paragraph("页眉"))
    assert body_of(after) == paragraph("甲", closing(8))


def records(*identifiers: str, parents: Mapping[str, str] | None = None) -> str:
    of = parents or {}
    said = [
        f'<w15:commentEx w15:paraId="{one}"' + (f' w15:paraIdParent="{of[one]}"' if one in of else "") + "/>"
        for one in identifiers
    ]
    return f"<w15:commentsEx {W15}>{''.join(said)}</w15:commentsEx>"


def identifiers(*names: str) -> str:
    said = "".join(f'<w16cid:commentId w16cid:paraId="{name}"/>' for name in names)
    return f"<w16cid:commentsIds {W16}>{said}</w16cid:commentsIds>"


def said_by(number: int, author: str, *paragraphs: str) -> str:
    return comment(number, author, "".join(f'<w:p {W14} w14:paraId="{name}"/>' for name in paragraphs))


@pytest.mark.parametrize(
    ("comments", "parents", "left"),
    [
        ([(1, "bulletin-lint", "0A"), (2, "张三", "0B")], {}, ["0B"]),
        ([(1, "bulletin-lint", "0A"), (2, "张三", "0B")], {"0B": "0A"}, ["0A", "0B"]),
        ([(1, "bulletin-lint", "0A", "0C"), (2, "张三", "0B")], {"0B": "0C"}, ["0A", "0C", "0B"]),
        ([(1, "bulletin-lint", "0A"), (2, "bulletin-lint", "0B")], {"0C": "0B"}, ["0B"]),
        ([(1, "张三", "0A"), (2, "bulletin-lint", "0B")], {"0B": "0A"}, ["0A"]),
        ([(1, "bulletin-lint"), (2, "张三", "0B")], {}, ["0B"]),
    ],
)
def test_earlier_comments_go_with_their_records_unless_somebody_answered(
    comments: list[tuple[int, str, *tuple[str, ...]]], parents: dict[str, str], left: list[str]
) -> None:
    names = [name for _, _, *own in comments for name in own]
    document = with_comments(
        "".join(said_by(*each) for each in comments),
        paragraph("甲"),
        extended=(EXTENDED, records(*names, *({*parents} - {*names}), parents=parents)),
        ids=(IDS, identifiers(*names)),
    )
    after = read(Package.from_bytes(annotate(document, [], "bulletin-lint", DATE)))
    guard.verify_annotated(document, after, "bulletin-lint")
    for part in ("comments", "ids"):
        assert re.findall(r'paraId="(\w+)"', xml_of(after, f"word/{part}.xml")) == left
    assert [name for name in re.findall(r'paraId="(\w+)"', xml_of(after, "word/extended.xml")) if name in names] == left


def test_remarks_are_read_with_their_places() -> None:
    body = paragraph(opening(1), "甲", opening(2), "乙", closing(1), "丙", closing(2), closing(3)) + paragraph(
        run("丁")
    )
    texts = "".join(comment(number, "张三", paragraph(f"第{number}条")) for number in (3, 2, 1, 4))
    found = remarks_of(with_comments(texts, body))
    assert [tuple(remark) for remark in found] == [
        (0, 2, "第1条", "张三"),
        (1, 3, "第2条", "张三"),
        (3, 3, "第3条", "张三"),
    ]
    assert remarks_of(document_of(body)) == []
