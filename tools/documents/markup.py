"""WordprocessingML of blocks, as strings: direct formatting on every run, as in the files that offices make."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle
from xml.sax.saxutils import escape, quoteattr

from tools.documents.blocks import TEXT_WIDTH, Block, Format, Line, Look, Run, Table, TextBox
from tools.documents.textbox import text_box
from tools.documents.ways import Way

_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\f": '<w:br w:type="page"/>'}
_PIECES = (7, 4, 11, 5)  # lengths at which wrapped text is cut, in the midst of words, dates and brackets
_RULES = {
    "red-below": '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="FF0000"/></w:pBdr>',
    "black-above": '<w:pBdr><w:top w:val="single" w:sz="8" w:space="2" w:color="000000"/></w:pBdr>',
}
_BORDERS = {"box": "top left bottom right", "rules": "top bottom insideH", "red-below": "bottom", "none": ""}
_TRACKED = 'w:author="校对" w:date="2024-09-01T08:30:00Z"'


class Markup:
    """Writes blocks as XML; one object a document, because identifiers must differ within it."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._ids = count(1)
        self._wrap_next = cycle((False, True))

    def block(self, block: Block) -> str:
        """The XML of one block."""
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, TextBox):
            return text_box("".join(map(self._line, block.lines)), TEXT_WIDTH, block.height, next(self._ids))
        return self._line(block)

    def _line(self, line: Line) -> str:
        form = line.look.value
        runs = "".join(piece for run in line.runs for piece in self._pieces(run, form))
        paragraph = f"<w:p>{_paragraph_properties(form)}{runs}</w:p>"
        if self._way.wrap == "control" and line.look is Look.TITLE:
            return self._control(paragraph, "")
        return paragraph

    def _pieces(self, run: Run, form: Format) -> Iterator[str]:
        properties = _run_properties(form, run.bold, self._way.wps)
        for piece in self._cut(run.text):
            markup = f"<w:r>{properties}{_content(piece)}</w:r>"
            wrapped = self._way.wrap and "\f" not in piece and next(self._wrap_next)
            yield self._wrapped(markup, properties) if wrapped else markup

    def _cut(self, text: str) -> Iterator[str]:
        if self._way.single_characters:
            yield from text
        elif not self._way.wrap:
            yield text
        else:
            start, lengths = 0, cycle(_PIECES)
            while start < len(text):
                end = start + next(lengths)
                yield text[start:end]
                start = end

    def _wrapped(self, markup: str, properties: str) -> str:
        if self._way.wrap == "hyperlink":
            return f'<w:hyperlink w:anchor="_top" w:history="1">{markup}</w:hyperlink>'
        if self._way.wrap == "smart-tag":
            uri = "urn:schemas-microsoft-com:office:smarttags"
            return f'<w:smartTag w:uri="{uri}" w:element="chmetcnv">{markup}</w:smartTag>'
        if self._way.wrap == "control":
            return self._control(markup, "<w:text/>")
        deleted = f"<w:r>{properties}<w:delText>原稿，</w:delText></w:r>"
        return (
            f'<w:del w:id="{next(self._ids)}" {_TRACKED}>{deleted}</w:del>'
            f'<w:ins w:id="{next(self._ids)}" {_TRACKED}>{markup}</w:ins>'
        )

    def _control(self, markup: str, kind: str) -> str:
        properties = f'<w:sdtPr><w:id w:val="{next(self._ids)}"/>{kind}</w:sdtPr>'
        return f"<w:sdt>{properties}<w:sdtContent>{markup}</w:sdtContent></w:sdt>"

    def _table(self, table: Table) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
        rows = "".join(f"<w:tr>{self._row(row, table.widths)}</w:tr>" for row in table.rows)
        return f"<w:tbl>{_table_properties(table)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _row(self, row: tuple[tuple[Line, ...], ...], widths: tuple[int, ...]) -> str:
        cells = []
        for column, lines in enumerate(row):
            covered = widths[column : column + 1] if column < len(row) - 1 else widths[column:]
            span = f'<w:gridSpan w:val="{len(covered)}"/>' if len(covered) > 1 else ""
            properties = f'<w:tcPr><w:tcW w:w="{sum(covered)}" w:type="dxa"/>{span}</w:tcPr>'
            cells.append(f"<w:tc>{properties}{''.join(map(self._line, lines))}</w:tc>")
        return "".join(cells)


def _table_properties(table: Table) -> str:
    color, size = ("FF0000", 18) if table.border == "red-below" else ("000000", 8)
    sides = _BORDERS[table.border].split()
    borders = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>' for side in sides)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(table.widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    )


def _paragraph_properties(form: Format) -> str:
    rule = _RULES.get(form.rule, "")
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' if form.rule == "red-below" else ""
    spacing = '<w:spacing w:line="579" w:lineRule="exact"/>' if form.exact else ""
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{form.size * 20}"/>' if form.indent else ""
    return f'<w:pPr>{rule}{tabs}{spacing}{indent}<w:jc w:val="{form.align}"/></w:pPr>'


def _run_properties(form: Format, bold: bool, wps: bool) -> str:
    font = quoteattr(form.font)
    if wps:
        fonts = f'<w:rFonts w:hint="eastAsia" w:ascii={font} w:eastAsia={font} w:hAnsi={font} w:cs={font}/>'
        language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    else:
        fonts = f'<w:rFonts w:ascii="Times New Roman" w:eastAsia={font} w:hAnsi="Times New Roman"/>'
        language = ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    color = f'<w:color w:val="{form.color}"/>' if form.color else ""
    return f'<w:rPr>{fonts}{weight}{color}<w:sz w:val="{form.size}"/><w:szCs w:val="{form.size}"/>{language}</w:rPr>'


def _content(text: str) -> str:
    content, plain = "", ""
    for character in text:
        if character in _BREAKS:
            content, plain = content + _text(plain) + _BREAKS[character], ""
        else:
            plain += character
    return content + _text(plain)


def _text(text: str) -> str:
    if not text:
        return ""
    preserve = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:t{preserve}>{escape(text)}</w:t>"
