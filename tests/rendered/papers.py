"""Word files whose measures are known: A4 with the margins of GB/T 9704—2012, lines as high as they are told to be."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path
from xml.sax.saxutils import escape

from bulletin_lint import Config
from bulletin_lint.api import read
from bulletin_lint.bulletin.draft import Draft
from tests.checks.drafts import AFTER, BEFORE
from tests.docx.build import document_xml, members_of, paragraph, part_xml, run, zipped

HAN = (
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么"
)
TOP, RIGHT, BOTTOM, LEFT = 2098, 1474, 1984, 1587  # twips: 37, 26, 35 and 28 mm
WIDTH, HEIGHT = 11906, 16838
LINE = 579  # twips: 22 of them are 225 mm
LINES = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
CONDENSED = '<w:spacing w:val="-5"/>'
MILLIMETRE = 1440 / 25.4
EXACT = f'<w:spacing w:line="{LINE}" w:lineRule="exact"/>'
SENTENCE = "会议指出，要抓好落实。"
# A line each.
FIRST, LAST = [*BEFORE[:-1], SENTENCE], [SENTENCE, *AFTER[1:-1], AFTER[-1].partition("　")[0]]


def han(count: int) -> str:
    """So many Han characters."""
    return "".join(islice(cycle(HAN), count))


def line(text: str, properties: str = EXACT, letters: str = "") -> str:
    """A paragraph with these properties."""
    return paragraph(run(escape(text), letters), properties=properties)


def paper(body: Iterable[str], grid: str = "", normal: str = "", footer: str = "", settings: str = "") -> bytes:
    """A Word file of these paragraphs in 16 points. ``normal`` is said of the letters of the default style."""
    size = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        'w:eastAsia="仿宋_GB2312"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
        f'w:styleId="a"><w:name w:val="Normal"/><w:rPr>{normal}{size}</w:rPr></w:style>'
    )
    parts = {"styles.xml": ("styles", part_xml("styles", styles))}
    if settings:
        parts["settings.xml"] = ("settings", part_xml("settings", settings))
    foot = '<w:footerReference w:type="default" r:id="rIdFoot"/>' if footer else ""
    section = (
        f'<w:sectPr>{foot}<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/><w:pgMar w:top="{TOP}" w:right="{RIGHT}" '
        f'w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="851" w:footer="1304" w:gutter="0"/>{grid}</w:sectPr>'
    )
    members = members_of("", parts, document_xml("".join(body)).replace("<w:sectPr/>", section))
    return zipped(with_footer(members, footer) if footer else members)


def with_footer(members: dict[str, str | bytes], footer: str) -> dict[str, str | bytes]:
    """The members with one more, related under the name that the section has for it."""
    rels = str(members["word/_rels/document.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    said = f'<Relationship Id="rIdFoot" Type="{kind}" Target="footer1.xml"/></Relationships>'
    more = {
        "word/footer1.xml": part_xml("ftr", footer),
        "word/_rels/document.xml.rels": rels.replace("</Relationships>", said),
    }
    return {**members, **more}


def bulletin(body: Iterable[str], first: str = "", last: str = "") -> list[str]:
    """The paragraphs of a bulletin around some of its text: a line each, with ``first`` and ``last`` said of the first
    and the last of them."""
    begin, *rest = FIRST
    *before, end = LAST
    return [
        line(begin, first or EXACT),
        *map(line, rest),
        *body,
        *map(line, before),
        line(end, last or EXACT),
    ]


def understood(data: bytes, folder: Path) -> Draft:
    """The file as it is read."""
    path = folder / "稿.docx"
    path.write_bytes(data)
    return read(path, Config())
