"""A new issue as the bytes of a .docx file, made with python-docx."""

from __future__ import annotations

import datetime
import io
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips
from lxml.etree import XMLSyntaxError

from bulletin_lint.bulletin.styles import LayoutStyle
from bulletin_lint.drafting.content import NewIssue, issue_number, lines
from bulletin_lint.drafting.formats import looks
from bulletin_lint.drafting.page import Page, number_line, page_of, said, size_of
from bulletin_lint.drafting.wordml import (
    Body,
    fonts_markup,
    page_number_markup,
    size_markup,
    style_markup,
)
from bulletin_lint.text.measures import A4

# What python-docx's template holds and a bulletin has no use for.
_DROPPED_PARTS = ("thumbnail", "customXml", "stylesWithEffects", "numbering")
_KEPT_STYLES = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})
_LONGEST_PROPERTY = 255  # characters
_COMPATIBILITY = (
    '<w:compatSetting {} w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
)


def written(issue: NewIssue) -> bytes:
    """The file. Raises ValueError where the profile wants something that ``issue`` does not say, or says something that
    no file can hold."""
    try:
        return _written(issue)
    except XMLSyntaxError as error:
        raise ValueError("体例中有控制字符等不能写入 Word 文件的字符") from error


def _written(issue: NewIssue) -> bytes:
    title, page = issue.name + issue_number(issue), page_of(issue.profile.layout)
    document = docx.Document()
    _slim(document)
    _set_styles(document, issue)
    _lay_out_page(document, page)
    _number_pages(document, issue.profile.layout)
    _fill(document, issue, page)
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
    layout = profile.layout
    letters = fonts_markup(said(layout, "body_font"), said(layout, "latin_font"))
    size = size_markup(size_of(layout, "body_size"))
    defaults = styles.find(qn("w:docDefaults"))
    defaults.clear()
    defaults.extend(
        _parsed(
            f'<w:rPrDefault><w:rPr>{letters}<w:kern w:val="2"/>{size}'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        )
    )
    for style, look in looks(profile).items():
        styles.extend(_parsed(style_markup(style, look)))


def _lay_out_page(document: Document, page: Page) -> None:
    """A4 with the margins and the lines of the profile. Characters are not put on a grid: programs differ in how they
    space them."""
    section, margins = document.sections[0], page.margins
    section.page_width, section.page_height = Twips(A4[0]), Twips(A4[1])
    section.top_margin, section.bottom_margin = Twips(margins["top"]), Twips(margins["bottom"])
    section.left_margin, section.right_margin = Twips(margins["left"]), Twips(margins["right"])
    section.footer_distance = Twips(margins["footer"])
    grid: Any = next(section._sectPr.iter(qn("w:docGrid")))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(page.pitch))


def _number_pages(document: Document, layout: LayoutStyle) -> None:
    """Odd pages on the right, even ones on the left (7.5 of GB/T 9704—2012), or all in the middle."""
    section, apart = document.sections[0], layout.number_sides
    size, font = size_of(layout, "number_size"), said(layout, "number_font")
    form = said(layout, "number_form")
    footers = [(section.footer, "right" if apart else "center", 1)]
    if apart:
        document.settings.odd_and_even_pages_header_footer = True
        footers.append((section.even_page_footer, "left", 2))
    for footer, side, number in footers:
        footer.is_linked_to_previous = False
        root: Any = footer._element
        for paragraph in list(root):
            root.remove(paragraph)
        root.extend(_parsed(page_number_markup(form, side, size, font, number_line(layout), number)))


def _fill(document: Document, issue: NewIssue, page: Page) -> None:
    body = Body(looks(issue.profile), page)
    root: Any = document.element.body
    for element in _parsed("".join(map(body.markup, lines(issue)))):
        root[-1].addprevious(element)


def _describe(document: Document, title: str, author: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    properties.revision = 1
