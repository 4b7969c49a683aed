"""What a value in a TOML file may be and what becomes of it: one shape for each sort of type hint.

These are plain classes, because making a named tuple takes ten times as long, and every run makes all of them.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Any

# Classes by name, because ``isinstance`` takes ten times as long with an abstract class.
TABLES = (dict, MappingProxyType)
_LISTS = (list, tuple)
_WORDS = (str, int)

_ITEM = " 第{}项"
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


class Shape:
    """``words`` say what is expected; ``takes`` are the types of which some values fit."""

    def __init__(self, words: str, *takes: type) -> None:
        self.words = words
        self.takes = takes

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        """The value that a record holds. Relative paths count from ``folder``, tables are laid over ``base``, the value
        so far; either may be None. Raises Misfit."""
        raise NotImplementedError

    @property
    def unfit(self) -> Misfit:
        """What is to be raised for a value of another type."""
        return Misfit(f" 应为{self.words}")


class Plain(Shape):
    """A value of exactly this type: true is no number."""

    __match_args__ = ("kind",)

    def __init__(self, kind: type, words: str) -> None:
        super().__init__(words, kind)
        self.kind = kind

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if type(value) is not self.kind:
            raise self.unfit
        return value


class Choice(Shape):
    """One of some words, each with what it stands for; 1 and true are two."""

    __match_args__ = ("members",)

    def __init__(self, *members: tuple[str | int, Any]) -> None:
        self.members = members
        super().__init__(f" {self.listed} 之一", *{type(word) for word, _ in members})

    @property
    def listed(self) -> str:
        """All words, as the user writes them."""
        return "、".join(_written(word) if isinstance(word, int) else word or '""' for word, _ in self.members)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if not isinstance(value, _WORDS):
            raise self.unfit
        for word, member in self.members:
            if word == value and type(word) is type(value):
                return member
        from bulletin_lint.toml.nearest import nearest  # only where something is wrong

        hint = nearest(str(value), (str(word) for word, _ in self.members))
        raise Misfit(f" 不能是 {_written(value)}{hint or '；'}可用：{self.listed}")


class File(Shape):
    """A path."""

    def __init__(self) -> None:
        super().__init__("文件的路径", str)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        return folder / _path(self, value) if folder else Path(_path(self, value))


class FileText(Shape):
    """A path as text, '' for none. ``or_name``: what does not look like a path is the name of something shipped."""

    def __init__(self, or_name: bool) -> None:
        super().__init__("文字", str)
        self.or_name = or_name

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        value = _path(self, value)
        return str(folder / value) if folder and value and (not self.or_name or is_path(value)) else value


class Items(Shape):
    """A list, which becomes a tuple."""

    __match_args__ = ("item",)

    def __init__(self, item: Shape) -> None:
        words = f"{item.words}列表" if isinstance(item, Plain) else "列表"
        super().__init__("表的列表，写作 [[…]]" if item.takes == TABLES else words, *_LISTS)
        self.item = item

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if not isinstance(value, _LISTS):
            raise self.unfit
        decoded = self.item.decoded
        items: list[Any] = []
        try:
            for item in value:
                items.append(decoded(item, folder, None))
        except Misfit as misfit:
            raise misfit.under(_ITEM.format(len(items) + 1)) from misfit.__cause__
        return tuple(items)


class Table(Shape):
    """A table of any keys."""

    __match_args__ = ("item",)

    def __init__(self, item: Shape) -> None:
        super().__init__("表", *TABLES)
        self.item = item

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if not isinstance(value, TABLES):
            raise self.unfit
        if not base and isinstance(self.item, Anything):
            return value
        items = dict(base or {})
        for key, item in value.items():
            try:
                items[key] = self.item.decoded(item, folder, None)
            except Misfit as misfit:
                raise misfit.under(f".{key}") from misfit.__cause__
        return items


class Either(Shape):
    """A value of one type, or of another."""

    __match_args__ = ("shapes",)

    def __init__(self, *shapes: Shape) -> None:
        super().__init__(
            "或".join(shape.words.strip() for shape in shapes), *(t for shape in shapes for t in shape.takes)
        )
        self.shapes = shapes

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        for shape in self.shapes:
            if type(value) in shape.takes:
                return shape.decoded(value, folder, base)
        raise self.unfit


class Anything(Shape):
    """Whatever TOML can say."""

    def __init__(self) -> None:
        super().__init__("任意的值", object)

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        return value


def _path(shape: Shape, value: Any) -> str:
    """The path with slashes, which every system takes: settings that were written on Windows are used elsewhere, too.
    Raises Misfit for what is no path at all."""
    if type(value) is not str:
        raise shape.unfit
    if "\0" in value:
        raise Misfit(" 不能含有空字符")
    return value.replace("\\", "/")


def is_path(text: str) -> bool:
    """Whether ``text`` is a path, and not the name of something that is shipped."""
    return "/" in text or "\\" in text or text.endswith(_FILES)


def _written(value: str | int) -> str:
    from bulletin_lint.toml.write import toml_value  # only where something is wrong

    return toml_value(value)
