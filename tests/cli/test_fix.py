"""``--fix`` and its company: what is written, what is only shown, and what is left alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, MakeDraft


def test_fix_repairs_what_is_safe_and_reports_the_rest(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    outcome = cli("--fix", path)
    assert outcome.status == 1
    assert outcome.err == ""
    assert outcome.out.endswith("发现3处问题：已修复2处，剩余1处：警告1。\n体例：《宣传信息专报》（由刊名认出）。\n")
    assert "FTR013" in outcome.out
    assert "HDR010" not in outcome.out
    text = cli("text", path).out
    assert "2024年9月6日" in text
    assert "报：" in text
    assert cli("--diff", path).out == "没有可以自动修复的问题（1个文件）。\n"


def test_a_second_fix_writes_nothing(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    cli("--fix", path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    cli("--fix", path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_checking_never_writes(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    before = path.read_bytes(), path.stat().st_mtime_ns
    for options in ([], ["--diff"], ["--unsafe-fixes"], ["--show-fixes"], ["--statistics"]):
        cli(path, *options)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_all_fixed_is_success_unless_asked_otherwise(cli: Cli, draft: MakeDraft) -> None:
    rules = ("--select", "HDR010,FTR005")
    outcome = cli("--fix", *rules, draft("一.docx", fault=True))
    assert (outcome.status, outcome.out) == (0, "发现2处问题，已全部修复。\n体例：《宣传信息专报》（由刊名认出）。\n")
    assert cli("--fix", "--exit-non-zero-on-fix", *rules, draft("二.docx", fault=True)).status == 1
    assert cli("--fix", "--exit-non-zero-on-fix", *rules, "二.docx").status == 0


def test_diff_shows_paragraphs_before_and_after(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    outcome = cli("--diff", path)
    assert outcome.status == 1
    lines = outcome.out.splitlines()
    assert lines[0] == f"--- {path}"
    assert lines[2] == "@@ 报头·日期 @@"
    assert [line for line in lines if line.startswith("-报")] == [
        line.replace("+报：", "-报:") for line in lines if line.startswith("+报：")
    ]
    assert lines[-1] == "将修复2处（1个文件），未写入。"
    assert cli("--diff", draft("好.docx")).status == 0


def test_fix_only_is_silent_about_the_rest(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    outcome = cli("--fix-only", path)
    assert outcome.status == 0
    assert outcome.out.splitlines()[-1] == "已修复2处（1个文件）。"
    assert "FTR013" not in outcome.out


def test_show_fixes_lists_them_by_rule(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    out = cli("--fix", "--show-fixes", path).out
    assert f"已修复：\n- {path}：\n    1 × FTR005（报送发的冒号）\n    1 × HDR010（报头日期写法）\n" in out


def test_fixable_and_unfixable_narrow_what_is_repaired(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    assert "1 × HDR010" in cli("--diff", "--fixable", "HDR", path).out
    assert "FTR005" not in cli("--diff", "--fixable", "HDR", path).out
    assert "HDR010" not in cli("--diff", "--unfixable", "date-form", path).out


def test_unsafe_fixes_are_made_only_when_asked(cli: Cli, draft: MakeDraft) -> None:
    path = draft(issue="第三期（总第八十七期）")
    assert "[?]" in cli(path, "--output-format", "concise").out
    before = path.read_bytes()
    cli("--fix", path)
    assert path.read_bytes() == before
    assert cli("--fix", "--unsafe-fixes", path).status == 0
    assert "第3期（总第87期）" in cli("text", path).out


def test_a_read_only_file_is_left_alone_and_named(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    path.chmod(0o444)
    before = path.read_bytes()
    outcome = cli("--fix", path)
    assert outcome.status == 2
    assert outcome.err == f"{path}：未能写入：文件是只读的\n"
    assert "HDR010" in outcome.out
    assert path.read_bytes() == before


def test_a_draft_open_in_word_is_left_alone(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    (tmp_path / "~$第12期.docx").write_bytes(b"x")
    before = path.read_bytes()
    outcome = cli("--fix", path)
    assert outcome.status == 2
    assert "请关闭后重试" in outcome.err
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_the_mode_of_the_file_stays(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    path.chmod(0o640)
    cli("--fix", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_several_files_are_repaired_by_several_processes(cli: Cli, draft: MakeDraft) -> None:
    for number in range(6):
        draft(f"稿件/{number}.docx", fault=True)
    outcome = cli("--fix", "--jobs", "2", "稿件")
    assert outcome.out.endswith(
        "发现18处问题：已修复12处，剩余6处：警告6。\n体例：《宣传信息专报》6个文件（由刊名认出）。\n"
    )
    assert cli("--diff", "稿件").status == 0
