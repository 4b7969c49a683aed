"""A draft that comes through a pipe."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, MakeDraft, Outcome


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def piped(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Run a command line, the first argument of which is a file that comes through a pipe."""

    def command(*args: object) -> Outcome:
        path, *rest = args
        assert isinstance(path, Path)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
        return cli(*map(str, rest))

    return command


def through(path: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "bulletin_lint", *args]
    return subprocess.run(command, input=path.read_bytes(), capture_output=True, check=False, cwd=path.parent)


def test_it_is_checked_like_the_file(piped: Cli, cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    options = ("--output-format", "concise")
    status, out, _ = cli(path.name, *options)
    assert piped(path, "-", *options) == (status, out.replace("第12期.docx", "-"), "")
    assert piped(path, "-", "--stdin-filename", "第12期.docx", *options) == (status, out, "")


def test_its_name_says_which_settings_hold(piped: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    (tmp_path / "旧刊").mkdir()
    (tmp_path / "旧刊" / "bulletin-lint.toml").write_text('ignore = ["HDR", "FTR"]', encoding="utf-8")
    assert piped(path, "-").status == 1
    assert piped(path, "-", "--stdin-filename", "旧刊/第1期.docx").status == 0


@pytest.mark.parametrize("command", ["text", "outline"])
def test_others_read_it_too(piped: Cli, cli: Cli, draft: MakeDraft, command: str) -> None:
    path = draft()
    assert piped(path, command, "-") == cli(command, path)
    assert piped(path, command, "-", "--stdin-filename", "第1期.docx") == cli(command, path)


def test_what_is_no_draft_is_a_finding_under_its_name(piped: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "乱").write_text("不是稿件", encoding="utf-8")
    found = json.loads(piped(tmp_path / "乱", "-", "--output-format", "json", "--stdin-filename", "稿.docx").out)
    assert [(each["code"], each["file"]) for each in found] == [("DOC001", "稿.docx")]
    outcome = piped(tmp_path / "乱", "text", "-")
    assert outcome == (2, "", "bulletin-lint：-：不是 Word 文档（.docx）\n")


def test_it_is_annotated(piped: Cli, cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    assert piped(path, "annotate", "-", "-o", "审阅.docx") == (0, "已写入 审阅.docx：3条批注。\n", "")
    assert cli("text", "审阅.docx") == cli("text", path)


def test_a_difference_is_shown(piped: Cli, draft: MakeDraft) -> None:
    outcome = piped(draft(fault=True), "-", "--diff")
    assert outcome.status == 1
    assert "将修复2处" in outcome.out


def test_repaired_it_goes_on_through_the_next_pipe(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    done = through(path, "--fix", "-")
    assert done.returncode == 1
    assert "已修复2处，剩余1处" in done.stderr.decode()
    cli("--fix", path)
    assert done.stdout == path.read_bytes()
    again = through(path, "--fix-only", "-", "-o", "结果.txt")
    assert (again.returncode, again.stdout, again.stderr) == (0, path.read_bytes(), b"")
    assert "没有可以自动修复的问题" in (tmp_path / "结果.txt").read_text(encoding="utf-8")


def test_what_cannot_be_read_does_not_go_on(draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "乱").write_text("不是稿件", encoding="utf-8")
    done = through(tmp_path / "乱", "--fix", "-")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "不是 Word 文档" in done.stderr.decode()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["-", "第12期.docx"], "“-”表示从标准输入读入一个文件，不能与别的文件合用"),
        (["第12期.docx", "--stdin-filename", "a.docx"], "--stdin-filename 要与“-”合用"),
        (["text", "第12期.docx", "--stdin-filename", "a.docx"], "--stdin-filename 要与“-”合用"),
        (["-", "--series"], "--series 不能用于从标准输入读入的文件"),
        (["-", "--fix", "--backup"], "--backup 不能用于从标准输入读入的文件"),
        (["-", "--generate-baseline"], "--generate-baseline 不能用于从标准输入读入的文件"),
        (["-", "--fix", "--output-format", "json"], "检查结果请用 -o 写入文件"),
        (["outline", "-", "--layout", "--rendered"], "不能从标准输入读入"),
    ],
)
def test_what_makes_no_sense_is_refused(piped: Cli, draft: MakeDraft, args: list[str], said: str) -> None:
    outcome = piped(draft(), *args)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("command", [[], ["text"], ["outline"], ["annotate", "-o", "x.docx"]])
def test_a_keyboard_is_no_pipe(cli: Cli, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard())
    outcome = cli(*command, "-")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("bulletin-lint：标准输入没有接文件，请用管道或“<”送入")
