"""A new issue as the bytes of a .docx file, made with python-docx."""

from __future__ import annotations

import datetime
import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Twips
from lxml.etree import XMLSyntaxError

from bulletin_lint.drafting.content import NewIssue, issue_number, lines
from bulletin_lint.drafting.formats import LINE, MARGINS, PAGE, looks
from bulletin_lint.drafting.wordml import BLANK_STYLE, Body, style_markup

# What python-docx's template holds and a bulletin has no use for.
_DROPPED_PARTS = ("thumbnail", "customXml", "stylesWithEffects", "numbering")
_KEPT_STYLES = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})
_LONGEST_PROPERTY = 255  # characters
_BODY_SIZE = 32  # half-points
_COMPATIBILITY = (
    '<w:compatSetting {} w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
)
_BLANK = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="{}"><w:name w:val="待填"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="7F7F7F"/></w:rPr></w:style>'
)
_PAGE_NUMBER = (
    '<w:p><w:pPr><w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
    '<w:r><w:rPr>{font}</w:rPr><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{font}</w:rPr><w:t>{number}</w:t></w:r></w:fldSimple>'
    '<w:r><w:rPr>{font}</w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)
_PAGE_FONT = '<w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体"/><w:sz w:val="28"/><w:szCs w:val="28"/>'


def written(issue: NewIssue) -> bytes:
    """The file. Raises ValueError where the profile wants something that ``issue`` does not say, or says something that
    no file can hold."""
    try:
        return _written(issue)
    except XMLSyntaxError as error:
        raise ValueError("体例中有控制字符等不能写入 Word 文件的字符") from error


def _written(issue: NewIssue) -> bytes:
    title = issue.name + issue_number(issue)
    document = docx.Document()
    _slim(document)
    _set_styles(document, issue)
    _lay_out_page(document)
    _number_pages(document)
    _fill(document, issue)
    _describe(document, title[:_LONGEST_PROPERTY], issue.profile.new.issuer[:_LONGEST_PROPERTY])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _parsed(markup: str) -> list[Any]:
    return list(parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>"))


def _slim(document: Document) -> None:
    for relationships in (document.part.package.rels, document.part.rels):
        for identifier in [i for i, rel in relationships.items() if rel.reltype.endswith(_DROPPED_PARTS)]:
            del relationships[identifier]
    settings: Any = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    settings.find(qn("w:compat")).append(parse_xml(_COMPATIBILITY.format(nsdecls("w"))))


def _set_styles(document: Document, issue: NewIssue) -> None:
    profile = issue.profile
    styles: Any = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
    styles.remove(styles.find(qn("w:latentStyles")))
    font = profile.layout.body_font
    defaults = styles.find(qn("w:docDefaults"))
    defaults.clear()
    defaults.extend(
        _parsed(
            f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="{font}" w:hAnsi="Times New Roman"/>'
            f'<w:kern w:val="2"/><w:sz w:val="{_BODY_SIZE}"/><w:szCs w:val="{_BODY_SIZE}"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        )
    )
    for style, look in looks(profile).items():
        styles.extend(_parsed(style_markup(style, look)))
    styles.extend(_parsed(_BLANK.format(BLANK_STYLE)))


def _lay_out_page(document: Document) -> None:
    """A4 with the margins and the lines of GB/T 9704—2012, 5.2. Characters are not put on a grid: programs differ in
    how they space them."""
    section = document.sections[0]
    section.page_width, section.page_height = Twips(PAGE[0]), Twips(PAGE[1])
    section.top_margin, section.bottom_margin = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
    section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
    section.footer_distance = Mm(MARGINS["bottom"] - 12)
    grid: Any = next(section._sectPr.iter(qn("w:docGrid")))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE))


def _number_pages(document: Document) -> None:
    """Odd pages on the right, even ones on the left, between dashes (7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side, number in ((section.footer, "right", 1), (section.even_page_footer, "left", 2)):
        footer.is_linked_to_previous = False
        root: Any = footer._element
        for paragraph in list(root):
            root.remove(paragraph)
        root.extend(_parsed(_PAGE_NUMBER.format(side=side, font=_PAGE_FONT, number=number)))


def _fill(document: Document, issue: NewIssue) -> None:
    body = Body(looks(issue.profile))
    root: Any = document.element.body
    for element in _parsed("".join(map(body.markup, lines(issue)))):
        root[-1].addprevious(element)


def _describe(document: Document, title: str, author: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    properties.revision = 1
