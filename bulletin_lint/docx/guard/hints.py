"""A part in which runs were cut for marks that the Chinese font is to draw: did nothing else change?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.guard.runs import Runs
from bulletin_lint.docx.read.fonts import DECIDED_BY_HINT, EAST_ASIA, Fonts, hint_of
from bulletin_lint.docx.read.source import Source
from bulletin_lint.text.edit import Edit

_LONG = frozenset("…—")  # marks of two characters, of which one may have been there


def verify_cuts(name: str, before: Runs, after: Runs) -> None:
    """Raises ``GuardFailure`` unless one part is the other with runs cut where hints begin and end, and with nothing
    else changed."""
    if len(before.groups) != len(after.groups):
        raise GuardFailure(f"{name} 中修改处以外的内容变了")
    pairs = enumerate(zip(before.groups, after.groups, strict=True))
    cut = {number for number, (was, now) in pairs if [run.hint for run in was] != [run.hint for run in now]}
    if before.rest(cut) != after.rest(cut):
        raise GuardFailure(f"{name} 中修改处以外的内容变了")
    for number in cut:
        more = len(after.groups[number]) - len(before.groups[number])
        if after.needless_cuts(number) > before.needless_cuts(number):
            raise GuardFailure(f"{name} 中的文字段无故切开")
        if after.texts_in(number) - before.texts_in(number) > max(0, more):
            raise GuardFailure(f"{name} 中多出了不应有的空文字")


class Hints:
    """The hints of a part that was edited beside those that it had."""

    def __init__(self, fonts: Fonts, before: Runs, after: Runs) -> None:
        self._fonts, self._before, self._after = fonts, before, after

    def verify(self, name: str, was: Source, now: Source, edits: Sequence[Edit]) -> None:
        """Raises ``GuardFailure`` unless the hints that a paragraph has now and had not are those of marks that the
        edits, in characters of the paragraph, wrote, and that Word would draw with the Latin font."""
        origins, text = [*_origins(edits, was.length)], now.text
        hints, runs = [hint_of(run) for run in _runs(was)], [*_runs(now)]
        completed = _completed(text, origins)
        for at, (sign, origin, run) in enumerate(zip(text, origins, runs, strict=True)):
            if self._number(run) < 0:
                continue
            known = self._hints_around(run) if origin is None else {hints[origin]}
            if hint_of(run) in known:
                continue
            is_mark = DECIDED_BY_HINT.match(sign) is not None and (origin is None or at in completed)
            if not (is_mark and hint_of(run) == EAST_ASIA and self._is_needed(run)):
                raise GuardFailure(f"{name} 中的“{sign}”不应指定由中文字体显示")

    def _number(self, run: _Element) -> int:
        return self._after.number.get(run, -1)

    def _hints_around(self, run: _Element) -> set[str | None]:
        """The hints of the runs that a new character may have joined."""
        return {each.hint for each in self._before.groups[self._number(run)]}

    def _is_needed(self, run: _Element) -> bool:
        return any(self._fonts.draw_apart(each.element) for each in self._before.groups[self._number(run)])


def _origins(edits: Sequence[Edit], length: int) -> Iterator[int | None]:
    """For each character of an edited paragraph where it was; None for what an edit wrote."""
    done = 0
    for edit in sorted(edits):
        yield from range(done, edit.start)
        yield from (None for _ in edit.replacement)
        done = edit.end
    yield from range(done, length)


def _runs(source: Source) -> Iterator[_Element]:
    """For each character of a paragraph the run that its text stands in."""
    for text, element in source.pieces:
        run = element.getparent()
        yield from (element if run is None else run for _ in text)


def _completed(text: str, origins: Sequence[int | None]) -> set[int]:
    """The places of characters that were there and that new ones make a long mark with."""
    found: set[int] = set()
    for places in (range(len(text)), range(len(text) - 1, -1, -1)):
        mark = ""
        for at in places:
            if origins[at] is None:
                mark = text[at] if text[at] in _LONG else ""
            elif text[at] == mark:
                found.add(at)
            else:
                mark = ""
    return found
