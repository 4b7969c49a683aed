"""Kind ``contents-agree``: the contents and the body have the same sections and titles, in the same order."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.checks.reading.contents import Comparison, comparisons
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc

_MOST_MOVED = 3  # titles out of order that are reported one by one
_BEFORE, _BEHIND = 4, 1  # characters of context


class ContentsAgree(NamedTuple):
    """``finds``: differs (the same title worded otherwise), not-in-body, not-in-contents or order."""

    finds: Annotated[
        Literal["differs", "not-in-body", "not-in-contents", "order"],
        Doc("目录与正文的哪种不符：differs 文字不同，not-in-body 正文没有，not-in-contents 目录没有，order 次序不同"),
    ]


def run(draft: Draft, parameters: ContentsAgree) -> Iterator[Hit]:
    if draft.bulletin.contents is None:
        return
    for comparison in draft.shared(comparisons):
        yield from _HITS[parameters.finds](comparison)


def _differs(comparison: Comparison) -> Iterator[Hit]:
    for index, other in comparison.pairs:
        item, body = comparison.listed[index], comparison.present[other]
        if item.name != body.name:
            old, new = difference(item.text, body.text)
            values = {"listed": item.text, "present": body.text, "old": old, "new": new}
            yield Hit(*item.span, values=values, others=((body.span.start, body.span.end),))


def difference(listed: str, present: str) -> tuple[str, str]:
    """The shortest words in which the two differ, with a few characters of context: 教育部部长… / 教育部长…."""
    a, b = compact(listed), compact(present)
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    start, kept = max(0, head - _BEFORE), max(0, tail - _BEHIND)
    lead, rest = "…" if start else "", "…" if kept else ""
    return lead + a[start : len(a) - kept] + rest, lead + b[start : len(b) - kept] + rest


def _not_in_body(comparison: Comparison) -> Iterator[Hit]:
    paired = {index for index, _ in comparison.pairs}
    for index, item in enumerate(comparison.listed):
        if index not in paired and item not in comparison.covered:
            yield Hit(*item.span, values={"title": item.text})


def _not_in_contents(comparison: Comparison) -> Iterator[Hit]:
    """Only where the contents list something of this sort at all: titles alone, or sections alone, are a habit."""
    paired = {other for _, other in comparison.pairs}
    for index, item in enumerate(comparison.present):
        if comparison.listed and index not in paired and item not in comparison.covered:
            yield Hit(*item.span, values={"title": item.text})


def _order(comparison: Comparison) -> Iterator[Hit]:
    """The items of the contents that would have to move for the order to be that of the body; where there are many,
    one hit for all. Titles are judged within their sections."""
    hits = [*_elsewhere(comparison), *_moved(comparison)]
    if len(hits) > _MOST_MOVED:
        hits = [hits[0]._replace(others=tuple((hit.start, hit.end) for hit in hits[1:]))]
    yield from hits


def _elsewhere(comparison: Comparison) -> Iterator[Hit]:
    """The titles that the body has in another section."""
    for index, other in comparison.pairs:
        item, body = comparison.listed[index], comparison.present[other]
        if _is_elsewhere(comparison, index, other):
            values = {"title": item.text, "place": f"在《{comparison.homes[body][1]}》栏目"}
            yield Hit(*item.span, values=values)


def _is_elsewhere(comparison: Comparison, index: int, other: int) -> bool:
    here = comparison.homes.get(comparison.listed[index])
    there = comparison.homes.get(comparison.present[other])
    return here is not None and there is not None and here[0] != there[0]


def _moved(comparison: Comparison) -> Iterator[Hit]:
    pairs = [pair for pair in comparison.pairs if not _is_elsewhere(comparison, *pair)]
    ranks = [(rank, other) for rank, (_, other) in zip(_ranks(comparison, pairs), pairs, strict=True)]
    kept = _longest_rising(ranks)
    stays = [ranks[position] for position in kept]
    for position, (index, _) in enumerate(pairs):
        if position in kept:
            continue
        item = comparison.listed[index]
        before = max((rank for rank in stays if rank < ranks[position]), default=None)
        place = f"排在“{comparison.present[before[1]].text}”之后" if before else "排在最前"
        yield Hit(*item.span, values={"title": item.text, "place": place})


def _ranks(comparison: Comparison, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The place in the contents of the section of each title; one without a section has that of the title above it."""
    places: list[int] = []
    for item in comparison.present:
        home = comparison.homes.get(item)
        places.append(home[0] if home else max(places[-1:], default=0))
    return [places[other] for _, other in pairs]


def _longest_rising(ranks: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The positions of a longest rising part of ``ranks``; of two that are as long, the one that ends lower."""
    ends: list[tuple[int, int]] = []  # the lowest end of a rising part of each length, and its position
    places: list[int] = []
    before: list[int] = []
    for position, rank in enumerate(ranks):
        length = bisect_left(ends, rank)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [rank]
        places[length : length + 1] = [position]
    kept: list[int] = []
    position = places[-1] if places else -1
    while position >= 0:
        kept.append(position)
        position = before[position]
    return frozenset(kept)


_HITS = {"differs": _differs, "not-in-body": _not_in_body, "not-in-contents": _not_in_contents, "order": _order}

KIND = Kind("contents-agree", run, ContentsAgree, about="bulletin")
