"""Defects of titles, headings and attributions."""

from __future__ import annotations

from tests.layout.changes import align, at, directly, font, fonts, has, indent, size, typed
from tests.layout.defect import Defect, in_all
from tests.layout.parts import Parts, element, w
from tests.layout.words import Part

_TITLE, _SECTION, _SIGNED = "临江区打造", "〔经验交流〕", "（石渡县委宣传部）"
_NEXT = has('<w:keepNext w:val="0"/>')


def _break_title(parts: Parts) -> None:
    """A line break in the middle of a word that the article writes whole."""
    (paragraph,) = parts.having("石渡县推行三张清单提升新闻质量")
    run = paragraph.find(w("r"))
    text = run.find(w("t"))
    text.text, rest = "石渡县推行三张清", "单提升新闻质量"
    text.addnext(element(f"<w:t>{rest}</w:t>"))
    text.addnext(element("<w:br/>"))


TITLES = (
    in_all("title-font", "LAY040", Part.TITLE, fonts("黑体"), ("黑体", "小标宋"), _TITLE),
    Defect("title-font-once", "LAY040", at(_TITLE, fonts("宋体")), ("宋体", "小标宋"), _TITLE),
    in_all("title-size", "LAY041", Part.TITLE, size(36), ("小二", "二号"), _TITLE),
    Defect("title-size-once", "LAY041", at(_TITLE, size(32)), ("三号", "二号"), _TITLE),
    in_all("title-left", "LAY042", Part.TITLE, align("left"), ("左对齐", "居中"), _TITLE, "pPr"),
    Defect("title-left-once", "LAY042", at(_TITLE, align("both"), "pPr"), ("两端对齐", "居中"), _TITLE),
    Defect("title-indented", "", at(_TITLE, indent(firstLineChars="200", firstLine="880"), "pPr"), ("2字符",), _TITLE),
    in_all("title-bold", "LAY043", Part.TITLE, has("<w:b/>"), ("加粗",), _TITLE),
    Defect("title-broken", "LAY044", _break_title, ("清单|换行",), "石渡县推行"),
    Defect("title-by-spaces", "LAY045", typed(_TITLE, "　　　", align("left")), ("空格", "居中"), _TITLE),
)
HEADINGS = (
    in_all("section-font", "LAY050", Part.SECTION, fonts("宋体"), ("宋体", "黑体"), _SECTION),
    Defect("section-font-once", "LAY050", at(_SECTION, fonts("楷体_GB2312")), ("楷体", "黑体"), _SECTION),
    in_all("section-size", "LAY051", Part.SECTION, size(28), ("四号", "三号"), _SECTION),
    Defect("section-size-once", "LAY051", at(_SECTION, size(36)), ("小二", "三号"), _SECTION),
    in_all("level-1-font", "LAY052", Part.LEVEL1, fonts("楷体_GB2312"), ("楷体", "黑体"), "一、织密"),
    in_all("level-2-font", "LAY053", Part.LEVEL2, font("仿宋_GB2312"), ("仿宋", "楷体"), "（一）"),
    in_all("level-3-font", "LAY054", Part.LEVEL3, font("黑体"), ("黑体", "仿宋"), "1.改造"),
    in_all("level-4-font", "LAY055", Part.LEVEL4, font("楷体_GB2312"), ("楷体", "仿宋"), "（1）"),
    Defect("level-1-font-once", "LAY052", at("二、建强", fonts("宋体")), ("宋体", "黑体"), "二、建强"),
    in_all("level-1-size", "LAY056", Part.LEVEL1, size(36), ("小二", "三号"), "一、织密"),
    Defect("level-2-size-once", "LAY056", at("（二）延长", size(28)), ("四号", "三号"), "（二）延长"),
    Defect("section-alone", "LAY057", at(_SECTION, _NEXT, "pPr"), ("与下段同页",), _SECTION),
    Defect("title-alone", "LAY057", at(_TITLE, _NEXT, "pPr"), ("与下段同页",), _TITLE),
    Defect("heading-alone", "LAY057", at("二、建强", _NEXT, "pPr"), ("与下段同页",), "二、建强"),
)
_SIGNED_STYLE = Part.ATTRIBUTION
ATTRIBUTIONS = (
    in_all("attribution-font", "LAY060", _SIGNED_STYLE, font("仿宋_GB2312"), ("仿宋", "楷体"), _SIGNED),
    Defect("attribution-font-once", "LAY060", at(_SIGNED, font("宋体")), ("宋体", "楷体"), _SIGNED),
    Defect("attribution-size", "LAY061", directly(_SIGNED_STYLE, size(28)), ("四号", "三号"), _SIGNED),
    in_all("attribution-left", "LAY062", _SIGNED_STYLE, align("left"), ("左对齐", "右对齐"), _SIGNED, "pPr"),
    Defect("attribution-centered-once", "LAY062", at(_SIGNED, align("center"), "pPr"), ("居中", "右对齐"), _SIGNED),
    Defect("attribution-by-spaces", "LAY045", typed(_SIGNED, "　" * 18, align("left")), ("空格", "右对齐"), _SIGNED),
)
