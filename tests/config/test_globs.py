"""What globs of the settings mean, as people know them from .gitignore and other linters."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_lint.config.globs import matches


@pytest.mark.parametrize(
    ("glob", "path", "does"),
    [
        ("存档", "存档/甲.docx", True),
        ("存档/", "稿件/存档/甲.docx", True),
        ("/存档", "存档/甲.docx", True),
        ("/存档", "稿件/存档/甲.docx", False),
        ("稿件/**/甲.docx", "稿件/甲.docx", True),
        ("稿件/**/甲.docx", "稿件/一/二/甲.docx", True),
        ("稿件/**/甲.docx", "稿件甲.docx", False),
        ("**/存档", "存档/甲.docx", True),
        ("甲[1].docx", "甲[1].docx", True),
        ("甲[1].docx", "甲1.docx", True),
        ("稿[1]/甲.docx", "稿[1]/甲.docx", True),
        ("稿[1]/甲.docx", "稿2/甲.docx", False),
        (r"2019\*", "2019/甲.docx", True),
        ("./存档/*", "存档/甲.docx", True),
    ],
)
def test_a_glob_means_files_as_elsewhere(tmp_path: Path, glob: str, path: str, does: bool) -> None:
    assert matches(tmp_path / path, glob, tmp_path) is does


def test_a_path_from_the_top_is_one(tmp_path: Path) -> None:
    assert matches(tmp_path / "存档" / "甲.docx", (tmp_path / "存档").as_posix(), tmp_path)
    assert not matches(tmp_path / "甲.docx", (tmp_path / "存档").as_posix(), tmp_path)
