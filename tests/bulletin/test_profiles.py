"""Profiles: those that are shipped, how they build on one another, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint import Config, lint
from bulletin_lint.bulletin.profile import DEFAULT, GENERAL, load_profile
from bulletin_lint.engine.rule import Level
from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.shipped import profiles_folder
from tests.places import FIXTURES

SHIPPED = sorted(path.stem for path in profiles_folder().glob("*.toml") if path.stem != GENERAL)
OF_PROFILE = {"jianbao": "gongzuo-jianbao", "zhengwu": "zhengwu-xinxi", "clean-short": "xuanchuan-xinxi-zhuanbao"}


def test_every_shipped_profile_has_an_issue_to_show() -> None:
    assert sorted(OF_PROFILE.values()) == sorted(SHIPPED)


@pytest.mark.parametrize(("case", "profile"), OF_PROFILE.items())
def test_an_issue_is_clean_under_its_own_profile(case: str, profile: str) -> None:
    assert lint(FIXTURES / case / "draft.docx", Config(profile=profile)).findings == ()


@pytest.mark.parametrize("case", ["jianbao", "zhengwu"])
def test_another_publication_breaks_only_house_form_under_the_default(case: str) -> None:
    findings = lint(FIXTURES / case / "draft.docx", Config(profile=DEFAULT)).findings
    assert {finding.rule.level for finding in findings} == {Level.HOUSE}
    assert lint(FIXTURES / case / "draft.docx").findings == (), "the configuration beside it names its profile"


def test_a_profile_says_only_what_differs_and_is_named_by_its_file(tmp_path: Path) -> None:
    own = _put(tmp_path / "本办.toml", 'extends = "gongzuo-jianbao"\n[issue]\npad = 2')
    profile = load_profile(str(own), profiles_folder())
    assert (profile.name, profile.issue.pad) == ("本办", 2)
    assert profile.sections.brackets == "【】"
    assert profile.distribution.labels == ("主送", "抄送")


def _put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_profile_extends_a_file_beside_it(tmp_path: Path) -> None:
    _put(tmp_path / "base.toml", '[sections]\nbrackets = "【】"\nnames = ["甲", "乙"]')
    own = _put(tmp_path / "own.toml", 'extends = "./base.toml"\n[sections]\nnames = ["丙"]')
    sections = load_profile(str(own), profiles_folder()).sections
    assert (sections.brackets, sections.names) == ("【】", ("丙",))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('extend = "x"', "own.toml：未知的键 extend，是否应为“extends”？"),
        ("datee = 1", "own.toml：未知的键 datee，是否应为“date”？"),
        ('[sections]\nbraket = "【】"', "own.toml：未知的键 sections.braket，是否应为“brackets”？"),
        ('[sections]\nbrackets = "【"', "own.toml：sections：brackets 应为前后两个括号，或留空，不能是“【”"),
        ('[date]\nform = "yms"', 'date.form 不能是 "yms"，是否应为“ymd”？可用：ymd、han'),
        (
            '[masthead]\nrequired = ["names"]',
            'masthead.required 第1项不能是 "names"，是否应为“name”？可用：name、issue',
        ),
        ('[issue]\nform = "第{m}期"', "form 中的 {m} 无法识别，只能用 {n}、{year}"),
        ('[issue]\nform = "第{n期"', "form 中的 {n期 无法识别"),
        ("[issue]\npad = true", "issue.pad 应为整数"),
        ('[contents]\nrequired = "是"', "contents.required 应为 true 或 false"),
        ('[sections]\nnames = "工作动态"', "sections.names 应为文字列表"),
        ("sections = 1", "sections 应为表"),
        ("[new]\ncolophon = 1", "new.colophon 应为表"),
        ('[new.colophon]\n"承办" = 1', "new.colophon.承办 应为文字"),
        ("extends = 1", "extends 应为文字"),
        ('extends = "gongzuo-jianba"', "是否应为“gongzuo-jianbao”？"),
        ('extends = "没有.toml"', "没有.toml：没有这个文件"),
        ('extends = "own.toml"', "extends 形成循环"),
        ("[", "不是有效的 TOML"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    own = _put(tmp_path / "own.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_profile(str(own), profiles_folder())
    assert complaint in str(caught.value)


def test_a_mistake_in_a_profile_that_is_extended_is_told_with_that_file(tmp_path: Path) -> None:
    _put(tmp_path / "base.toml", "datee = 1")
    own = _put(tmp_path / "own.toml", 'extends = "base.toml"')
    with pytest.raises(ConfigError, match=r"base\.toml：未知的键 datee"):
        load_profile(str(own), profiles_folder())


# What no page can have, or no file says: it would be written into drafts.
@pytest.mark.parametrize(
    "line",
    [
        'body_size = "0磅"', 'body_size = "0.1磅"', 'line = "0磅"', 'line = "1～0磅"', 'line = "30～28磅"',
        'line = "0.01磅"', 'line = "0.001倍"', 'line = "999倍"', 'top = "abc"', 'top = "560毫米"', 'left = "99厘米"',
        "first_indent = -1", "first_indent = 21", "lines = -1", "lines = 101", "characters = 1000",
        'body_font = "  "', 'body_font = " 仿宋"', 'latin_font = "a\\u0007b"', 'level_fonts = ["黑体", "a\\nb"]',
        f'title_font = "{"仿" * 32}"', 'fonts = ["仿宋="]', 'check = "other"',
    ],
)  # fmt: skip
def test_layout_that_no_page_can_have_is_refused(tmp_path: Path, line: str) -> None:
    own = _put(tmp_path / "own.toml", f"[layout]\n{line}")
    with pytest.raises(ConfigError, match=f"layout.*{line.split()[0]}"):
        load_profile(str(own), profiles_folder())


@pytest.mark.parametrize(
    "line",
    [
        'body_size = "0.5磅"', 'line = "28磅"', 'line = "0.05磅"', 'line = "132倍"', 'top = "558毫米"',
        "first_indent = 0", "first_indent = 20", "lines = 100", "characters = 0", 'body_font = ""', "level_fonts = []",
        f'title_font = "{"仿" * 31}"', 'number_form = ""',
    ],
)  # fmt: skip
def test_layout_that_is_merely_odd_is_taken(tmp_path: Path, line: str) -> None:
    own = _put(tmp_path / "own.toml", f"[layout]\n{line}")
    key, _, value = line.partition(" = ")
    found = getattr(load_profile(str(own), profiles_folder()).layout, key)
    assert found == (int(value) if value.isdigit() else () if value == "[]" else value.strip('"'))
