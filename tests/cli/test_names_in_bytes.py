"""A file whose name is no UTF-8, as archives from old Chinese systems bring it: it is told, and so are all others."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bulletin_lint.output import FORMATS, WITH_WAIVED
from tests.cli.conftest import Cli, MakeDraft
from tests.output.test_formats import CHECKS

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


@pytest.mark.parametrize("name", CHECKS)
def test_every_format_for_tools_can_be_read_again(cli: Cli, folder: Path, name: str) -> None:
    assert CHECKS[name](cli("--output-format", name, "稿件").out) == 6


@pytest.mark.parametrize("name", WITH_WAIVED)
def test_what_is_waived_there_is_told(cli: Cli, folder: Path, name: str) -> None:
    assert cli("--add-ignore", "稿件").status == 0
    outcome = cli("--show-waived", "--output-format", name, "--jobs", "2", "稿件")
    assert (outcome.status, outcome.err) == (0, "")
    assert any(each in outcome.out for each in (SHOWN, SHOWN.replace("\\", "\\\\"), "%B5%DA12%C6%DA.docx"))


def test_results_of_it_are_counted_and_gone_on_from(cli: Cli, folder: Path, tmp_path: Path) -> None:
    results = tmp_path / "结果.jsonl"
    assert cli("--output-format", "archive", "-o", results, "稿件").status == 1
    before = results.read_bytes()
    assert cli("--output-format", "archive", "--resume", results, "-o", results, "稿件").status == 1
    assert results.read_bytes() == before
    assert cli("stats", results).status == 0
    for suffix in ("html", "csv"):
        assert cli("stats", results, "-o", tmp_path / f"表.{suffix}").status == 0
    assert SHOWN in (tmp_path / "表.csv").read_text(encoding="utf-8-sig")


def test_series_are_compared_and_remembered(cli: Cli, folder: Path) -> None:
    first = cli("--series", "稿件")
    assert SHOWN in first.out
    assert cli("--series", "稿件") == first


def test_it_is_annotated_under_its_name(cli: Cli, folder: Path, tmp_path: Path) -> None:
    outcome = cli("annotate", "稿件", "--output-dir", "批注稿")
    assert outcome.status == 0
    assert SHOWN in outcome.out
    assert sorted(os.listdir(tmp_path / "批注稿")) == sorted([NAME, "好.docx"])


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
