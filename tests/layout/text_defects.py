"""Defects of the text of articles: letters, and how paragraphs are set."""

from __future__ import annotations

from tests.layout.by_hand import STYLES
from tests.layout.changes import (
    NO_INDENT,
    Change,
    align,
    at,
    blank_before,
    color,
    directly,
    font,
    has,
    indent,
    latin,
    line,
    size,
    spacing,
    typed,
    unhinted,
    write_before,
)
from tests.layout.defect import Defect, in_all, in_words
from tests.layout.looks import FANGSONG
from tests.layout.package import BASE, STRONG, theme
from tests.layout.parts import Parts, group, letters
from tests.layout.rewritings import in_pieces
from tests.layout.words import Part

_BODY = Part.BODY
# 楷体 may be a quotation, 黑体 stress: a stray font, or a font of the text that is not that of the profile.
_STRAY_FONT = "LAY020|LAY022"
_AS_HAN = "仿宋|与汉字|同一字体"
_SOURCE = "主题|默认|文章正文"  # a theme or a default is no style; to name the one that shows it will do
_POINT, _STRESS = "会议指出", "会议强调"  # two paragraphs of the text
_CHINESE, _TNR = ("宋体", "仿宋"), "TimesNewRoman"


def _theme(chinese: str, latin: str) -> Change:
    return lambda parts: parts.add("word/theme/theme1.xml", theme(chinese, latin))


def _in_base(parts: Parts) -> None:
    """The size in the style on which the others are based: the text alone has it from there."""
    size(28)(group(parts.style_by_id(BASE), "rPr"))


def _red_leads(parts: Parts) -> None:
    """The style of characters that bold words have."""
    color("FF0000")(group(parts.style_by_id(STRONG), "rPr"))


def _cut(parts: Parts) -> None:
    """The font of all the text, in a file whose runs are cut small."""
    in_pieces(parts)
    directly(_BODY, font("宋体"))(parts)


def _defaults(parts: Parts) -> None:
    found = next(parts.tree("styles").iter("{*}rPrDefault"))
    font("宋体")(found[0])


def _unhinted_marks(parts: Parts) -> None:
    for each in letters(parts.of(_BODY)):
        if each.find("{*}rFonts") is not None:
            unhinted(each)


def _typed_everywhere(parts: Parts) -> None:
    for paragraph in parts.of(_BODY):
        write_before(paragraph, "　　")
        NO_INDENT(group(paragraph, "pPr"))


LETTERS = (
    in_all("body-font", "LAY022", _BODY, font("宋体"), _CHINESE, _POINT),
    Defect("body-font-in-text", "LAY022", directly(_BODY, font("宋体")), _CHINESE, _POINT, (STYLES,)),
    Defect(
        "body-font-in-theme",
        "LAY022",
        _theme("宋体", "Times New Roman"),
        (*_CHINESE, _SOURCE),
        _POINT,
        (STYLES,),
    ),
    Defect("body-font-in-defaults", "LAY022", _defaults, (*_CHINESE, _SOURCE), _POINT, (STYLES,)),
    in_all("body-size", "LAY023", _BODY, size(28), ("四号", "三号"), _POINT),
    Defect("body-size-in-text", "LAY023", directly(_BODY, size(30)), ("小三", "三号"), _POINT, (STYLES,)),
    Defect("body-size-in-base", "LAY023", _in_base, ("四号", "三号", "正文基准"), _POINT, (STYLES,)),
    Defect("paragraph-font", "LAY020", at(_POINT, font("宋体")), _CHINESE, _POINT),
    Defect("paragraph-kaiti", _STRAY_FONT, at(_STRESS, font("楷体_GB2312")), ("楷体", "仿宋"), _STRESS),
    Defect("paragraph-size", "LAY021", at(_POINT, size(30)), ("小三", "三号"), _POINT),
    in_words("words-font", _STRAY_FONT, "文化服务中心", font("黑体"), ("黑体", "仿宋")),
    in_words("words-size", "LAY021", "设施达标率", size(24), ("小四", "三号")),
    in_all("digits-font", "LAY024", _BODY, latin("Calibri"), ("Calibri", _TNR), _POINT),
    Defect("digits-fangsong", "LAY024", directly(_BODY, latin(FANGSONG)), ("仿宋", _TNR), _POINT),
    Defect("digits-in-theme", "LAY024", _theme(FANGSONG, "Calibri"), ("Calibri", _TNR), _POINT, (STYLES,)),
    in_words("one-number-font", "LAY024", "612", latin("宋体"), ("宋体", _TNR)),
    in_words("letters-font", "LAY024", "App", latin("Arial"), ("Arial", _TNR)),
    in_words("quotes-latin", "LAY025", "“有没有”", unhinted, (_TNR, _AS_HAN, "“|引号")),
    in_words("ellipsis-latin", "LAY025", "……", unhinted, (_TNR, _AS_HAN, "…|省略号")),
    in_words("dash-latin", "LAY025", "——", unhinted, (_TNR, _AS_HAN, "—|破折号")),
    Defect("all-marks-latin", "LAY025", _unhinted_marks, (_TNR, _AS_HAN), "有没有"),
    in_words("words-gray", "LAY026", "围绕中心", color("808080"), ("808080|灰", "黑")),
    in_words("words-red", "LAY026", "围绕中心", color("FF0000"), ("FF0000|红", "黑")),
    in_words("words-themed", "LAY026", "围绕中心", color("4472C4", "accent1"), ("4472C4|蓝", "黑")),
    in_all("body-gray", "LAY026", _BODY, color("595959"), ("595959|灰", "黑"), _POINT),
    Defect("title-red", "LAY026", at("临江区打造", color("FF0000")), ("FF0000|红", "黑"), "临江区打造"),
    Defect("leads-red", "LAY026", _red_leads, ("FF0000|红", "黑", "领句"), "建立选题清单", (STYLES,)),
    Defect("font-of-cut-runs", "LAY022", _cut, _CHINESE, _POINT),
    in_words("words-italic", "LAY027", "围绕中心", has("<w:i/>"), ("倾斜|斜体", "!段为倾斜")),
    Defect("paragraph-italic", "LAY027", at(_STRESS, has("<w:i/>")), ("倾斜|斜体", "!段为倾斜"), _STRESS),
    in_words("words-underlined", "LAY028", "围绕中心", has('<w:u w:val="single"/>'), ("下划线", "!段为下划线")),
    Defect("paragraph-bold", "LAY029", at(_POINT, has("<w:b/>")), ("加粗", "!段为整段加粗"), _POINT),
)
_TWO = "2字符|两字符|2个字|两个字"
_SHORT = indent(firstLineChars="0", firstLine="480")
_NONE = "0|无|不|没有|未"
_HEIGHT = "28"


def _line(name: str, value: float, rule: str, shown: str, code: str = "LAY034") -> Defect:
    return in_all(f"line-{name}", code, _BODY, line(value, rule), (shown, _HEIGHT), _POINT, "pPr")


SETTING = (
    in_all("indent-missing", "LAY030", _BODY, NO_INDENT, (_NONE, _TWO), _POINT, "pPr"),
    Defect("indent-missing-once", "LAY030", at(_STRESS, NO_INDENT, "pPr"), (_NONE, _TWO), _STRESS),
    Defect("indent-short-in-twips", "LAY030", at(_STRESS, _SHORT, "pPr"), ("1.5字符|8.5毫米|24磅", _TWO), _STRESS),
    Defect(
        "indent-of-one",
        "LAY030",
        at(_STRESS, indent(firstLineChars="100", firstLine="320"), "pPr"),
        ("1字符", _TWO),
        _STRESS,
    ),
    in_all(
        "indent-of-four",
        "LAY030",
        _BODY,
        indent(firstLineChars="400", firstLine="1280"),
        ("4字符", _TWO),
        _POINT,
        "pPr",
    ),
    Defect("typed-two-blanks", "LAY031", typed(_POINT, "　　", NO_INDENT), ("空格", _TWO), _POINT),
    Defect("typed-four-spaces", "LAY031", typed(_POINT, "    ", NO_INDENT), ("空格", _TWO), _POINT),
    Defect("typed-tab", "LAY031", typed(_POINT, "\t", NO_INDENT), ("制表符|制表位", _TWO), _POINT),
    Defect("typed-beside-indent", "LAY031", typed(_POINT, "　　"), ("空格", _TWO), _POINT),
    Defect("typed-everywhere", "LAY031", _typed_everywhere, ("空格", _TWO), _POINT),
    Defect(
        "left-indent", "LAY032", at(_STRESS, indent(leftChars="200", left="640"), "pPr"), ("2字符", "左缩进"), _STRESS
    ),
    Defect("right-indent", "LAY032", at(_STRESS, indent(right="567"), "pPr"), ("10毫米", "右缩进"), _STRESS),
    in_all(
        "left-indent-everywhere",
        "LAY032",
        _BODY,
        indent(leftChars="100", left="320"),
        ("1字符", "左缩进"),
        _POINT,
        "pPr",
    ),
    Defect("paragraph-centered", "LAY033", at(_STRESS, align("center"), "pPr"), ("居中", "两端对齐"), _STRESS),
    Defect("paragraph-right", "LAY033", at(_STRESS, align("right"), "pPr"), ("右对齐", "两端对齐"), _STRESS),
    Defect("paragraph-spread", "LAY033", at(_STRESS, align("distribute"), "pPr"), ("分散对齐", "两端对齐"), _STRESS),
    in_all("body-centered", "LAY033", _BODY, align("center"), ("居中", "两端对齐"), _POINT, "pPr"),
    _line("single", 1, "auto", "单倍"),
    _line("one-and-a-half", 1.5, "auto", "1.5倍"),
    _line("multiple", 1.3, "auto", "1.3倍"),
    _line("at-least", 28, "atLeast", "最小值28磅"),
    _line("tight", 20, "exact", "20磅"),
    _line("wide", 35, "exact", "35磅"),
    Defect("line-single-once", "LAY034", at(_STRESS, line(1, "auto"), "pPr"), ("单倍", _HEIGHT), _STRESS),
    Defect("line-tight-once", "LAY034", at(_STRESS, line(24, "exact"), "pPr"), ("24磅", _HEIGHT), _STRESS),
    Defect("space-before", "LAY035", at(_STRESS, spacing(before="120"), "pPr"), ("6磅", "段前"), _STRESS),
    Defect("space-after-in-lines", "LAY035", at(_STRESS, spacing(afterLines="50"), "pPr"), ("0.5行", "段后"), _STRESS),
    Defect("space-by-itself", "LAY035", at(_STRESS, spacing(beforeAutospacing="1"), "pPr"), ("自动", "段前"), _STRESS),
    in_all("space-everywhere", "LAY035", _BODY, spacing(after="160"), ("8磅", "段后"), _POINT, "pPr"),
    Defect("one-blank-line", "LAY036", blank_before(_STRESS), ("空行|空段|空白段",), ""),
    Defect("three-blank-lines", "LAY036", blank_before(_STRESS, 3), ("空行|空段|空白段", "3"), ""),
    Defect("blank-line-of-spaces", "LAY036", blank_before(_STRESS, 1, "　　"), ("空行|空段|空白段",), ""),
    in_all(
        "line-breaking-off",
        "LAY037",
        _BODY,
        has('<w:kinsoku w:val="0"/>'),
        ("避头尾|行首|换行规则|首尾字符",),
        _POINT,
        "pPr",
    ),
)
