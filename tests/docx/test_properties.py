"""What holds for any document: text outside the edits stays, and so does everything that is no text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bulletin_lint.docx import guard
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch
from bulletin_lint.text.edit import Edit, applied
from tests.docx.build import document_of, field, inline_picture, lines, paragraph, run, text_box
from tests.docx.test_numbers import numbering

WORDS = "市委宣传部2022年9月6日，。、“”《》〔〕 　,.&<>𠮷"
texts = st.text(st.sampled_from(WORDS), max_size=6)
forms = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>', '<w:sz w:val="32"/>'])


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&#62;")


runs = st.builds(lambda text, form: run(escaped(text), form), texts, forms)
odd = st.sampled_from(
    [
        "<w:r/>",
        "<w:r><w:t/></w:r>",
        "<w:r><w:tab/></w:r>",
        "<w:r><w:br/></w:r>",
        inline_picture(),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:commentRangeStart w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
        '<w:bookmarkStart w:id="3" w:name="x"/>',
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        '<w:del w:id="4"><w:r><w:delText>旧</w:delText></w:r></w:del>',
        "<!-- 注 -->",
        '<w:proofErr w:type="spellStart"/>',
        field("PAGE", run("3")),
    ]
)
wrappers = st.sampled_from(
    [
        "{}",
        '<w:ins w:id="5">{}</w:ins>',
        '<w:hyperlink r:id="rId1">{}</w:hyperlink>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="p">{}</w:smartTag>',
        '<w:moveTo w:id="6">{}</w:moveTo>',
    ]
)
wrapped = st.builds(lambda form, inside: form.format("".join(inside)), wrappers, st.lists(runs, max_size=3))
NUMBERS = numbering('<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>')
properties = st.sampled_from(
    [
        *("", "", ""),
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        '<w:rPr><w:del w:id="7"/></w:rPr>',
        '<w:rPr><w:ins w:id="8"/><w:moveFrom w:id="9"/></w:rPr>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="7"/></w:rPr>',
    ]
)
paragraphs = st.builds(
    lambda pieces, form: paragraph(*pieces, properties=form), st.lists(runs | odd | wrapped, max_size=5), properties
)
boxes = st.builds(lambda inside: paragraph("框", text_box(*inside)), st.lists(paragraphs, min_size=1, max_size=2))


def table(cells: list[str]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr><w:tc>{cell}</w:tc></w:tr>" for cell in cells) + "</w:tbl>"


blocks = st.recursive(
    paragraphs | boxes, lambda inner: st.builds(table, st.lists(inner, min_size=1, max_size=2)), max_leaves=4
)
bodies = st.builds("".join, st.lists(blocks, min_size=1, max_size=4))


@st.composite
def edits_of(draw: st.DrawFn, document: WordDocument, words: st.SearchStrategy[str] = texts) -> list[Edit]:
    """Edits that do not overlap, each of which can be written; ``words`` are what they write."""
    edits: list[Edit] = []
    for para in document.text.paragraphs:
        start = draw(st.integers(para.start, para.end))
        end = draw(st.integers(start, min(para.end, start + 4)))
        edit = Edit(start, end, draw(words))
        if not patch.obstacle(document, [edit]):
            edits.append(edit)
    return edits


def skeleton(document: WordDocument) -> list[bytes]:
    """The parts with all text taken out of their text elements."""
    found = []
    for part in document.parts:
        root = etree.fromstring(part.data)
        for element in root.iter("{*}t"):
            element.text = None
            element.attrib.clear()
        found.append(etree.tostring(root))
    return found


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(bodies, st.data())
def test_only_the_named_characters_change(body: str, data: st.DataObject) -> None:
    document = document_of(body, NUMBERS)
    edits = data.draw(edits_of(document))
    after = read(Package.from_bytes(patch.apply(document, edits)))
    guard.verify(document, after, edits)
    assert after.text.string == applied(document.text.string, edits)
    assert skeleton(after) == skeleton(document)
    assert [len([*s.everywhere()]) for s in after.sources] == [len([*s.everywhere()]) for s in document.sources]


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(bodies)
def test_reading_is_the_same_however_often_and_gives_every_offset(body: str) -> None:
    document, again = document_of(body, NUMBERS), document_of(body, NUMBERS)
    text = document.text
    assert (text.string, text.paragraphs, text.regions) == (
        again.text.string,
        again.text.paragraphs,
        again.text.regions,
    )
    assert "".join(line + "\n" for line in lines(document)) == text.string
    assert [*text.regions] == sorted(text.regions, key=lambda region: region.start)
    for region in text.regions:
        holder = text.paragraph_at(region.start)
        assert holder.start <= region.start <= region.end <= holder.end


@settings(max_examples=80, deadline=None)
@given(st.text(st.sampled_from(WORDS), min_size=1, max_size=30), st.data())
def test_any_split_into_runs_gives_the_same_text_and_takes_the_same_edits(text: str, data: st.DataObject) -> None:
    cuts = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=8))})
    pieces = [text[a:b] for a, b in itertools.pairwise(cuts)]
    whole, split = document_of(paragraph(escaped(text))), document_of(paragraph(*map(run, map(escaped, pieces))))
    assert whole.text.string == split.text.string
    edits = data.draw(edits_of(whole))
    assert not patch.obstacle(split, edits)
    for document in (whole, split):
        after = read(Package.from_bytes(patch.apply(document, edits)))
        guard.verify(document, after, edits)
        assert after.text.string == applied(whole.text.string, edits)
