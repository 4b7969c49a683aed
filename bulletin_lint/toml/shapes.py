"""What a value in a TOML file may be and what becomes of it: one shape for each sort of type hint.

``words`` say what is expected. ``decoded`` gives the value that a record holds, raises Misfit for one that does not
fit, counts relative paths from ``folder`` and lays tables over ``base``, the value so far; either may be None.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from bulletin_lint.toml.nearest import nearest
from bulletin_lint.toml.write import toml_value

# Classes by name, because ``isinstance`` takes ten times as long with an abstract class.
TABLES = (dict, MappingProxyType)
_LISTS = (list, tuple)
_WORDS = (str, int)

_ITEM = " 第 {} 项"
_FILES = (".toml", ".json", ".tsv", ".txt")


class Misfit(Exception):
    """A value that does not fit. The message is ``before``, the dotted path of the key, and ``after``."""

    def __init__(self, after: str, before: str = "", path: str = "") -> None:
        super().__init__(after, before, path)
        self.after, self.before, self.path = after, before, path

    def __str__(self) -> str:
        path = self.path.removeprefix(".")
        after = self.after.lstrip() if path.endswith(_ITEM[-1]) else self.after
        return f"{self.before}{path}{after}".removeprefix("：").strip()

    def under(self, step: str) -> Misfit:
        """The same, seen from one step further out."""
        return Misfit(self.after, self.before, step + self.path)


class Shape(Protocol):
    """What all shapes have. ``takes`` are the types of which some values fit."""

    @property
    def words(self) -> str: ...

    @property
    def takes(self) -> tuple[type, ...]: ...

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any: ...


def unfit(shape: Shape) -> Misfit:
    """What is to be raised for a value of another type."""
    return Misfit(f" 应为{shape.words}")


class Plain(NamedTuple):
    """A value of exactly this type: true is no number."""

    kind: type
    words: str

    @property
    def takes(self) -> tuple[type, ...]:
        return (self.kind,)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if type(value) is not self.kind:
            raise unfit(self)
        return value


class Choice(NamedTuple):
    """One of some words, each with what it stands for; 1 and true are two."""

    members: tuple[tuple[Any, Any], ...]

    @property
    def takes(self) -> tuple[type, ...]:
        return tuple({type(word) for word, _ in self.members})

    @property
    def words(self) -> str:
        return f" {self.listed} 之一"

    @property
    def listed(self) -> str:
        """All of them, as the user writes them."""
        return "、".join(word if isinstance(word, str) and word else toml_value(word) for word, _ in self.members)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if not isinstance(value, _WORDS):
            raise unfit(self)
        for word, member in self.members:
            if word == value and type(word) is type(value):
                return member
        hint = nearest(str(value), (str(word) for word, _ in self.members))
        raise Misfit(f" 不能是 {toml_value(value)}{hint or '；'}可用：{self.listed}")


class File(NamedTuple):
    """A path."""

    words: str = "文件的路径"
    takes: tuple[type, ...] = (str,)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if type(value) is not str:
            raise unfit(self)
        return folder / value if folder else Path(value)


class FileText(NamedTuple):
    """A path as text, '' for none. ``or_name``: what does not look like a path is the name of something shipped."""

    or_name: bool
    words: str = "文字"
    takes: tuple[type, ...] = (str,)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if type(value) is not str:
            raise unfit(self)
        return str(folder / value) if folder and value and (not self.or_name or is_path(value)) else value


class Items(NamedTuple):
    """A list, which becomes a tuple."""

    item: Shape
    takes: tuple[type, ...] = _LISTS

    @property
    def words(self) -> str:
        if self.item.takes == TABLES:
            return "表的列表，写作 [[…]]"
        return f"{self.item.words}列表" if isinstance(self.item, Plain) else "列表"

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if not isinstance(value, _LISTS):
            raise unfit(self)
        decoded = self.item.decoded
        items: list[Any] = []
        try:
            for item in value:
                items.append(decoded(item, folder, None))
        except Misfit as misfit:
            raise misfit.under(_ITEM.format(len(items) + 1)) from misfit.__cause__
        return tuple(items)


class Table(NamedTuple):
    """A table of any keys."""

    item: Shape
    words: str = "表"
    takes: tuple[type, ...] = TABLES

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if not isinstance(value, TABLES):
            raise unfit(self)
        if not base and isinstance(self.item, Anything):
            return value
        items = dict(base or {})
        for key, item in value.items():
            try:
                items[key] = self.item.decoded(item, folder, None)
            except Misfit as misfit:
                raise misfit.under(f".{key}") from misfit.__cause__
        return items


class Either(NamedTuple):
    """A value of one type, or of another."""

    shapes: tuple[Shape, ...]

    @property
    def words(self) -> str:
        return "或".join(shape.words.strip() for shape in self.shapes)

    @property
    def takes(self) -> tuple[type, ...]:
        return tuple(one for shape in self.shapes for one in shape.takes)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        for shape in self.shapes:
            if type(value) in shape.takes:
                return shape.decoded(value, folder, base)
        raise unfit(self)


class Anything(NamedTuple):
    """Whatever TOML can say."""

    words: str = "任意的值"
    takes: tuple[type, ...] = (object,)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        return value


def is_path(text: str) -> bool:
    """Whether ``text`` is a path, and not the name of something that is shipped."""
    return "/" in text or "\\" in text or text.endswith(_FILES)
