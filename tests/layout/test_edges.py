"""The thresholds of the layout rules: what is just right, and what is just wrong."""

from __future__ import annotations

import pytest

from bulletin_lint.checks.reading.laid_out import is_red
from tests.layout.by_hand import DIRECT
from tests.layout.changes import Change, blank_before, everywhere, in_section, indent, on, spacing, typed
from tests.layout.changes import at as in_paragraph
from tests.layout.judged import changed, judged
from tests.layout.parts import Parts, said
from tests.layout.words import Part


def page(name: str, **values: int) -> Change:
    return in_section(lambda section: said(section, name, **{key: str(value) for key, value in values.items()}))


def body(**values: int) -> Change:
    return everywhere(Part.BODY, spacing(**{key: str(value) for key, value in values.items()}), "pPr")


def one(**values: int) -> Change:
    return in_paragraph("建立选题清单", indent(**{key: str(value) for key, value in values.items()}), "pPr")


def first(twips: int) -> Change:
    """The first line set in by twips alone."""

    def change(parts: Parts) -> None:
        in_paragraph("建立选题清单", indent(firstLine=str(twips), firstLineChars=None), "pPr")(parts)  # type: ignore[arg-type]

    return change


EDGES = [
    (page("pgMar", top=2098 - 60), page("pgMar", top=2098 - 61 - 136), "LAY003"),
    (page("pgMar", top=2098 + 60), page("pgMar", top=2098 + 61), "LAY003"),
    (page("pgMar", left=1587 - 60), page("pgMar", left=1587 - 61), "LAY003"),
    (page("pgMar", right=1474 + 60), page("pgMar", right=1474 + 61), "LAY003"),
    (page("pgMar", bottom=1984 + 60), page("pgMar", bottom=1984 + 61), "LAY003"),
    (page("pgMar", gutter=60), page("pgMar", gutter=61), "LAY003"),
    (page("pgSz", w=11906 + 60), page("pgSz", w=11906 + 61), "LAY001"),
    (page("pgSz", h=16838 - 60), page("pgSz", h=16838 - 61), "LAY001"),
    (body(line=560), body(line=559), "LAY034"),
    (body(line=600), body(line=601), "LAY034"),
    (body(before=19), body(before=20), "LAY035"),
    (body(after=19), body(after=20), "LAY035"),
    (one(left=19), one(left=20), "LAY032"),
    (one(right=19), one(right=20), "LAY032"),
    (first(640 + 35), first(640 + 36), "LAY030"),
    (first(640 - 35), first(640 - 36), "LAY030"),
    (typed("建立选题清单", " "), typed("建立选题清单", "  "), "LAY031"),
    (page("docGrid", charSpace=-300), page("docGrid", charSpace=-100), "LAY005"),
    (page("docGrid", linePitch=592), page("docGrid", linePitch=594), "LAY005"),
    (page("docGrid", linePitch=567), page("docGrid", linePitch=566), "LAY005"),
    (on("文", lambda letters: None), blank_before("建立选题清单"), "LAY036"),
]


@pytest.mark.parametrize(("right", "wrong", "code"), EDGES, ids=[f"{n}-{edge[2]}" for n, edge in enumerate(EDGES)])
def test_what_is_just_right_and_just_wrong(right: Change, wrong: Change, code: str) -> None:
    assert [each.rule.code for each in judged(changed(DIRECT, right)).findings] == []
    assert [each.rule.code for each in judged(changed(DIRECT, wrong)).findings] == [code]


@pytest.mark.parametrize(
    ("color", "red"),
    [
        ("FF0000", True), ("C00000", True), ("A00000", True), ("9F0000", False), ("FF5050", True), ("FF5150", False),
        ("FF5051", False), ("auto", False), ("0070C0", False), ("000000", False),
    ],
)  # fmt: skip
def test_what_is_red(color: str, red: bool) -> None:
    assert is_red(color) is red
