"""Where the contents end and the body begins; which headings are those of sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.appearance import is_centered
from bulletin_lint.bulletin.attributions import attribution_at_end, own_attribution
from bulletin_lint.bulletin.contents import Layout, is_contents_heading, is_page_number
from bulletin_lint.bulletin.cues import BRIEFS
from bulletin_lint.bulletin.headings import COMMON
from bulletin_lint.bulletin.leads import LONGEST_LEAD
from bulletin_lint.bulletin.lines import SENTENCE_END, entry_text, key

_MOST_ENTRIES = 600  # lines; no contents are longer
_OPENING = 10  # lines in which a section heading and the titles of the first article fit
_TITLE = 4  # lines of a title with what may stand above and below it
_LEAST = 5  # characters by which a part of a title is known
_HAYSTACK = 60_000  # characters of titles in which parts are looked for


class _Score(NamedTuple):
    """How well the lines before a place answer to those behind it."""

    entries: int
    headings: int
    unanswered: int

    @property
    def total(self) -> int:
        return self.entries + self.headings - self.unanswered


def find_body(layout: Layout) -> int:
    """The index of the line with which the body begins; 0 where there are no contents.

    Contents hold no running text, so the body begins above the first text at the latest, with a section heading or a
    title; of the places that remain, the lines before the right one come again behind it.
    """
    first = _first_text(layout)
    announced = next((index for index in range(first) if is_contents_heading(layout.lines[index])), None)
    if first > _MOST_ENTRIES or (announced is not None and announced + 1 >= first):
        return 0
    places = sorted({place for place in _places(layout, first) if place > (announced if announced is not None else 0)})
    if not places:
        return 0
    scorer = _Scorer(layout, first)
    scores = {place: scorer.score(place) for place in places}
    again = set(_repeated(layout, first))
    best = max(
        places,
        key=lambda place: (
            scores[place].total + scorer.comes_again(place),
            place in again,
            place in layout.headings,
            _is_opening(layout, place),
            place,
        ),
    )
    convincing = announced is not None or best in again or _is_convincing(scores[best])
    return best if convincing else 0


def _is_convincing(score: _Score) -> bool:
    """Whether unannounced lines are contents: a title comes again, or two sections do, and most lines with it."""
    return score.total > 0 and (score.entries > 0 or score.headings > 1)


def _repeated(layout: Layout, first: int) -> Iterator[int]:
    """The section headings that stand a second time with no text between."""
    seen: set[str] = set()
    for index in sorted(index for index in layout.headings if index < first):
        name = layout.headings[index].name
        if name in seen:
            yield index
        seen.add(name)


def _first_text(layout: Layout) -> int:
    """The first line that cannot stand in contents: running text, or an attribution."""
    for index, line in enumerate(layout.lines):
        if index in layout.headings:
            continue
        sentence = line.text[-1] in SENTENCE_END and "，" in line.text
        if sentence or line.body_like or own_attribution(layout.text, line, False):
            return index
    return len(layout.lines)


def _places(layout: Layout, first: int) -> Iterator[int]:
    """Where the body may begin: at a heading not far above the first text, at one that comes again, at a title."""
    above = [index for index in layout.headings if index < first]
    yield from (index for index in above if first - index <= _OPENING)
    yield from list(_repeated(layout, first))[:_OPENING]
    titles = range(max(max(above, default=0) + 1, first - _TITLE), first)
    yield from (index for index in titles if layout.lines[index].title_like)


def _is_opening(layout: Layout, place: int) -> bool:
    """Whether a centered title begins at ``place``."""
    centered = is_centered(layout.text, layout.lines[place])
    return centered and not (place and is_centered(layout.text, layout.lines[place - 1]))


class _Scorer:
    """Scores of places up to the first text, at index ``first``."""

    def __init__(self, layout: Layout, first: int) -> None:
        self._layout = layout
        self._keys = [layout.key(index) for index in range(first)]
        behind = [self._title_at(index) for index in range(first, len(layout.lines))]
        self._behind = Counter(behind)
        self._joined = _joined(behind)
        self._sectioned = any(index >= first for index in layout.headings)

    def _title_at(self, index: int) -> str:
        """What of the line may come from the contents: all of a short one, the first sentence of a text."""
        line = self._layout.lines[index]
        if index in self._layout.headings or line.title_like:
            return self._layout.key(index)
        stop = line.text.find("。", 0, LONGEST_LEAD)
        return key(entry_text(line.text[:stop])) if stop > 0 else ""

    def score(self, place: int) -> _Score:
        """How many lines before ``place`` come again, each as often as it stands there."""
        opening = self._keys[place:]
        free = self._behind.copy()
        free.update(opening)
        titles = _joined(opening) + self._joined
        entries = headings = unanswered = 0
        for index in range(place):
            line, name = self._layout.lines[index], self._keys[index]
            if is_contents_heading(line) or is_page_number(line):
                continue
            is_heading = index in self._layout.headings
            if free[name] > 0:
                free[name] -= 1
                entries, headings = entries + (not is_heading), headings + is_heading
            elif not is_heading and len(name) >= _LEAST and name in titles:
                entries += 1
            elif not is_heading or self._sectioned:
                unanswered += 1
        return _Score(entries, headings, unanswered)

    def comes_again(self, place: int) -> bool:
        """Whether the first title from ``place`` on stands before it too."""
        title = next((i for i in range(place, len(self._keys)) if i not in self._layout.headings), place)
        return self._keys[title] in self._keys[:place]


def _joined(titles: Sequence[str]) -> str:
    """The titles one behind the other, so that one which is broken over lines is found; text stands between them."""
    return "".join(title or "\n" for title in titles)[:_HAYSTACK]


def sections_only(layout: Layout, body: int) -> Layout:
    """Without the bracketed lines that are headings inside an article.

    Such a line follows no attribution, and the contents do not list it, or its brackets are of another kind than most,
    or text follows it as it would not follow the heading of a section.
    """
    listed = {heading.name for index, heading in layout.headings.items() if index < body}
    in_body = [index for index in sorted(layout.headings) if index >= body]
    kinds = Counter(layout.headings[index].opening for index in in_body)
    usual = {kind for kind in kinds if kinds[kind] == max(kinds.values())}
    kept = dict(layout.headings)
    for index in in_body[1:]:
        heading = layout.headings[index]
        if heading.name in listed or (not listed and heading.name in COMMON):
            continue
        foreign = len(listed) > 1 or heading.opening not in usual or _runs_on(layout, index)
        if foreign and index - 1 not in kept and not _closes(layout, index - 1):
            del kept[index]
    return layout._replace(headings=kept)


def _runs_on(layout: Layout, index: int) -> bool:
    """Whether running text that is no brief follows the heading at ``index``."""
    if index + 1 >= len(layout.lines) or BRIEFS.search(layout.headings[index].name):
        return False
    following = layout.lines[index + 1]
    return following.body_like and not layout.text.formatting.bold(following.paragraph)


def _closes(layout: Layout, index: int) -> bool:
    """Whether the line at ``index`` holds the attribution of an article."""
    line = layout.lines[index]
    return bool(own_attribution(layout.text, line, True) or attribution_at_end(layout.text, line))
