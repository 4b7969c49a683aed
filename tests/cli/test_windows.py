"""What Windows has otherwise, as far as it can be tried on any system: names, wildcards, processes, settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_lint.cli.dropped import DOOR, LINE, dropped
from bulletin_lint.disk.errors import cannot_write
from bulletin_lint.disk.output import is_device
from bulletin_lint.disk.programs import on_path
from tests.cli.conftest import Cli, MakeDraft

DOOR_PATH = r"D:\报 刊 (新)\检查简报.bat"


def line(names: str, door: str = DOOR_PATH) -> dict[str, str]:
    """What the batch file hands on when Explorer starts it with these names."""
    return {LINE: rf'C:\WINDOWS\system32\cmd.exe /c ""{door}" {names}"', DOOR: DOOR_PATH}


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (r"D:\稿件\第12期.docx", [r"D:\稿件\第12期.docx"]),
        (r'"D:\稿 件\第 12 期.docx"', [r"D:\稿 件\第 12 期.docx"]),
        (r'D:\甲.docx "D:\乙 丙.docx" D:\稿件', [r"D:\甲.docx", r"D:\乙 丙.docx", r"D:\稿件"]),
        (r"D:\A&B.docx D:\A&&calc.exe.docx", [r"D:\A&B.docx", r"D:\A&&calc.exe.docx"]),
        (r'D:\增长10%.docx D:\%PATH%.docx "D:\a ^ b.docx"', [r"D:\增长10%.docx", r"D:\%PATH%.docx", r"D:\a ^ b.docx"]),
        (r"D:\终稿!.docx D:\第12期[终稿](1).docx", [r"D:\终稿!.docx", r"D:\第12期[终稿](1).docx"]),
        (r"D:\全角　空格.docx D:\甲,乙;丙=丁.docx", [r"D:\全角　空格.docx", r"D:\甲,乙;丙=丁.docx"]),
        (r"\\服务器\共享\第12期.docx", [r"\\服务器\共享\第12期.docx"]),
        ("C:\\", ["C:\\"]),
        ("", []),
    ],
)
def test_what_is_dropped_is_taken_as_it_is_called(names: str, found: list[str]) -> None:
    assert dropped([], line(names)) == found
    assert dropped([], line(f"{names} ")) == found


def test_the_batch_file_may_be_written_in_other_letters_or_without_quotes_around_all() -> None:
    assert dropped([], line("D:\\a.docx", DOOR_PATH.replace("D:", "d:"))) == ["D:\\a.docx"]
    without = {LINE: rf'cmd.exe /c "{DOOR_PATH}" D:\a.docx "D:\b c.docx"', DOOR: DOOR_PATH}
    assert dropped([], without) == ["D:\\a.docx", "D:\\b c.docx"]


def test_a_window_of_cmd_drops_nothing() -> None:
    assert dropped([], {LINE: r'"C:\Windows\system32\cmd.exe"', DOOR: DOOR_PATH}) == []
    assert dropped(["第12期.docx"], {}) == ["第12期.docx"]


def test_wildcards_mean_files_where_the_shell_leaves_them_to_the_program(cli: Cli, draft: MakeDraft) -> None:
    draft("第1期.docx")
    draft("第2期[终稿].docx")
    draft("第2期终.docx", fault=True)  # what [终稿] would mean as a set of characters
    Path("~$1期.docx").write_bytes(b"x" * 162)
    assert "（1个文件）" in cli("第2期[终稿].docx").out
    assert "（1个文件）" in cli("第?期[终稿].docx").out
    assert cli("--show-files", "*.docx").out.splitlines() == ["第1期.docx", "第2期[终稿].docx", "第2期终.docx"]
    assert cli("*.doc").err == "bulletin-lint：*.doc：没有相符的文件\n"
    assert cli("diff", "第2期*.docx", "第1期.docx").err == (
        "bulletin-lint：第2期*.docx：相符的文件有2个，这里只能写一个\n"
    )
    assert cli("outline", "第1*.docx").status == 0


def test_a_wildcard_that_is_the_value_of_an_option_stays_one(cli: Cli, draft: MakeDraft) -> None:
    draft("甲.docx", fault=True)
    draft("乙.docx", fault=True)
    before = [Path(name).read_bytes() for name in ("甲.docx", "乙.docx")]
    assert "都已排除" in cli("--fix", "--exclude", "*.docx", ".").out
    assert [Path(name).read_bytes() for name in ("甲.docx", "乙.docx")] == before


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig"])
def test_a_profile_that_a_shell_of_windows_wrote_is_used(cli: Cli, draft: MakeDraft, encoding: str) -> None:
    """``bulletin-lint profile gongzuo-jianbao > 本刊.toml``, as cmd (GBK) and Windows PowerShell (UTF-16) do it."""
    shown = subprocess.run(
        [sys.executable, "-m", "bulletin_lint", "profile", "gongzuo-jianbao"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
    ).stdout
    text = shown.decode("gbk").replace("\r\n", "\n").replace("\n", "\r\n")
    Path("本刊.toml").write_bytes(text.encode(encoding))
    draft("第1期.docx")
    said = cli("--profile", "本刊.toml", "第1期.docx")
    assert (said.err, said.status in (0, 1)) == ("", True)
    Path("bulletin-lint.toml").write_bytes('profile = "本刊.toml"  # 体例\r\n'.encode(encoding))
    assert cli("第1期.docx").out == said.out


@pytest.mark.parametrize("glob", [r"'2019\*'", r"'.\2019\旧\*.docx'", "'2019/*'", r"'旧\'"])
def test_settings_may_write_backslashes_on_every_system(cli: Cli, draft: MakeDraft, glob: str) -> None:
    draft("2019/旧/第1期.docx")
    draft("2026/第1期.docx")
    Path("bulletin-lint.toml").write_text(f"exclude = [{glob}]", encoding="utf-8")
    assert cli("--show-files", ".").out.split() == [os.path.join(".", "2026", "第1期.docx")]


def test_a_path_in_the_settings_may_have_backslashes(cli: Cli, draft: MakeDraft) -> None:
    draft("稿件/第1期.docx")
    Path("体例").mkdir()
    Path("体例", "本刊.toml").write_text('extends = "xuanchuan-xinxi-zhuanbao"', encoding="utf-8")
    Path("bulletin-lint.toml").write_text(r"profile = '体例\本刊.toml'", encoding="utf-8")
    assert cli("稿件").status == 0
    Path("bulletin-lint.toml").write_text(r'profile = "体例\本刊.toml"', encoding="utf-8")
    assert cli("稿件").err.endswith("双引号里的“\\”另有含义，路径里的“\\”请写成“/”，或者改用单引号\n")


DEVICES = ("NUL", "nul", r"结果\con.txt", "COM1", "lpt9.html", "aux .txt", "CON:")
FILES = ("COM0", "COM10", "console.txt", r"con\结果.txt", "结果.txt")


def test_devices_are_known_by_their_names() -> None:
    assert [name for name in (*DEVICES, *FILES) if is_device(name)] == [*DEVICES]


class Refused(OSError):
    """What Windows says, with its own number."""

    def __init__(self, winerror: int, *names: str) -> None:
        super().__init__(13, "Permission denied", *names[:1], None, *names[1:])
        self.winerror = winerror


HELD = "文件正被 Word、WPS 或其他程序打开，请关闭后重试"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused(5, "新", "第12期.docx"), HELD),
        (Refused(32, "第12期.docx"), HELD),
        (Refused(33, "第12期.docx"), HELD),
        (Refused(5, "临时文件"), "没有写入这个文件夹的权限"),
    ],
)
def test_a_file_open_in_word_is_told_from_a_folder_that_is_not_ones_own(error: OSError, said: str) -> None:
    assert str(cannot_write(error)) == said


def test_a_program_is_not_taken_from_where_somebody_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for place in ("here", "there"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "git.exe").touch()
    (tmp_path / "git.exe").touch()
    path = os.pathsep.join(["", ".", "here", str(tmp_path / "missing"), str(tmp_path / "there")])
    assert list(on_path(path, "git.exe")) == [str(tmp_path / "there" / "git.exe")]


_SPAWNED = """
import multiprocessing, sys
from bulletin_lint.cli.main import run

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("args", [["--fix"], ["--series"], ["--output-format", "archive"]], ids=" ".join)
def test_processes_that_inherit_nothing_do_the_same_work(tmp_path: Path, draft: MakeDraft, args: list[str]) -> None:
    """Windows has no fork: what a process is to do is pickled, and all modules are imported anew."""
    program = tmp_path / "program.py"
    program.write_text(_SPAWNED, encoding="utf-8")
    said, left = [], []
    for folder, start in (("甲", [str(program)]), ("乙", ["-m", "bulletin_lint"])):
        for number in range(1, 13):
            os.utime(draft(f"{folder}/稿件/第{number}期.docx", fault=number % 3 == 0), (0, 0))
        done = subprocess.run(
            [sys.executable, *start, "--jobs", "2", "--no-cache", *args, "稿件"],
            cwd=tmp_path / folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        said.append((done.returncode, done.stdout, done.stderr))
        left.append([path.read_bytes() for path in sorted((tmp_path / folder / "稿件").iterdir())])
    assert said[0] == said[1]
    assert said[0][1].count("\n") > 2
    assert left[0] == left[1]
