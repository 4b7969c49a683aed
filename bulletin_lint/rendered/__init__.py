"""What only the rendered page shows, measured on the glyphs of the PDF that LibreOffice makes of a draft.

The facts, ``RenderedPages`` (``text/pages.py``), lengths in twips:

- ``pages``: each page's lines from top to bottom with their place, size, text and paragraph, and what
  stands in its margins;
- ``pitch``, ``lines_a_page``, ``characters_a_line``: 22 lines of 28 characters (GB/T 9704—2012, 5.2.3);
- ``name``: from the top of the area inside the margins to the upper edge of the publication's name (7.2.4: 35 mm);
- ``imprint``, ``imprint_pages``, ``imprint_is_last``, ``lines_left``: the 版记 at the foot of the last page (7.4);
- ``page_numbers``, ``page_number_below``: 7 mm below the area, odd ones right, even ones left (7.5);
- ``alone``: headings at the foot of a page whose text stands on the next.

What the pages cannot show: how Word would have set them. LibreOffice takes other fonts where those of the file are not
installed, which for Chinese changes no width, for digits and letters it may. A page with several columns, and rows of
tables, have lines that go across them. Only upright text counts, in text boxes too, but no picture of letters.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.docx.errors import CannotPatch, UnreadableFile
from bulletin_lint.docx.write.printable import printable
from bulletin_lint.rendered.glyphs import need_reader, sheets
from bulletin_lint.rendered.office import SECONDS, as_pdf, needed
from bulletin_lint.rendered.office import CannotRender as CannotRender
from bulletin_lint.rendered.office import NotInstalled as NotInstalled
from bulletin_lint.rendered.pages import pages
from bulletin_lint.text.pages import RenderedPages

__all__ = ["CannotRender", "NotInstalled", "RenderedPages", "need", "rendered"]


def need() -> None:
    """Raises NotInstalled, a CannotRender, where LibreOffice or pdfminer.six is not installed."""
    need_reader()
    needed()


def rendered(file: str | os.PathLike[str] | bytes, draft: Draft, seconds: float = SECONDS) -> RenderedPages:
    """What the pages show of ``draft``, which was read from ``file``: a path, or the content of it. LibreOffice may
    take so many ``seconds``.

    Raises CannotRender, a UsageError, where LibreOffice or pdfminer.six is not installed or does not do it; OSError
    where the file cannot be read.
    """
    need_reader()
    data = file if isinstance(file, bytes) else Path(file).read_bytes()
    with suppress(CannotPatch, UnreadableFile):  # LibreOffice may read it as it is
        data = printable(data)
    return pages(sheets(as_pdf(data, seconds)), draft)
