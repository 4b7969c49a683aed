"""LibreOffice, where it is installed: a Word file as a PDF, by a process of its own that leaves nothing behind.

It runs without a window, with a profile made for this one run, in which macros are off and nothing that a document
links to is fetched.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin_lint.disk.reasons import reason
from bulletin_lint.errors import UsageError

SECONDS = 180  # the first start on a slow machine takes half a minute
_NAMES = ("soffice", "libreoffice")
_MISSING = (
    "没有找到LibreOffice，排不出版面；请安装LibreOffice（www.libreoffice.org），或把soffice所在的文件夹加入环境变量PATH"
)
# org.openoffice.Office…: what a new profile is to know (officecfg in the source of LibreOffice).
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Misc", "FirstRun", "false"),
    ("Common/Save/Document", "CreateBackup", "false"),
)
_ITEM = '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>'
)


class CannotRender(UsageError):
    """LibreOffice, or what reads its PDF, is not installed or does not do it; the message says what to do."""


class NotInstalled(CannotRender):
    """It is not installed: no file can be rendered."""


def found(system: str = sys.platform) -> str | None:
    """The program, by its path: that on PATH, else one in the usual places of the system; None where there is none.
    What lies in the folder that somebody happens to stand in, where Windows looks first, is not taken for it."""
    programs = filter(None, map(shutil.which, [*_NAMES, *_usual_places(system)]))
    return next((each for each in programs if os.path.isabs(each)), None)


def needed() -> str:
    """The program. Raises NotInstalled."""
    program = found()
    if program is None:
        raise NotInstalled(_MISSING)
    return program


def _usual_places(system: str) -> Iterator[str]:
    if system == "win32":
        folders = filter(None, map(os.environ.get, ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")))
        yield from (str(Path(folder, "LibreOffice", "program", "soffice.com")) for folder in folders)
    elif system == "darwin":
        inside = Path("Applications", "LibreOffice.app", "Contents", "MacOS", "soffice")
        yield from (str(root / inside) for root in (Path("/"), Path.home()))


def as_pdf(data: bytes, seconds: float = SECONDS) -> bytes:
    """The Word file ``data`` as LibreOffice prints it. Raises CannotRender."""
    program = needed()
    with TemporaryDirectory(prefix="bulletin-lint-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "draft.docx").write_bytes(data)
        _write_profile(folder / "profile")
        _run(_command(program, folder), folder, seconds)
        try:
            return (folder / "draft.pdf").read_bytes()
        except FileNotFoundError:
            raise CannotRender("LibreOffice未能排出这个文件") from None


def _write_profile(profile: Path) -> None:
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")


def _command(program: str, folder: Path) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--infilter=MS Word 2007 XML"),
        *("--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(folder / "draft.docx")),
    ]


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Raises CannotRender for a program that cannot be started or comes to no end."""
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise CannotRender(f"无法启动LibreOffice：{reason(error)}") from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise CannotRender(f"LibreOffice排版超过{seconds:g}秒，已停止") from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program is started by a script: all that it started ends with it, and only that."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        taskkill = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        subprocess.run([taskkill, "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
