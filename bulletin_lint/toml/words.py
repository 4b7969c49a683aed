"""Word lists by name: the tables ``[words]`` and ``[patterns]`` of a pack, written ``<name>`` where they are used.

In a regular expression ``<name>`` stands for any word of the list, the longest that fits, or for the named pattern. As
an item of a list it stands for all its words. The lists of ``rules/words.toml`` are known to every pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple

from bulletin_lint.toml.decode import Doc, decode
from bulletin_lint.toml.read import read_toml
from bulletin_lint.toml.shipped import rules_folder

Words = Mapping[str, "tuple[str, ...] | str"]  # a list of words, or a pattern

_NAME = re.compile(r"<([一-鿿]+)>")


class Lists(NamedTuple):
    """The tables that give names; a text in place of a list is that of its characters."""

    words: Annotated[
        Mapping[str, tuple[str, ...] | str], Doc("词表，规则里写作 <名称>；写作文字的，每个字是一个词")
    ] = {}
    patterns: Annotated[Mapping[str, str], Doc("式样：有名称的正则表达式，规则里写作 <名称>")] = {}


@cache
def common() -> Words:
    """The lists and patterns that every pack knows."""
    path = rules_folder() / "words.toml"
    return named(decode(Lists, read_toml(path), str(path)), {})


def named(lists: Lists, known: Words) -> Words:
    """``known``, and what ``lists`` add. Raises ValueError for a name that is not known."""
    found: dict[str, tuple[str, ...] | str] = dict(known)
    for name, value in lists.words.items():
        found[name] = tuple(dict.fromkeys(_items(value, found)))
    for name, pattern in lists.patterns.items():
        found[name] = f"(?:{_expression(pattern, found)})"
    return found


def expanded(table: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """``table`` with the names in its texts and lists written out. Raises ValueError, with the key, for a name that is
    not known."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        try:
            found[key] = _written_out(value, words)
        except ValueError as error:
            raise ValueError(f"{key} {error}") from error
    return found


def _written_out(value: Any, words: Words) -> Any:
    if isinstance(value, str):
        return _expression(value, words) if "<" in value else value
    return [*_items(value, words)] if isinstance(value, list) else value


@cache
def written_out(pattern: str) -> str:
    """``pattern`` with the names of the lists that every pack knows written out."""
    return _expression(pattern, common())


def _items(value: Iterable[Any], words: Words) -> Iterator[Any]:
    for item in value:
        whole = _NAME.fullmatch(item) if isinstance(item, str) and "<" in item else None
        listed = _meaning(whole[1], words) if whole else ""
        if isinstance(listed, tuple):
            yield from listed
        else:
            yield _written_out(item, words)


def _expression(pattern: str, words: Words) -> str:
    return _NAME.sub(lambda match: _alternatives(_meaning(match[1], words)), pattern)


def _meaning(name: str, words: Words) -> tuple[str, ...] | str:
    if name not in words:
        raise ValueError(f"没有词表 <{name}>，可用：{'、'.join(words)}")
    return words[name]


def _alternatives(meaning: tuple[str, ...] | str) -> str:
    """A group that matches any of the words; single characters as a class, which is searched faster."""
    if isinstance(meaning, str):
        return meaning
    longer = sorted((re.escape(word) for word in meaning if len(word) > 1), key=len, reverse=True)
    single = "".join(re.escape(word) for word in meaning if len(word) == 1)
    return f"(?:{'|'.join([*longer, *([f'[{single}]'] if single else [])])})"
