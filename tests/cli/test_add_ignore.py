"""What is found now can be waived at once, by comments in the draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Cli, MakeDraft


def said(path: Path) -> list[str]:
    return [comment.text for comment in Document(str(path)).comments]


def test_what_is_there_is_waived_and_what_comes_is_told(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    text = cli("text", path).out
    assert cli("--add-ignore", path.name) == (0, "第12期.docx：已用批注屏蔽3处问题。\n", "")
    assert cli("text", path).out == text
    assert "bulletin-lint: ignore[HDR010]（现有的问题，暂不修改）" in said(path)
    outcome = cli(path.name)
    assert outcome.status == 0
    assert "批注屏蔽3处" in outcome.out
    before = path.read_bytes()
    assert cli("--add-ignore", path.name).out == "第12期.docx：没有问题。\n"
    assert path.read_bytes() == before
    assert cli("--fix", path.name).status == 0
    assert path.read_bytes() == before


def test_only_what_is_chosen_is_waived(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    cli("--add-ignore", "--select", "HDR", path)
    assert len(said(path)) == 1
    assert "HDR010" not in cli(path).out
    assert "FTR005" in cli(path).out
    assert cli("--add-ignore", path.name).out == "第12期.docx：已用批注屏蔽2处问题。\n"
    assert len(said(path)) == 3


def test_comments_on_findings_do_not_cost_the_waivers(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    cli("--add-ignore", "--select", "HDR", path)
    for _ in range(2):
        cli("annotate", path, "-o", path)
        assert sum("ignore[HDR010]" in text for text in said(path)) == 1
        assert len(said(path)) == 3


def test_what_cannot_be_waived_is_said(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("会议通知：明天上午开会,请准时参加。")
    document.save(str(tmp_path / "通知.docx"))
    outcome = cli("--add-ignore", "通知.docx")
    assert outcome.status == 0
    assert outcome.out.startswith("通知.docx：已用批注屏蔽")
    assert "处不能用批注屏蔽。" in outcome.out
    empty = tmp_path / "空.docx"
    empty.write_bytes(b"")
    draft(fault=True)
    outcome = cli("--add-ignore", "空.docx", "第12期.docx")
    assert outcome.status == 2
    assert "空.docx：无法读取" in outcome.err
    assert "第12期.docx：已用批注屏蔽3处问题。" in outcome.out


def test_a_copy_is_kept_and_the_author_named(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    before = path.read_bytes()
    outcome = cli("--add-ignore", "--backup", "--author", "校对组", path)
    assert "修复前的原稿保存为" in outcome.err
    assert (tmp_path / "第12期.docx.bak").read_bytes() == before
    assert {comment.author for comment in Document(str(path)).comments} == {"校对组"}


@pytest.mark.parametrize("option", ["--fix", "--diff", "--watch", "--output-format=json"])
def test_it_goes_with_nothing_that_reports_or_repairs(cli: Cli, draft: MakeDraft, option: str) -> None:
    path = draft(fault=True)
    before = path.read_bytes()
    assert cli("--add-ignore", option, path)[:2] == (2, "")
    assert path.read_bytes() == before
