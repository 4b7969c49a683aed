"""Kind ``words``: the entries of a word list that stand in the text under their conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.nearby import trimmed
from bulletin_lint.checks.reading.office_lists import FORBIDDEN, TERMS, office_of
from bulletin_lint.checks.reading.quoted import Quoted, in_marks, is_own
from bulletin_lint.checks.reading.scan import VOCABULARY
from bulletin_lint.checks.reading.seams import is_seam
from bulletin_lint.checks.reading.wordlist import VERBS, Entry, shipped
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind


class Match(NamedTuple):
    """An entry at its place, and the list that it comes from."""

    start: int
    end: int
    entry: Entry
    source: str


Table = Mapping[str, Sequence[Entry]]


class Words(NamedTuple):
    """``list`` names a file ``rules/wording/<list>.tsv``; ``quoted`` says how far names in “ ” and titles in 《 》 are
    read as well (``skip``, ``names``, ``titles``, ``all``), ``sure`` which of its entries the rule speaks for."""

    list: str
    quoted: str = Quoted.SKIP
    sure: tuple[str, ...] = tuple(VERBS)

    def validate(self) -> None:
        Quoted(self.quoted)
        LISTS.add(self.list, shipped(self.list))


class Lists:
    """All lists in use. They are matched together, so that the longest entry wins over all lists."""

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}
        self._finder: Callable[[Draft], Sequence[Match]] | None = None

    def add(self, name: str, table: Table) -> None:
        """Match the entries of ``table`` too from now on."""
        if self._tables.get(name) is not table:
            self._tables[name] = table
            self._finder = None
            VOCABULARY.learn(table)

    def matches(self, draft: Draft) -> Sequence[Match]:
        """The matches of all lists in the draft and of its office's own, none overlapping another."""
        if self._finder is None:
            tables = self._tables.copy()
            sources = {word: name for name, table in tables.items() for word in table}
            self._finder = lambda draft: select(candidates(draft, tables, sources))
        return draft.shared(self._finder)


def candidates(draft: Draft, tables: Mapping[str, Table], sources: Mapping[str, str]) -> Iterator[Match]:
    """Every entry that stands in the text where its conditions and its span of dates hold.

    ``sources`` has the list that each word is in. A word that is in several shipped lists counts for the last.
    """
    office = office_of(draft.profile.wording)
    for word, starts in VOCABULARY.occurrences(draft).items():
        if word in sources:
            yield from _holding(draft, starts, tables[sources[word]][word], sources[word])
        for name, table in ((TERMS, office.terms), (FORBIDDEN, office.forbidden)):
            if word in table:
                yield from _holding(draft, starts, table[word], name)


def _holding(draft: Draft, starts: Sequence[int], entries: Sequence[Entry], source: str) -> Iterator[Match]:
    date = draft.bulletin.masthead.date
    issued = date.value if date else None
    for entry in entries:
        if entry.in_force(issued):
            for start in starts:
                seam = len(entry.wrong) == 2 and is_seam(draft.text.string, start)
                if not seam and entry.holds(draft.text.string, start):
                    yield Match(start, start + len(entry.wrong), entry, source)


def select(matches: Iterator[Match]) -> Sequence[Match]:
    """The matches that stay: the longer before the shorter, the one with conditions before the one without."""
    chosen: list[Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=_rank):
        span = range(match.start, match.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(match)
    return sorted(chosen)


def _rank(match: Match) -> tuple[int, bool, int]:
    return (match.start - match.end, not (match.entry.before or match.entry.after), match.start)


LISTS = Lists()


def run(draft: Draft, parameters: Words) -> Iterator[Hit]:
    quoted = Quoted(parameters.quoted)
    for match in LISTS.matches(draft):
        mine = match.source == parameters.list and match.entry.sure in parameters.sure
        if mine and is_own(draft, match.start, match.end, quoted):
            yield hit(draft, match)


def hit(draft: Draft, match: Match) -> Hit:
    """What to tell of a match. One proposal can be made an edit, several can only be said; a word in marks may be a
    name as somebody wrote it, so it is never changed unasked."""
    entry = match.entry
    proposals = entry.right.split("|") if entry.right else []
    edits = trimmed(draft.text.string, match.start, match.end, proposals[0]) if len(proposals) == 1 else ()
    values = {
        "verb": VERBS[entry.sure],
        "right": "”或“".join(proposals),
        "note": f"（{entry.note}）" if entry.note else "",
    }
    certain = entry.fix == "safe" and not in_marks(draft, match.start)
    return Hit(match.start, match.end, edits, values, certain)


KIND = Kind("words", run, Words)
