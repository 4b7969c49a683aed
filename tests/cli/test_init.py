"""``init``: a repository of drafts made ready, nothing overwritten."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Cli, MakeDraft
from tests.needs import needs_program
from tests.places import FIXTURES
from tools.documents import Bulletin, store

git = needs_program("git")


def _git(folder: Path, *args: str) -> str:
    return subprocess.run(["git", *args], cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def test_files_are_written_and_work(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("第1期.docx")
    outcome = cli("init")
    assert outcome.status == 0
    assert "已写入：bulletin-lint.toml" in outcome.out
    assert "接下来：\n  1. git init\n" in outcome.out
    settings = tomllib.loads((tmp_path / "bulletin-lint.toml").read_text(encoding="utf-8"))
    assert settings == {"profile": "xuanchuan-xinxi-zhuanbao", "fail-on": "warning"}
    assert cli("第1期.docx").status == 0


def test_nothing_is_overwritten(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("x", encoding="utf-8")
    assert "已有，未改动：.gitattributes" in cli("init").out
    assert (tmp_path / ".gitattributes").read_text(encoding="utf-8") == "x"
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert "已写入" not in cli("init").out
    assert before == {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("git@github.com:office/drafts.git", ".github/workflows/bulletin-lint.yml"),
        ("https://gitlab.example.org/office/drafts", ".gitlab-ci.yml"),
        ("https://git.example.org/office/drafts", ""),
    ],
)
@git
def test_the_remote_decides_on_the_job(cli: Cli, tmp_path: Path, address: str, path: str) -> None:
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "remote", "add", "origin", address)
    cli("init")
    written = [name for name in (".github/workflows/bulletin-lint.yml", ".gitlab-ci.yml") if (tmp_path / name).exists()]
    assert written == ([path] if path else [])


@git
def test_git_diff_shows_words(cli: Cli, draft: MakeDraft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _git(tmp_path, "init", "-q")
    cli("init")
    textconv = f'"{sys.executable}" -m bulletin_lint text --textconv'
    assert _git(tmp_path, "config", "diff.bulletin.textconv").strip() == "bulletin-lint text --textconv"
    _git(tmp_path, "config", "diff.bulletin.textconv", textconv)
    monkeypatch.setenv("PYTHONPATH", str(FIXTURES.parent))
    draft("第 3 期.docx")
    _git(tmp_path, "add", "-A")
    draft("第 3 期.docx", date="2025年3月1日")
    shown = _git(tmp_path, "diff")
    assert "-中共云陂县委宣传部\t2025年2月28日" in shown
    assert "+中共云陂县委宣传部\t2025年3月1日" in shown
    (tmp_path / "第 3 期.docx").write_bytes(b"")
    assert "+［文件是空的（0字节）］" in _git(tmp_path, "diff")


@pytest.mark.parametrize(
    ("case", "profile"),
    [("clean-long", "xuanchuan-xinxi-zhuanbao"), ("jianbao", "gongzuo-jianbao"), ("zhengwu", "zhengwu-xinxi")],
)
def test_the_profile_is_seen_in_the_drafts(cli: Cli, tmp_path: Path, case: str, profile: str) -> None:
    shutil.copy(FIXTURES / case / "draft.docx", tmp_path)
    cli("init")
    assert tomllib.loads((tmp_path / "bulletin-lint.toml").read_text(encoding="utf-8"))["profile"] == profile


def test_a_folder_that_is_not_there_is_refused(cli: Cli) -> None:
    assert cli("init", "没有").status == 2
    assert cli("init", "--profile", "没有").status == 2


def _settings(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "bulletin-lint.toml").read_text(encoding="utf-8"))


def test_each_folder_has_the_profile_of_its_publication(cli: Cli, tmp_path: Path) -> None:
    for case, folder in (("clean-long", "专报"), ("jianbao", "简报/2025"), ("zhengwu", "政务")):
        (tmp_path / folder).mkdir(parents=True)
        shutil.copy(FIXTURES / case / "draft.docx", tmp_path / folder)
    assert cli("init").status == 0
    profiles = {"专报/": "xuanchuan-xinxi-zhuanbao", "政务/": "zhengwu-xinxi", "简报/2025/": "gongzuo-jianbao"}
    assert _settings(tmp_path) == {"fail-on": "warning", "profiles": profiles}
    assert cli(".").status == 0


def test_a_publication_that_is_not_known_gets_a_profile_from_its_issues(
    cli: Cli, clean: Bulletin, tmp_path: Path
) -> None:
    issues = [replace(clean, name="清源信息", issue=f"第{n}期（总第{80 + n}期）", distribution=()) for n in (1, 2)]
    store(issues[0], tmp_path / "第1期.docx")
    cli("init")
    assert _settings(tmp_path) == {"fail-on": "warning"}, "one issue is no habit"
    (tmp_path / "bulletin-lint.toml").unlink()
    store(issues[1], tmp_path / "第2期.docx")
    assert "已写入：清源信息.toml" in cli("init").out
    assert _settings(tmp_path) == {"profile": "清源信息.toml", "fail-on": "warning"}
    assert (tmp_path / "清源信息.toml").read_text(encoding="utf-8").startswith("# 从《清源信息》的往期起草，请核对。\n")
    assert cli(".").status == 0


def test_drafts_that_are_no_issues_say_nothing_about_profiles(cli: Cli, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("请假条")
    document.save(str(tmp_path / "请假条.docx"))
    (tmp_path / "坏.docx").write_bytes(b"x")
    assert cli("init").status == 0
    assert _settings(tmp_path) == {"fail-on": "warning"}
