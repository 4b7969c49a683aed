"""A formula stands in the line like a word: marks beside it are judged, and nothing else is."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.parse import parse
from tests.checks.drafts import AFTER, BEFORE, default_profile, found
from tests.docx.build import document_of, paragraph

FORMULA = "<m:oMath><m:r><m:t>y=ax</m:t></m:r></m:oMath>"


def marks(line: str) -> list[str]:
    """The half-width marks told of in a line of an article, in which ○ is a formula."""
    pieces = (piece for part in line.split("○") for piece in (FORMULA, part) if piece)
    content = [*pieces][1:]
    document = document_of("".join([*map(paragraph, BEFORE), paragraph(*content), *map(paragraph, AFTER)]))
    draft = parse(document.text, default_profile())
    return [draft.text.string[f.start : f.end] for f in found(draft, "PUN001", "PUN002")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("按公式○,计算各单位得分。", [","]),
        ("按公式（○）,计算各单位得分。", [","]),
        ("各单位的得分,○是标准值。", [","]),
        ("各单位的得分为○;标准值由市里统一确定。", [";"]),
        ("各单位的得分为○: “优秀”为九十分以上。", [":"]),
    ],
)
def test_a_mark_of_the_sentence_beside_a_formula(line: str, expected: list[str]) -> None:
    assert marks(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "按公式○，计算各单位得分。",
        "分别取○,○和○，计算各单位得分。",
        "分别取○, ○和○，计算各单位得分。",
        "按公式○,x+1计算各单位得分。",
        "各单位的得分为○.其中有一项不计。",
        "各单位的得分为○",
    ],
)
def test_marks_between_formulas_are_part_of_them(line: str) -> None:
    assert marks(line) == []
