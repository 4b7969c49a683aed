"""What a fix changes, before and after, with some of the text around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.output.html.markup import Markup, join, tag, text
from bulletin_lint.output.html.review import LineKey, Note
from bulletin_lint.output.records import PlacedEdit
from bulletin_lint.output.sheet import Line

_AROUND = 6
_NEAR = 10
_MOST = 3
_LONG = 60
_CUT = "……"


class _Part(NamedTuple):
    text: str
    changed: bool


def comparison(note: Note, lines: Mapping[LineKey, Line]) -> list[Markup]:
    """A pair of lines for each stretch that the fixes of a note touch; of many, the first few and a count."""
    shown = [*_shown(note, lines)]
    pairs = [_pair(line.text, edits) for line, edits in shown[:_MOST]]
    if len(shown) > _MOST:
        pairs.append(tag("p", f"另有 {len(shown) - _MOST} 处照此修改", class_="more"))
    return pairs


def _shown(note: Note, lines: Mapping[LineKey, Line]) -> Iterator[tuple[Line, list[PlacedEdit]]]:
    edits = sorted({edit for report in note.reports for edit in report.edits})
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
    before = tag("p", tag("span", "原", class_="which"), _side(whole, edits, new=False), class_="before")
    after = tag("p", tag("span", "改", class_="which"), _side(whole, edits, new=True), class_="after")
    return tag("div", before, after, class_="pair")


def _side(whole: str, edits: Sequence[PlacedEdit], new: bool) -> Markup:
    parts = join(_written(part, "ins" if new else "del") for part in _parts(whole, edits, new) if part.text)
    return tag("span", parts, class_="text")


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
