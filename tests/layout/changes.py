"""Changes of a document, one at a time: of letters, of paragraphs, where they stand or in the style."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.layout.by_hand import STYLES
from tests.layout.parts import Parts, drop, element, group, letters, put, said, w
from tests.layout.words import Part

Change = Callable[[Parts], None]
Properties = Callable[[Any], None]
"""A change of one w:rPr or w:pPr."""


def font(name: str) -> Properties:
    """The Chinese font."""
    return lambda letters: said(letters, "rFonts", eastAsia=name, eastAsiaTheme=None)


def latin(name: str) -> Properties:
    """The font of digits and letters."""
    slots = {"ascii": name, "hAnsi": name, "asciiTheme": None, "hAnsiTheme": None}
    return lambda letters: said(letters, "rFonts", **slots)


def fonts(name: str) -> Properties:
    """Both, as when the text is marked and a font chosen."""

    def change(letters: Any) -> None:
        font(name)(letters)
        latin(name)(letters)

    return change


def size(half_points: int) -> Properties:
    def change(letters: Any) -> None:
        put(letters, f'<w:sz w:val="{half_points}"/>')
        put(letters, f'<w:szCs w:val="{half_points}"/>')

    return change


def has(markup: str) -> Properties:
    """This property, in place of another of its name."""
    return lambda properties: put(properties, markup)


def color(value: str, theme: str = "") -> Properties:
    themed = f' w:themeColor="{theme}"' if theme else ""
    return has(f'<w:color w:val="{value}"{themed}/>')


def unhinted(letters: Any) -> None:
    """Without the note that marks are Chinese."""
    said(letters, "rFonts", hint=None)


def align(value: str) -> Properties:
    return has(f'<w:jc w:val="{value}"/>')


def indent(**attributes: str) -> Properties:
    return lambda setting: said(setting, "ind", **attributes)


def spacing(**attributes: str) -> Properties:
    return lambda setting: said(setting, "spacing", **attributes)


def line(value: float, rule: str) -> Properties:
    """The height of lines: in points, or of ``auto`` in lines."""
    return spacing(line=str(round(value * (240 if rule == "auto" else 20))), lineRule=rule)


NO_INDENT = indent(firstLineChars="0", firstLine="0")


def everywhere(part: Part, change: Properties, of: str = "rPr") -> Change:
    """All of a part: its style where it has one, else each of its paragraphs."""

    def apply(parts: Parts) -> None:
        if parts.storage == STYLES:
            change(group(parts.style(part), of))
        else:
            directly(part, change, of)(parts)

    return apply


def directly(part: Part, change: Properties, of: str = "rPr") -> Change:
    """All of a part, where it stands."""

    def apply(parts: Parts) -> None:
        found = parts.of(part)
        assert found, part
        for each in letters(found) if of == "rPr" else [group(paragraph, of) for paragraph in found]:
            change(each)

    return apply


def at(words: str, change: Properties, of: str = "rPr") -> Change:
    """One paragraph, where it stands."""

    def apply(parts: Parts) -> None:
        found = parts.having(words)
        for each in letters(found) if of == "rPr" else [group(paragraph, of) for paragraph in found]:
            change(each)

    return apply


def on(words: str, change: Properties) -> Change:
    """These words alone."""

    def apply(parts: Parts) -> None:
        for run in parts.runs(words):
            change(group(run, "rPr"))

    return apply


def in_section(change: Properties) -> Change:
    return lambda parts: change(parts.section)


def typed(words: str, before: str, setting: Properties | None = None) -> Change:
    """Typed blanks before the text of a paragraph, which is set otherwise."""

    def apply(parts: Parts) -> None:
        for paragraph in parts.having(words):
            write_before(paragraph, before)
            if setting:
                setting(group(paragraph, "pPr"))

    return apply


def write_before(paragraph: Any, text: str) -> None:
    """Put text, or a tab, at the beginning of a paragraph."""
    first = paragraph.find(w("r"))
    content = "<w:tab/>" if text == "\t" else f'<w:t xml:space="preserve">{text}</w:t>'
    run = element(f"<w:r>{content}</w:r>")
    if first.find(w("rPr")) is not None:
        run.insert(0, element('<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'))
        for each in first.find(w("rPr")):
            if each.tag not in (w("b"), w("bCs"), w("rStyle")):
                put(run[0], _markup(each))
        said(run[0], "rFonts", hint="eastAsia")
    first.addprevious(run)


def _markup(each: Any) -> str:
    from lxml import etree

    return str(etree.tostring(each, encoding="unicode"))


def blank_before(words: str, count: int = 1, text: str = "") -> Change:
    """Empty paragraphs, set like the one before which they stand."""

    def apply(parts: Parts) -> None:
        for paragraph in parts.having(words):
            for _ in range(count):
                paragraph.addprevious(blank_like(paragraph, text))

    return apply


def blank_like(paragraph: Any, text: str = "") -> Any:
    """An empty paragraph with the properties of another, but for its borders."""
    blank = element("<w:p/>")
    if paragraph.find(w("pPr")) is not None:
        put_in = element(_markup(paragraph.find(w("pPr"))))
        drop(put_in, "pBdr", "keepNext", "sectPr")
        blank.append(put_in)
    if text:
        blank.append(element(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'))
    return blank
