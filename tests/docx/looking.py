"""Small documents with formatting on every level, and how they look."""

from __future__ import annotations

from bulletin_lint.docx.read.story import WordDocument
from bulletin_lint.text.looks import ParagraphLook, RunLook
from tests.docx.build import document_of, paragraph, part_xml, run

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="甲">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>'
    '<a:dk2><a:srgbClr val="1F497D"/></a:dk2></a:clrScheme><a:fontScheme name="甲"><a:majorFont>'
    '<a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/>'
    '<a:font script="Hant" typeface="新細明體"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    '<a:ea typeface=""/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def style(kind: str, name: str, content: str, based_on: str = "", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{first} w:styleId="{name}"><w:name w:val="{name}"/>{base}{content}</w:style>'


def defaults(run: str = "", paragraph: str = "") -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def ppr(content: str) -> str:
    return f"<w:pPr>{content}</w:pPr>"


def rpr(content: str) -> str:
    return f"<w:rPr>{content}</w:rPr>"


def document(body: str, styles: str = "", numbering: str = "", settings: str = "") -> WordDocument:
    parts = {
        "styles.xml": ("styles", part_xml("styles", styles)),
        "numbering.xml": ("numbering", part_xml("numbering", numbering)),
        "settings.xml": ("settings", part_xml("settings", settings)),
        "theme1.xml": ("theme", THEME),
    }
    return document_of(body, parts)


def look(read_document: WordDocument, index: int = 0) -> ParagraphLook:
    return read_document.formatting.look(read_document.text.paragraphs[index])


def letters(read_document: WordDocument, index: int = 0) -> list[RunLook]:
    return [each.look for each in read_document.formatting.stretches(read_document.text.paragraphs[index])]


def of_paragraph(properties: str, styles: str = "", numbering: str = "") -> ParagraphLook:
    return look(document(paragraph("甲", properties=properties), styles, numbering))


def of_run(properties: str, styles: str = "", settings: str = "", around: str = "") -> RunLook:
    return letters(document(paragraph(run("甲", properties), properties=around), styles, settings=settings))[0]


def table(style_id: str, *rows: list[str], look: str = "") -> str:
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id}"/>{look}</w:tblPr>{cells}</w:tbl>'
