"""A process killed at any point leaves the old file or the new one, never a part of it.

Each command that writes is run in a process of its own. Where it is about to make its first file, it forks once for
every line that it goes through in ``bulletin_lint/disk`` from then on, and that fork is killed before the line.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from bulletin_lint import disk
from bulletin_lint.cli.main import run
from bulletin_lint.disk import backup, output, programs  # noqa: F401  # lines of loading are none of writing
from tests.cli.conftest import MakeDraft

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork"),
    pytest.mark.slow,
]
ROOM = str(Path(disk.__file__).parent)
MOST = 1000  # lines that one command may come through
FAULTY, OTHER = "第12期.docx", "第11期.docx"

# Each command that writes, and what it writes.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "--fix": (FAULTY,),
    "--fix --track-changes": (FAULTY,),
    "--fix --backup": (FAULTY, f"{FAULTY}.bak"),
    f"annotate -o {FAULTY}": (FAULTY,),
    "annotate -o 新审阅.docx": ("新审阅.docx",),
    "annotate -o 审阅.docx": ("审阅.docx",),
    "-o 结果.txt": ("结果.txt",),
    "-o 新结果.txt": ("新结果.txt",),
    "--output-format html -o 结果.txt": ("结果.txt",),
    "--generate-baseline --baseline 基线.json": ("基线.json",),
    "--generate-baseline --baseline 新基线.json": ("新基线.json",),
    "new --issue 13 -o 新.docx": ("新.docx",),
    "profile gongzuo-jianbao -o 体例.toml": ("体例.toml",),
    "init --ci none": ("bulletin-lint.toml", ".pre-commit-config.yaml", ".gitattributes", ".gitignore"),
}
WITHOUT_DRAFT = ("new", "profile", "init")


def command(words: str) -> list[str]:
    options = words.split(" ")
    return options if options[0] in WITHOUT_DRAFT else [*options, FAULTY]


def in_process(work: Callable[[], object]) -> None:
    """Do the work in a fork, silently; whatever comes of it, the fork ends."""
    child = os.fork()
    if not child:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


class Killer:
    """Traces a command; ``judge`` is asked after each kill what is torn. ``told`` takes the number of kills, and what
    was torn by them."""

    def __init__(self, judge: Callable[[], list[str]], told: Path) -> None:
        self.judge = judge
        self.told = told
        self.left = -1  # lines until the kill
        self.is_tracing = False

    def wait(self) -> None:
        """Begin where a first file is about to be made: what comes before has written nothing, and takes long if it is
        traced."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" or self.is_tracing or not isinstance(arguments[0], str | bytes):
            return  # what is open already, as the pipe to another program, is no file
        if not (isinstance(arguments[2], int) and arguments[2] & os.O_CREAT):
            return
        self.is_tracing = True
        frame = sys._getframe()
        while frame.f_back:
            frame = frame.f_back
            if _writes(frame):
                frame.f_trace = self
        self._choose()
        sys.settrace(self)

    def __call__(self, frame: FrameType, event: str, argument: object) -> Killer | None:
        if not _writes(frame):
            return None
        if event == "line":
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left -= 1
        return self

    def _choose(self) -> None:
        """Return in a fork for each line, one after another; the process itself ends here."""
        torn: list[str] = []
        for line in range(MOST):
            child = os.fork()
            if not child:
                self.left = line
                return
            if not os.WIFSIGNALED(os.waitpid(child, 0)[1]):
                break
            torn += [f"{line}: {name}" for name in self.judge()]
        self.told.write_text(json.dumps([line, torn]), encoding="utf-8")
        os._exit(0)


def _writes(frame: FrameType) -> bool:
    """Whether the frame is one of the code that writes; what asks other programs does not."""
    name = frame.f_code.co_filename
    return name.startswith(ROOM) and name != programs.__file__


def contents(names: tuple[str, ...]) -> list[bytes | None]:
    return [Path(name).read_bytes() if Path(name).exists() else None for name in names]


def keep(names: tuple[str, ...], place: Path) -> None:
    """Give each file a second name, so that it can be put back as the very file that it is."""
    place.mkdir()
    for name in names:
        if Path(name).exists():
            os.link(name, place / name)


def put_back(names: tuple[str, ...], place: Path) -> None:
    """Undo what a killed command has written."""
    for name in names:
        Path(name).unlink(missing_ok=True)
        if (place / name).exists():
            os.link(place / name, name)
    for path in Path().rglob(".bulletin-lint-*.tmp"):
        path.unlink()


@pytest.fixture
def folder(tmp_path: Path, draft: MakeDraft, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "稿"
    draft(f"稿/{FAULTY}", fault=True)
    draft(f"稿/{OTHER}", fault=True, date="2024年09月07日")
    monkeypatch.chdir(place)
    monkeypatch.setattr(os, "fsync", lambda _: None)  # that is for a power cut, and takes its time
    for made in (
        ["annotate", OTHER, "-o", "审阅.docx"],
        [OTHER, "-o", "结果.txt"],
        [OTHER, "--generate-baseline", "--baseline", "基线.json"],
    ):
        in_process(partial(run, made))
    return place


@pytest.mark.parametrize("words", COMMANDS)
def test_a_kill_leaves_the_old_file_or_the_new_one(folder: Path, words: str) -> None:
    names = COMMANDS[words]
    others = tuple(sorted(set(os.listdir(folder)).difference(names)))
    old, untouched = contents(names), contents(others)
    kept = folder.parent / "kept"
    keep(names, kept)

    def torn() -> list[str]:
        found = [
            name for name, was, is_ in zip(names, old, contents(names), strict=True) if was != is_ and not whole(name)
        ]
        found += [name for name, was, is_ in zip(others, untouched, contents(others), strict=True) if was != is_]
        put_back(names, kept)
        return found

    def doomed() -> None:
        Killer(torn, folder.parent / "told").wait()
        run(command(words))

    in_process(doomed)

    kills, damage = json.loads((folder.parent / "told").read_text(encoding="utf-8"))
    assert damage == []
    assert kills > 10
    assert None not in contents(names)  # the last one was not killed
    assert contents(names) != old
    assert not [*Path().rglob(".bulletin-lint-*.tmp")]


def whole(name: str) -> bool:
    """Whether the file is one that the command has written to its end."""
    data = Path(name).read_bytes()
    if name.endswith((".docx", ".bak")):
        return data.startswith(b"PK") and b"PK\x05\x06" in data[-100:]
    return data.endswith(b"\n")
