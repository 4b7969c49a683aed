"""Kind ``pattern``: a regular expression over the one text, with an optional replacement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.finding import Hit, replacing
from bulletin_lint.engine.rule import Kind


@dataclass(frozen=True, slots=True)
class Pattern:
    """``anchors``: the pattern can match only where the text holds one of these; they are looked for first, which
    costs next to nothing. ``replace`` is a template (``\\1``, ``\\g<name>``); None proposes nothing."""

    pattern: str
    replace: str | None = None
    anchors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.anchors:  # with anchors, compiling waits until one of them is seen
            compiled(self.pattern)


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern. Raises ValueError where it is none."""
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"正则表达式有误：{error}") from error


def run(draft: Draft, parameters: Pattern) -> Iterator[Hit]:
    string = draft.text.string
    if parameters.anchors and not any(anchor in string for anchor in parameters.anchors):
        return
    for match in compiled(parameters.pattern).finditer(string):
        start, end = match.span()
        replacement = None if parameters.replace is None else match.expand(parameters.replace)
        edits = () if replacement is None else replacing(string, start, end, replacement)
        yield Hit(start, end, edits, {"fixed": replacement or ""})


KIND = Kind("pattern", run, Pattern)
