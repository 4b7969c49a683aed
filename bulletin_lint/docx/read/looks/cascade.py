"""The levels of formatting laid over one another (ISO/IEC 29500-1 17.7.2): defaults of the document, style of the
table, numbering, style of the paragraph, style of the characters, what stands in the text itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute, child, children, value
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.looks.flat import Said, flat, raw
from bulletin_lint.docx.read.looks.lists import NOWHERE, Lists, Numbered
from bulletin_lint.docx.read.looks.tables import TablePlace, Tables, parts_of
from bulletin_lint.docx.read.looks.theme import Theme, related
from bulletin_lint.docx.read.styles import Styles

_TOGGLES = ("b", "i")
_PLAIN = {"sz": 20, "jc": "left"}  # what Word has built in
_OVERRIDE = "overrideTableStyleFontSizeAndJustification"


# By the name of a setting: where a style says it, and as what.
_KEYS = {
    "chinese": ("rPr", ("font.eastAsia",)), "latin": ("rPr", ("font.ascii", "font.hAnsi")), "size": ("rPr", ("sz",)),
    "bold": ("rPr", ("b",)), "italic": ("rPr", ("i",)), "underline": ("rPr", ("u",)), "color": ("rPr", ("color",)),
    "alignment": ("pPr", ("jc",)), "first": ("pPr", ("ind.firstLine", "ind.firstLineChars")),
    "left": ("pPr", ("ind.left", "ind.leftChars")), "right": ("pPr", ("ind.right", "ind.rightChars")),
    "before": ("pPr", ("spacing.before", "spacing.beforeLines", "spacing.beforeAutospacing")),
    "after": ("pPr", ("spacing.after", "spacing.afterLines", "spacing.afterAutospacing")),
    "line": ("pPr", ("spacing.line",)), "keep_next": ("pPr", ("keepNext",)), "kinsoku": ("pPr", ("kinsoku",)),
}  # fmt: skip
_BUILT_IN = {"normal": "正文"}  # what Word calls the style in Chinese


class Place(NamedTuple):
    """What is around text: the style of its paragraph, and the table."""

    style: str | None
    table: TablePlace | None


class _Style(NamedTuple):
    """What a paragraph style says: below and above what the level of its list does, and the place in that list."""

    below: Mapping[str, Any] = {}
    above: Mapping[str, Any] = {}
    numbered: Numbered = NOWHERE


class Cascade:
    """What holds in the end for the paragraphs and the runs of a file. Each style is worked out once."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles
        self._lists = Lists(package, styles)
        self._tables = Tables(styles)
        self.theme = Theme(package)
        self._said: dict[tuple[Any, ...], Said] = {}
        self._of_styles: dict[tuple[str | None, str], Mapping[str, Any]] = {}
        self._of_paragraph_styles: dict[str | None, _Style] = {}
        self._of_tables: dict[tuple[TablePlace, str], Mapping[str, Any]] = {}
        self._below: dict[tuple[Place, Numbered | None], Mapping[str, Any]] = {}

    def place(self, element: _Element, own: Said, in_cell: bool = True) -> Place:
        """What is around the text of a ``w:p`` that says this itself."""
        table = self._tables.place(element) if in_cell else None
        return Place(self._styles.paragraph_id(own.get("pStyle")), table)

    @property
    def nowhere(self) -> Place:
        """What is around text of the default style that stands in no table."""
        return Place(self._styles.paragraph_id(None), None)

    def paragraph(self, place: Place, own: Said) -> Said:
        """What holds for a paragraph that stands here and says this itself."""
        numbers = own.get("numPr")
        numbered = None if numbers is None else self._style(place.style).numbered.direct(*numbers)
        key = (place, numbered)
        if key not in self._below:
            self._below[key] = self._under_paragraph(place, numbered)
        return {**self._below[key], **own}

    def run(self, place: Place, own: Said) -> Said:
        """What holds for a run that stands here and says this itself."""
        table, around = self._of_table(place.table, "rPr"), self._of_style(place.style, "paragraph")
        above = self._of_style(own.get("rStyle"), "character")
        found = {**self._defaults[1], **table, **around, **self._yielding(place, around, table), **above}
        for name in _TOGGLES:
            if name in found:
                found[name] = self._toggled(name, table, around, above)
        return {**found, **own}

    def said(self, group: _Element | None) -> Said:
        """What a ``w:pPr`` or ``w:rPr`` itself says; the same object for all that say the same."""
        key = raw(group)
        found = self._said.get(key)
        if found is None:
            found = self._said[key] = flat(group, self.theme.font)
        return found

    def _toggled(self, name: str, *levels: Said) -> bool:
        """What the only kind of style says that says anything; of several, on if the defaults have it on, else if an
        odd number of them have (17.7.3)."""
        stated = [bool(level[name]) for level in levels if name in level]
        default = bool(self._defaults[1].get(name))
        if len(stated) < 2:
            return stated[0] if stated else default
        return default or sum(stated) % 2 == 1

    def style_name(self, style: str | None) -> str:
        """The name of a paragraph style by its id; '' for the default one."""
        if style is None or style == self._styles.paragraph_id(None):
            return ""
        return value(next(self._styles.chain(style, "paragraph"), None), "name") or ""

    def character_style(self, own: Said, name: str) -> str:
        """Which style of characters says a property of a run that itself says ``own``, by the name of its setting; ''
        where none does."""
        _, keys = _KEYS[name]
        if self.says(own, name):
            return ""
        chain = self._styles.chain(own.get("rStyle"), "character")
        said = (style for style in chain if any(key in self.said(child(style, "rPr")) for key in keys))
        found = next(said, None)
        named = "" if found is None else _style_name(found)
        return f"样式“{named}”" if named else ""

    def says(self, own: Said, name: str) -> bool:
        """Whether what a paragraph or a run itself says has to do with a property, by the name of its setting."""
        return any(key in own for key in _KEYS[name][1])

    def is_of_letters(self, name: str) -> bool:
        """Whether a setting is one of letters, not of paragraphs."""
        return _KEYS[name][0] == "rPr"

    def origin(self, place: Place, name: str) -> str:
        """Which style of those of a paragraph says a property, by the name of its setting: 样式“正文文本”; the defaults
        of the document, and its theme, if that has the font; '' for one without a name."""
        group, keys = _KEYS[name]
        for style in self._styles.chain(place.style, "paragraph"):
            properties = child(style, group)
            if any(key in self.said(properties) for key in keys):
                return _by_theme(properties, keys) or (f"样式“{named}”" if (named := _style_name(style)) else "")
        properties = self._styles.default_groups[group == "rPr"]
        if any(key in self.said(properties) for key in keys):
            return _by_theme(properties, keys) or "文档的默认格式"
        return ""

    @cached_property
    def _defaults(self) -> tuple[Said, Said]:
        paragraph, run = self._styles.default_groups
        return self.said(paragraph), self.said(run)

    def _under_paragraph(self, place: Place, numbered: Numbered | None) -> Mapping[str, Any]:
        """What holds for a paragraph that says nothing itself, but perhaps stands in a list: a list that the text
        itself names counts more than the style, one that a style names more than those that it is based on."""
        style, table = self._style(place.style), self._of_table(place.table, "pPr")
        level = self.said(self._lists.properties(style.numbered if numbered is None else numbered))
        over = (level, style.above) if numbered is None else (style.above, level)
        found = {**self._defaults[0], **table, **style.below, **over[0], **over[1]}
        return {**found, **self._yielding(place, found, table)}

    def _style(self, style: str | None) -> _Style:
        """What a paragraph style says of paragraphs, together with those that it is based on."""
        found = self._of_paragraph_styles.get(style)
        if found is None:
            below: dict[str, Any] = {}
            above: dict[str, Any] = {}
            numbered = NOWHERE
            for element in reversed([*self._styles.chain(style, "paragraph")]):
                said = self.said(child(element, "pPr"))
                if "numPr" in said:
                    list_id, level = said["numPr"]
                    numbered = numbered.within(list_id, level, attribute(element, "styleId") or "")
                    below, above = {**below, **above}, {}
                above |= said
            found = self._of_paragraph_styles[style] = _Style(below, above, numbered)
        return found

    def _of_style(self, style: str | None, kind: str) -> Mapping[str, Any]:
        """What a style says of characters, together with those that it is based on."""
        key = (style, kind)
        if key not in self._of_styles:
            chain = reversed([*self._styles.chain(style, kind)])
            self._of_styles[key] = self._over(child(element, "rPr") for element in chain)
        return self._of_styles[key]

    def _of_table(self, place: TablePlace | None, group: str) -> Mapping[str, Any]:
        """What the style of a table says of the text at this place in it."""
        if place is None:
            return {}
        key = (place, group)
        if key not in self._of_tables:
            chain = [*reversed([*self._styles.chain(place.style, "table")])]
            parts = [each for kind in place.parts for style in chain for each in parts_of(style, kind)]
            self._of_tables[key] = self._over(child(element, group) for element in [*chain, *parts])
        return self._of_tables[key]

    def _over(self, groups: Iterable[_Element | None]) -> Mapping[str, Any]:
        """What these groups of properties say together; the last counts most."""
        found: dict[str, Any] = {}
        for group in groups:
            found |= self.said(group)
        return found

    def _yielding(self, place: Place, said: Said, table: Said) -> Mapping[str, Any]:
        """What the table's style says where the default paragraph style says what Word has built in: files of Word 2007
        and before let the table win then ([MS-DOCX] 2.5, ``overrideTableStyleFontSizeAndJustification``)."""
        if not table or place.style != self._styles.paragraph_id(None) or self._overrides:
            return {}
        return {name: table[name] for name, plain in _PLAIN.items() if name in table and said.get(name) == plain}

    @cached_property
    def _overrides(self) -> bool:
        settings = related(self._package, "settings")
        compatible = None if settings is None else child(settings.root, "compat")
        every = () if compatible is None else children(compatible, "compatSetting")
        said = [attribute(each, "val") for each in every if attribute(each, "name") == _OVERRIDE]
        return bool(said) and said[-1] not in names.OFF


def _style_name(style: _Element) -> str:
    name = value(style, "name") or ""
    return _BUILT_IN.get(name.lower(), name)


def _by_theme(properties: _Element | None, keys: Iterable[str]) -> str:
    """主题字体 where a font is that of the theme, whatever is written beside it."""
    fonts = child(properties, "rFonts")
    slots = (key.removeprefix("font.") for key in keys if key.startswith("font."))
    themed = fonts is not None and any(attribute(fonts, f"{slot}Theme") for slot in slots)
    return "主题字体" if themed else ""
