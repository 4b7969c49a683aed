"""Packs: what makes a rule, and every mistake told with its place and the nearest right spelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest

from bulletin_lint.engine.hit import Hit, Safety, Severity
from bulletin_lint.engine.rule import Kind, Level, Rule
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.packs import load_packs
from bulletin_lint.toml.decode import NameOrPath


class Parameters(NamedTuple):
    """Of the kind ``count``."""

    least: int
    words: tuple[str, ...] = ()
    table: Mapping[str, str] = {}
    finds: Literal["gap", "repeat"] = "gap"
    list: NameOrPath = ""
    file: Path = Path()

    def validate(self) -> None:
        if self.least < 0:
            raise ValueError("least 不能是负数")


def run(document: Any, parameters: Parameters) -> Iterator[Hit]:
    yield from ()


KINDS = {"count": Kind("count", run, Parameters)}
ROLES = {"body": ("body",), "prose": ("body", "lead")}
GOOD = """
[[rule]]
code = "TST001"
name = "a-rule"
check = "count"
scope = ["prose"]
least = 3
words = ["甲", "乙"]
severity = "error"
fix = "unsafe"
message = "太少"
why = "不够。"
source = "通例"
level = "practice"
good = ["甲", { text = "乙", role = "body" }]
bad = [{ text = "丙", fixed = "甲" }]
"""


def loaded(path: Path, *texts: str) -> list[Rule]:
    paths = []
    for number, text in enumerate(texts, 1):
        paths.append(path / f"pack{number}.toml")
        paths[-1].write_text(text, encoding="utf-8")
    return load_packs(paths, KINDS, ROLES)


def test_an_entry_becomes_a_rule(tmp_path: Path) -> None:
    (rule,) = loaded(tmp_path, GOOD)

    assert (rule.code, rule.name, rule.kind.name) == ("TST001", "a-rule", "count")
    assert rule.parameters == Parameters(3, ("甲", "乙"))
    assert rule.scope == {"body", "lead"}
    assert (rule.severity, rule.fix, rule.level) == (Severity.ERROR, Safety.UNSAFE, Level.PRACTICE)
    assert (rule.message, rule.why, rule.source) == ("太少", "不够。", "通例")
    assert [(e.text, e.role) for e in rule.good] == [("甲", ""), ("乙", "body")]
    assert [e.fixed for e in rule.bad] == ["甲"]
    assert rule.enabled


def test_what_an_entry_leaves_out_has_defaults(tmp_path: Path) -> None:
    kept = ("code", "name", "check", "least", "message", "why", "good", "bad", "[[rule]]")
    (rule,) = loaded(tmp_path, "\n".join(line for line in GOOD.split("\n") if line.startswith(kept)))

    assert (rule.severity, rule.fix, rule.level) == (Severity.WARNING, Safety.NONE, Level.HOUSE)
    assert rule.scope == frozenset()
    assert rule.parameters.words == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "a-rule"', "", "缺少 name"),
        ('good = ["甲", { text = "乙", role = "body" }]', "good = []", "缺少 good"),
        ('bad = [{ text = "丙", fixed = "甲" }]', "", "缺少 bad"),
        ('why = "不够。"', "", "缺少 why"),
        ('code = "TST001"', 'code = "TS1"', "三个大写字母加三位数字"),
        ('name = "a-rule"', 'name = "A_rule"', "小写字母、数字和连字符"),
        ('check = "count"', 'check = "cuont"', "未知的检查种类 cuont，是否应为“count”"),
        ("least = 3", 'least = "3"', "least 应为整数"),
        ("least = 3", "", "（count）：缺少 least"),
        ("least = 3", 'least = 3\nfinds = "gaps"', 'finds 不能是 "gaps"，是否应为“gap”？可用：gap、repeat'),
        ("least = 3", "least = 3\nfinds = 1", "finds 不能是 1；可用：gap、repeat"),
        ("least = 3", "least = -1", "least 不能是负数"),
        ('words = ["甲", "乙"]', 'words = "甲"', "words 应为文字列表"),
        ('words = ["甲", "乙"]', "words = [1]", "words 第1项应为文字"),
        ('words = ["甲", "乙"]', 'table = ["甲"]', "table 应为表"),
        ('scope = ["prose"]', 'scope = ["pose"]', "scope 中未知的位置 pose，是否应为“prose”"),
        ('severity = "error"', 'severity = "fatal"', 'severity 不能是 "fatal"；可用：info、warning、error'),
        ('fix = "unsafe"', 'fix = "yes"', 'fix 不能是 "yes"；可用：safe、unsafe、none'),
        ('level = "practice"', 'level = "law"', 'level 不能是 "law"；可用：standard、practice、house'),
        ('severity = "error"', 'severty = "error"', "未知的键 severty，是否应为“severity”"),
        ('message = "太少"', "message = 3", "message 应为文字"),
        ("least = 3", "least = 3\nenabled = 1", "enabled 应为 true 或 false"),
        ('scope = ["prose"]', 'scope = "prose"', "scope 应为文字列表"),
        ('"甲", { text = "乙", role = "body" }', '{ txt = "乙" }', "未知的键 good 第1项.txt，是否应为“text”？"),
        ('{ text = "丙", fixed = "甲" }', '"丙", { fixed = "甲" }', "缺少 bad 第2项.text"),
        ('{ text = "丙", fixed = "甲" }', "1", "bad 第1项应为文字或表"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, GOOD.replace(old, new))

    assert told in str(caught.value)
    assert "pack1.toml：第1条规则" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[rules]]\n", "未知的键 rules，是否应为“rule”"),
        ("[rule]\ncode = 1\n", "rule 应为表的列表，写作 [[…]]"),
        ("code = \n", "不是有效的 TOML"),
        ("wrods = {}\n", "未知的键 wrods，是否应为“words”"),
        ("words = []\n", "words 应为表"),
        ('words."表" = 1\n', "words.表 应为文字列表或文字"),
        ('words."表" = ["甲", 1]\n', "words.表 第2项应为文字"),
        ('patterns."式" = []\n', "patterns.式 应为文字"),
        ('words."表" = ["<无>"]\n', "没有词表 <无>"),
    ],
)
def test_a_file_that_is_no_pack_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, text)

    assert told in str(caught.value)


def test_files_that_a_rule_names_lie_beside_the_pack(tmp_path: Path) -> None:
    (rule,) = loaded(tmp_path, GOOD.replace("least = 3", 'least = 3\nlist = "甲.tsv"\nfile = "乙"'))
    assert (rule.parameters.list, rule.parameters.file) == (str(tmp_path / "甲.tsv"), tmp_path / "乙")
    (rule,) = loaded(tmp_path, GOOD.replace("least = 3", 'least = 3\nlist = "typos"'))
    assert rule.parameters.list == "typos"


def test_lists_of_the_pack_are_written_out(tmp_path: Path) -> None:
    named = 'words."甲乙" = ["甲", "乙"]\nwords."全" = ["<甲乙>", "丙"]\n'
    (rule,) = loaded(tmp_path, named + GOOD.replace('words = ["甲", "乙"]', 'words = ["<全>"]'))
    assert rule.parameters.words == ("甲", "乙", "丙")

    with pytest.raises(ConfigError, match="第1条规则 TST001：words 没有词表 <无>"):
        loaded(tmp_path, named + GOOD.replace('words = ["甲", "乙"]', 'words = ["<无>"]'))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml：没有这个文件"):
        load_packs([tmp_path / "none.toml"], KINDS, ROLES)


@pytest.mark.parametrize(
    ("old", "new", "given"),
    [('name = "a-rule"', 'name = "another"', "TST001"), ('code = "TST001"', 'code = "TST002"', "a-rule")],
)
def test_a_code_or_name_is_given_once(tmp_path: Path, old: str, new: str, given: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, GOOD, GOOD.replace(old, new))

    assert f"{given} 已用于 TST001" in str(caught.value)
