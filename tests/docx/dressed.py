"""Word files in which every level of formatting says something, by chance, but the same for the same seed: defaults,
styles of paragraphs, characters and tables, each based on others, lists, themes, and what stands in the text itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.docx.build import document_xml, members_of, part_xml, zipped

_CHINESE = ("宋体", "仿宋", "黑体", "楷体", "仿宋_GB2312", "方正小标宋简体")
_LATIN = ("Times New Roman", "Arial", "Courier New", "Cambria")
WITHOUT_RULE = 370  # the height of lines of which no rule is said
_SIZES = (21, 24, 28, 32, 36, 44)
_THEME_COLORS = {"accent1": "4F81BD", "accent2": "C0504D", "text2": "1F497D"}
_COLORS = ("FF0000", "C00000", "1F497D", "auto", "000000")
_ALIGNMENTS = ("left", "center", "right", "both", "distribute")
_WORDS = "云陂县召开春季文明实践工作调度会砚池镇开展志愿服务活动石桥街道推进示范点建设"
_THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
    '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/></a:dk2>'
    '<a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>'
    '<a:accent2><a:srgbClr val="C0504D"/></a:accent2></a:clrScheme><a:fontScheme name="Office">'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/>'
    '<a:font script="Hans" typeface="宋体"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="微软雅黑"/><a:cs typeface=""/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)
_SETTINGS = (
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/><w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>'
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="{}" w:h="{}"{}/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="851"'
    ' w:footer="992" w:gutter="0"/><w:cols w:num="{}" w:space="425"/><w:docGrid w:type="lines" w:linePitch="312"/>'
    "</w:sectPr>"
)


class _Dresser:
    """Draws what a level says from chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.themed = self.random.random() < 0.5
        self.styles = [f"P{number}" for number in range(8)]

    def some(self, chance: float, make: Callable[[], str]) -> str:
        return make() if self.random.random() < chance else ""

    def one_of(self, values: Sequence[object]) -> object:
        return self.random.choice(values)

    def fonts(self) -> str:
        latin = self.one_of(_LATIN)
        said = f'w:ascii="{latin}" w:hAnsi="{latin}"' + self.some(0.8, lambda: f' w:eastAsia="{self.one_of(_CHINESE)}"')
        if self.themed and self.random.random() < 0.4:
            kind = self.one_of(("major", "minor"))
            said += f' w:asciiTheme="{kind}HAnsi" w:hAnsiTheme="{kind}HAnsi" w:eastAsiaTheme="{kind}EastAsia"'
        return f"<w:rFonts {said}/>"

    def color(self) -> str:
        if self.themed and self.random.random() < 0.4:
            name, written = self.random.choice([*_THEME_COLORS.items()])
            return f'<w:color w:val="{written}" w:themeColor="{name}"/>'
        return f'<w:color w:val="{self.one_of(_COLORS)}"/>'

    def switch(self, name: str, off: float = 0.3) -> str:
        return f"<w:{name}{self.some(off, lambda: self.off())}/>"

    def off(self) -> str:
        return f' w:val="{self.one_of(("0", "false", "off"))}"'

    def letters(self, chance: float) -> str:
        """The content of a ``w:rPr``, in the order of the schema."""
        return "".join(
            (
                self.some(chance, self.fonts),
                self.some(chance, lambda: self.switch("b")),
                self.some(chance / 2, lambda: self.switch("i")),
                self.some(chance, self.color),
                self.some(chance, lambda: f'<w:sz w:val="{self.one_of(_SIZES)}"/>'),
                self.some(chance / 2, lambda: f'<w:u w:val="{self.one_of(("single", "double", "none"))}"/>'),
            )
        )

    def spacing(self) -> str:
        said = self.some(0.5, lambda: f' w:before="{self.random.randrange(0, 480, 20)}"')
        said += self.some(0.5, lambda: f' w:after="{self.random.randrange(0, 480, 20)}"')
        rule = self.one_of(("exact", "atLeast", "auto", ""))
        heights = {"auto": (240, 360, 480), "": (WITHOUT_RULE,)}.get(str(rule), range(400, 700, 20))
        height = self.one_of(heights)
        said += self.some(0.7, lambda: f' w:line="{height}"' + (f' w:lineRule="{rule}"' if rule else ""))
        return f"<w:spacing{said}/>"

    def indents(self) -> str:
        said = self.some(0.5, lambda: f' w:{self.one_of(("left", "start"))}="{self.random.randrange(0, 900, 20)}"')
        said += self.some(0.3, lambda: f' w:right="{self.random.randrange(0, 600, 20)}"')
        first = self.one_of(("firstLine", "hanging"))
        said += self.some(0.5, lambda: f' w:{first}="{self.random.randrange(0, 640, 20)}"')
        return f"<w:ind{said}/>"

    def numbers(self, chance: float) -> str:
        level = self.random.randrange(3)
        return self.some(
            chance,
            lambda: f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.one_of((1, 2))}"/></w:numPr>',
        )

    def set_out(self, chance: float, numbers: str = "") -> str:
        """The content of a ``w:pPr`` after the style, in the order of the schema."""
        return "".join(
            (
                self.some(chance / 3, lambda: self.switch("keepNext")),
                numbers,
                self.some(chance / 3, lambda: self.switch("snapToGrid")),
                self.some(chance, self.spacing),
                self.some(chance, self.indents),
                self.some(chance / 3, lambda: self.switch("contextualSpacing")),
                self.some(chance, lambda: f'<w:jc w:val="{self.one_of(_ALIGNMENTS)}"/>'),
            )
        )


def _style(kind: str, name: str, content: str, based_on: str = "", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{first} w:styleId="{name}"><w:name w:val="{name} name"/>{base}{content}</w:style>'


def _both(paragraph: str, run: str) -> str:
    return f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr>"


def _styles(dresser: _Dresser) -> str:
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{dresser.letters(0.6)}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{dresser.some(0.5, dresser.spacing)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    found = [dresser.some(0.8, lambda: defaults)]
    found.append(_style("paragraph", "a", _both(dresser.set_out(0.4), dresser.letters(0.4)), default=True))
    for number, name in enumerate(dresser.styles):
        base = dresser.one_of(["a", *dresser.styles[max(0, number - 2) : number]])
        content = _both(dresser.set_out(0.4, dresser.numbers(0.15)), dresser.letters(0.4))
        found.append(_style("paragraph", name, content, str(base)))
    found += [
        _style("character", f"C{number}", f"<w:rPr>{dresser.letters(0.4)}</w:rPr>", f"C{number - 1}" if number else "")
        for number in range(4)
    ]
    table = _both(
        dresser.some(0.5, dresser.spacing), dresser.some(0.5, dresser.fonts) + dresser.some(0.5, dresser.color)
    )
    return "".join([*found, _style("table", "T0", table), _style("table", "T1", "", "T0")])


def _numbering(dresser: _Dresser) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/>'
        f'<w:pPr><w:ind w:left="{420 * level + 420}" w:hanging="{dresser.random.randrange(0, 420, 20)}"/></w:pPr>'
        "</w:lvl>"
        for level in range(3)
    )
    lists = "".join(f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>' for number in (0, 1))
    over = (
        '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText '
        'w:val="%2)"/><w:pPr><w:ind w:left="1000" w:hanging="300"/></w:pPr></w:lvl></w:lvlOverride>'
    )
    instances = ((1, 0, ""), (2, 1, over))
    return lists + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{content}</w:num>'
        for number, of, content in instances
    )


def _paragraph(dresser: _Dresser, number: int) -> str:
    runs = []
    for piece in range(dresser.random.randint(1, 3)):
        text = "".join(dresser.random.choices(_WORDS, k=8)) + f"第{number}项{piece}Ab"
        style = dresser.some(0.3, lambda: f'<w:rStyle w:val="C{dresser.random.randrange(4)}"/>')
        runs.append(f"<w:r><w:rPr>{style}{dresser.letters(0.25)}</w:rPr><w:t>{text}</w:t></w:r>")
    style = dresser.some(0.7, lambda: f'<w:pStyle w:val="{dresser.one_of(dresser.styles)}"/>')
    form = dresser.set_out(0.25, dresser.numbers(0.15))
    return f"<w:p><w:pPr>{style}{form}</w:pPr>{''.join(runs)}</w:p>"


def _table(dresser: _Dresser, number: int) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{_paragraph(dresser, number + each)}</w:tc>'
        for each in range(2)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="T{number % 2}"/><w:tblW w:w="8000" w:type="dxa"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )


def _page(dresser: _Dresser) -> str:
    landscape = dresser.random.random() < 0.3
    size = (16838, 11906, ' w:orient="landscape"') if landscape else (11906, 16838, "")
    return _PAGE.format(
        *size, *(dresser.random.randrange(1000, 2200, 10) for _ in range(4)), dresser.random.randint(1, 2)
    )


def dressed(seed: int, paragraphs: int = 60) -> bytes:
    """A Word file of about so many paragraphs, each text in it but once."""
    dresser = _Dresser(seed)
    body, number = [], 0
    while number < paragraphs:
        if dresser.random.random() < 0.1:
            body.append(_table(dresser, number))
            number += 2
            continue
        body.append(_paragraph(dresser, number))
        if number and number % 25 == 0:
            body[-1] = body[-1].replace("</w:pPr>", _page(dresser) + "</w:pPr>", 1)
        number += 1
    main = document_xml("".join(body)).replace("<w:sectPr/>", _page(dresser))
    parts = {
        "styles.xml": ("styles", part_xml("styles", _styles(dresser))),
        "numbering.xml": ("numbering", part_xml("numbering", _numbering(dresser))),
        "settings.xml": ("settings", part_xml("settings", _SETTINGS)),
        "theme/theme1.xml": ("theme", _THEME),
    }
    return zipped(members_of(parts=parts, main=main))
