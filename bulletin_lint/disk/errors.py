"""Why a file was not written; every message is one line for an editor."""

from __future__ import annotations

import errno

from bulletin_lint.disk.reasons import reason

_HELD = "文件正被 Word、WPS 或其他程序打开，请关闭后重试"
_DENIED, _IN_USE = 5, (32, 33)  # of Windows: access denied; sharing violation, lock violation
_REASONS = {
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额不足",
    errno.EFBIG: "磁盘空间不足",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有写入这个文件夹的权限",
    errno.EPERM: "没有写入这个文件夹的权限",
    errno.ENOENT: "文件已不存在",
    errno.ENOTDIR: "所在的不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.ELOOP: "符号链接指向自身",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
}


class CannotWrite(Exception):
    """The file could not be put in place; what was there is as it was."""


def held_open(owner: str) -> CannotWrite:
    """The document is open in Word or WPS, which left the file ``owner`` beside it."""
    return CannotWrite(f"{_HELD}（若并未打开，请删除残留的锁定文件 {owner}）")


def is_in_use(error: OSError) -> bool:
    """Whether Windows says so because another program has the file open. It denies access to a file in use that is to
    be replaced, and also to a folder that the user may not write: only the former concerns two names."""
    number = getattr(error, "winerror", 0)
    return number in _IN_USE or (number == _DENIED and error.filename2 is not None)


def cannot_write(error: OSError) -> CannotWrite:
    """What the system has against it, in words."""
    if is_in_use(error):
        return CannotWrite(_HELD)
    return CannotWrite(_REASONS.get(error.errno or 0, reason(error)))
