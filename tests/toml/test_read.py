"""TOML is read anew whenever it may have changed."""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.read import read_toml
from tests.startup.conftest import sealed, written_alike


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was read, with a place to keep what was read."""
    monkeypatch.setenv("BULLETIN_LINT_CACHE", str(tmp_path / "kept"))
    path = tmp_path / "a.toml"
    path.write_text('[a]\nb = ["甲", 1, true]', encoding="utf-8")
    assert read_toml(path) == {"a": {"b": ["甲", 1, True]}}
    return path


def the_kept(path: Path) -> Path:
    (kept,) = (path.parent / "kept").iterdir()
    return kept


def test_what_was_read_is_kept(path: Path) -> None:
    before = the_kept(path).stat()
    assert read_toml(path) == {"a": {"b": ["甲", 1, True]}}
    assert written_alike(the_kept(path), before)


def test_a_change_of_size_is_seen(path: Path) -> None:
    status = path.stat()
    path.write_text("a = 1", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert read_toml(path) == {"a": 1}


def test_a_change_to_the_same_size_is_seen_by_its_time(path: Path) -> None:
    status = path.stat()
    path.write_text('[a]\nb = ["乙", 2, true]', encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert path.stat().st_size == status.st_size
    assert read_toml(path) == {"a": {"b": ["乙", 2, True]}}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say when a file was changed, only when written")
def test_a_change_that_leaves_size_and_time_as_they_were_is_seen(path: Path) -> None:
    status = path.stat()
    path.write_text('[a]\nb = ["乙", 2, true]', encoding="utf-8")
    while path.stat().st_ctime_ns == status.st_ctime_ns:  # the clock of a file system may be coarse
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert read_toml(path) == {"a": {"b": ["乙", 2, True]}}


def test_another_file_of_the_same_size_and_time_is_read_itself(path: Path) -> None:
    other = path.with_name("b.toml")
    other.write_text('[a]\nb = ["乙", 2, true]', encoding="utf-8")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    assert read_toml(other) == {"a": {"b": ["乙", 2, True]}}
    assert read_toml(path) == {"a": {"b": ["甲", 1, True]}}


def test_what_was_kept_of_something_else_is_passed_over(path: Path) -> None:
    others: list[Any] = [[], "甲", {"state": 1}, (1, {}), (1, 2, 3)]
    for value in others:
        the_kept(path).write_bytes(sealed(marshal.dumps(value)))
        assert read_toml(path) == {"a": {"b": ["甲", 1, True]}}


def test_toml_that_cannot_be_kept_is_still_read(path: Path) -> None:
    before = the_kept(path).stat()
    path.write_text("day = 2024-09-06", encoding="utf-8")
    assert str(read_toml(path)["day"]) == "2024-09-06"
    assert written_alike(the_kept(path), before)


def test_a_byte_order_mark_is_no_part_of_it(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfa = 1")
    assert read_toml(path) == read_toml(path) == {"a": 1}


def test_a_file_under_a_name_that_is_no_unicode_is_read(path: Path) -> None:
    strange = path.with_name(os.fsdecode(b"\xff.toml"))
    try:
        strange.write_text("a = 1", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("the file system has no such names")
    assert read_toml(strange) == read_toml(strange) == {"a": 1}


@pytest.mark.parametrize("data", [b"a = \n", b"a = '\xff'", b"\xff\xfea"])
def test_what_is_no_toml_is_refused_by_name_each_time(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for _ in range(2):
        with pytest.raises(ConfigError, match=r"a\.toml：不是有效的 TOML："):
            read_toml(path)


def test_a_file_that_is_not_there_is_refused(path: Path) -> None:
    path.unlink()
    with pytest.raises(ConfigError, match=r"a\.toml：没有这个文件$"):
        read_toml(path)


def test_a_folder_is_refused(path: Path) -> None:
    with pytest.raises(ConfigError, match=r"：无法读取："):
        read_toml(path.parent)


def test_what_was_kept_of_other_content_is_passed_over_whatever_the_times_say(path: Path) -> None:
    status = path.stat()
    path.write_text('[a]\nb = ["乙", 2, true]', encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    now = path.stat()
    _, content, tables = marshal.loads(the_kept(path).read_bytes()[4:])
    state = (str(path), now.st_mtime_ns, now.st_ctime_ns, now.st_size, now.st_ino)  # as if no time had changed
    the_kept(path).write_bytes(sealed(marshal.dumps((state, content, tables))))
    assert read_toml(path) == {"a": {"b": ["乙", 2, True]}}


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 20_000,
        "x = " + "[" * 65 + "]" * 65,
        "x = " + "{a = " * 65 + "1" + "}" * 65,
        ".".join("a" * 20_000) + " = 1",
        ".".join("a" * 66) + " = 1",
        f"[{'.'.join('a' * 66)}]",
        f"x = {{ {'.'.join('a' * 66)} = 1 }}",
        " . ".join(['"a"'] * 70) + " = 1",
    ],
)
def test_what_is_very_deep_is_refused_at_once(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.toml：不是有效的 TOML：表或列表嵌套过深$"):
        read_toml(path)


def test_as_deep_as_is_allowed_is_read(path: Path) -> None:
    path.write_text("x = " + "[" * 62 + "]" * 62 + "\n" + ".".join("a" * 62) + " = 1", encoding="utf-8")
    assert [*read_toml(path)] == ["x", "a"]


def test_dots_in_words_are_not_depth(path: Path) -> None:
    text = "一、概况" + "." * 300 + "12"
    path.write_text(f'a = \'{text}\'\nb = "\\"{text}"\nc = [\'{text}\', "{text}"]  # {text[:60]}', encoding="utf-8")
    assert read_toml(path)["a"] == text


def test_a_file_that_is_too_large_is_refused(path: Path) -> None:
    path.write_text("#" * (4 << 20) + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"a\.toml：无法读取：文件超过 4 MB$"):
        read_toml(path)
