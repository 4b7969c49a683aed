"""What the groups of rules are called."""

from __future__ import annotations

from functools import cache

from bulletin_lint.toml.shipped import rules_folder


def group_words() -> dict[str, str]:
    """What users read for each group of shipped rules, in the order in which groups are shown; the keys are the
    letters of the rules' codes. An office's own groups have no other words."""
    _, *lines = (rules_folder() / "groups.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if not line.startswith("#"))


@cache
def letters_of(word: str) -> str:
    """The letters of the group that users call so; '' where none is."""
    return next((letters for letters, called in group_words().items() if called == word), "")
