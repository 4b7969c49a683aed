"""Which files of a folder are checked, which problems of them are told, and what the settings say of themselves."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from bulletin_lint.config.config import Config, Parent
from bulletin_lint.toml.decode import fields_of
from tests.cli.conftest import Cli, MakeDraft
from tests.needs import needs_program

git = needs_program("git")


def repository(folder: Path, ignored: str) -> None:
    subprocess.run(["git", "init", "-q", folder], check=True)
    (folder / ".gitignore").write_text(ignored, encoding="utf-8")


def shown(cli: Cli, *args: str) -> list[str]:
    outcome = cli("--show-files", *args)
    assert outcome.status == 0
    return [Path(line).as_posix() for line in outcome.out.splitlines()]


def test_the_files_are_listed_and_not_checked(cli: Cli, draft: MakeDraft) -> None:
    draft("甲.docx", fault=True)
    draft("稿件/乙.docx")
    assert shown(cli, ".") == ["甲.docx", "稿件/乙.docx"]
    assert shown(cli, "--fix", "稿件", "甲.docx") == ["稿件/乙.docx", "甲.docx"]
    assert cli("--show-files", "--exclude", "*", ".") == (0, "", "没有需要检查的文件（都已排除）。\n")


def test_folders_of_programs_are_passed_over_unless_they_are_named(cli: Cli, draft: MakeDraft) -> None:
    for folder in ("venv", "node_modules", "build", "__pycache__", ".tox"):
        draft(f"{folder}/docx/templates/default.docx")
    draft("甲.docx")
    assert shown(cli, ".") == ["甲.docx"]
    assert shown(cli, "build") == ["build/docx/templates/default.docx"]
    assert cli("--exclude", "x", ".").out.count("1个文件") == 1


def test_a_folder_above_may_be_called_so(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("build/稿件/甲.docx")
    assert shown(cli, str(tmp_path / "build" / "稿件")) == [(tmp_path / "build/稿件/甲.docx").as_posix()]


def test_files_are_excluded_on_the_command_line(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    for name in ("甲.docx", "旧刊/乙.docx", "稿件/旧刊/丙.docx", "稿件/丁.docx"):
        draft(name)
    assert shown(cli, "--exclude", "旧刊", ".") == ["甲.docx", "稿件/丁.docx"]
    assert shown(cli, "--exclude", "旧刊/,甲.docx", ".") == ["稿件/丁.docx"]
    assert shown(cli, "--exclude", "旧刊/，甲.docx", ".") == ["稿件/丁.docx"]
    assert shown(cli, "--exclude", "稿件/旧刊", "--exclude", "甲*", ".") == ["旧刊/乙.docx", "稿件/丁.docx"]
    assert shown(cli, "--exclude", str(tmp_path / "稿件"), ".") == ["甲.docx", "旧刊/乙.docx"]
    assert shown(cli, "--exclude", "旧刊", "旧刊/乙.docx") == ["旧刊/乙.docx"]
    assert shown(cli, "--exclude", "旧刊", "--force-exclude", "旧刊/乙.docx", "甲.docx") == ["甲.docx"]


def test_settings_exclude_and_the_command_line_replaces_or_adds(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    for name in ("甲.docx", "乙.docx", "丙.docx"):
        draft(name)
    text = 'exclude = ["甲.docx"]\nextend-exclude = ["乙.docx"]'
    (tmp_path / "bulletin-lint.toml").write_text(text, encoding="utf-8")
    assert shown(cli, ".") == ["丙.docx"]
    assert shown(cli, "--exclude", "丙.docx", ".") == ["甲.docx"]
    assert cli("--extend-exclude", "丙.docx", ".").out == "没有需要检查的文件（都已排除）。\n"


def test_globs_count_from_here(cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft("稿[1]/旧刊/甲.docx")
    draft("稿[1]/乙.docx")
    (tmp_path / "bulletin-lint.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "稿[1]")
    assert shown(cli, "--exclude", "旧刊/*", ".") == ["乙.docx"]


@git
def test_what_git_ignores_is_passed_over_in_folders(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    for name in ("甲.docx", "草稿/乙.docx", "稿件/丙-审阅.docx", "稿件/丁.docx"):
        draft(name)
    repository(tmp_path, "草稿/\n*-审阅.docx\n")
    everything = ["甲.docx", "稿件/丁.docx", "稿件/丙-审阅.docx", "草稿/乙.docx"]
    assert shown(cli, ".") == ["甲.docx", "稿件/丁.docx"]
    assert shown(cli, "稿件") == ["稿件/丁.docx"]
    assert sorted(shown(cli, "--no-respect-gitignore", ".")) == sorted(everything)
    assert sorted(shown(cli, "--config", "respect-gitignore=false", ".")) == sorted(everything)
    assert shown(cli, "--config", "respect-gitignore=false", "--respect-gitignore", "稿件") == ["稿件/丁.docx"]


@git
def test_what_is_named_is_checked_though_git_ignores_it(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("草稿/乙.docx")
    repository(tmp_path, "草稿/\n")
    assert shown(cli, "草稿/乙.docx") == shown(cli, "草稿") == ["草稿/乙.docx"]
    assert cli(".").out == "没有需要检查的文件（都已排除）。\n"


@git
def test_what_git_has_is_checked_though_a_pattern_fits(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("甲.docx")
    draft("乙.docx")
    repository(tmp_path, "*.docx\n")
    subprocess.run(["git", "add", "--force", "甲.docx"], cwd=tmp_path, check=True)
    assert shown(cli, ".") == ["甲.docx"]


@git
def test_each_repository_speaks_for_itself(
    cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft("甲.docx")
    draft("库/乙.docx")
    draft("库/丙.docx")
    repository(tmp_path, "甲.docx\n")
    repository(tmp_path / "库", "乙.docx\n")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))  # as in a hook
    assert shown(cli, ".") == ["库/丙.docx"]


def test_without_git_nothing_is_passed_over(
    cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft("甲.docx")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.docx", encoding="utf-8")
    assert shown(cli, ".") == ["甲.docx"]  # no repository at all
    monkeypatch.setenv("PATH", os.devnull)
    assert shown(cli, ".") == ["甲.docx"]


@pytest.mark.parametrize(
    ("least", "found"),
    [("info", 3), ("提示", 3), ("warning", 3), ("警告", 3), ("error", 2), ("错误", 2), ("Error", 2)],
)
def test_only_what_is_grave_enough_is_told(cli: Cli, draft: MakeDraft, least: str, found: int) -> None:
    path = draft(fault=True)
    options = ("--config", 'severity.HDR010="error"')
    outcome = cli("--min-severity", least, *options, path, "--output-format", "concise")
    assert outcome.out.count("第12期.docx:") == found
    assert (f"未报告的问题：程度较轻{3 - found}处。" in outcome.out) == (found < 3)
    assert outcome == cli("--config", f"min-severity='{_word(least)}'", *options, path, "--output-format", "concise")


def _word(least: str) -> str:
    return {"提示": "info", "警告": "warning", "错误": "error"}.get(least, least.lower())


def test_what_is_not_told_is_not_repaired(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    before = path.read_bytes()
    outcome = cli("--fix", "--min-severity", "error", "--config", "severity.FTR005=warning", path)
    assert outcome.status == 0
    assert path.read_bytes() == before
    assert "未报告的问题：程度较轻" in outcome.out


def test_a_draft_is_understood_as_ever(cli: Cli, tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("会议通知：明天上午开会,请准时参加。")
    document.save(str(tmp_path / "通知.docx"))
    grave = cli("--min-severity", "error", "--output-format", "concise", "通知.docx").out
    every = cli("--output-format", "concise", "通知.docx").out
    assert [line for line in grave.splitlines() if line.startswith("通知")] == [
        line for line in every.splitlines() if line.startswith("通知") and "PUN001" in line
    ]


def test_every_setting_is_explained(cli: Cli) -> None:
    listed = cli("config").out
    for cls in (Parent, Config):
        for key, field in fields_of(cls).items():
            assert f"  {key}" in listed
            outcome = cli("config", key)
            assert (outcome.status, outcome.err) == (0, "")
            assert outcome.out.startswith(f"{key}：{field.doc}。\n  类型：")
            assert "\n  默认：" in outcome.out


def test_a_setting_says_what_holds_here(cli: Cli, tmp_path: Path) -> None:
    assert '  此处："warning"（没有设置文件，为默认值）' in cli("config", "fail-on").out
    (tmp_path / "bulletin-lint.toml").write_text('fail-on = "error"\nselect = ["PUN"]', encoding="utf-8")
    outcome = cli("config", "--", "--fail_on")
    assert f'  此处："error"（{tmp_path / "bulletin-lint.toml"}）\n  选项：--fail-on\n' in outcome.out
    assert '  默认：不限\n  此处：["PUN"]' in cli("config", "select").out


def test_an_unknown_setting_is_answered(cli: Cli) -> None:
    assert cli("config", "exclud") == (2, "", "bulletin-lint：没有设置 exclud，是否应为“exclude”？\n")
    assert cli("config", "xyz").err == "bulletin-lint：没有设置 xyz；bulletin-lint config 列出全部设置\n"


@pytest.mark.parametrize("command", [["outline", "甲.docx"], ["diff", "甲.docx", "甲.docx"]])
def test_drafts_are_understood_by_the_settings_asked_for(
    cli: Cli, draft: MakeDraft, tmp_path: Path, command: list[str]
) -> None:
    draft("甲.docx")
    (tmp_path / "bulletin-lint.toml").write_text('profile = "没有"', encoding="utf-8")
    assert "未知的体例 没有" in cli(*command).err
    assert cli(*command, "--no-config").status == 0
    assert cli(*command, "--config", "profile=tongyong").status == 0
