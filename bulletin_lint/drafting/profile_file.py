"""A profile as the TOML file that an office keeps: every key under the words that explain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.toml.decode import Record, fields_of
from bulletin_lint.toml.write import toml_key, toml_value


def render(tables: Mapping[str, Any], *notes: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The lines of a profile that says what ``tables`` say; keys in the order of ``Profile``. What ``notes`` have of a
    key, by (table, key), is said with it."""
    present = {name: field for name, field in fields_of(Profile).items() if name in tables}
    for name, field in present.items():
        if not isinstance(field.shape, Record):
            yield from _key(name, tables[name], field.doc)
    for name, field in present.items():
        if isinstance(field.shape, Record):
            yield from ("", f"# {field.doc}", f"[{name}]")
            said = {key: _notes((name, key), notes) for key in tables[name]}
            yield from _table(name, field.shape.cls, tables[name], said)


def _notes(place: tuple[str, str], notes: Iterable[Mapping[tuple[str, str], str]]) -> str:
    return "；".join(said[place] for said in notes if place in said)


def _table(name: str, cls: type[tuple[Any, ...]], table: Mapping[str, Any], notes: Mapping[str, str]) -> Iterator[str]:
    """The keys of a table, and behind them those that are tables themselves."""
    present = {key: field.doc for key, field in fields_of(cls).items() if key in table}
    for key, doc in present.items():
        if not isinstance(table[key], Mapping):
            yield from _key(key, table[key], f"{doc}（{notes[key]}）" if notes[key] else doc)
    for key, doc in present.items():
        if isinstance(inner := table[key], Mapping):
            yield from ("", f"# {doc}", f"[{name}.{key}]")
            yield from (f"{toml_key(label)} = {toml_value(text)}" for label, text in inner.items())


def _key(name: str, value: Any, doc: str) -> Iterator[str]:
    yield f"# {doc}"
    yield f"{name} = {toml_value(value)}"
