"""The files of an office by which its drafts are judged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bulletin_lint.bulletin.profile import files_of
from bulletin_lint.config.config import Config
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.book import pack_files
from bulletin_lint.rulebook.profiles import beside, named_profile, with_names
from bulletin_lint.toml.shipped import profiles_folder


def files_behind(config: Config) -> list[Path]:
    """The packs of ``config``, the profiles that may be chosen with what they extend and the word lists they name, each
    once, none that is shipped. Raises ConfigError for packs that cannot be found."""
    config, files = with_names(config), [*pack_files(config.packs)]
    for name in (config.profile, *config.profiles.values(), *beside(config)):
        with suppress(ConfigError):  # nobody has asked for it, or its reading will tell
            files += _of_profile(name)
    return [path for path in dict.fromkeys(files) if not path.is_relative_to(profiles_folder())]


def _of_profile(name: str) -> Iterator[Path]:
    if name:
        yield from files_of(name, profiles_folder())
        yield from map(Path, named_profile(name).wording.lists)
