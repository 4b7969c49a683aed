"""Which profile holds for a draft: the one that is asked for, else that of the publication whose name the draft bears,
else the one that is no publication's and takes the habits from the draft itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.habits import name_of
from bulletin_lint.bulletin.lines import compact, first_lines
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import GENERAL, Profile
from bulletin_lint.config.config import Config
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.profiles import beside, named_profile, shipped
from bulletin_lint.text.text import Text
from bulletin_lint.toml.shipped import profiles_folder

_HEAD = 12  # lines in which the name of the publication stands
_BEHIND = tuple("第（(〔[【0123456789０１２３４５６７８９总")  # what may follow the name in its line
_SHORTEST = 5  # characters of a name that is known though one of them is wrong


class Choice(NamedTuple):
    """The profile chosen, by its name or path and by the title that people know; ``why``: the settings ask for it, the
    draft bears the ``name`` of its publication, or ``none`` is known."""

    profile: str
    title: str
    why: Literal["asked", "name", "none"]


def understood(text: Text, config: Config) -> tuple[Choice, Draft]:
    """The profile that holds for the text, and the text as it is understood under it. Raises ConfigError."""
    if config.profile:
        profile = named_profile(config.profile)
        return Choice(config.profile, profile.title or profile.name, "asked"), parse(text, profile)
    known = [*_known(config)]
    heads = [line.compact for line in islice(first_lines(text), _HEAD)]
    for name, profile in known:
        if not profile.masthead.shared and any(_bears(head, profile) for head in heads):
            return Choice(name, profile.title or profile.name, "name"), parse(text, profile)
    draft = parse(text, named_profile(GENERAL))
    for name, profile in known:
        if _is_one_of(draft, heads, profile):
            return Choice(name, profile.title or profile.name, "name"), parse(text, profile)
    return Choice(GENERAL, name_of(draft), "none"), draft


def _bears(head: str, profile: Profile) -> bool:
    """Whether a line is the name of the publication, or begins with it and goes on with the number."""
    return any(
        head == compact(name) or (head.startswith(compact(name)) and head[len(compact(name)) :].startswith(_BEHIND))
        for name in profile.masthead.names
    )


def _is_one_of(draft: Draft, heads: Iterable[str], profile: Profile) -> bool:
    """Whether the draft has the habits of a publication whose name many others bear, or is spelt almost so."""
    named = any(_bears(head, profile) for head in heads)
    near = any(_differ_in_one(name_of(draft), compact(name)) for name in profile.masthead.names)
    return (named or near) and sum(_agreements(draft, profile)) > 0


def _differ_in_one(name: str, known: str) -> bool:
    return len(name) == len(known) >= _SHORTEST and sum(a != b for a, b in zip(name, known, strict=True)) == 1


def _agreements(draft: Draft, profile: Profile) -> Iterator[int]:
    """1 for each habit of the draft that is the publication's, -1 for each that is another's or that it lacks."""
    bulletin, shown = draft.bulletin, draft.profile
    yield -(bulletin.masthead.issue is not None and shown.issue.form != profile.issue.form)
    yield -(profile.contents.required and bulletin.contents is None)
    yield -(profile.colophon.copies and bulletin.copies is None)
    yield -("any" not in (ends := {shown.distribution.end, profile.distribution.end}) and len(ends) > 1)
    if any(section.heading for section in bulletin.sections):
        yield 1 if shown.sections.brackets == profile.sections.brackets else -1
    for labels, known in (
        ([part.label for part in bulletin.distribution], profile.distribution.labels),
        ([part.label for part in bulletin.colophon], profile.colophon.labels),
    ):
        if labels:
            yield 1 if 2 * sum(label in known for label in labels) > len(labels) else -1


def _known(config: Config) -> Iterator[tuple[str, Profile]]:
    """The profiles shipped, and those beside the settings; of two that are alike the office's own goes first."""
    for name in dict.fromkeys((*config.profiles.values(), *beside(config), *shipped(profiles_folder()))):
        with suppress(ConfigError):  # nobody has asked for it
            yield name, named_profile(name)
