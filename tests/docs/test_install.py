"""The commands for Windows are those for other systems, as its shells want them."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.stories.printed import blocks, page
from tools.offline.__main__ import main as offline
from tools.offline.targets import PYTHONS, SYSTEMS

README = ("README.md", "README.zh-CN.md")
GUIDE = "docs/howto/install.md"


def elsewhere(line: str) -> str:
    """A line for Windows as other systems have it."""
    return line.replace("py -3 ", "python3 ").replace("\\", "/").replace(".venv/Scripts/", ".venv/bin/")


def for_windows(name: str) -> list[list[str]]:
    return [block.splitlines() for block in blocks(page(name), "powershell")]


@pytest.mark.parametrize("name", README)
def test_windows_installs_and_tests_the_same(name: str) -> None:
    install, test = (block.strip().split(" && ") for block in blocks(page(name), "sh")[:2])
    first, second = for_windows(name)
    assert [elsewhere(line) for line in first] == install
    assert [elsewhere(line) for line in second] == test[1:]


@pytest.mark.parametrize("name", [*README, GUIDE])
def test_lines_are_taken_by_windows_powershell_and_by_cmd(name: str) -> None:
    for line in (line for block in for_windows(name) for line in block):
        assert not re.search(r"[&|<>;`$%^'()/]|activate", line), line
        assert line.split()[0] == "py" or re.fullmatch(r"\.venv\\Scripts\\[a-z-]+", line.split()[0]), line


@pytest.mark.parametrize("name", [*README, GUIDE])
def test_what_they_check_is_there_and_has_findings(name: str) -> None:
    (line,) = (line for block in for_windows(name) for line in block if "bulletin-lint" in line)
    _, *words = shlex.split(elsewhere(line))
    done = subprocess.run([sys.executable, "-m", "bulletin_lint", *words], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1


def test_the_first_command_with_pytest_is_the_one_that_continuous_integration_takes() -> None:
    line = next(line for line in page("README.md").splitlines() if "-m pytest" in line)
    assert line == blocks(page("README.md"), "sh")[1].strip()


@pytest.mark.parametrize("name", [*README, GUIDE])
def test_platforms_versions_and_files_that_are_named_are_there(name: str) -> None:
    text = page(name)
    for word in re.findall(r"`((?:win|linux|mac)\w*_\w+)`", text):
        assert word in SYSTEMS, word
    for word in re.findall(r"desktop[/\\][^`\s]*?\.(?:bat|sh)", text):
        assert (ROOT / word.replace("\\", "/")).is_file(), word
    for line in re.findall(r"-m tools\.offline ([^`\n]+)", text):
        options = re.findall(r"--(\w+) (\S+)", line)
        assert all(option in ("platform", "python", "extra") for option, _ in options), line
        assert all(value in SYSTEMS for option, value in options if option == "platform"), line


def test_the_guide_lists_all_platforms_that_have_wheels_and_the_versions() -> None:
    text = page(GUIDE)
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.M)) == SYSTEMS.keys() - {"linux_loongarch64"}
    assert f"默认是{'、'.join(PYTHONS)}" in text


def test_without_a_platform_no_other_python_can_be_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        offline([str(tmp_path / "离线安装"), "--python", "3.12"])
    assert "--python goes with --platform" in capsys.readouterr().err
    assert not (tmp_path / "离线安装").exists()


def test_a_folder_that_holds_something_is_not_filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "稿件.docx").touch()
    with pytest.raises(SystemExit):
        offline([str(tmp_path)])
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["稿件.docx"]
