"""Numbers with a space beside them: what they count, and whether they number a heading."""

from __future__ import annotations

from bulletin_lint.checks.reading.chars import SPACES, is_han
from bulletin_lint.checks.reading.foreign import Span
from bulletin_lint.checks.reading.prose import Nature, line_start
from bulletin_lint.startup.patterns import compiled

UNITS = frozenset(
    "年月日时点分秒号期届次个人名家项条件户万亿元吨亩公米千百里斤岁天周倍度层栋座所处级类批场篇台套辆部只位余多℃%％"
)
_MEASURING = frozenset("万亿元吨亩米千百里斤倍度小天年月%％℃")  # what there may be one and a half of
WIDEST = 2  # spaces in a row; more of them are layout
_CAPTION = compiled(r"(?:附件|附表|附图|图|表)[\s\u3000]*$")
_SECTION = compiled(r"[0-9]{1,2}(?:\.[0-9]{1,2})*\.?")
_PHONE = 7  # digits


def measures(string: str, first: int, last: int, nature: Nature) -> bool:
    """Whether the number counts something: a unit follows, or 第 precedes, spaces apart."""
    after = last
    while after < nature.end and after - last <= WIDEST and string[after] in SPACES:
        after += 1
    before = first - 1
    while before >= nature.start and first - before <= WIDEST + 1 and string[before] in SPACES:
        before -= 1
    unit = string[after : after + 1]
    if unit in ("多", "余"):  # of 多国 and 余下, unless a unit follows
        unit = string[after + 1 : after + 2]
    return (unit != "" and unit in UNITS and string[last - 1] not in "%％") or (
        before >= nature.start and string[before] == "第"
    )


def numbers_heading(string: str, span: Span, nature: Nature) -> bool:
    """Whether the number that begins a line may be that of a heading (5.2.4 多部门协同, 3 人员配置) and not a quantity:
    it has levels, or what looks like its unit may begin a word."""
    first, last, name = span
    if not line_start(string, first, nature.start) or not _SECTION.fullmatch(string, first, last):
        return False
    if string[first:last].strip(".").count(".") > 1:
        return True
    after = string[last : min(last + 6, nature.end)].lstrip(SPACES)
    return after[:1] not in (_MEASURING if name == "decimal" else "年月日") and len(after) > 2 and is_han(after[2])


def stands_apart(string: str, span: Span, nature: Nature) -> bool:
    """A number that the space sets off on purpose: a heading's or caption's number, a phone."""
    first, last, name = span
    if name == "phone" or (last - first >= _PHONE and string[first:last].isdigit()):
        return True
    if line_start(string, first, nature.start) and _SECTION.fullmatch(string, first, last):
        return True
    begin = max(nature.start, first - 6)
    caption = _CAPTION.search(string, begin, first)
    return caption is not None and line_start(string, caption.start(), nature.start)
