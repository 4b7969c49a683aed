"""The hooks in a real repository, run by the real pre-commit: a commit refused, a draft repaired, a commit made."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.needs import FROM_DEV, needs_program, program
from tests.places import ROOT
from tools.documents import load, store

BULLETIN = load(ROOT / "fixtures" / "clean-short" / "bulletin.toml")
FAULTY = replace(BULLETIN, date="2024年09月06日")
PRE_COMMIT = program("pre-commit") or ""
CONFIG = """repos:
  - repo: {source}
    rev: {revision}
    hooks:
      - id: {hook}
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("pre-commit"),  # the hooks are installed once
    needs_program("pre-commit", FROM_DEV),
    needs_program("git"),
]

Git = Callable[..., subprocess.CompletedProcess[str]]


def _git(folder: Path, *args: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *args], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """No settings of the user's, and one set of installed hooks for all tests here."""
    home = tmp_path_factory.mktemp("home")
    names = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "甲")
    mails = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "a@example.org")
    own = {"HOME": str(home), "PRE_COMMIT_HOME": str(home / "hooks"), "GIT_CONFIG_GLOBAL": os.devnull}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    kept.pop("PYTHONPATH", None)
    return {**kept, **own, **names, **mails}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> tuple[Path, str]:
    """This project as it stands, as a repository of its own, and its revision."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("bulletin_lint", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder)
    for args in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "source"]):
        assert _git(folder, *args, environment=environment).returncode == 0
    return folder, _git(folder, "rev-parse", "HEAD", environment=environment).stdout.strip()


@pytest.fixture
def repository(
    tmp_path: Path, source: tuple[Path, str], environment: dict[str, str]
) -> Callable[[str], tuple[Path, Git]]:
    """A new repository of drafts with one of the hooks, and git in it."""

    def make(hook: str) -> tuple[Path, Git]:
        folder = tmp_path / "文稿库"
        folder.mkdir()

        def git(*args: str) -> subprocess.CompletedProcess[str]:
            return _git(folder, *args, environment=environment)

        git("init", "-q")
        config = CONFIG.format(source=source[0].as_posix(), revision=source[1], hook=hook)
        (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
        done = subprocess.run([PRE_COMMIT, "install"], cwd=folder, env=environment, capture_output=True, check=False)
        assert done.returncode == 0
        return folder, git

    return make


def test_a_bad_draft_is_refused_and_a_good_one_committed(repository: Callable[[str], tuple[Path, Git]]) -> None:
    folder, git = repository("bulletin-lint")
    store(FAULTY, folder / "〔2024〕第3期.docx")
    (folder / "~$024〕第3期.docx").write_bytes(b"lock")
    git("add", "-A")
    refused = git("commit", "-m", "第3期")
    assert refused.returncode == 1
    assert "简报检查 (bulletin-lint)" in refused.stderr
    assert "改为“2024年9月6日”" in refused.stderr
    assert "~$" not in refused.stderr
    store(BULLETIN, folder / "〔2024〕第3期.docx")
    git("add", "-A")
    done = git("commit", "-m", "第3期")
    assert done.returncode == 0, done.stderr


def staged(made: tuple[Path, Git]) -> tuple[Path, Git]:
    """A faulty draft that is staged, and git."""
    folder, git = made
    path = folder / "第3期.docx"
    store(FAULTY, path)
    git("add", "-A")
    return path, git


def test_the_fixing_hook_says_what_it_did_and_the_next_commit_passes(
    repository: Callable[[str], tuple[Path, Git]],
) -> None:
    path, git = staged(repository("bulletin-lint-fix"))
    before = path.read_bytes()
    refused = git("commit", "-m", "第3期")
    assert refused.returncode == 1
    assert "files were modified by this hook" in refused.stderr
    assert "1 × HDR010（报头日期写法）" in refused.stderr
    assert path.read_bytes() != before
    assert git("diff", "--name-only").stdout
    git("add", "-A")
    assert git("commit", "-m", "第3期").returncode == 0


def test_a_partly_staged_draft_loses_the_fix_but_nothing_else(
    repository: Callable[[str], tuple[Path, Git]],
) -> None:
    path, git = staged(repository("bulletin-lint-fix"))
    store(replace(FAULTY, name="宣传信息专报 "), path)
    kept = path.read_bytes()
    refused = git("commit", "-m", "第3期")
    assert refused.returncode == 1
    assert "Rolling back fixes" in refused.stderr
    assert path.read_bytes() == kept


def test_excluded_drafts_are_left_out_though_named(repository: Callable[[str], tuple[Path, Git]]) -> None:
    folder, git = repository("bulletin-lint")
    (folder / "bulletin-lint.toml").write_text('exclude = ["旧刊/"]', encoding="utf-8")
    (folder / "旧刊").mkdir()
    store(FAULTY, folder / "旧刊" / "第1期.docx")
    git("add", "-A")
    done = git("commit", "-m", "旧刊")
    assert done.returncode == 0, done.stderr


def test_a_draft_that_is_not_read_does_not_pass_and_may_be_let_through(
    repository: Callable[[str], tuple[Path, Git]],
) -> None:
    folder, git = repository("bulletin-lint")
    (folder / "来稿").mkdir()
    (folder / "来稿" / "旧稿.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    git("add", "-A")
    refused = git("commit", "-m", "旧稿")
    assert refused.returncode == 1
    assert "请在Word或WPS里另存为.docx" in "".join(refused.stderr.split())
    assert "  pre-commit run bulletin-lint --files 来稿/旧稿.doc\n" in refused.stderr
    assert "写进 bulletin-lint.toml 的 exclude。" in refused.stderr
    assert "bulletin-lint-fix" not in refused.stderr, "it is not set up here"
    (folder / "bulletin-lint.toml").write_text('exclude = ["来稿/"]', encoding="utf-8")
    git("add", "-A")
    done = git("commit", "-m", "旧稿")
    assert done.returncode == 0, done.stderr
