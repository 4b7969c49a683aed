"""Numbers that Word draws are read and judged like typed ones, and are nobody's to edit."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bulletin_lint import Config, FileResult, fix, lint
from bulletin_lint.annotate import annotate
from bulletin_lint.docx.guard import verify, verify_tracked
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch, track
from bulletin_lint.records.describe_draft import describe_draft
from bulletin_lint.text.edit import Edit
from tests.checks.drafts import AFTER, BEFORE
from tests.docx.build import (
    RELATIONSHIPS,
    TRANSITIONAL,
    document_of,
    edit,
    lines,
    paragraph,
    part_xml,
    run,
    text_box,
    word_file,
    zipped,
)
from tests.places import FIXTURES

CONFIG = Config(ignore=("DOC002",), select=("PUN", "ART", "WRD"))
TEXTS = ("加强组织领导，压实工作责任。", "建强宣讲队伍，提升宣讲水平。", "创新宣讲方式，扩大覆盖面。")
Level = tuple[str, str]  # format and text


def level(place: int, form: str, text: str, more: str = "") -> str:
    said = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val={quoteattr(text)}/>'
    return f'<w:lvl w:ilvl="{place}">{said}</w:lvl>'


def numbering(*levels: str, more: str = "") -> dict[str, tuple[str, str]]:
    """A numbering part with these levels as list 1; ``more`` are lists beside it."""
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    listed = f'{abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    return {"numbering.xml": ("numbering", part_xml("numbering", listed))}


def item(text: str, place: int = 0, number: int = 1, *more: str) -> str:
    says = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(escape(text)), *more, properties=says)


def bulletin(folder: Path, parts: dict[str, tuple[str, str]], *middle: str) -> Path:
    """A bulletin with these paragraphs in its article; what is no XML is made a plain one."""
    made = [each if each.startswith("<") else paragraph(run(escape(each))) for each in middle]
    path = folder / "简报.docx"
    body = "".join([*map(paragraph, BEFORE), *made, *map(paragraph, AFTER)])
    path.write_bytes(word_file(body, parts))
    return path


def codes(result: FileResult) -> list[str]:
    return [finding.rule.code for finding in result.findings]


@pytest.mark.parametrize(
    ("form", "text", "code"),
    [
        ("decimal", "%1、", "PUN058"),
        ("decimal", "(%1)", "PUN003"),
        ("chineseCountingThousand", "（%1）、", "PUN059"),
        ("chineseCounting", "%1.", "PUN057"),
        ("japaneseCounting", "（%1)", "PUN004"),
        ("decimalEnclosedCircle", "%1、", "PUN059"),
    ],
)
def test_an_automatic_number_is_judged_like_a_typed_one(form: str, text: str, code: str, tmp_path: Path) -> None:
    path = bulletin(tmp_path, numbering(level(0, form, text)), *map(item, TEXTS))
    result = lint(path, CONFIG)
    assert codes(result) == [code] * 3
    assert all(finding.message.endswith("（自动编号）") and finding.fix is None for finding in result.findings)
    assert {finding.note for finding in result.findings} == {"这是 Word 的自动编号，请在 Word 的编号设置中修改"}
    unsafe = fix(path, CONFIG._replace(unsafe_fixes=True))
    assert (unsafe.content, unsafe.failure) == (None, "")
    assert result.draft is not None
    typed = [result.draft.text.of(each) for each in result.draft.text.paragraphs[len(BEFORE) :]][:3]
    assert codes(lint(bulletin(tmp_path, {}, *typed), CONFIG)) == [code] * 3


@pytest.mark.parametrize(
    ("form", "text"),
    [("decimal", "%1."), ("decimal", "（%1）"), ("chineseCountingThousand", "%1、"), ("decimalEnclosedCircle", "%1")],
)
def test_a_right_one_is_not_spoken_of(form: str, text: str, tmp_path: Path) -> None:
    path = bulletin(tmp_path, numbering(level(0, form, text)), *map(item, TEXTS))
    assert codes(lint(path, CONFIG)) == []


def test_the_words_behind_a_number_are_repaired_and_the_number_stays(tmp_path: Path) -> None:
    parts = numbering(level(0, "decimal", "%1."))
    path = bulletin(tmp_path, parts, item(",加强组织领导,压实工作责任."), item("布署工作，抓好落实。"))
    for config in (CONFIG, CONFIG._replace(track_changes=True)):
        result = fix(path, config)
        assert (result.failure, result.content is not None) == ("", True)
        assert result.document is not None
        assert "2.部署工作，抓好落实。" in lines(result.document)
    assert not annotate(path, CONFIG).failure


def test_what_is_said_of_a_number_is_anchored_in_the_text_behind_it(tmp_path: Path) -> None:
    path = bulletin(tmp_path, numbering(level(0, "decimal", "%1、")), *map(item, TEXTS))
    result = annotate(path, CONFIG)
    assert (result.failure, result.content is not None) == ("", True)
    assert result.content is not None
    main = read(Package.from_bytes(result.content)).parts[0].data.decode()
    assert main.count("<w:pPr><w:numPr>") == 3
    assert main.count("</w:pPr><w:commentRangeStart") == 3


def drawn(document: WordDocument) -> list[str]:
    return [document.text.drawn(each) for each in document.text.paragraphs]


def test_no_edit_reaches_a_number() -> None:
    document = document_of(item("加强,领导。"), numbering(level(0, "decimal", "%1、")))
    assert lines(document) == ["1、加强,领导。"]
    for start, end in ((0, 1), (1, 2), (0, 2), (0, 3), (0, 0)):
        assert patch.obstacle(document, [Edit(start, end, "甲")])
    assert not patch.obstacle(document, [Edit(2, 2, "甲")])
    after = read(Package.from_bytes(patch.apply(document, [edit(document, ",", "，"), Edit(2, 2, "要")])))
    assert lines(after) == ["1、要加强，领导。"]


def test_the_two_copies_of_a_text_box_have_it(tmp_path: Path) -> None:
    box = text_box(item("近日,区委召开会议，部署重点工作,明确责任分工。"))
    document = document_of(paragraph(box, "正文。"), numbering(level(0, "decimal", "%1.")))
    assert lines(document)[1].startswith("1.近日")
    after = patch.apply(document, [edit(document, "近日,", "近日，")])
    assert read(Package.from_bytes(after)).parts[0].data.decode().count("近日，区委") == 2


def test_a_number_without_a_mark_does_not_run_into_the_text() -> None:
    levels = level(0, "decimal", "%1."), level(1, "decimal", "%2"), level(2, "chineseCounting", "第%3条")
    texts = item("加强领导"), item("5公里道路", 1), item("本办法", 2)
    expected = ["1.加强领导", "1\t5公里道路", "第一条\t本办法"]
    assert lines(document_of("".join(texts), numbering(*levels))) == expected


def test_a_number_before_nothing_is_counted_and_not_read() -> None:
    empty = paragraph(properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    document = document_of(item("甲") + empty + item("丙"), numbering(level(0, "decimal", "%1.")))
    assert lines(document) == ["1.甲", "", "3.丙"]


@pytest.mark.parametrize(("old", "new"), [("甲", ""), (",", ""), ("甲", "5"), ("甲,乙", "")])
def test_no_edit_changes_a_number(old: str, new: str) -> None:
    """Not one that leaves no text, or another first letter."""
    for text in ("%1.", "%1"):
        document = document_of(item("甲,乙"), numbering(level(0, "decimal", text)))
        edits = [edit(document, old, new)]
        plain = read(Package.from_bytes(patch.apply(document, edits)))
        verify(document, plain, edits)
        verify_tracked(document, read(Package.from_bytes(track.apply(document, edits))), edits, plain)


def test_bullets_are_no_text() -> None:
    document = document_of(item("甲") + item("乙", 1), numbering(level(0, "bullet", "l"), level(1, "decimal", "%2.")))
    assert lines(document) == ["甲", "1.乙"]
    assert [document.text.formatting.label(each) for each in document.text.paragraphs] == ["●", "1."]


@pytest.mark.parametrize(
    "made",
    [
        level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"),
        level(0, "none", "%1"),
        level(0, "decimal", ""),
        level(0, "decimal", "  "),
    ],
)
def test_a_number_that_nobody_sees_is_not_read(made: str) -> None:
    assert lines(document_of(item("甲"), numbering(made))) == ["甲"]


def test_a_format_that_is_not_known_is_told(tmp_path: Path) -> None:
    path = bulletin(tmp_path, numbering(level(0, "hebrew1", "%1.")), *map(item, TEXTS))
    result = lint(path, Config())
    assert [finding.message for finding in result.findings if finding.rule.code == "DOC003"] == [
        "有内容没有读到，未作检查：格式为 hebrew1 的自动编号"
    ]


@pytest.mark.parametrize(
    ("form", "first", "expected"),
    [
        ("ideographTraditional", 10, ["癸", "11"]),
        ("ideographZodiac", 12, ["亥", "13"]),
        ("decimalEnclosedCircle", 50, ["㊿", "51"]),
        ("chineseCounting", 9999, ["九千九百九十九", "10000"]),
        ("ordinal", 11, ["11th", "12th"]),
        ("ordinal", 21, ["21st", "22nd"]),
        ("hex", 15, ["F", "10"]),
        ("numberInDash", 1, ["- 1 -", "- 2 -"]),
    ],
)
def test_numbers_at_the_end_of_a_format(form: str, first: int, expected: list[str]) -> None:
    start = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride>'
    more = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{start}</w:num>'
    document = document_of(item("甲", 0, 2) + item("乙", 0, 2), numbering(level(0, form, "%1、"), more=more))
    assert lines(document) == [f"{expected[0]}、甲", f"{expected[1]}、乙"]


def test_a_number_with_zeros_before_it() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    said = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{form}<w:lvlText w:val="%1、"/></w:lvl>'
    assert lines(document_of(item("甲"), numbering(said))) == ["007、甲"]


def test_size_and_weight_are_those_of_the_text() -> None:
    bold, big = "<w:b/>", '<w:sz w:val="44"/>'
    parts = numbering(level(0, "decimal", "%1."))
    first = item("", 0, 1, run("甲乙", bold + big), run("丙"))
    document = document_of(first + item("丁"), parts)
    formatting, (one, two) = document.text.formatting, document.text.paragraphs
    assert (formatting.size(one), [*formatting.bold(one)]) == (44, [(0, 4)])
    assert (formatting.size(two), [*formatting.bold(two)]) == (20, [])
    later = document_of(item("", 0, 1, run("甲"), run("乙", bold)), parts)
    assert [*later.text.formatting.bold(later.text.paragraphs[0])] == [(3, 4)]


def test_marks_of_the_text_stay_where_they_are() -> None:
    link = '<w:hyperlink w:anchor="x"><w:r><w:t>链接</w:t></w:r></w:hyperlink>'
    document = document_of(item("甲", 0, 1, link), numbering(level(0, "decimal", "%1.")))
    found = [(region.start, region.end, region.kind.name) for region in document.text.regions]
    assert found == [(0, 2, "automatic-number"), (3, 5, "hyperlink")]


def test_a_promise_is_compared_with_what_word_counts(tmp_path: Path) -> None:
    parts = numbering(level(0, "decimal", "%1."))
    for promise, expected in (("以下四点意见：", ["WRD"]), ("以下三点意见：", [])):
        path = bulletin(tmp_path, parts, f"会议提出{promise}", *map(item, TEXTS))
        assert [code[:3] for code in codes(lint(path, CONFIG))] == expected


HEADINGS = ("提高思想认识", "压实工作责任", "强化督促检查")
PLAIN = "要抓好各项任务的落实，确保取得实效。"


def described(path: Path) -> list[tuple[str, str, tuple[tuple[int, str], ...]]]:
    result = lint(path, CONFIG)
    assert result.draft is not None
    return [(line.text, line.label, line.roles) for line in describe_draft(result.draft).lines]


def test_headings_are_understood_like_typed_ones(tmp_path: Path) -> None:
    levels = level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
    automatic: list[str] = []
    typed: list[str] = []
    for place, label, text in (
        (0, "一、", HEADINGS[0]),
        (1, "（一）", HEADINGS[1]),
        (1, "（二）", HEADINGS[2]),
        (2, "1.", PLAIN),
        (0, "二、", HEADINGS[1]),
        (1, "（一）", HEADINGS[1]),
    ):
        automatic += [item(text, place), PLAIN]
        typed += [label + text, PLAIN]
    path = bulletin(tmp_path, numbering(*levels), *automatic)
    seen = described(path), codes(lint(path, CONFIG))
    path = bulletin(tmp_path, {}, *typed)
    assert seen == (described(path), codes(lint(path, CONFIG)))


def other_list(first: int) -> str:
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride>'
    return f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["一、" + HEADINGS[0], item(HEADINGS[1], 0, 2), "三、" + HEADINGS[2]], []),
        ([item(HEADINGS[0]), item(HEADINGS[1]), "三、" + HEADINGS[2]], []),
        (["一、" + HEADINGS[0], "二、" + HEADINGS[1], item(HEADINGS[2], 0, 2)], ["repeat"]),
        ([item(HEADINGS[0]), "三、" + HEADINGS[2]], ["gap"]),
        ([item(HEADINGS[0]), item(HEADINGS[1], 0, 3), item(HEADINGS[2])], []),
    ],
)
def test_typed_and_automatic_numbers_make_one_sequence(
    items: Sequence[str], expected: list[str], tmp_path: Path
) -> None:
    bullet = '<w:abstractNum w:abstractNumId="7">' + level(0, "bullet", "l") + "</w:abstractNum>"
    more = bullet + other_list(2) + '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    path = bulletin(tmp_path, numbering(level(0, "chineseCounting", "%1、"), more=more), *items)
    found = [finding.rule.entry.get("finds", "") for finding in lint(path, CONFIG).findings]
    assert found == expected


def test_who_waives_the_first_word_waives_the_number(tmp_path: Path) -> None:
    said = paragraph(run("bulletin-lint: ignore[PUN058]"))
    comment = f'<w:comment w:id="0" w:author="张" w:initials="z">{said}</w:comment>'
    parts = numbering(level(0, "decimal", "%1、")) | {"comments.xml": ("comments", part_xml("comments", comment))}
    says = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    mark = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    first = paragraph('<w:commentRangeStart w:id="0"/>', TEXTS[0], mark, properties=says)
    path = bulletin(tmp_path, parts, first, item(TEXTS[1]))
    assert codes(lint(path, CONFIG)) == ["PUN058"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from((*TEXTS, *HEADINGS, PLAIN, "布署,工作."))), max_size=8))
def test_a_document_reads_the_same_whoever_wrote_its_numbers(
    tmp_path_factory: pytest.TempPathFactory, items: list[tuple[int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("numbers")
    levels = level(0, "chineseCounting", "%1、"), level(1, "decimal", "(%2)"), level(2, "decimal", "%3、")
    path = bulletin(folder, numbering(*levels), *(item(text, place) for place, text in items))
    result = lint(path, CONFIG)
    assert result.draft is not None
    text = result.draft.text
    typed = [text.of(each) for each in text.paragraphs[len(BEFORE) : len(text.paragraphs) - len(AFTER)]]
    again = lint(bulletin(folder, {}, *typed), CONFIG)
    assert again.draft is not None
    assert (codes(again), again.draft.bulletin) == (codes(result), result.draft.bulletin)


_LABEL = re.compile(r"[一二三四五六七八九十]{1,3}[、.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、](?!\d)")
_W = f"{{{TRANSITIONAL}}}"
_RELATED = f'<Relationship Id="rId999" Type="{RELATIONSHIPS}/numbering" Target="numbering.xml"/></Relationships>'


def counted(data: bytes) -> bytes:
    """The Word file with every label that opens a paragraph in a list of its own, for Word to draw."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    root = etree.fromstring(members["word/document.xml"])
    labels: list[str] = []
    for holder in root.iter(f"{_W}p"):
        first = next(holder.iter(f"{_W}t"), None)
        label = _LABEL.match("" if first is None else first.text or "")
        if label is None or first is None:
            continue
        first.text = (first.text or "")[label.end() :]
        labels.append(label[0])
        properties = holder.find(f"{_W}pPr")
        if properties is None:
            properties = etree.Element(f"{_W}pPr")
            holder.insert(0, properties)
        listed = etree.SubElement(etree.SubElement(properties, f"{_W}numPr"), f"{_W}numId")
        listed.set(f"{_W}val", str(len(labels)))
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{level(0, "decimal", text)}</w:abstractNum>'
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>'
        for i, text in enumerate(labels, 1)
    )
    related = members["word/_rels/document.xml.rels"].replace(b"</Relationships>", _RELATED.encode())
    return zipped(
        {
            **members,
            "word/document.xml": etree.tostring(root),
            "word/_rels/document.xml.rels": related,
            "word/numbering.xml": part_xml("numbering", lists),
        }
    )


@pytest.mark.parametrize("name", ["everything-wrong", "clean-long", "broken-titles"])
def test_a_bulletin_reads_the_same_when_word_counts_for_it(name: str, tmp_path: Path) -> None:
    typed = FIXTURES / name / "draft.docx"
    path = tmp_path / "甲.docx"
    path.write_bytes(counted(typed.read_bytes()))
    one, two = lint(typed, Config()), lint(path, Config())
    assert one.draft is not None
    assert two.draft is not None
    assert any(two.draft.text.drawn(each) for each in two.draft.text.paragraphs)
    assert (two.draft.text.string, two.draft.bulletin) == (one.draft.text.string, one.draft.bulletin)
    assert places(one) == places(two)


def places(result: FileResult) -> list[tuple[str, int, int]]:
    return [(finding.rule.code, finding.start, finding.end) for finding in result.findings]


def test_a_list_that_is_nowhere_defined_has_no_number() -> None:
    """Nor has one that is defined as nothing, though there is a definition without a name."""
    nameless = f"<w:abstractNum>{level(0, 'decimal', '%1.')}</w:abstractNum>"
    parts = {"numbering.xml": ("numbering", part_xml("numbering", nameless))}

    assert lines(document_of(item(TEXTS[0]), parts)) == [TEXTS[0]]
