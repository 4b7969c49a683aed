"""What the system has against a file, and parsers against its text, is told in the user's language."""

from __future__ import annotations

import errno
import json
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_lint.cli.main import run
from bulletin_lint.disk.reasons import reason
from bulletin_lint.toml.faults import fault
from tests.places import FIXTURES

CLEAN = FIXTURES / "clean-short" / "draft.docx"


@pytest.mark.parametrize("number", [number for number in errno.errorcode if number < 133])
def test_no_reason_is_english(number: int) -> None:
    said = reason(OSError(number, os.strerror(number)))
    assert not said.isascii()
    assert os.strerror(number) not in said


def test_a_reason_of_our_own_stays() -> None:
    assert reason(OSError(errno.EINVAL, "不是普通文件")) == "不是普通文件"


def test_what_says_nothing_is_the_system() -> None:
    assert reason(OSError()) == "系统错误"


def error_of(read: Callable[[], object]) -> ValueError:
    with pytest.raises(ValueError) as raised:  # noqa: PT011
        read()
    return raised.value


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (lambda: tomllib.loads("a = [\n1,,2]"), "第2行第3个字符处写法有误"),
        (lambda: tomllib.loads("a = ["), "末尾不完整，或写法有误"),
        (lambda: tomllib.loads("a = 1\na = 2"), "写法有误"),
        (lambda: json.loads('{"a": 1,\n}'), "第2行第1个字符处写法有误"),
        (lambda: b"a = 1\nb = '\xcc'".decode(), "第2行不是 UTF-8 编码的文字，请用编辑器另存为 UTF-8"),
    ],
)
def test_a_fault_is_told_by_its_place(read: Callable[[], object], said: str) -> None:
    assert said in fault(error_of(read))
    assert fault(error_of(read)).isascii() is False


@pytest.mark.parametrize("content", [b"a = [", b"a = = 1", b"a = '\xcc\xcc'", b"a = 1\na = 1"])
@pytest.mark.parametrize("option", ["--config", "--profile", "--baseline"])
def test_a_broken_file_is_told_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, option: str
) -> None:
    path = tmp_path / "设置.toml"
    path.write_bytes(content)
    assert run([option, str(path), str(CLEAN)]) == 2
    said = capsys.readouterr().err.replace(str(path), "")
    for english in ("codec", "Invalid", "Expected", "Unclosed", "Cannot", "Expecting", "line 1", "byte"):
        assert english not in said
