"""The structural rules and the default profile, loaded once."""

from __future__ import annotations

from functools import cache

from bulletin_lint.bulletin.profile import DEFAULT, Profile, load_profile
from bulletin_lint.checks import KINDS
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.book import SCOPE_WORDS
from bulletin_lint.rulebook.packs import load_packs
from bulletin_lint.toml.shipped import profiles_folder, rules_folder

PACKS = ("masthead", "sections", "contents", "articles", "attribution", "distribution")


@cache
def structural_rules() -> tuple[Rule, ...]:
    """The rules about what a bulletin is made of: HDR, SEC, TOC, ART, ATT and FTR."""
    paths = [rules_folder() / f"{pack}.toml" for pack in PACKS]
    return tuple(load_packs(paths, KINDS, SCOPE_WORDS))


@cache
def default_profile() -> Profile:
    """The profile of the publication in the samples."""
    return load_profile(DEFAULT, profiles_folder())
