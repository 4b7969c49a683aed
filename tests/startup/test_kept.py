"""What is kept between runs: only by and for this user, only if whole, and never at the price of a run."""

from __future__ import annotations

import datetime
import marshal
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint.startup import kept
from tests.startup.conftest import sealed

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other owners and modes")
root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away")
LARGEST = 1 << 25


def the_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


@pytest.mark.parametrize("value", [{"甲": ["乙", 1, 2.5, True, None, b"x"]}, [], "", 0])
def test_what_is_kept_is_found_again(folder: Path, value: object) -> None:
    assert kept.load("x") is None
    kept.keep("x", value)
    assert kept.load("x") == value
    assert kept.load("y") is None
    assert the_file(folder).name.startswith("x-")


def test_what_is_kept_anew_replaces_what_was_there(folder: Path) -> None:
    kept.keep("x", 1)
    kept.keep("x", 2)
    assert kept.load("x") == 2
    assert the_file(folder)


def test_what_is_no_plain_data_is_not_kept(folder: Path) -> None:
    kept.keep("x", {"day": datetime.date(2024, 9, 6)})
    assert kept.load("x") is None
    assert not folder.exists()


@pytest.mark.parametrize("value", ["", "folder", "./folder", f"{os.devnull}/folder"])
def test_a_folder_that_is_none_or_has_no_whole_path_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BULLETIN_LINT_CACHE", value)
    kept.keep("x", 1)
    assert kept.load("x") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folder of Linux and its like")
@pytest.mark.parametrize(("named", "place"), [(None, ".cache"), ("caches", "caches"), ("relative", None)])
def test_without_a_choice_the_users_own_cache_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None, place: str | None
) -> None:
    monkeypatch.delenv("BULLETIN_LINT_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    if named:
        monkeypatch.setenv("XDG_CACHE_HOME", named if named == "relative" else str(tmp_path / named))
    kept.keep("x", 1)
    assert kept.load("x") == (1 if place else None)
    assert [path.name for path in tmp_path.iterdir()] == ([place] if place else [])


@posix
def test_folder_and_file_are_made_for_their_owner_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        kept.keep("x", 1)
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert the_file(folder).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"\0\0\0\0",
        lambda data: data[:-1],
        lambda data: data[:3],
        lambda data: data + b"\0",
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: bytes(len(data)),
        lambda data: sealed(b""),
        lambda data: sealed(b"no marshal"),
        lambda data: sealed(data[4:-1]),
    ],
)
def test_what_is_damaged_counts_as_nothing_and_is_written_anew(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    kept.keep("x", {"a": "value"})
    path = the_file(folder)
    path.write_bytes(damage(path.read_bytes()))
    assert kept.load("x") is None
    kept.keep("x", {"a": "value"})
    assert kept.load("x") == {"a": "value"}


@posix
def test_damage_that_would_take_all_memory_is_not_even_looked_at(folder: Path) -> None:
    kept.keep("x", 1)
    the_file(folder).write_bytes(b"(" * 2000)  # two thousand tuples within each other, each a gigabyte long
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
        "from bulletin_lint.startup import kept; print(kept.load('x'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "None\n", "")


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_that_is_too_large_is_not_read(folder: Path, more: int) -> None:
    around = len(sealed(marshal.dumps(b"")))
    kept.keep("x", bytes(LARGEST - around + more))
    assert the_file(folder).stat().st_size == LARGEST + more
    assert (kept.load("x") is None) is bool(more)


def _linked_folder(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))


def _linked_file(folder: Path) -> None:
    path = the_file(folder)
    path.rename(folder.with_name("elsewhere"))
    path.symlink_to(folder.with_name("elsewhere"))


def _pipe(folder: Path) -> None:
    path = the_file(folder)
    path.unlink()
    os.mkfifo(path)


FOLDERS = {
    "written by the group": lambda folder: folder.chmod(0o720),
    "written by all": lambda folder: folder.chmod(0o702),
    "a link": _linked_folder,
}
FILES = {
    "written by the group": lambda folder: the_file(folder).chmod(0o620),
    "written by all": lambda folder: the_file(folder).chmod(0o602),
    "a link": _linked_file,
    "a pipe": _pipe,
}


@posix
@pytest.mark.parametrize(
    "change", [*FOLDERS.values(), pytest.param(lambda folder: os.chown(folder, 12345, -1), marks=root)]
)
def test_a_folder_that_others_can_write_is_neither_read_nor_written(
    folder: Path, change: Callable[[Path], None]
) -> None:
    kept.keep("x", 1)
    change(folder)
    assert kept.load("x") is None
    kept.keep("y", 2)
    assert the_file(folder).name.startswith("x-")


@posix
@pytest.mark.parametrize(
    "change", [*FILES.values(), pytest.param(lambda folder: os.chown(the_file(folder), 12345, -1), marks=root)]
)
def test_a_file_that_others_can_write_is_not_read_but_replaced(folder: Path, change: Callable[[Path], None]) -> None:
    kept.keep("x", 1)
    change(folder)
    assert kept.load("x") is None
    kept.keep("x", 2)
    assert kept.load("x") == 2
    assert the_file(folder).stat().st_mode & 0o777 == 0o600


@posix
def test_a_pipe_that_somebody_holds_open_is_not_waited_for(folder: Path) -> None:
    kept.keep("x", 1)
    _pipe(folder)
    held = os.open(the_file(folder), os.O_RDWR)
    try:
        assert kept.load("x") is None
    finally:
        os.close(held)


@posix
def test_reading_by_others_does_no_harm(folder: Path) -> None:
    kept.keep("x", 1)
    folder.chmod(0o755)
    the_file(folder).chmod(0o644)
    assert kept.load("x") == 1


def test_what_cannot_be_put_in_place_leaves_nothing_over(folder: Path) -> None:
    kept.keep("x", 1)
    path = the_file(folder)
    path.unlink()
    path.mkdir()
    kept.keep("x", 2)
    assert kept.load("x") is None
    assert the_file(folder) == path


@posix
def test_a_file_is_written_under_a_name_that_nobody_can_foresee(folder: Path) -> None:
    program = (
        "import os, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(args) if event == 'open' else None)\n"
        "from bulletin_lint.startup import kept\n"
        "kept.keep('x', 1); kept.keep('x', 1)\n"
        "print(*{str(path) for path, _, flags in opened if 'kept/x-' in str(path) and flags & os.O_EXCL}, sep='\\n')\n"
    )
    names = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert len(names) == 2
    assert all(len(name.rpartition(".")[2]) == 16 for name in names)
