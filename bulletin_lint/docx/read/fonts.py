"""With which font Word draws a mark: the Latin or the East Asian one of its run, which ``w:hint`` decides for some.

As ISO/IEC 29500-1 17.3.2.26 has it and, where that is silent, [MS-OI29500] 2.1.88. Nothing is parsed before somebody
asks, and only repairs do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute, child, value, word
from bulletin_lint.docx.read.looks.theme import Theme
from bulletin_lint.docx.read.story import WordDocument

# The marks and signs of which the hint decides. Letters (é, α), of which it decides as well, follow the words that
# they stand in; blanks show no font; marks that combine follow their letter.
DECIDED_BY_HINT = re.compile(
    "[\u00a1\u00a4\u00a7\u00a8\u00af-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00d7\u00f7"
    "\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2bff]"
)
EAST_ASIA = "eastAsia"

_PARAGRAPHS, _AROUND = word("p"), word("tbl", "txbxContent")
_DEFAULT = "times new roman"  # of Word for all characters, where a document names no font
# Names of one and the same font, in lower case.
_SAME = {
    "simsun": "宋体", "nsimsun": "新宋体", "simhei": "黑体", "fangsong": "仿宋", "kaiti": "楷体", "dengxian": "等线",
    "fangsong_gb2312": "仿宋_gb2312", "kaiti_gb2312": "楷体_gb2312", "microsoft yahei": "微软雅黑",
}  # fmt: skip


def hint_of(run: _Element) -> str | None:
    """The hint that a run itself gives."""
    fonts = child(names.properties(run, "rPr"), "rFonts")
    return None if fonts is None else attribute(fonts, "hint")


class _Key(NamedTuple):
    """All that the fonts of a run follow from: what it says of them itself, and its three styles."""

    own: tuple[tuple[str, str], ...]
    character: str | None
    paragraph: str | None
    table: str | None


def _attributes(fonts: _Element | None) -> tuple[tuple[str, str], ...]:
    """What a ``w:rFonts`` says, by local names."""
    said = () if fonts is None else fonts.attrib.items()
    return tuple((str(key).rpartition("}")[2], str(name)) for key, name in said)


class Fonts:
    """The fonts of the runs of a file: direct, then by the styles of character, paragraph and table, then the defaults.
    What a table style says of single rows or columns is left out."""

    def __init__(self, document: WordDocument) -> None:
        self._theme = Theme(document.package)
        self._styles = document.formatting.styles
        self._apart: dict[_Key, bool] = {}

    def draw_apart(self, run: _Element) -> bool:
        """Whether Word draws the marks of which the hint decides with another font than the Chinese around them, and
        would not do so with the hint."""
        own = names.properties(run, "rPr")
        if any(names.switch(own, name) for name in ("rtl", "cs")):
            return False  # one font draws all
        key = self._key(run, own)
        if key not in self._apart:
            self._apart[key] = self._differ([*self._levels(key)])
        return self._apart[key]

    def _key(self, run: _Element, own: _Element | None) -> _Key:
        paragraph = next(run.iterancestors(*_PARAGRAPHS), None)
        around = None if paragraph is None else next(paragraph.iterancestors(*_AROUND), None)
        return _Key(
            _attributes(child(own, "rFonts")),
            value(own, "rStyle"),
            None if paragraph is None else value(names.properties(paragraph, "pPr"), "pStyle"),
            value(child(around, "tblPr"), "tblStyle"),
        )

    def _levels(self, key: _Key) -> Iterator[dict[str, str]]:
        """What is said of the fonts, by the local names of the attributes; what counts more comes first."""
        yield dict(key.own)
        for fonts in (
            *self._styles.fonts_of_others(key.character),
            *self._styles.fonts_of_paragraph(key.paragraph),
            *self._styles.fonts_of_others(key.table),
            self._styles.default_fonts,
        ):
            yield dict(_attributes(fonts))

    def _differ(self, levels: list[dict[str, str]]) -> bool:
        if next((said["hint"] for said in levels if "hint" in said), "") == EAST_ASIA:
            return False
        chinese = self._font(levels, "eastAsia")
        # Without a Chinese font, Word draws all with the Latin one, and what that does not have with what there is.
        return chinese != _DEFAULT and chinese != self._font(levels, "hAnsi")

    def _font(self, levels: list[dict[str, str]], slot: str) -> str:
        """The name of a font, in lower case. A font of the theme counts more than one beside it that is named."""
        for said in levels:
            if slot in said or f"{slot}Theme" in said:
                named = self._theme.font(said.get(f"{slot}Theme", "")) or said.get(slot, "")
                named = named.strip().lower()
                return _SAME.get(named, named) or _DEFAULT
        return _DEFAULT
