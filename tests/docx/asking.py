"""Asks LibreOffice what it makes of Word files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from shutil import which
from typing import Any
from uuid import uuid4

SCRIPT = Path(__file__).with_name("office.py")
PYTHON = "/usr/bin/python3"  # that of the system, for which distributions package uno


def has_uno() -> bool:
    return bool(which(PYTHON)) and subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


def told_by_office(paths: list[Path], folder: Path) -> dict[str, Any]:
    """What LibreOffice says of the files, by path. It runs with a profile of its own, and ends."""
    pipe = f"looks{uuid4().hex}"
    profile, target = f"-env:UserInstallation={(folder / 'profile').as_uri()}", folder / "told.json"
    office = subprocess.Popen(
        ["soffice", profile, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        subprocess.run([PYTHON, SCRIPT, pipe, target, *paths], check=True, timeout=180)
        office.wait(timeout=30)
    finally:
        end(office)
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def end(process: subprocess.Popen[bytes]) -> None:
    """The office is started by a script: all that it started ends with it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
