"""How a careful typist sets each part by GB/T 9704—2012: values from the standard, not from the program."""

from __future__ import annotations

from typing import NamedTuple

from tests.layout.words import Part

LATIN = "Times New Roman"
FANGSONG, KAITI, HEITI, BIAOSONG, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
PITCH = 579  # twips: 225 mm on 22 lines, 28.95 points
TEXT_WIDTH = 8845  # twips: 210 mm less 28 and 26
SINGLE = 'w:line="240" w:lineRule="auto"'
RULE = '<w:{} w:val="single" w:sz="{}" w:space="{}" w:color="{}"/>'
EXACT = f'w:line="{PITCH}" w:lineRule="exact"'


class Look(NamedTuple):
    """``size`` in half-points, ``indent`` the attributes of w:ind, ``spacing`` those of w:spacing. ``latin`` is the
    font of digits, the Chinese one if it is empty."""

    font: str
    size: int
    align: str = "both"
    indent: str = ""
    spacing: str = EXACT
    keep: bool = False
    color: str = ""
    latin: str = LATIN
    tabs: str = ""
    level: int | None = None

    def setting(self, border: str = "") -> str:
        """The content of a w:pPr, but for its style and w:rPr."""
        return "".join(
            (
                "<w:keepNext/>" if self.keep else "",
                f"<w:pBdr>{border}</w:pBdr>" if border else "",
                self.tabs,
                f"<w:spacing {self.spacing}/>" if self.spacing else "",
                f"<w:ind {self.indent}/>" if self.indent else "",
                f'<w:jc w:val="{self.align}"/>',
                f'<w:outlineLvl w:val="{self.level}"/>' if self.level is not None else "",
            )
        )

    def letters(self, hint: bool = False, bold: bool = False, themed: bool = False) -> str:
        """The content of a w:rPr."""
        color = f'<w:color w:val="{self.color}"/>' if self.color else ""
        weight = "<w:b/><w:bCs/>" if bold else ""
        size = f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'
        return f"{'' if themed else self.fonts(hint)}{weight}{color}{size}"

    def fonts(self, hint: bool) -> str:
        latin = self.latin or self.font
        said = f'w:ascii="{latin}" w:eastAsia="{self.font}" w:hAnsi="{latin}" w:cs="{latin}"'
        hinted = ' w:hint="eastAsia"' if hint else ""
        return f"<w:rFonts{hinted} {said}/>"


_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
_TWO = 'w:firstLineChars="200" w:firstLine="640"'
_AROUND = 'w:before="240" w:after="240"'
_HEADING = {"indent": _TWO, "keep": True}
LOOKS = {
    Part.NAME: Look(BIAOSONG, 120, "center", spacing=f"{_AROUND} {SINGLE}", color="FF0000", latin=""),
    Part.ISSUE: Look(FANGSONG, 32, "center"),
    Part.OFFICE: Look(FANGSONG, 32, "left", tabs=_TAB),
    Part.SECTION: Look(HEITI, 32, "left", latin="", keep=True),
    Part.TITLE: Look(BIAOSONG, 44, "center", latin="", keep=True),
    Part.LEVEL1: Look(HEITI, 32, latin="", **_HEADING),  # type: ignore[arg-type]
    Part.LEVEL2: Look(KAITI, 32, **_HEADING),  # type: ignore[arg-type]
    Part.LEVEL3: Look(FANGSONG, 32, **_HEADING),  # type: ignore[arg-type]
    Part.LEVEL4: Look(FANGSONG, 32, **_HEADING),  # type: ignore[arg-type]
    Part.BODY: Look(FANGSONG, 32, indent=_TWO),
    Part.CAPTION: Look(HEITI, 28, "center", latin="", keep=True),
    Part.CELL: Look(FANGSONG, 24, "center", spacing=SINGLE),
    Part.ATTRIBUTION: Look(KAITI, 32, "right"),
    Part.FOOT: Look(
        FANGSONG,
        28,
        indent='w:leftChars="400" w:left="1120" w:rightChars="100" w:right="280" w:hangingChars="300" w:hanging="840"',
    ),
}
ODD = Look(SONG, 28, "right", 'w:rightChars="100" w:right="280"', spacing="", latin=SONG)
EVEN = Look(SONG, 28, "left", 'w:leftChars="100" w:left="280"', spacing="", latin=SONG)
COLOPHON = LOOKS[Part.FOOT]._replace(
    align="left", indent='w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"'
)
RED = RULE.format("bottom", 18, 6, "FF0000")
FIRST_RULE = RULE.format("top", 8, 3, "000000")
LAST_RULES = RULE.format("top", 6, 3, "000000") + RULE.format("bottom", 8, 3, "000000")
