"""What is kept between runs saves time and changes nothing else."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from bulletin_lint.startup import kept as cache
from bulletin_lint.startup import patterns
from bulletin_lint.toml.read import read_toml


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("BULLETIN_LINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_is_found_again(folder: Path) -> None:
    assert cache.load("x") == b""
    cache.keep("x", b"data")
    assert cache.load("x") == b"data"
    assert [path.name.split("-")[0] for path in folder.iterdir()] == ["x"]


@pytest.mark.parametrize("place", ["", f"{os.devnull}/folder"])
def test_without_a_folder_nothing_is_kept_and_nothing_fails(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setenv("BULLETIN_LINT_CACHE", place)
    cache.keep("x", b"data")
    assert cache.load("x") == b""


def test_toml_is_read_anew_when_the_file_changes(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[a]\nb = ["甲", 1, true]', encoding="utf-8")
    assert read_toml(path) == read_toml(path) == {"a": {"b": ["甲", 1, True]}}
    path.write_text('[a]\nb = ["乙乙"]', encoding="utf-8")
    assert read_toml(path) == {"a": {"b": ["乙乙"]}}


def test_toml_that_cannot_be_kept_is_still_read(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("day = 2024-09-06", encoding="utf-8")
    assert str(read_toml(path)["day"]) == "2024-09-06"
    assert not folder.exists()


@pytest.mark.parametrize("damage", [b"", b"x", b"{}", b"\x80\x04garbage", pickle.dumps(os.getcwd), pickle.dumps([1])])
def test_a_damaged_cache_is_as_good_as_none(folder: Path, tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "a.toml"
    path.write_text("a = 1", encoding="utf-8")
    read_toml(path)
    for kept in folder.iterdir():
        kept.write_bytes(damage)
    assert read_toml(path) == {"a": 1}


def test_patterns_compile_and_complain() -> None:
    assert patterns.compiled("(?<=甲+)乙").search("甲甲乙")
    assert patterns.compiled("甲") is patterns.compiled("甲")
    with pytest.raises(ValueError, match="正则表达式有误"):
        patterns.compiled("(甲")
