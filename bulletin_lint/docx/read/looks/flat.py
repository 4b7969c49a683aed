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

_SIDES = ("top", "left", "bottom", "right")
# Two names of one thing: to a page they are the same, unless text runs from right to left.
_SAME = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


def flat(group: _Element | None, theme_font: Callable[[str], str]) -> dict[str, Any]:
    """What a ``w:pPr`` or ``w:rPr`` says. ``theme_font`` gives the font that a theme has under a name; it counts more
    than a font that is named beside it."""
    found: dict[str, Any] = {}
    for element in () if group is None else group:
        name = str(element.tag).rpartition("}")[2]
        if reader := _READERS.get(name):
            reader(found, name, element)
        elif name == "rFonts":
            _read_fonts(found, element, theme_font)
    return found


def whole(text: str | None) -> int | None:
    """A whole number as files write it: digits, perhaps a sign, perhaps a fraction that is dropped; or a length with
    its unit, in twips."""
    if text is None:
        return None
    for unit, twips in _UNITS.items():
        if text.endswith(unit):
            return _scaled(text.removesuffix(unit), twips)
    return _scaled(text, 1)


_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


def _scaled(text: str, factor: float) -> int | None:
    try:
        return round(float(text) * factor)
    except (ValueError, OverflowError):
        return None


def _word(found: dict[str, Any], name: str, element: _Element) -> None:
    said = attribute(element, "val")
    if said is not None:
        found[name] = said


def _number(found: dict[str, Any], name: str, element: _Element) -> None:
    number = whole(attribute(element, "val"))
    if number is not None:
        found[name] = number


def _switch(found: dict[str, Any], name: str, element: _Element) -> None:
    found[name] = (attribute(element, "val") or "1") not in names.OFF


def _lengths(found: dict[str, Any], name: str, element: _Element) -> None:
    """Each attribute that is a number. An indent of the first line and one that hangs are one property with a sign."""
    for key, text in element.attrib.items():
        local = str(key).rpartition("}")[2]
        local = _SAME.get(local, local)
        number = whole(str(text))
        if number is None:
            found[f"{name}.{local}"] = str(text)
        elif local.startswith("hanging"):
            found[f"{name}.{local.replace('hanging', 'firstLine')}"] = -number
        elif not (local.startswith("firstLine") and f"{name}.{local}" in found):  # hanging counts more
            found[f"{name}.{local}"] = number


def _read_fonts(found: dict[str, Any], element: _Element, theme_font: Callable[[str], str]) -> None:
    for slot in _SLOTS:
        named = theme_font(attribute(element, f"{slot}Theme") or "") or attribute(element, slot)
        if named:
            found[f"font.{slot}"] = named.strip()
    if hint := attribute(element, "hint"):
        found["font.hint"] = hint


def _color(found: dict[str, Any], name: str, element: _Element) -> None:
    for local in ("val", "themeColor", "themeTint", "themeShade"):
        found[f"color.{local}"] = attribute(element, local) or ""


def _underline(found: dict[str, Any], name: str, element: _Element) -> None:
    found["u"] = attribute(element, "val") or ""


def _borders(found: dict[str, Any], name: str, element: _Element) -> None:
    for side in _SIDES:
        line = names.child(element, side)
        if line is not None:
            size = whole(attribute(line, "sz")) or 0
            found[f"border.{side}"] = (attribute(line, "val") or "", size, attribute(line, "color") or "auto")


_READERS: Mapping[str, Callable[[dict[str, Any], str, _Element], None]] = {
    **dict.fromkeys(("jc", "pStyle", "rStyle", "textAlignment"), _word),
    **dict.fromkeys(("sz", "outlineLvl"), _number),
    **dict.fromkeys(
        (
            "b", "i", "vanish", "caps", "smallCaps", "strike", "dstrike", "keepNext", "keepLines", "pageBreakBefore",
            "snapToGrid", "contextualSpacing", "autoSpaceDE", "autoSpaceDN", "kinsoku", "widowControl", "bidi",
        ),
        _switch,
    ),
    **dict.fromkeys(("ind", "spacing"), _lengths),
    "color": _color,
    "u": _underline,
    "pBdr": _borders,
}  # fmt: skip
