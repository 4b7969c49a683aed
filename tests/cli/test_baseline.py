"""Known findings of old drafts, kept in a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, MakeDraft

NAME = "bulletin-lint-baseline.json"


def test_what_is_in_the_baseline_is_not_reported_again(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("旧刊/第1期.docx", fault=True)
    made = cli("--generate-baseline", "旧刊")
    assert made.status == 0
    assert made.out.startswith(f"已把3处问题记入 {NAME}。\n")
    assert json.loads((tmp_path / NAME).read_text(encoding="utf-8"))["files"].keys() == {"旧刊/第1期.docx"}
    assert cli("旧刊").status == 1
    assert cli("--baseline", NAME, "旧刊").out == (
        "检查通过，未发现问题（1个文件）。\n未报告的问题：基线中已有3处。\n体例：《宣传信息专报》（由刊名认出）。\n"
    )


def test_the_baseline_can_be_a_setting(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text(f'baseline = "{NAME}"', encoding="utf-8")
    draft("旧刊/第1期.docx", fault=True)
    assert cli("--no-config", "--generate-baseline", "旧刊").status == 0
    for name in ("full", "json", "sarif"):
        outcome = cli("--output-format", name, "旧刊")
        assert outcome.status == 0
        assert "HDR010" not in outcome.out


def test_new_findings_and_changed_words_are_reported(cli: Cli, draft: MakeDraft) -> None:
    draft("第1期.docx", fault=True)
    cli("--generate-baseline", ".")
    draft("第1期.docx", fault=True, date="2024年09月07日")
    out = cli("--baseline", NAME, "--output-format", "json", ".").out
    assert [item["code"] for item in json.loads(out)] == ["HDR010"]
    draft("第2期.docx", fault=True)
    assert cli("--baseline", NAME, "第2期.docx").status == 1


def test_the_folder_of_the_run_does_not_matter(
    cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft("旧刊/第1期.docx", fault=True)
    cli("--generate-baseline", "旧刊")
    monkeypatch.chdir(tmp_path / "旧刊")
    assert cli("--baseline", f"../{NAME}", "第1期.docx").status == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"format": 9, "files": {}}',
        '{"format": 1}',
        '{"format": 1, "files": []}',
        '{"format": 1, "files": {"甲.docx": 5}}',
        '{"format": 1, "files": {"甲.docx": {"PUN012 0123": "1"}}}',
        *(
            f'{{"format": 1, "files": {{"甲.docx": {{"PUN012 0123": {count}}}}}}}'
            for count in ("-1", "0", "0.5", "1e308", "true")
        ),
    ],
)
def test_a_baseline_that_cannot_be_used_is_refused(cli: Cli, draft: MakeDraft, tmp_path: Path, text: str) -> None:
    (tmp_path / "坏.json").write_text(text, encoding="utf-8")
    outcome = cli("--baseline", "坏.json", draft())
    assert outcome.status == 2
    assert "不是有效的基线文件" in outcome.err
    said = "没有这个基线文件，请用 --generate-baseline 生成"
    assert cli("--baseline", "没有.json", draft())[::2] == (2, f"bulletin-lint：没有.json：{said}\n")
    (tmp_path / "bulletin-lint.toml").write_text('baseline = "旧/没有.json"', encoding="utf-8")
    assert cli(draft())[::2] == (2, f"bulletin-lint：旧/没有.json：{said}\n")


def test_a_baseline_that_was_generated_anew_is_the_one_that_holds(cli: Cli, draft: MakeDraft) -> None:
    draft("第1期.docx", fault=True)
    cli("--generate-baseline", ".")
    assert cli("--baseline", NAME, ".").status == 0
    draft("第1期.docx", fault=True, date="2024年09月07日")
    assert cli("--baseline", NAME, ".").status == 1
    cli("--generate-baseline", ".")
    assert cli("--baseline", NAME, ".").status == 0


def test_a_known_fault_is_not_repaired(cli: Cli, draft: MakeDraft) -> None:
    path = draft("第1期.docx", fault=True)
    cli("--generate-baseline", ".")
    before = path.read_bytes()

    shown, fixed = (cli("--baseline", NAME, option, path) for option in ("--diff", "--fix"))

    assert (shown.status, shown.out) == (0, "没有可以自动修复的问题（1个文件）。\n")
    assert fixed.status == 0
    assert path.read_bytes() == before


def test_a_known_fault_stays_known_while_others_around_it_are_repaired(cli: Cli, draft: MakeDraft) -> None:
    path = draft("第1期.docx", fault=True)
    cli("--select", "HDR010", "--generate-baseline", ".")

    outcome = cli("--baseline", NAME, "--fix", "--select", "HDR010,FTR005", path)

    assert (
        outcome.out
        == "发现1处问题，已全部修复。\n未报告的问题：基线中已有1处。\n体例：《宣传信息专报》（由刊名认出）。\n"
    )
    assert "2024年09月06日" in cli("text", path).out


def test_a_file_that_was_moved_keeps_its_baseline(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft("第1期.docx", fault=True)
    cli("--generate-baseline", ".")
    (tmp_path / "归档").mkdir()
    path.rename(tmp_path / "归档" / "第1期.docx")

    assert cli("--baseline", NAME, ".").status == 0


def test_a_file_that_cannot_be_read_is_told_for_ever(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("第1期.docx")
    (tmp_path / "第2期.docx").write_bytes(b"PK damaged")

    made = cli("--generate-baseline", ".")
    checked = cli("--baseline", NAME, ".")

    assert "另有1处是文件本身的问题" in made.err
    assert checked.status == 1
    assert "DOC001" in checked.out


def test_a_useless_baseline_is_told_before_any_file_is_written(cli: Cli, draft: MakeDraft) -> None:
    path = draft("第1期.docx", fault=True)
    before = path.read_bytes()

    assert cli("--fix", "--baseline", "没有.json", path).status == 2
    assert path.read_bytes() == before
