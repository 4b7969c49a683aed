"""Kind ``frame``: an expression of several parts, found by its rarest part and judged by a pattern around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.nearby import trimmed
from bulletin_lint.checks.reading.quoted import Quoted, in_marks, is_own
from bulletin_lint.checks.reading.scan import VOCABULARY
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup import patterns

REACH_BACK = 60
REACH_ON = 100
REACH_REST = 2000

# What patterns may write for long or frequent parts.
MACROS = {
    "<数>": r"(?:\d[\d,]*(?:\.\d+)?[ ]?[百千万亿]*|[一二两三四五六七八九十百千万亿]+)",
    "<量>": (
        r"(?:个百分点|平方公里|平方米|立方米|万元|亿元|美元|公里|公斤|公顷|小时|分钟|人次|场次|户次|万人|个月"
        r"|[人名位个家户件项次元天年周亩吨米篇条台套辆岁倍种期支株只头处座批所份万亿千百册张枚架艘间栋幢片块场%％])"
    ),
    "<汉>": r"[一-鿿]",
    "<断>": r"(?=[，。；：！？、）”\v\n]|\Z)",
}


class Frame(NamedTuple):
    """``anchors``: the pattern matches only where one of these stands in it; around each of them it is tried.

    ``pattern`` may use the macros ``<数>`` (a number), ``<量>`` (a classifier or unit), ``<汉>`` (a Han character) and
    ``<断>`` (a stop follows). It never sees beyond its paragraph. ``replace`` is a template (``\\1``, ``\\g<name>``);
    None proposes nothing. ``quoted`` as for kind ``words``. Where a group ``at`` took part, it is what is reported.
    ``unless``: nothing is reported where one of these follows in the paragraph. ``back`` and ``on``: how many
    characters before and after the anchor the pattern may take in; with a ``back`` of 0 it begins with the anchor.
    """

    anchors: tuple[str, ...]
    pattern: str
    replace: str | None = None
    quoted: str = Quoted.SKIP
    unless: tuple[str, ...] = ()
    back: int = REACH_BACK
    on: int = REACH_ON

    def validate(self) -> None:
        Quoted(self.quoted)
        VOCABULARY.learn(self.anchors)
        for anchor in self.anchors:
            _PATTERNS.setdefault(anchor, {})[self.pattern] = None


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern with its macros written out. Raises ValueError where it is none."""
    for macro, meaning in MACROS.items():
        pattern = pattern.replace(macro, meaning)
    return patterns.compiled(pattern)


Places = list[tuple[int, str]]
# The patterns that each anchor calls for, so that a draft is asked once for all frames and not once for each.
_PATTERNS: dict[str, dict[str, None]] = {}


def places_of(draft: Draft) -> dict[str, Places]:
    """For each pattern to be tried, where its anchors stand."""
    places: dict[str, Places] = {}
    for word, starts in VOCABULARY.occurrences(draft).items():
        for pattern in _PATTERNS.get(word, ()):
            places.setdefault(pattern, []).extend((start, word) for start in starts)
    return places


def run(draft: Draft, parameters: Frame) -> Iterable[Hit]:
    places = draft.shared(places_of).get(parameters.pattern)
    return _judged(draft, parameters, sorted(places)) if places else ()


def _judged(draft: Draft, parameters: Frame, places: Places) -> Iterator[Hit]:
    done = -1
    for start, anchor in places:
        pattern = compiled(parameters.pattern)
        for match in around(draft.text.string, pattern, start, start + len(anchor), parameters.back, parameters.on):
            if match.start() <= done or _followed(draft.text.string, match.end(), parameters.unless):
                continue
            if is_own(draft, *_span(match), Quoted(parameters.quoted)):
                done = match.start()
                yield _hit(draft, match, parameters.replace)


def around(
    string: str, pattern: regex.Pattern[str], start: int, end: int, back: int = REACH_BACK, on: int = REACH_ON
) -> Iterator[regex.Match[str]]:
    """The matches that hold the character at ``start``, where an anchor ``[start, end)`` stands; none reaches further
    than ``back`` before it and ``on`` after it, none goes beyond the paragraph."""
    right = string.find("\n", end, end + on)
    limit = right if right >= 0 else end + on
    if not back:
        match = pattern.match(string, start, limit)
        if match:
            yield match
        return
    left = max(string.rfind("\n", max(0, start - back), start) + 1, start - back, 0)
    for match in pattern.finditer(string, left, limit):
        if match.start() > start:
            return
        if start < match.end():
            yield match


def _followed(string: str, end: int, words: tuple[str, ...]) -> bool:
    if not words:
        return False
    rest = string[end : end + REACH_REST].partition("\n")[0]
    return any(word in rest for word in words)


def _span(match: regex.Match[str]) -> tuple[int, int]:
    named = "at" in match.re.groupindex and match["at"] is not None
    return match.span("at") if named else match.span()


def _hit(draft: Draft, match: regex.Match[str], template: str | None) -> Hit:
    start, end = _span(match)
    if template is None:
        return Hit(start, end)
    replacement = match.expand(template)
    edits = trimmed(draft.text.string, start, end, replacement)
    return Hit(start, end, edits, {"fixed": replacement}, certain=not in_marks(draft, start))


KIND = Kind("frame", run, Frame)
