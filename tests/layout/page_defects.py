"""Defects of the page: paper, margins, grid, page numbers."""

from __future__ import annotations

from typing import Any

from tests.layout.changes import (
    Change,
    Properties,
    align,
    fonts,
    in_section,
    size,
)
from tests.layout.defect import FOOTER, Defect
from tests.layout.insertions import part_of_page
from tests.layout.parts import Parts, element, group, letters, said, w


def _paper(width: int, height: int, orient: str | None = None) -> Change:
    return in_section(lambda section: said_of(section, "pgSz", w=str(width), h=str(height), orient=orient))


def said_of(section: Any, name: str, **attributes: str | None) -> None:
    """Attributes of one of the properties of a section, which has it."""
    assert section.find(w(name)) is not None
    said(section, name, **attributes)


def _margin(**sides: int) -> Change:
    return in_section(lambda section: said_of(section, "pgMar", **{side: str(n) for side, n in sides.items()}))


def _grid(**values: int) -> Change:
    return in_section(lambda section: said_of(section, "docGrid", **{name: str(n) for name, n in values.items()}))


def _columns(section: Any) -> None:
    said_of(section, "cols", num="2")


def _margin_of_one_section(parts: Parts) -> None:
    """The first of two sections has margins of its own."""
    part_of_page(parts)
    first = next(parts.body.iter(w("sectPr")))
    said_of(first, "pgMar", top="1440")


PAPER = (
    Defect("paper-letter", "LAY001", _paper(12240, 15840), ("215.9", "A4")),
    Defect("paper-a3", "LAY001", _paper(16838, 23811), ("420", "A4")),
    Defect("paper-b5", "LAY001", _paper(10318, 14570), ("182", "A4")),
    Defect("landscape", "LAY002", _paper(16838, 11906, "landscape"), ("横向", "纵向")),
    Defect("margin-top", "LAY003", _margin(top=1440), ("25.4毫米", "37毫米")),
    Defect("margin-bottom", "LAY003", _margin(bottom=1440), ("25.4毫米", "35毫米")),
    Defect("margin-left", "LAY003", _margin(left=1134), ("20毫米", "28毫米")),
    Defect("margin-right", "LAY003", _margin(right=1134), ("20毫米", "26毫米")),
    Defect(
        "margins-of-word",
        "LAY003",
        _margin(top=1440, bottom=1440, left=1800, right=1800),
        ("25.4毫米", "37毫米", "31.8毫米|31.7毫米|31.75毫米", "28毫米"),
    ),
    Defect("margin-of-one-section", "LAY003", _margin_of_one_section, ("25.4毫米", "37毫米")),
    Defect("gutter", "LAY003", _margin(gutter=567), ("10毫米", "装订线")),
    Defect("two-columns", "LAY004", in_section(_columns), ("2栏|两栏", "1栏|一栏|单栏|不分栏|通栏")),
    Defect("grid-lines", "LAY005", _grid(linePitch=400), ("31行|32行|20磅", "22行|28.95磅|28.9磅|28.99磅")),
    Defect("grid-characters", "LAY005", _grid(charSpace=4146), ("26字|26个字", "28字|28个字")),
)


def _numbers(parts: Parts) -> list[Any]:
    return [parts.tree(name).find(w("p")) for name in ("footer1", "footer2")]


def _number_letters(change: Properties) -> Change:
    def apply(parts: Parts) -> None:
        for each in letters(_numbers(parts)):
            change(each)

    return apply


def _even_letters(change: Properties) -> Change:
    def apply(parts: Parts) -> None:
        for each in letters(_numbers(parts)[1:]):
            change(each)

    return apply


def _sides(odd: str, even: str) -> Change:
    def apply(parts: Parts) -> None:
        for paragraph, side in zip(_numbers(parts), (odd, even), strict=True):
            align(side)(group(paragraph, "pPr"))

    return apply


def _around(before: str, after: str) -> Change:
    """Other words in place of the dashes; nothing for ''."""

    def apply(parts: Parts) -> None:
        for paragraph in _numbers(parts):
            for text in paragraph.findall(f"{w('r')}/{w('t')}"):
                if "—" in (text.text or ""):
                    text.text = before if text.text == "— " else after
                    if not text.text:
                        paragraph.remove(text.getparent())

    return apply


def _no_references(section: Any) -> None:
    for each in section.findall(w("footerReference")):
        section.remove(each)


def _emptied(*names: str) -> Change:
    def apply(parts: Parts) -> None:
        for name in names:
            paragraph = parts.tree(name).find(w("p"))
            for each in [each for each in paragraph if each.tag != w("pPr")]:
                paragraph.remove(each)

    return apply


def _typed_number(parts: Parts) -> None:
    for number, paragraph in enumerate(_numbers(parts), 1):
        letters_of = paragraph.find(w("r")).find(w("rPr"))
        for each in [each for each in paragraph if each.tag != w("pPr")]:
            paragraph.remove(each)
        run = element(f"<w:r><w:t>— {number} —</w:t></w:r>")
        run.insert(0, letters_of)
        paragraph.append(run)


def _one_for_all(parts: Parts) -> None:
    settings = parts.tree("settings")
    settings.remove(settings.find(w("evenAndOddHeaders")))


PAGE_NUMBERS = (
    Defect("number-unreferenced", "LAY006", in_section(_no_references), ("页码",)),
    Defect("number-emptied", "LAY006", _emptied("footer1", "footer2"), ("页码",)),
    Defect("number-not-on-even-pages", "LAY006", _emptied("footer2"), ("页码", "偶数页|双数页|双页")),
    Defect("number-typed", "", _typed_number, ("页码", "域|每页都|不随")),
    Defect("number-hyphens", "LAY007", _around("- ", " -"), ("-1-", "—1—"), FOOTER),
    Defect("number-in-words", "LAY007", _around("第", "页"), ("第1页", "—1—"), FOOTER),
    Defect("number-bare", "LAY007", _around("", ""), ("1", "—1—"), FOOTER),
    Defect("number-size", "LAY009", _number_letters(size(18)), ("小五", "四号"), FOOTER),
    Defect("number-size-on-even-pages", "LAY009", _even_letters(size(21)), ("五号", "四号"), FOOTER),
    Defect("number-font", "LAY008", _number_letters(fonts("黑体")), ("黑体", "宋体"), FOOTER),
    Defect("number-latin-font", "LAY008", _number_letters(fonts("Calibri")), ("Calibri", "宋体"), FOOTER),
    Defect("number-centered", "LAY010", _sides("center", "center"), ("居中", "右|左"), FOOTER),
    Defect("number-inside", "LAY010", _sides("left", "right"), ("左", "右"), FOOTER),
    Defect("number-always-right", "LAY010", _one_for_all, ("右", "偶数页|双数页|双页", "左")),
)
