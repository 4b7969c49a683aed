"""WordprocessingML of the parts of a new issue, as text; python-docx puts it into the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from bulletin_lint.drafting.formats import StyleLook, name_size
from bulletin_lint.drafting.page import TWIPS, Page, name_line
from bulletin_lint.drafting.parts import Blank, Line, Piece, Rule, Style
from bulletin_lint.text.looks import LineHeight

_LINE_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="{}"/></w:pBdr>'
_RULE = '<w:{} w:val="single" w:sz="{}" w:space="3" w:color="000000"/>'
_WIDTHS = {Rule.THICK: 8, Rule.THIN: 6}  # eighths of a point: 0.35 mm and 0.25 mm (7.4.1 of GB/T 9704—2012)
_RULES = {"exact": "exact", "least": "atLeast", "multiple": "auto"}
# “ ” —— …… are the same characters in Chinese and in English; of ours they are Chinese.
_CHINESE = '<w:rFonts w:hint="eastAsia"/>'
_CELL_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right")
)
_INSTRUCTIONS_HEIGHT = 4  # lines


def style_id(style: Style) -> str:
    """The identifier of a style: letters, as Word wants it."""
    return "Bulletin" + style.name.title().replace("_", "")


def style_markup(style: Style, look: StyleLook) -> str:
    """The ``w:style`` of a part."""
    keep = "<w:keepNext/>" if look.keep_next else ""
    border = _LINE_BELOW.format(look.below) if look.below else ""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{look.tab}"/></w:tabs>' if look.tab else ""
    snap = "" if look.snapped else '<w:snapToGrid w:val="0"/>'
    spacing = f'<w:spacing w:before="{look.before}" w:after="{look.after}"{_height(look.line)}/>'
    indent = (
        f'<w:ind w:firstLineChars="{look.first * 100}" w:firstLine="{look.first * look.size * TWIPS}"/>'
        if look.first
        else ""
    )
    outline = f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else ""
    follower = f'<w:next w:val="{style_id(look.next)}"/>' if look.next else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style)}">'
        f'<w:name w:val="{style}"/><w:basedOn w:val="Normal"/>{follower}<w:qFormat/>'
        f'<w:pPr>{keep}{border}{tabs}{snap}{spacing}{indent}<w:jc w:val="{look.align}"/>{outline}</w:pPr>'
        f"<w:rPr>{_font(look)}</w:rPr></w:style>"
    )


def _height(line: LineHeight) -> str:
    return f' w:line="{line.value}" w:lineRule="{_RULES[line.rule]}"'


def _font(look: StyleLook) -> str:
    color = f'<w:color w:val="{look.color}"/>' if look.color else ""
    spacing = f'<w:spacing w:val="{look.spacing}"/>' if look.spacing else ""
    return f"{fonts_markup(look.font, look.latin)}{color}{spacing}{size_markup(look.size)}"


def fonts_markup(chinese: str, latin: str) -> str:
    """The fonts of letters."""
    names = {"ascii": latin, "eastAsia": chinese, "hAnsi": latin, "cs": latin}
    return f"<w:rFonts {' '.join(f'w:{slot}={quoteattr(name)}' for slot, name in names.items())}/>"


def size_markup(size: int) -> str:
    """The size of letters, in half-points."""
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def page_number_markup(form: str, side: str, size: int, font: str, line: int, number: int) -> str:
    """The line of a footer with the number of its page, ``#`` in ``form``, a character from the side that it is at."""
    letters = f"<w:rPr>{fonts_markup(font, font)}{size_markup(size)}</w:rPr>"
    before, _, after = form.partition("#")
    indent = f'<w:ind w:{side}Chars="100" w:{side}="{size * TWIPS}"/>' if side != "center" else ""
    return (
        f'<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="{line}" w:lineRule="exact"/>{indent}'
        f'<w:jc w:val="{side}"/></w:pPr>{_marks(before, letters)}'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{letters}<w:t>{number}</w:t></w:r></w:fldSimple>'
        f"{_marks(after, letters)}</w:p>"
    )


def _marks(text: str, letters: str) -> str:
    return f"<w:r>{letters}{_written(text)}</w:r>" if text else ""


class Body:
    """Writes the paragraphs of one document; identifiers of its controls must differ."""

    def __init__(self, looks: dict[Style, StyleLook], page: Page) -> None:
        self._looks = looks
        self._page = page
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

    def _paragraph(self, line: Line, setting: str = "", run: str = "") -> str:
        drawn = ((side, rule) for side, rule in (("top", line.above), ("bottom", line.below)) if rule)
        rules = "".join(_RULE.format(side, _WIDTHS[rule]) for side, rule in drawn)
        border = f"<w:pBdr>{rules}</w:pBdr>" if rules else ""
        page = "<w:pageBreakBefore/>" if line.on_new_page else ""
        properties = f'<w:pPr><w:pStyle w:val="{style_id(line.style)}"/>{page}{border}{setting}</w:pPr>'
        return f"<w:p>{properties}{''.join(self._piece(piece, run) for piece in line.pieces)}</w:p>"

    def _piece(self, piece: Piece, run: str) -> str:
        if isinstance(piece, Blank):
            return self._blank(piece, run)
        return f"<w:r><w:rPr>{_CHINESE}{run}</w:rPr>{_text(piece)}</w:r>"

    def _blank(self, blank: Blank, run: str) -> str:
        """A content control that goes away as soon as something is typed into it. It looks as what is typed should: not
        every program takes a grey away with the words that are grey."""
        letters = f"{_CHINESE}{'<w:b/><w:bCs/>' if blank.bold else ''}{run}"
        return (
            f'<w:sdt><w:sdtPr><w:rPr>{letters}</w:rPr><w:id w:val="{next(self._ids)}"/><w:temporary/>'
            "<w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent><w:r><w:rPr>{letters}</w:rPr>{_text(blank.text)}</w:r>"
            "</w:sdtContent></w:sdt>"
        )

    def _name(self, line: Line) -> str:
        """The name, as large as fits on a line and spread where it is short."""
        piece = line.pieces[0]
        size, space = name_size(len(piece.text if isinstance(piece, Blank) else piece), self._page.width)
        height = f"<w:spacing{_height(name_line(size))}/>"
        return self._paragraph(line, height, f'<w:spacing w:val="{space}"/>{size_markup(size)}')

    def _distribution(self, line: Line) -> str:
        """A list whose further lines begin under its first name, not under the label."""
        label = line.pieces[0]
        width = len(label) if isinstance(label, str) else 0
        twips = width * self._looks[line.style].size * TWIPS
        hanging = f'w:hangingChars="{width * 100}" w:hanging="{twips}"'
        return self._paragraph(line, f'<w:ind w:leftChars="0" w:left="{twips}" {hanging}/>')

    def _instructions(self, line: Line) -> str:
        """A box with room to write in."""
        width, height = self._page.width, self._page.pitch * _INSTRUCTIONS_HEIGHT
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{_CELL_RULES}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
            f'<w:tr><w:trPr><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self._paragraph(line)}</w:tc>'
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
