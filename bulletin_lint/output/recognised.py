"""Whether what stands in a file is a report that this program wrote: only such a file is written over."""

from __future__ import annotations

import re

BEGINNING = 4096
"""Bytes of a file in which each format shows itself."""

_FIRST = '{"file": "'
_CODE = r"[A-Z]{3}\d{3}"
_LINES = (
    r"── .+ ──",  # full
    rf".+:\d+:\d+: {_CODE} ",  # concise
    r".+：\d+ ?处",  # grouped
    rf"::(?:error|warning|notice) title={_CODE} ",
    rf"\d+\t{_CODE}\t",  # statistics
    r"--- .+\n\+\+\+ .+（修复后）",  # differences
    r"(?:将修复|已修复)：\n- ",
    r"发现 ?\d+ ?处问题|检查通过，未发现问题|没有需要检查的文件|没有可以自动修复的问题",
    r"(?:将|已)修复 ?\d+ ?处|另有 ?\d+ ?个|\d+ ?个文件未能处理",
)
_DATA = (
    r"\[\]\s*\Z",
    r'(?:\[\s*)?\{\s*"file": "[^\n]*",\s*"code": "',  # json, json-lines
    r'\{"file": "(?:[^"\\\n]|\\.)*", "size": -?\d+, "modified": ',  # archive
    # Its first line cut off: at any point before that.
    "(?:" + "|".join(re.escape(_FIRST[:length]) + r"\Z" for length in range(1, len(_FIRST))) + ")",
    r'\{"file": "(?:[^"\\\n]|\\.)*("(, ("(s(i(z(e("(:( (-?\d*(,.{0,13})?)?)?)?)?)?)?)?)?)?)?)?\\?\Z',
    r'\[\s*\{\s*"description": "[^\n]*",\s*"check_name": "',  # gitlab
    r'\{\s*"source": \{\s*"name": "bulletin-lint"',  # rdjson
    r'\{\s*"\$schema": "[^"]*sarif[^"]*",[\s\S]{0,200}"driver": \{\s*"name": "bulletin-lint"',
    r'<\?xml [^>]*>\s*<(?:testsuites name="bulletin-lint"|checkstyle version=)',
    r'<!DOCTYPE html>[\s\S]*<meta name="generator" content="bulletin-lint ',
)
_REPORT = re.compile("|".join((*_LINES, *_DATA)))


_STATISTICS = re.compile(
    r"统计："
    r'|\{\s*"files": \d+,\s*"failed": \d+,\s*"undated": '
    r"|file,checked,publication,office,"
    r'|<!DOCTYPE html>[\s\S]*<meta name="generator" content="bulletin-lint-stats '
)
_PARQUET, _MAKER = b"PAR1", b"bulletin-lint-stats"


def is_report(data: bytes) -> bool:
    """Whether the file that holds ``data`` begins like a report in one of the formats."""
    return _REPORT.match(data[:BEGINNING].decode("utf-8", "replace").lstrip("\ufeff\n")) is not None


def is_statistics(data: bytes) -> bool:
    """Whether the file that holds ``data`` begins like what ``stats`` writes, or, of Parquet, ends so."""
    if data.startswith(_PARQUET):
        return _MAKER in data[-8 - int.from_bytes(data[-8:-4], "little") :]
    return _STATISTICS.match(data[:BEGINNING].decode("utf-8", "replace").lstrip("\ufeff")) is not None
