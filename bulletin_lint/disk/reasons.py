"""What the system has against a file, in the user's language: its own words are English, or whatever it speaks."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "所在的不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "磁盘配额不足",
    errno.EFBIG: "文件太大",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "符号链接指向自身",
    errno.ENAMETOOLONG: "名称太长",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EBUSY: "正被其他程序占用",
    errno.ETXTBSY: "正被其他程序占用",
    errno.EINVAL: "系统不接受这样的名称或操作",
    errno.EILSEQ: "系统不接受这样的名称",
    errno.ENXIO: "没有程序在另一端",
    errno.ENODEV: "没有这个设备",
    errno.ECONNREFUSED: "连接被拒绝",
    errno.ETIMEDOUT: "等待超时",
    errno.ESTALE: "网络文件夹已断开",
}
_HELD = (32, 33)  # sharing violation, lock violation, as Windows counts


def reason(error: OSError) -> str:
    """Why the system refused, in a few words. What we say ourselves in an OSError is left as it is."""
    said = error.strerror or ""
    if said and not said.isascii():
        return said
    if getattr(error, "winerror", 0) in _HELD:
        return "正被其他程序占用"
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else "系统错误")
