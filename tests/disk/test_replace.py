"""Files are replaced at once or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bulletin_lint.disk.errors import CannotWrite
from bulletin_lint.disk.replace import create_file, replace_file
from bulletin_lint.docx.package import Package
from tests.docx.build import paragraph, word_file
from tests.places import ROOT

OLD, NEW = word_file(paragraph("旧")), word_file(paragraph("新"))
posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "简报第12期.docx"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_content_is_replaced_and_nothing_is_left_over(draft: Path) -> None:
    replace_file(draft, NEW, Package.open(draft).stamp)
    assert draft.read_bytes() == NEW
    assert names(draft.parent) == [draft.name]


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(draft: Path, mode: int) -> None:
    draft.chmod(mode)
    replace_file(draft, NEW)
    assert stat.S_IMODE(draft.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_is_kept(draft: Path) -> None:
    os.chown(draft, 1234, 2345)
    replace_file(draft, NEW)
    assert (draft.stat().st_uid, draft.stat().st_gid) == (1234, 2345)


@posix_only
def test_a_link_stays_a_link(draft: Path) -> None:
    (draft.parent / "folder").mkdir()
    link = draft.parent / "folder" / "最新一期.docx"
    link.symlink_to(draft)
    replace_file(link, NEW, Package.open(link).stamp)
    assert link.is_symlink()
    assert draft.read_bytes() == NEW
    assert names(link.parent) == [link.name]


def test_a_file_that_changed_since_it_was_read_is_left_alone(draft: Path) -> None:
    stamp = Package.open(draft).stamp
    draft.write_bytes(NEW + b" ")
    with pytest.raises(CannotWrite, match="改动过"):
        replace_file(draft, OLD, stamp)
    assert draft.read_bytes() == NEW + b" "


def test_the_second_of_two_runs_is_refused(draft: Path) -> None:
    stamp = Package.open(draft).stamp
    replace_file(draft, NEW, stamp)
    with pytest.raises(CannotWrite, match="改动过"):
        replace_file(draft, OLD, stamp)
    assert draft.read_bytes() == NEW


@pytest.mark.parametrize("owner", ["~$报第12期.docx", "~$第12期.docx", "~$简报第12期.docx", ".~简报第12期.docx"])
def test_a_file_open_in_word_or_wps(draft: Path, owner: str) -> None:
    (draft.parent / owner).write_bytes(b"\4user")
    with pytest.raises(CannotWrite, match="打开"):
        replace_file(draft, NEW)
    assert draft.read_bytes() == OLD


@pytest.mark.parametrize("mode", [0o444, 0o555, 0o400])
def test_a_read_only_file(draft: Path, mode: int) -> None:
    draft.chmod(mode)
    with pytest.raises(CannotWrite, match="只读"):
        replace_file(draft, NEW)
    assert draft.read_bytes() == OLD


def test_a_file_that_is_gone(draft: Path) -> None:
    draft.unlink()
    with pytest.raises(CannotWrite, match="不存在"):
        replace_file(draft, NEW)
    assert names(draft.parent) == []


@posix_only
def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "环.docx"
    loop.symlink_to(loop)
    with pytest.raises(CannotWrite):
        replace_file(loop, NEW)


@pytest.mark.parametrize("owner", ["~$报第12期.doc", "~报第12期.docx", "$简报第12期.docx", "~$第12期.docx.tmp"])
def test_a_file_beside_it_that_only_looks_like_an_owner_file(draft: Path, owner: str) -> None:
    (draft.parent / owner).write_bytes(b"\4user")
    replace_file(draft, NEW)
    assert draft.read_bytes() == NEW


@pytest.mark.parametrize("owner", ["~$x.docx", "~$.docx", "~$docx", ".~x.docx"])
def test_owner_files_of_short_names(tmp_path: Path, owner: str) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(OLD)
    (tmp_path / owner).write_bytes(b"\4user")
    with pytest.raises(CannotWrite, match=f"请删除残留的锁定文件 {re.escape(owner)}"):
        replace_file(path, NEW)


def test_a_folder_that_is_no_more(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="文件已不存在"):
        replace_file(tmp_path / "没有" / "稿.docx", NEW)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite) as raised:
        replace_file(tmp_path, NEW)
    assert str(raised.value)
    assert names(tmp_path) == []


_REPLACE = """
import sys
from bulletin_lint.disk.replace import create_file, replace_file
print("started", flush=True)
replace_file(sys.argv[1], open(sys.argv[2], "rb").read())
"""


@posix_only
def test_a_run_waits_for_another_that_holds_the_file(draft: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    import fcntl

    new = tmp_path_factory.mktemp("new") / "new"
    new.write_bytes(NEW)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _REPLACE, str(draft), str(new)]
    with draft.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "started\n"
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.5)
            assert draft.read_bytes() == OLD
            fcntl.flock(held, fcntl.LOCK_UN)
            assert process.wait() == 0
    assert draft.read_bytes() == NEW


@posix_only
def test_a_stamp_of_a_link_is_that_of_what_it_leads_to(draft: Path) -> None:
    link = draft.parent / "最新一期.docx"
    link.symlink_to(draft)
    stamp = Package.open(link).stamp
    assert stamp == Package.open(draft).stamp
    replace_file(draft, NEW, stamp)
    with pytest.raises(CannotWrite, match="改动过"):
        replace_file(link, OLD, stamp)


# What is imported late is imported before: the other user need not be able to read it.
_OF_ANOTHER_USER = """
import fcntl, os, sys
from bulletin_lint.disk.errors import CannotWrite
from bulletin_lint.disk.replace import create_file, replace_file
os.setgid(4321), os.setuid(4321)
try:
    replace_file(sys.argv[1], b"new")
except CannotWrite as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may become somebody else")
@pytest.mark.parametrize(
    ("mode", "said"),
    [(0o777, "文件属于其他用户，改写后无法保留其所有者"), (0o755, "没有写入这个文件夹的权限")],
)
def test_a_file_of_another_user_is_left_alone(mode: int, said: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, mode)
        path = Path(folder) / "稿.docx"
        path.write_bytes(OLD)
        path.chmod(0o666)
        done = in_new_process(_OF_ANOTHER_USER, path)
        assert done.stdout.strip() == said, done.stderr
        assert path.read_bytes() == OLD
        assert names(Path(folder)) == [path.name]


def in_new_process(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run Python code of its own, with the project to import."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


_FULL_DISK = """
import resource, signal, sys
from bulletin_lint.disk.errors import CannotWrite
from bulletin_lint.disk.replace import create_file, replace_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    replace_file(sys.argv[1], bytes(5000))
except CannotWrite as error:
    print(error)
"""

_KILLED = """
import os, sys
from bulletin_lint.disk.replace import create_file, replace_file
left = int(sys.argv[2])
def audit(event, arguments):
    global left
    if event in ("open", "os.rename", "os.chmod", "os.chown", "fcntl.flock", "os.fsync", "os.remove"):
        left -= 1
        if left < 0:
            os._exit(9)
data = open(sys.argv[3], "rb").read()
sys.addaudithook(audit)
replace_file(sys.argv[1], data)
"""


@posix_only
def test_a_full_disk_leaves_the_old_file_and_nothing_else(draft: Path) -> None:
    done = in_new_process(_FULL_DISK, draft)
    assert done.stdout.strip() == "磁盘空间不足"
    assert draft.read_bytes() == OLD
    assert names(draft.parent) == [draft.name]


@pytest.mark.slow
@posix_only
def test_a_kill_at_any_point_leaves_the_old_file_or_the_new_one(
    draft: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    new = tmp_path_factory.mktemp("new") / "new"
    new.write_bytes(NEW)
    for point in range(100):
        draft.write_bytes(OLD)
        done = in_new_process(_KILLED, draft, point, new)
        assert draft.read_bytes() in (OLD, NEW)
        if done.returncode == 0:
            break
        assert done.returncode == 9, done.stderr
    assert point >= 4
    assert draft.read_bytes() == NEW


def can_have_attributes(folder: Path) -> bool:
    try:
        os.setxattr(folder, "user.origin", b"1")
    except (AttributeError, OSError):
        return False
    return True


@posix_only
def test_access_list_and_attributes_are_kept(draft: Path) -> None:
    if not can_have_attributes(draft.parent):
        pytest.skip("needs a file system with extended attributes")
    os.setxattr(draft, "user.origin", "宣传部".encode())
    # version 2; owner rw, user 65534 rw, group r, mask rw, others none
    entries = ((1, 6, -1), (2, 6, 65534), (4, 4, -1), (16, 6, -1), (32, 0, -1))
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    os.setxattr(draft, "system.posix_acl_access", acl)
    before = {name: os.getxattr(draft, name) for name in os.listxattr(draft)}
    mode = stat.S_IMODE(draft.stat().st_mode)

    replace_file(draft, NEW)

    assert {name: os.getxattr(draft, name) for name in os.listxattr(draft)} == before
    assert stat.S_IMODE(draft.stat().st_mode) == mode == 0o660


@posix_only
@pytest.mark.parametrize(("name", "written"), [("user.origin", False), ("security.label", True)])
def test_a_file_whose_attributes_cannot_be_kept_is_not_written(
    draft: Path, monkeypatch: pytest.MonkeyPatch, name: str, written: bool
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(os, "listxattr", lambda _: [name])
    monkeypatch.setattr(os, "getxattr", lambda *_: b"")
    monkeypatch.setattr(os, "setxattr", refuse)
    if written:
        replace_file(draft, NEW)
    else:
        with pytest.raises(CannotWrite, match=f"扩展属性（{name}）"):
            replace_file(draft, NEW)
    assert draft.read_bytes() == (NEW if written else OLD)
    assert names(draft.parent) == [draft.name]


@posix_only
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o000])
def test_a_new_file_has_the_mode_that_the_user_gives_new_files(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        create_file(tmp_path / "新.txt", b"1")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "新.txt").stat().st_mode) == 0o666 & ~mask
    assert names(tmp_path) == ["新.txt"]


@posix_only
@pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_new_file_is_made_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refuse)
    create_file(tmp_path / "新.txt", b"1")
    assert (tmp_path / "新.txt").read_bytes() == b"1"
    assert names(tmp_path) == ["新.txt"]


def test_a_new_file_takes_no_name_that_is_there(draft: Path) -> None:
    with pytest.raises(FileExistsError):
        create_file(draft, NEW)
    assert draft.read_bytes() == OLD
    assert names(draft.parent) == [draft.name]
