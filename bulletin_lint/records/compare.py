"""What changed from one draft to another, as an editor would say it: parts, articles, paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Article, Recipients, Role, Span
from bulletin_lint.records.titles import article_names
from bulletin_lint.records.where import where
from bulletin_lint.text.edit import compared, likeness

_ALIKE = 0.6  # from this likeness on, two articles without a common title are one, and two items of lists
_MOST_ITEMS = 2_500  # pairs of what a list lost and gained; of more, it is not asked which became which
_APART = frozenset({Role.OTHER, Role.NOTE, Role.PAGE, Role.MASTHEAD})  # what no part of a bulletin is made of
_LONGEST_ITEM = 200  # characters; what is longer is not compared with others
_CANDIDATES = 20  # articles, near in order, that one without a common title is compared with
_MOST_PAIRS = 100_000  # paragraphs alike in two articles; of more, it is not asked which became which


class Difference(NamedTuple):
    """``where`` in words, ``what`` happened, and the text before and after, '' where there is none."""

    where: str
    what: str
    old: str = ""
    new: str = ""


class _Placed(NamedTuple):
    """An article with the draft it stands in and its section."""

    draft: Draft
    article: Article
    section: str

    @property
    def title(self) -> str:
        return " ".join(_text(self.draft, span) for span in self.article.title) or _text(
            self.draft, self.article.paragraphs[0]
        )

    @property
    def paragraphs(self) -> list[str]:
        return [_text(self.draft, span) for span in self.article.paragraphs]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def place(self) -> str:
        return self.draft.shared(article_names)[self.article.span.start]


def differences(old: Draft, new: Draft) -> Iterator[Difference]:
    """Masthead, contents, sections, articles, foot, and what else there is; nothing where both say the same."""
    told = [*_parts(old, new)]
    yield from told
    yield from _elsewhere(old, new, lambda role: role in _APART or not told)


def _parts(old: Draft, new: Draft) -> Iterator[Difference]:
    yield from _masthead(old, new)
    yield from _lists("目录", _entries(old), _entries(new))
    yield from _lists("栏目", _sections(old), _sections(new))
    yield from _articles(_placed(old), _placed(new))
    yield from _foot(old, new)


def _elsewhere(old: Draft, new: Draft, asked: Callable[[Role], bool]) -> Iterator[Difference]:
    """What changed in the paragraphs that are ``asked`` for, by their roles; how they are divided is no change."""
    before, after = (_paragraphs(draft, asked) for draft in (old, new))
    texts = [[text for _, text in each] for each in (before, after)]
    if compact("".join(texts[0])) == compact("".join(texts[1])):
        return
    for start, end, new_start, new_end in compared(texts[0], texts[1], _MOST_PAIRS):
        for step in range(max(end - start, new_end - new_start)):
            was = before[start + step] if start + step < end else None
            now = after[new_start + step] if new_start + step < new_end else None
            place = where(new, now[0]) if now else where(old, was[0]) if was else ""
            yield from _changed(place, was[1] if was else "", now[1] if now else "")


def _paragraphs(draft: Draft, asked: Callable[[Role], bool]) -> list[tuple[int, str]]:
    """The paragraphs of these roles that are not empty: where each begins, and its text."""
    spans = (Span(each.start, each.end) for each in draft.text.paragraphs)
    texts = ((span.start, _text(draft, span)) for span in spans if asked(draft.role_at(span.start)))
    return [(start, text) for start, text in texts if text]


def _text(draft: Draft, span: Span | None) -> str:
    return draft.text.string[span.start : span.end].strip().translate(_LINES) if span else ""


_LINES = str.maketrans({"\v": "\n", "\f": "\n"})


def _masthead(old: Draft, new: Draft) -> Iterator[Difference]:
    before, after = _head_fields(old), _head_fields(new)
    for name in before:
        yield from _changed(f"报头·{name}", before[name], after[name])


def _head_fields(draft: Draft) -> dict[str, str]:
    head = draft.bulletin.masthead
    return {
        "刊名": _text(draft, head.name),
        "期号": _text(draft, head.issue.span if head.issue else None),
        "编发单位": _text(draft, head.issuer),
        "日期": _text(draft, head.date.span if head.date else None),
    }


def _changed(place: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        what = "改动" if before and after else "新增" if after else "删去"
        yield Difference(place, what, before, after)


def _sections(draft: Draft) -> list[str]:
    return [_text(draft, section.heading.span) for section in draft.bulletin.sections if section.heading]


def _entries(draft: Draft) -> list[str]:
    contents = draft.bulletin.contents
    return [entry.text.strip() for section in contents.sections for entry in section.entries] if contents else []


def _lists(place: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    """What a list lost, gained and has spelt in another way, or that only its order changed."""
    gone, come = _beyond(before, after), _beyond(after, before)
    if gone or come:
        became = _spelt_anew(gone, come)
        for item in gone:
            yield Difference(place, "改动" if item in became else "删去", item, became.get(item, ""))
        yield from (Difference(place, "新增", "", item) for item in come if item not in became.values())
    elif list(before) != list(after):
        yield Difference(place, "次序改变", "、".join(before), "、".join(after))


def _beyond(items: Iterable[str], others: Iterable[str]) -> list[str]:
    """The items that ``others`` do not have, or not as often; of those that are the same the last."""
    more = Counter(items) - Counter(others)
    found: list[str] = []
    for item in reversed([*items]):
        if more[item] > 0:
            more[item] -= 1
            found.append(item)
    return found[::-1]


def _spelt_anew(gone: Sequence[str], come: Sequence[str]) -> Mapping[str, str]:
    """Which item became which, the likest first."""
    if len(gone) * len(come) > _MOST_ITEMS:
        return {}
    near = ((old, new) for old in gone for new in come if max(len(old), len(new)) <= _LONGEST_ITEM)
    alike = [(likeness(old, new), old, new) for old, new in near]
    became: dict[str, str] = {}
    for degree, old, new in sorted(alike, key=lambda pair: -pair[0]):
        if degree >= _ALIKE and old not in became and new not in became.values():
            became[old] = new
    return became


def _placed(draft: Draft) -> list[_Placed]:
    return [
        _Placed(draft, article, section.heading.name if section.heading else "")
        for section in draft.bulletin.sections
        for article in section.articles
    ]


def _articles(before: Sequence[_Placed], after: Sequence[_Placed]) -> Iterator[Difference]:
    pairs = _matched(before, after)
    for number, item in enumerate(before):
        if number not in pairs:
            yield Difference(item.place, "删去一篇", item.title)
    origins = {now: was for was, now in pairs.items()}
    kept_in_order = _unmoved([origins[now] for now in sorted(origins)])
    for number, item in enumerate(after):
        was = origins.get(number)
        if was is None:
            yield Difference(item.place, "新增一篇", "", item.title)
            continue
        if before[was].section != item.section or was not in kept_in_order:
            yield Difference(item.place, f"由{before[was].place}移来", "", item.title)
        yield from _article(before[was], item)


def _unmoved(order: Sequence[int]) -> set[int]:
    """Those that need not have been moved to come from ascending order into this one."""
    blocks = SequenceMatcher(None, sorted(order), order, autojunk=False).get_matching_blocks()
    return {number for block in blocks for number in order[block.b : block.b + block.size]}


def _matched(before: Sequence[_Placed], after: Sequence[_Placed]) -> Mapping[int, int]:
    """Which article became which: by title, then by likeness of the text."""
    titles = {compact(item.title): number for number, item in reversed(list(enumerate(after)))}
    pairs = {number: titles[compact(item.title)] for number, item in enumerate(before) if compact(item.title) in titles}
    taken = set(pairs.values())
    free = [other for other in range(len(after)) if other not in taken]
    for number, item in enumerate(before):
        if number in pairs or not free:
            continue
        near = max(0, min(bisect_left(free, number) - _CANDIDATES // 2, len(free) - _CANDIDATES))
        candidates = free[near : near + _CANDIDATES]
        alike = {other: likeness(item.text, after[other].text) for other in candidates}
        best = max(candidates, key=alike.__getitem__)
        if alike[best] >= _ALIKE:
            pairs[number] = best
            free.remove(best)
    return pairs


def _article(old: _Placed, new: _Placed) -> Iterator[Difference]:
    if not (old.article.brief and new.article.brief):  # whose titles are the beginning of a paragraph
        yield from _changed(f"{new.place}标题", old.title, new.title)
    places = [where(new.draft, _behind_the_title(new.article, span)) for span in new.article.paragraphs]
    before, after = old.paragraphs, new.paragraphs
    for start, end, new_start, new_end in compared(before, after, _MOST_PAIRS):
        for step in range(max(end - start, new_end - new_start)):
            was = before[start + step] if start + step < end else ""
            now = after[new_start + step] if new_start + step < new_end else ""
            place = places[new_start + step] if now else f"{new.place}原第{start + step + 1}段"
            yield from _changed(place, was, now)
    yield from _changed(f"{new.place}署名", _attribution(old), _attribution(new))


def _behind_the_title(article: Article, span: Span) -> int:
    """Where a paragraph begins, or where it goes on after a title that it holds."""
    ends = [line.end + 1 for line in article.title if span.start <= line.start and line.end < span.end]
    return max(ends, default=span.start)


def _attribution(item: _Placed) -> str:
    attribution = item.article.attribution
    return "".join(_text(item.draft, span) for span in attribution.spans) if attribution else ""


def _foot(old: Draft, new: Draft) -> Iterator[Difference]:
    """The lists and fields, by what stands in them; where it is the same, or marks between it are not, as written."""
    lists = [{part.label: part for part in draft.bulletin.distribution} for draft in (old, new)]
    for label in dict.fromkeys((*lists[0], *lists[1])):
        was, now = lists[0].get(label), lists[1].get(label)
        if was and now and _between(old, was) != _between(new, now):
            yield from _changed(f"报尾·{label}", _text(old, was.span), _text(new, now.span))
        else:
            yield from _lists(f"报尾·{label}", _members(old, was), _members(new, now))
    fields = [{item.label: item for item in draft.bulletin.colophon} for draft in (old, new)]
    for label in dict.fromkeys((*fields[0], *fields[1])):
        before, after = fields[0].get(label), fields[1].get(label)
        said = _text(old, before.value if before else None), _text(new, after.value if after else None)
        if before and after and said[0] == said[1]:
            said = _text(old, before.span), _text(new, after.span)
        yield from _changed(f"报尾·{label}", *said)


def _members(draft: Draft, part: Recipients | None) -> list[str]:
    return [_text(draft, member) for member in part.members] if part else []


def _between(draft: Draft, part: Recipients) -> set[str]:
    """The marks of a list: what stands behind its label and between its members."""
    return {compact(draft.text.string[span.start : span.end]) for span in (part.colon, *part.separators)}
