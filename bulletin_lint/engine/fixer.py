"""Fixes: which are admitted, which go together, and how a document comes to rest."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.hit import Safety
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.regions import Hold, Region
from bulletin_lint.text.setting import Setting, Value
from bulletin_lint.text.text import Text

LIMIT = 10
D = TypeVar("D")


def admit(text: Text, edits: Iterable[Edit]) -> tuple[Safety, str]:
    """How far the surroundings allow ``edits``, and the reason where they do not allow them unasked.

    SAFE: nothing stands in the way. UNSAFE: an edit crosses the border of a region that holds its text together.
    NONE: an edit touches text that must not be rewritten.
    """
    verdict, reason = Safety.SAFE, ""
    for edit in edits:
        for region in text.regions_near(edit.start, edit.end):
            hold = region.kind.hold
            if hold is Hold.TOUCHING and region.start < edit.end and edit.start < region.end:
                return Safety.NONE, region.kind.reason
            if hold is Hold.CROSSING and _crosses(edit, region):
                verdict, reason = Safety.UNSAFE, region.kind.reason
    return verdict, reason


def _crosses(edit: Edit, region: Region) -> bool:
    inside = region.start <= edit.start and edit.end <= region.end
    apart = edit.end <= region.start or region.end <= edit.start
    return not inside and not apart


def merge(findings: Iterable[Finding], unsafe: bool = False) -> list[Finding]:
    """The findings whose fixes can be made together, in reading order.

    A fix that overlaps an earlier one is left for the next round, whole. Fixes that only touch do not overlap; two
    insertions at one place do. Nor are fixes made together that want one property to have two values. Unsafe fixes take
    part only when ``unsafe`` says so.
    """
    chosen: list[Finding] = []
    taken: list[Edit] = []  # sorted, and no two overlap: only the neighbours of a new edit can be in its way
    wanted = _Wanted()
    for finding in findings:
        if finding.fix is None or (finding.fix.safety is not Safety.SAFE and not unsafe):
            continue
        if any(_overlap(edit, other) for edit in finding.fix.edits for other in _neighbours(taken, edit)):
            continue
        if not wanted.agrees(finding.fix.settings):
            continue
        for edit in finding.fix.edits:
            insort(taken, edit)
        wanted.add(finding.fix.settings)
        chosen.append(finding)
    return chosen


def _neighbours(taken: Sequence[Edit], edit: Edit) -> Sequence[Edit]:
    index = bisect_left(taken, edit)
    return taken[max(0, index - 1) : index + 1]


def _overlap(a: Edit, b: Edit) -> bool:
    if a.start == a.end or b.start == b.end:
        return a.start <= b.end and b.start <= a.end
    return a.start < b.end and b.start < a.end


class _Wanted:
    """The values that properties are to have, by places that do not overlap, sorted."""

    def __init__(self) -> None:
        self._places: defaultdict[tuple[str, str], list[tuple[int, int, Value]]] = defaultdict(list)

    def agrees(self, settings: Iterable[Setting]) -> bool:
        """Whether none of them wants another value than is wanted already."""
        return not any(self._is_contested(setting) for setting in settings)

    def add(self, settings: Iterable[Setting]) -> None:
        """Note what agreed. Places that overlap have one value then, and become one."""
        for setting in settings:
            places, met = self._places[setting.target, setting.name], self._met(setting)
            start = min([setting.start, *(place[0] for place in places[met])])
            end = max([setting.end, *(place[1] for place in places[met])])
            places[met] = [(start, end, setting.value)]

    def _is_contested(self, setting: Setting) -> bool:
        places = self._places.get((setting.target, setting.name), [])
        return any(value != setting.value for _, _, value in places[self._met(setting)])

    def _met(self, setting: Setting) -> slice:
        """The places that overlap this one, or where they would be."""
        places = self._places.get((setting.target, setting.name), [])
        last = first = bisect_left(places, setting.end, key=_start)
        while first > 0 and places[first - 1][1] > setting.start:
            first -= 1
        return slice(first, last)


def _start(place: tuple[int, int, Value]) -> int:
    return place[0]


def edits_of(findings: Iterable[Finding]) -> list[Edit]:
    """All edits of the findings' fixes, sorted by start."""
    return sorted(edit for finding in findings if finding.fix for edit in finding.fix.edits)


def settings_of(findings: Iterable[Finding]) -> list[Setting]:
    """All settings of the findings' fixes, in their order."""
    return [setting for finding in findings if finding.fix for setting in finding.fix.settings]


class DoesNotSettle(Exception):
    """Fixes kept calling for more fixes; the document must be left as it was. ``codes`` are the rules whose fixes
    did so to the end."""

    def __init__(self, codes: frozenset[str]) -> None:
        super().__init__("、".join(sorted(codes)))
        self.codes = codes


@dataclass(frozen=True, slots=True)
class Outcome(Generic[D]):
    """A document at rest, what was repaired on the way, and what remains."""

    document: D
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


def converge(
    document: D,
    check: Callable[[D], list[Finding]],
    apply: Callable[[D, list[Edit], list[Setting]], D],
    unsafe: bool = False,
    limit: int = LIMIT,
) -> Outcome[D]:
    """Check and repair until nothing more can be repaired.

    ``check`` gives the findings of a document, those not to be fixed already stripped of their fix; ``apply`` makes
    edits, then settings, all of whose places are those before, and gives the new document. Raises DoesNotSettle after
    ``limit`` rounds.
    """
    fixed: list[Finding] = []
    chosen: list[Finding] = []
    for _ in range(limit + 1):
        findings = check(document)
        chosen = merge(findings, unsafe)
        if not chosen:
            return Outcome(document, tuple(fixed), tuple(findings))
        document = apply(document, edits_of(chosen), settings_of(chosen))
        fixed += chosen
    raise DoesNotSettle(frozenset(finding.rule.code for finding in chosen))
