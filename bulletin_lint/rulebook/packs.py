"""Rule packs: TOML in, rules out, with every mistake named together with the nearest right spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_lint.engine.rule import Kind, Rule
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.entry import Entry, Examples, Pack
from bulletin_lint.startup.patterns import TooSlow, watched
from bulletin_lint.toml.decode import decode, fields_of, split
from bulletin_lint.toml.nearest import nearest
from bulletin_lint.toml.read import read_toml
from bulletin_lint.toml.shipped import rules_folder
from bulletin_lint.toml.words import Lists, Words, common, expanded, named

_COMMON = (*Entry._fields, *Examples._fields)


def load_packs(
    paths: Iterable[Path], kinds: Mapping[str, Kind], role_groups: Mapping[str, Iterable[str]]
) -> list[Rule]:
    """All rules of the packs at ``paths``, in order.

    ``kinds`` are the kinds of check by name, ``role_groups`` the words that stand for several roles in a scope.
    Raises ConfigError for anything that is not as ``rules/schemas/pack.schema.json`` says, or a code or name given
    twice.
    """
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    for path in paths:
        for rule in _rules(path, kinds, role_groups):
            for key in (rule.code, rule.name):
                if key in seen:
                    raise ConfigError(f"{path}：{rule.code} 的 {key} 已用于 {seen[key]}")
                seen[key] = rule.code
            rules.append(rule)
    return rules


class _Surroundings(NamedTuple):
    """What a rule needs to know besides its own entry: the words that its pack may use, and where the pack is."""

    kinds: Mapping[str, Kind]
    role_groups: Mapping[str, Iterable[str]]
    lists: Words
    path: Path
    is_shipped: bool


def _rules(path: Path, kinds: Mapping[str, Kind], role_groups: Mapping[str, Iterable[str]]) -> Iterator[Rule]:
    tables, lists = split(read_toml(path), Pack)
    pack = decode(Pack, tables, str(path))
    try:
        named_lists = named(decode(Lists, lists, str(path), also=fields_of(Pack)), common())
    except ValueError as error:
        raise ConfigError(f"{path}：{error}") from error
    around = _Surroundings(kinds, role_groups, named_lists, path, path.is_relative_to(rules_folder()))
    for number, table in enumerate(pack.rule, 1):
        yield _rule(table, around, f"{path}：第{number}条规则 {table.get('code', '')}".rstrip())


def _rule(table: Mapping[str, Any], around: _Surroundings, where: str) -> Rule:
    keys, rest = split(table, Entry)
    examples, own = split(rest, Examples)
    entry = decode(Entry, keys, where)
    _check(examples, around.is_shipped, where)
    kind = around.kinds.get(entry.check)
    if kind is None:
        raise ConfigError(f"{where}：未知的检查种类 {entry.check}{nearest(entry.check, around.kinds)}")
    try:
        own = expanded(own, around.lists)
    except ValueError as error:
        raise ConfigError(f"{where}：{error}") from error
    parameters: Any = decode(kind.parameters, own, f"{where}（{kind.name}）", around.path.parent, also=_COMMON)
    if kind.flaw and not around.is_shipped:
        _try(kind.flaw, parameters, decode(Examples, examples, where), where)
    return Rule(
        code=entry.code,
        name=entry.name,
        kind=kind,
        parameters=parameters,
        scope=expand(entry.scope, around.role_groups, where),
        severity=entry.severity,
        mark_severity=entry.mark_severity,
        fix=entry.fix,
        message=entry.message,
        level=entry.level,
        enabled=entry.enabled,
        always=entry.always,
        with_group=entry.with_group,
        title=entry.title or entry.name,
        entry=table,
        home="" if around.is_shipped else str(around.path),
    )


def _try(flaw: Callable[[Any, str], str], parameters: Any, examples: Examples, where: str) -> None:
    """Raises ConfigError where an example shows what is wrong with the parameters."""
    for example in (*examples.good, *examples.bad):
        try:
            with watched():
                found = flaw(parameters, example if isinstance(example, str) else example.text)
        except (ValueError, TooSlow) as error:
            raise ConfigError(f"{where}：{error}") from error
        if found:
            raise ConfigError(f"{where}：{found}")


def _check(examples: Mapping[str, Any], is_shipped: bool, where: str) -> None:
    """Raises ConfigError where examples are missing or wrong. What shipped ones say is not looked at before somebody
    asks for them: it takes as long as all else in a pack."""
    if missing := [key for key in Examples._fields if not examples.get(key)]:
        raise ConfigError(f"{where}：缺少 {missing[0]}")
    if not is_shipped:
        decode(Examples, examples, where)


def expand(scope: Iterable[str], role_groups: Mapping[str, Iterable[str]], where: str) -> frozenset[str]:
    """The roles that a scope names; a group word stands for its roles. Raises ConfigError for an unknown word."""
    roles: set[str] = set()
    for word in scope:
        if word not in role_groups:
            raise ConfigError(f"{where}：scope 中未知的位置 {word}{nearest(word, role_groups)}")
        roles.update(role_groups[word])
    return frozenset(roles)
