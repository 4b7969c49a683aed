"""Kind ``pattern``: a regular expression, tried in each paragraph by itself, with an optional replacement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.places import extent, lines_with, present, together
from bulletin_lint.checks.reading.protected import Protected, protected
from bulletin_lint.checks.reading.quoted import Quoted, in_marks, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import replacing


class Pattern(NamedTuple):
    """``pattern`` sees its paragraph and nothing else: ``^`` and ``$`` are where it begins and ends, a manual line break
    in it is ``\\v``. What is found is the group ``at`` where that took part, else the whole match; it is shown from
    where a group ``from`` begins, which may stand in a lookbehind.

    ``replace`` is a template for what is found (``\\1``, ``\\g<name>``); None proposes nothing. ``certain``: a second
    pattern, tried where the match begins; where it fails, the fix is unsafe. ``anchors``: a paragraph without one of
    these holds no match, so that most need no look; they never change what is found. ``anywhere``: also where the match
    begins inside an address, a code or English. ``quoted``: how far names in “ ” and titles in 《 》 are read (``skip``,
    ``names``, ``titles``, ``all``; a fix there is unsafe), or ``same``, where quoted words are like all others.
    """

    pattern: str
    replace: str | None = None
    certain: str = ""
    anchors: tuple[str, ...] = ()
    anywhere: bool = False
    quoted: Literal["same", "skip", "names", "titles", "all"] = "same"

    def validate(self) -> None:
        if not all(self.anchors):
            raise ValueError("anchors 中不能有空词")


def run(draft: Draft, parameters: Pattern) -> Iterator[Hit]:
    for start, line in lines_with(draft, parameters.anchors):
        for match in compiled(parameters.pattern).finditer(line):
            first, last = _found(match)
            if match.end() > match.start() and _is_judged(
                draft, parameters, start + match.start(), start + first, start + last
            ):
                yield _hit(draft, parameters, start, match)


def _found(match: regex.Match[str]) -> tuple[int, int]:
    named = "at" in match.re.groupindex and match["at"] is not None
    return match.span("at") if named else match.span()


def _is_judged(draft: Draft, parameters: Pattern, begin: int, start: int, end: int) -> bool:
    """Whether what is found at ``[start, end)``, in a match that begins at ``begin``, is for the rule to judge."""
    if not parameters.anywhere and draft.text.string[begin].isascii():
        guard: Protected = draft.shared(protected)
        if guard.at(begin) is not None:
            return False
    return parameters.quoted == "same" or is_own(draft, start, end, Quoted(parameters.quoted))


def _hit(draft: Draft, parameters: Pattern, offset: int, match: regex.Match[str]) -> Hit:
    start, end = (offset + place for place in _found(match))
    shown = offset + extent(match)[0] if "at" not in match.re.groupindex else start
    replacement = None if parameters.replace is None else match.expand(parameters.replace)
    edits = () if replacement is None else replacing(draft.text.string, start, end, replacement)
    values = {name: value or "" for name, value in match.groupdict().items()}
    certain = _is_certain(parameters, match) and (parameters.quoted == "same" or not in_marks(draft, start))
    return Hit(shown, end, edits, {**values, "fixed": replacement or ""}, certain)


def _is_certain(parameters: Pattern, match: regex.Match[str]) -> bool:
    return not parameters.certain or compiled(parameters.certain).match(match.string, match.start()) is not None


def flaw(parameters: Pattern, text: str) -> str:
    """What an example shows to be wrong with the anchors: a match in a paragraph without any of them."""
    for line in text.split("\n") if parameters.anchors else ():
        match = None if present(line, parameters.anchors) else compiled(parameters.pattern).search(line)
        if match:
            return f"anchors 中没有一个在“{line}”之中，而 pattern 能找到“{match.group()}”"
    return ""


KIND = Kind("pattern", run, Pattern, words=lambda parameters: together(parameters.anchors), flaw=flaw)
