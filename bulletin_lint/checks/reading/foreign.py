"""Stretches that hold Chinese and still are no Chinese prose: addresses and paths with Chinese names in them,
references, English in quotation marks, and what a broken field says. Their half-width marks are right.

Unlike the tokens of ``tokens.py``, which stand in half-width text alone, these are looked for in a whole paragraph, and
only where something in it hints at them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from bulletin_lint.startup.patterns import compiled

# Top-level domains in Chinese, as far as the site of an office, a firm or a charity is likely to end in one.
HAN_DOMAINS = (
    "中国", "政务", "公益", "公司", "网络", "网址", "在线", "中文网", "集团", "商城", "企业", "信息", "新闻", "移动",
    "慈善", "机构", "广东", "佛山",
)  # fmt: skip
HAN_DOMAIN = f"(?:{'|'.join(HAN_DOMAINS)})"
_DOMAIN = rf"(?:{HAN_DOMAIN}(?:\.[a-z]{{2,3}}(?![a-z]))?|[A-Za-z][A-Za-z0-9-]{{1,20}}(?!\.?[A-Za-z0-9-]))"
_HOST = rf"(?:[\w-]{{1,30}}\.){{1,5}}?{_DOMAIN}"
# As far as its last separator: what follows that may be the sentence that goes on.
_IN_PATH = r"[^\s，。；：、？！（）“”‘’《》〈〉【】<>\",;]"
_NAME = r"(?:[\w-]{0,40}(?:\.[A-Za-z0-9]{1,5})+(?![A-Za-z0-9])|[A-Za-z0-9_.-]*[A-Za-z0-9])"
_PATH = rf"(?::\d{{1,5}})?(?:(?=/|\?[\w%-]{{1,20}}=|#[\w/]){_IN_PATH}{{0,200}}[/?=&#%]{_NAME}?)?"
_FOLDER = r"[^\s，。；：、？！（）“”‘’《》【】/\\:*?\"<>|]{1,60}"
_DRIVE = r"(?:(?<![A-Za-z])[A-Za-z]:|\\\\[\w.-]{1,60})"
# The types of GB/T 7714: those that nothing else is written as, and single letters, behind which a mark must follow.
_TYPE = r"(?:[JMN]|EB|DB|CP)(?:/(?:OL|CD|MT|DK))?"
_ITEM = rf"[\[［〔](?:{_TYPE}[\]］〕]|(?:[DRSPCGAZ](?:/OL)?|DS|CM)[\]］〕](?=[ ]?[.．,，:：/。]))"
_ENGLISH = r"[^\u2e80-\u9fff\uf900-\uffef\n“”《》\"]"  # no Chinese character or mark
_FIELD = "(?:未|文档|使用|链接|超链接|不能|主题|书签|表格|语法|索引|参数|没有|除数)"

Span = tuple[int, int, str]  # start, end and the name of the kind


class _Wide(NamedTuple):
    """A kind of such stretches: only a paragraph with one of ``hints`` is searched. ``holds_han``: one that is
    half-width throughout is left to the tokens."""

    name: str
    hints: tuple[str, ...]
    pattern: str
    holds_han: bool = True


_WIDE: tuple[_Wide, ...] = (
    _Wide("reference", ("[", "［", "〔"), rf"(?m)(?<=^|[。；])[^。；\n]{{2,200}}?{_ITEM}[^。\n]*", False),
    _Wide("code", ("`",), r"`[^`\n]{1,200}`"),
    _Wide("field", ("错误",), rf"错误[!！][ ]?{_FIELD}"),
    _Wide("url", ("://", "www.", "WWW."), rf"(?i:(?:https?|ftps?|file)://|(?<![a-z0-9])www\.){_HOST}{_PATH}"),
    _Wide("email", ("@",), rf"(?:[A-Za-z0-9._+-]{{1,64}}+|[\u4e00-\u9fff]{{1,20}}+)@{_HOST}"),
    _Wide(
        "site",
        tuple(f".{name}" for name in HAN_DOMAINS),
        rf"(?:[\w-]{{1,20}}\.){{1,4}}{HAN_DOMAIN}(?:\.[a-z]{{2,3}}(?![A-Za-z])|(?=[”）)。，、；,;\s]|\Z))"
        rf"|(?<=[、，“（为以和及])\.{HAN_DOMAIN}",
    ),
    _Wide("path", (":\\", "\\\\"), rf"{_DRIVE}\\(?:{_FOLDER}\\)*{_NAME}?"),
    _Wide("path", ("/",), r"(?<![\w/.:）”])/(?:[\w.-]{1,40}/)+(?:[A-Za-z0-9_.-]*[A-Za-z0-9])?"),
    _Wide(
        "quotation",
        ("“", "《", "‘", '"'),
        rf"(?<=[“‘《\"])(?=[^”》\"\n]{{0,300}}?[A-Za-z]{{2}}){_ENGLISH}{{1,300}}(?<![,;: ])(?=[,;:]?[”’》\"])",
        False,
    ),
    _Wide(
        "quotation",
        ("（", "("),
        rf"(?<=[（(])(?=[^）)\n]{{0,300}}?[A-Za-z]{{2,}} [a-z]{{2,}}){_ENGLISH}{{1,300}}(?<![,;: ])(?=[,;:]?[）)])",
        False,
    ),
)


@cache
def _pattern(pattern: str) -> regex.Pattern[str]:
    return compiled(pattern)


def wide_spans(string: str, begin: int, stop: int) -> list[Span]:
    """These stretches of ``string[begin:stop]``, a paragraph, in order; none overlaps another."""
    found: list[Span] = []
    for kind in _WIDE:
        if any(string.find(hint, begin, stop) >= 0 for hint in kind.hints):
            spans = (match.span() for match in _pattern(kind.pattern).finditer(string, begin, stop))
            fitting = [(a, b, kind.name) for a, b in spans if not (kind.holds_han and string[a:b].isascii())]
            found = sorted([*found, *(span for span in fitting if _lies_apart(span, found))])
    return found


def _lies_apart(span: Span, others: Sequence[Span]) -> bool:
    """Whether ``span`` overlaps none of ``others``, which are in order."""
    index = bisect_left(others, span)
    before, after = others[max(0, index - 1) : index], others[index : index + 1]
    return all(end <= span[0] for _, end, _ in before) and all(span[1] <= start for start, _, _ in after)
