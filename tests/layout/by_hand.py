"""A bulletin laid out strictly by GB/T 9704—2012, in three storages that show the same page.

``direct``: every property stands in the text. ``styles``: paragraph styles on a common base, the fonts of the text from
the theme. ``frames``: the name in a text box, issuer and date in a table, the red rule drawn, the foot in a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.layout.looks import (
    COLOPHON,
    EVEN,
    FIRST_RULE,
    LAST_RULES,
    LOOKS,
    ODD,
    RED,
    RULE,
    TEXT_WIDTH,
    Look,
)
from tests.layout.package import (
    COLOPHON_ID,
    EVEN_ID,
    OFFICE_THEME,
    PLAIN_THEME,
    STRONG,
    office_styles,
    plain_styles,
    rooted,
    settings,
    style_id,
    surroundings,
)
from tests.layout.parts import Parts
from tests.layout.pieces import Letters, box, line, page_number, runs, table
from tests.layout.words import ARTICLES, FOOT, MASTHEAD, OFFICE, Grid, Line, Part
from tests.layout.words import COLOPHON as COLOPHON_LINE

DIRECT, STYLES, FRAMES = STORAGES = ("direct", "styles", "frames")
NORMAL = 16  # points of the style Normal; the pitch of characters counts from it (ISO/IEC 29500-1 17.6.5)
CELL_WIDTHS = (2000, 2400, 2400)
_THIN = "".join(RULE.format(side, 4, 0, "000000") for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_BREAK_LINE = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


class Way(NamedTuple):
    """One of the storages, and the articles in it."""

    storage: str = DIRECT
    articles: Sequence[Line | Grid] = ARTICLES


def by_hand(storage: str, articles: Sequence[Line | Grid] = ARTICLES) -> Parts:
    """The bulletin as it is stored so, with these articles."""
    way = Way(storage, articles)
    names = ["styles", "settings", "theme/theme1", "footer1", "footer2"]
    parts = surroundings(names)
    content = "".join((*_masthead(way), *_articles(way), *_foot(way), section()))
    parts["word/document.xml"] = rooted("document", f"<w:body>{content}</w:body>", ' mc:Ignorable=""')
    parts["word/styles.xml"] = office_styles() if storage == STYLES else plain_styles()
    parts["word/settings.xml"] = settings()
    parts["word/theme/theme1.xml"] = OFFICE_THEME if storage == STYLES else PLAIN_THEME
    parts["word/footer1.xml"] = rooted("ftr", _page(way, ODD, 1))
    parts["word/footer2.xml"] = rooted("ftr", _page(way, EVEN, 2))
    return Parts(storage, parts)


def section(content: str = "") -> str:
    """A4, 37, 26, 35 and 28 mm, 22 lines of 28 characters (5.1, 5.2)."""
    space = round((TEXT_WIDTH / 20 / 28 - NORMAL) * 4096)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>'
        f'<w:footerReference w:type="even" r:id="footer2"/>{content}<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1304" '
        'w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="{space}"/></w:sectPr>'
    )


def paragraph(storage: str, part: Part, text: str, border: str = "", look: Look | None = None, style: str = "") -> str:
    """A paragraph of a part, with this border."""
    look = look or LOOKS[part]
    if storage == STYLES:
        edges = f"<w:pBdr>{border}</w:pBdr>" if border else ""
        setting = f'<w:pStyle w:val="{style or style_id(part)}"/>{edges}'
        return f"<w:p><w:pPr>{setting}</w:pPr>{runs(text, _styled)}</w:p>"
    letters: Letters = look.letters
    return f"<w:p><w:pPr>{look.setting(border)}<w:rPr>{look.letters(True)}</w:rPr></w:pPr>{runs(text, letters)}</w:p>"


def _styled(hint: bool, bold: bool) -> str:
    style = f'<w:rStyle w:val="{STRONG}"/>' if bold else ""
    return style + ('<w:rFonts w:hint="eastAsia"/>' if hint else "")


def _masthead(way: Way) -> Iterator[str]:
    name, issue, _ = MASTHEAD
    if way.storage == FRAMES:
        yield box("".join(paragraph(way.storage, each.part, each.text) for each in (name, issue)), 3200)
        left, right = (_office(text, align) for text, align in zip(OFFICE, ("left", "right"), strict=True))
        yield table([[left, right]], "", (5423, 3422))
        yield line("FF0000")
        return
    for each in MASTHEAD:
        yield paragraph(way.storage, each.part, each.text, RED if each.part is Part.OFFICE else "")


def _office(text: str, align: str) -> str:
    return paragraph(FRAMES, Part.OFFICE, text, look=LOOKS[Part.OFFICE]._replace(align=align, tabs=""))


def _articles(way: Way) -> Iterator[str]:
    for each in way.articles:
        if isinstance(each, Line):
            yield paragraph(way.storage, each.part, each.text)
        else:
            rows = [[paragraph(way.storage, Part.CELL, cell) for cell in row] for row in each.rows]
            yield table(rows, _THIN, CELL_WIDTHS)


def _foot(way: Way) -> Iterator[str]:
    if way.storage == FRAMES:
        rows = [[paragraph(way.storage, each.part, each.text)] for each in FOOT]
        rows += [[paragraph(way.storage, Part.FOOT, COLOPHON_LINE.text, look=COLOPHON)]]
        outer = RULE.format("top", 8, 0, "000000") + RULE.format("bottom", 8, 0, "000000")
        yield table(rows, outer, (TEXT_WIDTH,), ["", "", "", RULE.format("top", 6, 0, "000000")])
        yield _BREAK_LINE
        return
    for number, each in enumerate(FOOT):
        yield paragraph(way.storage, each.part, each.text, "" if number else FIRST_RULE)
    yield paragraph(way.storage, Part.FOOT, COLOPHON_LINE.text, LAST_RULES, COLOPHON, COLOPHON_ID)


def _page(way: Way, look: Look, number: int) -> str:
    if way.storage == STYLES:
        style = style_id(Part.PAGE) if look is ODD else EVEN_ID
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{page_number("", number, simple=True)}</w:p>'
    letters = look.letters(True)
    return f"<w:p><w:pPr>{look.setting()}</w:pPr>{page_number(letters, number, simple=False)}</w:p>"
