"""A run that was cut off goes on where it was: no result is lost, none is there twice, none is out of date."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.batch.drafts import save
from tests.cli.conftest import Cli
from tests.places import ROOT

COUNT, UNREADABLE = 20, 8
SCHEMA = json.loads((ROOT / "rules/schemas/archive.schema.json").read_text(encoding="utf-8"))
ARCHIVE = ("--output-format", "archive")


@pytest.fixture
def whole(cli: Cli, tmp_path: Path) -> list[str]:
    """The lines of a run that was not cut off."""
    save(tmp_path / "存档", COUNT)
    assert cli(*ARCHIVE, "-o", "全部.jsonl", "存档").status == 1
    return (tmp_path / "全部.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)


def test_there_is_a_line_for_each_file(whole: list[str]) -> None:
    lines: list[dict[str, Any]] = [json.loads(line) for line in whole]
    for line in lines:
        jsonschema.validate(line, SCHEMA)
    assert [line["file"] for line in lines] == [os.path.join("存档", f"第{n:03}期.docx") for n in range(1, COUNT + 1)]
    assert [n for n, line in enumerate(lines, 1) if line["findings"]] == [2, 5, 8, 11]


def test_a_line_says_which_issue_it_is_and_where_its_findings_are(whole: list[str]) -> None:
    line = json.loads(whole[1])
    (finding,) = line.pop("findings")
    own = {key: line.pop(key) for key in ("size", "modified", "checksum", "manner", "articles")}
    status = os.stat(os.path.join("存档", "第002期.docx"))
    assert (own["size"], own["modified"]) == (status.st_size, status.st_mtime_ns)
    assert all(len(own[key]) == 32 for key in ("checksum", "manner"))
    assert line == {
        "file": os.path.join("存档", "第002期.docx"),
        "publication": "宣传信息专报",
        "office": "中共云陂县委宣传部",
        "year": None,
        "number": 2,
        "total": 102,
        "date": "2024-03-06",
        "profile": "宣传信息专报",
        "hidden": {},
        "fixed": 0,
        "failure": "",
    }
    assert finding == {
        "code": "HDR010",
        "name": "date-form",
        "severity": "warning",
        "message": "日期应写作“2024年3月6日”",
        "part": "word/document.xml",
        "paragraph": 3,
        "start": 10,
        "end": 21,
        "quote": "2024年03月06日",
        "where": "报头·日期",
        "section": "",
        "article": "",
        "unit": "",
        "fix": "safe",
    }


@pytest.mark.parametrize("complete", [0, 1, 7, COUNT])
@pytest.mark.parametrize("torn", [False, True])
def test_it_goes_on_behind_the_last_whole_line(
    cli: Cli, tmp_path: Path, whole: list[str], complete: int, torn: bool
) -> None:
    part = tmp_path / "一半.jsonl"
    part.write_text("".join(whole[:complete]) + whole[-1][:200] * torn, encoding="utf-8")

    outcome = cli("--resume", "一半.jsonl", "存档")

    assert (outcome.status, outcome.out) == (1, "")
    known = complete - (complete >= UNREADABLE)  # one that could not be read is tried again each time
    assert outcome.err == f"一半.jsonl：已有{known}个文件的结果，还要检查{COUNT - known}个\n"
    assert sorted(part.read_text(encoding="utf-8").splitlines(keepends=True)) == sorted(whole)


def test_there_may_be_nothing_to_go_on_from(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    cli("--resume", "新的.jsonl", "存档")
    assert (tmp_path / "新的.jsonl").read_text(encoding="utf-8") == "".join(whole)


def test_a_file_that_has_changed_is_checked_again_and_is_there_once(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    changed = tmp_path / "存档" / "第003期.docx"
    changed.write_bytes((tmp_path / "存档" / "第004期.docx").read_bytes())
    assert "还要检查2个" in cli("--resume", "全部.jsonl", "存档").err
    names = [json.loads(line)["file"] for line in (tmp_path / "全部.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(names) == sorted({*names})
    assert [os.path.basename(name) for name in names[-2:]] == ["第003期.docx", "第008期.docx"]


def test_files_that_have_exchanged_their_names_are_checked_again(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    one, other = (tmp_path / "存档" / f"第{number:03}期.docx" for number in (3, 11))
    one.rename(tmp_path / "三.docx")
    other.rename(one)
    (tmp_path / "三.docx").rename(other)
    for path in (one, other):
        os.utime(path, (1, 1))
    cli("--resume", "全部.jsonl", "存档")
    lines = map(json.loads, (tmp_path / "全部.jsonl").read_text(encoding="utf-8").splitlines())
    found = {os.path.basename(line["file"]): len(line["findings"]) for line in lines}
    assert (found["第003期.docx"], found["第011期.docx"]) == (1, 0)


def test_what_could_not_be_read_is_read_when_it_can_be(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    (tmp_path / "存档" / "第008期.docx").write_bytes((tmp_path / "存档" / "第002期.docx").read_bytes())
    cli("--resume", "全部.jsonl", "存档")
    last = json.loads((tmp_path / "全部.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert [finding["code"] for finding in last["findings"]] == ["HDR010"]


def test_another_run_that_writes_there_is_told(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    fcntl = pytest.importorskip("fcntl")
    with open(tmp_path / "全部.jsonl", "ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for options in (["--resume", "全部.jsonl"], [*ARCHIVE, "-o", "全部.jsonl"]):
            outcome = cli(*options, "存档")
            assert (outcome.status, "另一次检查正在写这个文件" in outcome.err) == (2, True)
    assert (tmp_path / "全部.jsonl").read_text(encoding="utf-8") == "".join(whole)


@pytest.mark.parametrize(
    "line",
    [
        lambda line: {**line, "file": []},
        lambda line: {**line, "findings": {}},
        lambda line: {**line, "findings": [{**line["findings"][0], "severity": "bogus"}]},
        lambda line: {**line, "size": "1"},
        lambda line: {key: value for key, value in line.items() if key != "manner"},
    ],
)
def test_a_line_of_something_else_is_told(
    cli: Cli, tmp_path: Path, whole: list[str], line: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    strange = tmp_path / "奇.jsonl"
    strange.write_text(json.dumps(line(json.loads(whole[1]))) + "\n", encoding="utf-8")
    outcome = cli("--resume", "奇.jsonl", "存档")
    assert (outcome.status, "Traceback" in outcome.err) == (2, False)


def test_a_first_line_that_was_cut_off_is_gone_on_from(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    for length in (1, 5, 30, 60):
        (tmp_path / "残.jsonl").write_text(whole[0][:length], encoding="utf-8")
        assert cli("--resume", "残.jsonl", "存档").status == 1
        assert len((tmp_path / "残.jsonl").read_text(encoding="utf-8").splitlines()) == COUNT


def test_with_other_settings_all_is_checked_again(cli: Cli, whole: list[str]) -> None:
    assert f"还要检查{COUNT}个" in cli("--resume", "全部.jsonl", "--ignore", "HDR010", "存档").err


def test_results_of_files_that_the_run_is_not_about_stay(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    cli("--resume", "全部.jsonl", os.path.join("存档", "第001期.docx"))
    assert (tmp_path / "全部.jsonl").read_text(encoding="utf-8") == "".join(whole)


def test_what_was_found_before_counts_for_the_status(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    part = tmp_path / "一半.jsonl"
    part.write_text("".join(whole[:12]), encoding="utf-8")
    assert cli("--resume", "一半.jsonl", "存档").status == 1
    part.write_text(whole[0], encoding="utf-8")
    assert cli("--resume", "一半.jsonl", os.path.join("存档", "第001期.docx")).status == 0


def test_a_file_of_something_else_is_not_touched(cli: Cli, tmp_path: Path, whole: list[str]) -> None:
    other = tmp_path / "别的.jsonl"
    other.write_text(whole[0] + '{"a": 1}\n', encoding="utf-8")
    outcome = cli("--resume", "别的.jsonl", "存档")
    assert (outcome.status, outcome.err) == (
        2,
        "bulletin-lint：--resume 别的.jsonl：第2行不是 archive 格式的结果\n",
    )
    assert other.read_text(encoding="utf-8") == whole[0] + '{"a": 1}\n'


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("--fix", "--resume 只检查，不能与 --fix 合用"),
        ("--fix-only", "--resume 只检查，不能与 --fix-only 合用"),
        ("--diff", "--resume 只检查，不能与 --diff 合用"),
        ("--statistics", "--resume 只检查，不能与 --statistics 合用"),
        ("--output-format json", "--resume 的结果是 archive 格式，不能与 --output-format json 合用"),
        ("-o 别处.jsonl", "--resume 的结果写在它所指的文件里，不能与 -o 合用"),
    ],
)
def test_what_does_not_go_together_is_refused(cli: Cli, whole: list[str], options: str, complaint: str) -> None:
    outcome = cli("--resume", "全部.jsonl", *options.split(), "存档")
    assert (outcome.status, outcome.err) == (2, f"bulletin-lint：{complaint}\n")
