"""Kind ``portions``: parts that come to more than the whole, or do not make it up."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.quantity import NUMBER, UNIT, precision_of, value_of
from bulletin_lint.checks.reading.quoted import Quoted, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.decode import Doc
from bulletin_lint.toml.words import written_out

# One person or thing may count under several of these, so their sum says nothing.
OVERLAP = compiled(
    r"党员|团员|女|男性|少数民族|岁|以上|以下|以内|学历|本科|专科|研究生|硕士|博士|青年|干部|退役|残疾|志愿|老年|儿童"
    r"|新增|累计|特有|具有|带有|可以|能够|同比|占|率|含|包括|重点|主要|骨干|特别|高级|中级|职称|获|得|奖|农村|城镇"
)
# The number before the parts is then a difference, and the parts may be those of the whole before that.
_AVERAGE = compiled(r"(?:平均|[年月日周人户亩]均)[^，。；]{0,6}\Z")  # one year or household may have more
_CHANGE = compiled(r"(?:增加|减少|增长|提高|下降|降低|追加|调增|调减|高于|低于|多|少|增|减)了?[ ]?\Z")
REACH = 160
_WORDS = ("其中", "（")


class Portions(NamedTuple):
    """``finds``: ``excess``, parts after 其中 that come to more than the whole; ``difference``, parts in brackets
    without 其中 that do not make it up."""

    finds: Annotated[
        Literal["excess", "difference"], Doc("找什么：excess 其中各项之和超过总数，difference 括号里各项之和不等于总数")
    ]


@cache
def _whole() -> regex.Pattern[str]:
    """The whole right before the parts; white space and up to a few words of what is counted stand between."""
    return compiled(written_out(rf"(?<![\d.,/:·．—～-])(?P<n>{NUMBER})[ ]?(?P<u>{UNIT})[一-鿿]{{0,12}}\Z"))


@cache
def _item() -> regex.Pattern[str]:
    label = r"[ ]?(?:其中)?[：:，,]?(?P<label>[^\d，、；]{1,16}?)[ ]?"
    return compiled(written_out(rf"{label}(?P<n>{NUMBER})[ ]?(?P<u>{UNIT})[ ]?"))


def run(draft: Draft, parameters: Portions) -> Iterator[Hit]:
    string = draft.text.string
    exhaustive = parameters.finds == "difference"
    found = draft.occurrences(_WORDS)
    anchor = "（" if exhaustive else "其中"
    for start in found.get(anchor, ()):
        stretch = _stretch(string, start, exhaustive)
        if stretch and is_own(draft, start, start + 1, Quoted.SKIP):
            hit = _judged(string, *stretch, exhaustive)
            if hit:
                yield hit


def _stretch(string: str, start: int, exhaustive: bool) -> tuple[int, int, int] | None:
    """Where the whole ends, and where the parts begin and end."""
    line_end = string.find("\n", start, start + REACH)
    limit = line_end if line_end >= 0 else start + REACH
    if exhaustive or string[start - 1 : start] == "（":
        opening = start if exhaustive else start - 1
        closing = string.find("）", opening, limit)
        return (opening, opening + 1, closing) if closing > 0 else None
    if string[start - 1 : start] not in ("，", ","):
        return None
    ends = [at for mark in "。；！" if (at := string.find(mark, start, limit)) >= 0]
    return (start - 1, start, min(ends, default=limit))


def _judged(string: str, whole_end: int, begin: int, end: int, exhaustive: bool) -> Hit | None:
    left = string[max(0, whole_end - 30) : whole_end].rpartition("\n")[2]
    whole = _whole().search(left)
    if whole is None or whole["u"] in "%％" or _is_no_sum(left, whole.start()):
        return None
    if exhaustive and "其中" in string[begin:end]:
        return None
    items = [_item().fullmatch(piece) for piece in re.split("[，、；,]", string[begin:end].removeprefix("其中"))]
    parts = _leading(items, whole["u"], not exhaustive and string[end : end + 1] != "）")
    if len(parts) < (2 if exhaustive else 1) or any(OVERLAP.search(part["label"]) for part in parts):
        return None
    numbers = [part["n"] for part in parts]
    total, all_of = sum(map(value_of, numbers), Decimal(0)), value_of(whole["n"])
    slack = sum(map(precision_of, numbers), precision_of(whole["n"]))
    excess = total - all_of
    if (excess > slack) or (exhaustive and -excess > slack and excess):
        start = whole_end - len(whole.group())
        return Hit(start, end, (), {"sum": f"{total.normalize():f}", "whole": whole["n"], "unit": whole["u"]})
    return None


def _is_no_sum(left: str, at: int) -> bool:
    """Whether what ends at ``at`` says of the amount behind it that it is a change, or an average."""
    return any(pattern.search(left, 0, at) for pattern in (_CHANGE, _AVERAGE))


def _leading(items: list[regex.Match[str] | None], unit: str, open_end: bool) -> list[regex.Match[str]]:
    """The parts in the unit of the whole; none where a list in brackets holds anything else."""
    parts: list[regex.Match[str]] = []
    for item in items:
        if item is None or item["u"] != unit:
            return parts if open_end and len(parts) > 1 else []
        parts.append(item)
    return parts


KIND = Kind("portions", run, Portions, lambda parameters: _WORDS)
