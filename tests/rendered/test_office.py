"""LibreOffice that is missing, fails, hangs, or is asked to fetch something."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin_lint.rendered import office
from bulletin_lint.rendered.office import CannotRender, as_pdf, found
from tests.docx.build import RELATIONSHIPS, members_of, zipped
from tests.needs import needs_program

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell for a program that stands in for LibreOffice")
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="99000" cy="99000"/><wp:docPr id="1" name="甲"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="0" name="甲"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId90"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="99000" cy="99000"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for, with an empty one for temporary files beside it."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(office, "_usual_places", lambda system: ())
    return tmp_path / "bin"


def stand_in(folder: Path, script: str, name: str = "soffice") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_where_it_is_not_installed(folder: Path) -> None:
    assert found() is None
    with pytest.raises(CannotRender, match="没有找到LibreOffice"):
        as_pdf(b"")


@posix
@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_it_is_found_by_either_name(folder: Path, name: str) -> None:
    program = stand_in(folder, "exit 0", name)
    assert found() == str(program)


@posix
def test_what_lies_in_the_folder_at_hand_is_not_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(folder, "exit 0")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", ".")
    assert found() is None


@posix
def test_the_usual_places_of_a_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "Applications" / "LibreOffice.app" / "Contents" / "MacOS"
    inside.mkdir(parents=True)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    program = stand_in(inside, "exit 0")
    assert found("darwin") == str(program)
    assert found("linux") is None


@posix
def test_the_usual_places_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "LibreOffice" / "program"
    inside.mkdir(parents=True)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert found("win32") is None
    program = stand_in(inside, "exit 0", "soffice.com")
    assert found("win32") == str(program)


@posix
def test_one_that_gives_nothing(folder: Path) -> None:
    stand_in(folder, "exit 1")
    with pytest.raises(CannotRender, match="LibreOffice未能排出这个文件"):
        as_pdf(b"")


@posix
def test_one_that_cannot_be_started(folder: Path) -> None:
    (folder / "soffice").write_bytes(b"\x00")
    (folder / "soffice").chmod(0o755)
    with pytest.raises(CannotRender, match="无法启动LibreOffice"):
        as_pdf(b"")


@posix
def test_one_that_comes_to_no_end_is_ended_with_all_that_it_started(folder: Path) -> None:
    alive = folder / "alive"
    stand_in(folder, f'(/bin/sleep 2; : > "{alive}") & /bin/sleep 20')
    with pytest.raises(CannotRender, match=r"LibreOffice排版超过0\.3秒，已停止"):
        as_pdf(b"", seconds=0.3)
    threading.Event().wait(2.2)
    assert not alive.exists()


@posix
def test_nothing_is_left_behind_and_the_profile_is_its_own(folder: Path) -> None:
    stand_in(folder, 'for word in "$@"; do echo "$word"; done > draft.pdf; /bin/ls profile/user >> draft.pdf')
    said = as_pdf(b"").decode().splitlines()
    assert said[-1] == "registrymodifications.xcu"
    assert said[0].startswith("-env:UserInstallation=file://")
    assert [*(folder.parent / "tmp").iterdir()] == []


@pytest.fixture
def asked() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server on this machine, and what it was asked for."""
    heard: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                heard.append(connection.recv(100))

    threading.Thread(target=listen, daemon=True).start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/", heard
    server.close()


@pytest.mark.slow
@needs_program("soffice")
def test_nothing_that_a_draft_links_to_is_fetched(
    asked: tuple[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, heard = asked
    members = members_of(PICTURE, {"settings.xml": ("settings", '<w:settings xmlns:w="a"/>')})
    link = f'<Relationship Id="rId90" Type="{RELATIONSHIPS}/image" Target="{address}a.png" TargetMode="External"/>'
    rels = str(members["word/_rels/document.xml.rels"]).replace("</Relationships>", f"{link}</Relationships>")
    data = zipped({**members, "word/_rels/document.xml.rels": rels})
    assert as_pdf(data).startswith(b"%PDF")
    assert heard == []
    monkeypatch.setattr(office, "_SETTINGS", ())
    as_pdf(data)
    assert heard != []  # else this test would show nothing


@pytest.mark.slow
@needs_program("soffice")
def test_what_is_no_word_file_is_not_printed() -> None:
    with pytest.raises(CannotRender, match="未能排出"):
        as_pdf("这是一段文字".encode())
