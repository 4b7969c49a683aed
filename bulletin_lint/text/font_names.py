"""Fonts under their names: one and the same design is sold and shipped under many."""

from __future__ import annotations

from functools import cache

from bulletin_lint.toml.shipped import rules_folder


@cache
def _families() -> dict[str, str]:
    """The family of each name, in lower case without blanks; the families are called by the first name of each line of
    ``rules/fonts.tsv``, which is in the order of families."""
    _, *lines = (rules_folder() / "fonts.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {_plain(name): family for family, names in rows for name in (family, *names.split("、"))}


def family_of(name: str) -> str:
    """What the font of that name is called in an office: 仿宋 for 仿宋_GB2312, FangSong, 方正仿宋_GBK; a name that is
    not known is its own family."""
    return _families().get(_plain(name), name.strip())


def _plain(name: str) -> str:
    return "".join(name.split()).lower()
