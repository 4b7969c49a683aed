"""Rule packs: TOML in, rules out, with every mistake named together with the nearest right spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bulletin_lint.engine.rule import Kind, Rule
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.entry import Entry, Pack
from bulletin_lint.toml.decode import decode, fields_of, split
from bulletin_lint.toml.nearest import nearest
from bulletin_lint.toml.read import read_toml
from bulletin_lint.toml.words import Lists, Words, common, expanded, named


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


def _rules(path: Path, kinds: Mapping[str, Kind], role_groups: Mapping[str, Iterable[str]]) -> Iterator[Rule]:
    tables, lists = split(read_toml(path), Pack)
    pack = decode(Pack, tables, str(path))
    try:
        words = named(decode(Lists, lists, str(path), also=fields_of(Pack)), common())
    except ValueError as error:
        raise ConfigError(f"{path}：{error}") from error
    for number, table in enumerate(pack.rule, 1):
        where = f"{path}：第 {number} 条规则 {table.get('code', '')}".rstrip()
        yield _rule(table, kinds, role_groups, words, where, path.parent)


def _rule(
    table: Mapping[str, Any],
    kinds: Mapping[str, Kind],
    role_groups: Mapping[str, Iterable[str]],
    words: Words,
    where: str,
    folder: Path,
) -> Rule:
    common_keys, own = split(table, Entry)
    entry = decode(Entry, common_keys, where)
    kind = kinds.get(entry.check)
    if kind is None:
        raise ConfigError(f"{where}：未知的检查种类 {entry.check}{nearest(entry.check, kinds)}")
    own = {key: _written_out(value, words, f"{where}：{key}") for key, value in own.items()}
    return Rule(
        code=entry.code,
        name=entry.name,
        kind=kind,
        parameters=decode(kind.parameters, own, f"{where}（{kind.name}）", folder, also=fields_of(Entry)),
        scope=expand(entry.scope, role_groups, where),
        severity=entry.severity,
        fix=entry.fix,
        message=entry.message,
        level=entry.level,
        enabled=entry.enabled,
        entry=table,
    )


def _written_out(value: Any, words: Words, where: str) -> Any:
    """``value`` with the names of word lists in it written out."""
    try:
        return expanded(value, words)
    except ValueError as error:
        raise ConfigError(f"{where} {error}") from error


def expand(scope: Iterable[str], role_groups: Mapping[str, Iterable[str]], where: str) -> frozenset[str]:
    """The roles that a scope names; a group word stands for its roles. Raises ConfigError for an unknown word."""
    roles: set[str] = set()
    for word in scope:
        if word not in role_groups:
            raise ConfigError(f"{where}：scope 中未知的位置 {word}{nearest(word, role_groups)}")
        roles.update(role_groups[word])
    return frozenset(roles)
