"""``check``: what it finds, says and returns."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Cli, MakeDraft


def codes(out: str) -> list[str]:
    return [item["code"] for item in json.loads(out)]


def test_a_clean_draft_says_so(cli: Cli, draft: MakeDraft) -> None:
    assert cli(draft()) == (0, "检查通过，未发现问题（1个文件）。\n体例：《宣传信息专报》（由刊名认出）。\n", "")


def test_check_is_the_default_command(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    assert cli(path) == cli("check", path)
    assert cli("--output-format", "json", path) == cli("check", path, "--output-format", "json")


def test_a_file_may_be_called_like_a_command(cli: Cli, draft: MakeDraft) -> None:
    draft("check")
    for args in (["./check"], ["--", "check"], ["check", "check"]):
        assert cli(*args).status == 0


def test_findings_are_told_in_words_with_a_mark_and_a_suggestion(cli: Cli, draft: MakeDraft) -> None:
    outcome = cli(draft(fault=True))
    assert outcome.status == 1
    assert outcome.err == ""
    blocks = outcome.out.split("\n\n")
    assert blocks[0].endswith("第12期.docx ──")
    assert blocks[1] == "一、须人工定夺1处：警告1"
    assert [line[:6].strip() for line in blocks[2].split("\n")] == ["报尾", "电话", "", "警告"]
    assert blocks[2].endswith(" FTR013")
    assert blocks[3].startswith("二、可自动修复2处（用 --fix；")
    colon, date = blocks[4].split("\n")
    assert "报头·日期，“2024年09月06日”改为“2024年9月6日”" in date
    assert date.endswith(" HDR010")
    assert "报尾·报送发，“:”改为“：”" in colon
    assert (
        blocks[5]
        == "发现3处问题：错误1，警告2。\n其中2处可用 --fix 自动修复。\n体例：《宣传信息专报》（由刊名认出）。\n"
    )


def test_concise_has_one_line_a_finding(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    lines = cli(path, "--output-format", "concise", "-q").out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"{path}:3:")
    assert "HDR010 [*] " in lines[0]
    assert "FTR013 [*]" not in lines[2]


def test_json_keeps_its_contract(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    outcome = cli(path, "--output-format", "json", "--select", "FTR005")
    (finding,) = json.loads(outcome.out)
    location = finding["location"]
    text = location["text"]
    place = {"part": "word/document.xml", "paragraph": location["paragraph"]}
    assert finding == {
        "file": str(path),
        "code": "FTR005",
        "name": "distribution-colon",
        "severity": "error",
        "message": finding["message"],
        "location": {**place, "start": 1, "end": 2, "text": text, "where": "报尾·报送发"},
        "fix": {"safety": "safe", "edits": [{**place, "start": 1, "end": 2, "replacement": "："}]},
        "profile": "宣传信息专报",
        "url": None,
    }
    assert list(finding) == ["file", "code", "name", "severity", "message", "location", "fix", "profile", "url"]
    assert list(location) == ["part", "paragraph", "start", "end", "text", "where"]
    assert text.startswith("报:")


def test_json_of_a_clean_draft_is_an_empty_array(cli: Cli, draft: MakeDraft) -> None:
    assert cli(draft(), "--output-format", "json") == (0, "[]\n", "")


def test_rules_are_chosen_by_code_prefix_and_name(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)

    def found(*options: str) -> list[str]:
        return codes(cli(path, "--output-format", "json", *options).out)

    assert found() == ["HDR010", "FTR005", "FTR013"]
    assert found("--select", "FTR") == ["FTR005", "FTR013"]
    assert found("--select", "hdr010,distribution-colon") == ["HDR010", "FTR005"]
    assert found("--select", "ALL", "--ignore", "FTR,LAY") == ["HDR010"]
    assert found("--ignore", "FTR", "--extend-select", "FTR005") == ["HDR010", "FTR005"]
    assert found("--select", "FTR005", "--ignore", "FTR") == ["FTR005"]
    assert found("--select", "FTR", "--ignore", "FTR005") == ["FTR013"]


def test_rules_are_chosen_by_what_they_and_their_groups_are_called(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)

    def found(*options: str) -> list[str]:
        return codes(cli(path, "--output-format", "json", *options).out)

    assert found("--select", "报尾") == ["FTR005", "FTR013"]
    assert found("--select", "报尾", "--ignore", "报送发的冒号") == ["FTR013"]
    assert found("--ignore", "报尾,HDR010", "--extend-select", "电话号码的位数") == ["FTR013"]


def test_fail_on_and_exit_zero_decide_the_status(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    lighter = ("--config", "severity.FTR005=warning")
    assert cli(path, *lighter, "--fail-on", "error").status == 0
    assert cli(path, *lighter, "--fail-on", "warning").status == 1
    assert cli(path, "--fail-on", "error").status == 1
    assert cli(path, "--exit-zero").status == 0


def test_folders_are_walked_in_order_without_lock_files(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    for name in ("稿件/乙.docx", "稿件/甲.docx", "稿件/子/丙.DOCX", "稿件/.git/丁.docx"):
        draft(name, fault=True)
    for name in ("~$甲.docx", ".~甲.docx", "说明.txt"):
        (tmp_path / "稿件" / name).write_bytes(b"x")
    outcome = cli("稿件", "--output-format", "json", "--select", "HDR010")
    files = [Path(item["file"]).as_posix() for item in json.loads(outcome.out)]
    assert files == ["稿件/乙.docx", "稿件/甲.docx", "稿件/子/丙.DOCX"]


def test_many_processes_find_the_same_in_the_same_order(cli: Cli, draft: MakeDraft) -> None:
    for number in range(12):
        draft(f"稿件/{number:02}.docx", fault=bool(number % 2))
    one, two = (cli("稿件", "--output-format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two
    assert len(codes(one.out)) == 18


def test_statistics_count_each_rule(cli: Cli, draft: MakeDraft) -> None:
    draft("一.docx", fault=True)
    draft("二.docx", fault=True)
    out = cli("一.docx", "二.docx", "--statistics", "--quiet").out
    assert out.splitlines() == [
        "2\tFTR005\t[*]\t报送发的冒号",
        "2\tFTR013\t[ ]\t电话号码的位数",
        "2\tHDR010\t[*]\t报头日期写法",
    ]


def test_the_outcome_can_go_to_a_file(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    shown = cli(path, "--output-format", "json").out
    outcome = cli(path, "--output-format", "json", "-o", "结果.json")
    assert (outcome.status, outcome.out) == (1, "")
    assert (tmp_path / "结果.json").read_bytes() == shown.encode()
    assert cli(path, "-o", "没有这个文件夹/结果.txt").status == 2


def test_quiet_leaves_only_findings(cli: Cli, draft: MakeDraft) -> None:
    assert cli(draft(), "-q") == (0, "", "")


def test_verbose_names_the_settings_on_stderr(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text('ignore = ["FTR"]', encoding="utf-8")
    path = draft()
    outcome = cli(path, "-v")
    assert str(tmp_path / "bulletin-lint.toml") in outcome.err
    assert str(path) in outcome.err


def test_a_file_named_twice_is_checked_once(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    assert len(codes(cli(path, path, "--output-format", "json").out)) == 3


def test_color_is_for_those_who_want_it(cli: Cli, draft: MakeDraft, monkeypatch: object) -> None:
    path = draft(fault=True)
    assert "\033[" not in cli(path).out
    colored = cli(path, "--color", "always").out
    assert "\033[1;33m" in colored
    assert "\033[" not in cli(path, "--color", "never").out
