"""Kinds of check that other packages bring along, found by their entry points when a pack names one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from bulletin_lint.engine.rule import Kind
from bulletin_lint.errors import ConfigError

if TYPE_CHECKING:  # importing it takes longer than checking a short draft
    from importlib.metadata import EntryPoint

GROUP = "bulletin_lint.checks"


class WithPlugins(Mapping[str, Kind]):
    """``own`` kinds, and behind them those of the entry points in ``GROUP``: the name of an entry point is that of
    its kind, and its object is a ``Kind``. Nothing is looked for, or imported, before a name is not our own.

    Raises ConfigError for an entry point that cannot be loaded or gives something else.
    """

    def __init__(self, own: Mapping[str, Kind]) -> None:
        self._own = own

    def __getitem__(self, name: str) -> Kind:
        return self._own[name] if name in self._own else _loaded(self._found[name])

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from (name for name in self._found if name not in self._own)

    def __len__(self) -> int:
        return len(self._own.keys() | self._found.keys())

    @cached_property
    def _found(self) -> dict[str, EntryPoint]:
        from importlib.metadata import entry_points

        return {entry.name: entry for entry in entry_points(group=GROUP)}


def _loaded(entry: EntryPoint) -> Kind:
    try:
        kind = entry.load()
    except (ImportError, AttributeError) as error:
        raise ConfigError(f"检查种类 {entry.name}：插件 {entry.value} 无法加载：{error}") from error
    if not isinstance(kind, Kind) or kind.name != entry.name:
        raise ConfigError(f"检查种类 {entry.name}：插件 {entry.value} 给出的不是名为 {entry.name} 的 Kind")
    return kind
