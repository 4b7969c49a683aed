"""Where the contents end and the body begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.appearance import is_centered, look
from bulletin_lint.bulletin.attributions import own_attribution
from bulletin_lint.bulletin.contents import Layout, is_certainly_contents, is_contents_heading, is_page_number
from bulletin_lint.bulletin.leads import LONGEST_LEAD
from bulletin_lint.bulletin.lines import (
    SENTENCE_END,
    Line,
    entry_text,
    is_bulleted,
    is_long_title,
    key,
    label_kind,
    readings,
)
from bulletin_lint.bulletin.titles import Titles

_MOST_ENTRIES = 600  # lines; no contents are longer
_FEWEST_ENTRIES = 2  # that show how entries are set
_OPENING = 10  # lines in which a section heading and the titles of the first article fit
_TITLE = 7  # lines of a title with what may stand above and below it
_LEAST = 5  # characters by which a part of a title is known
_NEAR = 0.6  # resemblance from which on a shortened title is known
_HAYSTACK = 60_000  # characters of titles in which parts are looked for


class _Score(NamedTuple):
    """How well the lines before a place answer to those behind it."""

    entries: int
    headings: int
    unanswered: int

    @property
    def answers(self) -> int:
        return self.entries + self.headings

    @property
    def total(self) -> int:
        return self.entries + self.headings - self.unanswered


def find_body(layout: Layout) -> int:
    """The index of the line with which the body begins; 0 where there are no contents.

    Contents hold no running text, so the body begins above the first text at the latest, with a section heading or a
    title; of the places that remain, the lines before the right one come again behind it.
    """
    first = _first_text(layout)
    announced = _announced(layout, first)
    if first > _MOST_ENTRIES or (announced is not None and announced + 1 >= first):
        return 0
    least = max(layout.listed, 1 if announced is None else announced + 1)
    places = sorted({place for place in _places(layout, first) if place >= least})
    unrivaled = list(_unrivaled(layout, places, 0 if announced is None else announced + 1, first))
    places = unrivaled if announced is None else unrivaled or places
    if not places:
        return 0
    scorer = _Scorer(layout, first, announced is not None)
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
    certain = announced is not None and is_certainly_contents(layout.lines[announced])
    convincing = certain or best in again or _is_convincing(scores[best])
    if announced is not None and not scores[best].answers:
        listed = layout.lines[announced + 1 : best]
        convincing = _are_entries(listed) or (len(listed) > 1 and (certain or _stands_out(layout, listed, best)))
        best = best if convincing or not certain else min(places)
    return _with_kicker(layout, best, 0 if announced is None else announced + 1) if convincing or certain else 0


def _with_kicker(layout: Layout, body: int, start: int) -> int:
    """Where the body begins if the line above its first title leads to that: it is set unlike all entries, and nothing
    answers to it."""
    above, text = body - 1, layout.text
    listed = [layout.lines[index] for index in range(start, above) if index not in layout.headings]
    if len(listed) < _FEWEST_ENTRIES or above in layout.headings or body in layout.headings:
        return body
    line = layout.lines[above]
    answered = any(layout.key(index) == line.key for index in range(body, len(layout.lines)))
    apart = all(look(text, each) != look(text, line) for each in listed if not is_page_number(each))
    return above if apart and not answered and line.title_like and not is_page_number(line) else body


def _announced(layout: Layout, stop: int) -> int | None:
    """The line above the contents: 目录 and the like wherever it stands, other names right below the masthead."""
    for index in range(stop):
        line = layout.lines[index]
        if index not in layout.headings and is_contents_heading(line) and (index == 0 or is_certainly_contents(line)):
            return index
    return None


def _are_entries(lines: Sequence[Line]) -> bool:
    """Whether all of the lines have a number or a bullet, so that they are a list though the body says it otherwise."""
    return len(lines) > 1 and all(is_bulleted(line.text) for line in lines)


def _stands_out(layout: Layout, listed: Sequence[Line], place: int) -> bool:
    """Whether the title at ``place`` is set larger than all of the lines above, so that these are a list."""
    size = layout.text.formatting.size
    return (size(layout.lines[place].paragraph) or 0) > max(size(line.paragraph) or 0 for line in listed)


def _is_convincing(score: _Score) -> bool:
    """Whether unannounced lines are contents: a title comes again, or two sections do, and most lines with it."""
    return score.total > 0 and (score.entries > 0 or score.headings > 1)


def _unrivaled(layout: Layout, places: Sequence[int], start: int, first: int) -> Iterator[int]:
    """The places above whose title no line from ``start`` on is set larger: such a one is the title itself. Titles that
    are smaller than their text, at ``first``, have no such rival."""
    size = layout.text.formatting.size
    of_text = (size(layout.lines[first].paragraph) or 0) if first < len(layout.lines) else 0
    largest, seen = 0, start
    for place in places:
        above = [index for index in range(seen, place) if index not in layout.headings]
        largest = max([largest, *(size(layout.lines[index].paragraph) or 0 for index in above)])
        seen = max(seen, place)
        title = next((i for i in range(place, len(layout.lines)) if i not in layout.headings), place)
        own = size(layout.lines[title].paragraph) or 0
        if largest <= own or 0 < own < of_text:
            yield place


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
    for index in range(layout.listed, len(layout.lines)):
        line = layout.lines[index]
        if index in layout.headings:
            continue
        ends = "。" if is_bulleted(line.text) else SENTENCE_END  # an entry with a number may be a call or a question
        sentence = line.text[-1] in ends and "，" in line.text
        if line.body_like and _is_long_entry(layout, index):
            continue
        if sentence or line.body_like or own_attribution(layout.text, line, False):
            return index
    return len(layout.lines)


def _is_long_entry(layout: Layout, index: int) -> bool:
    """Whether only its length makes the line look like text: one of several with numbers, or a centered title."""
    line = layout.lines[index]
    if not is_long_title(line):
        return False
    if not is_bulleted(line.text):
        return is_centered(layout.text, line)
    beside = layout.lines[max(0, index - 1) : index + 2]
    return sum(label_kind(other.text) == label_kind(line.text) for other in beside) > 1


def _places(layout: Layout, first: int) -> Iterator[int]:
    """Where the body may begin: at a heading not far above the first text, at one that comes again, at a title."""
    above = [index for index in layout.headings if index < first]
    yield from (index for index in above if first - index <= _OPENING)
    yield from list(_repeated(layout, first))[:_OPENING]
    opening = first
    while opening and not is_bulleted(layout.lines[opening - 1].text) and layout.lines[opening - 1].text[-1] == "。":
        opening -= 1  # short sentences, which could stand in contents too
    titles = range(max(max(above, default=0) + 1, opening - _TITLE), first)
    yield from (i for i in titles if layout.lines[i].title_like or is_long_title(layout.lines[i]))


def _is_opening(layout: Layout, place: int) -> bool:
    """Whether a centered title begins at ``place``."""
    centered = is_centered(layout.text, layout.lines[place])
    return centered and not (place and is_centered(layout.text, layout.lines[place - 1]))


class _Scorer:
    """Scores of places up to the first text, at index ``first``."""

    def __init__(self, layout: Layout, first: int, announced: bool) -> None:
        self._layout = layout
        self._announced = announced
        self._near: dict[int, bool] = {}
        self._names = {heading.name for heading in layout.headings.values()}
        self._keys = [layout.key(index) for index in range(first)]
        self._readings = [self._readings_of(index) for index in range(first)]
        titles = [self._title_at(index) for index in range(first, len(layout.lines))]
        self._behind = [title or _sentence(line) for title, line in zip(titles, layout.lines[first:], strict=True)]
        self._titles = Titles([name for name in self._behind if len(name) >= _LEAST] if announced else ())
        self._joined = _joined(titles)
        self._sectioned = any(index >= first for index in layout.headings)

    def _readings_of(self, index: int) -> Sequence[str]:
        """The names for which the line may stand in contents; none if it lists nothing."""
        line = self._layout.lines[index]
        if is_contents_heading(line) or is_page_number(line):
            return ()
        return (self._keys[index],) if index in self._layout.headings else (*readings(line, self._names),)

    def _title_at(self, index: int) -> str:
        """What of a heading or a title may come from the contents; '' if the line is neither."""
        line = self._layout.lines[index]
        is_title = index in self._layout.headings or line.title_like or is_long_title(line)
        return self._layout.key(index) if is_title else ""

    def score(self, place: int) -> _Score:
        """How many lines before ``place`` come again, each as often as it stands there."""
        opening = self._keys[place:]
        free = Counter([*opening, *self._behind])
        titles = _joined(opening) + self._joined
        entries = headings = unanswered = 0
        for index, names in enumerate(self._readings[:place]):
            if not names:
                continue
            name, is_heading = self._keys[index], index in self._layout.headings
            if answer := next((each for each in names if free[each] > 0), ""):
                free[answer] -= 1
                entries, headings = entries + (not is_heading), headings + is_heading
            elif not is_heading and ((len(name) >= _LEAST and name in titles) or self._is_near(index)):
                entries += 1
            elif (not is_heading or self._sectioned) and self._counts(index, place):
                unanswered += 1
        return _Score(entries, headings, unanswered)

    def _is_near(self, index: int) -> bool:
        """Whether the line shortens or rewords a title behind; asked only where contents are announced."""
        if not self._announced:
            return False
        if index not in self._near:
            self._near[index] = any(self._titles.is_near(name, _NEAR) for name in self._readings[index])
        return self._near[index]

    def _counts(self, index: int, place: int) -> bool:
        """Whether a line without an answer speaks against a body that begins at ``place``: where contents are
        announced, only one that is set like the title there."""
        if not self._announced:
            return True
        if index in self._layout.headings:
            return True
        text, lines = self._layout.text, self._layout.lines
        return look(text, lines[index]) == look(text, lines[self._title_from(place)])

    def _title_from(self, place: int) -> int:
        return next((i for i in range(place, len(self._keys)) if i not in self._layout.headings), place)

    def comes_again(self, place: int) -> bool:
        """Whether the first title from ``place`` on stands before it too."""
        return self._keys[self._title_from(place)] in self._keys[:place]


def _sentence(line: Line) -> str:
    """What of a text may come from the contents: its first sentence."""
    stop = line.text.find("。", 0, LONGEST_LEAD)
    return key(entry_text(line.text[:stop])) if stop > 0 else ""


def _joined(titles: Sequence[str]) -> str:
    """The titles one behind the other, so that one which is broken over lines is found; text stands between them."""
    return "".join(title or "\n" for title in titles)[:_HAYSTACK]
