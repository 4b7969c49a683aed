"""Kind ``pairs``: what is wrong with the quotes and brackets of a text. Both halves are repaired, or neither."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.brackets import (
    BOOK,
    DOUBLE,
    FAMILY,
    INNER_BOOK,
    OPENING,
    PARTNER,
    ROUND,
    SINGLE,
    Mark,
    Pair,
    Structure,
    structures,
)
from bulletin_lint.checks.reading.chars import (
    CLOSERS,
    HALF_POINTS,
    HAN,
    OPENERS,
    POINTS,
    SPACES,
    is_han,
)
from bulletin_lint.checks.reading.loose import Loose, loose_marks
from bulletin_lint.checks.reading.prose import Nature, Paragraphs, line_start, paragraphs
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit
from bulletin_lint.toml.decode import Doc

PROBLEMS = (
    "half-width", "mixed-width", "straight", "mixed-shape", "unpaired", "turned", "outer-single", "nested-double",
    "nested-book", "nested-round",
)  # fmt: skip
_INSIDE = 200  # characters of a pair's content that are looked at
_JOINTS = ("", "、", "和", "与", "及", "或", "以及")
_OPERATORS = frozenset("=+*/^<>≤≥±×÷")
_LONG = 50  # characters of a quotation that may do without a colon before it
_ENDS = frozenset("，、：；（《“‘,:;")


class Pairs(NamedTuple):
    """``finds``: what can be wrong with two marks that belong together; with ``marks`` only of these."""

    finds: Annotated[
        Literal[
            "half-width",
            "mixed-width",
            "straight",
            "unpaired",
            "turned",
            "mixed-shape",
            "outer-single",
            "nested-double",
            "nested-book",
            "nested-round",
        ],
        Doc(
            "成对标点的什么问题：half-width 半角，mixed-width 一半全角一半半角，straight 直引号，"
            "unpaired 缺一半，turned 方向反了，mixed-shape 前后形状不同，outer-single 外层用了单引号，"
            "nested-double 双引号里又用双引号，nested-book 书名号里又用书名号，"
            "nested-round 圆括号里又用圆括号"
        ),
    ]
    marks: Annotated[str, Doc("只查这些标点，不写则都查")] = ""


@cache
def _han() -> regex.Pattern[str]:
    return compiled(f"[{HAN}]")


def problems(draft: Draft) -> dict[str, list[Hit]]:
    """All hits by problem; ask for it through ``draft.shared``."""
    found: dict[str, list[Hit]] = {problem: [] for problem in PROBLEMS}
    irregular: list[Structure] = draft.shared(structures)
    known: Paragraphs | None = draft.shared(paragraphs) if irregular else None
    within = 0  # quotations that opened in a paragraph above and have not closed
    for structure in irregular:
        assert known is not None
        nature = known.at(structure.paragraph.start)
        if nature.chinese:
            for problem, hit in _of_pairs(structure, draft.text.string, nature):
                if problem != "outer-single" or not _is_within(hit, structure, within):
                    found[problem].append(hit)
        within = max(0, within + _opened(structure))
    for loose in loose_marks(draft.text.string, irregular):
        found[loose.problem].append(_of_loose(loose))
    return found


def _opened(structure: Structure) -> int:
    """How many quotations the paragraph opens for those below, less those that it closes for those above."""
    return sum(1 if mark.char == "“" else -1 for mark in structure.loose if mark.char in "“”")


def _is_within(hit: Hit, structure: Structure, within: int) -> bool:
    """Whether a hit lies in a quotation that goes over several paragraphs, so that its single quotes are inner ones."""
    before = [mark for mark in structure.loose if mark.at < hit.start and mark.char in "“”"]
    return within + sum(1 if mark.char == "“" else -1 for mark in before) > 0


def _of_pairs(structure: Structure, string: str, nature: Nature) -> Iterator[tuple[str, Hit]]:
    straight = {mark.at for mark in structure.straight}
    for pair in structure.pairs:
        if pair.opening.at in straight or pair.closing.at in straight:
            yield from _straight(pair, structure, string)
        elif FAMILY[pair.opening.char] == ROUND:
            yield from _round(pair, structure, string, nature)
        else:
            yield from _nested(pair, structure.depth(pair), string)
    if structure.straight and not structure.sure:
        yield from _unreadable(structure, string)


def _both(pair: Pair, opening: str, closing: str, certain: bool) -> Hit:
    """A hit at the first half that is wrong, which repairs both."""
    halves = [(pair.opening, opening), (pair.closing, closing)]
    edits = tuple(Edit(mark.at, mark.at + 1, wanted) for mark, wanted in halves if mark.char != wanted)
    others = tuple((edit.start, edit.end) for edit in edits[1:])
    given = pair.opening.char + pair.closing.char
    values = {"fixed": opening + closing, "opening": given[0], "closing": given[1], "pair": given}
    return Hit(edits[0].start, edits[0].end, edits, values, certain, others)


def _straight(pair: Pair, structure: Structure, string: str) -> Iterator[tuple[str, Hit]]:
    """Straight quotes in Chinese: double ones outside, single ones inside double ones."""
    start, end = pair.opening.at, pair.closing.at
    if not structure.sure or not _concerns_chinese(pair, string):
        return
    sane = _reads_well(string, start, end)
    if FAMILY[pair.opening.read] == DOUBLE:
        yield "straight", _both(pair, "“", "”", sane)
    elif DOUBLE in structure.depth(pair):
        yield "straight", _both(pair, "‘", "’", sane)
    else:
        yield "straight", _both(pair, "“", "”", False)


def _reads_well(string: str, start: int, end: int) -> bool:
    """Whether straight quotes at ``start`` and ``end`` are placed like a quotation's two halves: no mark just inside
    that belongs outside, and a long quotation only after a colon."""
    first, last = string[start + 1], string[end - 1]
    if start + 1 == end or first in POINTS + HALF_POINTS + CLOSERS + SPACES or last in _ENDS:
        return False
    return end - start <= _LONG or string[start - 1 : start] in ("：", ":")


def _concerns_chinese(pair: Pair, string: str) -> bool:
    """Whether there is Chinese inside the pair, or beside it."""
    start, end = pair.opening.at, pair.closing.at
    beside = string[max(0, start - 1) : start] + string[end + 1 : end + 2]
    wide = any(is_han(char) or char in POINTS + OPENERS + CLOSERS for char in beside)
    return wide or _han().search(string, start, min(end, start + _INSIDE)) is not None


def _unreadable(structure: Structure, string: str) -> Iterator[tuple[str, Hit]]:
    """Straight quotes that cannot be paired with certainty: reported once a paragraph, not touched."""
    places = [(mark.at, mark.at + 1) for mark in structure.straight if mark.char == '"']
    if places and any(is_han(char) for at, _ in places for char in string[max(0, at - 1) : at + 2]):
        yield "straight", Hit(*places[0], values={"fixed": "“”"}, others=tuple(places[1:]))


def _round(pair: Pair, structure: Structure, string: str, nature: Nature) -> Iterator[tuple[str, Hit]]:
    widths = {pair.opening.char == "(", pair.closing.char == ")"}
    if widths == {True, False}:
        yield "mixed-width", _both(pair, "（", "）", True)
    elif widths == {True}:
        certain = _half_width(pair, ROUND in structure.depth(pair), string, nature)
        if certain is not None:
            yield "half-width", _both(pair, "（", "）", certain)
    elif structure.depth(pair)[-1:] == (ROUND,):
        yield (
            "nested-round",
            Hit(pair.opening.at, pair.opening.at + 1, others=((pair.closing.at, pair.closing.at + 1),)),
        )


def _half_width(pair: Pair, nested: bool, string: str, nature: Nature) -> bool | None:
    """Whether half-width brackets are certainly wrong, perhaps wrong, or (None) right."""
    start, end = pair.opening.at, pair.closing.at
    if _han().search(string, start, min(end, start + _INSIDE)):
        return not nested
    left = _beside(string, start - 1, -1, nature)
    right = _beside(string, end + 1, 1, nature)
    inside = string[start + 1 : min(end, start + _INSIDE)]
    if not _OPERATORS.isdisjoint(inside):
        return None
    if _is_wide(left) or (line_start(string, start, nature.start) and _is_wide(right)):
        return not (inside.isdigit() and right.isdigit())
    return False if _is_wide(right) else None


def _beside(string: str, index: int, step: int, nature: Nature) -> str:
    """The nearest character that is no space; '' beyond the paragraph."""
    for _ in range(8):
        if not nature.start <= index < nature.end:
            return ""
        if string[index] not in SPACES:
            return string[index]
        index += step
    return ""


def _is_wide(char: str) -> bool:
    return is_han(char) or (char != "" and char in POINTS + OPENERS + CLOSERS)


def _nested(pair: Pair, depth: tuple[str, ...], string: str) -> Iterator[tuple[str, Hit]]:
    family = FAMILY[pair.opening.char]
    outer = depth[-1] if depth else ""
    if family == SINGLE and DOUBLE not in depth and SINGLE not in depth:
        yield "outer-single", _both(pair, "“", "”", False)
    elif family == outer == DOUBLE and string[pair.opening.at + 1 : pair.closing.at] in _JOINTS:
        yield "turned", _both(pair, "”", "“", False)
    elif family == outer == DOUBLE:
        yield "nested-double", _both(pair, "‘", "’", False)
    elif family == outer == BOOK:
        yield "nested-book", _both(pair, "〈", "〉", False)
    elif family == INNER_BOOK and BOOK not in depth and INNER_BOOK not in depth:
        yield "nested-book", _both(pair, "《", "》", False)


def _of_loose(loose: Loose) -> Hit:
    """A hit for a half, or two halves, without partner."""
    first = loose.marks[0]
    others = tuple((mark.at, mark.at + 1) for mark in loose.marks[1:])
    edits = tuple(
        Edit(mark.at, mark.at + 1, wanted)
        for mark, wanted in zip(loose.marks, loose.wanted, strict=False)
        if mark.char != wanted
    )
    return Hit(first.at, first.at + 1, edits, _loose_values(first, loose), loose.certain, others)


def _loose_values(first: Mark, loose: Loose) -> dict[str, str]:
    opening = first.read in OPENING
    partner = PARTNER.get(first.char, "") if opening else next((o for o, c in PARTNER.items() if c == first.char), "")
    return {
        "partner": partner,
        "half": "后" if opening else "前",
        "fixed": "".join(loose.wanted) or partner,
        "pair": "".join(mark.char for mark in loose.marks),
    }


def run(draft: Draft, parameters: Pairs) -> Iterator[Hit]:
    found: dict[str, list[Hit]] = draft.shared(problems)
    for hit in found[parameters.finds]:
        if not parameters.marks or any(mark in parameters.marks for mark in draft.text.string[hit.start : hit.end]):
            yield hit


KIND = Kind("pairs", run, Pairs)
