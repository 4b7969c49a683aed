"""Consoles that cannot print everything, and pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.cli.conftest import MakeDraft


def _run(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    variables = {**os.environ, **environment}
    command = [sys.executable, "-m", "bulletin_lint", *args]
    return subprocess.run(command, capture_output=True, check=False, env=variables)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252", "utf-8"])
def test_no_console_crashes_the_run(draft: MakeDraft, encoding: str) -> None:
    path = str(draft(fault=True, issuer="中共云陂县委宣传部\u2003\u200b😀"))
    for args in ([path], [path, "--diff"], ["outline", path], ["rule", "--all"], ["--help"]):
        done = _run(*args, PYTHONIOENCODING=encoding)
        assert done.stderr == b""
        assert done.stdout.decode(encoding)


def test_ornaments_are_within_gbk(draft: MakeDraft) -> None:
    path = str(draft(fault=True))
    for args in ([path], [path, "--diff"], ["outline", path], ["rule", "--all"], ["check", "--help"]):
        assert b"\\u" not in _run(*args, PYTHONIOENCODING="gbk").stdout


def test_output_for_programs_is_utf_8_everywhere(draft: MakeDraft) -> None:
    path = str(draft(fault=True))
    outputs = [
        _run(path, "--output-format", "json", PYTHONIOENCODING=name).stdout for name in ("gbk", "ascii", "utf-8")
    ]
    assert len(set(outputs)) == 1
    assert json.loads(outputs[0])[0]["location"]["where"] == "报头·日期"
    assert _run("text", path, PYTHONIOENCODING="gbk").stdout.decode().startswith("宣传信息专报\n")


def test_a_reader_that_leaves_early_is_no_error(draft: MakeDraft) -> None:
    command = [sys.executable, "-m", "bulletin_lint", "rule", "ALL"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_color_follows_the_environment(draft: MakeDraft) -> None:
    path = str(draft(fault=True))
    assert b"\033[" not in _run(path).stdout
    assert b"\033[" in _run(path, FORCE_COLOR="1").stdout
    assert b"\033[" not in _run(path, FORCE_COLOR="1", NO_COLOR="1").stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("args", [("json",), ("full",), ("html",)])
def test_a_full_disk_behind_stdout_is_told_in_a_sentence(draft: MakeDraft, args: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "bulletin_lint", "--output-format", *args, str(draft(fault=True))]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)
    assert done.stderr.decode().startswith("bulletin-lint：无法写到标准输出：")


@pytest.mark.skipif(os.name == "nt", reason="no shell that closes streams")
def test_streams_that_are_closed_are_no_reason_for_a_traceback(draft: MakeDraft) -> None:
    path = str(draft(fault=True))

    def run(line: str) -> subprocess.CompletedProcess[bytes]:
        command = ["sh", "-c", line, "sh", sys.executable, path]
        return subprocess.run(command, capture_output=True, check=False)

    for each in ('"$1" -m bulletin_lint "$2" >&-', '"$1" -m bulletin_lint text "$2" >&-'):
        done = run(each)
        assert done.returncode == 2
        assert done.stderr.decode() == "bulletin-lint：标准输出已关闭，无法显示结果；可用 --output-file 写入文件\n"
    done = run('"$1" -m bulletin_lint --output-file /dev/null "$2" >&-')
    assert (done.returncode, done.stderr) == (1, b"")
    assert run('"$1" -m bulletin_lint "$2" 2>&-').returncode == 1
    assert run('"$1" -m bulletin_lint 没有.docx 2>&-').returncode == 2
