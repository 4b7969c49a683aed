"""Which rules a selector means: by letters and digits, and by what people call rules and their groups."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bulletin_lint import Config
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.book import all_rules, book_for, load_rulebook
from bulletin_lint.rulebook.selection import strength, validate

RULES = all_rules()
BY_CODE = {rule.code: rule for rule in RULES}
PACK = """
[[rule]]
code = "OFC001"
name = "our-word"
check = "pattern"
pattern = "快报"
message = "本单位的刊物叫专报"
why = "刊名由本单位规定。"
good = ["宣传信息专报"]
bad = ["宣传信息快报"]
"""


def codes(config: Config) -> set[str]:
    book = load_rulebook(config)
    return {rule.code for rule in (*book.rules, *book.file_rules) if not rule.always}


@pytest.mark.parametrize(
    ("chinese", "letters"),
    [
        ({"select": ("标点",)}, {"select": ("PUN",)}),
        ({"select": ("版面",)}, {"select": ("LAY",)}),
        ({"ignore": ("数字", "引号用反")}, {"ignore": ("NUM", "PUN007")}),
        ({"select": ("标点",), "ignore": ("半角标点",)}, {"select": ("PUN",), "ignore": ("PUN001",)}),
        ({"select": ("半角标点",), "ignore": ("标点",)}, {"select": ("PUN001",), "ignore": ("PUN",)}),
        ({"extend_select": ("正文行距",)}, {"extend_select": ("LAY034",)}),
    ],
)
def test_words_mean_what_letters_do(chinese: dict[str, tuple[str, ...]], letters: dict[str, tuple[str, ...]]) -> None:
    assert codes(Config(**chinese)) == codes(Config(**letters))  # type: ignore[arg-type]


def test_words_hold_for_repairs_severity_and_files() -> None:
    assert load_rulebook(Config(fixable=("标点",), unfixable=("直引号",))).fixable == {
        rule.code for rule in RULES if rule.code.startswith("PUN") and rule.code != "PUN005"
    }
    weighed = load_rulebook(Config(severity={"标点": "info", "直引号": "error"})).rules
    assert {rule.code: rule.severity.label for rule in weighed if rule.code in ("PUN001", "PUN005", "NUM003")} == {
        "PUN001": "info",
        "PUN005": "error",
        "NUM003": "error",
    }
    config = Config(per_file_ignores={"*.docx": ("标点", "全角数字")})
    left = {rule.code for rule in book_for(Path("稿.docx"), config).rules}
    assert not any(code.startswith("PUN") for code in left)
    assert "NUM003" not in left
    assert "NUM004" in left


def test_a_word_within_a_title_means_no_rule() -> None:
    assert not any(strength("顿号", rule) for rule in RULES)
    assert strength("标点", BY_CODE["PUN001"]) == strength("PUN", BY_CODE["PUN001"])
    assert not strength("标点", BY_CODE["NUM001"])


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("标点符", "没有规则 标点符，是否应为“标点”？"),
        ("期号的写法", "没有规则 期号的写法，是否应为“期号写法”？"),
        ("身份证", "没有规则 身份证，名称里有这个词的是WRD142 身份证号码"),
        (
            "顿号",
            "没有规则 顿号，名称里有这个词的是NUM022 概数中的顿号、PUN012 书名号间的顿号、PUN013 引号间的顿号等6条",
        ),
        ("小数位", "没有规则 小数位；bulletin-lint rule --all 列出全部规则"),
        ("丢字", "没有规则 丢字；bulletin-lint rule --all 列出全部规则"),
        ("转码", "没有规则 转码；bulletin-lint rule --search 转码 查找有关的规则"),
        ("date-from", "没有规则 date-from，是否应为“date-form”？"),
    ],
)
def test_a_selector_that_means_nothing_is_answered(selector: str, said: str) -> None:
    with pytest.raises(ConfigError, match=f"^{re.escape(said)}$"):
        validate([selector], RULES)


def test_a_pack_without_titles_loads_and_is_called_by_its_names(tmp_path: Path) -> None:
    pack = tmp_path / "本单位.toml"
    pack.write_text(PACK, encoding="utf-8")
    assert all_rules((str(pack),))[-1].title == "our-word"
    pack.write_text(PACK.replace('our-word"', 'our-word"\ntitle = "本刊名称"'), encoding="utf-8")
    assert all_rules((str(pack),))[-1].title == "本刊名称"
    assert codes(Config(packs=(str(pack),), select=("本刊名称",))) == {"OFC001"}
