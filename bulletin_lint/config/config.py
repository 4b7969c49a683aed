"""Settings: ``bulletin-lint.toml`` or ``[tool.bulletin-lint]`` of ``pyproject.toml`` into a frozen Config."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_lint.config.keys import KEYS
from bulletin_lint.config.keys import SEVERITIES as SEVERITIES
from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.read import read_toml

FILE_NAMES = ("bulletin-lint.toml", ".bulletin-lint.toml")


class Config(NamedTuple):
    """All settings of a run. Selectors are rule codes, prefixes of codes, names, or ``ALL``.

    ``profiles`` names by glob the profiles of files that ``profile`` does not hold for; the last that fits counts.
    ``select`` None: the rules that are on by default. ``fixable`` None: all. ``root`` is the folder that globs and
    relative paths start from; ``source`` is the file the settings were read from, None for the defaults.
    """

    profile: str = ""
    profiles: Mapping[str, str] = {}
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fixable: tuple[str, ...] | None = None
    unfixable: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    track_changes: bool = False
    author: str = "bulletin-lint"
    rewrite_protected: bool = False
    fail_on: str = "warning"
    output_format: str = "full"
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    severity: Mapping[str, str] = {}
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    baseline: str = ""
    required_version: str = ""
    root: Path = Path()
    source: Path | None = None


def load_config(path: Path) -> Config:
    """The settings in the file at ``path``; ``extend`` is followed.

    A pyproject.toml without our table gives the defaults. Raises ConfigError for a file that cannot be read, an
    unknown key (with the nearest known one) or a value of the wrong type.
    """
    return _build(_merged(path, ()), path)


def discover(folder: Path) -> Config:
    """The settings that hold for files in ``folder``: the nearest file upwards that has any, or the defaults."""
    return _discover(folder.resolve())


@cache
def _discover(folder: Path) -> Config:
    for place in (folder, *folder.parents):
        for name in FILE_NAMES:
            if (path := place / name).is_file():
                return load_config(path)
        if (path := place / "pyproject.toml").is_file() and b"bulletin-lint" in path.read_bytes():
            config = load_config(path)
            if config.source is not None:
                return config
    return Config()


def override(config: Config, settings: str) -> Config:
    """``config`` with the settings of one ``key=value`` in TOML notation; a bare word is taken as a string.

    Raises ConfigError like ``load_config``.
    """
    where = f"--config {settings}"
    key, _, value = settings.partition("=")
    from tomllib import loads  # few runs need it, and it takes its time

    try:
        data = loads(settings)
    except ValueError:
        try:
            data = loads(f"{key} = {_quoted(value.strip())}")
        except ValueError as error:
            raise ConfigError(f"{where}：不是有效的 TOML：{error}") from error
    return config._replace(**_values(_with_absolute_paths(data, Path.cwd(), where), where))


def _quoted(value: str) -> str:
    return "'" + value + "'"


def _read(path: Path) -> dict[str, Any]:
    try:
        data = read_toml(path)
    except OSError as error:
        raise ConfigError(f"{path}：无法读取配置：{error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}：不是有效的 TOML（UTF-8）：{error}") from error
    if path.name != "pyproject.toml":
        return data
    table: dict[str, Any] = data.get("tool", {}).get("bulletin-lint", {})
    return table


def _merged(path: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    """The file's table, laid over the one that it extends; paths in it made absolute."""
    path = path.resolve()
    if path in seen:
        raise ConfigError(f"{path}：extend 形成循环")
    data = _read(path)
    parent = data.pop("extend", None)
    data = _with_absolute_paths(data, path.parent, str(path))
    if parent is None:
        return data
    if not isinstance(parent, str):
        raise ConfigError(f"{path}：extend 应为文字")
    return {**_merged(path.parent / parent, (*seen, path)), **data}


def _with_absolute_paths(data: dict[str, Any], folder: Path, where: str) -> dict[str, Any]:
    _check_types(data, where)
    return {
        **data,
        **{key: _absolute(data[key], folder) for key in ("profile", "profiles", "packs", "baseline") if key in data},
    }


def _absolute(value: Any, folder: Path) -> Any:
    """Relative paths count from the file that names them; a bare profile name is no path."""
    if isinstance(value, list):
        return [str(folder / item) for item in value]
    if isinstance(value, dict):
        return {key: _absolute(item, folder) for key, item in value.items()}
    is_path = value.endswith((".toml", ".json")) or "/" in value or "\\" in value
    return str(folder / value) if is_path else value


def _build(data: Mapping[str, Any], path: Path) -> Config:
    if not data and path.name == "pyproject.toml":
        return Config()
    path = path.resolve()
    return Config(root=path.parent, source=path)._replace(**_values(data, str(path)))


def _check_types(data: Mapping[str, Any], where: str) -> None:
    for key, value in data.items():
        if key not in KEYS:
            from bulletin_lint.toml.nearest import nearest

            raise ConfigError(f"{where}：未知的键 {key}{nearest(key, (*KEYS, 'extend'))}")
        wanted = KEYS[key].value
        if not wanted.fits(value):
            raise ConfigError(f"{where}：{key} 应为{wanted.words}")


def _values(data: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The fields of Config that ``data`` sets."""
    _check_types(data, where)
    return {key.replace("-", "_"): _frozen(value) for key, value in data.items()}


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value
