"""What the shell is told to propose when Tab is pressed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import needs_program
from tests.places import ROOT

MAIN = [sys.executable, "-X", "utf8", "-c", "from bulletin_lint.cli.main import main; main()"]


def proposed(line: str) -> list[str]:
    """The words proposed for the last word of ``line``, as the script for bash gets them."""
    environment = os.environ | {
        "_BULLETIN_LINT_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
        "PYTHONPATH": str(ROOT),
    }
    result = subprocess.run(MAIN, env=environment, capture_output=True, encoding="utf-8", check=True)
    return [item for item in result.stdout.splitlines() if item]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bulletin-lint ou", ["file,ou", "plain,outline"]),
        ("bulletin-lint --unfix", ["plain,--unfixable"]),
        ("bulletin-lint --vers", ["plain,--version"]),
        ("bulletin-lint check 第", ["file,第"]),
        ("bulletin-lint 第12期.docx --fail", ["plain,--fail-on"]),
        ("bulletin-lint --fail-on w", ["plain,warning"]),
        ("bulletin-lint --ignore NUM001,hdr00", [f"plain,NUM001,HDR00{number}" for number in range(1, 10)]),
        ("bulletin-lint rule date-f", ["plain,date-form"]),
        ("bulletin-lint rule 书名号间", ["plain,书名号间的顿号"]),
        ("bulletin-lint --profile g", ["file,g", "plain,gongzuo-jianbao"]),
        ("bulletin-lint schema f", ["plain,findings"]),
        ("bulletin-lint profile --from 第", ["file,第"]),
    ],
)
def test_what_is_proposed(line: str, expected: list[str]) -> None:
    assert proposed(line) == expected


@needs_program("bash")
def test_bash_accepts_the_script(tmp_path: Path) -> None:
    environment = os.environ | {"_BULLETIN_LINT_COMPLETE": "bash_source", "PYTHONPATH": str(ROOT)}
    script = subprocess.run(MAIN, env=environment, capture_output=True, encoding="utf-8", check=True).stdout
    check = subprocess.run(["bash", "-c", f"{script}\ncomplete -p"], capture_output=True, encoding="utf-8", check=True)
    assert "bulletin-lint" in check.stdout
