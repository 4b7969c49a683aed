"""An editor on a machine without a network: the folder that somebody brought is installed from, a draft is dropped on
the icon, the page opens; then what the Chinese README prints, on the same draft."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlparse

import pytest

from bulletin_lint import __version__
from tests.needs import SCRIPTS
from tests.places import ROOT
from tests.stories.printed import blocks, page, table_commands

SAMPLE = "第12期.docx"
NAMES = ("第 12 期（终稿）.docx", "A&B ^ 100%.docx", "it's [定].docx", "$HOME `date`!.docx")
NOWHERE = "http://127.0.0.1:9/"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("editor"),
    pytest.mark.skipif(os.name == "nt", reason="needs sh"),
]


class Machine(NamedTuple):
    """``folder`` is what was brought, ``desk`` where the drafts are; the browser writes down what it is asked to
    open."""

    folder: Path
    desk: Path
    variables: Mapping[str, str]

    def run(self, *command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=cwd or self.desk,
            env=self.variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def type(self, line: str) -> subprocess.CompletedProcess[str]:
        """A command line as it is printed, where the program is found."""
        return self.run("sh", "-c", line)

    def opened(self) -> list[Path]:
        """The pages that the browser was asked for since the last time."""
        log = self.desk.parent / "opened"
        addresses = log.read_text(encoding="utf-8").split() if log.exists() else []
        log.unlink(missing_ok=True)
        assert all(address.startswith("file:///") for address in addresses)
        return [Path(unquote(urlparse(address).path)) for address in addresses]


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command of docs/howto/install.md makes, for a machine like this one."""
    place = tmp_path_factory.mktemp("make")
    (place / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    (line,) = re.findall(r"^\S+ -m tools\.offline .*", "".join(blocks(page("docs/howto/install.md"), "sh")), re.M)
    program, *words = shlex.split(re.sub(r" --platform \S+", "", line))
    done = subprocess.run(
        [program, *words],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode and "hatchling" in done.stderr:
        pytest.skip("needs an index of packages, to build with: give pip one")
    assert done.returncode == 0, done.stderr
    return place / words[-1]


@pytest.fixture(scope="module")
def machine(brought: Path, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Another machine, with nothing but Python, whose folders have awkward names, and on which pip finds nobody."""
    home = tmp_path_factory.mktemp("there")
    shutil.copytree(brought, home / "离线 安装&'新'")
    desk = home / "稿件"
    desk.mkdir()
    shutil.copy(brought / SAMPLE, desk)
    browser = home / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >>{shlex.quote(str(home / "opened"))}\n', encoding="utf-8")
    browser.chmod(0o755)
    folder = home / "离线 安装&'新'"
    variables = {name: os.environ[name] for name in ("LANG", "LD_LIBRARY_PATH") if name in os.environ}
    variables |= {"HOME": str(home), "TMPDIR": str(home), "BROWSER": str(browser), "PYTHONUTF8": "1"}
    variables |= {"PIP_INDEX_URL": NOWHERE, "PIP_EXTRA_INDEX_URL": NOWHERE}
    variables["PATH"] = os.pathsep.join([str(folder / ".venv" / "bin"), str(SCRIPTS), os.environ["PATH"]])
    machine = Machine(folder, desk, variables)
    installed = machine.run("sh", machine.folder / "install.sh")
    assert (installed.returncode, installed.stderr) == (0, "")
    assert installed.stdout.splitlines() == [
        f"bulletin-lint {__version__}",
        "安装完毕。把稿件或文件夹拖到“检查简报.desktop”上，就会检查，并在浏览器中打开审阅页。",
    ]
    return machine


def started_by(entry: Path) -> list[str]:
    """The command of a desktop entry, as its specification reads it, without the place for the names."""
    text = entry.read_text(encoding="utf-8")
    (value,) = re.findall(r"^Exec=(.*)$", text, re.M)
    value = re.sub(r"\\(.)", r"\1", value)  # a backslash in a value is written twice
    *words, names = [
        re.sub(r"\\(.)", r"\1", quoted) if quoted else bare
        for quoted, bare in re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', value)
    ]
    assert names == "%F"
    return [word.replace("%%", "%") for word in words]


def test_what_was_brought_says_what_it_is_for(brought: Path) -> None:
    note = (brought / "说明.txt").read_text(encoding="utf-8-sig")
    assert note.startswith(f"bulletin-lint {__version__}，")
    assert f"Python {sys.version_info[0]}.{sys.version_info[1]}" in note
    for name in re.findall(r"“([^”]+\.(?:docx|sh|bat))”", note):
        assert (brought / name).exists(), name
    assert {path.suffix for path in (brought / "wheels").iterdir()} == {".whl"}


def test_drafts_are_dropped_on_the_icon_and_the_page_opens(machine: Machine) -> None:
    drafts = [machine.desk / name for name in NAMES]
    for draft in drafts:
        shutil.copy(machine.desk / SAMPLE, draft)
    done = machine.run(*started_by(machine.folder / "检查简报.desktop"), *drafts)
    assert (done.returncode, done.stderr) == (1, "")
    (shown,) = machine.opened()
    assert done.stdout == f"审阅页：{shown}\n"
    text = shown.read_text(encoding="utf-8")
    for name in ("第 12 期（终稿）", "A&amp;B ^ 100%", "[定]", "`date`!"):
        assert name in text
    assert text.count("目录与正文不一致") >= len(drafts)
    assert shown.parent.stat().st_mode & 0o077 == 0
    for draft in drafts:
        assert draft.read_bytes() == (ROOT / "docs/examples" / SAMPLE).read_bytes()
        draft.unlink()


def test_a_folder_is_dropped_and_nothing_is(machine: Machine) -> None:
    door = started_by(machine.folder / "检查简报.desktop")
    done = machine.run(*door, machine.desk)
    assert (done.returncode, len(machine.opened())) == (1, 1)
    (machine.desk / "空").mkdir()
    done = machine.run(*door, machine.desk / "空")
    assert (done.returncode, machine.opened()) == (2, [])
    assert done.stderr == f"bulletin-lint：文件夹里没有 .docx 文件：{machine.desk / '空'}\n"
    done = machine.run(*door)
    assert (done.returncode, machine.opened()) == (2, [])
    assert done.stderr.splitlines()[0] == "没有要检查的稿件。"


def command_with(words: str) -> str:
    """The one command of the table in the Chinese README that has these words."""
    (found,) = [line for line in table_commands(page("README.zh-CN.md")) if words in line and SAMPLE in line]
    return found


def test_a_page_of_an_earlier_day_goes_and_that_of_somebody_else_does_not(machine: Machine) -> None:
    done = machine.type(command_with("--open"))
    (old,) = machine.opened()
    assert done.returncode == 1
    stranger = old.parent.parent / "bulletin-lint-page-of-mine"
    stranger.mkdir()
    (stranger / "笔记.txt").touch()
    for folder in (old.parent, stranger):
        os.utime(folder, (0, 0))
    machine.type(command_with("--open"))
    (new,) = machine.opened()
    assert new.exists()
    assert not old.parent.exists()
    assert (stranger / "笔记.txt").exists()


def test_from_the_first_look_to_a_draft_that_can_go_out(machine: Machine) -> None:
    draft, sample = machine.desk / SAMPLE, (ROOT / "docs/examples" / SAMPLE).read_bytes()
    draft.write_bytes(sample)
    first = machine.type(f"bulletin-lint {SAMPLE}")
    assert first.returncode == 1
    codes = set(re.findall(r"\b[A-Z]{3}\d{3}\b", first.stdout))
    assert {"TOC002", "HDR010"} <= codes

    why = machine.type(next(line for line in table_commands(page("README.zh-CN.md")) if " rule " in line))
    assert why.stdout.startswith("HDR010 ")
    assert "正确：" in why.stdout

    before = machine.type(command_with("--diff"))
    assert (before.returncode, draft.read_bytes()) == (1, sample)
    assert "+中共青岚市委宣传部\t2026年9月8日" in before.stdout

    reviewed = machine.type(command_with("annotate"))
    assert (reviewed.returncode, draft.read_bytes()) == (0, sample)
    assert re.fullmatch(r"已写入 审阅\.docx：\d+条批注。\n", reviewed.stdout)

    assert machine.type(command_with("html")).returncode == 1
    assert (machine.desk / "审阅.html").read_text(encoding="utf-8").count("HDR010") > 0

    line = command_with("--fix 第")
    fixed = machine.type(line.replace("--fix", "--fix --backup"))
    assert fixed.returncode == 1
    assert (machine.desk / f"{SAMPLE}.bak").read_bytes() == sample
    after = machine.type(f"bulletin-lint {SAMPLE}")
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", after.stdout)) == {"TOC002"}


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("bulletin-lint ——diff 第12期.docx", 1, "“——diff”按“--diff”处理\n"),
        ("bulletin-lint “第12期.docx”", 1, "“第12期.docx”按第12期.docx处理：引号不属于文件名\n"),
        ("bulletin-lint 第12期.doc", 2, "bulletin-lint：第12期.doc：没有这个文件，是否应为“第12期.docx”？\n"),
        ("bulletin-lint --opne 第12期.docx", 2, "bulletin-lint：没有选项 --opne，是否应为“--open”？\n"),
        ("bulletin-lint '第*.docx'", 1, ""),
        ("bulletin-lint '甲*.docx'", 2, "bulletin-lint：甲*.docx：没有相符的文件\n"),
        (
            "bulletin-lint --open --output-format json 第12期.docx",
            2,
            "bulletin-lint：--open 打开的是审阅页，不能与 --output-format json 合用\n",
        ),
        (
            "bulletin-lint --open --fix - < 第12期.docx",
            2,
            "bulletin-lint：--open 打开的是审阅页，不能用于把修复后的文件写到标准输出\n",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_understood_or_answered(machine: Machine, typed: str, status: int, said: str) -> None:
    (machine.desk / SAMPLE).write_bytes((ROOT / "docs/examples" / SAMPLE).read_bytes())
    done = machine.type(typed)
    assert (done.returncode, done.stderr, machine.opened()) == (status, said, [])


def test_without_a_browser_it_is_said_where_the_page_is(machine: Machine) -> None:
    nobody = machine._replace(variables={**machine.variables, "BROWSER": "false"})
    done = nobody.type(command_with("--open"))
    where = done.stdout.removeprefix("审阅页：").strip()
    assert (done.returncode, done.stderr) == (1, "没有找到浏览器，请自己打开这个文件\n")
    assert Path(where).exists()
