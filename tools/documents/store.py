"""Write a bulletin into a .docx file, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Twips

from tools.documents.blocks import Block, Story
from tools.documents.compose import compose
from tools.documents.markup import Markup
from tools.documents.model import Bulletin
from tools.documents.ways import PLAIN, WAYS, Way

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "w10": "urn:schemas-microsoft-com:office:word",
}
_WPS_NAMESPACE = b' xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"'
_KEPT_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
_DROPPED_PARTS = ("thumbnail", "customXml", "stylesWithEffects", "numbering")
_DEFAULT_RUN = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman"/>'
    '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
)
_LONGEST = 255  # characters of a property
_DAY = datetime.datetime(2024, 9, 1, 8, 0, 0)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def store(bulletin: Bulletin, path: Path, way: Way | str = PLAIN) -> None:
    """Write ``bulletin`` to ``path``, stored as ``way`` (a way or its name in ``WAYS``)."""
    path.write_bytes(stored(bulletin, way))


def stored(bulletin: Bulletin, way: Way | str = PLAIN) -> bytes:
    """The bytes of the file that ``store`` writes."""
    way = WAYS[way] if isinstance(way, str) else way
    document = docx.Document()
    _slim(document)
    _lay_out_page(document)
    _fill(document, compose(bulletin, way), Markup(way))
    _describe(document, bulletin)
    buffer = io.BytesIO()
    document.save(buffer)
    return _normalised(buffer.getvalue(), wps=way.wps)


def _slim(document: Document) -> None:
    """Take out what a bulletin does not use of python-docx's template."""
    for relationships in (document.part.package.rels, document.part.rels):
        for identifier in [i for i, rel in relationships.items() if rel.reltype.endswith(_DROPPED_PARTS)]:
            del relationships[identifier]
    styles: Any = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
    styles.remove(styles.find(qn("w:latentStyles")))
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    defaults.clear()
    defaults.extend(_parsed(_DEFAULT_RUN))
    spacing = next(styles.iter(qn("w:spacing")))
    spacing.getparent().remove(spacing)
    settings: Any = document.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")


def _lay_out_page(document: Document) -> None:
    """A4 with the margins of GB/T 9704—2012, 5.1 and 5.2.1, and a grid of 22 lines a page (5.2.3)."""
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.top_margin, section.bottom_margin = Twips(2098), Twips(1984)
    section.left_margin, section.right_margin = Twips(1587), Twips(1474)
    grid: Any = next(section._sectPr.iter(qn("w:docGrid")))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "579")


def _fill(document: Document, story: Story, markup: Markup) -> None:
    _append(document.element.body, story.body, markup)
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    root: Any = footer._element
    for paragraph in list(root):
        root.remove(paragraph)
    _append(root, story.footer, markup)
    root.extend(_parsed(_PAGE_NUMBER))


_PAGE_NUMBER = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)


def _append(root: Any, blocks: Iterable[Block], markup: Markup) -> None:
    """Put ``blocks`` at the end of ``root``, before the section properties of a body."""
    last = root[-1] if len(root) and root[-1].tag == qn("w:sectPr") else None
    for element in _parsed("".join(map(markup.block, blocks))):
        if last is None:
            root.append(element)
        else:
            last.addprevious(element)


def _parsed(markup: str) -> list[Any]:
    declarations = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    root: Any = parse_xml(f"<w:body {declarations}>{markup}</w:body>")
    return list(root)


def _describe(document: Document, bulletin: Bulletin) -> None:
    properties = document.core_properties
    properties.title = f"{bulletin.name}{bulletin.issue}"[:_LONGEST]
    properties.author = properties.last_modified_by = bulletin.issuer[:_LONGEST]
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = _DAY
    properties.revision = 1


def _normalised(data: bytes, *, wps: bool) -> bytes:
    """The same package with fixed dates and flags, and the namespace that WPS declares."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if wps and name == "word/document.xml":
                content = content.replace(b"<w:document", b"<w:document" + _WPS_NAMESPACE, 1)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(info, content, compresslevel=9)
    return buffer.getvalue()
