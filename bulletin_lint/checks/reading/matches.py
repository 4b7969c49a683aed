"""The entries of word lists at their places. All lists in use are matched together, so that the longest entry wins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.office_lists import office_of
from bulletin_lint.checks.reading.seams import Seam, seam
from bulletin_lint.checks.reading.wordlist import Entry, Table
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.lexicon import Lexicon
from bulletin_lint.toml.words import written_out

Entries = Mapping[str, Sequence[Entry]]
_GIVEN_NAME = 2  # characters of most
_OFTEN_NONE = frozenset("于方高成时关易金何施程向安管段常解路任温章周")  # surnames that mostly end another word


class Match(NamedTuple):
    """An entry at its place, and the list that it comes from. ``certain``: no reading of the text around it gives its
    characters to several words, or to a name."""

    start: int
    end: int
    entry: Entry
    table: Entries
    certain: bool = True


def matches(draft: Draft, table: Entries, words: Collection[str]) -> Sequence[Match]:
    """The entries of all lists that the draft is checked for and of its office's own, none overlapping another.

    ``words`` is the group that those of ``table`` are looked for in; where the draft is not checked for it, the
    entries of ``table`` alone.
    """
    if words in draft.lexicon and office_of(draft.profile.wording).words in draft.lexicon:
        return draft.shared(_all)
    found = draft.occurrences(words).items()
    return _select(
        match for word, starts in found if word in table for match in _holding(draft, starts, table[word], table)
    )


def _all(draft: Draft) -> Sequence[Match]:
    office = office_of(draft.profile.wording)
    found: list[Match] = []
    for word, starts in draft.occurrences(office.words).items():
        for table in (_shipped(draft.lexicon).get(word, {}), office.terms, office.forbidden):
            if word in table:
                found += _holding(draft, starts, table[word], table)
    return _select(found)


@lru_cache(maxsize=8)
def _shipped(lexicon: Lexicon) -> Mapping[str, Table]:
    """The list that each word of the lists in ``lexicon`` is in; a word that is in several counts for the last."""
    return {word: group for group in lexicon.groups if isinstance(group, Table) for word in group.words}


def _holding(draft: Draft, starts: Sequence[int], entries: Sequence[Entry], table: Entries) -> Iterator[Match]:
    date = draft.bulletin.masthead.date
    issued = date.value if date else None
    string = draft.text.string
    for entry in entries:
        if entry.in_force(issued):
            for start in starts:
                end = start + len(entry.wrong)
                if entry.holds(string, start) and (parts := seam(string, start, end)) < Seam.CLEAR:
                    yield Match(start, end, entry, table, parts is Seam.NONE and not _is_name(string, start, end))


def _is_name(string: str, start: int, end: int) -> bool:
    """Whether two characters may be what somebody is called, behind a surname."""
    if end - start != _GIVEN_NAME or not start or not _surname().fullmatch(string[start - 1]):
        return False
    return string[start - 1] not in _OFTEN_NONE or not string[max(0, start - 2) : start - 1].isalpha()


@cache
def _surname() -> regex.Pattern[str]:
    return compiled(written_out("<常见姓>"))


def _select(found: Iterable[Match]) -> Sequence[Match]:
    """The matches that stay: the longer before the shorter, the one with conditions before the one without."""
    chosen: list[Match] = []
    taken: set[int] = set()
    for match in sorted(found, key=_rank):
        span = range(match.start, match.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _rank(match: Match) -> tuple[int, bool, int]:
    return (match.start - match.end, not (match.entry.before or match.entry.after), match.start)
