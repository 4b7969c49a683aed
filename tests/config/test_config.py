"""Settings: where they are found, how they combine, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.config.config import Config
from bulletin_lint.config.layers import Overrides, Settings
from bulletin_lint.config.load import discover, load_config, override
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.book import config_of, load_rulebook


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_found_gives_the_defaults(tmp_path: Path) -> None:
    config = discover(tmp_path)
    assert config == Config()
    with pytest.raises(AttributeError):
        config.profile = "x"  # type: ignore[misc]


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    put(tmp_path / "甲" / ".bulletin-lint.toml", 'fail-on = "info"')
    (tmp_path / "甲" / "乙").mkdir()
    assert discover(tmp_path / "甲" / "乙").fail_on == "info"
    assert discover(tmp_path / "丙").fail_on == "error"
    assert discover(tmp_path).root == tmp_path


def test_a_table_of_pyproject_counts_and_its_absence_does_not(tmp_path: Path) -> None:
    put(tmp_path / "pyproject.toml", '[tool.bulletin-lint]\nignore = ["PUN"]')
    put(tmp_path / "甲" / "pyproject.toml", '[project]\nname = "not-bulletin-lint"')
    assert discover(tmp_path / "甲").ignore == ("PUN",)
    assert discover(tmp_path / "甲").source == tmp_path / "pyproject.toml"


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nbulletin-lint-other = 1", "[tool.bulletin-lint]"])
def test_a_pyproject_that_says_nothing_to_us_is_passed_over(tmp_path: Path, text: str) -> None:
    put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    path = put(tmp_path / "甲" / "pyproject.toml", f"{text}\n# bulletin-lint")
    assert load_config(path) == Config()
    assert discover(tmp_path / "甲").fail_on == "error"


def test_a_table_of_pyproject_that_is_none_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path / "pyproject.toml", "[tool]\nbulletin-lint = 1")
    with pytest.raises(ConfigError, match=r"pyproject\.toml：tool\.bulletin-lint 应为表"):
        discover(path.parent)


def test_settings_that_are_edited_are_seen(tmp_path: Path) -> None:
    path = put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    assert discover(tmp_path).fail_on == "error"
    path.write_text('fail-on = "info"', encoding="utf-8")
    assert discover(tmp_path).fail_on == "info"
    path.unlink()
    assert discover(tmp_path) == Config()


def test_our_own_file_goes_before_pyproject(tmp_path: Path) -> None:
    put(tmp_path / "pyproject.toml", '[tool.bulletin-lint]\nfail-on = "info"')
    put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    assert discover(tmp_path).fail_on == "error"


def test_a_file_extends_another_and_paths_count_from_their_own_file(tmp_path: Path) -> None:
    put(tmp_path / "共用" / "base.toml", 'packs = ["本市.toml"]\nignore = ["PUN"]\nfail-on = "error"')
    path = put(tmp_path / "bulletin-lint.toml", 'extend = "共用/base.toml"\nignore = ["NUM"]\nprofile = "体例.toml"')
    config = load_config(path)
    assert config.packs == (str(tmp_path / "共用" / "本市.toml"),)
    assert (config.ignore, config.fail_on) == (("NUM",), "error")
    assert config.profile == str(tmp_path / "体例.toml")


def test_a_table_takes_the_place_of_the_one_that_is_extended(tmp_path: Path) -> None:
    put(tmp_path / "base.toml", '[severity]\nPUN = "error"\n[profiles]\n"甲/" = "a"')
    path = put(tmp_path / "bulletin-lint.toml", 'extend = "base.toml"\nseverity = {NUM = "info"}')
    config = load_config(path)
    assert (config.severity, config.profiles) == ({"NUM": "info"}, {"甲/": "a"})
    assert (config.root, config.source) == (tmp_path, path)


def test_a_baseline_counts_from_the_file_that_names_it(tmp_path: Path) -> None:
    path = put(tmp_path / "bulletin-lint.toml", 'baseline = "旧问题"')
    assert load_config(path).baseline == str(tmp_path / "旧问题")
    assert load_config(put(path, 'baseline = ""')).baseline == ""


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "bulletin-lint.toml"
    path.write_bytes(b"\xef\xbb\xbfforce-exclude = true")
    assert load_config(path).force_exclude


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", "未知的键 selct，是否应为“select”？"),
        ("unsafe_fixes = true", "未知的键 unsafe_fixes，是否应为“unsafe-fixes”？"),
        ('select = "PUN"', "select 应为文字列表"),
        ("force-exclude = 1", "force-exclude 应为 true 或 false"),
        ('fail-on = "fatal"', 'fail-on 不能是 "fatal"；可用：error、warning、info'),
        ('severity = {PUN = "bad"}', 'severity.PUN 不能是 "bad"；可用：error、warning、info'),
        ("per-file-ignores = {'*' = 'PUN'}", "per-file-ignores.* 应为文字列表"),
        ("extnd = 1", "未知的键 extnd，是否应为“extend”？"),
        ('root = "/"', "未知的键 root"),
        ('packs = ["甲", 1]', "packs 第2项应为文字"),
        ("a = ", "不是有效的 TOML"),
        ('extend = "没有.toml"', "没有.toml：没有这个文件"),
        ("extend = 1", "extend 应为文字"),
        ('extend = "bulletin-lint.toml"', "extend 形成循环"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=r"\.toml：") as caught:
        load_config(put(tmp_path / "bulletin-lint.toml", text))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "field", "value"),
    [
        ("fail-on=error", "fail_on", "error"),
        ('fail-on = "error"', "fail_on", "error"),
        ("unsafe-fixes=true", "unsafe_fixes", True),
        ("select=['PUN', 'NUM']", "select", ("PUN", "NUM")),
        ("severity.PUN=error", "severity", {"PUN": "error"}),
    ],
)
def test_single_settings_on_the_command_line(setting: str, field: str, value: object) -> None:
    assert getattr(override(Config(), setting), field) == value


def test_options_are_laid_over_files(tmp_path: Path) -> None:
    put(tmp_path / "bulletin-lint.toml", 'select = ["PUN"]\nignore = ["PUN001"]\nextend-select = ["NUM"]')
    path = tmp_path / "草稿.docx"

    added = Settings(Overrides(ignore=("PUN002",))).of(path)
    assert (added.select, added.ignore, added.extend_select) == (("PUN",), ("PUN001", "PUN002"), ("NUM",))

    anew = Settings(Overrides(select=("HDR",), ignore=("HDR001",))).of(path)
    assert (anew.select, anew.ignore, anew.extend_select) == (("HDR",), ("HDR001",), ())

    assert Settings(isolated=True).of(path) == Config()
    other = put(tmp_path / "别的.toml", 'fail-on = "info"')
    chosen = Settings(configs=(str(other), "fail-on=error")).of(path)
    assert (chosen.source, chosen.fail_on, chosen.select) == (other, "error", None)


def test_profiles_are_chosen_by_file_the_last_that_fits(tmp_path: Path) -> None:
    path = put(
        tmp_path / "bulletin-lint.toml",
        'profile = "a"\n[profiles]\n"简报/" = "b"\n"*增刊*" = "体例/增刊.toml"',
    )
    config = load_config(path)
    chosen = {
        name: config_of(tmp_path / name, config).profile
        for name in ("第1期.docx", "简报/第1期.docx", "简报/深/第1期.docx", "简报/增刊1.docx")
    }
    special = str(tmp_path / "体例/增刊.toml")
    assert list(chosen.values()) == ["a", "b", "b", special]


def test_a_profile_given_as_an_option_holds_for_every_file(tmp_path: Path) -> None:
    put(tmp_path / "bulletin-lint.toml", '[profiles]\n"简报/" = "gongzuo-jianbao"')
    draft = tmp_path / "简报" / "第1期.docx"
    settings = Settings(Overrides(profile="xuanchuan-xinxi-zhuanbao"))
    assert config_of(draft, settings.of(draft)).profile == "xuanchuan-xinxi-zhuanbao"


@pytest.mark.parametrize("name", ["工作简报", "《工作简报》", "gongzuo-jianbao"])
def test_settings_may_call_a_profile_as_people_do(tmp_path: Path, name: str) -> None:
    put(tmp_path / "本刊.toml", f'extends = "{name}"\n')
    for setting in (f'profile = "{name}"', f'[profiles]\n"*" = "{name}"', 'profile = "本刊.toml"'):
        put(tmp_path / "bulletin-lint.toml", setting)
        config = config_of(tmp_path / "第1期.docx", discover(tmp_path))
        assert load_rulebook(config).profile.masthead.names == ("工作简报",)


def test_a_profile_of_the_office_is_nearer_than_a_shipped_one_of_that_name(tmp_path: Path) -> None:
    own = put(tmp_path / "本刊.toml", 'title = "工作简报"\n[masthead]\nnames = ["街道简报"]\n')
    for name in ("本刊", "工作简报", "街道简报"):
        put(tmp_path / "bulletin-lint.toml", f'profile = "{name}"')
        config = config_of(tmp_path / "第1期.docx", discover(tmp_path))
        assert config.profile == str(own)
    put(tmp_path / "另一刊.toml", 'title = "工作简报"\n[masthead]\nnames = ["城区简报"]\n')
    put(tmp_path / "bulletin-lint.toml", '[profiles]\n"*" = "工作简报"')
    with pytest.raises(ConfigError, match="叫“工作简报”的体例不止一份"):
        load_rulebook(discover(tmp_path))


def test_a_profile_that_only_some_files_ask_for_is_checked_at_once() -> None:
    with pytest.raises(ConfigError, match="未知的体例 没有这种"):
        load_rulebook(Config(profiles={"简报/": "没有这种"}))


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="没有规则包"):
        load_rulebook(Config(packs=(str(tmp_path),)))
