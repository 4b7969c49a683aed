"""The entries of a section of the contents: lines that are one title, and titles that share a line."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_lint.bulletin.authors import authored
from bulletin_lint.bulletin.lines import GLUED, Line, entry_text, is_bulleted, key, label_kind, readings
from bulletin_lint.bulletin.model import Entry, Span
from bulletin_lint.bulletin.titles import SIMILAR, Titles

_MOST_LINES = 4  # of one title
_GAIN = 0.1  # resemblance that a second paragraph must add where it is the rest of an entry


def read_entries(lines: Sequence[Line], titles: Titles) -> tuple[Entry, ...]:
    """The lines grouped and cut into titles, by what the body has."""
    entries: list[Entry] = []
    index = 0
    while index < len(lines):
        count = _lines_of_one(lines, index, titles)
        group = lines[index : index + count]
        if count == 1:
            entries += _cut(without_author(_without_glued_number(group[0], titles), titles), titles)
        else:
            entries += _cut_joined(group, titles)
        index += count
    return tuple(entries)


def _lines_of_one(lines: Sequence[Line], index: int, titles: Titles) -> int:
    """How many lines from ``index`` on are one title: those that the body joins, else the soft-broken rest, or the
    subtitle, that makes the title much more like one of the body."""
    joined = lines[index].entry
    if any(name in titles for name in readings(lines[index])):
        return 1
    for count in range(2, min(_MOST_LINES, len(lines) - index) + 1):
        joined += lines[index + count - 1].entry
        if joined in titles:
            return count
    if _runs_on(lines, index):
        return 2
    if index + 1 < len(lines) and _continues(lines[index], lines[index + 1], titles):
        return 2
    return 1


def _runs_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the line has a number, ends in a colon and goes on with one that has no number."""
    line = lines[index]
    if index + 1 == len(lines) or line.text[-1] not in "：:" or not label_kind(line.text):
        return False
    return not is_bulleted(lines[index + 1].text)


def _continues(line: Line, following: Line, titles: Titles) -> bool:
    """Whether ``following`` is the rest of the entry on ``line``: together they are more like a title than alone, and
    much more so where they are paragraphs of their own."""
    if following.entry in titles or is_bulleted(following.text):
        return False
    both, single = titles.resemblance(line.entry + following.entry), titles.resemblance(line.entry)
    if following.paragraph is line.paragraph:
        return both >= SIMILAR and both > max(single, titles.resemblance(following.entry))
    return both >= max(SIMILAR, single + _GAIN)


def without_author(line: Line, titles: Titles) -> Line:
    """The line without the author and the page behind a title of the body."""
    author = authored(line.text)
    if not author or line.entry in titles or line.key in titles:
        return line
    rest = line.text[:author].rstrip()
    shorter = Line(line.start, line.start + len(rest), rest, line.paragraph, line.in_grid)
    return shorter if shorter.entry in titles and key(entry_text(line.text[author:])) not in titles else line


def _without_glued_number(line: Line, titles: Titles) -> Line:
    """The line without a number that digits or a space follow, 3.12名…, where what is left is a title of the body."""
    glued = GLUED.match(line.text)
    cut = glued.end() if glued else 0
    if not cut or line.entry in titles:
        return line
    rest = Line(line.start + cut, line.end, line.text[cut:], line.paragraph, line.in_grid)
    return rest if rest.entry in titles or titles.resemblance(rest.entry) >= SIMILAR else line


def _cut_joined(group: Sequence[Line], titles: Titles) -> list[Entry]:
    """One entry of several lines, or two where they begin with a title of the body."""
    whole = _joined(group)
    length = 0 if key(whole.text) in titles else _leading_title(whole.text, titles)
    length += len(whole.text[length:]) - len(whole.text[length:].lstrip())
    if not length or not whole.text[length:].strip("：:"):
        return [whole]
    first, rest = _divided(whole.spans, length)
    return [Entry(first, whole.text[:length].rstrip()), Entry(rest, whole.text[length:])]


def _divided(spans: Sequence[Span], length: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the first ``length`` characters, and those of the others."""
    first: list[Span] = []
    rest: list[Span] = []
    for span in spans:
        stop = span.start + min(length, span.end - span.start)
        length -= stop - span.start
        first += [Span(span.start, stop)] if span.start < stop else []
        rest += [Span(stop, span.end)] if stop < span.end else []
    return tuple(first), tuple(rest)


def _joined(group: Sequence[Line]) -> Entry:
    texts = [entry_text(line.text) for line in group]
    return Entry(tuple(map(_span, group, texts)), "".join(texts))


def _span(line: Line, text: str) -> Span:
    """Where in the line the ``text`` of its entry stands."""
    start = line.start + line.text.index(text)
    return Span(start, start + len(text))


def _cut(line: Line, titles: Titles) -> list[Entry]:
    """One entry, or several where titles of the body follow one another in the line."""
    text = entry_text(line.text)
    if not text:
        return []
    whole = _span(line, text)
    rest, start, entries = text, whole.start, []
    while line.key not in titles and rest and (length := _leading_title(rest, titles)) and length < len(rest):
        entries.append(Entry((Span(start, start + length),), rest[:length]))
        skipped = len(rest[length:]) - len(rest[length:].lstrip(" \t\u3000；;、"))
        start, rest = start + length + skipped, rest[length + skipped :]
    if entries and not _leading_title(rest, titles):
        return [Entry((whole,), text)]
    return [*entries, Entry((Span(start, start + len(rest)),), rest)] if rest else entries


def _leading_title(text: str, titles: Titles) -> int:
    """The length of the longest title that ``text`` begins with, white space counted in; 0 where there is none."""
    return max((_prefix_length(text, title) for title in titles.beginning(text[:1])), default=0)


def _prefix_length(text: str, title: str) -> int:
    matched = 0
    for index, char in enumerate(text):
        if char.isspace() or char == "—":
            continue
        if char != title[matched]:
            return 0
        matched += 1
        if matched == len(title):
            return index + 1
    return 0
