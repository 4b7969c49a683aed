"""Defects of the masthead and of the foot."""

from __future__ import annotations

from typing import Any

from tests.layout.by_hand import DIRECT, FRAMES, STYLES
from tests.layout.changes import Change, align, at, color, directly, font, fonts, size, typed
from tests.layout.defect import Defect, in_all
from tests.layout.parts import Parts, w
from tests.layout.words import FOOT, OFFICE, Part

_NAME, _ISSUE, _DATE = "宣传信息专报", "第12期", OFFICE[1]
_FIRST, _LAST = FOOT[0].text[:6], "承办：研究室"


def drawn_rule(parts: Parts) -> Any:
    """The paragraph in which the red rule is drawn."""
    return next(each for each in parts.body.findall(w("p")) if "直线" in str(_names(each)))


def _names(paragraph: Any) -> list[str | None]:
    return [each.get("name") for each in paragraph.iter() if isinstance(each.tag, str)]


def _no_red_rule(parts: Parts) -> None:
    if parts.storage == FRAMES:
        parts.body.remove(drawn_rule(parts))
        return
    (paragraph,) = parts.of(Part.OFFICE)
    paragraph.find(w("pPr")).remove(paragraph.find(f"{w('pPr')}/{w('pBdr')}"))


def _black_rule(parts: Parts) -> None:
    if parts.storage == FRAMES:
        for each in drawn_rule(parts).iter():
            for name, value in each.attrib.items():
                each.set(name, value.replace("FF0000", "000000"))
        return
    (paragraph,) = parts.of(Part.OFFICE)
    paragraph.find(f"{w('pPr')}/{w('pBdr')}/{w('bottom')}").set(w("color"), "000000")


def _no_foot_rules(*sides: str) -> Change:
    """Without the rules on these sides of the first list and of the last line."""

    def apply(parts: Parts) -> None:
        edges = [parts.body.findall(w("tbl"))[-1]] if parts.storage == FRAMES else parts.of(Part.FOOT)
        for owner in edges:
            for borders in [*owner.iter(w("pBdr"), w("tblBorders"), w("tcBorders"))]:
                for each in [each for each in borders if each.tag in map(w, sides)]:
                    borders.remove(each)
                if not len(borders):
                    borders.getparent().remove(borders)

    return apply


def _no_first_rule(parts: Parts) -> None:
    if parts.storage == FRAMES:
        borders = parts.body.findall(w("tbl"))[-1].find(f"{w('tblPr')}/{w('tblBorders')}")
        borders.remove(borders.find(w("top")))
        return
    setting = parts.of(Part.FOOT)[0].find(w("pPr"))
    setting.remove(setting.find(w("pBdr")))


MASTHEAD = (
    in_all("name-font", "LAY011", Part.NAME, fonts("宋体"), ("宋体", "小标宋"), _NAME),
    in_all("name-black", "LAY012", Part.NAME, color("000000"), ("黑", "红"), _NAME),
    Defect("name-blue", "LAY012", directly(Part.NAME, color("0070C0")), ("0070C0|蓝", "红"), _NAME),
    in_all("name-left", "LAY013", Part.NAME, align("left"), ("左对齐", "居中"), _NAME, "pPr"),
    Defect("name-by-spaces", "LAY045", typed(_NAME, "　　", align("left")), ("空格", "居中"), _NAME),
    Defect("red-rule-missing", "LAY014", _no_red_rule, ("红",)),
    Defect("red-rule-black", "LAY015", _black_rule, ("黑|000000", "红")),
    in_all("issue-font", "LAY017", Part.ISSUE, font("宋体"), ("宋体", "仿宋"), _ISSUE),
    in_all("issue-size", "LAY018", Part.ISSUE, size(24), ("小四", "三号"), _ISSUE),
    in_all("office-font", "LAY017", Part.OFFICE, font("黑体"), ("黑体", "仿宋"), OFFICE[0]),
    Defect("date-size", "LAY018", at(_DATE, size(28)), ("四号", "三号"), _DATE, (FRAMES,)),
)
FOOT_DEFECTS = (
    Defect("foot-rules-missing", "LAY016", _no_foot_rules("top", "bottom"), ("线",), _FIRST),
    Defect("foot-first-rule-missing", "LAY016", _no_first_rule, ("线",), _FIRST),
    Defect("foot-last-rule-missing", "LAY016", _no_foot_rules("bottom"), ("线",), _LAST),
    in_all("foot-size", "LAY071", Part.FOOT, size(32), ("三号", "四号"), _FIRST),
    in_all("foot-font", "LAY070", Part.FOOT, font("宋体"), ("宋体", "仿宋"), _FIRST),
    Defect("foot-one-line-size", "LAY071", at("送：市直", size(24)), ("小四", "四号"), "送：市直"),
    Defect("foot-colophon-font", "LAY070", at(_LAST, font("楷体_GB2312")), ("楷体", "仿宋"), _LAST, (DIRECT, STYLES)),
)
