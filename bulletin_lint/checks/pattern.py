"""Kind ``pattern``: a regular expression over the one text, with an optional replacement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import replacing


class Pattern(NamedTuple):
    """``anchors``: the pattern can match only where the text holds one of these; they are looked for first, which
    costs next to nothing. ``replace`` is a template (``\\1``, ``\\g<name>``); None proposes nothing."""

    pattern: str
    replace: str | None = None
    anchors: tuple[str, ...] = ()

    def validate(self) -> None:
        if not self.anchors:  # with anchors, compiling waits until one of them is seen
            compiled(self.pattern)


def present(string: str, anchors: tuple[str, ...]) -> bool:
    """Whether ``string`` holds one of ``anchors``. A single character is found ten times faster than two, so a pair
    is looked for only where its last character occurs."""
    return any(anchor[-1] in string and anchor in string for anchor in anchors)


def extent(match: regex.Match[str]) -> tuple[int, int]:
    """What to show of a match: from where a group ``from`` begins, if the pattern has one and it took part."""
    start = match.start("from") if "from" in match.re.groupindex else -1
    return (start if start >= 0 else match.start()), match.end()


def run(draft: Draft, parameters: Pattern) -> Iterator[Hit]:
    string = draft.text.string
    if parameters.anchors and not present(string, parameters.anchors):
        return
    for match in compiled(parameters.pattern).finditer(string):
        start, end = match.span()
        replacement = None if parameters.replace is None else match.expand(parameters.replace)
        edits = () if replacement is None else replacing(string, start, end, replacement)
        yield Hit(*extent(match), edits, {"fixed": replacement or ""})


KIND = Kind("pattern", run, Pattern)
