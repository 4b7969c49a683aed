"""目录: where it ends and the body begins, and which of its lines are one title.

A line says nothing of itself: what is a title in the contents is known by its coming again in the body.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bulletin_lint.bulletin.attributions import own_attribution
from bulletin_lint.bulletin.lines import CONTENTS_HEADINGS, Line, body_like, key
from bulletin_lint.bulletin.model import Contents, ContentsSection, Entry, Heading, Span
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.text import Text

SIMILAR = 0.8
_PREFIX = compiled(r"^(?:[※■□●○★☆◆◇▲△►▶·•＊*]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、|[（(]\d{1,2}[）)]|[①-⑳])\s*")
_LEADER = compiled(r"(?:[\s.．…·]{2,}|\t\s*)[（(]?\d{1,3}[）)]?$|[.．…·]{3,}$")
_MOST_LINES = 4  # of one title


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines behind the masthead; ``headings`` are those that are section headings, by index."""

    text: Text
    lines: Sequence[Line]
    headings: Mapping[int, Heading]

    def key(self, index: int) -> str:
        heading = self.headings.get(index)
        return heading.name if heading else key(entry_text(self.lines[index].text))


def entry_text(text: str) -> str:
    """An entry without its bullet or number, and without leader and page number."""
    return _LEADER.sub("", _PREFIX.sub("", text, count=1)).strip()


def is_bulleted(text: str) -> bool:
    """Whether the line begins with a bullet or a number, and so is an entry of its own."""
    return _PREFIX.match(text) is not None


def is_contents_heading(line: Line) -> bool:
    """Whether the line is 目录, 本期要目 or the like, ornaments aside."""
    return re.sub(r"[\s≡※【】〔〕\[\]—\-=：:★■●]", "", line.text) in CONTENTS_HEADINGS


def find_body(layout: Layout) -> int:
    """The index of the line with which the body begins; 0 where there are no contents."""
    first_text = _first_text(layout)
    announced = any(is_contents_heading(line) for line in layout.lines[:first_text])
    repeated = _first_repeated(layout, first_text)
    if repeated is not None:
        return repeated
    start = _opening_of_body(layout, first_text)
    if announced:
        return start
    later = {layout.key(index) for index in range(start, len(layout.lines))}
    before = [index for index in range(start) if layout.key(index) in later]
    return start if before else 0


def _first_text(layout: Layout) -> int:
    """The first line that cannot stand in contents: running text, or an attribution."""
    for index, line in enumerate(layout.lines):
        if index in layout.headings:
            continue
        if body_like(line) or own_attribution(layout.text, line, False):
            return index
    return len(layout.lines)


def _first_repeated(layout: Layout, stop: int) -> int | None:
    """The first line before ``stop`` that stands a second time, with the heading right above it."""
    seen: set[str] = set()
    for index in range(stop):
        name = layout.key(index)
        if len(name) >= 2 and name in seen:
            above = index - 1
            return above if index not in layout.headings and above in layout.headings and above > 0 else index
        seen.add(name)
    return None


def _opening_of_body(layout: Layout, first_text: int) -> int:
    """Where the first article begins whose text begins at ``first_text``: its section heading, else its title."""
    for index in range(first_text - 1, -1, -1):
        if index in layout.headings:
            return index
        if first_text - index > 4:
            break
    start = first_text
    while (
        start > 0
        and first_text - start < 3
        and layout.text.formatting.alignment(layout.lines[start - 1].paragraph) == "center"
    ):
        start -= 1
    return start


def read_contents(layout: Layout, stop: int, titles: Collection[str]) -> Contents | None:
    """The contents in ``layout.lines[:stop]``; ``titles`` are the keys of the titles in the body."""
    if stop == 0:
        return None
    lines = layout.lines[:stop]
    announced = next((line for line in lines if is_contents_heading(line)), None)
    sections: list[ContentsSection] = []
    heading: Heading | None = None
    pending: list[Line] = []
    for index, line in enumerate(lines):
        if line is announced:
            continue
        if index in layout.headings:
            if heading or pending:
                sections.append(ContentsSection(heading, _entries(pending, titles)))
            heading, pending = layout.headings[index], []
        else:
            pending.append(line)
    if heading or pending:
        sections.append(ContentsSection(heading, _entries(pending, titles)))
    return Contents(Span(lines[0].start, lines[-1].end), announced.span if announced else None, tuple(sections))


def _entries(lines: Sequence[Line], titles: Collection[str]) -> tuple[Entry, ...]:
    """The lines grouped and cut into titles, by what the body has."""
    entries: list[Entry] = []
    index = 0
    while index < len(lines):
        count = _lines_of_one(lines, index, titles)
        group = lines[index : index + count]
        entries += _cut(group[0], titles) if count == 1 else [_joined(group)]
        index += count
    return tuple(entries)


def _lines_of_one(lines: Sequence[Line], index: int, titles: Collection[str]) -> int:
    """How many lines from ``index`` on are one title: those that the body joins, else the soft-broken rest that
    makes the title much more like one of the body."""
    single = key(entry_text(lines[index].text))
    if single in titles:
        return 1
    joined = single
    for count in range(2, min(_MOST_LINES, len(lines) - index) + 1):
        joined += key(entry_text(lines[index + count - 1].text))
        if joined in titles:
            return count
    if index + 1 < len(lines) and lines[index + 1].paragraph is lines[index].paragraph:
        both = single + key(entry_text(lines[index + 1].text))
        if _best(both, titles) >= max(SIMILAR, _best(single, titles) + 0.1):
            return 2
    return 1


def _best(name: str, titles: Collection[str]) -> float:
    return max((SequenceMatcher(None, name, title).ratio() for title in titles), default=0.0)


def _joined(group: Sequence[Line]) -> Entry:
    return Entry(tuple(_span(line) for line in group), "".join(entry_text(line.text) for line in group))


def _span(line: Line) -> Span:
    text = entry_text(line.text)
    start = line.start + line.text.index(text)
    return Span(start, start + len(text))


def _cut(line: Line, titles: Collection[str]) -> list[Entry]:
    """One entry, or several where titles of the body follow one another in the line."""
    whole = _span(line)
    rest, start, entries = entry_text(line.text), whole.start, []
    while rest and (length := _leading_title(rest, titles)) and length < len(rest):
        entries.append(Entry((Span(start, start + length),), rest[:length]))
        skipped = len(rest[length:]) - len(rest[length:].lstrip(" \t\u3000；;、"))
        start, rest = start + length + skipped, rest[length + skipped :]
    if entries and not _leading_title(rest, titles):
        return [Entry((whole,), entry_text(line.text))]
    return [*entries, Entry((Span(start, start + len(rest)),), rest)] if rest else entries


def _leading_title(text: str, titles: Collection[str]) -> int:
    """The length of the longest title that ``text`` begins with, white space counted in; 0 where there is none."""
    best = 0
    for title in titles:
        length = _prefix_length(text, title)
        best = max(best, length)
    return best


def _prefix_length(text: str, title: str) -> int:
    matched = 0
    for index, char in enumerate(text):
        if char.isspace():
            continue
        if matched == len(title) or char != title[matched]:
            return 0 if matched < len(title) else index
        matched += 1
        if matched == len(title):
            return index + 1
    return 0
