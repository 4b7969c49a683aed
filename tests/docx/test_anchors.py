"""Where a comment's marks stand: on the exact words, in the body, and where Word takes them."""

from __future__ import annotations

import pytest

from bulletin_lint.docx.errors import CannotPatch
from bulletin_lint.docx.write.comments import Note, annotate
from tests.docx.build import document_of, field, inline_picture, paragraph, part_xml, run, text_box
from tests.docx.test_comments import annotated, body_of, closing, opening, said

TAB = "<w:r><w:tab/></w:r>"
OPEN, CLOSE = opening(0), closing(0)


def marked(body: str, start: int, end: int) -> str:
    """The body with a comment on ``[start, end)``."""
    return body_of(annotated(document_of(body), Note(start, end, "x")))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 1, OPEN + run("甲") + CLOSE + run("乙丙")),
        (1, 2, run("甲") + OPEN + run("乙") + CLOSE + run("丙")),
        (2, 3, run("甲乙") + OPEN + run("丙") + CLOSE),
        (0, 3, OPEN + run("甲乙丙") + CLOSE),
        (0, 2, OPEN + run("甲乙") + CLOSE + run("丙")),
        (1, 3, run("甲") + OPEN + run("乙丙") + CLOSE),
        (3, 3, OPEN + run("甲乙丙") + CLOSE),
        (1, 1, OPEN + run("甲乙丙") + CLOSE),
        (1, 6, run("甲") + OPEN + run("乙丙") + CLOSE),  # ends with the paragraph it begins in
    ],
)
def test_the_run_is_cut_where_the_comment_begins_and_ends(start: int, end: int, expected: str) -> None:
    second = paragraph("丁戊")
    assert marked(paragraph("甲乙丙") + second, start, end) == paragraph(expected) + second


def test_offsets_are_those_of_the_whole_text() -> None:
    first, second = paragraph("甲乙丙"), paragraph(run("丁") + OPEN + run("戊") + CLOSE + run("己"))
    assert marked(first + paragraph("丁戊己"), 5, 6) == first + second


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 1, f"{OPEN}<w:r><w:t>甲</w:t></w:r>{CLOSE}<w:r><w:tab/><w:t>乙</w:t><w:br/></w:r>"),
        (1, 2, f"<w:r><w:t>甲</w:t></w:r>{OPEN}<w:r><w:tab/></w:r>{CLOSE}<w:r><w:t>乙</w:t><w:br/></w:r>"),
        (1, 3, f"<w:r><w:t>甲</w:t></w:r>{OPEN}<w:r><w:tab/><w:t>乙</w:t></w:r>{CLOSE}<w:r><w:br/></w:r>"),
        (3, 4, f"<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>{OPEN}<w:r><w:br/></w:r>{CLOSE}"),
    ],
)
def test_a_run_of_several_children_is_cut_between_them(start: int, end: int, expected: str) -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/></w:r></w:p>"
    assert marked(body, start, end) == f"<w:p>{expected}</w:p>"


def test_marks_at_one_place_stand_in_the_order_of_their_comments() -> None:
    document = document_of(paragraph("甲乙丙"))
    after = annotated(document, Note(0, 1, "一"), Note(0, 2, "二"), Note(1, 2, "三"), Note(1, 3, "四"))
    body = (
        *(opening(0), opening(1), run("甲"), closing(0), opening(2), opening(3)),
        *(run("乙"), closing(1), closing(2), run("丙"), closing(3)),
    )
    assert body_of(after) == paragraph(*body)


def test_properties_stay_with_every_piece_and_comments_in_the_xml_where_they_are() -> None:
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><!-- 一 --><w:t>甲乙</w:t><!-- 二 --></w:r></w:p>"
    bold = "<w:r><w:rPr><w:b/></w:rPr>"
    expected = f"<w:p>{bold}<!-- 一 --><w:t>甲</w:t></w:r>{OPEN}{bold}<w:t>乙</w:t></w:r>{CLOSE}"
    assert marked(body, 1, 2) == f"{expected}{bold}<!-- 二 --></w:r></w:p>"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("<w:t>甲 乙</w:t>", ('<w:t xml:space="preserve">甲 </w:t>', "<w:t>乙</w:t>")),
        ("<w:t> 甲 乙\n</w:t>", ('<w:t xml:space="preserve">甲 </w:t>', "<w:t>乙</w:t>")),
        (
            '<w:t xml:space="default">甲 乙</w:t>',
            ('<w:t xml:space="preserve">甲 </w:t>', '<w:t xml:space="default">乙</w:t>'),
        ),
        ("<w:t>&#30002;&amp;乙</w:t>", ("<w:t>&#30002;&amp;</w:t>", "<w:t>乙</w:t>")),
    ],
)
def test_blanks_and_references_are_written_as_they_were(text: str, pieces: tuple[str, str]) -> None:
    first, second = (f"<w:r>{piece}</w:r>" for piece in pieces)
    assert marked(f"<w:p><w:r>{text}</w:r></w:p>", 2, 3) == f"<w:p>{first}{OPEN}{second}{CLOSE}</w:p>"


@pytest.mark.parametrize("inside", ["<![CDATA[乙]]>", "<!-- 注 -->乙", "<?x 注?>乙"])
def test_text_that_cannot_be_cut_is_commented_as_a_whole_and_other_text_exactly(inside: str) -> None:
    odd = f"<w:t>甲{inside}丙</w:t>"
    body = paragraph("前文", f"<w:r><w:t>子</w:t>{odd}<w:t>丑</w:t></w:r>", "后文")
    after = annotated(document_of(body), Note(0, 1, "一"), Note(1, 4, "二"), Note(4, 5, "三"), Note(7, 8, "四"))
    assert body_of(after) == paragraph(
        *(opening(0), "前", closing(0), opening(1), "文", "<w:r><w:t>子</w:t></w:r>", opening(2), f"<w:r>{odd}</w:r>"),
        *(closing(1), closing(2), "<w:r><w:t>丑</w:t></w:r>", opening(3), "后", closing(3), "文"),
    )


DEEP = '<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>甲乙丙</w:t></mc:Choice></mc:AlternateContent></w:r>'


@pytest.mark.parametrize("span", [(1, 2), (2, 3), (3, 4), (2, 4), (1, 4)])
def test_text_that_stands_deeper_in_a_run_is_commented_with_the_whole_run(span: tuple[int, int]) -> None:
    assert marked(paragraph("前", DEEP, "后"), *span) == paragraph("前", OPEN, DEEP, CLOSE, "后")


def test_text_outside_any_run_is_commented_as_a_whole() -> None:
    assert marked("<w:p><w:t>甲乙丙</w:t></w:p>", 1, 2) == f"<w:p>{OPEN}<w:t>甲乙丙</w:t>{CLOSE}</w:p>"


def control(kind: str, *inside: str) -> str:
    return f"<w:sdt><w:sdtPr><w:tag/>{kind}</w:sdtPr><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


PLAIN, RICH = "<w:text/>", "<w:richText/>"
CHECKBOX = '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>'


@pytest.mark.parametrize(
    "kind", [PLAIN, "<w:date/>", "<w:dropDownList/>", "<w:comboBox/>", CHECKBOX, "<w:showingPlcHdr/>"]
)
def test_controls_that_hold_only_text_are_commented_as_a_whole(kind: str) -> None:
    body = control(kind, run("甲乙"))
    assert marked(paragraph("前", body, "后"), 2, 3) == paragraph("前", OPEN, body, CLOSE, "后")
    assert marked(paragraph("前", body, "后"), 0, 2) == paragraph(OPEN, "前", body, CLOSE, "后")
    assert marked(paragraph("前", body, "后"), 2, 4) == paragraph("前", OPEN, body, "后", CLOSE)


@pytest.mark.parametrize("kind", [PLAIN, "<w:date/>", "<w:dropDownList/>", "<w:comboBox/>", CHECKBOX, RICH, ""])
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ],
)
def test_in_a_control_around_whole_paragraphs_the_marks_stand_in_the_paragraph(kind: str, around: str) -> None:
    body, inside = around.format(control(kind, paragraph("甲乙"))), paragraph(OPEN, "甲乙", CLOSE)
    assert marked(body + paragraph("末"), 0, 2) == around.format(control(kind, inside)) + paragraph("末")


def test_in_a_control_of_text_only_the_run_is_not_cut() -> None:
    for kind, expected in ((PLAIN, paragraph(OPEN, "甲乙", CLOSE)), (RICH, paragraph("甲", OPEN, "乙", CLOSE))):
        assert marked(control(kind, paragraph("甲乙")), 1, 2) == control(kind, expected)


BINDINGS = [
    '<w:dataBinding w:xpath="/x"/><w:text/>',
    '<w15:dataBinding xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w:xpath="/x"/>',
]


@pytest.mark.parametrize("kind", BINDINGS)
def test_what_is_said_of_a_paragraph_that_word_fills_itself_stands_in_the_one_before(kind: str) -> None:
    filled = control(kind, paragraph("甲,乙"))
    whole = paragraph(OPEN, "首", CLOSE)
    for body, expected in (
        (paragraph("首") + filled, whole + filled),
        (filled + paragraph("首") + paragraph("末"), filled + whole + paragraph("末")),
        (paragraph("首") + filled + filled, whole + filled + filled),
    ):
        document = document_of(body)
        at = document.text.string.rindex(",")
        after = annotated(document, Note(at, at + 1, "半角"))
        assert (body_of(after), said(after)) == (expected, [("bulletin-lint", "内容控件“,”：半角")])


@pytest.mark.parametrize("kind", BINDINGS)
def test_a_control_that_word_fills_inside_a_paragraph_is_commented_as_a_whole(kind: str) -> None:
    filled = control(kind, run("甲,乙"))
    assert marked(paragraph("前", filled), 2, 3) == paragraph("前", OPEN, filled, CLOSE)


def test_where_word_fills_every_paragraph_the_marks_stand_in_it() -> None:
    assert marked(control(BINDINGS[0], paragraph("甲乙")), 0, 1) == control(BINDINGS[0], paragraph(OPEN, "甲乙", CLOSE))


def test_marks_stand_around_what_takes_none() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('jia')}</w:rt><w:rubyBase>{run('甲乙')}</w:rubyBase></w:ruby></w:r>"
    simple = f'<w:fldSimple w:instr="PAGE">{run("甲乙")}</w:fldSimple>'
    for inside in (ruby, simple):
        assert marked(paragraph("前", inside, "后"), 2, 3) == paragraph("前", OPEN, inside, CLOSE, "后")
        link = f'<w:hyperlink r:id="rId1">{inside}</w:hyperlink>'
        assert marked(paragraph(link), 0, 1) == paragraph(link.replace(inside, OPEN + inside + CLOSE))


@pytest.mark.parametrize("kind", [RICH, "", "<w:picture/>"])
def test_marks_may_stand_inside_other_controls(kind: str) -> None:
    body, inside = control(kind, run("甲乙")), control(kind, run("甲"), OPEN, run("乙"), CLOSE)
    assert marked(paragraph("前", body), 2, 3) == paragraph("前", inside)


def test_of_controls_in_one_another_the_outermost_that_holds_only_text_counts() -> None:
    inner = control(PLAIN, run("甲"))
    assert marked(paragraph(control(RICH, inner, run("乙"))), 0, 1) == paragraph(
        control(RICH, OPEN, inner, CLOSE, run("乙"))
    )
    outer = control(PLAIN, control(PLAIN, run("甲")), run("乙"))
    assert marked(paragraph(outer), 0, 1) == paragraph(OPEN, outer, CLOSE)
    without = f"<w:sdt><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>"
    assert marked(paragraph(without), 0, 1) == paragraph(without.replace(run("甲"), OPEN + run("甲") + CLOSE))


@pytest.mark.parametrize(
    ("empty", "expected"),
    [
        ("<w:p/>", f"<w:p>{OPEN}{CLOSE}</w:p>"),
        ("<w:p></w:p>", f"<w:p>{OPEN}{CLOSE}</w:p>"),
        ("<w:p><w:pPr/></w:p>", f"<w:p><w:pPr/>{OPEN}{CLOSE}</w:p>"),
        ('<w:p w:rsidR="1"/>', f'<w:p w:rsidR="1">{OPEN}{CLOSE}</w:p>'),
        ("<w:p><w:r><w:t/></w:r></w:p>", f"<w:p><w:r><w:t/></w:r>{OPEN}{CLOSE}</w:p>"),
        (paragraph(inline_picture()), f"<w:p>{inline_picture()}{OPEN}{CLOSE}</w:p>"),
        (paragraph(field("XE 甲")), f"<w:p>{field('XE 甲')}{OPEN}{CLOSE}</w:p>"),
    ],
)
def test_a_paragraph_without_text_has_the_marks_at_its_end(empty: str, expected: str) -> None:
    assert marked(empty, 0, 0) == expected


def test_several_comments_of_a_paragraph_without_text() -> None:
    after = annotated(document_of("<w:p/>"), Note(0, 0, "一"), Note(0, 0, "二"))
    assert body_of(after) == f"<w:p>{OPEN}{CLOSE}{opening(1)}{closing(1)}</w:p>"


def notes(kind: str, text: str) -> dict[str, tuple[str, str]]:
    return {f"{kind}s.xml": (f"{kind}s", part_xml(f"{kind}s", f'<w:{kind} w:id="2">{paragraph(text)}</w:{kind}>'))}


def reference(kind: str, number: int = 2) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


@pytest.mark.parametrize(("kind", "name"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_what_is_said_of_a_note_stands_where_its_mark_is(kind: str, name: str) -> None:
    other = {"footnote": "endnote", "endnote": "footnote"}[kind]
    body = paragraph("首", reference(other)) + paragraph("中", reference(kind, 3), reference(kind)) + paragraph("末")
    document = document_of(body, notes(kind, "注,文"))
    start = document.text.string.index(",")
    after = annotated(document, Note(start, start + 1, "半角"))
    assert said(after) == [("bulletin-lint", f"{name}“,”：半角")]
    assert paragraph(OPEN, "中", CLOSE, reference(kind, 3), reference(kind)) in body_of(after)


def test_a_note_without_a_mark_is_told_of_at_the_end() -> None:
    document = document_of(paragraph("首") + paragraph("末"), notes("footnote", "注,文"))
    assert body_of(annotated(document, Note(5, 6, "x"))) == paragraph("首") + paragraph(OPEN, "末", CLOSE)


@pytest.mark.parametrize(("root", "name", "place"), [("hdr", "页眉", 0), ("ftr", "页脚", 1)])
def test_headers_are_told_of_at_the_beginning_and_footers_at_the_end(root: str, name: str, place: int) -> None:
    kind = {"hdr": "header", "ftr": "footer"}[root]
    document = document_of(
        paragraph("首") + paragraph("末"),
        {"x.xml": (kind, part_xml(root, paragraph("甲乙", "<w:r><w:br/></w:r>", "丙")))},
    )
    for span, quoted in (
        ((4, 6), f"{name}“甲乙”："),
        ((5, 8), f"{name}“乙”："),
        ((4, 4), f"{name}："),
        ((6, 8), f"{name}："),
    ):
        after = annotated(document, Note(*span, "x"))
        assert said(after) == [("bulletin-lint", f"{quoted}x")]
        expected = [paragraph("首"), paragraph("末")]
        expected[place] = expected[place].replace("<w:p>", f"<w:p>{OPEN}").replace("</w:p>", f"{CLOSE}</w:p>")
        assert body_of(after) == "".join(expected)


def test_a_text_box_is_told_of_at_the_paragraph_of_the_body_that_holds_it() -> None:
    inner = text_box(paragraph("里,"))
    table = f"<w:tbl><w:tr><w:tc>{paragraph('格', text_box(paragraph('框', inner)))}</w:tc></w:tr></w:tbl>"
    document = document_of(table + paragraph("末"))
    start = document.text.string.index(",")
    after = annotated(document, Note(start, start + 1, "x"))
    assert said(after) == [("bulletin-lint", "文本框“,”：x")]
    assert f"<w:tc><w:p>{OPEN}{run('格')}{CLOSE}" in body_of(after)


def test_no_comment_stands_in_a_table_of_a_text_box() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    body = paragraph("首", text_box(table))
    document = document_of(body, {"x.xml": ("footer", part_xml("ftr", paragraph("页脚")))})
    for at in (2, 4):
        assert body_of(annotated(document, Note(at, at + 1, "x"))) == paragraph(OPEN, "首", CLOSE, text_box(table))


@pytest.mark.parametrize("parts", [{}, {"x.xml": ("header", part_xml("hdr", paragraph("页眉")))}])
def test_a_body_without_paragraphs_takes_none(parts: dict[str, tuple[str, str]]) -> None:
    with pytest.raises(CannotPatch, match="无处添加批注"):
        annotate(document_of("", parts), [Note(0, 0, "x")])
