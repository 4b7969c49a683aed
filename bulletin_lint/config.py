"""Settings: ``bulletin-lint.toml`` or ``[tool.bulletin-lint]`` of ``pyproject.toml`` into a frozen Config."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

FILE_NAMES = ("bulletin-lint.toml", ".bulletin-lint.toml")
SEVERITIES = ("error", "warning", "info")


class ConfigError(ValueError):
    """Settings that cannot be used; the message names the file and the key, in the user's language."""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run. Selectors are rule codes, prefixes of codes, names, or ``ALL``.

    ``profiles`` names by glob the profiles of files that ``profile`` does not hold for; the last that fits counts.
    ``select`` None: the rules that are on by default. ``fixable`` None: all. ``root`` is the folder that globs and
    relative paths start from; ``source`` is the file the settings were read from, None for the defaults.
    """

    profile: str = ""
    profiles: Mapping[str, str] = field(default_factory=dict)
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fixable: tuple[str, ...] | None = None
    unfixable: tuple[str, ...] = ()
    unsafe_fixes: bool = False
    fail_on: str = "warning"
    output_format: str = "full"
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    severity: Mapping[str, str] = field(default_factory=dict)
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
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
    try:
        data = _loads(settings)
    except ValueError:
        try:
            data = _loads(f"{key} = {_quoted(value.strip())}")
        except ValueError as error:
            raise ConfigError(f"{where}：不是有效的 TOML：{error}") from error
    return replace(config, **_values(_with_absolute_paths(data, Path.cwd(), where), where))


def _quoted(value: str) -> str:
    return "'" + value + "'"


def _loads(text: str) -> dict[str, Any]:
    import tomllib  # only where there is something to read: it would cost every start some milliseconds

    return tomllib.loads(text)


def _read(path: Path) -> dict[str, Any]:
    try:
        data = _loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}：无法读取配置：{error.strerror}") from error
    except ValueError as error:  # UnicodeDecodeError and TOMLDecodeError are both of this kind
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
    return {**data, **{key: _absolute(data[key], folder) for key in ("profile", "profiles", "packs") if key in data}}


def _absolute(value: Any, folder: Path) -> Any:
    """Relative paths count from the file that names them; a bare profile name is no path."""
    if isinstance(value, list):
        return [str(folder / item) for item in value]
    if isinstance(value, dict):
        return {key: _absolute(item, folder) for key, item in value.items()}
    is_path = value.endswith(".toml") or "/" in value or "\\" in value
    return str(folder / value) if is_path else value


def _build(data: Mapping[str, Any], path: Path) -> Config:
    if not data and path.name == "pyproject.toml":
        return Config()
    path = path.resolve()
    return replace(Config(root=path.parent, source=path), **_values(data, str(path)))


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_lists(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_strings, value.values()))


def _is_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _is_severities(value: Any) -> bool:
    return isinstance(value, dict) and all(item in SEVERITIES for item in value.values())


_TEXT: tuple[Callable[[Any], bool], str] = (lambda value: isinstance(value, str), "文字")
_SWITCH: tuple[Callable[[Any], bool], str] = (lambda value: isinstance(value, bool), "true 或 false")
_LIST: tuple[Callable[[Any], bool], str] = (_is_strings, "文字列表")
_SEVERITY: tuple[Callable[[Any], bool], str] = (lambda value: value in SEVERITIES, " 或 ".join(SEVERITIES))

# Every key of the file, with the test of its value and the words for what it should be.
KEYS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "profile": _TEXT,
    "profiles": (_is_texts, "表，值为体例的名称或路径"),
    "packs": _LIST,
    "select": _LIST,
    "extend-select": _LIST,
    "ignore": _LIST,
    "fixable": _LIST,
    "unfixable": _LIST,
    "unsafe-fixes": _SWITCH,
    "fail-on": _SEVERITY,
    "output-format": _TEXT,
    "exclude": _LIST,
    "force-exclude": _SWITCH,
    "severity": (_is_severities, f"表，值为 {'、'.join(SEVERITIES)}"),
    "per-file-ignores": (_is_lists, "表，值为文字列表"),
    "required-version": _TEXT,
}


def _check_types(data: Mapping[str, Any], where: str) -> None:
    for key, value in data.items():
        if key not in KEYS:
            from bulletin_lint.engine.packs import nearest

            raise ConfigError(f"{where}：未知的键 {key}{nearest(key, (*KEYS, 'extend'))}")
        fits, words = KEYS[key]
        if not fits(value):
            raise ConfigError(f"{where}：{key} 应为{words}")


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
