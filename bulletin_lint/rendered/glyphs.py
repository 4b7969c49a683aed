"""The glyphs of a PDF and where they stand, read with pdfminer.six."""

from __future__ import annotations

import importlib.util
import io
from typing import TYPE_CHECKING, NamedTuple

from bulletin_lint.rendered.office import CannotRender, NotInstalled

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTPage

_TWIPS = 20  # a point
_UNKNOWN = "\ufffd"
_MISSING = "读取LibreOffice排出的版面要先安装pdfminer.six：pip install 'bulletin-lint[rendered]'"


class Glyph(NamedTuple):
    """What draws ``text``, one character or a few: its baseline in twips from the top of the page, its sides in twips
    from the left, the size of its font in points, and the name of the font in the PDF, without the mark of a subset."""

    text: str
    baseline: float
    left: float
    right: float
    size: float
    font: str


class Sheet(NamedTuple):
    """A page of the PDF with its upright glyphs in the order in which they are drawn; its sides in twips."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]


def need_reader() -> None:
    """Raises NotInstalled where pdfminer.six is not installed."""
    if importlib.util.find_spec("pdfminer") is None:
        raise NotInstalled(_MISSING)


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """The pages. Raises CannotRender where pdfminer.six cannot read the PDF."""
    import logging

    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it warns of is not the user's to mend
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    read = []
    try:
        for page in PDFPage.get_pages(io.BytesIO(pdf)):
            interpreter.process_page(page)
            read.append(_sheet(device.get_result()))
    except PDFException as error:
        raise CannotRender(f"无法读取LibreOffice排出的PDF：{error}") from None
    return tuple(read)


def _sheet(page: LTPage) -> Sheet:
    from pdfminer.layout import LTChar

    chars = (each for each in page if isinstance(each, LTChar) and each.upright)
    return Sheet(page.width * _TWIPS, page.height * _TWIPS, tuple(_glyph(each, page.height) for each in chars))


def _glyph(char: LTChar, height: float) -> Glyph:
    text = char.get_text()
    return Glyph(
        _UNKNOWN if text.startswith("(cid:") else text,
        (height - char.matrix[5]) * _TWIPS,
        char.x0 * _TWIPS,
        char.x1 * _TWIPS,
        char.size,
        char.fontname.rpartition("+")[2],
    )
