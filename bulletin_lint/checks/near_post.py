"""Kind ``near-post``: one post called ×部部长 here and ×部长 there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind

_LONG = {"部部长": "部长", "局局长": "局长", "处处长": "处长", "科科长": "科长", "院院长": "院长", "厅厅长": "厅长"}
_WORDS = (*_LONG, *_LONG.values())
_STEM = 2


class NearPost(NamedTuple):
    """No parameters."""


def run(draft: Draft, parameters: NearPost) -> Iterator[Hit]:
    found = draft.occurrences(_WORDS)
    string = draft.text.string
    for long, short in _LONG.items():
        stems = {string[max(0, start - _STEM) : start]: start - _STEM for start in found.get(long, ())}
        for start in found.get(short, ()) if stems else ():
            stem = string[max(0, start - _STEM) : start]
            if len(stem) == _STEM and stem in stems:
                first = stems[stem]
                other = string[first : first + _STEM + len(long)]
                yield Hit(
                    start - _STEM, start + len(short), (), {"other": other}, others=((first, first + len(other)),)
                )
                break


KIND = Kind("near-post", run, NearPost, lambda parameters: _WORDS)
