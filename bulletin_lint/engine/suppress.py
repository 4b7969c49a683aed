"""Findings that somebody has looked at and waived, by a remark on the text: ``bulletin-lint: ignore[PUN012]``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from bulletin_lint.engine.finding import Finding
from bulletin_lint.text.text import Text

# A sentence of its own: a remark that speaks of waivers, or quotes one, is none. Behind a dash or a bracket a reason
# may follow.
_REMARK = re.compile(
    r"(?:^|[。；;])\s*(?P<words>bulletin-lint\s*[:：]\s*(?:ignore|忽略)"
    r"(?:\s*[\[［【](?P<selectors>[^\]］】]*)[\]］】])?)\s*(?:$|[。；;—（(]|--)",
    re.IGNORECASE | re.MULTILINE,
)
_SEPARATOR = re.compile(r"[,，、;；\s]+")


class Waiver(NamedTuple):
    """What a remark waives: findings in ``[start, end)`` of the rules that ``selectors`` mean, all if there are none.
    ``words`` are those of the remark."""

    start: int
    end: int
    selectors: tuple[str, ...]
    words: str

    def covers_all(self, text: Text) -> bool:
        """Whether it waives everything in most of a text, more than one paragraph of it: nobody means that."""
        if self.selectors or self.end <= text.paragraph_at(self.start).end:
            return False
        return 2 * _letters(text.string[self.start : self.end]) > _letters(text.string)


def waiver(start: int, end: int, remark: str, text: Text) -> Waiver | None:
    """What ``remark`` on ``[start, end)`` waives, None if it is about something else. A remark that marks no more than
    a place holds for its whole paragraph."""
    match = _REMARK.search(remark)
    if match is None:
        return None
    if start == end:
        paragraph = text.paragraph_at(start)
        start, end = paragraph.start, paragraph.end
    selectors = tuple(filter(None, _SEPARATOR.split(match["selectors"] or "")))
    return Waiver(start, end, selectors, match["words"])


class Waived(NamedTuple):
    """``kept`` are the findings that nothing waives, ``gone`` the others, ``unused`` the waivers that met nothing."""

    kept: list[Finding]
    gone: list[Finding]
    unused: list[Waiver]


def waived(
    findings: Iterable[Finding], waivers: Sequence[Waiver], means: Callable[[Sequence[str], Finding], bool]
) -> Waived:
    """The findings divided. ``means`` tells whether selectors mean the rule of a finding."""
    kept: list[Finding] = []
    gone: list[Finding] = []
    used: set[Waiver] = set()
    around = _Around(waivers)
    for finding in findings:
        meeting = [item for item in around(finding) if not item.selectors or means(item.selectors, finding)]
        used.update(meeting)
        (gone if meeting else kept).append(finding)
    return Waived(kept, gone, [item for item in waivers if item not in used])


class _Around:
    """The waivers that cover a finding, without a look at those far from it."""

    def __init__(self, waivers: Iterable[Waiver]) -> None:
        self._waivers = sorted(set(waivers))
        self._starts = [item.start for item in self._waivers]
        self._reach = [*accumulate((item.end for item in self._waivers), max)]

    def __call__(self, finding: Finding) -> Iterator[Waiver]:
        index = bisect_right(self._starts, finding.end)
        while index > 0 and self._reach[index - 1] >= finding.start:
            index -= 1
            if _covers(self._waivers[index], finding):
                yield self._waivers[index]


def _covers(item: Waiver, finding: Finding) -> bool:
    """Whether they share a character; an empty finding counts where it stands, the borders included."""
    if finding.start == finding.end:
        return item.start <= finding.start <= item.end
    return finding.start < item.end and item.start < finding.end


def _letters(text: str) -> int:
    """How many characters there are that can be seen."""
    return sum(map(len, text.split()))
