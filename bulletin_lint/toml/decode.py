"""The one way from the tables of a TOML file to named tuples: settings, profiles, rules and word lists.

The type hints of a named tuple say what its keys may hold: ``str``, ``int``, ``bool``, ``float``, ``Path``,
``Literal``, an enum (by its word), ``tuple[X, ...]``, ``Mapping[str, X]``, another named tuple, ``X | None``, ``Any``.
A hint may be annotated: ``Doc`` explains the key, ``FilePath`` and ``NameOrPath`` are text that names files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, ForwardRef, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.shapes import (
    TABLES,
    Anything,
    Choice,
    Either,
    File,
    FileText,
    Items,
    Misfit,
    Plain,
    Shape,
    Table,
)

T = TypeVar("T", bound=tuple[Any, ...])
_PLAIN = {str: "文字", int: "整数", bool: " true 或 false", float: "小数"}


class Doc(str):
    """What a key means to an office; the reference, the schemas and new files say it."""


NO_KEY = object()
"""Annotates a field that no file sets."""

FilePath = Annotated[str, FileText(or_name=False)]
"""The path of a file as text, '' for none; a relative one counts from the file that names it."""

NameOrPath = Annotated[str, FileText(or_name=True)]
"""The same, or the bare name of something that is shipped."""


class Field(NamedTuple):
    """A field of a named tuple as a key of a file; ``default`` is None also where the key must be given.

    ``plain`` is the type of the values that need no decoding, as most do; None where all need it.
    """

    name: str
    shape: Shape
    plain: type | None
    doc: str
    required: bool
    default: Any


def decode(
    cls: type[T],
    table: Any,
    where: str,
    folder: Path | None = None,
    *,
    base: T | None = None,
    also: Iterable[str] = (),
) -> T:
    """``table`` as a ``cls``; what it leaves out is as in ``base``, or has its default.

    ``where`` is the file, as errors name it, and relative paths count from ``folder``. A ``cls`` may have a method
    ``validate``, which raises ValueError for values that make no sense together. ``also`` are further words that a
    mistyped key may have meant. Raises ConfigError with the key for anything that does not fit.
    """
    try:
        decoded: T = _record(cls, tuple(also)).decoded(table, folder, base)
    except Misfit as misfit:
        raise ConfigError(f"{where}：{misfit}") from None
    return decoded


def split(table: Mapping[str, Any], cls: type[tuple[Any, ...]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """``table`` as the keys of ``cls``, and the rest."""
    known = fields_of(cls)
    own = {key: value for key, value in table.items() if key in known}
    return own, {key: value for key, value in table.items() if key not in known}


def encoded(value: Any) -> Any:
    """What ``decode`` makes ``value`` from: a named tuple becomes a table of all keys that hold anything."""
    match value:
        case tuple() if hasattr(value, "_fields"):
            fields = {key: getattr(value, field.name) for key, field in fields_of(type(value)).items()}
            return {key: encoded(item) for key, item in fields.items() if item is not None}
        case tuple() | list():
            return [encoded(item) for item in value]
        case Mapping():
            return {key: encoded(item) for key, item in value.items()}
        case Enum():
            return _word(value)
        case Path():
            return str(value)
    return value


class Record(Shape):
    """A table of the keys of a named tuple; ``also`` are further words that a mistyped key may have meant."""

    __match_args__ = ("cls",)

    def __init__(self, cls: Any, also: Iterable[str] = ()) -> None:
        super().__init__("表", *TABLES)
        self.cls, self.also = cls, also

    def decoded(self, value: Any, folder: Path | None, base: Any) -> Any:
        if not isinstance(value, TABLES):
            raise self.unfit
        values = self._values(value, folder, base)
        made = self.cls(**values) if base is None else base._replace(**values)
        if hasattr(made, "validate"):
            try:
                made.validate()
            except ValueError as error:
                raise Misfit(f"：{error}") from error
        return made

    def _values(self, table: Mapping[str, Any], folder: Path | None, base: Any) -> dict[str, Any]:
        fields = fields_of(self.cls)
        values = {}
        for key, value in table.items():
            field = fields.get(key)
            if field is None:
                raise Misfit(self._hint(key), "未知的键 ", f".{key}")
            if type(value) is field.plain:
                values[field.name] = value
                continue
            try:
                values[field.name] = field.shape.decoded(value, folder, base and getattr(base, field.name))
            except Misfit as misfit:
                raise misfit.under(f".{key}") from misfit.__cause__
        if base is None and not values.keys() >= required_of(self.cls):
            missing = next(key for key, field in fields.items() if field.required and field.name not in values)
            raise Misfit("", "缺少 ", f".{missing}")
        return values

    def _hint(self, key: str) -> str:
        from bulletin_lint.toml.nearest import nearest  # only where something is wrong

        known = {**fields_of(self.cls), **dict.fromkeys(self.also)}
        return nearest(key, known) or f"；可用：{'、'.join(known)}"


_record = cache(Record)


@cache
def fields_of(cls: type[tuple[Any, ...]]) -> Mapping[str, Field]:
    """The fields of the named tuple ``cls`` by their keys: their names, or what its ``key_of`` makes of them."""
    key_of = getattr(cls, "key_of", str)
    return {key_of(name): _field(cls, name, hint) for name, hint in _hints(cls).items() if NO_KEY not in _notes(hint)}


def _hints(cls: type[tuple[Any, ...]]) -> Mapping[str, Any]:
    """The type hints of the fields; looking through them for names to resolve is slow, and most have none."""
    hints = cls.__annotations__
    if any(isinstance(hint, ForwardRef) for hint in hints.values()):
        return get_type_hints(cls, include_extras=True)
    return hints


def _field(cls: Any, name: str, hint: Any) -> Field:
    doc = next((note for note in _notes(hint) if isinstance(note, Doc)), "")
    shape = shape_of(hint)
    plain = shape.kind if isinstance(shape, Plain) else None
    return Field(name, shape, plain, doc, name not in cls._field_defaults, cls._field_defaults.get(name))


@cache
def required_of(cls: type[tuple[Any, ...]]) -> frozenset[str]:
    """The names of the fields that must be given."""
    return frozenset(field.name for field in fields_of(cls).values() if field.required)


def _notes(hint: Any) -> tuple[Any, ...]:
    return getattr(hint, "__metadata__", ())


@cache
def shape_of(hint: Any) -> Shape:
    """The shape that a type hint asks for. Raises TypeError for one that no value of TOML can have."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return Plain(hint, _PLAIN[hint])
    if origin is Annotated:
        return next((note for note in hint.__metadata__ if isinstance(note, FileText)), None) or shape_of(inner[0])
    if origin is tuple and inner[1:] == (...,):
        return Items(shape_of(inner[0]))
    if origin is Literal:
        return Choice(*((word, word) for word in inner))
    if origin in (Mapping, dict):
        return Table(shape_of(inner[1]))
    if origin in (Union, UnionType):
        return _shape_of_union(tuple(shape_of(item) for item in inner if item is not NoneType))
    if hint is Any:
        return Anything()
    if isinstance(hint, type):
        return _shape_of_class(hint)
    raise TypeError(f"no value of a TOML file is {hint}")


def _shape_of_union(shapes: tuple[Shape, ...]) -> Shape:
    taken = [one for shape in shapes for one in shape.takes]
    if len(set(taken)) < len(taken):
        raise TypeError(f"not to be told apart in a TOML file: {[shape.words for shape in shapes]}")
    return Either(*shapes) if len(shapes) > 1 else shapes[0]


def _shape_of_class(cls: type) -> Shape:
    if issubclass(cls, Path):
        return File()
    if issubclass(cls, Enum):
        return Choice(*((_word(member), member) for member in cls))
    if hasattr(cls, "_field_defaults"):
        return Record(cls)
    raise TypeError(f"no value of a TOML file is {cls}")


def _word(member: Enum) -> str:
    """How a file writes a member: by its value if that is text, else by its name."""
    return member.value if isinstance(member, str) else member.name.lower()
