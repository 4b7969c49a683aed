"""What killed processes leave behind is swept, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bulletin_lint.disk import temporary
from bulletin_lint.disk.replace import create_file

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    temporary._sweep.cache_clear()
    return tmp_path


def left_over(folder: Path, name: str, age: float) -> Path:
    """A file that was last changed ``age`` seconds ago."""
    path = folder / name
    path.write_bytes(b"draft")
    os.utime(path, (time.time() - age,) * 2)
    return path


@pytest.mark.parametrize(
    ("name", "age", "swept"),
    [
        (".bulletin-lint-0123abcd.tmp", 70, True),
        (".bulletin-lint-0123abcd.tmp", 50, False),  # somebody may be at it
        (".bulletin-lint-0123abcd.docx", 70, False),
        ("bulletin-lint-0123abcd.tmp", 70, False),
    ],
)
def test_old_temporary_files_go(folder: Path, name: str, age: float, swept: bool) -> None:
    path = left_over(folder, name, age)
    create_file(folder / "结果.txt", b"")
    assert path.exists() is not swept


@posix_only
def test_one_that_another_process_has_stays(folder: Path) -> None:
    import fcntl

    path = left_over(folder, ".bulletin-lint-0123abcd.tmp", 70)
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        create_file(folder / "结果.txt", b"")
    assert path.exists()


@posix_only
def test_a_link_of_that_name_is_not_followed(folder: Path) -> None:
    path = left_over(folder, "稿.docx", 70)
    os.symlink(path.name, folder / ".bulletin-lint-0123abcd.tmp")
    create_file(folder / "结果.txt", b"")
    assert path.exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may give files away")
def test_what_belongs_to_somebody_else_stays(folder: Path) -> None:
    path = left_over(folder, ".bulletin-lint-0123abcd.tmp", 70)
    os.chown(path, 1234, 1234)
    create_file(folder / "结果.txt", b"")
    assert path.exists()
