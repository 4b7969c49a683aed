"""What comments waive can be listed, with who says so."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from tests.cli.conftest import Cli, MakeDraft
from tests.cli.test_untold import remark
from tests.output.pages import WRONG, by_class, load
from tests.output.test_formats import FINDINGS, SARIF


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


@pytest.mark.parametrize(
    "options", [["--fix"], ["--diff"], ["-o", "x.txt"], ["--output-format", "gitlab"], ["--output-format", "archive"]]
)
def test_what_has_no_place_for_it_is_refused(cli: Cli, draft: MakeDraft, options: list[str]) -> None:
    assert cli("--show-waived", *options, draft()).status == 2


def test_a_format_of_the_settings_without_a_place_for_it_is_left(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text('output-format = "gitlab"', encoding="utf-8")
    assert cli("--show-waived", draft()).out == "没有用批注屏蔽的问题。\n"


@pytest.fixture
def waived(cli: Cli, draft: MakeDraft) -> None:
    """Three drafts: in one a comment waives a finding, in one the baseline has all, in one nothing is waived."""
    draft("稿件/旧.docx", fault=True)
    assert cli("--generate-baseline", "--baseline", "基线.json", "稿件").status == 0
    remark(draft("稿件/甲.docx", fault=True), "2024年", "bulletin-lint: ignore[HDR010]（照旧样）")
    draft("稿件/乙.docx", fault=True)


OPTIONS = ("--show-waived", "--baseline", "基线.json", "稿件")


@pytest.mark.usefixtures("waived")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_formats_for_tools_tell_it_beside_the_rest(cli: Cli, jobs: str) -> None:
    every = json.loads(cli("--output-format", "json", "--no-config", "稿件").out)
    found = json.loads(cli("--output-format", "json", "--jobs", jobs, *OPTIONS).out)
    jsonschema.validate(found, FINDINGS)
    told = [each for each in found if "waived" not in each]
    assert len(told) == 5
    *by_baseline, by_comment = (each["waived"] for each in found if "waived" in each)
    assert by_comment == {"by": "comment", "author": "甲", "comment": "bulletin-lint: ignore[HDR010]（照旧样）"}
    assert by_baseline == [{"by": "baseline"}] * 3
    assert len(every) + 1 == len(found)
    assert cli("--output-format", "json-lines", "--jobs", jobs, *OPTIONS).out.count("\n") == len(found)


@pytest.mark.usefixtures("waived")
def test_sarif_says_of_every_result_whether_it_is_suppressed(cli: Cli) -> None:
    report = json.loads(cli("--output-format", "sarif", *OPTIONS).out)
    jsonschema.validate(report, SARIF)
    suppressions = [result["suppressions"] for result in report["runs"][0]["results"]]
    assert suppressions.count([]) == 5
    kinds = [(each["kind"], each["status"], each["justification"]) for (each,) in filter(None, suppressions)]
    assert kinds == [
        *[("external", "accepted", "基线中已有")] * 3,
        ("inSource", "accepted", "甲：bulletin-lint: ignore[HDR010]（照旧样）"),
    ]
    (run,) = json.loads(cli("--output-format", "sarif", "--baseline", "基线.json", "稿件").out)["runs"]
    assert not [result for result in run["results"] if "suppressions" in result]


@pytest.mark.usefixtures("waived")
def test_junit_skips_it(cli: Cli) -> None:
    root = etree.fromstring(cli("--output-format", "junit", *OPTIONS).out.encode())
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("10", "5", "4")
    assert len(root.findall("testsuite/testcase/skipped")) == 4
    assert [suite.get("skipped") for suite in root] == [None, "3", "1"]


@pytest.mark.usefixtures("waived")
def test_the_page_lists_it(cli: Cli, tmp_path: Path) -> None:
    assert cli("--output-format", "html", "-o", "页.html", *OPTIONS).status == 1
    lists = by_class(load(tmp_path / "页.html"), "waived")
    said = ["".join(each.itertext()) for each in lists]
    assert [text.split("处")[0] for text in said] == ["已屏蔽1", "已屏蔽3"]
    assert "甲的批注：bulletin-lint: ignore[HDR010]（照旧样）" in said[0]
    assert said[1].count("（基线中已有）") == 3


@pytest.mark.usefixtures("waived")
def test_the_page_that_is_opened_lists_it(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")
    assert cli("--open", "-o", "页.html", *OPTIONS).status == 1
    assert len(by_class(load(tmp_path / "页.html"), "waived")) == 2


def test_a_message_that_begins_with_the_title_of_its_rule_is_enough(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "稿.docx").write_bytes(WRONG.read_bytes())
    remark(tmp_path / "稿.docx", "青岚市召开文明培育推进会", "bulletin-lint: ignore[TOC002]")
    assert "    TOC002 目录与正文不一致：目录作“" in cli("--show-waived", "稿.docx").out


@pytest.mark.usefixtures("waived")
def test_the_list_counts_the_baseline(cli: Cli) -> None:
    lines = cli(*OPTIONS).out.splitlines()
    assert lines[-2:] == ["基线中已有3处问题。", "共屏蔽1处问题（1个文件）。"]
