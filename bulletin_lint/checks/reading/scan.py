"""One pass over the text for every literal from which a wording check starts.

Checks teach the vocabulary their words when their parameters are made; the first of them that looks at a draft scans
it for all. The vocabulary only decides how much is looked for at once: what a check finds never depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin_lint.checks.reading.office_lists import office_of

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from bulletin_lint.bulletin.draft import Draft
    from bulletin_lint.bulletin.styles import WordingStyle

Occurrences = Mapping[str, Sequence[int]]


@dataclass(frozen=True, eq=False)
class _Automaton:
    """``words`` in the order in which ``matcher`` counts them."""

    words: tuple[str, ...]
    matcher: AhoCorasick

    def occurrences(self, draft: Draft) -> Occurrences:
        found: dict[str, list[int]] = {}
        for index, start, _ in self.matcher.find_matches_as_indexes(draft.text.string, overlapping=True):
            found.setdefault(self.words[index], []).append(start)
        return found


class Vocabulary:
    """The words that are looked for, and the automaton that finds them; it is built anew when words were added."""

    def __init__(self) -> None:
        self._words: dict[str, None] = {}
        self._automaton: _Automaton | None = None
        self._style: WordingStyle | None = None

    def learn(self, words: Iterable[str]) -> None:
        """Look for ``words`` as well from now on. An empty word is no word: ValueError."""
        before = len(self._words)
        for word in words:
            if not word:
                raise ValueError("空词无法查找")
            self._words[word] = None
        if len(self._words) != before:
            self._automaton = None

    def occurrences(self, draft: Draft) -> Occurrences:
        """Where each word begins in the draft's text, in order; words that do not occur are left out.

        The words of the office's own lists are looked for as well.
        """
        if draft.profile.wording is not self._style:
            self._style = draft.profile.wording
            self.learn(office_of(self._style).vocabulary)
        if self._automaton is None:
            from ahocorasick_rs import AhoCorasick  # loading the library costs milliseconds: not before it is needed

            words = tuple(self._words)
            self._automaton = _Automaton(words, AhoCorasick(words))
        # The automaton is part of the key: after words were added, a draft is scanned anew.
        return draft.shared(self._automaton.occurrences)


VOCABULARY = Vocabulary()
