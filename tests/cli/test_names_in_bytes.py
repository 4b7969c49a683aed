"""A file whose name is no UTF-8, as archives from old Chinese systems bring it: it is told, and so are all others."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bulletin_lint.output import FORMATS
from tests.cli.conftest import Cli, MakeDraft

NAME = os.fsdecode("第12期.docx".encode("gbk"))
SHOWN = r"\xb5\xda12\xc6\xda.docx"


@pytest.fixture
def folder(draft: MakeDraft, tmp_path: Path) -> Path:
    """A folder with such a file and another, both with a fault."""
    path = draft("稿件/好.docx", fault=True)
    try:
        draft(f"稿件/{NAME}", fault=True)
    except (OSError, UnicodeError):
        pytest.skip("the file system has no such names")
    return path.parent


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_both_files(cli: Cli, folder: Path, tmp_path: Path, name: str) -> None:
    outcome = cli("--output-format", name, "稿件")
    assert (outcome.status, outcome.err) == (1, "")
    assert any(each in outcome.out for each in (SHOWN, SHOWN.replace("\\", "\\\\"), "%B5%DA12%C6%DA.docx"))
    assert "好.docx" in outcome.out or "%E5%A5%BD.docx" in outcome.out

    assert cli("--output-format", name, "稿件", "--output-file", "报告").status == 1
    assert (tmp_path / "报告").read_text(encoding="utf-8") == outcome.out


@pytest.mark.parametrize("options", [("-v",), ("--show-settings",), ("--statistics",), ("--diff",), ("--show-files",)])
def test_every_option_that_names_files_names_it(cli: Cli, folder: Path, options: tuple[str, ...]) -> None:
    outcome = cli(*options, "稿件")
    assert outcome.status in (0, 1)
    if options != ("--statistics",):
        assert SHOWN in outcome.out + outcome.err


def test_it_is_repaired_and_its_name_stays(cli: Cli, folder: Path) -> None:
    outcome = cli("--fix", "--show-fixes", "稿件")
    assert SHOWN in outcome.out
    assert sorted(os.listdir(folder)) == sorted([NAME, "好.docx"])
    assert cli("稿件", "--select", "HDR010").status == 0


def test_a_baseline_knows_it(cli: Cli, folder: Path, tmp_path: Path) -> None:
    assert cli("--generate-baseline", "--baseline", "基线.json", "稿件").status == 0
    assert [*json.loads((tmp_path / "基线.json").read_text(encoding="utf-8"))["files"]] == [
        f"稿件/{SHOWN}",
        "稿件/好.docx",
    ]
    assert cli("--baseline", "基线.json", "稿件").status == 0


def test_other_commands_name_it(cli: Cli, folder: Path, tmp_path: Path) -> None:
    path = folder / NAME
    for command in (("outline",), ("text",), ("diff", folder / "好.docx"), ("profile", "--from")):
        assert cli(*command, path).status == 0
    path.write_bytes(b"")
    for command in (("outline",), ("text",), ("diff", folder / "好.docx"), ("profile", "--from")):
        outcome = cli(*command, path)
        assert (outcome.status, outcome.err) == (2, f"bulletin-lint：{folder}/{SHOWN}：文件是空的（0字节）\n")


@pytest.mark.parametrize("option", ["--config", "--profile", "--baseline"])
def test_settings_of_such_a_name_are_told(cli: Cli, draft: MakeDraft, option: str) -> None:
    outcome = cli(option, f"./{NAME.replace('docx', 'toml')}", draft())
    assert outcome.status == 2
    assert SHOWN.replace("docx", "toml") in outcome.err


def test_names_that_differ_stay_different(cli: Cli, folder: Path) -> None:
    found = json.loads(cli("--output-format", "json", "稿件").out)
    assert len({item["file"] for item in found}) == 2
