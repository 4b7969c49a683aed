"""What comments waive can be listed, with who says so."""

from __future__ import annotations

from tests.cli.conftest import Cli, MakeDraft
from tests.cli.test_untold import remark


def test_what_is_waived_is_listed_with_who_says_so(cli: Cli, draft: MakeDraft) -> None:
    path = remark(draft(fault=True), "2024年", "bulletin-lint: ignore[HDR010]（报头照旧样）")
    draft("稿件/乙.docx", fault=True)
    outcome = cli("--show-waived", path.name, "稿件")
    assert (outcome.status, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "第12期.docx：1条批注，屏蔽1处问题"
    assert lines[1].startswith("  报头·")
    assert lines[2] == "    批注（甲）：bulletin-lint: ignore[HDR010]（报头照旧样）"
    assert lines[3].startswith("    HDR010 ")
    assert lines[3].endswith("：日期应写作“2024年9月6日”")
    assert lines[4:] == ["共屏蔽1处问题（1个文件）。"]


def test_nothing_waived_is_said(cli: Cli, draft: MakeDraft) -> None:
    path = remark(draft(fault=True), "2024年", "请核对日期")
    assert cli("--show-waived", path) == (0, "没有用批注屏蔽的问题。\n", "")
    remark(path, "2024年", "bulletin-lint: ignore[NUM001]")
    assert cli("--show-waived", path) == (0, "没有用批注屏蔽的问题。\n", "")


def test_what_cannot_be_read_is_said(cli: Cli, draft: MakeDraft) -> None:
    path = draft()
    path.write_bytes(b"")
    outcome = cli("--show-waived", path.name)
    assert outcome[:2] == (2, "没有用批注屏蔽的问题。\n")
    assert outcome.err.startswith("第12期.docx：无法读取")


def test_it_is_a_list_and_nothing_else(cli: Cli, draft: MakeDraft) -> None:
    for options in (["--fix"], ["--diff"], ["--output-format", "json"], ["-o", "x.txt"]):
        assert cli("--show-waived", *options, draft()).status == 2
