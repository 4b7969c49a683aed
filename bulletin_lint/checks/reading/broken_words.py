"""Whether a typed line break tears a word apart: 理论宣｜讲进社区, but not 全市宣传思想｜工作会议.

Both sides of the break are read together, as the row of words that is the likeliest by how often each of them occurs
(``rules/wording/words.tsv``, from the dictionary of jieba; ``tools/words.py`` writes it). A word is torn only where the
likeliest row has it across the break, and every row with a seam there is far less likely. Who is not sure is silent:
beside a character of which no word is known, as of a name; inside numbers, and what is loosely joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bulletin_lint.checks.reading.chars import BREAKS, SPACES, is_digit, is_han
from bulletin_lint.toml.shipped import rules_folder
from bulletin_lint.toml.words import common

_WINDOW = 12  # characters of each side that are read
_LONGEST = 4  # characters of a word
_SHORT = 2  # characters that come together by chance
# Bits: how much less likely a row of words with a seam at the break must be. Measured: ``benchmarks/broken_words.py``.
_CLEAR = 5.0
_CLEARER = 7.0
_CLEAREST = 10.0
_CORPUS = 25.8  # what a word costs that occurs once in the corpus of the dictionary, in bits
_UNKNOWN = 27.0  # and a character that does not occur there
_COMMON = 13.0  # and at most one that is common as a word by itself: it occurs 7,000 times
# Endings that are no words, though what stands before them is: 志愿者, 常态化, 推进会.
_ENDINGS = frozenset("者化性们员业度感力率会")
# Characters that are words by themselves, so that a word may well end before them or begin behind them.
_ALONE = frozenset("的和与及在对为向以将把被从等是了各让用由就也都")
# Those before which a title often has a longer word, and those behind which it has: 新｜时代, 总｜书记, 活动｜周.
_BEFORE = frozenset("新高总副老大全党市县省区镇村乡要更再并已抓促讲办创建推我于进有学做送赴评")
_BEHIND = frozenset("会区市县省镇村局厅办委部站点周月日年上中下内化性者员业新党进入到更有促助惠暖送齐再走")
_WORDS = re.compile("([^A-Za-z]*)([A-Za-z])")


class _Word(NamedTuple):
    """What a word costs in a row of words, in bits; ``sure`` where it may be said that it is torn."""

    cost: float
    sure: bool


class _Row(NamedTuple):
    """The likeliest row of words up to the break, or from it on: what it costs, and the word that is farthest from the
    edge of the window, beside which a torn one would stand; '' if there is none."""

    cost: float
    beside: str = ""


class _Torn(NamedTuple):
    """A word across the break between the words beside it, and how much likelier that is than a seam, in bits."""

    word: str
    before: str
    behind: str
    bits: float


def breaks_word(before: str, after: str, known: str = "") -> bool:
    """Whether a line break typed between ``before`` and ``after`` tears a word apart; only what is sure. ``known`` is
    other text of the draft: where it has other words on both sides, it knows better."""
    return broken_word(before, after, known) != ""


def broken_word(before: str, after: str, known: str = "") -> str:
    """The word that a line break typed between ``before`` and ``after`` surely tears apart, '' for none."""
    before, after = before.rstrip(SPACES), after.lstrip(SPACES)
    left, right = _last_han(before), _first_han(after)
    torn = _torn(left, right) if left and right else None
    if torn is None or not _is_sure(torn):
        return ""
    if not torn.before and is_digit(before[: len(before) - len(left)][-1:]):  # 2024年度, 30人次
        return ""
    return "" if _parted_in(known, left[-2:], right[:2]) else torn.word


def _is_sure(torn: _Torn) -> bool:
    """Whether words stand on both sides, and no single characters that may be names, or halves of others. The less
    sure it is of these that they stand there by themselves, the clearer it must be that the word is one."""
    if torn.bits <= _CLEAR:
        return False
    odd = [(char, usual) for char, usual in ((torn.before, _BEFORE), (torn.behind, _BEHIND)) if _is_odd(char)]
    if not odd:
        return True
    if torn.bits > _CLEARER and (len(torn.word) > _SHORT or all(char in usual for char, usual in odd)):
        return True
    if torn.before in common()["常见姓"]:
        return False
    return torn.bits > _CLEAREST and all(_cost(char) <= _COMMON for char, _ in odd)


def _is_odd(beside: str) -> bool:
    """Whether what stands beside a torn word is a single character that may not be a word by itself."""
    return len(beside) == 1 and beside not in _ALONE


def _torn(left: str, right: str) -> _Torn | None:
    """The likeliest word across the break, if there is any."""
    run, cut = left + right, len(left)
    fore, back = _rows_before(left), _rows_behind(right)
    seam, found = fore[cut].cost + back[0].cost, list[tuple[float, int, int]]()
    for start in range(max(0, cut - _LONGEST + 1), cut):
        for end in range(cut + 1, min(len(run), start + _LONGEST) + 1):
            word = _word(run[start:end])
            if word is None:
                continue
            cost = fore[start].cost + word.cost + back[end - cut].cost
            if word.sure and not _has_seam(run[start:end], cut - start):
                found.append((cost, start, end))
            else:
                seam = min(seam, cost)
    if not found:
        return None
    cost, start, end = min(found)
    return _Torn(run[start:end], fore[start].beside, back[end - cut].beside, seam - cost)


def _has_seam(word: str, at: int) -> bool:
    """Whether a word is made of two at ``at``: 社会｜主义, 主席｜台. Four characters often are, known or not."""
    head, tail = word[:at], word[at:]
    if len(word) == _LONGEST and len(head) == len(tail):
        return True
    parts = [part for part in (head, tail) if len(part) > 1]
    return parts != [] and tail not in _ENDINGS and all(map(_word, parts))


def _parted_in(known: str, left: str, right: str) -> bool:
    """Whether other text has ``left`` before something else, and ``right`` behind something else."""
    ignored = BREAKS + SPACES
    behind = {known[match.end() : match.end() + 1] for match in re.finditer(re.escape(left), known)}
    before = {known[match.start() - 1 : match.start()] for match in re.finditer(re.escape(right), known)}
    return bool(behind - {*ignored, right[0], ""} and before - {*ignored, left[-1], ""})


def _rows_before(left: str) -> list[_Row]:
    """The likeliest row of words for every beginning of ``left``; the word beside is its last."""
    rows = [_Row(0.0)]
    for end in range(1, len(left) + 1):
        rows.append(min(_Row(rows[start].cost + cost, word) for start, word, cost in _ending_at(left, end)))
    return rows


def _ending_at(run: str, end: int) -> Iterator[tuple[int, str, float]]:
    for start in range(max(0, end - _LONGEST), end):
        if word := _word(run[start:end]):
            yield start, run[start:end], word.cost


def _rows_behind(right: str) -> list[_Row]:
    """The likeliest row of words for every end of ``right``; the word beside is its first."""
    rows = [_Row(0.0)]
    for start in range(len(right) - 1, -1, -1):
        ends = range(start + 1, min(len(right), start + _LONGEST) + 1)
        words = ((end, right[start:end], _word(right[start:end])) for end in ends)
        rows.append(min(_Row(rows[len(right) - end].cost + word.cost, text) for end, text, word in words if word))
    return rows[::-1]


def _word(text: str) -> _Word | None:
    """What is known of a word; every character may be one."""
    return _beginning_with(text[0]).get(text[1:]) or (_Word(_UNKNOWN, sure=False) if len(text) == 1 else None)


def _cost(char: str) -> float:
    known = _word(char)
    return known.cost if known else _UNKNOWN


@cache
def _beginning_with(char: str) -> dict[str, _Word]:
    """The words that begin with a character, without it. They are looked for in the file as that is: a title asks for
    few of its 12,000 rows."""
    rows = _rows()
    at = rows.find(f"\n{char}\t".encode())
    words = rows[at + 1 : rows.index(b"\n", at + 1)].decode().partition("\t")[2] if at >= 0 else ""
    return {
        match[1]: _Word(_CORPUS - (ord(match[2].lower()) - ord("a")), match[2].islower())
        for match in _WORDS.finditer(words)
    }


@cache
def _rows() -> bytes:
    return (rules_folder() / "wording" / "words.tsv").read_bytes().replace(b"\r", b"")


def _last_han(text: str) -> str:
    """The Han that ``text`` ends with, as far as they are read."""
    start = len(text)
    while start and is_han(text[start - 1]) and len(text) - start < _WINDOW:
        start -= 1
    return text[start:]


def _first_han(text: str) -> str:
    """The Han that ``text`` begins with, as far as they are read."""
    end = 0
    while end < min(len(text), _WINDOW) and is_han(text[end]):
        end += 1
    return text[:end]
