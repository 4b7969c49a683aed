"""The parts of a Word file around its text: types, relationships, styles, theme, settings."""

from __future__ import annotations

import io
import zipfile

from tests.layout.looks import COLOPHON, EVEN, FANGSONG, LATIN, LOOKS, ODD, Look
from tests.layout.words import Part

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "w10": "urn:schemas-microsoft-com:office:word",
}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    "styles": "styles",
    "settings": "settings",
    "theme/theme1": "theme",
    "footer1": "footer",
    "footer2": "footer",
    "comments": "comments",
    "header1": "header",
}
_LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
_STYLE_IDS = {part: f"Bulletin{part.name.title()}" for part in Part}
BASE, COLOPHON_ID, EVEN_ID, STRONG = "BulletinBase", "BulletinColophon", "BulletinPageEven", "BulletinLead"


def style_id(part: Part) -> str:
    """The identifier of the style of a part."""
    return _STYLE_IDS[part]


def rooted(name: str, content: str, attributes: str = "") -> bytes:
    """A part of WordprocessingML whose root is ``name``."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f"{_HEAD}<w:{name} {spaces}{attributes}>{content}</w:{name}>".encode()


def zipped(parts: dict[str, bytes]) -> bytes:
    """The file, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def surroundings(names: list[str]) -> dict[str, bytes]:
    """Content types and relationships of a file with these parts beside the main one, in this order."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'{"theme" if kind == "theme" else f"wordprocessingml.{kind}"}+xml"/>'
        for name, kind in (("document", "document.main"), *((name, _KINDS[name]) for name in names))
    )
    types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    links = "".join(_link(name.replace("/", "-"), _KINDS[name], f"{name}.xml") for name in names)
    return {
        "[Content_Types].xml": (_HEAD + types).encode(),
        "_rels/.rels": _links(_link("main", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _links(links),
    }


def _links(content: str) -> bytes:
    return f'{_HEAD}<Relationships xmlns="{_LINKS}">{content}</Relationships>'.encode()


def _link(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{R}/{kind}" Target="{target}"/>'


def settings(odd_and_even: bool = True) -> bytes:
    """Odd and even pages differ; the theme's Chinese is that of the mainland."""
    return rooted(
        "settings",
        '<w:zoom w:percent="100"/>'
        + ("<w:evenAndOddHeaders/>" if odd_and_even else "")
        + '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/>'
        "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    )


def theme(chinese: str, latin: str) -> bytes:
    """A theme of Word's form: the Chinese font is that of the script, ``a:ea`` is empty."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in {
            "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4",
            "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47",
            "hlink": "0563C1", "folHlink": "954F72",
        }.items()
    )  # fmt: skip
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{chinese}"/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    lines = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{_HEAD}<a:theme xmlns:a="{NAMESPACES["a"]}" name="Office"><a:themeElements><a:clrScheme name="Office">'
        f'{colors}</a:clrScheme><a:fontScheme name="Office">{fonts}</a:fontScheme><a:fmtScheme name="Office">'
        f"<a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def plain_styles() -> bytes:
    """What Word has after 文档网格, 字体设置, 三号 of the theme's fonts. All else is set in the text itself."""
    return rooted("styles", _defaults() + _normal(""))


def office_styles() -> bytes:
    """Styles an office made: what is common in a base style, the fonts of the text in the theme."""
    base = '<w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="32"/>'
    own = [_style(style_id(part), part, BASE, look.setting(), look.letters()) for part, look in _chained()]
    flush = f'<w:ind {COLOPHON.indent} w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'
    colophon = _style(COLOPHON_ID, "承办", style_id(Part.FOOT), flush, "")
    even = f'<w:ind {EVEN.indent} w:rightChars="0" w:right="0"/><w:jc w:val="left"/>'
    pages = _style(style_id(Part.PAGE), Part.PAGE, "Normal", ODD.setting(), ODD.letters()) + _style(
        EVEN_ID, "双页页码", style_id(Part.PAGE), even, ""
    )
    body = _style(style_id(Part.BODY), Part.BODY, BASE, f"<w:ind {LOOKS[Part.BODY].indent}/>", "")
    strong = (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{STRONG}"><w:name w:val="领句"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    )
    return rooted(
        "styles",
        _defaults()
        + _normal("")
        + f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{BASE}"><w:name w:val="正文基准"/>'
        f'<w:basedOn w:val="Normal"/>{base}<w:szCs w:val="32"/></w:rPr></w:style>'
        + body
        + "".join(own)
        + colophon
        + pages
        + strong,
    )


def _chained() -> list[tuple[Part, Look]]:
    return [(part, look) for part, look in LOOKS.items() if part is not Part.BODY]


def _style(identifier: str, name: str, based_on: str, setting: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:qFormat/><w:pPr>{setting}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
    )


def _defaults() -> str:
    return (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:kern w:val="2"/>'
        f'<w:sz w:val="32"/><w:szCs w:val="32"/>{_LANGUAGE}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )


def _normal(letters: str) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>{letters}</w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


PLAIN_THEME, OFFICE_THEME = theme("等线", "Calibri"), theme(FANGSONG, LATIN)
