"""A profile as the TOML file that an office keeps: every key under the words that explain it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.toml.write import toml_key, toml_value


def render(tables: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a profile that says what ``tables`` say; keys in the order of ``Profile``."""
    hints = get_type_hints(Profile)
    known = {item.name: item.metadata["doc"] for item in fields(Profile)}
    for name, doc in known.items():
        if name in tables and not is_dataclass(hints[name]):
            yield from _key(name, tables[name], doc)
    for name, doc in known.items():
        if name in tables and is_dataclass(hints[name]):
            yield from ("", f"# {doc}", f"[{name}]")
            yield from _table(name, hints[name], tables[name])


def _table(name: str, kind: Any, table: Mapping[str, Any]) -> Iterator[str]:
    """The keys of a table, and behind them those that are tables themselves."""
    present = [item for item in fields(kind) if item.name in table]
    for item in present:
        if not isinstance(table[item.name], Mapping):
            yield from _key(item.name, table[item.name], item.metadata["doc"])
    for item in present:
        if isinstance(inner := table[item.name], Mapping):
            yield from ("", f"# {item.metadata['doc']}", f"[{name}.{item.name}]")
            yield from (f"{toml_key(label)} = {toml_value(text)}" for label, text in inner.items())


def _key(name: str, value: Any, doc: str) -> Iterator[str]:
    yield f"# {doc}"
    yield f"{name} = {toml_value(value)}"
