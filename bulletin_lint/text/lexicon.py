"""The words that many checks start from, looked for in one pass over a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Occurrences = Mapping[str, Sequence[int]]


class Lexicon:
    """Groups of words: a group is what one check looks for, hashable, with no empty word in it.

    Immutable. The automaton is built when a text is first searched.
    """

    def __init__(self, groups: Iterable[Collection[str]] = ()) -> None:
        self.groups: Mapping[Collection[str], None] = dict.fromkeys(groups)

    def __contains__(self, group: Collection[str]) -> bool:
        return group in self.groups

    def occurrences(self, string: str) -> Occurrences:
        """Where each word of any group begins, in order; words that do not occur are left out."""
        found: dict[str, list[int]] = {}
        if self._words:
            for index, start, _ in self._matcher.find_matches_as_indexes(string, overlapping=True):
                found.setdefault(self._words[index], []).append(start)
        return found

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for group in self.groups for word in group))

    @cached_property
    def _matcher(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick  # loading the library takes milliseconds: not before it is needed

        return AhoCorasick(self._words)
