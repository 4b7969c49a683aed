"""What users read for the fixed words of rules and findings: severity, level, fix."""

from __future__ import annotations

import re

from bulletin_lint.text.quoting import quoted as quoted  # formats know records alone

SEVERITY_WORDS = {"error": "错误", "warning": "警告", "info": "提示"}  # worst first
SEVERITIES = tuple(SEVERITY_WORDS)
LEVEL_WORDS = {"standard": "国家标准或规范", "practice": "通行做法", "house": "本刊体例", "tool": "程序自身的提示"}
FIX_WORDS = {
    "safe": "可自动修复（--fix）",
    "unsafe": "可修复，需核对（--fix --unsafe-fixes）",
    "none": "只报告，不修复",
}
FIX_MARKS = {"safe": "[*]", "unsafe": "[?]", "none": "[ ]", "": "[ ]"}
HIDDEN_WORDS = {"comment": "批注屏蔽", "baseline": "基线中已有", "settings": "设置中忽略", "severity": "程度较轻"}
UNSIGNED = "未署名"
_ALIGNED = {"{left}": "［居左］", "{center}": "［居中］", "{right}": "［居右］"}
_PLACEHOLDER = re.compile(r"\{\w*\}")


def group_of(code: str) -> str:
    """The group of a rule: the letters of its code."""
    return code.rstrip("0123456789")


def basis(level: str, source: str) -> str:
    """On whose authority a rule stands: of what nature that is, and what is quoted."""
    word = LEVEL_WORDS[level]
    if source in ("", word):
        return word
    return f"{source}，{word}" if source.endswith("）") else f"{source}（{word}）"


def weight(severity: str, of_marks: str = "") -> str:
    """The severity of a rule, and that of a wrong mark, if it has one of its own."""
    word = SEVERITY_WORDS[severity]
    return f"{word}；标点本身错了的，是{SEVERITY_WORDS[of_marks]}" if of_marks else word


def example_words(text: str) -> str:
    """The text of an example as it is shown to people; empty ones, too, are there to be seen."""
    for mark, words in _ALIGNED.items():
        text = text.replace(mark, words)
    return text or "（空）"


def general(message: str) -> str:
    """A rule's message with an ellipsis for each part that differs from finding to finding."""
    return _PLACEHOLDER.sub("…", message)
