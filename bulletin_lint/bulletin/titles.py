"""Titles that are known, to be found whole, by how they begin, or by what is nearly the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

SIMILAR = 0.8  # resemblance from which on a line is taken for a title that was written with a slip
_CANDIDATES = 3  # titles that are compared character by character
_LAST = chr(0x10FFFF)  # comes behind every character of a title
_COMMON = 60  # titles with the same pair of characters; a pair that more have tells nothing


class Titles(frozenset[str]):
    """A set of keys of titles (see ``lines.key``), in the order of their characters."""

    def __iter__(self) -> Iterator[str]:
        return iter(self._sorted)

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted(super().__iter__())

    def may_begin(self, char: str) -> bool:
        """Whether a title may begin so, ornaments before it left aside."""
        return char in self._initials or not char.isalnum()

    @cached_property
    def _initials(self) -> frozenset[str]:
        return frozenset(title[:1] for title in self)

    def begin_with(self, start: str) -> bool:
        """Whether a title begins with ``start``."""
        index = bisect_left(self._sorted, start)
        return index < len(self._sorted) and self._sorted[index].startswith(start)

    def beginning(self, char: str) -> Sequence[str]:
        """The titles whose first character is ``char``."""
        start = bisect_left(self._sorted, char)
        return self._sorted[start : bisect_left(self._sorted, char + _LAST, start)]

    def is_near(self, name: str, least: float = SIMILAR) -> bool:
        """Whether the resemblance to some title is ``least`` or more."""
        return self.resemblance(name, least) >= least

    def resemblance(self, name: str, least: float = 0.0) -> float:
        """How much ``name`` is like the title that it is most like, from 0 to 1; below ``least`` any lower number."""
        holders = (self._by_pair.get(pair, ()) for pair in set(pairwise(name)))
        shared = Counter(title for found in holders if len(found) <= _COMMON for title in found)
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(name)
        best = 0.0
        for title, _ in shared.most_common(_CANDIDATES):
            most = 2 * min(len(title), len(name)) / (len(title) + len(name))
            if most > best and most >= least:
                matcher.set_seq1(title)
                best = max(best, matcher.ratio())
        return best

    @cached_property
    def _by_pair(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """The titles by the pairs of characters in them."""
        found: dict[tuple[str, str], list[str]] = {}
        for title in self._sorted:
            for pair in set(pairwise(title)):
                found.setdefault(pair, []).append(title)
        return found
