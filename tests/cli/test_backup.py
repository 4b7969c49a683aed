"""``--backup``: what a file held before it was repaired."""

from __future__ import annotations

import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Cli, MakeDraft
from tests.needs import needs_program


def test_a_copy_is_kept_beside_the_draft_and_its_place_is_told(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    before = path.read_bytes()

    outcome = cli("--fix", "--backup", path)

    assert outcome.err == f"{path}：修复前的原稿保存为 {path}.bak\n"
    assert Path(f"{path}.bak").read_bytes() == before != path.read_bytes()


def test_no_copy_writes_over_another(cli: Cli, draft: MakeDraft) -> None:
    versions = []
    for date in ("2024年09月06日", "2024年09月07日", "2024年09月06日"):
        path = draft(fault=True, date=date)
        versions.append(path.read_bytes())
        cli("--fix", "--backup", path)

    copies = {name: Path(f"{path}{name}").read_bytes() for name in (".bak", ".bak2")}
    assert copies == {".bak": versions[0], ".bak2": versions[1]}
    assert not Path(f"{path}.bak3").exists()


@pytest.mark.parametrize("options", [("--backup",), ("--backup", "--diff"), ("--fix",)])
def test_there_is_no_copy_of_what_is_not_written(
    cli: Cli, draft: MakeDraft, tmp_path: Path, options: tuple[str, ...]
) -> None:
    cli(*options, draft(fault=True))
    assert [path.name for path in tmp_path.iterdir()] == ["第12期.docx"]


def test_it_can_be_a_setting(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / "bulletin-lint.toml").write_text("backup = true", encoding="utf-8")
    path = draft(fault=True)
    cli("--fix", path)
    assert Path(f"{path}.bak").exists()


@needs_program("git")
def test_what_git_has_needs_no_copy(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", path.name], cwd=tmp_path, check=True)
    assert cli("--fix", "--backup", path).err == ""

    path = draft(fault=True, date="2024年09月07日")
    assert path.name in cli("--fix", "--backup", path).err
    assert Path(f"{path}.bak").exists()


def git(folder: Path, *command: str) -> None:
    subprocess.run(["git", *command], cwd=folder, check=True)


@needs_program("git")
def test_in_a_hook_the_repository_of_the_draft_is_asked(
    cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, lost = draft("有/第1期.docx", fault=True), draft("无/第1期.docx", fault=True)
    assert kept.read_bytes() == lost.read_bytes()
    git(kept.parent, "init", "-q")
    git(kept.parent, "add", "-A")
    git(lost.parent, "init", "-q")

    monkeypatch.setenv("GIT_DIR", str(kept.parent / ".git"))
    assert cli("--fix", "--backup", lost).err == f"{lost}：修复前的原稿保存为 {lost}.bak\n"
    monkeypatch.setenv("GIT_DIR", str(lost.parent / ".git"))
    assert cli("--fix", "--backup", kept).err == ""


@needs_program("git")
def test_what_git_has_converted_as_text_is_no_copy(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("* text\n", encoding="utf-8")
    path = draft(fault=True)
    with ZipFile(path, "a") as archive:
        archive.comment = b"\r\n"  # so that git converts something, whatever is packed
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", path.name)

    assert cli("--fix", "--backup", path).err == f"{path}：修复前的原稿保存为 {path}.bak\n"


def test_a_file_that_cannot_be_copied_is_not_written(cli: Cli, draft: MakeDraft) -> None:
    path = draft(fault=True)
    before = path.read_bytes()
    name = path.with_name("长" * 83 + ".docx")  # with its suffix as long as a name may be: no room for more
    path.rename(name)

    outcome = cli("--fix", "--backup", name)

    assert outcome.status == 2
    assert "文件名太长" in outcome.err
    assert name.read_bytes() == before
