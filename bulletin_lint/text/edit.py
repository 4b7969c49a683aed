"""Edits to a text: plain data, applied in one place; and the smallest edits from one text to another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import NamedTuple

# Comparing letter by letter costs, time and again, a look at each pair of equal letters. Two sentences of 400
# characters have some 2,000 such pairs; two rows of 100 characters that alternate between two have 5,000.
_MOST_PAIRS = 2_000
_MOST_ALIKE = 100_000  # where it is only asked how alike two articles are: some 3,000 characters each
_CLAUSE = re.compile(r"[^，。；：！？,.;:!?\s]*(?:[，。；：！？,.;:!?]|\s|\Z)")


class Edit(NamedTuple):
    """Replace ``[start, end)`` of the text, in characters, by ``replacement``; ``start == end`` inserts."""

    start: int
    end: int
    replacement: str


class Difference(NamedTuple):
    """``[start, end)`` of one text, in whose place another has ``[new_start, new_end)``; in characters."""

    start: int
    end: int
    new_start: int
    new_end: int

    def moved(self, by: int, new_by: int) -> Difference:
        """The same in texts that begin so much earlier."""
        return Difference(self.start + by, self.end + by, self.new_start + new_by, self.new_end + new_by)


def replacing(string: str, start: int, end: int, replacement: str) -> tuple[Edit, ...]:
    """The smallest edits that make ``string[start:end]`` read ``replacement``, so that what stays keeps its
    formatting; nothing where it reads so already."""
    old = string[start:end]
    if old == replacement:
        return ()
    found = differences(old, replacement)
    return tuple(Edit(start + a, start + b, replacement[c:d]) for a, b, c, d in found)


def differences(old: str, new: str) -> list[Difference]:
    """The smallest stretches in which two texts differ, in order.

    Texts that would take long to compare letter by letter are compared clause by clause first. What would take long
    even then is compared place by place if its length stays, and otherwise differs from the first letter that is
    another to the last. The time is linear in the lengths.
    """
    if _comparable(old, new):
        return _matched(old, new)
    head, tail = common_ends(old, new)
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    return [found.moved(head, head) for found in (_by_clauses(old, new) or compared(old, new))]


def compared(old: Sequence[Hashable], new: Sequence[Hashable], most: int = _MOST_PAIRS) -> list[Difference]:
    """``differences`` of two sequences of whatever items, or of two texts without a look at their clauses. More than
    ``most`` pairs of equal items are not looked at."""
    if _comparable(old, new, most):
        return _matched(old, new)
    if len(old) == len(new):
        return differing(old, new)
    head, tail = common_ends(old, new)
    return [Difference(head, len(old) - tail, head, len(new) - tail)]


def likeness(old: str, new: str) -> float:
    """How much of two texts is the same, in the same order: 0 for nothing, 1 for all. Of long texts whole clauses are
    compared, and where that would take long, too, no order is looked at."""
    for pieces, others in ((old, new), (_CLAUSE.findall(old), _CLAUSE.findall(new))):
        if _comparable(pieces, others, _MOST_ALIKE):
            blocks = SequenceMatcher(None, pieces, others, autojunk=False).get_matching_blocks()
            same = sum(len("".join(pieces[block.a : block.a + block.size])) for block in blocks)
            return 2 * same / (len(old) + len(new)) if old or new else 1.0
    return SequenceMatcher(None, old, new, autojunk=False).quick_ratio()


def differing(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Difference]:
    """The stretches in which two sequences of one length differ, compared place by place."""
    found: list[Difference] = []
    start = 0
    for at in range(len(old) + 1):
        if at == len(old) or old[at] == new[at]:
            if start < at:
                found.append(Difference(start, at, start, at))
            start = at + 1
    return found


def common_ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """How many items two sequences share at their beginning, and how many of the others at their end."""
    head = _shared(old, new)
    return head, _shared(reversed(old[head:]), reversed(new[head:]))


def _shared(one: Iterable[Hashable], other: Iterable[Hashable]) -> int:
    """How many items are the same from the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _by_clauses(old: str, new: str) -> list[Difference]:
    """``differences`` of two texts of many clauses; nothing where these do not help."""
    clauses, others = _CLAUSE.findall(old), _CLAUSE.findall(new)
    if not _comparable(clauses, others):
        return []
    starts, new_starts = ([0, *accumulate(map(len, pieces))] for pieces in (clauses, others))
    found: list[Difference] = []
    for a, b, c, d in _matched(clauses, others):
        start, end, new_start, new_end = starts[a], starts[b], new_starts[c], new_starts[d]
        inside = compared(old[start:end], new[new_start:new_end])
        found += [each.moved(start, new_start) for each in inside]
    return found


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Difference]:
    """The stretches between the longest that both have."""
    if set(old).isdisjoint(new):  # as most often; the same that the matcher would say
        return [Difference(0, len(old), 0, len(new))]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Difference(*places) for tag, *places in codes if tag != "equal"]


def _comparable(old: Sequence[Hashable], new: Sequence[Hashable], most: int = _MOST_PAIRS) -> bool:
    """Whether no more than so many pairs of their items are alike."""
    if len(old) * len(new) <= most:
        return True
    counts = Counter(new)
    return sum(count * counts[item] for item, count in Counter(old).items()) <= most


def moved(offset: int, edits: Iterable[Edit]) -> int:
    """Where the character at ``offset`` stands once ``edits`` are made; one inside an edit moves as its beginning."""
    before = [edit for edit in edits if edit.end <= offset]
    return offset + sum(len(edit.replacement) - (edit.end - edit.start) for edit in before)


def applied(string: str, edits: Iterable[Edit]) -> str:
    """``string`` with ``edits`` made; they must not overlap, in any order. Insertions at one place keep theirs."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += (string[done : edit.start], edit.replacement)
        done = edit.end
    return "".join((*pieces, string[done:]))
