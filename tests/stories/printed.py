"""Commands as the pages print them, run in a real shell."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.needs import SCRIPTS
from tests.places import ROOT

_ROW = re.compile(r"^\| `(bulletin-lint [^`]*)` \|", re.MULTILINE)
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    """The text of a page of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def table_commands(text: str) -> list[str]:
    """The commands that the rows of a page's tables begin with."""
    return _ROW.findall(text)


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks in one language."""
    return [content for kind, content in _FENCE.findall(text) if kind == language]


def in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """The command run by a shell in ``folder`` that finds the program as in an environment that is active."""
    return subprocess.run(["sh", "-c", command], cwd=folder, env=environment(), capture_output=True, check=False)


def environment() -> dict[str, str]:
    """The variables of such a shell."""
    path = os.pathsep.join([str(SCRIPTS), os.environ["PATH"]])
    own = {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "BROWSER": "true"}  # a browser that shows nothing
    return {**os.environ, **own}
