"""What the system, and those who read a format, have against a file, in the user's language: their own words are
English, or whatever the machine speaks."""

from __future__ import annotations

import errno
import re

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
_AT = re.compile(r"line (\d+),? column (\d+)")
_AT_END = re.compile(r"end of document|end of file")


def reason(error: OSError) -> str:
    """Why the system refused, in a few words. What we say ourselves in an OSError is left as it is."""
    said = error.strerror or ""
    if said and not said.isascii():
        return said
    if getattr(error, "winerror", 0) in _HELD:
        return "正被其他程序占用"
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}" if error.errno else "系统错误")


def fault(error: ValueError) -> str:
    """What is wrong with a text that should be TOML or JSON: its encoding, or where its form is broken."""
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"第{line}行不是 UTF-8 编码的文字，请用编辑器另存为 UTF-8"
    said = str(error)
    if said and not said.isascii():
        return said
    if place := _AT.search(said):
        return f"第{place[1]}行第{place[2]}个字符处写法有误"
    return "末尾不完整，或写法有误" if _AT_END.search(said) else "写法有误"
