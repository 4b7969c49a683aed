"""WordprocessingML of the parts of a new issue, as text; python-docx puts it into the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from bulletin_lint.drafting.formats import LINE, TEXT_WIDTH, StyleLook, name_size
from bulletin_lint.drafting.parts import Blank, Line, Piece, Style

BLANK_STYLE = "Blank"
_RED_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="FF0000"/></w:pBdr>'
_RULE = '<w:{} w:val="single" w:sz="8" w:space="3" w:color="000000"/>'
_CELL_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right")
)
_INSTRUCTIONS_HEIGHT = 4  # lines


def style_id(style: Style) -> str:
    """The identifier of a style: letters, as Word wants it."""
    return "Bulletin" + style.name.title().replace("_", "")


def style_markup(style: Style, look: StyleLook) -> str:
    """The ``w:style`` of a part."""
    border = _RED_BELOW if look.red_below else ""
    keep = "<w:keepNext/>" if look.keep_next else ""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>' if look.tab else ""
    before, after = round(look.before * LINE), round(look.after * LINE)
    height = f' w:line="{LINE}" w:lineRule="exact"' if look.exact else ""
    spacing = f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'
    indent = (
        f'<w:ind w:firstLineChars="{look.first * 100}" w:firstLine="{look.first * look.size * 10}"/>'
        if look.first
        else ""
    )
    outline = f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style)}">'
        f'<w:name w:val="{style}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{keep}{border}{tabs}{spacing}{indent}<w:jc w:val="{look.align}"/>{outline}</w:pPr>'
        f"<w:rPr>{_font(look)}</w:rPr></w:style>"
    )


def _font(look: StyleLook) -> str:
    font = quoteattr(look.font)
    color = f'<w:color w:val="{look.color}"/>' if look.color else ""
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:eastAsia={font} w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    return f'{fonts}{color}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'


class Body:
    """Writes the paragraphs of one document; identifiers of its controls must differ."""

    def __init__(self, looks: dict[Style, StyleLook]) -> None:
        self._looks = looks
        self._ids = count(1)
        self._special: dict[Style, Callable[[Line], str]] = {
            Style.NAME: self._name,
            Style.INSTRUCTIONS: self._instructions,
            Style.DISTRIBUTION: self._distribution,
        }

    def markup(self, line: Line) -> str:
        """The XML of one line."""
        return self._special.get(line.style, self._plain)(line)

    def _plain(self, line: Line) -> str:
        return self._paragraph(line)

    def _paragraph(self, line: Line, indent: str = "", run: str = "") -> str:
        rules = (_RULE.format("top") if line.above else "") + (_RULE.format("bottom") if line.below else "")
        border = f"<w:pBdr>{rules}</w:pBdr>" if rules else ""
        page = "<w:pageBreakBefore/>" if line.on_new_page else ""
        properties = f'<w:pPr><w:pStyle w:val="{style_id(line.style)}"/>{page}{border}{indent}</w:pPr>'
        return f"<w:p>{properties}{''.join(self._piece(piece, run) for piece in line.pieces)}</w:p>"

    def _piece(self, piece: Piece, run: str) -> str:
        if isinstance(piece, Blank):
            return self._blank(piece, run)
        return f"<w:r>{f'<w:rPr>{run}</w:rPr>' if run else ''}{_text(piece)}</w:r>"

    def _blank(self, blank: Blank, run: str) -> str:
        """A content control that goes away as soon as something is typed into it."""
        weight = "<w:b/><w:bCs/>" if blank.bold else ""
        kept = f"<w:rPr>{weight}{run}</w:rPr>" if weight or run else ""
        return (
            f'<w:sdt><w:sdtPr>{kept}<w:id w:val="{next(self._ids)}"/><w:temporary/><w:showingPlcHdr/></w:sdtPr>'
            f'<w:sdtContent><w:r><w:rPr><w:rStyle w:val="{BLANK_STYLE}"/>{weight}{run}</w:rPr>{_text(blank.text)}</w:r>'
            "</w:sdtContent></w:sdt>"
        )

    def _name(self, line: Line) -> str:
        """The name, as large as fits on a line and spread where it is short."""
        piece = line.pieces[0]
        size, space = name_size(len(piece.text if isinstance(piece, Blank) else piece))
        return self._paragraph(line, run=f'<w:spacing w:val="{space}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')

    def _distribution(self, line: Line) -> str:
        """A list whose further lines begin under its first name, not under the label."""
        label = line.pieces[0]
        width = len(label) if isinstance(label, str) else 0
        twips = width * self._looks[line.style].size * 10
        hanging = f'w:hangingChars="{width * 100}" w:hanging="{twips}"'
        return self._paragraph(line, indent=f'<w:ind w:leftChars="0" w:left="{twips}" {hanging}/>')

    def _instructions(self, line: Line) -> str:
        """A box with room to write in."""
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{_CELL_RULES}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>'
            f'<w:tr><w:trPr><w:trHeight w:val="{LINE * _INSTRUCTIONS_HEIGHT}" w:hRule="atLeast"/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tcPr>{self._paragraph(line)}</w:tc>'
            "</w:tr></w:tbl>"
        )


def _text(text: str) -> str:
    return "".join("<w:tab/>" if part == "\t" else _written(part) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    before, tab, after = text.partition("\t")
    yield before
    if tab:
        yield tab
        yield from _parts(after)


def _written(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
