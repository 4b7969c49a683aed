"""What settings name is read only where it is a file with an end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletin_lint.toml.bounded import files_in, read_bytes, read_text


def test_as_much_as_is_allowed_is_read_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(1 << 20))
    assert len(read_bytes(path, 1 << 20)) == 1 << 20
    path.write_bytes(bytes((1 << 20) + 1))
    with pytest.raises(OSError, match="文件超过 1 MB"):
        read_bytes(path, 1 << 20)


def test_text_has_neither_mark_nor_carriage_returns(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeff甲\r\n乙\r丙\n".encode())
    assert read_text(tmp_path / "a") == "甲\n乙\n丙\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    (tmp_path / "链接").symlink_to("/dev/zero")
    for name in ("管道", "链接"):
        with pytest.raises(OSError, match="不是普通文件"):
            read_bytes(tmp_path / name)
    with pytest.raises(IsADirectoryError):
        read_bytes(tmp_path)


def test_a_folder_is_looked_through_as_far_as_that_ends(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}").mkdir()
    for number in range(9_900):
        (tmp_path / f"{number % 100}" / f"{number}.t").touch()
    (tmp_path / "7" / "乙.toml").touch()
    (tmp_path / "7" / "7.t").unlink()
    assert files_in(tmp_path, ".toml") == [tmp_path / "7" / "乙.toml"]
    (tmp_path / "一个.t").touch()
    with pytest.raises(OSError, match="文件夹里的文件超过10000个"):
        files_in(tmp_path, ".toml")
