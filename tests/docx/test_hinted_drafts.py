"""For any document, and through what users see: repaired marks stand in the Chinese font."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bulletin_lint import Config, fix
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.fonts import DECIDED_BY_HINT, Fonts
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.text.edit import Edit, applied
from tests.checks.drafts import AFTER, BEFORE
from tests.docx.build import (
    document_of,
    paragraph,
    run,
    word_file,
)
from tests.docx.hints import (
    CHINESE,
    DEFAULTS,
    FONTS,
    HINTED,
    SIZE,
    Parts,
    W,
    patched,
    tracked,
)
from tests.docx.test_properties import bodies, edits_of
from tests.needs import needs_shared
from tests.places import SHARED

CASES = SHARED / "data/reports/docx-cases.tsv"

# For any document.

forms = st.sampled_from(["", FONTS, HINTED, CHINESE, f"{FONTS}<w:b/>"])
signs = st.text(st.sampled_from("甲乙—…“”\"'-.， x"), max_size=5)
pieces = st.lists(st.builds(lambda text, form: run(text.replace('"', "&quot;"), form), signs, forms), max_size=5)


@given(st.data(), st.lists(pieces, min_size=1, max_size=3), st.booleans())
@settings(max_examples=150, deadline=None)
def test_new_marks_are_chinese(data: st.DataObject, content: list[list[str]], with_defaults: bool) -> None:
    document = document_of("".join(paragraph(*own) for own in content), DEFAULTS if with_defaults else {})
    edits = data.draw(edits_of(document, signs))
    after = patched(document, *edits)
    tracked(document, *edits)
    fonts, written, at = Fonts(after), {*_new(document, edits)}, 0
    for source in after.sources:
        for text, element in source.pieces:
            apart = fonts.draw_apart(element.getparent())
            assert not apart or not [sign for place, sign in enumerate(text, at) if place in written]
            at += len(text)
        at += 1


def _new(document: WordDocument, edits: list[Edit]) -> Iterator[int]:
    """Where marks stand, in the text as it is then, that were not in what they replace."""
    string, by = document.text.string, 0
    after = applied(string, edits)
    for start, end, replacement in sorted(edits):
        for at, sign in enumerate(replacement, start + by):
            in_word = after[at - 1 : at + 2 : 2].isascii() and after[at - 1 : at + 2 : 2].isalpha()
            if DECIDED_BY_HINT.match(sign) and sign not in string[start:end] and not in_word:
                yield at
        by += len(replacement) - (end - start)


@given(st.data(), bodies)
@settings(max_examples=60, deadline=None)
def test_all_that_is_no_text_stays_whatever_is_cut(data: st.DataObject, body: str) -> None:
    document = document_of(body, DEFAULTS)
    edits = data.draw(edits_of(document, signs))
    after = patched(document, *edits)
    kept = ("drawing", "footnoteReference", "commentRangeStart", "bookmarkStart", "tab", "br", "hyperlink", "sdt", "p")
    for name in kept:
        before, now = (sum(1 for _ in each.parts[0].root.iter(W + name)) for each in (document, after))
        assert before == now, name


# Through what users see.

LINE = paragraph(run('开展"大走访"活动，内容涉及教育、医疗、养老...', FONTS + SIZE))


def draft(line: str, folder: Path, parts: Parts | None = None) -> Path:
    """A bulletin with this paragraph as the second of an article."""
    path = folder / "draft.docx"
    path.write_bytes(word_file("".join([*map(paragraph, BEFORE), line, *map(paragraph, AFTER)]), parts))
    return path


def marked_runs(data: bytes, marks: str) -> list[tuple[str, str]]:
    """The marks of a file in their order, each with the hint of its run."""
    document = read(Package.from_bytes(data))
    found: list[tuple[str, str]] = []
    for element in document.parts[0].root.iter(f"{W}t"):
        fonts = element.getparent().find(f"{W}rPr/{W}rFonts")
        hint = "" if fonts is None else fonts.get(f"{W}hint", "")
        found += [(sign, hint) for sign in element.text or "" if sign in marks]
    return found


@pytest.mark.parametrize("track_changes", [False, True], ids=["at once", "tracked"])
def test_a_repaired_bulletin_has_its_marks_in_the_chinese_font(track_changes: bool, tmp_path: Path) -> None:
    path = draft(LINE, tmp_path)
    content = fix(path, Config(track_changes=track_changes)).content
    assert content is not None
    assert marked_runs(content, "“”…") == [(sign, "eastAsia") for sign in "“”……"]
    path.write_bytes(content)
    assert fix(path, Config(track_changes=track_changes)).content is None


def cases() -> list[tuple[str, str, str]]:
    if not CASES.exists():
        return []
    rows = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()[1:]]
    return [(row[0], row[2], row[4]) for row in rows if row[1] == "hint"]


@needs_shared(CASES)
@pytest.mark.parametrize("track_changes", [False, True], ids=["at once", "tracked"])
@pytest.mark.parametrize(("xml", "marks"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_what_was_reported_to_others(xml: str, marks: str, track_changes: bool, tmp_path: Path) -> None:
    content = fix(draft(xml, tmp_path), Config(track_changes=track_changes)).content
    assert content is not None
    found = marked_runs(content, marks)
    assert {sign for sign, _ in found} == {*marks}
    assert {hint for _, hint in found} == {"eastAsia"}


def test_the_same_marks_of_the_author_are_left_as_they_are(tmp_path: Path) -> None:
    line = paragraph(run('落实“双减”政策，开展"大走访"活动。', FONTS))
    content = fix(draft(line, tmp_path), Config()).content or b""
    assert marked_runs(content, "“”") == [("“", ""), ("”", ""), ("“", "eastAsia"), ("”", "eastAsia")]


def test_several_rounds_of_repair_leave_no_needless_cut(tmp_path: Path) -> None:
    line = paragraph(run('开展"大走访" ,取得"新进展" ,效果好...', FONTS))
    content = fix(draft(line, tmp_path), Config(unsafe_fixes=True)).content or b""
    runs = [*read(Package.from_bytes(content)).parts[0].root.iter(f"{W}r")]
    forms = [
        (each.getparent(), etree.tostring(each.find(f"{W}rPr"))) for each in runs if each.find(f"{W}rPr") is not None
    ]
    assert all(one != other for one, other in pairwise(forms))
