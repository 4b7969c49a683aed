"""The runs of a part, and the part as it is without the cuts and hints of some of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from itertools import pairwise
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.guard.markup import Replaced, Spans, end_of_tag, replacing
from bulletin_lint.docx.names import elements_in, word
from bulletin_lint.docx.package import Part
from bulletin_lint.docx.read.fonts import hint_of

_RUNS, _PROPERTIES, _FONTS = (frozenset(word(name)) for name in ("r", "rPr", "rFonts"))
_HISTORY = word("rPrChange")
_QUOTED = rb"""\s*=\s*(?:"[^"]*"|'[^']*')"""
_HINT = re.compile(rb"\s(?:[^\s=:]+:hint|xmlns:[^\s=]+)" + _QUOTED)
_NUMBER = re.compile(rb"\s[^\s=:]+:id" + _QUOTED)
_SAYS_NOTHING = re.compile(rb"<[^\s/>]+\s*(?:/>|>\s*</[^>]*>)")
_TEXT = b"\0"  # what stands for a text; no byte of XML


class Run(NamedTuple):
    """A run: where it stands, where its content begins and ends, and how it opens without a hint."""

    element: _Element
    start: int
    content: int
    end_tag: int
    end: int
    opening: bytes
    hint: str | None


class Runs:
    """The runs of a part among which some hold the given ``w:t``.

    ``groups`` are those without a gap that open in the same way but for hints, which one run may have been cut into,
    and of which one may hold no more than a tab; ``number`` says in which of them a run is.
    """

    def __init__(self, part: Part, spans: Spans, texts: Collection[_Element]) -> None:
        self._data, self._spans, self._texts = part.data, spans, texts
        self.groups: list[list[Run]] = []
        self.number: dict[_Element, int] = {}
        runs = {run for text in texts if (run := text.getparent()) is not None and run.tag in _RUNS}
        holders = {run.getparent() for run in runs}
        last: dict[_Element | None, Run] = {}
        for element in self._spans:
            if element.tag in _RUNS and element.getparent() in holders:
                run, around = self._run(element), element.getparent()
                self._add(run, last.get(around))
                last[around] = run

    def _add(self, run: Run, before: Run | None) -> None:
        if before is not None and (before.end, before.opening) == (run.start, run.opening):
            number = self.number[before.element]
        else:
            number = len(self.groups)
            self.groups.append([])
        self.groups[number].append(run)
        self.number[run.element] = number

    def _run(self, element: _Element) -> Run:
        start, end = self._spans[element]
        content = end_of_tag(self._data, start)
        opening = self._data[start:content]
        properties = next(iter(element), None)
        if properties is not None and properties.tag in _PROPERTIES:
            opening += self._without_hint(properties)
            content = self._spans[properties][1]
        end_tag = self._data.rfind(b"</", content, end)
        return Run(element, start, content, end_tag if end_tag >= 0 else end, end, opening, hint_of(element))

    def _without_hint(self, properties: _Element) -> bytes:
        """The bytes of a ``w:rPr`` without a hint and what only that makes necessary, and without numbers of tracked
        formatting, which a run that is cut in two has twice."""
        start, end = self._spans[properties]
        replaced = [(*self._spans[each], self._bare(each, _NUMBER)) for each in properties.iter(*_HISTORY)]
        for fonts in (each for each in properties if each.tag in _FONTS):
            bare = _HINT.sub(b"", self._data[slice(*self._spans[fonts])])
            replaced.append((*self._spans[fonts], b"" if _SAYS_NOTHING.fullmatch(bare) else bare))
        said = b"".join(replacing(self._data, start, end, sorted(replaced)))
        return b"" if _SAYS_NOTHING.fullmatch(said) else said

    def _bare(self, element: _Element, attribute: re.Pattern[bytes]) -> bytes:
        """An element without such attributes in its start tag."""
        start, end = self._spans[element]
        inside = end_of_tag(self._data, start)
        return attribute.sub(b"", self._data[start:inside]) + self._data[inside:end]

    def texts_in(self, number: int) -> int:
        """How many of the texts stand in a group."""
        return sum(1 for run in self.groups[number] for each in run.element if each in self._texts)

    def needless_cuts(self, number: int) -> int:
        """How many borders there are in a group between runs of one hint."""
        return sum(1 for one, other in pairwise(self.groups[number]) if one.hint == other.hint)

    def rest(self, joined: Container[int]) -> bytes:
        """All that the part holds but for the texts. In the groups that are ``joined`` the borders of runs, their
        hints, and blanks between their children are left out as well."""
        return b"".join(replacing(self._data, 0, len(self._data), sorted(self._left_out(joined))))

    def _left_out(self, joined: Container[int]) -> Iterator[Replaced]:
        for element, span in self._spans.items():
            if element in self._texts:
                yield (*span, b"" if self.number.get(element.getparent(), -1) in joined else _TEXT)
        for number, group in enumerate(self.groups):
            if number in joined:
                yield group[0].start, group[0].content, group[0].opening
                yield from ((one.end_tag, other.content, b"") for one, other in pairwise(group))
                for run in group:
                    yield from self._blanks_in(run)

    def _blanks_in(self, run: Run) -> Iterator[Replaced]:
        done = run.content
        for start, end in [*map(self._spans.__getitem__, elements_in(run.element)), (run.end_tag, run.end_tag)]:
            if start > done and not self._data[done:start].strip():
                yield done, start, b""
            done = max(done, end)
