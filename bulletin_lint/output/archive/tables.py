"""The report for the terminal: totals, then a table for each way to count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.output.archive.periods import month_name
from bulletin_lint.output.archive.view import (
    View,
    facts,
    part,
    rate,
    remarks,
    subject,
    trend_sentence,
)
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.visible import shown
from bulletin_lint.output.width import pad, width, wrap
from bulletin_lint.records.archive_counts import Group
from bulletin_lint.records.words import SEVERITY_WORDS

BEGINNING = "统计："
_MANY_MONTHS = 24
_LONGEST_BAR = 30
_LEAST_BAR = 5
_LEAST_TEXT = 8
_BLOCK, _CUT = "█", "…"
_GAP = "  "
_SEVERITIES = (*SEVERITY_WORDS.values(),)


class _Table(NamedTuple):
    """Rows of cells under their heads. The column ``flexible`` is text and is cut to the room that there is; the others
    are numbers, but for the first. ``bars`` are lengths from 0 to 1, one for each row, drawn where there is room."""

    heading: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    flexible: int = 0
    bars: Sequence[float] = ()


def render(view: View, screen: Screen) -> Iterator[str]:
    """The lines."""
    yield screen.paint(f"{BEGINNING}{shown('，'.join(subject(view.counts))) or '全部结果'}", "bold")
    yield ""
    for label, words in facts(view):
        yield from _labelled(f"{label}：", words, screen)
    for name in view.tables:
        yield ""
        yield from _drawn(_table(view, name, screen), screen)
        if name == "month" and (sentence := trend_sentence(view)):
            yield ""
            yield from wrap(sentence, screen.columns, screen.ambiguous)
    if said := remarks(view):
        yield ""
        for remark in said:
            yield from _labelled("说明：", f"{shown(remark)}。", screen)


def _labelled(label: str, text: str, screen: Screen) -> Iterator[str]:
    indent = 2 * len(label)
    for number, line in enumerate(wrap(text, screen.columns - indent, screen.ambiguous)):
        yield (label if number == 0 else " " * indent) + line


def _table(view: View, name: str, screen: Screen) -> _Table:
    if name == "rule":
        return _rules(view)
    if name == "month":
        return _months(view, screen)
    return _groups(view, name)


def _rules(view: View) -> _Table:
    rules = view.rules()
    top = view.top or len(rules)
    rows = [
        [
            rule.code,
            SEVERITY_WORDS[rule.severity],
            str(rule.findings),
            str(rule.issues),
            str(rule.safe + rule.unsafe),
            shown(view.title(rule)),
        ]
        for rule in rules[:top]
    ]
    if rest := rules[top:]:
        count = sum(rule.findings for rule in rest)
        fixes = sum(rule.safe + rule.unsafe for rule in rest)
        rows.append([f"其余{len(rest)}项", "", str(count), "", str(fixes), ""])
    heads = ["编号", "程度", "处数", f"{view.issue}数", "可修复", "名称"]
    return _Table(f"按规则（{_how_many(len(rules), top, '条')}）", heads, rows, 5)


def _groups(view: View, name: str) -> _Table:
    kind = part(view, name)
    measure = "篇" if kind.by_article else view.issue
    ranked = kind.ranked()
    top = view.top or len(ranked)
    rows = [_row(shown(words), group, kind.size(group), kind.shown_rate(group)) for words, group in ranked[:top]]
    if rest := [group for _, group in ranked[top:]]:
        count = sum(rest, Group())
        # An issue or an article may have part in several groups: what they come to would count it as often.
        rows.append(_row(f"其余{len(rest)}项", count, 0, ""))
    heads = ["名称", f"{measure}数", "处数", f"每{measure}", *_SEVERITIES]
    return _Table(f"{kind.heading}（{_how_many(len(ranked), top, '个')}）", heads, rows, 0)


def _months(view: View, screen: Screen) -> _Table:
    months = view.counts.dated
    few = len(months) if view.top == 0 else _MANY_MONTHS
    before, last = [*months][:-few], [*months][-few:]
    most = max((months[month].per_issue for month in last), default=0)
    rows = [_numbers(month_name(month), months[month]) for month in last]
    bars = [months[month].per_issue / most if most else 0 for month in last]
    if before:
        count = sum((months[month] for month in before), Group())
        rows, bars = [_numbers(f"此前{len(before)}个月", count), *rows], [0, *bars]
    heads = ["月份", f"{view.issue}数", "处数", f"每{view.issue}", *_SEVERITIES]
    return _Table(f"按月（{len(months)}个月）", heads, rows, bars=bars)


def _numbers(name: str, group: Group) -> list[str]:
    return _row(name, group, group.issues, rate(group.per_issue))


def _row(name: str, group: Group, size: int, per_one: str) -> list[str]:
    """The cells of a group; a rate of nothing is none."""
    severities = (str(count) for count in group.severities.values())
    return [name, str(size) if size else "", str(group.findings), per_one if size else "", *severities]


def _how_many(count: int, top: int, word: str) -> str:
    return f"前{top}{word}，共{count}{word}" if count > top else f"共{count}{word}"


def _drawn(table: _Table, screen: Screen) -> Iterator[str]:
    yield screen.paint(table.heading, "bold")
    lines = [table.heads, *table.rows]
    wide = [max(width(line[place], screen.ambiguous) for line in lines) for place in range(len(table.heads))]
    others = sum(wide) - wide[table.flexible] + len(_GAP) * (len(wide) - 1)
    wide[table.flexible] = min(wide[table.flexible], max(_LEAST_TEXT, screen.columns - others))
    drawn = [_line(line, wide, table.flexible, screen) for line in lines]
    yield screen.paint(drawn[0].rstrip(), "dim")
    room = screen.columns - sum(wide) - len(_GAP) * len(wide)
    bars = [_bar(share, room, screen) for share in table.bars] or [""] * len(table.rows)
    yield from (f"{line}{_GAP}{bar}".rstrip() for line, bar in zip(drawn[1:], bars, strict=True))


def _line(cells: Sequence[str], wide: Sequence[int], flexible: int, screen: Screen) -> str:
    ambiguous = screen.ambiguous
    drawn = []
    for place, (cell, columns) in enumerate(zip(cells, wide, strict=True)):
        if place in (0, flexible):
            drawn.append(pad(_cut(cell, columns, ambiguous), columns, ambiguous))
        else:
            drawn.append(" " * (columns - width(cell, ambiguous)) + cell)
    return _GAP.join(drawn)


def _cut(text: str, limit: int, ambiguous: int) -> str:
    """The text, with an ellipsis for what is behind the limit."""
    if width(text, ambiguous) <= limit:
        return text
    kept, reached = "", width(_CUT, ambiguous)
    for char in text:
        reached += width(char, ambiguous)
        if reached > limit:
            break
        kept += char
    return kept + _CUT


def _bar(share: float, room: int, screen: Screen) -> str:
    block = width(_BLOCK, screen.ambiguous)
    longest = min(room, _LONGEST_BAR) // block
    if longest * block < _LEAST_BAR or not share:
        return ""
    return _BLOCK * max(1, round(longest * share))
