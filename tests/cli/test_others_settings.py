"""Settings, packs, lists and baselines of somebody else: at worst a sentence and status 2."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, MakeDraft
from tests.config.test_trust import AS_ROOT, STRANGER

DEEP = "x = " + "[" * 20_000
PLACES: dict[str, Callable[[Path], tuple[str | Path, ...]]] = {
    "settings": lambda path: ("--config", path),
    "profile": lambda path: ("--profile", path),
    "pack": lambda path: ("--config", f'packs = ["{path}"]'),
    "baseline": lambda path: ("--baseline", path),
    "extended": lambda path: ("--config", _naming(path, f'extend = "{path.name}"')),
    "profile's list": lambda path: ("--profile", _naming(path, f'[wording]\nlists = ["{path.name}"]')),
    "pack's list": lambda path: ("--config", f'packs = ["{_pack(path)}"]'),
}
PACK = """[[rule]]
code = "OUR002"
name = "our-list"
check = "words"
list = "{list}"
message = "{{text}}{{verb}}{{right}}"
why = "本单位的词表。"
good = ["好。"]
bad = ["会议要求，！"]
"""


def _naming(path: Path, text: str) -> Path:
    naming = path.with_name("naming.toml")
    naming.write_text(text, encoding="utf-8")
    return naming


def _pack(path: Path) -> str:
    return str(_naming(path, PACK.format(list=path.name)))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["deep", "endless", "pipe", "folder", "huge", "no text", "circle", "missing"])
def test_what_settings_name_and_cannot_be_read_is_told_in_a_sentence(
    cli: Cli, draft: MakeDraft, tmp_path: Path, place: str, kind: str
) -> None:
    path = tmp_path / "a.toml"
    if kind == "deep":
        path.write_text(DEEP if place != "baseline" else "[" * 100_000, encoding="utf-8")
    elif kind == "endless":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate((64 << 20) + 1)
    elif kind == "no text":
        path.write_bytes(b"\xff\xfe\xff")
    elif kind == "circle":
        path.symlink_to(path.name)
    outcome = cli(*PLACES[place](path), draft())
    assert (outcome.status, outcome.out) == (2, "")
    (line,) = outcome.err.splitlines()
    assert line.startswith("bulletin-lint：")
    assert "a.toml" in line or "/dev/zero" in line
    assert "Error" not in line


@pytest.mark.parametrize("key", ["packs = ['甲\\u0000']", "profile = '/\\u0000'", "baseline = '\\u0000'"])
def test_a_name_that_no_file_can_have_is_refused(cli: Cli, draft: MakeDraft, tmp_path: Path, key: str) -> None:
    (tmp_path / "bulletin-lint.toml").write_text(key.replace("'", '"'), encoding="utf-8")
    outcome = cli(draft())
    assert outcome.status == 2
    assert outcome.err.startswith("bulletin-lint：")
    assert "不能含有空字符" in outcome.err


def test_a_setting_of_the_command_line_that_is_very_deep_is_refused(cli: Cli, draft: MakeDraft) -> None:
    outcome = cli("--config", DEEP, draft())
    assert outcome.status == 2
    assert len(outcome.err) < 3000
    assert outcome.err.endswith("…\n")


@pytest.mark.parametrize("setting", ['packs = ["{}"]', 'profile = "{}"', 'baseline = "{}"', 'extend = "{}"'])
def test_a_path_that_is_too_long_is_told_in_a_sentence(
    cli: Cli, draft: MakeDraft, tmp_path: Path, setting: str
) -> None:
    (tmp_path / "bulletin-lint.toml").write_text(setting.format("a/" * 4000), encoding="utf-8")
    outcome = cli(draft())
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert outcome.err.startswith("bulletin-lint：")


def test_a_draft_whose_path_is_too_long_is_told_in_a_sentence(cli: Cli) -> None:
    for path in ("a/" * 4000 + "b.docx", "a" * 300 + ".docx"):
        for command in ((), ("outline",), ("text",), ("annotate", "-o", "b.docx")):
            outcome = cli(*command, path)
            assert (outcome.status, outcome.err.count("\n")) == (2, 1)


def test_a_pack_folder_that_holds_everything_is_not_looked_through(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    for number in range(10_001):
        (tmp_path / "甲" / str(number)).touch()
    outcome = cli("--config", 'packs = ["甲"]', draft())
    assert outcome.status == 2
    assert "文件夹里的文件超过10000个，请写明规则包" in outcome.err


@AS_ROOT
def test_settings_of_a_stranger_are_passed_over_and_named(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft("稿件/a.docx", fault=True)
    settings = tmp_path / "bulletin-lint.toml"
    settings.write_text('ignore = ["HDR", "FTR"]', encoding="utf-8")
    os.chown(settings, STRANGER, STRANGER)
    outcome = cli(path)
    assert (outcome.status, "HDR010" in outcome.out) == (1, True)
    assert outcome.err == f"未采用 {settings}：它属于其他用户。确认其内容可信后，可用 --config 指明。\n"
    assert cli("outline", path).err == outcome.err
    assert cli("diff", path, path).err == outcome.err * 2
    assert cli("annotate", path, "-o", tmp_path / "审阅.docx").err == outcome.err
    assert cli("new", "--issue", "1", "-o", tmp_path / "新.docx").err == outcome.err
    assert cli("rule", "HDR010").err == outcome.err
    assert cli("--config", settings, path)[::2] == (0, "")


@pytest.mark.parametrize("name", ["../出.json", "链/出.json"])
def test_settings_write_no_baseline_outside_their_repository(
    cli: Cli, draft: MakeDraft, tmp_path: Path, name: str
) -> None:
    path = draft("库/a.docx", fault=True)
    (tmp_path / "库" / "链").symlink_to(tmp_path)
    (tmp_path / "库" / "bulletin-lint.toml").write_text(f'baseline = "{name}"', encoding="utf-8")
    settings = tmp_path / "库" / "bulletin-lint.toml"
    (tmp_path / "出.json").write_text("要紧的内容", encoding="utf-8")
    outcome = cli("--config", settings, "--generate-baseline", path)
    assert (outcome.status, outcome.out) == (2, "")
    assert "没有写入；确要写在那里，请用 --baseline 指明" in outcome.err
    assert (tmp_path / "出.json").read_text(encoding="utf-8") == "要紧的内容"


@pytest.mark.parametrize("extra", [("--baseline", "出.json"), ("--config", "baseline=出.json")])
def test_the_command_line_may_write_a_baseline_anywhere(
    cli: Cli, draft: MakeDraft, tmp_path: Path, extra: tuple[str, ...]
) -> None:
    path = draft("库/a.docx", fault=True)
    settings = tmp_path / "库" / "bulletin-lint.toml"
    settings.write_text('baseline = "../别处.json"', encoding="utf-8")
    assert cli("--config", settings, *extra, "--generate-baseline", path).status == 0
    assert (tmp_path / "出.json").is_file()
    assert not (tmp_path / "别处.json").exists()


def test_settings_in_a_repository_may_write_a_baseline_anywhere_in_it(
    cli: Cli, draft: MakeDraft, tmp_path: Path
) -> None:
    path = draft("库/a.docx", fault=True)
    (tmp_path / ".git").mkdir()
    settings = tmp_path / "库" / "bulletin-lint.toml"
    settings.write_text('baseline = "../出.json"', encoding="utf-8")
    assert cli("--config", settings, "--generate-baseline", path).status == 0
    assert (tmp_path / "出.json").is_file()


@pytest.mark.parametrize("name", ["{}/甲", "..\\\\甲", "../甲", "-甲", "甲:?*", "甲" * 300, "CON:"])
def test_a_new_issue_is_written_here_whatever_the_profile_is_called(cli: Cli, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "外"
    here = tmp_path / "内"
    for folder in (outside, here):
        folder.mkdir()
    os.chdir(here)
    text = f'extends = "xuanchuan-xinxi-zhuanbao"\n[masthead]\nnames = ["{name.format(outside)}"]'
    (here / "own.toml").write_text(text, encoding="utf-8")
    outcome = cli("new", "--issue", "3", "--profile", "./own.toml")
    assert (outcome.status, [*outside.iterdir()]) == (0, [])
    (written,) = here.glob("*.docx")
    assert not written.name.startswith(("-", "."))
    assert written.name.isprintable()
    assert written.name.endswith("第3期.docx")


def test_a_new_issue_that_no_file_can_hold_is_refused(cli: Cli, tmp_path: Path) -> None:
    text = 'extends = "xuanchuan-xinxi-zhuanbao"\n[masthead]\nnames = ["甲\\u001b[2J"]'
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    outcome = cli("new", "--issue", "3", "--profile", "./own.toml")
    assert outcome == (2, "", "bulletin-lint：体例中有控制字符等不能写入 Word 文件的字符\n")
