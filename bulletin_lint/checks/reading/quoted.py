"""Other people's words: what stands in quotation marks or title marks is not the drafter's own wording."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING

from bulletin_lint.startup.patterns import compiled

if TYPE_CHECKING:
    from bulletin_lint.bulletin.draft import Draft

LONGEST_NAME = 16
_NEARBY = 40  # characters over which a name is looked for
_PAIR = compiled(
    r"“[^“”\n]*(?:“[^“”\n]*”[^“”\n]*)*”|《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》"
    r'|"[^"\n]*"'
)
_SENTENCE = compiled(r"[，。；：！？,;]")


class Quotation(StrEnum):
    """What a pair of marks encloses."""

    TITLE = "title"  # 《…》: a document, a book
    NAME = "name"  # “…” short and without a stop: a name, a term, a slogan
    SPEECH = "speech"  # “…” otherwise: a sentence that somebody said or wrote


class Quoted(StrEnum):
    """How far a rule reads what stands in marks."""

    SKIP = "skip"  # not at all
    NAMES = "names"  # names in “ ”
    TITLES = "titles"  # names in “ ”, titles in 《 》
    ALL = "all"


_READ = {
    Quoted.SKIP: frozenset[Quotation](),
    Quoted.NAMES: frozenset({Quotation.NAME}),
    Quoted.TITLES: frozenset({Quotation.NAME, Quotation.TITLE}),
    Quoted.ALL: frozenset(Quotation),
}


class Quotations:
    """The outermost quotations of a text, in order; ``spans`` hold the marks."""

    def __init__(self, string: str) -> None:
        self._string = string
        self.spans = [match.span() for match in _PAIR.finditer(string)]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that encloses the character at ``offset``; its marks themselves are not enclosed."""
        index = bisect_left(self.spans, (offset,)) - 1
        if index >= 0 and offset < self.spans[index][1] - 1:
            return self._kind(*self.spans[index])
        return None

    def _kind(self, start: int, end: int) -> Quotation:
        if self._string[start] == "《":
            return Quotation.TITLE
        if end - start - 2 > LONGEST_NAME or _SENTENCE.search(self._string, start + 1, end - 1):
            return Quotation.SPEECH
        return Quotation.NAME


def quotations(draft: Draft) -> Quotations:
    """The quotations of the draft. A pair never goes beyond its paragraph; an unpaired mark encloses nothing."""
    return Quotations(draft.text.string)


def is_own(draft: Draft, start: int, end: int, read: Quoted) -> bool:
    """Whether ``[start, end)`` is for the rule to judge: the drafter's own words, or marks that the rule reads."""
    if read is Quoted.ALL:
        return True
    found, readable = draft.shared(quotations), _READ[read]
    return all(kind is None or kind in readable for kind in map(found.at, {start, end - 1}))


def in_marks(draft: Draft, start: int) -> bool:
    """Whether the character at ``start`` stands inside quotation or title marks."""
    return draft.shared(quotations).at(start) is not None


def is_cited(string: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` is marks that stand alone in quotation marks: they are spoken of, not used, as in
    不能写成“。。。”."""
    around = string[start - 1 : start], string[end : end + 1]
    return around in (("“", "”"), ("‘", "’")) and not any(char.isalnum() for char in string[start:end])


def in_name(string: str, at: int, start: int, end: int) -> bool:
    """Whether ``at`` lies in a quoted name or a title that opened shortly before, in the paragraph
    ``string[start:end]``; whole sentences are no name. What a name quotes itself is passed over:
    《牢记“三个务必” 奋力创造新业绩》."""
    begin = max(start, at - _NEARBY)
    for opening, closing in ("“”", "《》", "‘’"):
        opened = string.rfind(opening, begin, at)
        if opened > string.rfind(closing, begin, at):
            closed = string.find(closing, at, min(end, at + _NEARBY))
            inside = string[opened + 1 : closed if closed >= 0 else at]
            if not any(mark in inside for mark in ("。" if opening == "《" else "，。；？！")):
                return True
    return False


def begins_quotation(string: str, at: int) -> bool:
    """Whether a mark stands at the head of a quotation, where it is spoken of, not used: ``其后加“, 等”``."""
    return at > 0 and string[at - 1] in "“‘"
