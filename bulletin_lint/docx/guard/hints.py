"""A part in which runs were cut for marks that the Chinese font is to draw: did nothing else change?"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from lxml.etree import _Element

from bulletin_lint.docx.errors import GuardFailure
from bulletin_lint.docx.guard.runs import Runs
from bulletin_lint.docx.read.fonts import DECIDED_BY_HINT, EAST_ASIA, Fonts, hint_of
from bulletin_lint.docx.read.source import Source
from bulletin_lint.text.edit import Edit

_LONG = frozenset("…—")  # marks of two characters, of which one may have been there


def verify_cuts(name: str, before: Runs, after: Runs) -> frozenset[int]:
    """The numbers of the groups of runs that were cut, or whose hint is another. Raises ``GuardFailure`` unless one
    part is the other with runs cut where hints begin and end, and with nothing else changed."""
    if len(before.groups) != len(after.groups):
        raise GuardFailure(f"{name} 中修改处以外的内容变了")
    pairs = enumerate(zip(before.groups, after.groups, strict=True))
    cut = {number for number, (was, now) in pairs if [run.hint for run in was] != [run.hint for run in now]}
    if before.rest(cut) != after.rest(cut):
        raise GuardFailure(f"{name} 中修改处以外的内容变了")
    for number in cut:
        more = len(after.groups[number]) - len(before.groups[number])
        # Runs that were two of different hints may have come to the same one; others are not cut for nothing.
        if after.needless_cuts(number) >= len(before.groups[number]):
            raise GuardFailure(f"{name} 中的文字段无故切开")
        if after.texts_in(number) - before.texts_in(number) > max(0, more):
            raise GuardFailure(f"{name} 中多出了不应有的空文字")
    return frozenset(cut)


class Hints:
    """The hints of a part that was edited beside those that it had, in the groups of runs that were ``cut``."""

    def __init__(self, fonts: Fonts, before: Runs, after: Runs, cut: Container[int]) -> None:
        self._fonts, self._before, self._after, self._cut = fonts, before, after, cut

    def verify(self, name: str, was: Source, now: Source, edits: Sequence[Edit]) -> None:
        """Raises ``GuardFailure`` unless the hints that a paragraph has now and had not are those of marks that the
        edits, in characters of the paragraph, wrote, and that Word would draw with the Latin font."""
        looked_at = [*self._pieces(now)]
        if not looked_at:
            return
        origins = [*_origins(edits, was.length)]
        hints = [hint for text, element in was.pieces for hint in [_hint_around(element)] * len(text)]
        completed = _completed(now.text, origins)
        for start, text, run, number in looked_at:
            hint, around = hint_of(run), {each.hint for each in self._before.groups[number]}
            needed = hint == EAST_ASIA and any(
                self._fonts.draw_apart(each.element) for each in self._before.groups[number]
            )
            for at, sign in enumerate(text, start):
                origin = origins[at]
                if hint in (around if origin is None else {hints[origin]}):
                    continue
                if not (needed and DECIDED_BY_HINT.match(sign) and (origin is None or at in completed)):
                    raise GuardFailure(f"{name} 中的“{sign}”不应指定由中文字体显示")

    def _pieces(self, source: Source) -> Iterator[tuple[int, str, _Element, int]]:
        """The texts in runs that were cut: where each begins, its run and the number of its group."""
        at = 0
        for text, element in source.pieces:
            run = element.getparent()
            number = -1 if run is None else self._after.number.get(run, -1)
            if run is not None and number in self._cut:
                yield at, text, run, number
            at += len(text)


def _hint_around(element: _Element) -> str | None:
    run = element.getparent()
    return None if run is None else hint_of(run)


def _origins(edits: Sequence[Edit], length: int) -> Iterator[int | None]:
    """For each character of an edited paragraph where it was; None for what an edit wrote."""
    done = 0
    for edit in sorted(edits):
        yield from range(done, edit.start)
        yield from (None for _ in edit.replacement)
        done = edit.end
    yield from range(done, length)


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
