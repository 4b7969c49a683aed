"""An engineer who knows other linters opens README and types what stands there."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from tests.needs import program
from tests.places import FIXTURES
from tests.stories.printed import blocks, environment, in_shell, page, table_commands

READMES = {"README.md": "draft.docx", "README.zh-CN.md": "第12期.docx"}
ADDRESS = "tcp://10.0.0.1:8786"
NEEDED = {"--dask": find_spec("distributed"), "--rendered": program("soffice") and find_spec("pdfminer")}
PACK = """
[[rule]]
code = "XYZ001"
name = "no-such-word"
check = "pattern"
scope = ["body"]
pattern = "某某"
message = "不写某某"
why = "本单位的约定。"
good = ["张三"]
bad = [{ text = "某某" }]
"""


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with all that the commands of a page read."""
    made: set[str] = set()
    for command in table_commands(page(request.param)):
        words = command.split()
        made |= {word for before, word in pairwise(words) if before in ("-o", ">")}
        for word in (word for word in words if word not in made):
            if word.endswith("/"):
                for number, case in enumerate(("everything-wrong", "clean-short")):
                    _copy(case, tmp_path / word / f"{number}.docx")
            elif word.endswith(".docx"):
                _copy(
                    "clean-short" if command.startswith("bulletin-lint profile") else "everything-wrong",
                    tmp_path / word,
                )
            elif word.endswith(".toml"):
                (tmp_path / word).write_text(PACK, encoding="utf-8")
    return tmp_path


def _copy(case: str, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    shutil.copy(FIXTURES / case / "draft.docx", path)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    if not NEEDED["--dask"]:
        yield ADDRESS
        return
    from distributed import LocalCluster

    with LocalCluster(1, threads_per_worker=1, dashboard_address=None) as running:
        yield running.scheduler_address


@pytest.mark.slow
@pytest.mark.parametrize(("readme", "desk"), [(name, name) for name in READMES], indirect=["desk"])
def test_every_command_of_the_table_does_what_it_is_there_for(readme: str, desk: Path, cluster: str) -> None:
    commands = table_commands(page(readme))
    assert len(commands) > 20
    for command in commands:
        if "--watch" in command:
            assert "Ctrl+C" in _watched(command, desk)
            continue
        if any(option in command and not there for option, there in NEEDED.items()):
            continue
        done = in_shell(command.replace(ADDRESS, cluster), desk)
        said = done.stderr.decode()
        assert done.returncode in (0, 1), f"{command}: {said}"
        assert "Traceback" not in said
        assert done.stdout or re.search(r"-o|>", command), command
        for name in re.findall(r"(?:-o|>) (\S+)", command):
            assert (desk / name).stat().st_size > 100, command


def _watched(command: str, folder: Path) -> str:
    """What the command has said when it waits, and is then interrupted."""
    with subprocess.Popen(
        command.split(), cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stderr is not None
        said = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said += process.stderr.read()
    assert process.returncode in (0, 1), said
    return said


@pytest.mark.parametrize("readme", READMES)
def test_the_settings_hold(readme: str, tmp_path: Path) -> None:
    settings = next(block for block in blocks(page(readme), "toml") if "profile" in block)
    (tmp_path / "bulletin-lint.toml").write_text(settings, encoding="utf-8")
    for pack in tomllib.loads(settings)["packs"]:
        (tmp_path / pack).write_text(PACK, encoding="utf-8")
    _copy("everything-wrong", tmp_path / READMES[readme])
    done = in_shell(f"bulletin-lint --output-format json {READMES[readme]}", tmp_path)
    assert done.returncode == 1, done.stderr.decode()
    found = json.loads(done.stdout)
    assert not {"NUM003"} & {each["code"] for each in found}
    assert {each["severity"] for each in found if each["code"].startswith("PUN")} == {"info"}


@pytest.mark.parametrize("readme", READMES)
def test_the_library_does_what_the_page_says(readme: str, tmp_path: Path) -> None:
    draft = tmp_path / READMES[readme]
    _copy("everything-wrong", draft)
    before = draft.read_bytes()
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", blocks(page(readme), "python")[0]],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "HDR009 " in done.stdout
    assert draft.read_bytes() != before


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
def test_a_pipeline_goes_through_and_an_exit_status_says_so(tmp_path: Path) -> None:
    _copy("everything-wrong", tmp_path / "a.docx")
    _copy("clean-short", tmp_path / "b.docx")
    for command, status in (
        ("bulletin-lint --isolated b.docx", 2),  # answered with the option that it is here
        ("bulletin-lint --no-config b.docx", 0),
        ("cat b.docx | bulletin-lint -", 0),
        ("cat a.docx | bulletin-lint --fix --exit-zero - > c.docx && cmp -s a.docx c.docx", 1),
        ("bulletin-lint --output-format sarif a.docx | python -m json.tool > /dev/null", 0),
        ("bulletin-lint explain HDR010", 2),
        ("bulletin-lint rule HDR010 --output-format json | python -m json.tool > /dev/null", 0),
    ):
        done = in_shell(command, tmp_path)
        assert done.returncode == status, f"{command}: {done.stderr.decode()}"
        assert status != 2 or "是否应为“" in done.stderr.decode(), command
