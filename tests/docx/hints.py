"""What the tests of hints have in common: fonts, styles, and documents after edits."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from bulletin_lint.docx import guard
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write import patch, track
from bulletin_lint.text.edit import Edit
from tests.docx.build import (
    TRANSITIONAL,
    document_of,
    edit,
    part_xml,
)
from tests.docx.test_patch import xml_of

DATE = datetime.datetime(2024, 9, 6, 8, 30)
NAMES = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"'
FONTS, HINTED = f"<w:rFonts {NAMES}/>", f'<w:rFonts w:hint="eastAsia" {NAMES}/>'
BARE = '<w:rFonts w:hint="eastAsia"/>'
SIZE = '<w:sz w:val="32"/>'
SIGNATURE = re.compile(r' w:id="\d+" w:author="[^"]*" w:date="[^"]*"')
W = f"{{{TRANSITIONAL}}}"
Parts = Mapping[str, tuple[str, str]]


def styles(*content: str, defaults: str = "") -> Parts:
    """A part of styles; ``defaults`` are the properties that hold for the whole document."""
    form = f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault></w:docDefaults>" if defaults else ""
    return {"styles.xml": ("styles", part_xml("styles", form + "".join(content)))}


def style(kind: str, name: str, properties: str = "", based_on: str = "", default: bool = False) -> str:
    said = ' w:default="1"' if default else ""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:style w:type="{kind}"{said} w:styleId="{name}"><w:name w:val="{name}"/>{based}{form}</w:style>'


CHINESE = '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/>'
DEFAULTS = styles(defaults=FONTS)


def patched(document: WordDocument, *edits: Edit) -> WordDocument:
    """The document after the edits, which the guard has seen."""
    after = read(Package.from_bytes(patch.apply(document, edits)))
    guard.verify(document, after, edits)
    return after


def tracked(document: WordDocument, *edits: Edit) -> WordDocument:
    """The document with the edits tracked, which the guard has seen."""
    after = read(Package.from_bytes(track.apply(document, edits, "校对", DATE)))
    guard.verify_tracked(document, after, edits, patched(document, *edits))
    return after


def body_of(document: WordDocument) -> str:
    xml = xml_of(document)
    return SIGNATURE.sub("", xml[xml.index("<w:body>") + 8 : xml.index("<w:sectPr/>")])


def body_after(body: str, old: str, new: str, parts: Parts | None = None) -> str:
    document = document_of(body, parts)
    return body_of(patched(document, edit(document, old, new)))
