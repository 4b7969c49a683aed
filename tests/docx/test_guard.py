"""The guard lets nothing through that no edit asked for: a real file is tampered with for each of its refusals."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bulletin_lint.docx import guard
from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch, track
from bulletin_lint.docx.write.comments import Note, annotate
from bulletin_lint.docx.write.repack import repacked
from bulletin_lint.text.edit import Edit
from tests.docx.build import document_of, inline_picture, paragraph, part_xml, run, text_box, zipped

MAIN = "word/document.xml"
COMMENTS = (
    '<w:comment w:id="0" w:author="张三"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="1" w:author="bulletin-lint"><w:p><w:r><w:t>上一次的</w:t></w:r></w:p></w:comment>'
)
STYLES = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
BOOKMARK = '<w:bookmarkStart w:id="1" w:name="x"/>'  # with the number of an own comment
BODY = (
    paragraph("市委,", inline_picture(), run("市政府", "<w:b/>"))
    + paragraph("次段")
    + paragraph(
        '<w:commentRangeStart w:id="0"/>',
        BOOKMARK,
        text_box(paragraph("框")),
        "<m:oMath></m:oMath>",
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
)
EDITS = (Edit(2, 3, "，"),)
REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="1"/></w:r>'
AUTHOR = "bulletin-lint"
ITALIC = "<w:r><w:rPr><w:i/></w:rPr>"
DELETED, INSERTED = (f'<w:r><w:{name} xml:space="preserve">{text}' for name, text in (("delText", ","), ("t", "，")))
Tamper = Callable[[bytes], bytes]


def given() -> WordDocument:
    parts = {
        "comments.xml": ("comments", part_xml("comments", COMMENTS)),
        "styles.xml": ("styles", part_xml("styles", STYLES)),
    }
    return document_of(BODY, parts)


def reread(data: bytes) -> WordDocument:
    return read(Package.from_bytes(data))


def verified(data: bytes, edits: Sequence[Edit] = EDITS) -> None:
    """Have a file looked at that ``given`` is said to have become by the edits."""
    guard.verify(given(), reread(data), edits)


def verified_tracked(data: bytes) -> None:
    guard.verify_tracked(given(), reread(data), EDITS, reread(edited()))


def verified_annotated(data: bytes) -> None:
    guard.verify_annotated(given(), reread(data), AUTHOR)


def edited() -> bytes:
    return patch.apply(given(), EDITS)


def tracked() -> bytes:
    return track.apply(given(), EDITS)


def annotated() -> bytes:
    return annotate(given(), [Note(0, 2, "新的")], AUTHOR)


def replacing(old: str, new: str, name: str = MAIN, times: int = 1) -> Tamper:
    """Changes a part; nothing else in the file differs."""

    def tamper(data: bytes) -> bytes:
        package = Package.from_bytes(data)
        member = package.find(name)
        assert member is not None
        content = package.read(member)
        assert content.count(old.encode()) >= times
        return repacked(package.archive, {member.name: content.replace(old.encode(), new.encode(), times)})

    return tamper


def moving(content: str, behind: str) -> Tamper:
    """Takes something out of the main part and puts it elsewhere in it."""

    def tamper(data: bytes) -> bytes:
        return replacing(behind, behind + content)(replacing(content, "")(data))

    return tamper


def without(name: str) -> Tamper:
    """Drops a member."""

    def tamper(data: bytes) -> bytes:
        output = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(output, "w") as new:
            for entry in old.infolist():
                if entry.filename != name:
                    new.writestr(entry, old.read(entry))
        return output.getvalue()

    return tamper


def with_member(data: bytes) -> bytes:
    return repacked(Package.from_bytes(data).archive, {}, {"word/macro.bin": b"x"})


def changing_picture(data: bytes) -> bytes:
    package = Package.from_bytes(data)
    return repacked(package.archive, {"word/media/image1.png": b"another"})


def with_comment(data: bytes) -> bytes:
    """A comment on the zip file."""
    assert data.endswith(b"\0\0")
    return data[:-2] + struct.pack("<H", 3) + b"abc"


def with_trailing_bytes(data: bytes) -> bytes:
    return data + b"\0"


def with_entry_of_another_time(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02") + 12
    return data[:at] + b"\1\1" + data[at + 2 :]


def with_record_of_another_time(data: bytes) -> bytes:
    at = data.index(b"PK\x03\x04") + 10
    return data[:at] + b"\1\1" + data[at + 2 :]


def with_members_exchanged(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    first, second, *rest = members
    return zipped({name: members[name] for name in (second, first, *rest)})


def as_it_is(data: bytes) -> bytes:
    return data


WORDS: list[tuple[str, Tamper, Sequence[Edit]]] = [
    ("段落数变了", replacing("<w:sectPr/>", "<w:p/><w:sectPr/>"), EDITS),
    (
        "第2段的位置变了",
        replacing(paragraph("次段"), f"<w:tbl><w:tr><w:tc>{paragraph('次段')}</w:tc></w:tr></w:tbl>"),
        EDITS,
    ),
    ("第2段的文字与修改不符", replacing("次段", "此段"), EDITS),
    ("第4段的文字与修改不符", replacing("框", "匡", times=2), EDITS),
    ("第1段的文字与修改不符", as_it_is, [Edit(2, 3, "、")]),
    ("第1段的文字与修改不符", as_it_is, [Edit(2, 2, "，")]),
    ("第1段的文字与修改不符", as_it_is, []),
    ("第1段的文字与修改不符", as_it_is, [*EDITS, Edit(0, 1, "省")]),
    ("第4段的文本框副本不一致", replacing("框", "匡"), [*EDITS, Edit(11, 12, "匡")]),
    ("修改处跨越段落", as_it_is, [*EDITS, Edit(5, 8, "")]),
    ("修改处跨越段落", as_it_is, [*EDITS, Edit(5, 5, "\n")]),
    ("两处修改互相重叠", as_it_is, [*EDITS, Edit(1, 3, "委，")]),
]
EDITED: list[tuple[str, Tamper]] = [
    (
        "图片、脚注标记等内容的数目或次序变了",
        replacing(inline_picture(), inline_picture().replace("wp:inline", "wp:anchor")),
    ),
    ("图片、脚注标记等内容的数目或次序变了", replacing(inline_picture(), "")),
    ("图片、脚注标记等内容的数目或次序变了", replacing("次段", f"次段</w:t></w:r>{inline_picture()}<w:r><w:t>")),
    ("document.xml 中修改处以外的内容变了", replacing('id="7"', 'id="8"')),
    ("document.xml 中修改处以外的内容变了", replacing("<w:b/>", "")),
    ("document.xml 中修改处以外的内容变了", replacing("<w:p>", "<w:p >")),
    ("document.xml 中修改处以外的内容变了", replacing("<w:sectPr/>", "")),
    ("document.xml 中修改处以外的内容变了", replacing("</w:document>", "</w:document>\n")),
    ("document.xml 中修改处以外的内容变了", replacing("次段", "&#27425;段")),
    ("document.xml 中修改处以外的内容变了", replacing('<w:t xml:space="preserve">次段', "<w:t>次段")),
    ("document.xml 中修改处以外的内容变了", replacing("市政府</w:t>", "市政府</w:t><w:t/>")),
    ("document.xml 中修改处以外的内容变了", replacing("市政府</w:t></w:r>", "市政府</w:t></w:r><w:r><w:t/></w:r>")),
]
MEMBERS: list[tuple[str, Tamper]] = [
    ("文件包内各部分的数目或次序变了", without("word/media/image1.png")),
    ("文件包内各部分的数目或次序变了", with_members_exchanged),
    ("文件包内多出了不应有的部分", with_member),
    ("image1.png 不应改动却变了", changing_picture),
    ("Content_Types].xml 不应改动却变了", with_entry_of_another_time),
    ("Content_Types].xml 不应改动却变了", with_record_of_another_time),
    ("文件包的结尾变了", with_comment),
    ("文件包的结尾变了", with_trailing_bytes),
]
TRACKED: list[tuple[str, Tamper]] = [
    ("接受修订后与直接修改的结果不符", replacing("<w:b/>", "")),
    ("接受修订后与直接修改的结果不符", replacing(INSERTED, INSERTED.replace("<w:r>", ITALIC))),
    ("拒绝修订后与原文不符", replacing(DELETED, DELETED.replace(",", ";"))),
    ("拒绝修订后与原文不符", replacing(DELETED, DELETED.replace("<w:r>", ITALIC))),
]
ANNOTATED: list[tuple[str, Tamper]] = [
    ("第2段的文字与修改不符", replacing("次段", "此段")),
    ("正文除批注标记外还有改动", replacing("<w:b/>", "")),
    ("正文除批注标记外还有改动", replacing('<w:commentRangeStart w:id="0"/>', "")),
    ("正文除批注标记外还有改动", replacing('<w:commentRangeEnd w:id="0"/>', "")),
    ("正文除批注标记外还有改动", replacing("<w:sectPr/>", "<w:sectPr><w:cols/></w:sectPr>")),
    ("正文除批注标记外还有改动", replacing(BOOKMARK, "")),
    ("他人的批注变了", replacing("请核实", "请核对", "word/comments.xml")),
    ("他人的批注变了", replacing(COMMENTS.partition("</w:comment>")[0] + "</w:comment>", "", "word/comments.xml")),
    ("正文除批注标记外还有改动", replacing('w:author="张三"', f'w:author="{AUTHOR}"', "word/comments.xml")),
    ("正文除批注标记外还有改动", replacing(f'w:author="{AUTHOR}"', 'w:author="李四"', "word/comments.xml")),
    ("Content_Types].xml 中原有的内容变了", replacing('Extension="rels"', 'Extension="rel"', "[Content_Types].xml")),
    ("document.xml.rels 中原有的内容变了", replacing('Id="rId1"', 'Id="rId9"', "word/_rels/document.xml.rels")),
    ("styles.xml 中原有的内容变了", replacing("Normal", "Normale", "word/styles.xml")),
    ("styles.xml 中原有的内容变了", replacing(STYLES, "", "word/styles.xml")),
    *(
        ("批注标记不在段落之中", moving(mark, place))
        for mark in ('<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>', REFERENCE)
        for place in ("<w:body>", "<w:txbxContent>", "<w:txbxContent><w:p>", "<m:oMath>")
    ),
    ("批注标记不在段落之中", moving('<w:commentReference w:id="1"/>', BOOKMARK)),
]


def test_what_was_asked_for_passes() -> None:
    verified(edited())
    verified_tracked(tracked())
    verified_annotated(annotated())


@pytest.mark.parametrize(("said", "tamper", "edits"), WORDS)
def test_words_that_no_edit_asked_for_are_caught(said: str, tamper: Tamper, edits: Sequence[Edit]) -> None:
    with pytest.raises(GuardFailure, match=said):
        verified(tamper(edited()), edits)
    if edits is EDITS:
        with pytest.raises(GuardFailure, match=said):
            verified_tracked(tamper(tracked()))


@pytest.mark.parametrize(("said", "tamper"), EDITED)
def test_anything_else_that_differs_is_caught(said: str, tamper: Tamper) -> None:
    with pytest.raises(GuardFailure, match=said):
        verified(tamper(edited()))


@pytest.mark.parametrize(("said", "tamper"), MEMBERS)
def test_other_members_must_keep_their_bytes(said: str, tamper: Tamper) -> None:
    for verify, data in ((verified, edited()), (verified_tracked, tracked())):
        with pytest.raises(GuardFailure, match=said):
            verify(tamper(data))
    if "Content_Types" not in said:  # which comments may make longer
        with pytest.raises(GuardFailure, match=said):
            verified_annotated(tamper(annotated()))


@pytest.mark.parametrize(("said", "tamper"), TRACKED)
def test_tracked_changes_must_come_to_the_edits_and_to_the_original(said: str, tamper: Tamper) -> None:
    with pytest.raises(GuardFailure, match=said):
        verified_tracked(tamper(tracked()))


LINK = '<w:hyperlink w:anchor="x">'
OLDER = '<w:ins w:id="90" w:author="张">'
GONE = '<w:del w:id="91" w:author="张"><w:r><w:delText>旧</w:delText></w:r></w:del>'
RICH = paragraph(
    f"{LINK}{run('链')}</w:hyperlink>",
    f"{OLDER}{run('增')}</w:ins>",
    GONE,
    "<w:r><w:t> 空 </w:t></w:r>",
    '<w:r><w:t xml:space="preserve">格 </w:t></w:r>',
    run("色", '<w:color w:val="FF0000"/>'),
    inline_picture(),
    "市,府",
    properties='<w:jc w:val="both"/>',
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LINK, '<w:hyperlink w:anchor="y">'),
        (f"{run('链')}</w:hyperlink>", f"</w:hyperlink>{run('链')}"),
        ("</w:hyperlink>", "</w:hyperlink><w:hyperlink/>"),
        (f"{OLDER}{run('增')}</w:ins>", run("增")),
        (OLDER, OLDER.replace("张", "李")),
        (OLDER, OLDER.replace("90", "92")),
        (f"{run('增')}</w:ins>", f"</w:ins>{run('增')}"),
        (GONE, ""),
        (GONE, GONE.replace("旧", "新")),
        (GONE, GONE.replace("张", "李")),
        ("<w:r><w:t> 空 </w:t></w:r>", '<w:proofErr w:type="spellStart"/><w:r><w:t> 空 </w:t></w:r>'),
        ('w:val="FF0000"', 'w:val="FF0001"'),
        ('<w:color w:val="FF0000"/>', ""),
        ('id="7"', 'id="8"'),
        (inline_picture(), f"<w:bookmarkEnd/>{inline_picture()}"),
        ('<w:jc w:val="both"/>', ""),
        ("<w:sectPr/>", "<w:sectPr><w:cols/></w:sectPr>"),
    ],
)
def test_a_tracked_file_says_all_else_as_before(old: str, new: str) -> None:
    document = document_of(RICH)
    at = document.text.string.index(",")
    edits = [Edit(at, at + 1, "，")]
    plain, data = reread(patch.apply(document, edits)), track.apply(document, edits)
    guard.verify_tracked(document, reread(data), edits, plain)
    with pytest.raises(GuardFailure, match=r"接受修订后|拒绝修订后"):
        guard.verify_tracked(document, reread(replacing(old, new)(data)), edits, plain)


def test_runs_may_be_cut_otherwise() -> None:
    document = document_of(RICH)
    at = document.text.string.index(",")
    edits = [Edit(at, at + 1, "，")]
    plain, data = reread(patch.apply(document, edits)), track.apply(document, edits)
    for old, new in (
        ("<w:r><w:t> 空 </w:t></w:r>", "<w:r><w:t>空</w:t></w:r>"),
        ('<w:t xml:space="preserve">格 </w:t>', '<w:t>格</w:t><w:t xml:space="preserve"> </w:t>'),
        (run("链"), run("链") + "<w:r><w:t/></w:r>"),
    ):
        guard.verify_tracked(document, reread(replacing(old, new)(data)), edits, plain)


def test_the_file_that_tracked_changes_are_held_against_is_looked_at_too() -> None:
    plain = reread(replacing("<w:b/>", "")(edited()))
    with pytest.raises(GuardFailure, match="中修改处以外的内容变了"):
        guard.verify_tracked(given(), reread(replacing("<w:b/>", "")(tracked())), EDITS, plain)


@pytest.mark.parametrize(("said", "tamper"), ANNOTATED)
def test_comments_must_leave_everything_else_alone(said: str, tamper: Tamper) -> None:
    with pytest.raises(GuardFailure, match=said):
        verified_annotated(tamper(annotated()))


def test_own_comments_may_say_something_else() -> None:
    verified_annotated(replacing("新的", "更新的", "word/comments.xml")(annotated()))


def test_comments_in_a_file_that_had_none_may_bring_their_parts() -> None:
    document = document_of(paragraph("甲乙"))
    data = annotate(document, [Note(0, 1, "新的")], AUTHOR)
    guard.verify_annotated(document, reread(data), AUTHOR)
    with pytest.raises(GuardFailure, match="文件包内多出了不应有的部分"):
        guard.verify_annotated(document, reread(with_member(data)), AUTHOR)


FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>'
HINT = FONTS.replace("w:ascii", 'w:hint="eastAsia" w:ascii')
CHANGE = '<w:rPrChange w:id="80" w:author="张"><w:rPr><w:b/></w:rPr></w:rPrChange>'
MARKED = (
    paragraph(run('开展"大走访"活动,好', FONTS), "<w:r><w:tab/></w:r>", run("“乙”", FONTS))
    + paragraph(f"<w:r><w:rPr>{FONTS}{CHANGE}</w:rPr><w:t>甲</w:t><w:tab/><w:t>丙…</w:t></w:r>")
    + paragraph(run("戊", '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'))
    + paragraph(run("“丁”", FONTS))
)


def of(text: str, form: str = FONTS) -> str:
    return run(text, form)


def marked(body: str = MARKED) -> tuple[WordDocument, list[Edit]]:
    """A document, and edits that write marks which need a hint."""
    document = document_of(body)
    text = document.text.string
    wanted = {'"大': "“大", '访"': "访”", ",": "，", "戊": "“戊"}
    edits = [Edit(text.index(old), text.index(old) + len(old), new) for old, new in wanted.items()]
    return document, [*edits, Edit(text.index("…"), text.index("…"), "…")]


HINTED: list[tuple[str, Tamper]] = [
    ("“开”不应指定由中文字体显示", replacing(of("开展"), of("开", HINT) + of("展"))),
    ("“走”不应指定由中文字体显示", replacing(of("大走访"), of("大") + of("走", HINT) + of("访"))),
    ("“，”不应指定由中文字体显示", replacing(of("活动，好"), of("活动") + of("，", HINT) + of("好"))),
    ("““”不应指定由中文字体显示", replacing(of("“乙”"), of("“乙”", HINT))),
    ("““”不应指定由中文字体显示", replacing(of("“", HINT), of("“", HINT.replace("eastAsia", "cs", 1)))),
    ("““”不应指定由中文字体显示", replacing('<w:rFonts w:ascii="宋体"', '<w:rFonts w:hint="eastAsia" w:ascii="宋体"')),
    ("中的文字段无故切开", replacing(of("大走访"), of("大") + of("走访"))),
    ("中的文字段无故切开", replacing(of("“", HINT), of("“"))),
    ("中的文字段无故切开", replacing(of("“乙”"), of("“") + of("乙”"))),
    ("中多出了不应有的空文字", replacing("大走访</w:t>", "大走访</w:t><w:t/>")),
    ("中修改处以外的内容变了", replacing(of("“", HINT), of("“", HINT.replace("Times New Roman", "Arial", 1)))),
    ("中修改处以外的内容变了", replacing(of("“", HINT), of("“", HINT + "<w:b/>"))),
    ("中修改处以外的内容变了", replacing(of("“", HINT), of("“", HINT.replace('<w:sz w:val="32"/>', "")))),
    ("中修改处以外的内容变了", replacing(of("大走访"), of("大走访").replace("<w:r>", '<w:r w:rsidR="1">'))),
    ("中修改处以外的内容变了", replacing(of("大走访"), "<w:proofErr/>" + of("大走访"))),
    (
        "中修改处以外的内容变了",
        replacing(of("大走访"), of("大走访").replace("</w:r>", "<w:lastRenderedPageBreak/></w:r>")),
    ),
    ("中修改处以外的内容变了", replacing(of("“丁”"), of("“丁”", HINT))),
    ("中修改处以外的内容变了", replacing("<w:tab/><w:t>丙", "<w:tab /><w:t>丙")),
    ("中修改处以外的内容变了", replacing("<w:rPr><w:b/></w:rPr>", "<w:rPr/>", times=2)),
]


@pytest.mark.parametrize(("said", "tamper"), HINTED)
def test_runs_are_cut_for_the_hints_of_new_marks_alone(said: str, tamper: Tamper) -> None:
    document, edits = marked()
    data = patch.apply(document, edits)
    guard.verify(document, reread(data), edits)
    with pytest.raises(GuardFailure, match=said):
        guard.verify(document, reread(tamper(data)), edits)


def test_a_mark_may_go_without_the_hint_where_nothing_is_cut() -> None:
    document, edits = marked(paragraph(run('甲"大', FONTS), run('访"', FONTS), ",戊…"))
    plain = reread(patch.apply(document, edits))
    assert "“</w:t>" in plain.parts[0].data.decode()
    guard.verify(document, reread(replacing('甲"', "甲“")(replacing('访"', "访”")(document.package.data))), edits[:2])


def test_every_refusal_has_its_case() -> None:
    from tests.docx.test_guard_dressed import SAID  # which tampers by what is here

    own = [row[0] for table in (WORDS, EDITED, MEMBERS, TRACKED, ANNOTATED, HINTED) for row in table]
    said = "\n".join([*own, *SAID])
    sources = [path.read_text(encoding="utf-8") for path in Path(guard.__file__).parent.glob("*.py")]
    refusals = [refusal for source in sources for refusal in re.findall(r'raise GuardFailure\(f?"(.*)"\)', source)]
    assert len(refusals) == sum(source.count("raise GuardFailure") for source in sources)
    assert [refusal for refusal in refusals if refusal.rpartition("}")[2].strip() not in said] == []


ODD_MARKUP = (
    "<!-- <w:t>\"不是'文字</w:t> --><?x <w:t?>",
    "<w:bookmarkStart w:id='1' w:name='a>\"b'/><w:bookmarkEnd w:id=\"1\" />",
    "<w:r><w:instrText><![CDATA[<w:t>]]></w:instrText></w:r>",
)


@pytest.mark.parametrize("odd", ODD_MARKUP)
def test_odd_markup_does_not_mislead_the_guard(odd: str) -> None:
    document = document_of(paragraph("甲,", odd, "乙,") + paragraph("丙,", odd))
    edits = [Edit(1, 2, "，")]
    data = patch.apply(document, edits)
    guard.verify(document, reread(data), edits)
    for tamper in (replacing(odd, "", times=1), replacing("丙,", "丙&#44;")):
        with pytest.raises(GuardFailure, match="中修改处以外的内容变了"):
            guard.verify(document, reread(tamper(data)), edits)
