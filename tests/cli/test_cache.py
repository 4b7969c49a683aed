"""The command line with what earlier runs kept, without it, and with what should not be trusted says the same."""

from __future__ import annotations

import marshal
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli, MakeDraft
from tests.startup.conftest import sealed


def _run(path: Path, folder: str, seed: str = "0") -> bytes:
    command = [sys.executable, "-X", "utf8", "-m", "bulletin_lint", str(path)]
    environment = {**os.environ, "BULLETIN_LINT_CACHE": folder, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.stderr == b""
    return done.stdout


def _contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_a_run_after_another_says_the_same_and_has_nothing_to_keep(draft: MakeDraft, tmp_path: Path) -> None:
    path, folder = draft(fault=True), tmp_path / "kept"
    without = _run(path, "")
    assert _run(path, str(folder), "1") == without
    before = _contents(folder)
    assert {name.partition("-")[0] for name in before} == {"patterns", "toml"}
    assert _run(path, str(folder), "2") == without
    assert _contents(folder) == before


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("BULLETIN_LINT_CACHE", str(tmp_path / "缓存"))
    return tmp_path / "缓存"


def kinds(folder: Path) -> set[str]:
    return {path.name.partition("-")[0] for path in folder.iterdir()} if folder.exists() else set()


def test_from_eight_files_on_results_are_kept(cli: Cli, draft: MakeDraft, folder: Path) -> None:
    for number in range(7):
        draft(f"稿件/{number}.docx", fault=number == 3)
    few = cli("稿件")
    assert "results" not in kinds(folder)

    draft("稿件/7.docx")
    first = cli("稿件")
    assert "results" in kinds(folder)
    assert first == cli("稿件") == cli("--no-cache", "稿件")
    assert first.out.splitlines()[:8] == few.out.splitlines()[:8]


def test_a_draft_that_was_changed_is_not_told_its_old_findings(cli: Cli, draft: MakeDraft, folder: Path) -> None:
    for number in range(9):
        draft(f"稿件/{number}.docx", fault=number == 3)
    assert cli("--select", "HDR010", "稿件").status == 1
    draft("稿件/3.docx")
    draft("稿件/5.docx", fault=True)
    assert "5.docx" in (found := cli("--select", "HDR010", "稿件").out)
    assert "3.docx" not in found


def test_a_repair_repairs_what_is_known(cli: Cli, draft: MakeDraft, folder: Path) -> None:
    for number in range(9):
        draft(f"稿件/{number}.docx", fault=number == 3)
    cli("稿件")
    assert "已修复2处" in cli("--fix", "稿件").out
    assert "没有可以自动修复的问题" in cli("--fix-only", "稿件").out


def test_no_cache_keeps_nothing(cli: Cli, draft: MakeDraft, folder: Path) -> None:
    for number in range(9):
        draft(f"稿件/{number}.docx")
    cli("--no-cache", "稿件")
    assert not folder.exists()


def test_the_cache_can_be_elsewhere(cli: Cli, draft: MakeDraft, folder: Path, tmp_path: Path) -> None:
    for number in range(9):
        draft(f"稿件/{number}.docx")
    cli("--cache-dir", "别处", "稿件")
    assert (kinds(folder), "results" in kinds(tmp_path / "别处")) == (set(), True)


def test_the_cache_is_shown_and_removed(cli: Cli, draft: MakeDraft, folder: Path) -> None:
    for number in range(9):
        draft(f"稿件/{number}.docx")
    cli("--cache-dir", folder, "稿件")
    (folder / "别的文件").touch()
    shown = cli("cache").out.splitlines()
    assert shown[0] == f"缓存在 {folder}"
    assert {line.split("：")[0].strip() for line in shown[1:]} >= {"以前的检查结果"}

    count = len(list(folder.iterdir())) - 1
    assert cli("cache", "clean").out == f"已删除{count}个缓存文件：{folder}\n"
    assert [path.name for path in folder.iterdir()] == ["别的文件"]


@pytest.mark.parametrize("deed", ["show", "clean"])
def test_without_a_cache_there_is_nothing_to_show(cli: Cli, monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    monkeypatch.setenv("BULLETIN_LINT_CACHE", "")
    assert cli("cache", deed) == (0, "没有使用缓存。\n", "")


class Evil:
    """Makes a folder when it is unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.mkdir, (self.place,))


def _in_patterns(data: bytes, evil: bytes) -> bytes:
    found = marshal.loads(data[4:])
    return sealed(marshal.dumps(dict.fromkeys(found, evil))) if isinstance(found, dict) else sealed(evil)


DAMAGES: dict[str, Callable[[bytes, bytes], bytes]] = {
    "empty": lambda data, evil: b"",
    "cut short": lambda data, evil: data[:-1],
    "another checksum": lambda data, evil: bytes(4) + data[4:],
    "something else": lambda data, evil: sealed(marshal.dumps({"a": 1})),
    "a pickle": lambda data, evil: sealed(evil),
    "pickles in place of patterns": _in_patterns,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_should_not_be_trusted_changes_nothing_and_does_nothing(
    draft: MakeDraft, tmp_path: Path, damage: Callable[[bytes, bytes], bytes]
) -> None:
    path, folder, harm = draft(fault=True), tmp_path / "kept", tmp_path / "harm"
    without = _run(path, str(folder))
    for kept in folder.iterdir():
        kept.write_bytes(damage(kept.read_bytes(), pickle.dumps(Evil(harm))))
    assert _run(path, str(folder)) == without
    assert not harm.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_folder_that_others_can_write_is_left_alone(draft: MakeDraft, tmp_path: Path) -> None:
    path, folder = draft(fault=True), tmp_path / "kept"
    folder.mkdir()
    folder.chmod(0o770)
    assert _run(path, str(folder)) == _run(path, "")
    assert list(folder.iterdir()) == []


PACK = """[[rule]]
code = "ABC001"
name = "our-word"
check = "pattern"
pattern = "{}"
message = "不用这个词"
why = "本单位不用"
good = ["会议召开。"]
bad = [{{ text = "到{}去。" }}]
"""


def test_a_pack_that_was_edited_to_the_same_length_is_seen(draft: MakeDraft, tmp_path: Path) -> None:
    path, folder, pack = draft(), str(tmp_path / "kept"), tmp_path / "本单位.toml"
    (path.parent / "bulletin-lint.toml").write_text("packs = ['本单位.toml']", encoding="utf-8")
    for word, found in (("砚池操场", False), ("砚池广场", True), ("砚池操场", False)):
        pack.write_text(PACK.format(word, word), encoding="utf-8")
        assert ("ABC001" in _run(path, folder).decode()) is found
