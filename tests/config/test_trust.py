"""Whose settings hold: those of the repository, of the user, of whoever the drafts belong to; and of nobody else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletin_lint.config.config import Config
from bulletin_lint.config.load import discover
from bulletin_lint.config.trust import is_inside, repository_of
from tests.config.test_config import put

STRANGER, OTHER = 65534, 65533
AS_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")


def test_the_search_ends_at_the_root_of_the_repository(tmp_path: Path) -> None:
    put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    folder = tmp_path / "库" / "稿件" / "九月"
    folder.mkdir(parents=True)
    assert discover(folder).fail_on == "error"
    (tmp_path / "库" / ".git").mkdir()
    assert discover(folder) == Config()
    put(tmp_path / "库" / "bulletin-lint.toml", 'fail-on = "info"')
    assert discover(folder).fail_on == "info"


def test_a_work_tree_is_a_repository_of_its_own(tmp_path: Path) -> None:
    put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    put(tmp_path / "库" / ".git", "gitdir: /elsewhere")
    assert discover(tmp_path / "库") == Config()
    assert (repository_of(tmp_path / "库" / "甲"), repository_of(tmp_path)) == (tmp_path / "库", tmp_path)


def test_the_search_ends_at_the_users_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    home = tmp_path / "家"
    (home / "稿件").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert discover(home / "稿件") == Config()
    put(home / "bulletin-lint.toml", 'fail-on = "info"')
    assert discover(home / "稿件").fail_on == "info"
    assert discover(tmp_path).fail_on == "error"


@pytest.mark.parametrize("home", ["", "relative", "/nowhere"])
def test_a_home_that_is_none_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)
    put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    (tmp_path / "甲").mkdir()
    assert discover(tmp_path / "甲").fail_on == "error"


@AS_ROOT
@pytest.mark.parametrize("name", ["bulletin-lint.toml", ".bulletin-lint.toml", "pyproject.toml"])
def test_settings_of_a_stranger_do_not_hold(tmp_path: Path, name: str) -> None:
    (tmp_path / "稿件").mkdir()
    table = "[tool.bulletin-lint]\n" if name == "pyproject.toml" else ""
    path = put(tmp_path / name, f'{table}ignore = ["ALL"]')
    assert discover(tmp_path / "稿件").ignore == ("ALL",)
    os.chown(path, STRANGER, STRANGER)
    assert discover(tmp_path / "稿件") == Config(passed_over=(path,))


@AS_ROOT
def test_what_lies_above_the_settings_of_a_stranger_holds(tmp_path: Path) -> None:
    put(tmp_path / "bulletin-lint.toml", 'fail-on = "error"')
    path = put(tmp_path / "甲" / "bulletin-lint.toml", 'fail-on = "info"')
    (tmp_path / "甲" / "稿件").mkdir()
    os.chown(path, STRANGER, STRANGER)
    config = discover(tmp_path / "甲" / "稿件")
    assert (config.fail_on, config.passed_over) == ("error", (path,))


@AS_ROOT
def test_a_link_counts_as_well_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "稿件").mkdir()
    target = put(tmp_path / "别处" / "a.toml", 'fail-on = "error"')
    link = tmp_path / "稿件" / "bulletin-lint.toml"
    link.symlink_to(target)
    assert discover(tmp_path / "稿件").fail_on == "error"
    os.chown(target, STRANGER, STRANGER)
    assert discover(tmp_path / "稿件").passed_over == (link,)
    os.chown(target, 0, 0)
    os.lchown(link, STRANGER, STRANGER)
    assert discover(tmp_path / "稿件").passed_over == (link,)


@AS_ROOT
def test_where_all_belongs_to_one_other_user_that_users_settings_hold(tmp_path: Path) -> None:
    """As in a container into which a checkout is mounted."""
    folder = tmp_path / "库" / "稿件"
    folder.mkdir(parents=True)
    path = put(tmp_path / "库" / "bulletin-lint.toml", 'fail-on = "error"')
    for each in (folder, path):
        os.chown(each, STRANGER, STRANGER)
    assert discover(folder).fail_on == "error"
    os.chown(path, OTHER, OTHER)
    assert discover(folder).passed_over == (path,)


def test_what_is_inside_is_so_after_links(tmp_path: Path) -> None:
    (tmp_path / "库").mkdir()
    (tmp_path / "库" / "出").symlink_to("..")
    assert is_inside(tmp_path / "库" / "a", tmp_path / "库")
    assert not is_inside(tmp_path / "库" / "出" / "a", tmp_path / "库")
    assert not is_inside(tmp_path / "库二", tmp_path / "库")
