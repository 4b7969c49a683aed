"""Which marks of a paragraph pair with which: a stack over the whole paragraph. Computed once a draft.

Paragraphs whose marks cancel out are dropped by string replacement alone; only the others are walked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import is_ascii_word, is_digit, is_han
from bulletin_lint.checks.reading.protected import Protected, protected
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import pairs
from bulletin_lint.text.numerals import HAN_LABEL
from bulletin_lint.text.text import Paragraph

DOUBLE, SINGLE, BOOK, INNER_BOOK, ROUND, HEX, LENTICULAR, SQUARE = "“", "‘", "《", "〈", "（", "〔", "【", "["
PARTNER = pairs("“‘《〈（(〔﹝【[")
OPENING = frozenset(PARTNER)
_SAME_FAMILY = {"(": ROUND, "﹝": HEX}
FAMILY = {half: _SAME_FAMILY.get(pair[0], pair[0]) for pair in PARTNER.items() for half in pair}
_MARKS = r"[“”‘’《》〈〉（）()〔〕﹝﹞【】\[\]\"'\n]"
_SIMPLE = ("“”", "《》", "（）", "〔〕", "【】")
_ENUMERATION = compiled(rf"(?:[0-9]{{1,2}}|[a-zA-Z]|[ivxIVX]{{1,4}}|{HAN_LABEL}|[①-⑳])")


class Mark(NamedTuple):
    """A mark at ``at``; ``read`` is what it stands for: a straight quote reads as a curly half."""

    at: int
    char: str
    read: str


class Pair(NamedTuple):
    """Two marks that belong together; ``around`` are the openings around them, outermost first."""

    opening: Mark
    closing: Mark
    around: tuple[Mark, ...]


@dataclass(slots=True)
class Structure:
    """The marks of one paragraph: pairs in order of their closing, what stayed alone, and whether the straight quotes
    among them can be read in one way only."""

    paragraph: Paragraph
    pairs: list[Pair] = field(default_factory=list)
    loose: list[Mark] = field(default_factory=list)
    straight: list[Mark] = field(default_factory=list)
    alone: set[int] = field(default_factory=set)  # the offsets of ``loose``
    sure: bool = True

    def depth(self, pair: Pair) -> tuple[str, ...]:
        """The families of the pairs around ``pair``, outermost first; halves that stayed alone do not count."""
        return tuple(FAMILY[mark.read] for mark in pair.around if mark.at not in self.alone)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(_MARKS)  # on this class twice as fast as regex


def structures(draft: Draft) -> list[Structure]:
    """The structure of every paragraph whose pairs are more than plain; ask for it through ``draft.shared``.

    Plain are complete pairs, one kind at most inside another, with no inner quotes or titles.
    """
    marks = "".join(_marks().findall(draft.text.string))
    for pair in _SIMPLE:
        marks = marks.replace(pair, "")
    if not marks.strip("\n"):
        return []
    rest = zip(draft.text.paragraphs, marks.split("\n"), strict=False)
    return [_structure(draft, paragraph) for paragraph, left in rest if left]


def _structure(draft: Draft, paragraph: Paragraph) -> Structure:
    string = draft.text.string
    matches = _marks().finditer(string, paragraph.start, paragraph.end)
    marks = [Mark(match.start(), match[0], match[0]) for match in matches]
    marks = list(_real(marks, string, paragraph, draft))
    straight = [mark for mark in marks if mark.char in "\"'"]
    if not straight:
        return _stacked(Structure(paragraph), marks)
    read, sure = _read_straight(marks)
    if read is None:
        plain = [mark for mark in marks if mark.char not in "\"'"]
        structure = _stacked(Structure(paragraph, straight=straight), plain)
        structure.sure = False
        return structure
    structure = _stacked(Structure(paragraph, straight=straight), read)
    quotes = (DOUBLE, SINGLE)
    structure.sure = sure and not any(FAMILY[mark.read] in quotes for mark in structure.loose)
    return structure


def _real(marks: list[Mark], string: str, paragraph: Paragraph, draft: Draft) -> Iterator[Mark]:
    """The marks that are marks: no apostrophe, inch, bracket of a formula or a phone, closing half of ``1）``."""
    guard: Protected = draft.shared(protected)
    inside = False
    curly = 0
    for mark in marks:
        before = string[mark.at - 1] if mark.at > paragraph.start else ""
        curly = max(0, curly + (mark.char == "“") - (mark.char == "”"))
        inch = mark.char == '"' and is_digit(before) and not (inside or curly)
        if inch or _is_apostrophe(mark, string, paragraph) or _belongs_to_code(mark, guard):
            continue
        inside ^= mark.char == '"'
        label = mark.char in ")）" and _closes_label(string, mark.at, paragraph.start)
        yield Mark(mark.at, mark.char, "") if label else mark


def _is_apostrophe(mark: Mark, string: str, paragraph: Paragraph) -> bool:
    """``I'm``, ``the Smiths’ house``: a quote after a letter that closes no quotation."""
    if mark.char not in "'’" or mark.at == paragraph.start or not is_ascii_word(string[mark.at - 1]):
        return False
    after = string[mark.at + 1] if mark.at + 1 < paragraph.end else ""
    return mark.char == "'" or is_ascii_word(after) or not (is_han(after) or _opened(string, paragraph.start, mark.at))


def _belongs_to_code(mark: Mark, guard: Protected) -> bool:
    span = guard.at(mark.at) if mark.char in "()[]\"'" else None
    return span is not None and span[2] not in ("phrase", "phone")


def _opened(string: str, start: int, at: int) -> bool:
    """Whether a ‘ shortly before is still open at ``at``."""
    begin = max(start, at - 200)
    return string.rfind("‘", begin, at) > string.rfind("’", begin, at)


def _closes_label(string: str, at: int, start: int) -> bool:
    """``1）`` or ``a)`` at the start of a paragraph or clause."""
    for length in (1, 2, 3, 4):
        begin = at - length
        if begin < start or not _ENUMERATION.fullmatch(string, begin, at):
            continue
        if begin == start or string[begin - 1] in "。；：，、 \u3000\t\v;:,":
            return True
    return False


def _read_straight(marks: list[Mark]) -> tuple[list[Mark] | None, bool]:
    """The marks with each straight quote read as a curly half (None where that cannot be told), and how surely."""
    count = sum(mark.char == '"' for mark in marks)
    opens = sum(mark.char == "“" for mark in marks)
    closes = sum(mark.char == "”" for mark in marks)
    if count % 2 == 0:
        return list(_assigned(marks, "")), opens == closes
    if count == 1 and abs(opens - closes) == 1:
        return list(_assigned(marks, "”" if opens > closes else "“")), True
    return None, False


def _assigned(marks: list[Mark], missing: str) -> Iterator[Mark]:
    inside, inner = False, False
    singles = sum(mark.char == "'" for mark in marks)
    for mark in marks:
        if mark.char == '"':
            yield Mark(mark.at, mark.char, missing or ("”" if inside else "“"))
            inside = not inside
        elif mark.char == "'":
            if singles % 2 == 0:
                yield Mark(mark.at, mark.char, "’" if inner else "‘")
                inner = not inner
        else:
            yield mark


def _stacked(structure: Structure, marks: list[Mark]) -> Structure:
    """Fill ``structure`` with what the stack finds. A closing half drops what was opened since its partner."""
    stack: list[Mark] = []
    waiting: dict[str, int] = {}
    labels: list[Mark] = []
    for mark in marks:
        family = FAMILY.get(mark.read, ROUND)
        if mark.read in OPENING:
            stack.append(mark)
            waiting[family] = waiting.get(family, 0) + 1
        elif not waiting.get(family):
            (structure.loose if mark.read else labels).append(mark)
        else:
            while FAMILY[stack[-1].read] != family:
                dropped = stack.pop()
                waiting[FAMILY[dropped.read]] -= 1
                structure.loose.append(dropped)
            opening = stack.pop()
            waiting[family] -= 1
            structure.pairs.append(Pair(opening, mark, tuple(stack[-4:])))
    structure.loose += stack
    structure.loose.sort(key=lambda mark: mark.at)
    structure.alone = {mark.at for mark in structure.loose}
    return structure


def is_residue(string: str, at: int) -> bool:
    """Whether a comma or semicolon is left over just inside a bracket: ``（见附件,）``."""
    return string[at] in ",;" and (
        string[at + 1 : at + 2] in tuple("）】〕)") or string[at - 1 : at] in tuple("（【〔(")
    )
