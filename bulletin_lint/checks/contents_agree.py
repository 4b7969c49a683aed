"""Kind ``contents-agree``: the contents and the body have the same sections and titles, in the same order."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple
from unicodedata import normalize

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact, entry_text, key
from bulletin_lint.bulletin.model import Heading, Span
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc

SIMILAR = 0.6
_MOST_COMPARED = 60  # titles on either side that are compared character by character
_MOST_MOVED = 3  # titles out of order that are reported one by one
_BEFORE, _BEHIND = 4, 1  # characters of context
_ALIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u200b": "", "\ufeff": "", "\u2060": "", "\u00ad": ""})


class ContentsAgree(NamedTuple):
    """``finds``: differs (the same title worded otherwise), not-in-body, not-in-contents or order."""

    finds: Annotated[
        Literal["differs", "not-in-body", "not-in-contents", "order"],
        Doc("目录与正文的哪种不符：differs 文字不同，not-in-body 正文没有，not-in-contents 目录没有，order 次序不同"),
    ]


class Item(NamedTuple):
    """A section name or title on one side; ``name`` is what counts when two are compared, ``text`` is for people."""

    name: str
    text: str
    span: Span


class Comparison(NamedTuple):
    """Which items of the two sides are one: ``pairs`` holds indices, equal ones and, where unequal, near ones.
    ``covered`` are the items that need no word of their own, since their section is not there at all; ``homes`` says
    of titles in which section, counted as the contents do, either side has them."""

    listed: Sequence[Item]
    present: Sequence[Item]
    pairs: Sequence[tuple[int, int]]
    covered: frozenset[Item] = frozenset()
    homes: Mapping[Item, tuple[int, str]] = MappingProxyType({})


def run(draft: Draft, parameters: ContentsAgree) -> Iterator[Hit]:
    if draft.bulletin.contents is None:
        return
    for comparison in draft.shared(_comparisons):
        yield from _HITS[parameters.finds](comparison)


def _comparisons(draft: Draft) -> tuple[Comparison, Comparison]:
    """Sections against sections, titles against titles."""
    contents = draft.bulletin.contents
    assert contents is not None
    listed = [(_heading(s.heading), [_item(draft, e.spans) for e in s.entries]) for s in contents.sections]
    present = [
        (_heading(s.heading), [_item(draft, a.title) for a in s.articles if a.title]) for s in draft.bulletin.sections
    ]
    titles = _compare([item for _, items in listed for item in items], [item for _, items in present for item in items])
    sections = _compare([item for item, _ in listed if item], [item for item, _ in present if item])
    owners, body_owners = dict(_owners(listed)), dict(_owners(present))
    sections = _by_titles(sections, owners, body_owners, titles)
    homes = _homes(sections, owners, body_owners)
    return sections, titles._replace(covered=_covered(sections, listed, present), homes=homes)


_Group = tuple[Item | None, Sequence[Item]]


def _heading(heading: Heading | None) -> Item | None:
    return Item(heading.name, heading.name, heading.span) if heading else None


def _item(draft: Draft, spans: Sequence[Span]) -> Item:
    """The title without its number or bullet, which one side may have and the other not."""
    text = entry_text(" ".join(draft.text.string[span.start : span.end].strip() for span in spans)).rstrip("。：")
    return Item(_normal(text), text, Span(spans[0].start, spans[-1].end))


def _normal(text: str) -> str:
    """What counts of a title: neither widths, nor the shape of quotation marks, nor what cannot be seen."""
    return normalize("NFKC", key(text)).translate(_ALIKE).rstrip(":。")


def _owners(groups: Sequence[_Group]) -> Iterator[tuple[Item, Item]]:
    """Each title with the section that it stands in."""
    for heading, items in groups:
        if heading:
            yield from ((item, heading) for item in items)


def _compare(listed: Sequence[Item], present: Sequence[Item]) -> Comparison:
    """Equal names first, each to the next one that is free; what is left over to the most similar."""
    places: dict[str, list[int]] = {}
    for index in range(len(present) - 1, -1, -1):
        places.setdefault(present[index].name, []).append(index)
    pairs: list[tuple[int, int]] = []
    rest: list[int] = []
    for index, item in enumerate(listed):
        if places.get(item.name):
            pairs.append((index, places[item.name].pop()))
        else:
            rest.append(index)
    free = sorted(index for indices in places.values() for index in indices)
    for index in rest[:_MOST_COMPARED]:
        scored = [(_similarity(listed[index].name, present[other].name), other) for other in free[:_MOST_COMPARED]]
        best = max(scored, default=(0.0, -1))
        if best[0] >= SIMILAR:
            free.remove(best[1])
            pairs.append((index, best[1]))
    return Comparison(listed, present, sorted(pairs))


def _similarity(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _by_titles(
    sections: Comparison, listed: Mapping[Item, Item], present: Mapping[Item, Item], titles: Comparison
) -> Comparison:
    """The sections paired, too, where one that is left over on either side holds the same title: it was renamed."""
    pairs = dict(sections.pairs)
    taken = set(pairs.values())
    for index, other in titles.pairs:
        here, there = listed.get(titles.listed[index]), present.get(titles.present[other])
        if here is None or there is None:
            continue
        a, b = sections.listed.index(here), sections.present.index(there)
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return sections._replace(pairs=sorted(pairs.items()))


def _homes(
    sections: Comparison, listed: Mapping[Item, Item], present: Mapping[Item, Item]
) -> dict[Item, tuple[int, str]]:
    """The sections of titles: the place of the section in the contents, and its name."""
    places = {sections.listed[index]: index for index in range(len(sections.listed))}
    places |= {sections.present[other]: index for index, other in sections.pairs}
    return {
        item: (places[heading], heading.text)
        for item, heading in (*listed.items(), *present.items())
        if heading in places
    }


def _covered(sections: Comparison, listed: Sequence[_Group], present: Sequence[_Group]) -> frozenset[Item]:
    """The titles in sections that the other side does not have."""
    here, there = ({pair[side] for pair in sections.pairs} for side in (0, 1))
    gone = {item for index, item in enumerate(sections.listed) if index not in here}
    gone |= {item for index, item in enumerate(sections.present) if sections.listed and index not in there}
    return frozenset(item for heading, items in (*listed, *present) if heading in gone for item in items)


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
