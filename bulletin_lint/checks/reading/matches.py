"""The entries of word lists at their places. All lists in use are matched together, so that the longest entry wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.office_lists import office_of
from bulletin_lint.checks.reading.seams import is_seam
from bulletin_lint.checks.reading.wordlist import Entry, Table
from bulletin_lint.text.lexicon import Occurrences

Entries = Mapping[str, Sequence[Entry]]


class Match(NamedTuple):
    """An entry at its place, and the list that it comes from."""

    start: int
    end: int
    entry: Entry
    table: Entries


def matches(draft: Draft, table: Entries) -> Sequence[Match]:
    """The matches of all lists that the draft is checked for and of its office's own, none overlapping another; those of
    ``table`` are among them, whether it is checked for or not."""
    if isinstance(table, Table) and table not in draft.lexicon:
        found = draft.occurrences(table)
        return _select(_standing(draft, table, found.keys() & table.keys(), found))
    return draft.shared(_all)


def _all(draft: Draft) -> Sequence[Match]:
    office = office_of(draft.profile.wording)
    shipped = [group for group in draft.lexicon.groups if isinstance(group, Table)]
    found: list[Match] = []
    seen: set[str] = set()
    for table in reversed(shipped):  # a word that is in several of them counts for the last
        words = draft.occurrences(table).keys() & table.keys() - seen
        found += _standing(draft, table, words, draft.occurrences(table))
        seen |= words
    for own in (office.terms, office.forbidden):
        occurrences = draft.occurrences(office.words)
        found += _standing(draft, own, occurrences.keys() & own.keys(), occurrences)
    return _select(found)


def _standing(draft: Draft, table: Entries, words: Iterable[str], found: Occurrences) -> Iterator[Match]:
    """The entries for ``words`` where they stand in the text and their conditions and their span of dates hold."""
    for word in words:
        yield from _holding(draft, found[word], table[word], table)


def _holding(draft: Draft, starts: Sequence[int], entries: Sequence[Entry], table: Entries) -> Iterator[Match]:
    date = draft.bulletin.masthead.date
    issued = date.value if date else None
    for entry in entries:
        if entry.in_force(issued):
            for start in starts:
                seam = len(entry.wrong) == 2 and is_seam(draft.text.string, start)
                if not seam and entry.holds(draft.text.string, start):
                    yield Match(start, start + len(entry.wrong), entry, table)


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
