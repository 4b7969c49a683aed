"""Kinds of check that another installed package brings along."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT

MODULE = """
from typing import NamedTuple
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind

class Word(NamedTuple):
    word: str

def run(draft, parameters):
    start = draft.text.string.find(parameters.word)
    if start >= 0:
        yield Hit(start, start + len(parameters.word))

KIND = Kind("office-word", run, Word)
NOT_ONE = 5
"""
PACK = """
[[rule]]
code = "OFC001"
name = "office-word"
check = "{check}"
word = "工作工作"
message = "“{{text}}”重复"
why = "录入时容易重复。"
good = ["近日，会议部署下一步工作。"]
bad = ["近日，会议部署下一步工作工作。"]
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with an installed package that offers ``office-word`` and two entry points that are no good."""
    (tmp_path / "office_checks.py").write_text(MODULE, encoding="utf-8")
    info = tmp_path / "office_checks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: office-checks\nVersion: 1.0\n", encoding="utf-8")
    entries = "office-word = office_checks:KIND\nno-module = nowhere:KIND\nno-kind = office_checks:NOT_ONE\n"
    (info / "entry_points.txt").write_text(f"[bulletin_lint.checks]\n{entries}", encoding="utf-8")
    return tmp_path


def run(office: Path, check: str, *args: str) -> subprocess.CompletedProcess[str]:
    pack = office / "rules" / "own.toml"
    pack.parent.mkdir()
    pack.write_text(PACK.format(check=check), encoding="utf-8")
    root = ROOT
    code = (
        f"import sys; sys.path[:0] = [{str(root)!r}, {str(office)!r}]; from bulletin_lint.cli.main import main; main()"
    )
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, *args], capture_output=True, text=True, encoding="utf-8", cwd=office
    )


def test_a_kind_of_another_package_serves_a_pack(office: Path) -> None:
    result = run(office, "office-word", "test", "rules")
    assert result.stdout == "1条规则，2个示例，全部相符。\n"
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("check", "complaint"),
    [
        ("no-module", "插件 nowhere:KIND 无法加载"),
        ("no-kind", "不是名为 no-kind 的 Kind"),
        ("office-wrod", "是否应为“office-word”？"),
    ],
)
def test_a_kind_that_cannot_be_used_is_named(office: Path, check: str, complaint: str) -> None:
    result = run(office, check, "test", "rules")
    assert result.returncode == 2
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr


def test_plugins_are_not_looked_for_without_need() -> None:
    code = (
        "import sys; from bulletin_lint.rulebook.book import all_rules; all_rules();"
        " sys.exit('importlib.metadata' in sys.modules)"
    )
    root = ROOT
    assert subprocess.run([sys.executable, "-c", code], cwd=root).returncode == 0
