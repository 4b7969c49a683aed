"""Marked lines as Word files: the issues under ``issues/`` in the formatting that their marks say."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Literal
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml

from bulletin_lint.text.text import Container
from tests.bulletin.marked import Line, Run
from tools.documents.textbox import text_box

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.microsoft.com/office/word/2010"
_NAMESPACES = {
    "w": _WORD,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "wps": f"{_OFFICE}/wordprocessingShape",
    "a": f"{_DRAWING}/main",
    "v": "urn:schemas-microsoft-com:vml",
    "w10": "urn:schemas-microsoft-com:office:word",
}
Cut = Literal["runs", "characters", "insertions"]
_BREAKS = {"\t": "<w:tab/>", "\v": "<w:br/>"}
_WIDTH = 8845  # twips


def stored(lines: Sequence[Line], cut: Cut = "runs") -> bytes:
    """A Word file of ``lines``: every run as it is, a run a character, or every other run a tracked insertion."""
    document = docx.Document()
    body: Any = document.element.body
    properties = body[-1]
    for block in _blocks([line for line in lines if line.container not in (Container.HEADER, Container.FOOTER)], cut):
        properties.addprevious(_parsed(block))
    section = document.sections[0]
    for part, container in ((section.header, Container.HEADER), (section.footer, Container.FOOTER)):
        found = [line for line in lines if line.container is container]
        if found:
            part.is_linked_to_previous = False
            root: Any = part._element
            root.remove(root[0])
            for line in found:
                root.append(_parsed(_paragraph(line, cut)))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _parsed(markup: str) -> Any:
    declarations = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    root: Any = parse_xml(f"<w:body {declarations}>{markup}</w:body>")
    return root[0]


def _blocks(lines: Sequence[Line], cut: Cut) -> Iterator[str]:
    """Paragraphs, tables and text boxes; the lines of one box follow one another."""
    groups = groupby(lines, lambda line: (line.container, line.cell and line.cell[0]))
    for number, (kind, group) in enumerate(groups, 1):
        if kind[0] is Container.TABLE:
            yield _table(list(group), cut)
        elif kind[0] is Container.TEXT_BOX:
            yield text_box("".join(_paragraph(line, cut) for line in group), _WIDTH, 2000, number)
        else:
            yield from (_paragraph(line, cut) for line in group)


def _table(lines: Sequence[Line], cut: Cut) -> str:
    rows = groupby(lines, lambda line: line.cell and line.cell[1])
    markup = "".join(f"<w:tr>{_row(list(row), cut)}</w:tr>" for _, row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{markup}</w:tbl>"


def _row(lines: Sequence[Line], cut: Cut) -> str:
    cells = groupby(lines, lambda line: line.cell and line.cell[2])
    return "".join(f"<w:tc>{''.join(_paragraph(line, cut) for line in cell)}</w:tc>" for _, cell in cells)


def _paragraph(line: Line, cut: Cut) -> str:
    runs = [piece for run in line.runs for piece in _pieces(run, cut)]
    markup = "".join(_run(line, run, cut == "insertions" and number % 2 == 1) for number, run in enumerate(runs))
    return f'<w:p><w:pPr><w:jc w:val="{line.alignment}"/></w:pPr>{markup}</w:p>'


def _pieces(run: Run, cut: Cut) -> Iterator[Run]:
    length = {"runs": len(run.text), "characters": 1, "insertions": 5}[cut]
    for start in range(0, len(run.text), max(1, length)):
        yield Run(run.text[start : start + length], run.bold)


def _run(line: Line, run: Run, inserted: bool) -> str:
    size = f'<w:sz w:val="{line.size}"/>' if line.size else ""
    content = "".join(
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in re.split("([\t\v])", run.text)
        if piece
    )
    markup = f"<w:r><w:rPr>{'<w:b/>' if run.bold else ''}{size}</w:rPr>{content}</w:r>"
    return f'<w:ins w:id="1" w:author="校对">{markup}</w:ins>' if inserted else markup
