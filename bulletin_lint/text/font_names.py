"""Fonts under their names: one and the same design is sold and shipped under many."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from bulletin_lint.toml.shipped import rules_folder


class Family(NamedTuple):
    """What a font is called in an office, and whether it draws Latin letters alone."""

    name: str
    latin: bool


@cache
def _families() -> Mapping[str, Family]:
    """The family of each name, in lower case without blanks. ``rules/fonts.tsv`` has a family a line: what it is
    called, 中 or 西, and its other names."""
    _, *lines = (rules_folder() / "fonts.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, Family] = {}
    for name, script, *others in (line.split("\t") for line in lines if line and not line.startswith("#")):
        family = Family(name, script == "西")
        found |= {_plain(each): family for each in (name, *"、".join(others).split("、")) if each}
    return found


@cache
def family_of(name: str) -> str:
    """What the font of that name is called in an office: 仿宋 for 仿宋_GB2312, FangSong, 方正仿宋_GBK; a name that is
    not known is its own family."""
    family = _families().get(_plain(name))
    return family.name if family else name.strip()


def is_same(one: str, other: str) -> bool:
    """Whether two names are those of one font."""
    return family_of(one) == family_of(other)


def is_known(name: str) -> bool:
    """Whether there is a font of that name in the list."""
    return _plain(name) in _families()


def is_latin(name: str) -> bool:
    """Whether the font of that name is known to draw Latin letters alone."""
    family = _families().get(_plain(name))
    return family is not None and family.latin


def _plain(name: str) -> str:
    return "".join(name.split()).lower()
