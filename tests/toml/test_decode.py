"""The door for TOML: what each type hint takes, and how what does not fit is reported."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.decode import (
    NO_KEY,
    Doc,
    FilePath,
    NameOrPath,
    decode,
    encoded,
    fields_of,
    split,
)
from bulletin_lint.toml.write import toml_key, toml_value


class Color(StrEnum):
    RED = "red"
    DARK_RED = "dark-red"


class Degree(IntEnum):
    LOW = 0
    HIGH = 1


class Inner(NamedTuple):
    least: int = 1
    most: Annotated[int, Doc("不超过")] = 9
    notes: Mapping[str, str] = MappingProxyType({})

    def validate(self) -> None:
        if self.least > self.most:
            raise ValueError(f"least {self.least} 大于 most {self.most}")


class Everything(NamedTuple):
    text: str
    number: int = 0
    switch: bool = False
    share: float = 0.5
    word: Literal["one", "two", ""] = "one"
    level: Literal[1, 2, True] = 1
    color: Color = Color.RED
    degree: Degree = Degree.LOW
    maybe: str | None = None
    texts: tuple[str, ...] = ()
    words: tuple[Literal["one", "two"], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    table: Mapping[str, str] = MappingProxyType({})
    lists: Mapping[str, tuple[int, ...]] = MappingProxyType({})
    inner: Annotated[Inner, Doc("里面")] = Inner()
    inners: tuple[Inner, ...] = ()
    named: Mapping[str, Inner] = MappingProxyType({})
    either: tuple[str | Inner, ...] = ()
    listed: tuple[str, ...] | str = ()
    amount: Literal["all"] | bool | float = True
    path: Path = Path()
    file: FilePath = ""
    either_file: Annotated[NameOrPath, Doc("名称或路径")] = ""
    anything: Any = None
    own: Annotated[int, NO_KEY] = 5


def told(text: str) -> str:
    """What is said of a file with this text."""
    with pytest.raises(ConfigError) as caught:
        decode(Everything, tomllib.loads(f'text = ""\n{text}'), "本刊.toml")
    where, _, message = str(caught.value).partition("：")
    assert where == "本刊.toml"
    return message


def decoded(text: str, folder: Path | None = None) -> Everything:
    return decode(Everything, tomllib.loads(f'text = ""\n{text}'), "本刊.toml", folder)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("number = -3", "number", -3),
        ("switch = true", "switch", True),
        ("share = 0.25", "share", 0.25),
        ('word = ""', "word", ""),
        ("level = 2", "level", 2),
        ("level = true", "level", True),
        ('color = "dark-red"', "color", Color.DARK_RED),
        ('degree = "high"', "degree", Degree.HIGH),
        ('maybe = "甲"', "maybe", "甲"),
        ('texts = ["甲", "乙"]', "texts", ("甲", "乙")),
        ("texts = []", "texts", ()),
        ('words = ["two"]', "words", ("two",)),
        ('rows = [["甲"], []]', "rows", (("甲",), ())),
        ('table = {"甲 乙" = "丙"}', "table", {"甲 乙": "丙"}),
        ("lists.a = [1, 2]", "lists", {"a": (1, 2)}),
        ("[inner]\nleast = 4", "inner", Inner(4)),
        ("[[inners]]\nleast = 4\n[[inners]]", "inners", (Inner(4), Inner())),
        ("[named.a]\nmost = 4", "named", {"a": Inner(1, 4)}),
        ('either = ["甲", {least = 2}]', "either", ("甲", Inner(2))),
        ('listed = "甲"', "listed", "甲"),
        ('listed = ["甲"]', "listed", ("甲",)),
        ("amount = false", "amount", False),
        ("amount = 0.5", "amount", 0.5),
        ("anything = [1, {a = 1.5}]", "anything", [1, {"a": 1.5}]),
    ],
)
def test_each_hint_takes_its_values(text: str, field: str, value: object) -> None:
    found = getattr(decoded(text), field)

    assert found == value
    assert type(found) is type(value)


def test_what_a_table_leaves_out_has_its_default() -> None:
    assert decode(Everything, {"text": "甲"}, "") == Everything("甲")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('number = "1"', "number 应为整数"),
        ("number = true", "number 应为整数"),
        ("number = 1.0", "number 应为整数"),
        ("switch = 1", "switch 应为 true 或 false"),
        ("share = 1", "share 应为小数"),
        ("texts = 1", "texts 应为文字列表"),
        ('texts = "甲"', "texts 应为文字列表"),
        ('texts = ["甲", 2]', "texts 第2项应为文字"),
        ("lists.a = 1", "lists.a 应为整数列表"),
        ("lists.a = [true]", "lists.a 第1项应为整数"),
        ("rows = ['甲']", "rows 第1项应为文字列表"),
        ("rows = [[], [1]]", "rows 第2项 第1项应为文字"),
        ("table = []", "table 应为表"),
        ("table.a = 1", "table.a 应为文字"),
        ("inner = 1", "inner 应为表"),
        ("inner.least = ''", "inner.least 应为整数"),
        ("inner.notes.a = 1", "inner.notes.a 应为文字"),
        ("inners = [{least = ''}]", "inners 第1项.least 应为整数"),
        ("named.a.least = ''", "named.a.least 应为整数"),
        ("either = [1]", "either 第1项应为文字或表"),
        ("either = [{least = ''}]", "either 第1项.least 应为整数"),
        ("listed = 1", "listed 应为文字列表或文字"),
        ("listed = [1]", "listed 第1项应为文字"),
        ("amount = 'al'", 'amount 不能是 "al"，是否应为“all”？可用：all'),
        ("inners = {}", "inners 应为表的列表，写作 [[…]]"),
        ("path = 1", "path 应为文件的路径"),
        ("file = 1", "file 应为文字"),
        ("either-file = 1", "未知的键 either-file，是否应为“either_file”？"),
        ("either_file = []", "either_file 应为文字"),
        ("maybe = 1", "maybe 应为文字"),
        ('word = "tow"', 'word 不能是 "tow"，是否应为“two”？可用：one、two、""'),
        ('word = "甲"', 'word 不能是 "甲"；可用：one、two、""'),
        ("word = 1", 'word 不能是 1；可用：one、two、""'),
        ("word = []", 'word 应为 one、two、"" 之一'),
        ("level = 3", "level 不能是 3；可用：1、2、true"),
        ("level = false", "level 不能是 false；可用：1、2、true"),
        ('words = ["one", "tow"]', 'words 第2项不能是 "tow"，是否应为“two”？可用：one、two'),
        ('color = "RED"', 'color 不能是 "RED"；可用：red、dark-red'),
        ('color = "darkred"', 'color 不能是 "darkred"，是否应为“dark-red”？可用：red、dark-red'),
        ("degree = 1", "degree 不能是 1；可用：low、high"),
        ("nubmer = 1", "未知的键 nubmer，是否应为“number”？"),
        ("inner.leats = 1", "未知的键 inner.leats，是否应为“least”？"),
        ('inner."甲" = 1', "未知的键 inner.甲；可用：least、most、notes"),
        ("own = 1", "未知的键 own"),
        ("inner.least = 10", "inner：least 10 大于 most 9"),
        ("inners = [{}, {least = 10}]", "inners 第2项：least 10 大于 most 9"),
    ],
)
def test_what_does_not_fit_is_told_with_its_key(text: str, message: str) -> None:
    assert told(text).startswith(message)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({}, "本刊.toml：缺少 text"),
        (1, "本刊.toml：应为表"),
        ({"text": "", "xyz": 1}, "本刊.toml：未知的键 xyz；可用：text、number、"),
    ],
)
def test_what_is_wrong_with_the_whole_table_is_told(table: Any, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        decode(Everything, table, "本刊.toml")
    assert str(caught.value).startswith(message)


def test_values_that_make_no_sense_together_are_refused_at_the_top_as_inside() -> None:
    with pytest.raises(ConfigError, match=r"^本刊\.toml：least 3 大于 most 2$"):
        decode(Inner, {"least": 3, "most": 2}, "本刊.toml")


def test_a_mistyped_key_may_have_meant_a_word_that_belongs_elsewhere() -> None:
    with pytest.raises(ConfigError, match="未知的键 extnd，是否应为“extend”？"):
        decode(Inner, {"extnd": 1}, "本刊.toml", also=("extend",))


def test_relative_paths_count_from_the_folder(tmp_path: Path) -> None:
    text = 'path = "甲.tsv"\nfile = "乙"\neither_file = "丙.toml"'
    found = decoded(text, tmp_path)

    assert (found.path, found.file, found.either_file) == (
        tmp_path / "甲.tsv",
        str(tmp_path / "乙"),
        str(tmp_path / "丙.toml"),
    )
    assert decoded(f'path = "{tmp_path}/甲"', Path("别处")).path == tmp_path / "甲"
    assert decoded(text) == Everything("", path=Path("甲.tsv"), file="乙", either_file="丙.toml")


@pytest.mark.parametrize("name", ["", "gongzuo-jianbao", "丙", "a.b"])
def test_a_bare_name_is_no_path(name: str) -> None:
    found = decoded(f'either_file = "{name}"', Path("夹"))

    assert found.either_file == name


@pytest.mark.parametrize("name", ["甲.toml", "甲/乙", "甲\\\\乙", "./丙", "list.tsv"])
def test_what_looks_like_a_path_is_one(name: str) -> None:
    assert Path(decoded(f'either_file = "{name}"', Path("夹")).either_file).parts[0] == "夹"


def test_no_file_stays_no_file() -> None:
    assert decoded('file = ""', Path("夹")).file == ""


def test_a_table_is_laid_over_what_was_there() -> None:
    base = Everything("甲", 3, texts=("乙",), inner=Inner(2, 5, {"a": "1", "b": "2"}))

    found = decode(Everything, {"number": 4, "inner": {"most": 6, "notes": {"b": "3"}}}, "", base=base)

    assert found == base._replace(number=4, inner=Inner(2, 6, {"a": "1", "b": "3"}))
    assert base.inner == Inner(2, 5, {"a": "1", "b": "2"})


def test_values_are_judged_together_with_those_below() -> None:
    with pytest.raises(ConfigError, match="inner：least 2 大于 most 1"):
        decode(Everything, {"inner": {"most": 1}}, "本刊.toml", base=Everything("", inner=Inner(2)))


def test_fields_are_listed_with_what_explains_them() -> None:
    fields = fields_of(Everything)

    assert (fields["inner"].doc, fields["either_file"].doc, fields["text"].doc) == ("里面", "名称或路径", "")
    assert fields["text"].required
    assert not fields["number"].required
    assert fields["inner"].default == Inner()
    assert "own" not in fields


class Hyphened(NamedTuple):
    two_words: int = 0

    @staticmethod
    def key_of(field: str) -> str:
        return field.replace("_", "-")


def test_a_class_may_spell_its_keys_otherwise() -> None:
    assert decode(Hyphened, {"two-words": 3}, "") == Hyphened(3)
    with pytest.raises(ConfigError, match="未知的键 two_words，是否应为“two-words”？"):
        decode(Hyphened, {"two_words": 3}, "本刊.toml")


def test_a_table_is_split_into_the_keys_of_a_class_and_the_rest() -> None:
    assert split({"least": 1, "甲": 2}, Inner) == ({"least": 1}, {"甲": 2})


class Bad(NamedTuple):
    both: str | Path


class Worse(NamedTuple):
    pair: tuple[int, int]


@pytest.mark.parametrize("cls", [Bad, Worse])
def test_a_hint_that_no_file_can_meet_is_a_fault_of_the_program(cls: Any) -> None:
    with pytest.raises(TypeError):
        decode(cls, {}, "")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
INNERS = st.builds(Inner, st.integers(0, 5), st.integers(5, 9), st.dictionaries(TEXT, TEXT, max_size=3))
PLACES = st.sampled_from(["", "a.tsv", "b/c"])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXT,
    "number": st.integers(-(2**40), 2**40),
    "switch": st.booleans(),
    "word": st.sampled_from(["one", "two", ""]),
    "color": st.sampled_from(Color),
    "degree": st.sampled_from(Degree),
    "maybe": st.none() | TEXT,
    "rows": st.lists(st.lists(TEXT, max_size=2).map(tuple), max_size=2).map(tuple),
    "table": st.dictionaries(TEXT, TEXT, max_size=3),
    "inner": INNERS,
    "either": st.lists(TEXT | INNERS, max_size=3).map(tuple),
    "path": PLACES.map(Path),
    "file": PLACES,
}


@given(st.fixed_dictionaries(FIELDS).map(lambda fields: Everything(**fields)))
def test_what_is_written_is_read_again(record: Everything) -> None:
    tables = {key: value for key, value in encoded(record).items() if key != "share"}
    written = "\n".join(f"{toml_key(key)} = {toml_value(value)}" for key, value in tables.items())

    assert decode(Everything, tomllib.loads(written), "") == record


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*fields_of(Everything), "甲", ""]), VALUES, max_size=4))
def test_whatever_stands_in_a_file_is_taken_or_refused_by_name(table: dict[str, Any]) -> None:
    said, found = _outcome(table)

    if said:
        assert said.startswith("本刊.toml：")
        assert any(key in said for key in [*table, "text"])
    else:
        assert found._replace(**{key: getattr(Everything(""), key) for key in table}) == Everything("")


def _outcome(table: dict[str, Any]) -> tuple[str, Everything]:
    try:
        return "", decode(Everything, table, "本刊.toml")
    except ConfigError as error:
        return str(error), Everything("")
