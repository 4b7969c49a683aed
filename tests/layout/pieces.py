"""WordprocessingML as strings: runs, tables, text boxes, drawn lines, page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

from tests.layout.looks import TEXT_WIDTH
from tools.documents.textbox import text_box

# Words that Word draws in the Latin font, and everything else: typed with a Chinese keyboard, it carries the hint.
_SCRIPTS = re.compile(r"[!-~]+|[^!-~\t\n]+|\t|\n")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_EMU = 635  # in a twip
Letters = Callable[[bool, bool], str]
"""The content of a w:rPr, given whether it has the hint, and whether it is bold."""


def runs(text: str, letters: Letters) -> str:
    """The runs of a paragraph, cut where the script changes; ``**`` encloses what is bold."""
    return "".join(
        f"<w:r><w:rPr>{letters(piece[0] > '~', bool(number % 2))}</w:rPr>{_content(piece)}</w:r>"
        for number, part in enumerate(text.split("**"))
        for piece in _SCRIPTS.findall(part)
    )


def _content(piece: str) -> str:
    return _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def table(rows: Sequence[Sequence[str]], borders: str, widths: Sequence[int], edges: Sequence[str] = ()) -> str:
    """A table of cells that hold these paragraphs; ``edges`` are the borders of the cells of each row."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(_rows(rows, widths, edges))}</w:tbl>"
    )


def _rows(rows: Sequence[Sequence[str]], widths: Sequence[int], edges: Sequence[str]) -> Iterator[str]:
    for number, row in enumerate(rows):
        edge = f"<w:tcBorders>{edges[number]}</w:tcBorders>" if edges and edges[number] else ""
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{edge}</w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        yield f"<w:tr>{''.join(cells)}</w:tr>"


def box(content: str, height: int) -> str:
    """A paragraph that anchors a text box over the whole width, in DrawingML and in VML."""
    return text_box(content, TEXT_WIDTH, height, 1)


def line(color: str) -> str:
    """A paragraph that anchors a line drawn over the whole width."""
    width = TEXT_WIDTH * _EMU
    return (
        '<w:p><w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr><w:r>'
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin">'
        '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
        f'<wp:posOffset>63500</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="0"/>'
        '<wp:effectExtent l="0" t="14605" r="0" b="14605"/><wp:wrapNone/><wp:docPr id="2" name="直线 2"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="28575"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line id="line2" from="0,5pt" to="{TEXT_WIDTH / 20}pt,5pt" strokecolor="#{color}" strokeweight="2.25pt" '
        'style="position:absolute;z-index:251659264"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )


def page_number(letters: str, number: int, simple: bool) -> str:
    """— 1 — with a field, simple or complex."""

    def run(content: str) -> str:
        return f"<w:r><w:rPr>{letters}</w:rPr>{content}</w:r>"

    shown = run(f"<w:t>{number}</w:t>")
    if simple:
        field = f'<w:fldSimple w:instr=" PAGE ">{shown}</w:fldSimple>'
    else:
        marks = {kind: run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")}
        code = run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        field = f"{marks['begin']}{code}{marks['separate']}{shown}{marks['end']}"
    return run('<w:t xml:space="preserve">— </w:t>') + field + run('<w:t xml:space="preserve"> —</w:t>')
