"""Kind ``contents-agree``: the contents and the body have the same sections and titles, in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bulletin_lint.bulletin.contents import entry_text
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact, key
from bulletin_lint.bulletin.model import Span
from bulletin_lint.checks.parts import checked_part
from bulletin_lint.engine.finding import Hit
from bulletin_lint.engine.rule import Kind

SIMILAR = 0.6
_PARTS = ("differs", "not-in-body", "not-in-contents", "order")
_TO_FULL = str.maketrans(',:;?!()"', "，：；？！（）＂")


class ContentsAgree(NamedTuple):
    """``part``: differs (the same title worded otherwise), not-in-body, not-in-contents or order."""

    part: str

    def validate(self) -> None:
        checked_part(self.part, _PARTS)


class Item(NamedTuple):
    """A section name or title on one side; ``name`` is what counts when two are compared, ``text`` is for people."""

    name: str
    text: str
    span: Span


class Comparison(NamedTuple):
    """Which items of the two sides are one: ``pairs`` holds indices, equal ones and, where unequal, near ones."""

    listed: Sequence[Item]
    present: Sequence[Item]
    pairs: Sequence[tuple[int, int]]


def run(draft: Draft, parameters: ContentsAgree) -> Iterator[Hit]:
    if draft.bulletin.contents is None:
        return
    for comparison in draft.shared(_comparisons):
        yield from _HITS[parameters.part](comparison)


def _comparisons(draft: Draft) -> tuple[Comparison, Comparison]:
    """Sections against sections, titles against titles."""
    contents = draft.bulletin.contents
    assert contents is not None
    listed = [Item(s.heading.name, s.heading.name, s.heading.span) for s in contents.sections if s.heading]
    present = [Item(s.heading.name, s.heading.name, s.heading.span) for s in draft.bulletin.sections if s.heading]
    entries = [_item(draft, entry.spans) for section in contents.sections for entry in section.entries]
    titles = [_item(draft, article.title) for article in draft.bulletin.articles if article.title]
    return _compare(listed, present), _compare(entries, titles)


def _item(draft: Draft, spans: Sequence[Span]) -> Item:
    """The title without its number or bullet, which one side may have and the other not."""
    text = entry_text(" ".join(draft.text.string[span.start : span.end].strip() for span in spans)).rstrip("。：")
    return Item(key(text).translate(_TO_FULL).rstrip("：。"), text, Span(spans[0].start, spans[-1].end))


def _compare(listed: Sequence[Item], present: Sequence[Item]) -> Comparison:
    """Equal names first, each to the next one that is free; what is left over to the most similar."""
    pairs: list[tuple[int, int]] = []
    free = list(range(len(present)))
    rest: list[int] = []
    for index, item in enumerate(listed):
        match = next((other for other in free if present[other].name == item.name), None)
        if match is None:
            rest.append(index)
        else:
            free.remove(match)
            pairs.append((index, match))
    for index in rest:
        scored = [(_similarity(listed[index].name, present[other].name), other) for other in free]
        best = max(scored, default=(0.0, -1))
        if best[0] >= SIMILAR:
            free.remove(best[1])
            pairs.append((index, best[1]))
    return Comparison(listed, present, sorted(pairs))


def _similarity(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _differs(comparison: Comparison) -> Iterator[Hit]:
    for index, other in comparison.pairs:
        item, body = comparison.listed[index], comparison.present[other]
        if item.name != body.name:
            old, new = difference(item.text, body.text)
            values = {"listed": item.text, "present": body.text, "old": old, "new": new}
            yield Hit(*item.span, values=values, others=((body.span.start, body.span.end),))


def difference(listed: str, present: str) -> tuple[str, str]:
    """The shortest words in which the two differ, with a character of context: 教育部部长 / 教育部长."""
    a, b = compact(listed), compact(present)
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    start = max(0, head - 3)
    return a[start : len(a) - max(0, tail - 1)], b[start : len(b) - max(0, tail - 1)]


def _not_in_body(comparison: Comparison) -> Iterator[Hit]:
    paired = {index for index, _ in comparison.pairs}
    for index, item in enumerate(comparison.listed):
        if index not in paired:
            yield Hit(*item.span, values={"title": item.text})


def _not_in_contents(comparison: Comparison) -> Iterator[Hit]:
    """Only where the contents list something of this sort at all: titles alone, or sections alone, are a habit."""
    paired = {other for _, other in comparison.pairs}
    for index, item in enumerate(comparison.present):
        if comparison.listed and index not in paired:
            yield Hit(*item.span, values={"title": item.text})


def _order(comparison: Comparison) -> Iterator[Hit]:
    """The first item of the contents that the body has earlier than the one before it."""
    for (_, before), (index, after) in zip(comparison.pairs, comparison.pairs[1:], strict=False):
        if after < before:
            item = comparison.listed[index]
            yield Hit(*item.span, values={"title": item.text, "before": comparison.present[before].text})
            return


_HITS = {"differs": _differs, "not-in-body": _not_in_body, "not-in-contents": _not_in_contents, "order": _order}

KIND = Kind("contents-agree", run, ContentsAgree)
