"""Word lists: a TSV file of entries beside the packs, one entry a line, conditions included.

The first line names the columns: ``wrong`` and ``right``, and as far as a list needs them ``before`` and ``after``
(what must stand there: a regular expression over the same paragraph, in which ``<name>`` is a shared list of words;
with a leading ``!`` what must not), ``sure`` (``high``, ``medium`` or ``style``), ``fix`` (``safe`` or ``ask``),
``from`` and ``until`` (issue dates between which the entry holds), ``note`` and ``source``. A line that begins with
``#`` is a comment; columns at the end may be left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, KeysView, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.disk.reasons import reason
from bulletin_lint.errors import ConfigError, PatternTooSlow
from bulletin_lint.startup import patterns
from bulletin_lint.toml.bounded import read_text
from bulletin_lint.toml.read import State, states_of
from bulletin_lint.toml.shapes import is_path
from bulletin_lint.toml.shipped import rules_folder
from bulletin_lint.toml.words import written_out

LOOK_BEHIND = 16
LOOK_AHEAD = 40
COLUMNS = ("wrong", "right", "before", "after", "sure", "fix", "from", "until", "note", "source")
VERBS = {"high": "应为", "medium": "疑应为", "style": "宜作"}
FIXES = ("safe", "ask")


class Entry(NamedTuple):
    """One entry. ``right`` empty: nothing can be proposed; several proposals are separated by ``|``. ``home`` is the
    line of a list that is not shipped, whose conditions are watched."""

    wrong: str
    right: str = ""
    before: str = ""
    after: str = ""
    sure: str = "high"
    fix: str = "ask"
    since: str = ""
    until: str = ""
    note: str = ""
    source: str = ""
    home: str = ""

    def holds(self, string: str, start: int) -> bool:
        """Whether the conditions are met where ``wrong`` begins at ``start``. Raises PatternTooSlow."""
        if not self.before and not self.after:
            return True
        if not self.home:
            return self._meets_all(string, start)
        try:
            with patterns.watched():
                return self._meets_all(string, start)
        except patterns.TooSlow as error:
            raise PatternTooSlow(f"{self.home}：{error}") from None

    def _meets_all(self, string: str, start: int) -> bool:
        end = start + len(self.wrong)
        return _meets(self.before, _left_of(string, start), True) and _meets(self.after, _right_of(string, end), False)

    def in_force(self, date: datetime.date | None) -> bool:
        """Whether the entry holds for an issue of that date; one with a span is silent where no date is known."""
        if not self.since and not self.until:
            return True
        return date is not None and (self.since or "0") <= date.isoformat() <= (self.until or "9")


def _left_of(string: str, start: int) -> str:
    left = string[max(0, start - LOOK_BEHIND) : start]
    return left[left.rfind("\n") + 1 :]


def _right_of(string: str, end: int) -> str:
    return string[end : end + LOOK_AHEAD].partition("\n")[0]


def _meets(condition: str, context: str, at_end: bool) -> bool:
    if not condition:
        return True
    unwanted = condition[0] == "!"
    return (patterns.compiled(_condition(condition[unwanted:], at_end)).search(context) is None) == unwanted


@cache
def _condition(pattern: str, at_end: bool) -> str:
    return written_out(rf"(?:{pattern})\Z" if at_end else rf"\A(?:{pattern})")


class Table(Mapping[str, Sequence[Entry]]):
    """The entries of a list by their wrong form. Each is read when it is asked for: a run needs few of them.

    A list is equal to itself alone, so that it can be a key.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __init__(self, text: str, where: str, shipped: bool = False) -> None:
        """Raises ConfigError for an unknown column."""
        self._shipped = shipped
        lines = text.splitlines()
        self._places = _places(lines[0] if lines else "", where)
        self._where = where
        self._lines: dict[str, list[tuple[int, str]]] = {}
        first = self._places.index(COLUMNS.index("wrong"))
        for number, line in enumerate(lines[1:], 2):
            if line and line[0] != "#":
                self._lines.setdefault(line.split("\t", first + 1)[first], []).append((number, line))

    @property
    def words(self) -> KeysView[str]:
        """The wrong forms, as a set."""
        return self._lines.keys()

    def __getitem__(self, wrong: str) -> Sequence[Entry]:
        """The entries of that form, in their order. Raises ConfigError for a value that is none."""
        lines = self._lines[wrong]
        return [self._entry(line, f"{self._where}：第{number}行") for number, line in lines]

    def _entry(self, line: str, where: str) -> Entry:
        entry = _entry(line.split("\t"), self._places, where)
        is_safe = self._shipped or not (entry.before or entry.after)
        return entry if is_safe else entry._replace(home=where)

    def __contains__(self, wrong: object) -> bool:
        return wrong in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def word_list(name_or_path: str) -> Table:
    """The shipped list of that name, or the list at that path as it is now. Raises ConfigError."""
    if not is_path(name_or_path):
        return shipped(name_or_path)
    return _read(Path(name_or_path), False, states_of((name_or_path,)))


@cache
def shipped(name: str) -> Table:
    """The shipped list of that name. Raises ConfigError."""
    return _read(rules_folder() / "wording" / f"{name}.tsv", True)


@lru_cache(maxsize=32)
def _read(path: Path, is_shipped: bool, _: Sequence[State] = ()) -> Table:
    try:
        return Table(read_text(path), str(path), is_shipped)
    except OSError as error:
        raise ConfigError(f"{path}：无法读取词表：{reason(error)}") from error
    except ValueError as error:
        raise ConfigError(f"{path}：无法读取词表：{error}") from error


def _places(header: str, where: str) -> list[int]:
    """The field of Entry that each column fills."""
    names = header.split("\t")
    if unknown := [name for name in names if name not in COLUMNS] or not {"wrong", "right"} <= set(names):
        raise ConfigError(f"{where}：首行应为列名（{'、'.join(COLUMNS)}）：{unknown}")
    return [COLUMNS.index(name) for name in names]


def _entry(cells: list[str], places: list[int], where: str) -> Entry:
    values = ["", "", "", "", "high", "ask", "", "", "", ""]
    if len(cells) > len(places):
        raise ConfigError(f"{where}：列数多于首行")
    for place, cell in zip(places, cells, strict=False):
        if cell:
            values[place] = cell
    entry = Entry(*values)
    if not entry.wrong or entry.wrong == entry.right or entry.sure not in VERBS or entry.fix not in FIXES:
        raise ConfigError(f"{where}：wrong 为空或与 right 相同，或 sure、fix 的值无法识别")
    return entry
