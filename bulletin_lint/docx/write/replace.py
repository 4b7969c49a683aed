"""A file replaced at once or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bulletin_lint.docx.errors import CannotWrite
from bulletin_lint.docx.package import Stamp, stamp_of

_HELD = "文件正被 Word、WPS 或其他程序打开，请关闭后重试"
_REASONS = {
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额不足",
    errno.EFBIG: "磁盘空间不足",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有写入这个文件夹的权限",
    errno.EPERM: "没有写入这个文件夹的权限",
    errno.ENOENT: "文件已不存在",
    errno.ELOOP: "符号链接指向自身",
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
}


def replace_file(path: str | os.PathLike[str], data: bytes, stamp: Stamp | None = None) -> None:
    """Put ``data`` in the place of the file at ``path``, which keeps its mode and owner.

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
        raise CannotWrite(_reason(error)) from None


def _reason(error: OSError) -> str:
    if getattr(error, "winerror", 0) in (5, 32, 33):
        return _HELD
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def _refuse(status: os.stat_result, stamp: Stamp | None) -> None:
    if stamp is not None and stamp_of(status) != stamp:
        raise CannotWrite("文件在检查之后被别的程序改动过，未写入；请重新运行")
    if not status.st_mode & 0o222:
        raise CannotWrite("文件是只读的")


def _refuse_if_open(target: str) -> None:
    """Word and WPS leave an owner file beside a document that they have open."""
    folder, name = os.path.split(target)
    for owner in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~{name}"):
        if os.path.exists(os.path.join(folder, owner)):
            raise CannotWrite(f"{_HELD}（若并未打开，请删除残留的锁定文件 {owner}）")


@contextmanager
def _locked(target: str) -> Iterator[os.stat_result]:
    """Hold off other runs on systems that can; the state of the file that is in place once the lock is held."""
    if sys.platform == "win32":
        yield os.stat(target)
        return
    import fcntl

    with open(target, "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield os.stat(target)


def _replace(target: str, data: bytes, status: os.stat_result) -> None:
    folder = os.path.dirname(target)
    descriptor, temporary = tempfile.mkstemp(".tmp", ".bulletin-lint-", folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            _keep_owner(file.fileno(), status)
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(status.st_mode))
        os.replace(temporary, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
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


def _flush_folder(folder: str) -> None:
    """Make the new name last through a power cut, where folders can be flushed."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
