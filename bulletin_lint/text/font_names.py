"""Fonts under their names: one and the same design is sold and shipped under many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from bulletin_lint.toml.shipped import rules_folder


class Family(NamedTuple):
    """What a font is called in an office, and whether it draws Latin letters alone."""

    name: str
    latin: bool = False


class FontNames:
    """The names of fonts: those of ``rules/fonts.tsv``, and an office's ``own``, each as 仿宋=某某仿宋."""

    def __init__(self, own: Sequence[str] = ()) -> None:
        self._families = {**_shipped()}
        for family, _, name in (each.partition("=") for each in own):
            known = self._families.get(_plain(family), Family(family.strip()))
            self._families |= {_plain(family): known, _plain(name): known}

    def family_of(self, name: str) -> str:
        """What the font of that name is called in an office: 仿宋 for 仿宋_GB2312, FangSong, 方正仿宋_GBK; a name that
        is not known is its own family."""
        family = self._families.get(_plain(name))
        return family.name if family else name.strip()

    def is_same(self, one: str, other: str) -> bool:
        """Whether two names are those of one font."""
        return self.family_of(one) == self.family_of(other)

    def is_known(self, name: str) -> bool:
        """Whether there is a font of that name in the list."""
        return _plain(name) in self._families

    def is_latin(self, name: str) -> bool:
        """Whether the font of that name is known to draw Latin letters alone."""
        family = self._families.get(_plain(name))
        return family is not None and family.latin


@cache
def font_names(own: tuple[str, ...] = ()) -> FontNames:
    """The names of fonts that hold for a profile, put together once."""
    return FontNames(own)


@cache
def _shipped() -> Mapping[str, Family]:
    """The family of each name, in lower case without blanks. The file has a family a line: what it is called, 中 or 西,
    and its other names."""
    _, *lines = (rules_folder() / "fonts.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, Family] = {}
    for name, script, *others in (line.split("\t") for line in lines if line and not line.startswith("#")):
        family = Family(name, script == "西")
        found |= {_plain(each): family for each in (name, *"、".join(others).split("、")) if each}
    return found


@cache
def _plain(name: str) -> str:
    return "".join(name.split()).lower()
