"""What is wrong with a file in TOML or JSON, as an editor is told it: the parsers of Python speak English."""

from __future__ import annotations

import re

_BACKSLASH = "双引号里的“\\”另有含义，路径里的“\\”请写成“/”，或者改用单引号"
_TWICE = "同一个键写了两次"
_WORDS = (
    ("Unclosed array", "“[”没有配上“]”"),
    ("Unclosed inline table", "“{”没有配上“}”"),
    ("Unescaped '\\'", _BACKSLASH),
    ("Invalid hex value", _BACKSLASH),
    ("Escaped character", _BACKSLASH),
    ("Unterminated string", "引号没有成对"),
    ("Illegal character '\\n'", "引号没有成对"),
    ("Illegal character", "有不能写的控制字符"),
    ("Found invalid", "有不能写的控制字符"),
    ("Expected '='", "键的后面应为“=”"),
    ("Expected ']", "表的名称后面应为“]”"),
    ("Expected newline", "值的后面多了内容，一行只写一项"),
    ("Expected", "引号没有成对"),
    ("Invalid initial character", "键不能这样写，含有汉字或标点的键要放在半角引号里"),
    ("Invalid statement", "应为“键 = 值”或“[表]”"),
    ("Invalid value", "值不能这样写，文字要放在半角引号里"),
    ("Invalid date", "没有这个日期"),
    ("Cannot", _TWICE),
    ("Duplicate", _TWICE),
)


_AT = re.compile(r"line (\d+),? column (\d+)")
_AT_END = re.compile(r"end of document|end of file")


def in_words(error: ValueError) -> str:
    """What a ValueError of ``tomllib`` says, with its place."""
    said = str(error)
    match = re.search(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", said)
    what = next((words for begin, words in _WORDS if said.startswith(begin)), "")
    if match is None or not what:
        return fault(error)
    return f"{_place(match['line'], match['column'])}：{what}"


def _place(line: str | None, column: str | None) -> str:
    return f"第{line}行第{column}个字符" if line else "文件末尾"


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
