"""What is clicked on Windows, read as cmd reads it: it cannot be run here, so nothing in it may depend on luck."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from bulletin_lint.cli import dropped
from bulletin_lint.drafting.repository.jobs import jobs
from bulletin_lint.drafting.repository.source import given
from tests.places import ROOT
from tools.offline.targets import PYTHONS

DESKTOP = ROOT / "desktop"
BATCHES = sorted(DESKTOP.glob("*.bat"))
TEXTS = sorted((DESKTOP / "text").iterdir())
TAG = f"cp{sys.version_info[0]}{sys.version_info[1]}"
PLATFORM = sysconfig.get_platform().replace("-", "_")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs sh")


def lines_of(batch: Path) -> list[str]:
    return batch.read_bytes().decode("ascii").split("\r\n")


def commands_of(batch: Path) -> list[str]:
    return [line for line in lines_of(batch) if line and not line.startswith("rem ")]


def test_there_are_two_and_what_they_say() -> None:
    assert [path.name for path in BATCHES] == ["安装.bat", "检查简报.bat"]
    said = {name for batch in BATCHES for line in lines_of(batch) for name in re.findall(r"text\\([a-z-]+\.txt)", line)}
    assert said == {path.name for path in TEXTS}


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.name)
def test_every_code_page_reads_the_same(batch: Path) -> None:
    data = batch.read_bytes()
    assert data.isascii()
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.name)
def test_every_console_shows_what_is_said(text: Path) -> None:
    """``type`` turns UTF-16 with its mark into whatever the console shows."""
    data = text.read_bytes()
    assert data.startswith(b"\xff\xfe")
    said = data.decode("utf-16")
    assert said.count("\r\n") == said.count("\n")
    said.encode("gbk")


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.name)
def test_a_remark_is_no_command(batch: Path) -> None:
    for line in lines_of(batch):
        if line.startswith("rem "):
            assert not set(line) & set('&|<>^%!"'), line


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.name)
def test_labels_that_are_gone_to_are_there(batch: Path) -> None:
    lines = commands_of(batch)
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert {name for line in lines for name in re.findall(r"(?:goto |call :)(\w+)", line)} == labels
    for before, line in pairwise(lines):
        is_fallen_into = line.startswith(":") and not before.startswith(("exit", "goto", ":"))
        assert not is_fallen_into or line == ":installed", line


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.name)
def test_a_path_stands_in_quotes_whatever_is_in_it(batch: Path) -> None:
    for line in commands_of(batch):
        outside = re.sub(r'"[^"]*"', "", line)
        assert not re.search(r"%~|%HERE%|%PROGRAM%|!PROGRAM!|CMDCMDLINE", outside), line
        assert line.count('"') % 2 == 0, line
        assert not set(outside) & set("&|^!") - set(re.findall(r"^!", outside)), line
        assert re.sub(r"2?>nul", "", outside).count(">") == 0, line


def test_names_with_exclamation_marks_are_not_read_where_these_mean_something() -> None:
    lines = commands_of(DESKTOP / "检查简报.bat")
    delayed = lines[lines.index("setlocal EnableDelayedExpansion") : lines.index(":typed")]
    assert not any("%" in line for line in delayed)
    assert lines[: lines.index("setlocal EnableDelayedExpansion")][1] == (
        "setlocal EnableExtensions DisableDelayedExpansion"
    )
    assert delayed[-2:] == ["if errorlevel 2 pause", "exit"]  # before cmd comes to the rest of the line


def test_the_program_is_told_what_it_reads() -> None:
    text = (DESKTOP / "检查简报.bat").read_bytes().decode()
    assert set(re.findall(r'set "(BULLETIN_LINT_\w+)=', text)) == {dropped.LINE, dropped.DOOR}
    assert text.count("-I -m bulletin_lint.cli.dropped") == 2


def test_what_is_installed_is_what_is_started() -> None:
    install, door = ((DESKTOP / name).read_bytes().decode() for name in ("安装.bat", "检查简报.bat"))
    assert r"%HERE%.venv\Scripts\python.exe" in install
    assert r"%~dp0.venv\Scripts\python.exe" in door
    assert "--no-index" in install


@pytest.mark.parametrize("script", sorted(DESKTOP.glob("*.sh")), ids=lambda path: path.name)
def test_scripts_are_in_order_for_a_plain_shell(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert b"\r" not in script.read_bytes()
    subprocess.run(["sh", "-n", script], check=True)


def test_all_places_name_the_same_versions_of_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = PYTHONS[0]
    assert project["requires-python"] == f">={oldest}"
    sh = (DESKTOP / "install.sh").read_text(encoding="utf-8")
    assert set(re.findall(r"python(3\.\d+)", sh)) == {*PYTHONS}
    (tried,) = re.findall(r"in \(([\d. ]+)\)", (DESKTOP / "安装.bat").read_bytes().decode("ascii"))
    assert {*tried.split()} == {*PYTHONS}
    (asked,) = re.findall(r"sys\.version_info < \((\d+), (\d+)\)", (DESKTOP / "suits.py").read_text(encoding="utf-8"))
    assert ".".join(asked) == oldest
    said = [sh, (DESKTOP / "text/no-python.txt").read_bytes().decode("utf-16")]
    assert all(f"要{oldest}以上" in text for text in said)
    tested = [line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: Python :: \d", line)]
    assert {*tested} <= {*PYTHONS}


@pytest.mark.parametrize("host", ["github", "gitlab", "gitee", "shell"])
def test_jobs_name_versions_of_python_that_suit(host: str) -> None:
    files = jobs(host, given("https://files.example.org/b.whl"))
    text = "".join(files.values())
    images = re.findall(r'(?:python-version: "|image: python:|pythonVersion: ")([\d.]+)', text)
    assert {*images} <= {*PYTHONS}
    assert bool(images) == (host != "shell")
    asked = re.findall(r"sys\.version_info < \((\d+), (\d+)\)", text)
    assert {".".join(each) for each in asked} == ({PYTHONS[0]} if host in ("gitee", "shell") else set())
    assert {*re.findall(r"Python (3\.\d+)", text)} <= {PYTHONS[0]}


@pytest.mark.parametrize(
    ("wheels", "status"),
    [
        (None, 0),
        ([], 1),
        ([f"lxml-6.0-{TAG}-{TAG}-{PLATFORM}.whl"], 0),
        ([f"lxml-6.0-cp399-cp399-{PLATFORM}.whl", f"regex-1-{TAG}-{TAG}-{PLATFORM}.whl"], 1),
        ([f"lxml-6.0-{TAG}-{TAG}-win_ia64.whl"], 1),
    ],
)
def test_a_python_without_its_wheels_does_not_suit(tmp_path: Path, wheels: list[str] | None, status: int) -> None:
    shutil.copy(DESKTOP / "suits.py", tmp_path)
    if wheels is not None:
        (tmp_path / "wheels").mkdir()
        for name in wheels:
            (tmp_path / "wheels" / name).touch()
    done = subprocess.run([sys.executable, tmp_path / "suits.py"], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", b"")


def test_without_installing_it_is_said_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "检查简报.sh").write_bytes((DESKTOP / "检查简报.sh").read_bytes())
    done = subprocess.run(
        shlex.join(["sh", str(tmp_path / "检查简报.sh"), "第12期.docx"]),
        shell=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "还没有安装，请先运行同一文件夹里的 install.sh。\n"
