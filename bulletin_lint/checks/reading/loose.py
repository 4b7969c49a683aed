"""Halves of quotes and brackets that found no partner: which of them go together after all, and how."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_lint.checks.reading.brackets import (
    BOOK,
    DOUBLE,
    FAMILY,
    INNER_BOOK,
    OPENING,
    PARTNER,
    SINGLE,
    Mark,
    Structure,
)
from bulletin_lint.checks.reading.chars import POINTS, STOPS, is_ascii_word, is_digit, is_han

_NEAR = 6  # paragraphs over which a pair may legally reach
_WAITING = 16  # loose halves that are kept in mind
_INDENT = 40  # characters of white space a paragraph may begin with
_SHORT = 20  # characters a quoted term may have
_JOINT = frozenset("、和与及或")
_BREAKING = frozenset("，。；：？！“”")


class Loose(NamedTuple):
    """``problem`` as in ``pairs.PROBLEMS``; ``wanted`` is what each of ``marks`` should be, () if that is unknown."""

    problem: str
    marks: tuple[Mark, ...]
    wanted: tuple[str, ...] = ()
    certain: bool = False


def loose_marks(string: str, irregular: Sequence[Structure]) -> Iterator[Loose]:
    """The loose halves of all paragraphs, less those of pairs that reach over several paragraphs."""
    spanning = _spanning(string, irregular)
    for structure in irregular:
        marks = [mark for mark in structure.loose if mark.at not in spanning and _counts(string, mark, structure)]
        yield from _explained(string, marks, structure)


def _counts(string: str, mark: Mark, structure: Structure) -> bool:
    """Whether a loose half is worth a word: a half-width one only beside Chinese, a quote not of unclear straights."""
    if mark.char in "\"'" and not structure.sure:
        return False
    if mark.char in "()[]'\"":
        beside = string[max(0, mark.at - 1) : mark.at] + string[mark.at + 1 : mark.at + 2]
        return any(is_han(char) or char in POINTS for char in beside)
    if mark.char == "’":
        return not (is_ascii_word(string[mark.at - 1 : mark.at]) or is_digit(string[mark.at + 1 : mark.at + 2]))
    return True


def _spanning(string: str, irregular: Sequence[Structure]) -> set[int]:
    """Offsets of halves whose partner stands in another paragraph, as long quotations and two-line titles have it."""
    accepted: set[int] = set()
    waiting: deque[tuple[Mark, Structure]] = deque(maxlen=_WAITING)
    for structure in irregular:
        while waiting and structure.paragraph.index - waiting[0][1].paragraph.index > _NEAR:
            waiting.popleft()
        for mark in structure.loose:
            if mark.read in OPENING:
                if _goes_on(string, mark, structure):
                    accepted.add(mark.at)
                else:
                    waiting.append((mark, structure))
                continue
            partner = next((item for item in reversed(waiting) if _may_span(string, item, mark, structure)), None)
            if partner:
                waiting.remove(partner)
                accepted |= {partner[0].at, mark.at}
    return accepted


def _goes_on(string: str, mark: Mark, structure: Structure) -> bool:
    """A quotation of several paragraphs: each opens with its own “, only the last one closes (GB/T 15834 4.8.3.5).
    The first may open behind the words that lead in to it."""
    start = structure.paragraph.end + 1
    if mark.char != string[start : start + 20].lstrip()[:1]:
        return False
    following = string[start : max(start, string.find("\n", start))].rstrip("。 \u3000")
    closes = following.endswith("”") or following.count("“") > following.count("”")
    return _heads(string, mark) or (string[mark.at - 1] in "：:" and closes)


def _may_span(string: str, item: tuple[Mark, Structure], closing: Mark, structure: Structure) -> bool:
    opening, other = item
    if other.paragraph.index == structure.paragraph.index or FAMILY[opening.read] != FAMILY.get(closing.read):
        return False
    begins = _heads(string, opening) or string[opening.at - 1] in "：:"
    unfinished = string[other.paragraph.end - 1] not in STOPS
    ends = structure.paragraph.end - closing.at <= 3
    return (begins or unfinished) and (ends or unfinished)


def _heads(string: str, mark: Mark) -> bool:
    """Whether the mark opens its paragraph."""
    before = string[max(0, mark.at - _INDENT) : mark.at]
    return not before.rpartition("\n")[2].strip() and ("\n" in before or mark.at < _INDENT)


def _explained(string: str, marks: list[Mark], structure: Structure) -> Iterator[Loose]:
    """Two halves left over in one paragraph may be one pair written wrongly; all others are reported one by one."""
    if len(marks) == 2:
        found = _turned(string, marks) or _shapes(string, marks)
        if found:
            yield found
            return
    for mark in marks:
        yield Loose("unpaired", (mark,))


def _turned(string: str, marks: list[Mark]) -> Loose | None:
    """``“甲“``, ``”甲”``, ``”甲“``: a quoted term with a half turned round."""
    first, second = marks
    if not FAMILY.get(first.read) == FAMILY.get(second.read) == DOUBLE or (first.read == "“" and second.read == "”"):
        return None
    content = string[first.at + 1 : second.at]
    short = 0 < len(content) <= _SHORT and not any(char in _BREAKING for char in content)
    if not short:
        return None
    before = string[first.at - 1 : first.at]
    certain = content == content.strip() and _JOINT.isdisjoint((content[0], content[-1]))
    if first.read == "”":
        certain = certain and before not in tuple(POINTS.replace("：", "").replace("、", ""))
    if first.read == "”" and second.read == "“":
        certain = certain and before in ("", "\n", "：", "、", "（", "《", ":", "(")
    return Loose("turned", (first, second), ("“", "”"), certain)


def _shapes(string: str, marks: list[Mark]) -> Loose | None:
    """``《甲〉`` and ``（甲〕``: halves of two shapes."""
    first, second = marks
    kinds = FAMILY.get(first.read, ""), FAMILY.get(second.read, "")
    if first.read not in OPENING or second.read in OPENING or kinds[0] == kinds[1]:
        return None
    if any(stop in string[first.at : second.at] for stop in STOPS) or second.at - first.at > 80:
        return None
    if set(kinds) == {BOOK, INNER_BOOK}:
        return Loose("mixed-shape", (first, second), ("《", "》"), True)
    if set(kinds) == {DOUBLE, SINGLE}:
        return Loose("mixed-shape", (first, second), ("“", "”"), True)
    if set(kinds) & {BOOK, INNER_BOOK, DOUBLE, SINGLE}:
        return None
    opening = "（" if first.char == "(" else first.char
    return Loose("mixed-shape", (first, second), (opening, PARTNER[opening]), False)
