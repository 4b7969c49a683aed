"""Settings from files: ``bulletin-lint.toml``, or ``[tool.bulletin-lint]`` of ``pyproject.toml``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bulletin_lint.config.config import Config, Parent
from bulletin_lint.config.trust import is_trusted, places
from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.bounded import read_bytes
from bulletin_lint.toml.chain import go_on
from bulletin_lint.toml.decode import decode, fields_of, split
from bulletin_lint.toml.read import parsed, read_toml, said_of

FILE_NAMES = ("bulletin-lint.toml", ".bulletin-lint.toml")
PYPROJECT = "pyproject.toml"


def load_config(path: Path) -> Config:
    """The settings in the file at ``path``; ``extend`` is followed.

    A pyproject.toml without our table gives the defaults. Raises ConfigError for a file that cannot be read, an
    unknown key (with the nearest known one) or a value of the wrong type.
    """
    path = Path(os.path.realpath(path))
    if path.name == PYPROJECT and not _table(path):
        return Config()
    return _loaded(path, ())._replace(root=path.parent, source=path)


def discover(folder: Path) -> Config:
    """The settings that hold for files in ``folder``: the nearest file upwards that has any, or the defaults.

    The search ends at the root of the repository, or at the user's home. Files that belong to strangers are passed
    over; ``passed_over`` of what is returned names them. They are read each time, so that a change is seen. Raises
    ConfigError like ``load_config``.
    """
    folder = Path(os.path.realpath(folder))
    strangers: list[Path] = []
    for place in places(folder):
        for path in _candidates(place):
            if not is_trusted(path, folder):
                strangers.append(path)
                continue
            config = load_config(path)
            if config.source is not None:
                return config._replace(passed_over=tuple(strangers))
    return Config(passed_over=tuple(strangers))


def _candidates(place: Path) -> Iterator[Path]:
    """The files in a folder that may hold our settings, in the order in which they count."""
    for name in FILE_NAMES:
        if _is_file(path := place / name):
            yield path
    if _is_file(path := place / PYPROJECT) and _speaks_of_us(path):
        yield path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # what cannot be looked at, be it for the length of its name, holds nothing for us
        return False


def override(config: Config, settings: str) -> Config:
    """``config`` with the settings of one ``key=value`` in TOML notation; a bare word is taken as a string.

    Raises ConfigError like ``load_config``.
    """
    where = f"--config {settings}"
    key, _, value = settings.partition("=")
    try:
        table = parsed(settings)
    except ValueError:
        try:
            table = parsed(f"{key} = '{value.strip()}'")
        except ValueError as error:
            raise ConfigError(f"{where}：不是有效的 TOML：{said_of(error)}") from error
    return _overlaid(config, table, where, Path.cwd())


def _loaded(path: Path, above: tuple[Path, ...]) -> Config:
    """What the file at ``path``, which those at ``above`` extend, sets and what it extends; the rest is as ever."""
    go_on(path, above, "extend")
    said, table = split(_table(path), Parent)
    parent = decode(Parent, said, str(path), path.parent).extend
    base = _loaded(Path(os.path.realpath(parent)), (*above, path)) if parent else Config()
    return _overlaid(base, table, str(path), path.parent, also=fields_of(Parent))


def _speaks_of_us(path: Path) -> bool:
    try:
        return b"bulletin-lint" in read_bytes(path)
    except OSError:  # whatever it is: it is not for us
        return False


def _table(path: Path) -> dict[str, Any]:
    """Our table of the file at ``path``; empty where there is none."""
    if path.name != PYPROJECT:
        return read_toml(path)
    match read_toml(path):
        case {"tool": {"bulletin-lint": dict(table)}}:
            return table
        case {"tool": {"bulletin-lint": _}}:
            raise ConfigError(f"{path}：tool.bulletin-lint 应为表")
    return {}


def _overlaid(base: Config, table: Mapping[str, Any], where: str, folder: Path, also: Iterable[str] = ()) -> Config:
    """``base`` with the keys of ``table`` set; a table among them takes the place of the one that was there."""
    own = decode(Config, table, where, folder, also=also)
    names = [field.name for key, field in fields_of(Config).items() if key in table]
    return base._replace(**{name: getattr(own, name) for name in names})
