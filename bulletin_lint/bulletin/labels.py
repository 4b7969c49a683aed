"""The labels of the foot: who receives the bulletin, who made it, how many copies there are."""

from __future__ import annotations

from functools import cache

import regex

from bulletin_lint.bulletin.lines import Line
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.numerals import DIGITS

LABELS = (
    "报", "送", "发", "呈报", "报送", "主报", "抄报", "抄送", "分送", "主送", "呈送", "分发", "发送", "增发",
    "本期增发", "本期发送", "加发", "印发范围", "发送范围", "分送范围", "发至", "印发", "下发", "抄", "抄发", "印送",
    "送阅", "报阅", "抄呈", "呈", "印发至", "分发至",
)  # fmt: skip
FIELDS = (
    "承办", "承办单位", "审核", "编辑", "电话", "联系电话", "联系人", "签发", "签发人", "责任编辑", "责编",
    "校对", "编校", "审签", "审定", "核稿", "核发", "主编", "副主编", "执行主编", "总编", "总编辑",
    "值班电话", "24小时值班电话", "制作", "分析", "审核人", "传真", "邮箱", "电子邮箱", "地址", "邮编",
    "编审", "拟稿", "统稿", "采编", "撰稿", "供稿", "印数", "编发", "主办", "承编", "投稿邮箱", "审稿", "排版", "监测",
    "值班", "值班员", "录入", "美编", "校核", "校稿", "签批", "核签", "组稿",
    "本期责任编辑", "本期编辑", "编辑部电话", "内线", "联系方式", "校审", "审校", "审阅", "审读",
)  # fmt: skip
# Fields that end an article as often as an issue: alone they do not begin the foot.
OF_ARTICLES = frozenset(
    {
        "供稿", "撰稿", "拟稿", "联系人", "联系电话", "电话", "审核", "编辑", "审读", "校审", "审校", "联系方式",
    }
)  # fmt: skip
CONTRIBUTORS = frozenset({"供稿", "撰稿", "拟稿"})
COPIES = compiled(
    rf"[（(\[]?\s*(?:本期)?(?:共\s*印|印|共印制|印制|共)\s*(?:[{DIGITS}]+|＜[^＜＞]*＞)\s*份(?:[，,；]存档\s*[{DIGITS}]+\s*份)?\s*[）)\]]?"
)
PRINTED = compiled(r".{0,80}(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[二〇○]{2}.{2,12}日)\s*印\s*发")
_NO_COLON = compiled(
    r"(?P<label>主\s*送|抄\s*送|抄\s*报|呈\s*报|呈\s*送|分\s*送|报\s*送|发\s*送)(?P<colon>[ \t\u3000]*)"
    r"|(?P<label>[报送发])(?P<colon>[ \t\u3000]+)"
)
_BETWEEN = compiled(r"[，、；,;\s]+")
_WHOM = ("单位", "部门", "领导", "负责人", "成员", "书记", "主任", "常委")  # how recipients end that are no unit's name
_LONGEST_NAME = 30  # characters of a recipient


def _spaced(label: str) -> str:
    return r"\s*".join(map(regex.escape, label))


@cache
def label_pattern(labels: tuple[str, ...]) -> regex.Pattern[str]:
    """One of the labels with its colon."""
    longest_first = sorted(dict.fromkeys(labels), key=len, reverse=True)
    return compiled(rf"(?P<label>{'|'.join(map(_spaced, longest_first))})(?P<colon>\s*[：:︰﹕]\s*)")


@cache
def bare_pattern(labels: tuple[str, ...]) -> regex.Pattern[str]:
    """One of the labels without a colon, alone or before white space."""
    longest_first = sorted(dict.fromkeys(labels), key=len, reverse=True)
    return compiled(rf"(?P<label>{'|'.join(map(_spaced, longest_first))})(?P<colon>)(?:$|(?=[ \t\u3000]+\S))")


def match_without_colon(line: Line) -> regex.Match[str] | None:
    """The label of a list that lacks its colon, 主送 省水利厅，市政府, where nothing but recipients follows."""
    match = _NO_COLON.match(line.text)
    names = _BETWEEN.split(line.text[match.end() :].strip("。；;，, ")) if match else []
    if match and len(match["label"]) == 1 and len(names) == 1 and not names[0].endswith(_WHOM):
        return None  # 送 温暖进社区 is as short
    known = all(len(name) <= _LONGEST_NAME and (name.endswith(_WHOM) or unit_like(name)) for name in names)
    return match if names and known else None
