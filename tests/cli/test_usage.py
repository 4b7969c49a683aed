"""Wrong command lines and settings: one clear line, status 2, nothing touched."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_lint.output import FORMATS
from bulletin_lint.output.width import width
from tests.cli.conftest import Cli, MakeDraft

HAN = re.compile(r"[\u4e00-\u9fff]")
COMMANDS = ("check", "stats", "outline", "rule", "text", "test")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["没有.docx"], "没有.docx：没有这个文件"),
        (["--selct", "PUN", "a.docx"], "没有选项 --selct，是否应为“--select”？"),
        (["--fail-on", "eror", "a.docx"], "--fail-on：没有 eror 这个取值，是否应为“error”？"),
        (["--jobs", "many", "a.docx"], "--jobs：many 不是整数"),
        (["a.docx", "--fail-on"], "选项 --fail-on 后面需要一个值"),
        (["a.docx", "--fix=yes"], "选项 --fix 不带值"),
        (["check"], "缺少参数 文件或文件夹"),
        (["outline", "a.docx", "b.docx"], "多余的参数：b.docx"),
        (["rule"], "请写明规则"),
        (["rule", "XYZ999"], "没有规则 XYZ999"),
        (["test", "没有.toml"], "：没有这个文件"),
    ],
)
def test_a_wrong_command_line_is_refused_in_one_line(cli: Cli, args: list[str], said: str) -> None:
    outcome = cli(*args)
    assert outcome.status == 2
    assert outcome.out == ""
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--select", "HDR010,PUX"], "没有规则 PUX"),
        (["--ignore", "date-from"], "没有规则 date-from，是否应为“date-form”？"),
        (["--profile", "xuanchuan"], "未知的体例 xuanchuan"),
        (["--profile", "没有.toml"], "没有.toml：没有这个文件"),
        (["--config", "没有.toml"], "没有.toml：没有这个文件"),
        (["--config", "selct=[]"], "未知的键 selct，是否应为“select”？"),
        (["--config", "select=PUN"], "select 应为文字列表"),
        (["--config", "output-format=xml"], "没有输出格式 xml"),
        (["--config", "required-version='99'"], "要求 99 版"),
    ],
)
def test_wrong_settings_are_refused_before_any_file_is_touched(
    cli: Cli, draft: MakeDraft, args: list[str], said: str
) -> None:
    path = draft(fault=True)
    before = path.read_bytes()
    outcome = cli("--fix", path, *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert path.read_bytes() == before


def test_a_folder_without_drafts_is_named_and_no_failure(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    """A repository of drafts begins empty; a path that is not there is a slip all the same."""
    (tmp_path / "空").mkdir()
    said = "文件夹里没有 .docx 文件：空\n"
    assert cli("空") == (0, "没有需要检查的文件。\n", said)
    assert cli("空", "-q") == (0, "", said)
    assert cli("空", "--output-format", "json") == (0, "[]\n", said)
    assert cli("空", "--output-format", "html", "-o", "审阅.html") == (0, "", said)
    assert (tmp_path / "审阅.html").stat().st_size > 0
    assert cli("空", draft(fault=True)).status == 1
    assert cli("空", "空的") == (2, "", "bulletin-lint：空的：没有这个文件\n")


def test_work_that_needs_drafts_refuses_a_folder_without(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    for args in (["annotate", "空", "--output-dir", "批注"], ["profile", "--from", "空"]):
        assert cli(*args) == (2, "", "bulletin-lint：文件夹里没有 .docx 文件：空\n")


def test_a_wrong_pack_is_refused_with_its_place(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "本单位.toml").write_text('[[rule]]\ncode = "ABC001"\nname = "x"\n', encoding="utf-8")
    outcome = cli(draft(), "--config", "packs=['本单位.toml']")
    assert outcome.status == 2
    assert "第1条规则 ABC001：缺少 check" in outcome.err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese(cli: Cli, command: str) -> None:
    outcome = cli(command, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"用法：bulletin-lint {command} ")
    for line in outcome.out.splitlines():
        is_a_list = {*line.strip().split("、")} - {""} <= {*FORMATS}  # names that are typed as they are
        assert HAN.search(line) or is_a_list or line.strip().startswith(("bulletin-lint", "--", "-", "git"))


def test_general_help_lists_the_commands(cli: Cli) -> None:
    outcome = cli("--help")
    assert outcome.status == 0
    assert all(f"  {command}" in outcome.out for command in COMMANDS)
    assert all(f"  bulletin-lint {option}第12期.docx  " in outcome.out for option in ("", "--open ", "--fix "))
    assert cli() == (2, outcome.out, "")
    assert cli("-h").out == outcome.out


@pytest.mark.parametrize("columns", ["60", "80", "140"])
def test_help_is_no_wider_than_the_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for command in ("", *COMMANDS):
        lines = cli(*filter(None, [command]), "--help").out.splitlines()
        assert max(map(width, lines)) <= int(columns)


def test_version(cli: Cli) -> None:
    assert re.fullmatch(r"bulletin-lint \d+\.\d+\.\d+\n", cli("--version").out)


def test_starting_up_imports_nothing_heavy() -> None:
    heavy = {"lxml", "regex", "docx", "ahocorasick_rs", "tomllib", "difflib", "concurrent"}
    program = "import sys, bulletin_lint.cli.main, bulletin_lint.cli.check; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert not heavy & {name.split(".")[0] for name in modules.split()}


def test_the_module_runs_as_a_program(draft: MakeDraft) -> None:
    command = [sys.executable, "-m", "bulletin_lint", str(draft())]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
