"""What stands twice in a bulletin: a title and its entry in the contents, a section's heading and that of the contents.

An editor changes both or neither, so an edit of the one has an echo in the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact, entry_text
from bulletin_lint.bulletin.model import Span
from bulletin_lint.text.edit import Edit

_ALIKE = str.maketrans("“”‘’", "\"\"''")
_ENDS = "。："  # of a title that leads into its text; an entry has none


class Echo(NamedTuple):
    """The same words twice: where each of their characters stands, white space left out."""

    here: Sequence[int]
    there: Sequence[int]


def echo_of(draft: Draft, edit: Edit) -> Edit | None:
    """The edit that keeps the other place the same; None where there is none, or it says so already."""
    echoes = draft.shared(_echoes)
    index = bisect_right(echoes, edit.start, key=_start) - 1
    if index < 0 or edit.end > echoes[index].here[-1] + 1:
        return None
    return _carried(draft.text.string, edit, *echoes[index])


def _start(echo: Echo) -> int:
    return echo.here[0]


def _carried(string: str, edit: Edit, here: Sequence[int], there: Sequence[int]) -> Edit | None:
    first, last = bisect_left(here, edit.start), bisect_left(here, edit.end)
    if first < last:  # characters are replaced
        start, end = there[first], there[last - 1] + 1
        start -= here[first] - edit.start
        end += edit.end - here[last - 1] - 1
    else:  # only white space, or nothing, which stands behind the same character
        start = there[first - 1] + edit.start - here[first - 1] if first else there[0]
        end = start + edit.end - edit.start
    same = string[start:end] == string[edit.start : edit.end]
    if start == end and (string.startswith(edit.replacement, start) or string.endswith(edit.replacement, 0, start)):
        return None  # it says so already
    return Edit(start, end, edit.replacement) if same else None


def _echoes(draft: Draft) -> list[Echo]:
    """Both ways round, in reading order. Of titles that are alike the first belongs to the first entry, and so on."""
    contents = draft.bulletin.contents
    if contents is None:
        return []
    sections, listed = draft.bulletin.sections, contents.sections
    titles = [article.title for section in sections for article in section.articles if article.title]
    entries = [entry.spans for section in listed for entry in section.entries]
    headings = [(section.heading.inner,) for section in sections if section.heading]
    others = [(section.heading.inner,) for section in listed if section.heading]
    pairs = [*_pairs(draft.text.string, titles, entries), *_pairs(draft.text.string, headings, others)]
    return sorted([*pairs, *(Echo(there, here) for here, there in pairs)], key=_start)


def _pairs(string: str, titles: Iterable[Sequence[Span]], entries: Iterable[Sequence[Span]]) -> Iterator[Echo]:
    waiting: dict[str, list[Sequence[int]]] = defaultdict(list)
    for spans in entries:
        name, places = _characters(string, spans)
        waiting[name].append(places)
    for spans in titles:
        name, places = _characters(string, spans)
        if name and waiting[name]:
            yield Echo(places, waiting[name].pop(0))


def _characters(string: str, spans: Sequence[Span]) -> tuple[str, Sequence[int]]:
    """The words without label, leader and white space, and where each of their characters stands."""
    places = [at for span in spans for at in range(span.start, span.end) if not string[at].isspace()]
    whole = "".join(string[at] for at in places)
    name = compact(entry_text(" ".join(string[span.start : span.end].strip() for span in spans))).rstrip(_ENDS)
    begin = whole.find(name)
    return ("".join(map(_folded, name)), places[begin : begin + len(name)]) if begin >= 0 else ("", [])


def _folded(char: str) -> str:
    """The character whatever its width or the shape of its quotation marks: one for one."""
    alike = normalize("NFKC", char).translate(_ALIKE)
    return alike if len(alike) == 1 else char
