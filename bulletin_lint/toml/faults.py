"""What is wrong with a TOML file, as an editor is told it: the parser of Python speaks English."""

from __future__ import annotations

import re

from bulletin_lint.disk.reasons import fault

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
