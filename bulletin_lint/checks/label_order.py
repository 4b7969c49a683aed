"""Kind ``label-order``: labels of paragraphs (一、 （一） 1. （1） ①) that skip, repeat or change places."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Role
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.numerals import COUNTING, HAN_LABEL, from_han
from bulletin_lint.toml.decode import Doc

PROBLEMS = ("gap", "repeat", "inversion")
# Level by level, the highest first (GB/T 9704—2012 7.3.3).
_LEVELS = (
    rf"({HAN_LABEL})[、.．](?![{COUNTING}])",
    rf"[（(]({HAN_LABEL})[）)]",
    r"([0-9]{1,2})(?:[.．、](?![0-9])|[.．](?=[0-9]{1,2}月)|[.．、](?=[0-9]{4}年|[0-9]{1,2}月[0-9]{1,2}日))",
    r"[（(]([0-9]{1,2})[）)](?=[\u3000 ]?[\u4e00-\u9fff“《])",
    r"([①-⑳])",
)
_FARTHEST = 3  # a wider jump is another list, not a slip
_RUNNING = (Role.BODY, Role.LEAD, Role.HEADING)
_BORDERS = frozenset(Role) - {*_RUNNING, Role.CAPTION, Role.CELL, Role.NOTE, Role.OTHER}


class LabelOrder(NamedTuple):
    """``finds``: ``gap`` (一、 三、), ``repeat`` (二、 二、) or ``inversion`` (（一） below 1.)."""

    finds: Annotated[
        Literal["gap", "repeat", "inversion"], Doc("序号的什么问题：gap 跳号，repeat 重号，inversion 层次颠倒")
    ]


class _Label(NamedTuple):
    start: int
    end: int
    level: int
    value: int
    text: str
    paragraph: int


@cache
def _pattern() -> regex.Pattern[str]:
    return compiled(r"\n[ \u3000]*(?:" + "|".join(_LEVELS) + ")")


def _value(text: str) -> int:
    if text.isascii():
        return int(text)
    return ord(text) - ord("①") + 1 if "①" <= text <= "⑳" else from_han(text) or 0


def _labels(draft: Draft) -> Iterator[_Label | None]:
    """The labels in order; None where a new article begins."""
    string = "\n" + draft.text.string  # so that the first paragraph, too, follows a break
    borders = [start for start, role in draft.bulletin.roles if role in _BORDERS]
    before = 0
    for match in _pattern().finditer(string):
        end = match.end() - 1
        start = end - len(match[0].strip())
        if draft.role_at(start) not in _RUNNING:
            continue
        border = bisect_right(borders, start)
        if border != before:
            before = border
            yield None
        level = next(index for index, group in enumerate(match.groups()) if group)
        paragraph = draft.text.paragraph_at(start)
        yield _Label(start, end, level, _value(match.groups()[level]), match[0].strip(), paragraph.index)


@dataclass(slots=True)
class _Lists:
    """The lists that are open: per level the last label, those begun with 1, and lower ones set aside."""

    last: dict[int, _Label] = field(default_factory=dict)
    complete: set[int] = field(default_factory=set)
    aside: dict[int, tuple[_Label, _Label]] = field(default_factory=dict)

    def clear(self) -> None:
        self.last.clear()
        self.complete.clear()
        self.aside.clear()


def slips(draft: Draft) -> dict[str, list[Hit]]:
    """All hits by problem; ask for it through ``draft.shared``."""
    found: dict[str, list[Hit]] = {problem: [] for problem in PROBLEMS}
    lists = _Lists()
    for label in _labels(draft):
        if label is None:
            lists.clear()
            continue
        for problem, hit in _next(lists, label):
            previous = lists.last.get(label.level)
            if problem == "inversion" or (previous and not _drawn_between(draft, previous, label)):
                found[problem].append(hit)
        _open(lists, label)
    return found


def _next(lists: _Lists, label: _Label) -> Iterator[tuple[str, Hit]]:
    """What the label does to the lists that are open."""
    aside = lists.aside.get(label.level)
    if aside and label.value == aside[0].value + 1:
        intruder = aside[1]
        yield "inversion", Hit(intruder.start, intruder.end, values={"upper": intruder.text, "lower": aside[0].text})
        return
    previous = lists.last.get(label.level)
    if previous is None or label.level not in lists.complete:
        return
    values = {"before": previous.text, "now": label.text}
    if 1 < label.value - previous.value <= _FARTHEST:
        yield "gap", Hit(label.start, label.end, values=values)
    elif label.value == previous.value > 1:
        yield "repeat", Hit(label.start, label.end, values=values)


def _open(lists: _Lists, label: _Label) -> None:
    lower = [level for level in lists.last if level > label.level]
    if label.value == 1 and label.level not in lists.last:
        for level in lower:
            lists.aside[level] = (lists.last[level], label)
    for level in lower:
        del lists.last[level]
        lists.complete.discard(level)
    if label.value == 1:
        lists.complete.add(label.level)
    lists.aside.pop(label.level, None)
    lists.last[label.level] = label


def _drawn_between(draft: Draft, before: _Label, now: _Label) -> bool:
    """Whether Word draws a bullet, or a number before nothing, between the two: then nothing can be said of them."""
    between = draft.text.paragraphs[before.paragraph + 1 : now.paragraph + 1]
    text = draft.text
    return any(text.formatting.label(each) and not text.drawn(each) for each in between)


def run(draft: Draft, parameters: LabelOrder) -> Iterator[Hit]:
    found: dict[str, list[Hit]] = draft.shared(slips)
    yield from found[parameters.finds]


KIND = Kind("label-order", run, LabelOrder)
