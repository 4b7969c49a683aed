"""Properties as plain values: what one ``w:pPr`` or ``w:rPr`` says, by the names of elements and attributes.

Most elements are one property. Of ``w:ind``, ``w:spacing``, ``w:rFonts`` and the like each attribute is one, so that a
level that says one of them leaves the others to the level below (ISO/IEC 29500-1 17.3.1.12, 17.3.1.33, 17.3.2.26).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lxml.etree import _Element

from bulletin_lint.docx import names
from bulletin_lint.docx.names import attribute

Said = Mapping[str, Any]
"""What is said, by name: ``jc``, ``ind.left``, ``font.eastAsia`` ... What is not said is not there."""

# Two names of one thing: to a page they are the same, unless text runs from right to left.
_SAME = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_SIDES = ("top", "left", "bottom", "right", "start", "end")
_NO_LINE = frozenset({"none", "nil", ""})
_SLOTS = ("ascii", "hAnsi", "eastAsia")
_RULES = {"exact": "exact", "atLeast": "least"}
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}
_LARGEST = 31680  # twips: 22 inches, which no length of Word exceeds (22.9.2.14)


def flat(group: _Element | None, theme_font: Callable[[str], str]) -> dict[str, Any]:
    """What a ``w:pPr`` or ``w:rPr`` says: numbers in twips, half-points or hundredths as the file has them.
    ``theme_font`` gives the font that a theme has under a name; it counts more than a font that is named beside it
    (17.3.2.26). What cannot be understood says nothing."""
    found: dict[str, Any] = {}
    for element in () if group is None else group:
        reader = _READERS.get(element.tag)
        if reader is not None:
            reader(found, element)
        elif element.tag in _FONTS:
            _read_fonts(found, element, theme_font)
    return found


def raw(group: _Element | None) -> tuple[tuple[Any, ...], ...]:
    """What ``flat`` reads of a group, unread: groups of which this is the same say the same."""
    if group is None:
        return ()
    return tuple(
        [
            (each.tag, *each.items(), *([(of.tag, *of.items()) for of in each] if len(each) else ()))
            for each in group
            if each.tag in _KNOWN
        ]
    )


def whole(text: str | None) -> int | None:
    """A whole number as files write it, in twips where it is a length: digits, perhaps a sign, perhaps a fraction that
    is rounded, perhaps a unit (22.9.2.14, 22.9.2.15). None where it is none."""
    if text is None:
        return None
    for unit, twips in () if text[-1:].isdigit() else _UNITS.items():
        if text.endswith(unit):
            return _scaled(text.removesuffix(unit), twips)
    return _scaled(text, 1)


def _scaled(text: str, factor: float) -> int | None:
    try:
        return round(float(text) * factor)
    except (ValueError, OverflowError):
        return None


def _size(found: dict[str, Any], element: _Element) -> None:
    """Half-points, or a length with its unit (17.18.42). A size of nothing is none."""
    text = attribute(element, "val") or ""
    number = whole(text)
    if number and number > 0:
        found["sz"] = number if text[-1:].isdigit() else max(1, round(number / 10))


def _word(name: str) -> Callable[[dict[str, Any], _Element], None]:
    def read(found: dict[str, Any], element: _Element) -> None:
        said = attribute(element, "val")
        if said is not None:
            found[name] = said

    return read


def _outline(found: dict[str, Any], element: _Element) -> None:
    number = whole(attribute(element, "val"))
    if number is not None:
        found["outlineLvl"] = number


def _switch(name: str) -> Callable[[dict[str, Any], _Element], None]:
    """On where nothing else is said (17.17.4)."""

    def read(found: dict[str, Any], element: _Element) -> None:
        found[name] = (attribute(element, "val") or "1") not in names.OFF

    return read


def _indents(found: dict[str, Any], element: _Element) -> None:
    """An indent of the first line and one that hangs are one property with a sign; where both stand, the one that hangs
    counts (17.3.1.12)."""
    said = _numbers(element)
    for form in ("", "Chars"):
        hanging = said.pop(f"hanging{form}", None)
        if hanging is not None:
            said[f"firstLine{form}"] = -hanging
    found.update((f"ind.{_SAME.get(name, name)}", number) for name, number in said.items())


def _spaces(found: dict[str, Any], element: _Element) -> None:
    """A height of lines without a rule is a multiple, whatever rule the level below has (17.3.1.33); a negative one is
    exact, as in the binary format that Word keeps inside."""
    said = _numbers(element)
    height, rule = said.pop("line", None), attribute(element, "lineRule")
    if height is not None:
        rule = "exact" if height < 0 else rule or "auto"
        found["spacing.line"] = abs(height)
    if rule is not None:
        found["spacing.lineRule"] = _RULES.get(rule, "multiple")
    found.update((f"spacing.{name}", number) for name, number in said.items())
    for side in ("before", "after"):
        auto = attribute(element, f"{side}Autospacing")
        if auto is not None:
            found[f"spacing.{side}Autospacing"] = auto not in names.OFF


def _numbers(element: _Element) -> dict[str, int]:
    """The attributes that are numbers, by local name."""
    numbers = ((str(key).rpartition("}")[2], whole(str(text))) for key, text in element.attrib.items())
    return {name: number for name, number in numbers if number is not None and abs(number) <= _LARGEST}


def _read_fonts(found: dict[str, Any], element: _Element, theme_font: Callable[[str], str]) -> None:
    for slot in _SLOTS:
        named = theme_font(attribute(element, f"{slot}Theme") or "") or (attribute(element, slot) or "").strip()
        if named:
            found[f"font.{slot}"] = named
    if hint := attribute(element, "hint"):
        found["font.hint"] = hint


def _language(found: dict[str, Any], element: _Element) -> None:
    if said := attribute(element, "eastAsia"):
        found["lang"] = said


def _color(found: dict[str, Any], element: _Element) -> None:
    """One property: a color that is written hides a color of the theme of the level below, and the reverse."""
    found["color"] = tuple(attribute(element, name) or "" for name in ("val", "themeColor", "themeTint", "themeShade"))


def _frame(found: dict[str, Any], element: _Element) -> None:
    found["framePr"] = True


def _list_place(found: dict[str, Any], element: _Element) -> None:
    found["numPr"] = (names.value(element, "numId"), names.value(element, "ilvl"))


def _borders(found: dict[str, Any], element: _Element) -> None:
    for side in _SIDES:
        line = names.child(element, side)
        if line is not None:
            kind = attribute(line, "val") or ""
            width, color = whole(attribute(line, "sz")) or 0, attribute(line, "color") or "auto"
            found[f"border.{_SAME.get(side, side)}"] = None if kind in _NO_LINE else (kind, width, color)


_FONTS = frozenset(names.word("rFonts"))
_BY_NAME: Mapping[str, Callable[[dict[str, Any], _Element], None]] = {
    **{name: _word(name) for name in ("jc", "u", "pStyle", "rStyle")},
    **{
        name: _switch(name)
        for name in (
            "b", "i", "keepNext", "keepLines", "pageBreakBefore", "snapToGrid", "contextualSpacing",
            "autoSpaceDE", "autoSpaceDN", "kinsoku",
        )
    },
    "sz": _size, "outlineLvl": _outline, "ind": _indents, "spacing": _spaces, "lang": _language, "color": _color,
    "pBdr": _borders, "numPr": _list_place, "framePr": _frame,
}  # fmt: skip
_READERS = {tag: reader for name, reader in _BY_NAME.items() for tag in names.word(name)}
_KNOWN = _FONTS | _READERS.keys()
