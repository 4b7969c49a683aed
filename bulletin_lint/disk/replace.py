"""A file replaced at once or not at all, and a new one made so."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bulletin_lint.disk.errors import CannotWrite, cannot_write, held_open
from bulletin_lint.disk.stamp import Stamp, stamp_of
from bulletin_lint.disk.temporary import Content, temporary

_NEW, _PRIVATE = 0o666, 0o600  # modes of new files
# File systems without hard links say one of these.
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES)
_OF_THE_SYSTEM = ("security.", "trusted.", "system.nfs4_acl", "system.cifs")  # attributes it gives to new files itself


def replace_file(path: str | os.PathLike[str], data: Content, stamp: Stamp | None = None) -> None:
    """Put ``data`` in the place of the file at ``path``, which keeps its mode, owner, access list and attributes.

    A symbolic link stays a link, its target is replaced. ``stamp`` is that of the file as it was read: if the file
    has changed since, nothing is written. Raises ``CannotWrite``; then the file is as it was and nothing is left over.
    """
    try:
        target = os.path.realpath(path, strict=True)
        _refuse_if_open(target)
        with _locked(target) as status:
            _refuse(status, stamp)
            _replace(target, data, status)
    except OSError as error:
        raise cannot_write(error) from None


def create_file(path: str | os.PathLike[str], data: Content) -> None:
    """Make a new file that holds ``data``. Raises FileExistsError where there is anything already, even a link that
    leads nowhere, and ``CannotWrite``; then there is no file."""
    target = os.fspath(path)
    folder = os.path.dirname(target) or "."
    try:
        if os.path.lexists(target):
            raise FileExistsError(target)
        with temporary(folder, data, _NEW) as made:
            _move_where_nothing_is(made, target)
        _flush_folder(folder)
    except FileExistsError:
        raise
    except OSError as error:
        if not os.path.isdir(folder):
            raise CannotWrite(f"没有文件夹 {folder}") from None
        raise cannot_write(error) from None


def _refuse(status: os.stat_result, stamp: Stamp | None) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise CannotWrite("不是普通文件")
    if stamp is not None and stamp_of(status) != stamp:
        raise CannotWrite("文件在检查之后被别的程序改动过，未写入；请重新运行")
    if not status.st_mode & 0o222:
        raise CannotWrite("文件是只读的")


def _refuse_if_open(target: str) -> None:
    """Word and WPS leave an owner file beside a document that they have open."""
    folder, name = os.path.split(target)
    for owner in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~{name}"):
        if os.path.exists(os.path.join(folder, owner)):
            raise held_open(owner)


@contextmanager
def _locked(target: str) -> Iterator[os.stat_result]:
    """Hold off other runs on systems that can; the state of the file that is in place once the lock is held."""
    status = os.stat(target)
    if sys.platform == "win32" or not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        yield status
        return
    import fcntl

    with open(target, "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield os.stat(target)


def _replace(target: str, data: Content, status: os.stat_result) -> None:
    folder = os.path.dirname(target)

    def keep_rights(descriptor: int) -> None:
        _keep_owner(descriptor, status)
        _keep_attributes(descriptor, target)

    with temporary(folder, data, _PRIVATE, keep_rights) as made:
        os.chmod(made, stat.S_IMODE(status.st_mode))
        os.replace(made, target)
    _flush_folder(folder)


def _keep_owner(descriptor: int, status: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.fchown(descriptor, status.st_uid, status.st_gid)
        except PermissionError:
            raise CannotWrite("文件属于其他用户，改写后无法保留其所有者") from None


def _keep_attributes(descriptor: int, target: str) -> None:
    """The access list and the user's attributes, where the system shows them. Without its list, a file's mode would
    mean more than it did: the group's bits are then those of the list's mask."""
    if sys.platform != "linux":
        return
    for name in os.listxattr(target):
        try:
            os.setxattr(descriptor, name, os.getxattr(target, name))
        except OSError:
            if not name.startswith(_OF_THE_SYSTEM):
                raise CannotWrite(f"文件的访问控制列表或扩展属性（{name}）改写后无法保留") from None


def _move_where_nothing_is(made: str, target: str) -> None:
    """Give the file its name unless there is a file of that name. Raises FileExistsError."""
    if sys.platform == "win32":
        os.rename(made, target)
        return
    try:
        os.link(made, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.replace(made, target)


def _flush_folder(folder: str) -> None:
    """Make the new name last through a power cut, where folders can be flushed."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some network drives cannot; the file itself is on the disk
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
