"""Contents against body: which items of the two sides are one, asked once for all rules that compare them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from bulletin_lint.bulletin.cues import BRIEFS
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact, entry_text, key
from bulletin_lint.bulletin.model import Heading, Span
from bulletin_lint.startup.patterns import compiled

SIMILAR = 0.6
_MOST_COMPARED = 60  # titles on either side that are compared character by character
_MOST_GATHERED = 9  # entries of the contents that one title of the body gathers, the head of their group included
_DOTS, _DASHES, _UNSEEN = "•‧∙・･", "-‐‑–—―－", "\u200b\ufeff\u2060\u00ad"
_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'"} | dict.fromkeys(_DOTS, "·") | dict.fromkeys(_DASHES + _UNSEEN, "")
)
_PIECES = compiled(r"[（(]?[一二两三四五六七八九十\d]{1,3}[则条篇][）)]?$")
_BRACKETS = dict.fromkeys(map(ord, "【】〔〕[]:"))


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


def comparisons(draft: Draft) -> tuple[Comparison, Comparison]:
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
    covered = _covered(sections, listed, present) | _gathered(titles) | _said_again(titles)
    covered |= _listed_as_one(titles, listed, present)
    return sections, titles._replace(covered=covered, homes=homes)


_Group = tuple[Item | None, Sequence[Item]]


def _heading(heading: Heading | None) -> Item | None:
    return Item(heading.name, heading.name, heading.span) if heading else None


def _item(draft: Draft, spans: Sequence[Span]) -> Item:
    """The title without its number or bullet, which one side may have and the other not."""
    text = entry_text(" ".join(draft.text.string[span.start : span.end].strip() for span in spans)).rstrip("。：")
    return Item(_normal(text), text, Span(spans[0].start, spans[-1].end))


def _normal(text: str) -> str:
    """What counts of a title: neither widths, nor the shape of quotation marks, dots and dashes, nor what cannot be
    seen."""
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


def _listed_as_one(titles: Comparison, listed: Sequence[_Group], present: Sequence[_Group]) -> frozenset[Item]:
    """The titles of briefs that the contents list by the name of their section alone, 简讯 or 简讯（3则）; and that
    entry itself."""
    alone = {_section_name(heading.text): [heading] for heading, items in listed if heading and not items}
    here = {pair[0] for pair in titles.pairs}
    for index, item in enumerate(titles.listed):
        if index not in here:
            alone.setdefault(_section_name(item.text), []).append(item)
    briefs = {
        _section_name(heading.text): items for heading, items in present if heading and BRIEFS.search(heading.name)
    }
    return frozenset(item for name in alone.keys() & briefs for item in (*alone[name], *briefs[name]))


def _section_name(text: str) -> str:
    """The name of a section without how many pieces it has."""
    return _PIECES.sub("", compact(text)).strip("：:")


def _gathered(titles: Comparison) -> frozenset[Item]:
    """The heads of groups that the body gathers in one title: 人物风采：, （1）…, （2）… there, 【人物风采】…… here."""
    here, there = ({pair[side] for pair in titles.pairs} for side in (0, 1))
    free = {_bare(item.name): item for index, item in enumerate(titles.present) if index not in there}
    found: set[Item] = set()
    for index, item in enumerate(titles.listed) if free else ():
        if index in here:
            continue
        names = (_bare(each.name) for each in titles.listed[index : index + _MOST_GATHERED])
        whole = next((free[name] for name in accumulate(names) if name in free), None)
        found |= {item, whole} if whole else set()
    return frozenset(found)


def _bare(name: str) -> str:
    return name.translate(_BRACKETS)


def _said_again(titles: Comparison) -> frozenset[Item]:
    """The titles that say again what the title right above them says."""
    return frozenset(item for above, item in pairwise(titles.present) if item.name == above.name)
