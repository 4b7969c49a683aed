"""What rules would find in words that hold something invisible or a character that looks like another.

布署 is a slip, with a zero-width space between its characters as well; but no rule sees it then. So where a text holds
such characters, the rules that read words look at it a second time, without them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.odd import BLANKS, MARKS, han_for, name_of_invisible, odd_characters
from bulletin_lint.engine import linter
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.rule import Rule
from bulletin_lint.text.text import Text

_READERS = frozenset({"words", "pattern"})  # kinds that ask for the text alone, not for the parts of a bulletin
_NOTE = "其中夹有看不见的字符或形似汉字的字符，修复它们之后才能修复这一处"


def seen_through(draft: Draft, rules: Iterable[Rule], found: list[Finding]) -> list[Finding]:
    """``found``, and the findings that ``draft`` would have besides, were its characters what they look like; in
    reading order. Those have no fix: it follows once the characters are repaired."""
    places: list[int] = draft.shared(odd_characters)
    plain = {at: char for at in places if (char := _plain(draft.text.string[at])) is not None}
    if not plain:
        return found
    clean, origin = _clean(draft, plain)
    known = {(finding.rule.code, finding.start) for finding in found}
    readers = [rule for rule in rules if rule.kind.name in _READERS]
    told = _told(linter.check(clean, readers), origin, sorted(plain))
    new = [finding for finding in told if (finding.rule.code, finding.start) not in known]
    return sorted(found + new, key=lambda finding: finding.sort_key)


def _plain(char: str) -> str | None:
    """What stands in place of a character in the text that is read; None for one that stays."""
    if name_of_invisible(char):
        return None if char in BLANKS else ""
    return MARKS.get(char) or han_for(char) or None


def _clean(draft: Draft, plain: dict[int, str]) -> tuple[Draft, list[int]]:
    """The draft with the characters in ``plain`` replaced, and where each character of it comes from."""
    pieces = [plain.get(at, char) for at, char in enumerate(draft.text.string)]
    origin = [at for at, piece in enumerate(pieces) for _ in piece]
    paragraphs = tuple(
        replace(paragraph, start=bisect_left(origin, paragraph.start), end=bisect_left(origin, paragraph.end))
        for paragraph in draft.text.paragraphs
    )
    roles = tuple((bisect_left(origin, start), role) for start, role in draft.bulletin.roles)
    bulletin = draft.bulletin._replace(roles=roles)
    clean = Draft(Text("".join(pieces), paragraphs), bulletin, draft.profile, lexicon=draft.lexicon, form=draft.form)
    return clean, origin


def _told(findings: Iterable[Finding], origin: list[int], places: list[int]) -> Iterator[Finding]:
    """Those of ``findings`` that reach over one of ``places``, where they stand in the text as it is."""
    for finding in findings:
        start, end = origin[finding.start], origin[finding.end - 1] + 1
        index = bisect_left(places, start)
        if index < len(places) and places[index] < end:
            yield finding._replace(start=start, end=end, fix=None, note=_NOTE, others=())
