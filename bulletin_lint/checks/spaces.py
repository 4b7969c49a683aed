"""Kind ``spaces``: spaces that were typed where Chinese has none, told from those that are layout.

Word draws the gap between Han and digits itself, so a space there is a typed one. Spaces that lay out a line (letter
spacing, two-character names, columns, the gap of a title, a slogan in quotes) are left alone.
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import ROLE_GROUPS
from bulletin_lint.checks.reading.chars import (
    BREAKS,
    CLOSERS,
    OPENERS,
    POINTS,
    SPACES,
    is_ascii_word,
    is_digit,
    is_han,
)
from bulletin_lint.checks.reading.leads import behind_a_lead
from bulletin_lint.checks.reading.numbered import WIDEST, measures, numbers_heading, stands_apart
from bulletin_lint.checks.reading.prose import Nature, Paragraphs, line_start, paragraphs
from bulletin_lint.checks.reading.protected import Protected, protected
from bulletin_lint.checks.reading.quoted import in_name
from bulletin_lint.checks.reading.seams import joins_words
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.numerals import COUNTING
from bulletin_lint.toml.decode import Doc
from bulletin_lint.toml.words import written_out

_HALF = 5  # characters that the first half of a headline has at least
_MARKS = frozenset(POINTS + OPENERS + CLOSERS)
_HEAD = compiled(rf"第[{COUNTING}百千零〇0-9]{{1,9}}[章节条编篇款项期讲课回届](?:之[{COUNTING}]{{1,2}})?$")
_WINDOW = 40
_PAIR = 2  # characters of a word that a space may split
_ITEMS = 3  # ideographic spaces nearby that make a list


@cache
def _post() -> regex.Pattern[str]:
    """What a name is set off from by a space."""
    return compiled(written_out("(?:<主官>|<委员>|<身份>)$"))


class Spaces(NamedTuple):
    """``finds`` spaces beside a ``digit`` or ``latin``, beside a full-width ``mark``, or between ``han``. With
    ``beside`` only those next to one of these characters. A single space inside one of the ``words``, of two characters
    each, is certain to be a slip; no other between Han is."""

    finds: Annotated[
        Literal["digit", "latin", "mark", "han"],
        Doc("哪里的空格：digit 数字旁，latin 字母旁，mark 标点旁，han 汉字之间"),
    ]
    beside: Annotated[str, Doc("只查紧挨这些字的，不写则都查")] = ""
    words: Annotated[tuple[str, ...], Doc("两个字的词；空格在这些词当中的，必是误入，可放心修复")] = ()

    def validate(self) -> None:
        if any(len(word) != _PAIR for word in self.words):
            raise ValueError("words 应为两个字的词")


class Gap(NamedTuple):
    """Typed spaces ``[start, end)``; ``where`` as in Spaces."""

    start: int
    end: int
    where: str
    certain: bool


@cache
def _runs() -> regex.Pattern[str]:
    return compiled(f"[{SPACES}]+")


@cache
def _kind(space: str) -> regex.Pattern[str]:
    return compiled(f"{space}+")


def _runs_of(string: str) -> list[tuple[int, int]]:
    """All runs of spaces. Each kind is looked for by itself, far faster than a class of all; then runs that touch are
    joined."""
    kinds = [space for space in SPACES if space in string]
    pieces = sorted(match.span() for space in kinds for match in _kind(space).finditer(string))
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and joined[-1][1] == start:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def gaps(draft: Draft) -> list[Gap]:
    """All gaps that are typing, in order; ask for it through ``draft.shared``."""
    string = draft.text.string
    found: list[Gap] = []
    for start, end in _runs_of(string):
        gap = _gap(draft, string, start, end)
        if gap is None:
            continue
        if found and _one_clause(string, found[-1], gap):
            found[-1] = found[-1]._replace(certain=found[-1].certain and gap.where != "han")
            gap = gap._replace(certain=gap.certain and found[-1].where != "han")
        found.append(gap)
    return found


def _parts_a_list(string: str, at: int, nature: Nature) -> bool:
    """Whether the ideographic space at ``at`` is one of several that part the items of a list, as of names."""
    begin = max(nature.start, at - _WINDOW)
    around = string[begin : min(nature.end, at + _WINDOW)].lstrip(SPACES)
    return around.count("\u3000") >= _ITEMS


def _one_clause(string: str, before: Gap, gap: Gap) -> bool:
    """Whether only Han stands between two gaps: then one may be layout because the other is."""
    return gap.start - before.end < 20 and all(map(is_han, string[before.end : gap.start]))


def _gap(draft: Draft, string: str, start: int, end: int) -> Gap | None:
    left, right = string[start - 1 : start], string[end : end + 1]
    if not left or not right or left in BREAKS + "\t" or right in BREAKS + "\t" or end - start > WIDEST:
        return None
    if left.isascii() and right.isascii():
        return None
    known: Paragraphs = draft.shared(paragraphs)
    nature = known.at(start)
    if not nature.chinese:
        return None
    if string[start:end] == "\u3000" and _parts_a_list(string, start, nature):
        return None
    if behind_a_lead(draft, string, start, end, nature):
        return None
    running = nature.sentences and draft.role_at(start) in ROLE_GROUPS["prose"]
    if left in _MARKS or right in _MARKS:
        return _beside_mark(string, start, end, nature, running)
    if is_han(left) and is_han(right):
        return _between_han(string, start, end, nature) if running else None
    if not (is_han(left) or is_han(right)):
        return None
    guard: Protected = draft.shared(protected)
    return _beside_half_width(string, start, end, nature, running, guard)


def _beside_mark(string: str, start: int, end: int, nature: Nature, running: bool) -> Gap | None:
    left, right = string[start - 1], string[end]
    typed = end - start == 1 and string[start] != "\u3000"
    if (left in OPENERS and right in CLOSERS) or left in "…—" or right in "…—":
        return None
    if left in "，、；" or right in "，。、；？！":
        return Gap(start, end, "mark", typed) if left != "、" or running or not _label(string, start, nature) else None
    if not running or (left in "）〕】" and _label(string, start, nature)):
        return None
    if _chapter(string, start, nature) or (
        left not in OPENERS and right not in CLOSERS and in_name(string, start, nature.start, nature.end)
    ):
        return None
    between_items = left in CLOSERS and right in OPENERS
    return Gap(start, end, "mark", typed and not between_items)


def _label(string: str, end: int, nature: Nature) -> bool:
    """Whether what ends at ``end`` is the label of a heading: （一） or 一、 at the start of a line."""
    begin = max(string.rfind(mark, max(nature.start, end - 8), end) for mark in "（〔【\n")
    begin = begin if begin >= 0 else max(nature.start, end - 4)
    return line_start(string, max(begin, nature.start), nature.start)


def _between_han(string: str, start: int, end: int, nature: Nature) -> Gap | None:
    left = _han_run(string, start - 1, -1, nature)
    right = _han_run(string, end, 1, nature)
    if (right == 1 and (left == 1 or string[start] == "\u3000")) or (string[start] == "\u3000" and left <= 2):
        return None
    if in_name(string, start, nature.start, nature.end) or _chapter(string, start, nature):
        return None
    if right > 1 and _post().search(string, max(nature.start, start - 4), start):  # a name set off from its post
        return None
    return Gap(start, end, "han", end - start == 1 and string[start] in " \u00a0")


def _han_run(string: str, index: int, step: int, nature: Nature) -> int:
    """How many Han follow one another from ``index`` on, up to 4."""
    count = 0
    while count < 4 and nature.start <= index < nature.end and is_han(string[index]):
        count += 1
        index += step
    return count


def _chapter(string: str, start: int, nature: Nature) -> bool:
    """第一章 总则，第五条之二 内容."""
    return _HEAD.search(string, max(nature.start, start - 12), start) is not None


def _slogan(string: str, at: int, nature: Nature) -> bool:
    """Whether the quotation around ``at`` parts its words by spaces."""
    begin = max(string.rfind(mark, max(nature.start, at - _WINDOW), at) for mark in "“《‘")
    ends = [string.find(mark, at, min(nature.end, at + _WINDOW)) for mark in "”》’"]
    end = min((offset for offset in ends if offset >= 0), default=at)
    return any(
        is_han(string[match.start() - 1]) and is_han(string[match.end() : match.end() + 1])
        for match in _runs().finditer(string, begin + 1, end)
    )


def _beside_half_width(
    string: str, start: int, end: int, nature: Nature, running: bool, guard: Protected
) -> Gap | None:
    word_at = end if is_han(string[start - 1]) else start - 1
    char = string[word_at]
    if not (is_ascii_word(char) or char in "%％"):
        return None
    quoted = in_name(string, start, nature.start, nature.end)
    span = guard.at(word_at) or (word_at, word_at + 1, "number")
    if not is_digit(char) and char not in "%％":
        return Gap(start, end, "latin", True) if running and not quoted else None
    if quoted and _slogan(string, start, nature):
        return None
    heading = numbers_heading(string, span, nature)
    counted = measures(string, span[0], span[1], nature) and not (heading and not running)
    if quoted or not running:
        parted = string[span[1] : span[1] + 1] in tuple(SPACES) or string[start - 1] in "第年月"
        return Gap(start, end, "digit", True) if counted and (parted or word_at < start) else None
    if (heading and "." in string[span[0] : span[1]]) or (not counted and stands_apart(string, span, nature)):
        return None
    if word_at > start and (_chapter(string, start, nature) or _halves(string, start, end, span, nature)):
        return None
    after_percent = string[start - 1] in "%％" and string[end] not in "以左的和至到及与上下"  # perhaps a headline, too
    return Gap(start, end, "digit", not heading and not after_percent)


def _halves(string: str, start: int, end: int, span: tuple[int, int, str], nature: Nature) -> bool:
    """Whether the space before the number may part the halves of a headline told as a brief: 山区发生山火 12人获救."""
    one_sided = end == span[0] and string[span[1] : span[1] + 1] not in tuple(SPACES)
    before = string[max(nature.start, start - _HALF) : start]
    clause = len(before) == _HALF and before[-1] not in "年月日" and all(map(is_han, before[-2:]))
    parted = any(mark in before or mark in string[end : nature.end] for mark in "，、（“")
    return one_sided and clause and not parted


def _grouped(string: str, found: list[Gap]) -> Iterator[list[Gap]]:
    """Gaps on both sides of one number or word are one thing to tell."""
    group: list[Gap] = []
    for gap in found:
        if group and not _one_word(string, group[-1], gap):
            yield group
            group = []
        group.append(gap)
    if group:
        yield group


def _one_word(string: str, before: Gap, gap: Gap) -> bool:
    between = string[before.end : gap.start]
    return before.certain == gap.certain and len(between) < 20 and between.isascii()


def _beside(string: str, gap: Gap, chars: str) -> bool:
    """Whether one of ``chars`` stands next to the gap; true where any character will do."""
    return not chars or string[gap.start - 1] in chars or string[gap.end] in chars


def run(draft: Draft, parameters: Spaces) -> Iterator[Hit]:
    string = draft.text.string
    found: list[Gap] = draft.shared(gaps)
    mine = [gap for gap in found if gap.where == parameters.finds and _beside(string, gap, parameters.beside)]
    for group in _grouped(string, mine):
        start, end = group[0].start, group[-1].end
        edits = tuple(Edit(gap.start, gap.end, "") for gap in group)
        certain = group[0].certain and (group[0].where != "han" or _splits_word(string, group[0], parameters.words))
        yield Hit(start, end, edits, {"fixed": string[start:end].strip()}, certain)


def _splits_word(string: str, gap: Gap, words: Collection[str]) -> bool:
    """Whether the characters beside the gap make one of ``words``, and do not belong to two others."""
    left, right = string[max(0, gap.start - 2) : gap.start], string[gap.end : gap.end + 2]
    return left[-1:] + right[:1] in words and not joins_words(left, right)


KIND = Kind("spaces", run, Spaces)
