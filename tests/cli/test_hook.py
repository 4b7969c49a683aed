"""What a run in a hook of pre-commit says at its end; tests/hooks/ and tests/stories/ run the hooks themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, MakeDraft
from tools.documents import Bulletin

FIXING = "repos:\n  - repo: x\n    hooks:\n      - id: bulletin-lint\n      - id: bulletin-lint-fix\n"


@pytest.fixture(autouse=True)
def in_a_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")


def end(out: str) -> str:
    """What stands behind the last empty line."""
    return out.rpartition("\n\n")[2]


def test_commands_are_given_that_work_without_the_program(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / ".pre-commit-config.yaml").write_text(FIXING, encoding="utf-8")
    draft("第 2 期.docx", fault=True)
    draft("第1期.docx")
    assert end(cli("check", "--force-exclude", "第1期.docx", "第 2 期.docx").out) == (
        "改好后重新 git add，再提交。想先查一遍，运行：\n"
        '  pre-commit run bulletin-lint --files "第 2 期.docx"\n'
        "可自动修复的，运行：\n"
        '  pre-commit run --hook-stage manual bulletin-lint-fix --files "第 2 期.docx"\n'
    )


@pytest.mark.parametrize("config", ["", FIXING.replace("- id: bulletin-lint-fix", "# - id: bulletin-lint-fix")])
def test_a_hook_that_is_not_set_up_is_not_offered(cli: Cli, draft: MakeDraft, tmp_path: Path, config: str) -> None:
    if config:
        (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    out = cli(draft("第1期.docx", fault=True).name).out
    assert "pre-commit run bulletin-lint --files 第1期.docx\n" in out
    assert "bulletin-lint-fix" not in out


def test_what_was_repaired_is_to_be_added_again(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / ".pre-commit-config.yaml").write_text(FIXING, encoding="utf-8")
    path = draft("第1期.docx", fault=True, date="2024年09月06日")
    assert end(cli("--fix", path.name).out) == (
        "改好后重新 git add，再提交。想先查一遍，运行：\n  pre-commit run bulletin-lint --files 第1期.docx\n"
    )


@pytest.mark.parametrize(("count", "files"), [(5, "--files"), (6, "--all-files\n")])
def test_a_command_names_a_few_files(cli: Cli, draft: MakeDraft, count: int, files: str) -> None:
    names = [draft(f"第{n}期.docx", fault=True).name for n in range(count)]
    assert f"pre-commit run bulletin-lint {files}" in cli(*names).out


def test_a_document_that_is_not_read_may_be_let_through(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".pre-commit-config.yaml").write_text(FIXING, encoding="utf-8")
    (tmp_path / "旧稿.doc").write_bytes(b"x")
    assert end(cli("旧稿.doc").out) == (
        "改好后重新 git add，再提交。想先查一遍，运行：\n"
        "  pre-commit run bulletin-lint --files 旧稿.doc\n"
        "不必检查的文件（如收到的原稿），写进 bulletin-lint.toml 的 exclude。\n"
    )


@pytest.mark.parametrize(
    ("settings", "options"),
    [
        ('severity = { FTR005 = "info", FTR013 = "info", HDR010 = "info" }', ()),
        ('severity = { FTR005 = "warning", FTR013 = "warning", HDR010 = "warning" }', ("--fail-on", "error")),
        ("", ("--exit-zero",)),
    ],
)
def test_a_run_that_passes_needs_no_advice(
    cli: Cli, draft: MakeDraft, tmp_path: Path, settings: str, options: tuple[str, ...]
) -> None:
    (tmp_path / "bulletin-lint.toml").write_text(settings, encoding="utf-8")
    outcome = cli(*options, draft(fault=True).name)
    assert outcome.status == 0
    assert "FTR005" in outcome.out
    assert "git add" not in outcome.out
    assert "pre-commit" not in outcome.out


def test_a_file_that_passes_is_in_no_command(cli: Cli, clean: Bulletin, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / ".pre-commit-config.yaml").write_text(FIXING, encoding="utf-8")
    (tmp_path / "bulletin-lint.toml").write_text('severity = { FTR005 = "info", FTR013 = "info" }', encoding="utf-8")
    draft("第1期.docx", fault=True)
    draft("第2期.docx", fault=True, date=clean.date)
    outcome = cli("第1期.docx", "第2期.docx")
    assert "第2期.docx" in outcome.out.partition("改好后")[0]
    assert end(outcome.out) == (
        "改好后重新 git add，再提交。想先查一遍，运行：\n"
        "  pre-commit run bulletin-lint --files 第1期.docx\n"
        "可自动修复的，运行：\n"
        "  pre-commit run --hook-stage manual bulletin-lint-fix --files 第1期.docx\n"
    )


def test_what_cannot_be_repaired_is_not_to_be_repaired_for_the_sake_of_what_passes(
    cli: Cli, draft: MakeDraft, tmp_path: Path
) -> None:
    (tmp_path / ".pre-commit-config.yaml").write_text(FIXING, encoding="utf-8")
    (tmp_path / "bulletin-lint.toml").write_text('severity = { FTR005 = "info", HDR010 = "info" }', encoding="utf-8")
    assert end(cli(draft("第1期.docx", fault=True).name).out) == (
        "改好后重新 git add，再提交。想先查一遍，运行：\n  pre-commit run bulletin-lint --files 第1期.docx\n"
    )


@pytest.mark.parametrize("path", ["./稿/第1期.docx", "稿/../稿/第1期.docx", "稿"])
def test_a_file_is_known_however_it_was_named(cli: Cli, draft: MakeDraft, path: str) -> None:
    draft("稿/第1期.docx", fault=True)
    assert "  pre-commit run bulletin-lint --files " in cli(path).out


@pytest.mark.parametrize("args", [("-q",), ("--output-format", "json"), ("--diff", "-q")])
def test_who_wants_less_gets_less(cli: Cli, draft: MakeDraft, args: tuple[str, ...]) -> None:
    assert "pre-commit" not in cli(*args, draft(fault=True)).out


def test_a_check_in_a_hook_does_not_load_what_init_needs() -> None:
    program = "import sys, bulletin_lint.cli.hook; print(*(name for name in sys.modules if '.drafting' in name))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert {*done.stdout.split()} == {
        "bulletin_lint.drafting",
        "bulletin_lint.drafting.repository",
        "bulletin_lint.drafting.repository.pre_commit",
    }


def test_nothing_is_said_of_clean_drafts_or_outside_of_hooks(
    cli: Cli, draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "pre-commit" not in cli(draft()).out
    monkeypatch.delenv("PRE_COMMIT")
    assert "pre-commit" not in cli(draft(fault=True)).out
    assert os.environ.get("PRE_COMMIT") is None
