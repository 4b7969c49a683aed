"""Links: what a terminal opens when somebody clicks on a name or a code, and where programs find the page on a rule."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote_to_bytes, urlparse

import pytest

from bulletin_lint.output.links import windows_url
from tests.cli.conftest import Cli, MakeDraft
from tests.places import ROOT

DOCS = "https://docs.example/lint"
SETTING = f'docs-url="{DOCS}"'
LINK = re.compile("\033\\]8;;(?P<address>[^\033]*)\033\\\\(?P<shown>.*?)\033\\]8;;\033\\\\")
posix = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals on Windows")


def on_a_terminal(*args: str | Path, columns: int = 80, environment: Mapping[str, str] = MappingProxyType({})) -> str:
    """What the command writes to a terminal of so many columns."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in ("SSH_CONNECTION", "NO_COLOR", "COLUMNS")}
    command = [sys.executable, "-m", "bulletin_lint", *map(str, args)]
    env = {**kept, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment}
    with subprocess.Popen(command, stdout=theirs, stdin=theirs, stderr=subprocess.DEVNULL, env=env) as process:
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 1 << 16)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            pieces.append(piece)
        process.wait()
    os.close(ours)
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


@posix
def test_on_a_terminal_names_open_drafts_and_codes_their_pages(draft: MakeDraft) -> None:
    path = draft("稿件/第 12期#1%.docx", fault=True)
    for name in ("full", "grouped", "concise"):
        shown = on_a_terminal("--config", SETTING, "--output-format", name, path)
        links = {(match["address"], match["shown"]) for match in LINK.finditer(shown)}
        files = {address for address, text in links if text == str(path)}
        assert len(files) == 1, name
        assert os.fsdecode(unquote_to_bytes(urlparse(files.pop()).path)) == str(path)
        assert (f"{DOCS}/rules/HDR010/", "HDR010") in links


@posix
def test_a_link_takes_no_room(draft: MakeDraft) -> None:
    path = draft(fault=True)
    for columns in (40, 80, 140):
        shown = on_a_terminal("--config", SETTING, path, columns=columns)
        bare = on_a_terminal("--config", SETTING, path, columns=columns, environment={"SSH_CONNECTION": "a b c d"})
        assert LINK.search(shown)
        assert LINK.sub(lambda match: match["shown"], shown) == bare


@posix
@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (["--color", "never"], {}),
        ([], {"NO_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
        (["--color", "always"], {"TERM": "dumb"}),
        (["--color", "always"], {"TERM": "linux"}),
        ([], {"SSH_CONNECTION": "192.0.2.1 22 192.0.2.2 22"}),
    ],
)
def test_there_are_none_where_nobody_could_follow(
    draft: MakeDraft, options: list[str], environment: dict[str, str]
) -> None:
    shown = on_a_terminal("--config", SETTING, *options, draft(fault=True), environment=environment)
    assert "HDR010" in shown
    assert "\033]8" not in shown


@posix
def test_without_documents_codes_are_no_links(draft: MakeDraft) -> None:
    shown = on_a_terminal(draft(fault=True))
    assert [urlparse(match["address"]).scheme for match in LINK.finditer(shown)] == ["file"]


def test_there_are_none_in_a_pipe_or_a_file(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    path = draft(fault=True)
    assert "\033]8" not in cli("--color", "always", "--config", SETTING, path).out
    cli("--color", "always", "--config", SETTING, "-o", "报告.txt", path)
    assert "\033" not in (tmp_path / "报告.txt").read_text("utf-8")


@posix
def test_a_name_in_bytes_is_linked_by_its_bytes(draft: MakeDraft, tmp_path: Path) -> None:
    try:
        draft(os.fsdecode(b"\xcf\xfb.docx"), fault=True)
    except (OSError, UnicodeError):
        pytest.skip("the file system has no such names")
    assert "/%CF%FB.docx\033\\" in on_a_terminal(tmp_path)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (r"C:\稿件\第 1期.docx", "file:///C:/%E7%A8%BF%E4%BB%B6/%E7%AC%AC%201%E6%9C%9F.docx"),
        (r"\\server\share\a#1%.docx", "file://server/share/a%231%25.docx"),
        (r"\\?\C:\a.docx", "file:///C:/a.docx"),
        (r"\\?\UNC\server\share\a.docx", "file://server/share/a.docx"),
    ],
)
def test_addresses_of_files_on_windows(path: str, address: str) -> None:
    assert windows_url(path) == address


@pytest.mark.parametrize(
    ("docs", "address"),
    [
        (DOCS, f"{DOCS}/rules/HDR010/"),
        (f"{DOCS}/", f"{DOCS}/rules/HDR010/"),
        ("file:///D:/lint/rules/{code}/index.html", "file:///D:/lint/rules/HDR010/index.html"),
    ],
)
def test_formats_for_tools_say_where_the_rule_is_explained(cli: Cli, draft: MakeDraft, docs: str, address: str) -> None:
    def report(name: str, *options: str) -> Any:
        return json.loads(cli("--select", "HDR010", "--output-format", name, *options, draft(fault=True)).out)

    setting = ("--config", f'docs-url="{docs}"')
    assert [found["url"] for found in report("json", *setting)] == [address]
    assert report("json-lines", *setting)["url"] == address
    assert report("rdjson", *setting)["diagnostics"][0]["code"] == {"value": "HDR010", "url": address}
    assert report("sarif", *setting)["runs"][0]["tool"]["driver"]["rules"][0]["helpUri"] == address
    assert [found["url"] for found in report("json")] == [None]
    assert report("rdjson")["diagnostics"][0]["code"] == {"value": "HDR010"}
    assert "helpUri" not in report("sarif")["runs"][0]["tool"]["driver"]["rules"][0]


@pytest.mark.parametrize("docs", ["docs", "javascript:alert(1)", "https://a b", "https://a/\033[31m", "ftp://a/"])
def test_what_is_no_address_is_refused(cli: Cli, draft: MakeDraft, docs: str) -> None:
    outcome = cli("--config", f"docs-url={json.dumps(docs)}", draft())
    assert outcome.status == 2
    assert "docs-url 应为网址" in outcome.err
