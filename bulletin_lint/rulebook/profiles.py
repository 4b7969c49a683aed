"""The profiles that there are: shipped, beside the settings, or anywhere by their path; by what people call them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.profile import DEFAULT, GENERAL, Profile, files_of, load_profile
from bulletin_lint.checks.reading.office_lists import office_of
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import FILE_NAMES
from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.hold import once_a_run
from bulletin_lint.toml.read import State, read_toml, states_of
from bulletin_lint.toml.shapes import is_path
from bulletin_lint.toml.shipped import profiles_folder

_QUOTES = "《》“”‘’\"'"


@once_a_run
def named_profile(name: str) -> Profile:
    """The profile of that name or at that path, '' for the default one, its word lists read. Raises ConfigError."""
    profile = profile_of(name or DEFAULT, states_of(files_of(name or DEFAULT, profiles_folder())))
    office_of(profile.wording)
    return profile


@lru_cache(maxsize=16)
def profile_of(name: str, _: Sequence[State]) -> Profile:
    """The same in these states of its files, its word lists unread."""
    return load_profile(name, profiles_folder())


@once_a_run
def with_names(config: Config) -> Config:
    """The settings with every profile by the name or the path by which it is loaded, whatever they call it. Raises
    ConfigError for a name that several have."""
    if config.profile.isascii() and all(map(str.isascii, config.profiles.values())):
        return config
    by_glob = {glob: _settled(name, config) for glob, name in config.profiles.items()}
    return config._replace(profile=_settled(config.profile, config), profiles=by_glob)


def _settled(name: str, config: Config) -> str:
    if not name or is_path(name) or name.isascii():
        return name
    return named_so(name, config, config.root)


def named_so(name: str, config: Config, folder: Path) -> str:
    """The profile that people call so, as by ``called``, or the name itself where none is. Raises ConfigError for a
    name that several have."""
    title = name.strip(_QUOTES)
    found = called(title, config, folder)
    if len(found) > 1:
        raise ConfigError(f"叫“{title}”的体例不止一份，请写明是哪一份：{'、'.join(found)}")
    return found[0] if found else name


def called(title: str, config: Config, folder: Path) -> list[str]:
    """The profiles, by name or path, that people call so: by their title, the name of their publication or that of
    their file, among those shipped, those beside the settings and those in ``folder``; what is nearest goes alone."""
    own = _files_of(folder, states_of([folder]))
    near = [path for path in dict.fromkeys((*own, *beside(config))) if _is_profile(Path(path))]
    for names in (near, shipped(profiles_folder()), [GENERAL]):
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
def shipped(folder: Path) -> tuple[str, ...]:
    """The names of the profiles in the shipped ``folder`` that are those of publications."""
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
