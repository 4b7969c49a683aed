"""Long runs: how far they have come is seen on a terminal and nowhere else, and they may be interrupted."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.batch.drafts import copies

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
COUNT = 600
COMMAND = (sys.executable, "-m", "bulletin_lint", "--no-cache", "--jobs", "2")
ENV: dict[str, str] = {"TERM": "xterm"}
BAR = re.compile(r"\r\[#*\.*\] 已检查(\d+)／600个文件，约剩\d+(?:秒|分钟)")


class Seen(NamedTuple):
    """What a terminal has received, and how the process ended."""

    text: str
    status: int


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    copies(folder / "存档", COUNT)
    return folder


def on_terminal(
    folder: Path, *options: str, until: Callable[[str], bool] = lambda text: False, more: Mapping[str, str] = ENV
) -> Seen:
    """Run the command on a terminal; Ctrl-C is pressed when ``until`` says so of what was seen. ``more`` is put into
    the environment."""
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment |= {**ENV, **more}
    child, terminal = pty.fork()
    if not child:
        os.chdir(folder)
        os.execve(COMMAND[0], [*COMMAND, *options], environment)
    received, pressed = b"", False
    while select.select([terminal], [], [], 120)[0]:
        try:
            received += os.read(terminal, 1 << 16)
        except OSError:  # the terminal is closed
            break
        if not pressed and until(received.decode(errors="ignore")):
            os.write(terminal, b"\x03")
            pressed = True
    return Seen(received.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


@pytest.mark.slow
def test_a_terminal_shows_how_far_a_run_has_come(archive: Path) -> None:
    seen = on_terminal(archive, "--output-format", "archive", "-o", "结果.jsonl", "存档")
    counts = [int(count) for count in BAR.findall(seen.text)]
    assert counts
    assert counts == sorted(counts)
    assert re.search(r"\r +\r$", seen.text)  # and it is wiped away in the end
    assert (seen.status, len((archive / "结果.jsonl").read_text(encoding="utf-8").splitlines())) == (1, COUNT)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "more"), [(["--quiet"], {}), ([], {"CI": "true"}), ([], {"TERM": "dumb"})], ids=["quiet", "CI", "dumb"]
)
def test_whoever_does_not_want_it_does_not_see_it(archive: Path, options: list[str], more: dict[str, str]) -> None:
    seen = on_terminal(archive, *options, "--output-format", "archive", "-o", "结果2.jsonl", "存档", more=more)
    assert "已检查" not in seen.text


@pytest.mark.slow
def test_a_pipe_does_not_see_it(archive: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "--output-format", "concise", "存档"], cwd=archive, capture_output=True, text=True, check=False
    )
    assert (done.stderr, "已检查" in done.stdout) == ("", False)


def is_running(folder: Path) -> list[str]:
    """The processes that still work there."""
    return [
        process.name
        for process in Path("/proc").iterdir()
        if process.name.isdigit() and os.path.lexists(process / "cwd") and _cwd(process) == str(folder)
    ]


def _cwd(process: Path) -> str:
    try:
        return os.readlink(process / "cwd")
    except OSError:
        return ""


@pytest.mark.slow
def test_an_interrupt_ends_it_at_once_and_quietly(archive: Path) -> None:
    seen = on_terminal(archive, "--output-format", "concise", "存档", until=lambda text: text.count("\n") > 4)
    assert seen.status == 130
    assert seen.text.rstrip().endswith("已中断")
    assert "Traceback" not in seen.text
    if Path("/proc").exists():
        assert is_running(archive) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_when_the_first_process_is_ended_nothing_more_is_written(tmp_path: Path, number: signal.Signals) -> None:
    paths = copies(tmp_path / "稿件", 300)
    before = {path: Path(path).read_bytes() for path in paths}
    command = [*COMMAND, "--fix", "--output-format", "concise", "稿件"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        while Path(paths[20]).read_bytes() == before[paths[20]]:
            time.sleep(0.01)
        run.send_signal(number)
        _, err = run.communicate()
    assert run.returncode == (143 if number == signal.SIGTERM else -signal.SIGKILL)
    assert err.strip() == ("已中断" if number == signal.SIGTERM else "")
    if Path("/proc").exists():
        while is_running(tmp_path):
            time.sleep(0.01)
    time.sleep(0.5)
    then = [Path(path).read_bytes() for path in paths]
    time.sleep(0.5)
    assert [Path(path).read_bytes() for path in paths] == then
    assert then[-1] == before[paths[-1]]


@pytest.mark.slow
def test_an_interrupted_repair_leaves_whole_files(tmp_path: Path) -> None:
    """The last file in work is repaired or not; nothing else lies about."""
    paths = copies(tmp_path / "稿件", 200)
    before = {path: Path(path).read_bytes() for path in paths}

    def some_are_repaired(_: str) -> bool:
        return Path(paths[20]).read_bytes() != before[paths[20]]

    command = [*COMMAND, "--fix", "--output-format", "concise", "稿件"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        while not some_are_repaired(""):
            time.sleep(0.01)
        os.killpg(run.pid, signal.SIGINT)
        _, err = run.communicate()

    assert (run.returncode, err.splitlines()[-1], "Traceback" in err) == (130, "已中断", False)
    assert sorted(os.listdir(tmp_path / "稿件")) == sorted(os.path.basename(path) for path in paths)
    after = [Path(path).read_bytes() for path in paths]
    assert 0 < sum(new != before[path] for path, new in zip(paths, after, strict=True)) < 200
    assert all(data.startswith(b"PK") for data in after)
