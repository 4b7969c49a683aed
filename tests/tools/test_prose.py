"""Rules over prose: what is run, where a finding stands, how it is counted and printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.places import FIXTURES
from tools.prose.__main__ import main

SLIP = "会议作了布署，大家都很满意。"
REPAIRED = "会议作了部署，大家都很满意。"


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


def objects(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in said(capsys, *arguments, "--json").splitlines()]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "prose.txt"
    path.write_text(f"=== 2024-06-30\n# 全市会议召开\n近日，会议召开。{SLIP}其它单位列席。\n", encoding="utf-8")
    return path


def test_a_finding_stands_with_its_sentence_and_what_becomes_of_it(
    text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(capsys, text).splitlines()
    assert "  prose.txt:3  [安全·错误] “布署”应为“部署”" in lines
    assert "      会议作了⟦布署⟧，大家都很满意。" in lines
    assert f"    → {REPAIRED}" in lines


def test_the_table_counts_each_rule_and_all(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row[0]: row[1:] for row in map(str.split, said(capsys, text).splitlines()) if len(row) == 8}
    assert rows["WRD010"][:6] == ["1", "0", "0", "1", "0", "0"]
    assert rows["合计"][:6] == ["1", "1", "0", "1", "0", "1"]
    assert float(rows["WRD010"][6]) == pytest.approx(100_000 / 30, abs=0.01)  # Han characters, marks not counted


def test_safe_leaves_only_what_is_repaired_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("上级做出重要批示，会议开展了“布署”活动，作了布署。\n", encoding="utf-8")
    assert [row.get("text") for row in objects(capsys, path, "--select", "WRD010")][:-1] == ["布署", "布署"]
    (row, _) = objects(capsys, path, "--select", "WRD010", "--safe")
    assert row["safety"] == "safe"
    assert str(row["sentence"]).endswith("作了⟦布署⟧。")


def test_rules_are_chosen_as_on_the_command_line(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [row.get("rule") for row in objects(capsys, text, "--select", "misspelt-word")][:-1] == ["WRD010"]
    assert [row.get("rule") for row in objects(capsys, text, "--ignore", "WRD010")][:-1] == ["WRD016"]


def test_rules_that_need_a_bulletin_are_left_out_and_named(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = said(capsys, text).splitlines()[:2]
    assert first[0] == "1 个文件，30 个汉字"
    assert "HDR001" in first[1]
    assert "WRD010" not in first[1]


def test_the_date_in_a_line_that_parts_documents_is_that_of_issue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("=== 2022-09-06\n会议已于9月12日召开。\n=== 2022-10-06\n会议已于9月12日召开。\n", encoding="utf-8")
    (row, _) = objects(capsys, path, "--select", "WRD082")
    assert row["line"] == 2
    assert len(objects(capsys, path, "--select", "WRD082", "--issued", "2022-09-06")) == 2


def test_folders_hold_texts_and_word_files(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fixture = FIXTURES / "clean-short" / "draft.docx"
    (text.parent / "draft.docx").write_bytes(fixture.read_bytes())
    (text.parent / "notes.md").write_text(SLIP, encoding="utf-8")
    assert objects(capsys, text.parent)[-1]["files"] == 2


def test_several_processes_say_what_one_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("\n===\n".join([SLIP] * 12), encoding="utf-8")
    assert said(capsys, path, "--processes", 2) == said(capsys, path, "--processes", 1)


def test_no_prose_and_a_file_that_cannot_be_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    (tmp_path / "broken.docx").write_bytes(b"PK")
    assert main([str(tmp_path)]) == 2
    assert "broken.docx" in capsys.readouterr().err
