"""Rule packs: TOML in, rules out, with every mistake named together with the nearest right spelling."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from bulletin_lint.engine.hit import Safety, Severity
from bulletin_lint.engine.rule import Kind, Level, Rule
from bulletin_lint.toml.read import read_toml
from bulletin_lint.toml.words import Words, common, expanded, named

COMMON_KEYS = frozenset(
    {
        "code", "name", "check", "scope", "severity", "fix", "message", "why", "source", "level", "good", "bad",
        "enabled",
    }
)  # fmt: skip
TABLES = frozenset({"rule", "words", "patterns"})
TEXT_KEYS = ("code", "name", "check", "severity", "fix", "message", "why", "source", "level")
REQUIRED_KEYS = ("code", "name", "check", "message", "why", "good", "bad")


class PackError(ValueError):
    """A pack that cannot be used; the message names the file, the rule and the key."""


def nearest(word: str, known: Iterable[str]) -> str:
    """``，是否应为 "…"？`` for the known word nearest to ``word``, or '' where nothing is near."""
    from difflib import get_close_matches  # only where something is wrong

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'，是否应为 "{close[0]}"？' if close else ""


def load_packs(
    paths: Iterable[Path], kinds: Mapping[str, Kind], role_groups: Mapping[str, Iterable[str]]
) -> list[Rule]:
    """All rules of the packs at ``paths``, in order.

    ``kinds`` are the kinds of check by name, ``role_groups`` the words that stand for several roles in a scope.
    Raises PackError for anything that is not as ``rules/pack.schema.json`` says, or a code or name given twice.
    """
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    for path in paths:
        for rule in _rules(path, _read(path), kinds, role_groups):
            for key in (rule.code, rule.name):
                if key in seen:
                    raise PackError(f"{path}：{rule.code} 的 {key} 已用于 {seen[key]}")
                seen[key] = rule.code
            rules.append(rule)
    return rules


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return read_toml(path)
    except OSError as error:
        raise PackError(f"{path}：无法读取规则包：{error.strerror}") from error
    except ValueError as error:
        raise PackError(f"{path}：不是有效的 TOML（UTF-8）：{error}") from error


def _rules(
    path: Path, data: Mapping[str, Any], kinds: Mapping[str, Kind], role_groups: Mapping[str, Iterable[str]]
) -> Iterator[Rule]:
    if unknown := sorted(data.keys() - TABLES):
        raise PackError(f"{path}：未知的键 {unknown[0]}{nearest(unknown[0], TABLES)}")
    entries = data.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise PackError(f"{path}：rule 应写作 [[rule]]")
    try:
        words = named(data, common()) if data.keys() & {"words", "patterns"} else common()
    except ValueError as error:
        raise PackError(f"{path}：{error}") from error
    for number, entry in enumerate(entries, 1):
        where = f"{path}：第 {number} 条规则 {entry.get('code', '')}".rstrip()
        yield _rule(entry, kinds, role_groups, words, where)


def _is_code(code: str) -> bool:
    """Three capital letters and three digits."""
    return code.isascii() and len(code) == 6 and code[:3].isalpha() and code[:3].isupper() and code[3:].isdigit()


def _is_name(name: str) -> bool:
    """Lower-case letters and digits, in words joined by hyphens."""
    return name.isascii() and name == name.lower() and all(word.isalnum() for word in name.split("-"))


def _rule(
    entry: Mapping[str, Any],
    kinds: Mapping[str, Kind],
    role_groups: Mapping[str, Iterable[str]],
    words: Words,
    where: str,
) -> Rule:
    for key in REQUIRED_KEYS:
        if not entry.get(key):
            raise PackError(f"{where}：缺少 {key}")
    for key in TEXT_KEYS:
        if not isinstance(entry.get(key, ""), str):
            raise PackError(f"{where}：{key} 应为文字")
    if not _is_code(entry["code"]) or not _is_name(entry["name"]):
        raise PackError(f"{where}：code 应为三个大写字母加三位数字，name 应为小写字母、数字和连字符")
    kind = kinds.get(entry["check"])
    if kind is None:
        raise PackError(f"{where}：未知的检查种类 {entry['check']}{nearest(entry['check'], kinds)}")
    scope = expand(entry.get("scope", ()), role_groups, where)
    return Rule(
        code=entry["code"],
        name=entry["name"],
        kind=kind,
        parameters=_parameters(kind, entry, words, where),
        scope=scope,
        severity=_member(Severity, "severity", entry.get("severity", "warning").upper(), where),
        fix=_member(Safety, "fix", entry.get("fix", "none").upper(), where),
        message=entry["message"],
        level=_member(Level, "level", entry.get("level", "house").upper(), where),
        enabled=entry.get("enabled", True),
        entry=entry,
    )


def expand(scope: Iterable[str], role_groups: Mapping[str, Iterable[str]], where: str) -> frozenset[str]:
    """The roles that a scope names; a group word stands for its roles. Raises PackError for an unknown word."""
    roles: set[str] = set()
    for word in scope:
        if word not in role_groups:
            raise PackError(f"{where}：scope 中未知的位置 {word}{nearest(word, role_groups)}")
        roles.update(role_groups[word])
    return frozenset(roles)


def _member(choices: Any, key: str, name: str, where: str) -> Any:
    if name not in choices.__members__:
        allowed = "、".join(member.lower() for member in choices.__members__)
        raise PackError(f"{where}：{key} 只能是 {allowed}")
    return choices[name]


def _parameters(kind: Kind, entry: Mapping[str, Any], words: Words, where: str) -> Any:
    """The kind's parameters, filled from the entry's own keys."""
    fields = _fields(kind.parameters)
    values: dict[str, Any] = {}
    for key in entry.keys() - COMMON_KEYS:
        if key not in fields:
            raise PackError(f"{where}：未知的键 {key}{nearest(key, fields.keys() | COMMON_KEYS)}")
        try:
            values[key] = fields[key].converted(expanded(entry[key], words))
        except (_Misfit, ValueError) as error:
            raise PackError(f"{where}：{key} {error}") from error
    for name, field in fields.items():
        if field.required and name not in values:
            raise PackError(f"{where}：检查种类 {kind.name} 缺少 {name}")
    try:
        made = kind.parameters(**values)
        if hasattr(made, "validate"):
            made.validate()
    except ValueError as error:
        raise PackError(f"{where}：{error}") from error
    return made


class _Misfit(Exception):
    """A value of the wrong type; the message says what it should be."""


class _Field(NamedTuple):
    """A parameter: how a value from TOML becomes one, and whether it must be given."""

    converted: Callable[[Any], Any]
    required: bool


@cache
def _fields(parameters: Any) -> Mapping[str, _Field]:
    """The fields of a named tuple or a dataclass."""
    converters = {name: _converter(hint) for name, hint in get_type_hints(parameters).items()}
    if hasattr(parameters, "_field_defaults"):
        given = parameters._field_defaults.keys()
    else:
        given = {
            item.name
            for item in dataclasses.fields(parameters)
            if item.default is not dataclasses.MISSING or item.default_factory is not dataclasses.MISSING
        }
    return {name: _Field(convert, name not in given) for name, convert in converters.items()}


def _converter(hint: Any) -> Callable[[Any], Any]:
    """What makes a value as the type hint asks: lists become tuples, everything else must already fit."""
    origin = get_origin(hint)
    if origin is tuple:
        return partial(_as_tuple, _converter(get_args(hint)[0]))
    if origin in (dict, Mapping):
        return partial(_as, dict, "应为表")
    if isinstance(hint, type):
        return partial(_as, hint, f"的类型不对，应为 {hint.__name__}")
    return _as_it_is


def _as_tuple(inner: Callable[[Any], Any], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _Misfit("应为列表")
    return tuple(map(inner, value))


def _as(wanted: type, words: str, value: Any) -> Any:
    if not isinstance(value, wanted):
        raise _Misfit(words)
    return value


def _as_it_is(value: Any) -> Any:
    return value
