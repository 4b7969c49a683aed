"""Baselines that cannot be used, and paths at the edge of the folder of the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.errors import CannotRun
from bulletin_lint.records.baseline import generate, load
from bulletin_lint.records.findings import FileRecord
from bulletin_lint.records.fingerprint import relative
from tests.records.findings import finding


def test_a_baseline_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as raised:
        load(str(tmp_path))
    assert str(raised.value) == f"{tmp_path}：无法读取基线：这是文件夹"


def test_a_baseline_that_cannot_be_written_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as raised:
        generate([FileRecord("甲.docx", (finding(0, 2),))], tmp_path)
    assert str(raised.value) == f"无法写入 {tmp_path}：这是文件夹"


@pytest.mark.parametrize("files", ['{"甲.docx": {"a": 1, "b": "2"}}', '{"甲.docx": {"a": 1}, "乙.docx": [1]}'])
def test_one_count_that_is_none_makes_a_baseline_useless(tmp_path: Path, files: str) -> None:
    path = tmp_path / "坏.json"
    path.write_text(f'{{"format": 1, "files": {files}}}', encoding="utf-8")
    with pytest.raises(CannotRun, match="不是有效的基线文件"):
        load(str(path))


def test_a_name_that_begins_with_a_dot_is_in_the_folder_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert relative(str(tmp_path / ".旧刊" / "甲.docx")) == ".旧刊/甲.docx"
