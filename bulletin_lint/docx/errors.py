"""Why a file could not be read or changed; every message is one line for an editor."""

from __future__ import annotations

_UNREADABLE = {
    "empty": "文件是空的（0字节）",
    "old-doc": "这是旧版 Word 或 WPS 的文档（.doc、.wps），请在 Word 或 WPS 里另存为 .docx 后再检查",
    "encrypted": "文件设有打开密码，无法读取；请取消密码后再检查",
    "lock-file": "这是 Word 或 WPS 的临时锁定文件，不是文稿；请检查同名的正式文件",
    "truncated": "文件不完整（可能没有下载完或没有保存完）",
    "not-word": "不是 Word 文档（.docx）",
    "opendocument": "这是 OpenDocument 文档（.odt），请另存为 .docx 后再检查",
    "broken-xml": "文件内部的 XML 已损坏，无法读取",
    "bad-encoding": "文件内部使用了不支持的编码",
    "doctype": "文件内部含有 DOCTYPE 声明，正常的 Word 文档不会有；为安全起见不予读取",
    "too-large": "文件超过了读取上限",
    "not-a-file": "不是普通文件",
    "missing": "没有这个文件",
    "in-use": "文件正被 Word、WPS 或其他程序打开，请关闭后重试",
    "no-permission": "没有读取这个文件的权限",
    "damaged-zip": "文件的压缩结构已损坏，无法读取",
    "duplicate-entry": "文件的压缩包内有重名的部分，无法确定以哪一个为准",
    "unreadable": "读取文件时出错",
}


class UnreadableFile(Exception):
    """The file cannot be read. ``slug`` names the reason for programs, ``str()`` says it in Chinese."""

    def __init__(self, slug: str, detail: str = "") -> None:
        self.slug = slug
        message = _UNREADABLE[slug]
        super().__init__(f"{message}：{detail}" if detail else message)


class CannotPatch(Exception):
    """An edit cannot be written into the XML without touching more than the characters it names."""


class GuardFailure(Exception):
    """The file about to be written differs from the old one by more, or less, than the edits."""
