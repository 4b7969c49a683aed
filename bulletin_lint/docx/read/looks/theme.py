"""The theme of a document: what fonts and colors stand behind the names ``minorEastAsia``, ``accent1`` and so on."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cached_property

from lxml.etree import _Element

from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.names import attribute, child
from bulletin_lint.docx.package import Package, Part

_KINDS = {"scii": "latin", "Ansi": "latin", "Asia": "ea", "Bidi": "cs"}  # by the end of a theme font's name
_SCRIPTS = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}
# The names that properties use, and those of the theme, unless the settings map them otherwise.
_COLORS = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2",
    "text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_MAPPED = {"text1": "t1", "text2": "t2", "background1": "bg1", "background2": "bg2"}  # names in the settings


class Theme:
    """The theme of a file; a name that it does not know stands for nothing."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def font(self, name: str) -> str:
        """The font behind a name such as ``minorEastAsia``; '' where the theme does not say."""
        group = self._fonts.get(name[:5])
        if group is None or not name:
            return ""
        kind = _KINDS.get(name[-4:], "")
        said = next((font.get("typeface") or "" for font in group if str(font.tag).endswith("}" + kind)), "")
        return said or (self._of_script(group) if kind == "ea" else "")

    def color(self, name: str, tint: str = "", shade: str = "") -> str:
        """The color behind a name such as ``text1``, six hexadecimal digits; '' where the theme does not say. ``tint``
        and ``shade`` are how much of its lightness is left beside white or black, two hexadecimal digits (17.3.2.6)."""
        mapped = self._mapped.get(_MAPPED.get(name, name), name)
        found = self._colors.get(_COLORS.get(mapped, mapped), "")
        if not found:
            return ""
        light, dark = _share(tint), _share(shade)
        if light is None and dark is None:
            return found
        hue, lightness, saturation = rgb_to_hls(*(int(found[place : place + 2], 16) / 255 for place in (0, 2, 4)))
        if light is not None:
            lightness = lightness * light + 1 - light
        if dark is not None:
            lightness *= dark
        # Word drops fractions; what it writes beside the name differs by 1 in a part at the most.
        return "".join(f"{int(part * 255 + 1e-6):02X}" for part in hls_to_rgb(hue, lightness, saturation))

    @cached_property
    def _mapped(self) -> dict[str, str]:
        """What the settings have in place of a color: by ``t1``, ``accent1`` ... the names of the theme
        (17.15.1.20)."""
        settings = related(self._package, "settings")
        mapping = None if settings is None else child(settings.root, "clrSchemeMapping")
        said = () if mapping is None else mapping.attrib.items()
        return {str(key).rpartition("}")[2]: str(name) for key, name in said}

    def _of_script(self, group: _Element) -> str:
        """The font of a theme for the script that the document is written in: simplified Chinese unless it says
        otherwise."""
        settings = related(self._package, "settings")
        language = child(None if settings is None else settings.root, "themeFontLang")
        said = "" if language is None else attribute(language, "eastAsia") or ""
        script = _SCRIPTS.get(said.lower(), "Hans")
        return next((font.get("typeface") or "" for font in group if font.get("script") == script), "")

    @cached_property
    def _fonts(self) -> dict[str, _Element]:
        """The fonts of the theme: ``major`` and ``minor``."""
        tags = () if self._part is None else self._part.root.iter("{*}majorFont", "{*}minorFont")
        return {str(each.tag).rpartition("}")[2][:5]: each for each in tags}

    @cached_property
    def _colors(self) -> dict[str, str]:
        scheme = None if self._part is None else next(self._part.root.iter("{*}clrScheme"), None)
        found: dict[str, str] = {}
        for each in () if scheme is None else scheme:
            color = next(each.iterchildren(), None)
            said = "" if color is None else color.get("lastClr") or color.get("val") or ""
            if len(said) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in said):
                found[str(each.tag).rpartition("}")[2]] = said.upper()
        return found

    @cached_property
    def _part(self) -> Part | None:
        return related(self._package, "theme")


def related(package: Package, kind: str) -> Part | None:
    """The main part's part of this kind; None where there is none, or where it cannot be read."""
    try:
        return next(package.related(kind), None)
    except UnreadableFile:
        return None


def _share(text: str) -> float | None:
    try:
        return min(max(int(text, 16), 0), 255) / 255
    except ValueError:
        return None
