"""Which profile holds for a draft: the one that is asked for, else that of the publication whose name the draft bears,
else the one that is no publication's and takes the habits from the draft itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.habits import name_of
from bulletin_lint.bulletin.lines import compact, first_lines
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import GENERAL, Profile
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import FILE_NAMES
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.book import named_profile
from bulletin_lint.text.text import Text
from bulletin_lint.toml.hold import once_a_run
from bulletin_lint.toml.read import read_toml, states_of
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
    for name in dict.fromkeys((*config.profiles.values(), *beside(config), *_shipped(profiles_folder()))):
        with suppress(ConfigError):  # nobody has asked for it
            yield name, named_profile(name)


def called(title: str, config: Config, folder: Path) -> list[str]:
    """The profiles, by name or path, that people call so: by their title, the name of their publication or that of
    their file, among those shipped, those beside the settings and those in ``folder``; what is nearest goes alone."""
    own = _files_of(folder, states_of([folder]))
    near = [path for path in dict.fromkeys((*own, *beside(config))) if _is_profile(Path(path))]
    for names in (near, _shipped(profiles_folder()), [GENERAL]):
        found = []
        for name in names:
            with suppress(ConfigError):  # nobody has asked for it
                found += [name] if _is_called(title, name, named_profile(name)) else []
        if found:
            return found
    return []


def _is_called(title: str, name: str, profile: Profile) -> bool:
    return compact(title) in map(compact, (Path(name).stem, profile.title, *profile.masthead.names))


@once_a_run
def beside(config: Config) -> list[str]:
    """The profiles that lie beside the settings, by their paths."""
    found = _files_of(config.root, states_of([config.root])) if config.source else ()
    return [path for path in found if _is_profile(Path(path))]


@lru_cache(maxsize=4)
def _shipped(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder.glob("*.toml") if path.stem != GENERAL))


@lru_cache(maxsize=64)
def _files_of(folder: Path, _: object) -> tuple[str, ...]:
    """The TOML files of the folder that are no settings; none where it must not be looked into."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".toml") and name not in FILE_NAMES)
    except OSError:
        return ()
    return tuple(path for name in names if os.path.isfile(path := os.path.join(folder, name)))


def _is_profile(path: Path) -> bool:
    """Whether the file is a profile, and names its publication."""
    try:
        masthead = read_toml(path).get("masthead")
    except ConfigError:
        return False
    return isinstance(masthead, dict) and bool(masthead.get("names"))
