"""Kind ``anchored``: a pattern tried only where a fixed string stands, so that clean text costs one string search.

The pattern begins with its anchor; what precedes is asked for by lookbehind, and a group ``from`` in the lookbehind
says where the place to show begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.pattern import extent, present
from bulletin_lint.checks.reading.protected import Protected, protected
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import replacing


class Anchored(NamedTuple):
    """``anchors``: the strings one of which every match begins with. ``replace`` is a template (``\\1``,
    ``\\g<name>``); None proposes nothing. ``certain``: a second pattern, tried at the match; where it fails, the fix
    is unsafe. ``anywhere``: also inside addresses, codes and English."""

    anchors: tuple[str, ...]
    pattern: str
    replace: str | None = None
    certain: str = ""
    anywhere: bool = False

    def validate(self) -> None:
        if not all(self.anchors) or not self.anchors:
            raise ValueError("anchors 不能为空")


def starts(string: str, anchors: tuple[str, ...]) -> Iterator[int]:
    """Where one of ``anchors`` begins, anchor by anchor."""
    for anchor in anchors:
        offset = string.find(anchor) if anchor[-1] in string else -1
        while offset >= 0:
            yield offset
            offset = string.find(anchor, offset + 1)


def run(draft: Draft, parameters: Anchored) -> Iterator[Hit]:
    string = draft.text.string
    for match in _matches(string, parameters):
        start, end = match.span()
        if end == start or (not parameters.anywhere and _guarded(draft, start)):
            continue
        certain = not parameters.certain or compiled(parameters.certain).match(string, start) is not None
        replacement = None if parameters.replace is None else match.expand(parameters.replace)
        edits = () if replacement is None else replacing(string, start, end, replacement)
        groups = {name: value or "" for name, value in match.groupdict().items()}
        yield Hit(*extent(match), edits, {**groups, "fixed": replacement or ""}, certain)


def _matches(string: str, parameters: Anchored) -> Iterator[regex.Match[str]]:
    """With one anchor the engine looks for it itself, faster than a loop here could."""
    if len(parameters.anchors) == 1:
        if present(string, parameters.anchors):
            yield from compiled(parameters.pattern).finditer(string)
        return
    for offset in starts(string, parameters.anchors):
        match = compiled(parameters.pattern).match(string, offset)
        if match:
            yield match


def _guarded(draft: Draft, offset: int) -> bool:
    """Whether the half-width character at ``offset`` belongs to an address, a code or English."""
    if not draft.text.string[offset].isascii():
        return False
    guard: Protected = draft.shared(protected)
    return guard.at(offset) is not None


KIND = Kind("anchored", run, Anchored)
