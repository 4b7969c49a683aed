"""Bulletins that are laid out otherwise and rightly so: not one finding about them is due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tests.layout.by_hand import DIRECT, FRAMES, STORAGES, STYLES
from tests.layout.changes import Change, align, at, directly, everywhere, fonts, has, in_section, indent, line, spacing
from tests.layout.insertions import (
    attachment_line,
    blank_under_rule,
    blanks_before,
    boxed_numbers,
    comment,
    contents,
    first_page,
    italic_title,
    landscape_table,
    numbered,
    numbers_in_control,
    numbers_swapped,
    page_break,
    part_of_page,
    picture,
    red_rule_by_itself,
    red_table_edge,
    salutation,
    total_number,
    tracked,
)
from tests.layout.looks import BIAOSONG, FANGSONG, HEITI, KAITI
from tests.layout.page_defects import said_of
from tests.layout.parts import Parts, group, put, said, w
from tests.layout.rewritings import (
    deleted_otherwise,
    formatted_as_noted,
    in_control,
    in_pieces,
    linked,
    name_spread,
    name_wide,
    raised,
    title_of_two_paragraphs,
)
from tests.layout.words import Part


class Variant(NamedTuple):
    """A change that leaves the page right, and the storages that it is made in."""

    name: str
    change: Change
    storages: tuple[str, ...] = STORAGES


def replaced(words: Mapping[str, str]) -> Change:
    """Other words in all parts of the file."""

    def apply(parts: Parts) -> None:
        for name in ("document", "styles", "theme/theme1", "footer1", "footer2"):
            content = parts.part(f"word/{name}.xml").decode()
            for old, new in words.items():
                content = content.replace(old, new)
            parts.add(f"word/{name}.xml", content.encode())

    return apply


def _named(fangsong: str, kaiti: str, heiti: str, biaosong: str) -> Change:
    return replaced({FANGSONG: fangsong, KAITI: kaiti, f'"{HEITI}"': f'"{heiti}"', BIAOSONG: biaosong})


def _twips_alone(parts: Parts) -> None:
    owners = [parts.style(Part.BODY)] if parts.storage == STYLES else parts.of(Part.BODY)
    for owner in owners:
        said(group(owner, "pPr"), "ind", firstLineChars=None)


def _other_reading(parts: Parts) -> None:
    """The white above the first row of glyphs is 37 mm: 34.58 mm to the line, lines of 29.45 points."""
    said_of(parts.section, "pgMar", top="1960", bottom="1847")
    said_of(parts.section, "docGrid", linePitch="589")
    replaced({'w:line="579"': 'w:line="589"'})(parts)


def _grid(kind: str | None) -> Change:
    return in_section(lambda section: said_of(section, "docGrid", type=kind, charSpace=None))


def _title_room(**attributes: str) -> Change:
    return everywhere(Part.TITLE, spacing(**attributes), "pPr")


def _normal_over_defaults(parts: Parts) -> None:
    """The size from which the grid counts stands in Normal, over 五号 in the defaults."""
    defaults = next(parts.tree("styles").iter(w("rPrDefault")))[0]
    put(defaults, '<w:sz w:val="21"/>')
    normal = group(parts.style_by_id("Normal"), "rPr")
    put(normal, '<w:sz w:val="32"/>')


def _said_twice(parts: Parts) -> None:
    """What is so anyway, said once more: black, upright, no space, no indent."""
    for name in ('<w:i w:val="0"/>', '<w:u w:val="none"/>', '<w:color w:val="000000" w:themeColor="text1"/>'):
        directly(Part.BODY, has(name))(parts)
    directly(Part.BODY, indent(leftChars="0", left="0", rightChars="0", right="0"), "pPr")(parts)
    zero = spacing(before="0", beforeLines="0", after="0", afterAutospacing="0")
    directly(Part.BODY, zero, "pPr")(parts)
    directly(Part.BODY, has('<w:color w:val="auto"/>'))(parts)


def _marks_otherwise(parts: Parts) -> None:
    """The mark of a paragraph is not seen."""
    for paragraph in parts.of(Part.BODY, Part.TITLE, Part.ATTRIBUTION):
        mark = '<w:rFonts w:eastAsia="等线"/><w:b/><w:color w:val="FF0000"/><w:sz w:val="21"/>'
        put(group(paragraph, "pPr"), f"<w:rPr>{mark}</w:rPr>")


def _complex_script(letters: object) -> None:
    said(letters, "rFonts", cs="Arial")
    said(letters, "szCs", val="21")


_HALF_LINE = {"beforeLines": "50", "before": "289", "afterLines": "50", "after": "289"}
_SHORT_TITLE = "临江区打造"
VARIANTS = (
    Variant("indent-in-twips", _twips_alone),
    Variant("fonts-of-windows", _named("仿宋", "楷体", "黑体", "方正小标宋_GBK")),
    Variant("fonts-in-english", _named("FangSong", "KaiTi", "SimHei", "FZXiaoBiaoSong-B05S")),
    Variant("fonts-of-founder", _named("方正仿宋_GBK", "方正楷体_GBK", "方正黑体_GBK", "方正小标宋_GBK")),
    Variant("another-red", replaced({"FF0000": "C00000"})),
    Variant("left-aligned-body", everywhere(Part.BODY, align("left"), "pPr")),
    Variant("lines-of-28-points", replaced({'w:line="579"': 'w:line="560"'})),
    Variant("lines-of-30-points", replaced({'w:line="579"': 'w:line="600"'})),
    Variant("margins-of-33476", _other_reading),
    Variant("grid-of-lines", _grid("lines")),
    Variant("no-grid", _grid(None)),
    Variant("normal-over-defaults", _normal_over_defaults),
    Variant("title-with-space", _title_room(**_HALF_LINE)),
    Variant("title-of-its-own-height", everywhere(Part.TITLE, line(35, "exact"), "pPr")),
    Variant("title-single", everywhere(Part.TITLE, line(1, "auto"), "pPr")),
    Variant("section-with-space", everywhere(Part.SECTION, spacing(beforeLines="50", before="289"), "pPr")),
    Variant("two-blank-lines-under-rule", blank_under_rule),
    Variant("blank-line-before-attribution", blanks_before(Part.ATTRIBUTION)),
    Variant("blank-line-between-articles", blanks_before(Part.TITLE, Part.SECTION)),
    Variant("salutation", salutation),
    Variant("attachment", attachment_line),
    Variant("cells-of-five", everywhere(Part.CELL, has('<w:sz w:val="21"/>'))),
    Variant("caption-kaiti", everywhere(Part.CAPTION, fonts(KAITI))),
    Variant("attribution-two-in", everywhere(Part.ATTRIBUTION, indent(rightChars="200", right="640"), "pPr")),
    Variant("attribution-four-in-once", at("（石渡县委宣传部）", indent(rightChars="400", right="1280"), "pPr")),
    Variant("latin-title-italic", italic_title),
    Variant("numbers-stored-otherwise", numbers_swapped),
    Variant("numbers-in-control", numbers_in_control),
    Variant("numbers-in-boxes", boxed_numbers),
    Variant("landscape-table", landscape_table),
    Variant("section-without-page-break", part_of_page),
    Variant("tracked-change", tracked),
    Variant("comment", comment),
    Variant("first-page-header-empty", first_page),
    Variant("contents", contents),
    Variant("total-number", total_number),
    Variant("picture", picture),
    Variant("numbers-of-word", numbered),
    Variant("page-break", page_break),
    Variant("red-rule-as-table-edge", red_table_edge, (FRAMES,)),
    Variant("red-rule-by-itself", red_rule_by_itself, (DIRECT, STYLES)),
    Variant("said-twice", _said_twice),
    Variant("marks-otherwise", _marks_otherwise),
    Variant("complex-script-otherwise", directly(Part.BODY, _complex_script)),
    Variant("runs-in-pieces", in_pieces),
    Variant("paragraph-in-control", in_control),
    Variant("title-of-two-paragraphs", title_of_two_paragraphs),
    Variant("name-spread", name_spread),
    Variant("name-wide", name_wide),
    Variant("deleted-otherwise", deleted_otherwise),
    Variant("formatted-as-noted", formatted_as_noted),
    Variant("raised-figure", raised),
    Variant("linked-words", linked),
)
