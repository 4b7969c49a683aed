"""A profile as the TOML file that an office keeps: every key under the words that explain it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.toml.decode import Record, fields_of
from bulletin_lint.toml.write import toml_key, toml_value


def render(tables: Mapping[str, Any], seen: Mapping[tuple[str, str], str] = MappingProxyType({})) -> Iterator[str]:
    """The lines of a profile that says what ``tables`` say; keys in the order of ``Profile``. What was ``seen`` of a
    key, by (table, key), is said with it."""
    present = {name: field for name, field in fields_of(Profile).items() if name in tables}
    for name, field in present.items():
        if not isinstance(field.shape, Record):
            yield from _key(name, tables[name], field.doc)
    for name, field in present.items():
        if isinstance(field.shape, Record):
            yield from ("", f"# {field.doc}", f"[{name}]")
            notes = {key: note for (table, key), note in seen.items() if table == name}
            yield from _table(name, field.shape.cls, tables[name], notes)


def _table(name: str, cls: type[tuple[Any, ...]], table: Mapping[str, Any], notes: Mapping[str, str]) -> Iterator[str]:
    """The keys of a table, and behind them those that are tables themselves."""
    present = {key: field.doc for key, field in fields_of(cls).items() if key in table}
    for key, doc in present.items():
        if not isinstance(table[key], Mapping):
            yield from _key(key, table[key], f"{doc}（{notes[key]}）" if key in notes else doc)
    for key, doc in present.items():
        if isinstance(inner := table[key], Mapping):
            yield from ("", f"# {doc}", f"[{name}.{key}]")
            yield from (f"{toml_key(label)} = {toml_value(text)}" for label, text in inner.items())


def _key(name: str, value: Any, doc: str) -> Iterator[str]:
    yield f"# {doc}"
    yield f"{name} = {toml_value(value)}"
