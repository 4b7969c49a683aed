"""Kind ``half-width``: marks typed half-width in Chinese prose, judged by what stands on both sides.

The context is looked for through ``%``, quotes and brackets. Addresses, numbers, codes and English keep their marks.
"""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.around import CLAUSE, REACH, Place, clause_after, clause_before, place_of
from bulletin_lint.checks.reading.brackets import is_residue
from bulletin_lint.checks.reading.chars import (
    CLOSERS,
    HALF_POINTS,
    OPENERS,
    POINTS,
    WIDE_MARKS,
    is_ascii_word,
    is_digit,
    is_han,
)
from bulletin_lint.checks.reading.foreign import HAN_DOMAIN
from bulletin_lint.checks.reading.prose import Paragraphs, line_start, paragraphs
from bulletin_lint.checks.reading.protected import Protected, protected
from bulletin_lint.checks.reading.quoted import begins_quotation
from bulletin_lint.checks.reading.transliteration import is_name_dot
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.numerals import COUNTING, HAN_LABEL
from bulletin_lint.text.text import Text
from bulletin_lint.toml.decode import Doc

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "．": "。"}
_STOP = r"[.．](?![0-9０-９])|[.．](?=[0-9]{4}年)"
_CANDIDATE = rf"[,;:?!]|{_STOP}"
_LABEL = compiled(rf"[（(]?第?{HAN_LABEL}[)）]?|首先|其次|再次|最后")
_LATIN_LABEL = compiled(r"[0-9]{1,2}[,;:]|[A-Za-z][,;]")
_HAN_SITE = compiled(rf"\.{HAN_DOMAIN}")
_INTERVAL = compiled(r"[\[(（〔［][ ]?[+-]?[0-9.]+[%％]")
_RATIO = frozenset("男女城乡甲乙师生医护床东西南北中老新")
_UNFINISHED = frozenset("的和与及或在对把被将从向于而并")  # no sentence ends in these


class HalfWidth(NamedTuple):
    """``marks``: which of ``,;:?!.`` this rule speaks of, or ``．``, which is as wide as a Chinese mark and is none."""

    marks: Annotated[str, Doc("查哪些标点，从半角的 ,;:?!. 和全角的 ．中取")]


def verdicts(draft: Draft) -> list[tuple[int, str, bool]]:
    """``(offset, full-width mark, certain)`` for every half-width mark that should not be one; ask through
    ``draft.shared``."""
    string = draft.text.string
    found = []
    pattern = _CANDIDATE if any(mark in string for mark in ",;:?!") else _STOP
    for match in compiled(pattern).finditer(string):
        at = match.start()
        certain = _verdict(draft, string, at)
        if certain is not None:
            found.append((at, "·" if _parts_a_name(string, at) else WIDE[string[at]], certain))
    return found


def _verdict(draft: Draft, string: str, at: int) -> bool | None:
    """Whether the mark at ``at`` is certainly wrong, perhaps wrong, or (None) nothing to speak of."""
    if not _touches_wide(string, at):
        return None
    known: Paragraphs = draft.shared(paragraphs)
    nature = known.at(at)
    guard: Protected = draft.shared(protected)
    if (
        guard.at(at)
        or not nature.chinese
        or _clashes(string, at)
        or begins_quotation(string, at)
        or is_residue(string, at)
    ):
        return None
    place = place_of(string, at, nature, guard)
    if draft.text.has_object(place.left_at + 1, at + 1):
        return _beside_object(draft.text, place)
    return _stop(place) if string[at] in ".．" else _point(place)


def _touches_wide(string: str, at: int) -> bool:
    """A quick look: only a mark with something Chinese within reach, or at a paragraph's end, is worth judging."""
    return not string[max(0, at - 60) : at + 8].isascii()


def _clashes(string: str, at: int) -> bool:
    """Another mark right beside it: which of the two is meant, another rule asks. Behind an ellipsis it is plain where
    a sentence goes on or ends."""
    around = string[at - 1 : at] + string[at + 1 : at + 2]
    plain = string[at] in "?!" or is_han(string[at + 1 : at + 2])
    return any(char in POINTS or char in HALF_POINTS or (char == "…" and not plain) for char in around)


def _beside_object(text: Text, place: Place) -> bool | None:
    """A formula or a picture stands beside the mark like a word: before it, Chinese must follow; behind it, precede."""
    if place.mark in ".．":
        return None
    if text.has_object(place.left_at + 1, place.at):
        right_at = place.string.index(place.right, place.at + 1)
        return True if place.before_chinese and not text.has_object(place.at + 1, right_at) else None
    return True if place.after_chinese else None


def _point(place: Place) -> bool | None:
    """Comma, semicolon, colon, question and exclamation mark."""
    if (place.mark == ":" and _is_ratio_of_words(place)) or _is_latin_label(place):
        return None
    if place.after_chinese:
        return True
    if not place.left or not place.guard.at(place.left_at):
        return None
    if place.before_chinese:
        return _after_token(place)
    if place.right == "":
        return _after_token(place) if place.mark != ":" else None
    return _between_tokens(place)


def _is_latin_label(place: Place) -> bool:
    """``1,加强领导`` at the start of a line: the mark of a label, which another rule judges."""
    start = place.nature.start
    begins = (place.at - length for length in (1, 2) if place.at - length >= start)
    labels = (begin for begin in begins if _LATIN_LABEL.fullmatch(place.string, begin, place.at + 1))
    return any(line_start(place.string, begin, start) for begin in labels)


def _is_ratio_of_words(place: Place) -> bool:
    """男:女 is a ratio written in words."""
    return (place.left in _RATIO and place.right in _RATIO) if place.left and place.right else False


def _after_token(place: Place) -> bool | None:
    """The mark follows a number, code or foreign word and precedes Chinese, or ends the paragraph."""
    span = place.guard.at(place.left_at)
    if span is None or not _reaches_chinese(place, span[0]):
        return None
    if span[2] == "phrase":
        return False if place.string.count(" ", span[0], span[1]) < 3 else None
    if place.mark == ":" and (span[2] in ("number", "time", "ratio", "address")):
        return False
    return span[2] not in ("url", "email", "site", "path") or place.right != ""


def _between_tokens(place: Place) -> bool | None:
    """``9:00-11:30,14:00-17:00`` and ``增长5%,GDP``: no number is written so."""
    if place.mark not in ",;":
        return None
    before = place.guard.at(place.left_at)
    after = place.guard.at(place.string.index(place.right, place.at + 1))
    if before is None or after is None or not _reaches_chinese(place, before[0]):
        return None
    if before[2] == after[2] == "time":
        return True
    if place.string[place.at - 1] not in "%％":
        return None
    if after[2] in ("number", "decimal") and place.mark == ",":
        return True if _INTERVAL.search(place.string, before[0] - 3, place.at) is None else None
    return True if after[2] == "word" and after[1] - after[0] > 1 else None


def _reaches_chinese(place: Place, start: int) -> bool:
    """Whether the chain of tokens that ends here begins after Han: walk left over half-width text without spaces."""
    index = start - 1
    floor = max(place.nature.start, start - 2 * REACH)
    while index >= floor and place.string[index].isascii() and place.string[index] != "\n":
        index -= 1
    if index < floor:
        return place.nature.sentences or is_han(place.right)
    return is_han(place.string[index]) or place.string[index] in WIDE_MARKS


def _stop(place: Place) -> bool | None:
    """The full stop: a dot also ends labels, parts names, and belongs to abbreviations."""
    if _is_label(place):
        return None
    if place.after_chinese:
        return _stop_after_chinese(place)
    span = place.guard.at(place.left_at)
    if span is None or not _reaches_chinese(place, span[0]):
        return None
    percent = place.string[place.at - 1] in "%％"
    if place.right == "":
        return _stop_after_token(span[2], place.string[max(0, span[0] - 2) : span[0]])
    if percent and is_han(place.right):
        return True
    return False if _ends_sentence(place, span) else None


def _ends_sentence(place: Place, span: tuple[int, int, str]) -> bool:
    """Whether a dot between a number and Han may end a sentence: the number is no label, and no year before a
    season."""
    number = place.string[span[0] : span[1]]
    counts = span[2] in ("decimal", "thousands") or (span[2] == "number" and len(number) >= 3)
    year = len(number) == 4 and number[:2] in ("19", "20")
    parted = is_han(place.string[span[0] - 1 : span[0]]) and place.right == place.string[place.at + 1 : place.at + 2]
    return counts and not year and parted and is_han(place.right) and clause_after(place) >= 3


def _stop_after_token(name: str, before: str) -> bool | None:
    if name in ("phrase", "apostrophe", "initials") or (before.isascii() and before.endswith(" ")):
        return None
    return name not in ("url", "email", "site", "path", "file", "word")


def _parts_a_name(string: str, at: int) -> bool:
    """Whether a dot stands for the ``·`` of a foreign name."""
    return string[at] == "." and is_name_dot(string[max(0, at - 2) : at], string[at + 1 : at + 3])


def _stop_after_chinese(place: Place) -> bool | None:
    if place.right == "" or place.right in CLOSERS:
        return True
    if place.left in COUNTING and place.right in COUNTING:  # the name of a day, which others judge
        return None
    if _parts_a_name(place.string, place.at):
        return False
    if is_digit(place.right):
        return clause_before(place) >= CLAUSE
    if is_ascii_word(place.right) or _HAN_SITE.match(place.string, place.at):
        return False
    if place.left in _UNFINISHED or place.mark == "．":  # which parts names and the items of references, too
        return False
    if place.right in OPENERS or is_han(place.right):
        return clause_before(place) >= CLAUSE and clause_after(place) >= 3
    return None


def _is_label(place: Place) -> bool:
    """``一.加强领导`` at the start of a line or sentence: a label's mark, which another rule judges."""
    string, at = place.string, place.at
    start = max(place.nature.start, at - 6)
    for begin in range(at - 1, start - 1, -1):
        if _LABEL.fullmatch(string, begin, at):
            if line_start(string, begin, place.nature.start) or string[begin - 1] in "。；：":
                return True
        elif at - begin > 2:
            break
    return False


def run(draft: Draft, parameters: HalfWidth) -> Iterator[Hit]:
    found: list[tuple[int, str, bool]] = draft.shared(verdicts)
    string = draft.text.string
    for at, wide, certain in found:
        if string[at] in parameters.marks:
            yield Hit(at, at + 1, (Edit(at, at + 1, wide),), {"fixed": wide}, certain)


KIND = Kind("half-width", run, HalfWidth, sees_objects=True)
