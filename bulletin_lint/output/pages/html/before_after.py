"""What a fix changes, before and after, with some of the text around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.output.pages.html.review import LineKey, Note
from bulletin_lint.output.pages.html.tags import Markup, join, tag, text
from bulletin_lint.records.draft import LineRecord
from bulletin_lint.records.findings import Change, PlacedEdit
from bulletin_lint.records.sides import side_by_side

# All in characters, but for the pairs that one note shows.
_AROUND = 6
_NEAR = 10
_LONG = 60
_MOST_PAIRS = 3
_CUT = "……"


class _Part(NamedTuple):
    text: str
    changed: bool


def before_and_after(note: Note, lines: Mapping[LineKey, LineRecord]) -> list[Markup]:
    """A pair of lines for each stretch that the fixes of a note touch; of many, the first few and a count."""
    shown = [*_shown(note, lines)]
    pairs = [_pair(line.text, edits) for line, edits in shown[:_MOST_PAIRS]]
    if len(shown) > _MOST_PAIRS:
        pairs.append(tag("p", f"另有{len(shown) - _MOST_PAIRS}处照此修改", class_="more"))
    return pairs


def repaired(change: Change) -> Markup:
    """A paragraph that was repaired, as it was and as it is."""
    pairs = [*enumerate(side_by_side(change.before, change.after))]
    before, after = ([_Part(pair[side], number % 2 > 0) for number, pair in pairs] for side in (0, 1))
    return _both(before, after)


def _shown(note: Note, lines: Mapping[LineKey, LineRecord]) -> Iterator[tuple[LineRecord, list[PlacedEdit]]]:
    edits = sorted({edit for finding in note.findings for edit in finding.edits})
    cluster: list[PlacedEdit] = []
    for edit in edits:
        if cluster and not _belongs(edit, cluster):
            yield lines[cluster[0][:2]], cluster
            cluster = []
        cluster.append(edit)
    if cluster:
        yield lines[cluster[0][:2]], cluster


def _belongs(edit: PlacedEdit, cluster: Sequence[PlacedEdit]) -> bool:
    first, last = cluster[0], cluster[-1]
    return edit[:2] == last[:2] and edit.start - last.end <= _NEAR and edit.end - first.start <= _LONG


def _pair(whole: str, edits: Sequence[PlacedEdit]) -> Markup:
    return _both([*_parts(whole, edits, new=False)], [*_parts(whole, edits, new=True)])


def _both(before: Sequence[_Part], after: Sequence[_Part]) -> Markup:
    return tag("div", _side("原", before, "del", "before"), _side("改", after, "ins", "after"), class_="pair")


def _side(which: str, parts: Sequence[_Part], changed: str, name: str) -> Markup:
    written = join(_written(part, changed) for part in parts if part.text)
    return tag("p", tag("span", which, class_="which"), tag("span", written, class_="text"), class_=name)


def _parts(whole: str, edits: Sequence[PlacedEdit], new: bool) -> Iterator[_Part]:
    position = max(0, edits[0].start - _AROUND)
    yield _Part("…" if position else "", False)
    for edit in edits:
        yield _Part(whole[position : edit.start], False)
        yield _Part(edit.replacement if new else whole[edit.start : edit.end], True)
        position = edit.end
    end = min(len(whole), position + _AROUND)
    yield _Part(whole[position:end], False)
    yield _Part("…" if end < len(whole) else "", False)


def _written(part: _Part, name: str) -> Markup:
    if not part.changed:
        return text(part.text)
    long = len(part.text) > _LONG
    shown = part.text[: _LONG // 2] + _CUT + part.text[-_LONG // 2 :] if long else part.text
    return tag(name, text(shown, spaces=True))
