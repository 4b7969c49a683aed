"""An office's own lists: from its profile, and from files that the profile names, TSV or TOML.

A TSV begins with a line of column names, in Chinese or English, and these say what it lists:

- ``错误`` ``正确`` (``wrong`` ``right``, and the further columns of shipped lists): how a word is to be written;
- ``禁用词`` ``说明`` (``forbidden`` ``note``): what must not be used;
- ``姓名`` ``职务`` (``person`` ``post``): who holds which post; several posts are joined by ``、``;
- ``单位`` ``简称`` (``unit`` ``short``): full names and their short forms, joined by ``、``.

A TOML list has the keys of the profile's table ``wording``: arrays of ``"错误=正确"``, ``"禁用词=说明"``,
``"姓名=职务"``, ``"单位=简称"``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.bulletin.styles import WordingStyle
from bulletin_lint.checks.reading.wordlist import Entry, Table
from bulletin_lint.disk.reasons import reason
from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.bounded import read_bytes
from bulletin_lint.toml.decode import decode
from bulletin_lint.toml.encodings import text_of
from bulletin_lint.toml.read import State, read_toml, states_of

_COLUMNS = {
    "错误": "wrong", "正确": "right", "前文": "before", "后文": "after", "把握": "sure", "修复": "fix",
    "起": "from", "止": "until", "说明": "note", "出处": "source",
    "禁用词": "forbidden", "姓名": "person", "职务": "post", "单位": "unit", "简称": "short",
}  # fmt: skip
_KINDS = {"wrong": "terms", "forbidden": "forbidden", "person": "people", "unit": "units"}
_LEAST_UNIT = 6

Pairs = dict[str, tuple[str, ...]]


class Rows(NamedTuple):
    """A list in TOML, which has these keys of ``WordingStyle``."""

    terms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Office:
    """All lists of one office. ``people`` has the posts of each name, ``units`` the short forms of each full name."""

    terms: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    forbidden: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the names under each post
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the unit names by their first half
    unit_names: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words to look for in a text."""
        return (*self.terms, *self.forbidden, *self.people, *self.holders, *self.heads)


def office_of(style: WordingStyle) -> Office:
    """The lists that ``style`` holds and names, as they are now. Raises ConfigError for a file that cannot be used."""
    return _kept(style, states_of(style.lists))


@lru_cache(maxsize=8)
def _kept(style: WordingStyle, _: Sequence[State]) -> Office:
    return read_office(style)


def read_office(style: WordingStyle) -> Office:
    """The same, read anew each time."""
    terms: list[Entry] = []
    forbidden: list[Entry] = []
    people: Pairs = {}
    units: Pairs = {}
    for where, key, left, right in _rows(style):
        if key == "terms":
            terms.append(_entry(left, right, where))
        elif key == "forbidden":
            forbidden.append(Entry(left, note=right))
        else:
            table = people if key == "people" else units
            table[left] = (*table.get(left, ()), *(part for part in right.split("、") if part))
    for path in style.lists:
        terms += _entries(Path(path))
    names = frozenset(units) | {short for shorts in units.values() for short in shorts}
    return Office(_by_wrong(terms), _by_wrong(forbidden), people, units, _inverted(people), _halves(names), names)


def _entry(wrong: str, right: str, where: str) -> Entry:
    if not right or wrong == right:
        raise ConfigError(f"{where}：应写作“错误=正确”")
    return Entry(wrong, right)


def _rows(style: WordingStyle) -> Iterator[tuple[str, str, str, str]]:
    """Every row that has two columns: where it stands, its list, and the two."""
    yield from _pairs({key: getattr(style, key) for key in Rows._fields}, "wording")
    for name in style.lists:
        path = Path(name)
        if path.suffix == ".toml":
            rows = decode(Rows, read_toml(path), str(path))
            yield from _pairs(rows._asdict(), str(path))
        else:
            kind, lines = _table(path)
            if kind != "terms":
                for number, line in lines:
                    left, _, right = line.partition("\t")
                    yield f"{path}：第{number}行", kind, left.strip(), right.split("\t")[0].strip()


def _pairs(table: Mapping[str, Iterable[str]], where: str) -> Iterator[tuple[str, str, str, str]]:
    for key, rows in table.items():
        for row in rows:
            left, _, right = row.partition("=")
            if not left.strip():
                raise ConfigError(f"{where}：{key} 中“{row}”缺少等号左边的词")
            yield f"{where}：{key} 中“{row}”", key, left.strip(), right.strip()


def _table(path: Path) -> tuple[str, list[tuple[int, str]]]:
    """What a TSV lists, and its numbered lines; a line of terms is left to ``parse``."""
    lines = _text(path).splitlines()
    first = lines[0].split("\t")[0].strip() if lines else ""
    kind = _KINDS.get(_COLUMNS.get(first, first))
    if kind is None:
        known = "、".join(column for column in _COLUMNS if _COLUMNS[column] in _KINDS)
        raise ConfigError(f"{path}：首行应为列名，第一列为 {known} 之一")
    return kind, [(number, line) for number, line in enumerate(lines[1:], 2) if line.strip() and line[0] != "#"]


def _entries(path: Path) -> Iterator[Entry]:
    if path.suffix == ".toml" or _table(path)[0] != "terms":
        return
    header, _, rest = _text(path).partition("\n")
    columns = [_COLUMNS.get(name.strip(), name.strip()) for name in header.split("\t")]
    table = Table("\t".join(columns) + "\n" + rest, str(path))
    for wrong in table:
        yield from table[wrong]


def _text(path: Path) -> str:
    """The text of a table as editors save it: UTF-8, UTF-16 with its mark (Excel's Unicode text), or GB 18030."""
    try:
        data = read_bytes(path)
    except FileNotFoundError as error:
        raise ConfigError(f"{path}：没有这个词表文件") from error
    except OSError as error:
        raise ConfigError(f"{path}：无法读取词表：{reason(error)}") from error
    try:
        return text_of(data)
    except ValueError as error:
        raise ConfigError(f"{path}：{error}") from None


def _by_wrong(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    table: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        table[entry.wrong] = (*table.get(entry.wrong, ()), entry)
    return table


def _inverted(people: Pairs) -> Pairs:
    holders: Pairs = {}
    for name, posts in people.items():
        for post in posts:
            holders[post] = (*holders.get(post, ()), name)
    return holders


def _halves(names: Iterable[str]) -> Pairs:
    """The longer names by their first half; a slip in that half goes unseen."""
    heads: Pairs = {}
    for name in names:
        if len(name) >= _LEAST_UNIT:
            head = name[: len(name) // 2]
            heads[head] = (*heads.get(head, ()), name)
    return heads
