"""Kind ``characters``: characters that are not what they look like, or that nobody sees.

They come with text copied from web pages and PDF files. Other rules do not see through them: 布署 with something
invisible in it is no 布署. What is certain is repaired, and what the others have to say follows in the next round.
"""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import BREAKS, CLOSERS, OPENERS, POINTS, is_han
from bulletin_lint.checks.reading.odd import (
    BLANKS,
    LETTERS,
    MARKS,
    han_for,
    is_private,
    name_of,
    name_of_invisible,
    odd_characters,
)
from bulletin_lint.checks.reading.quoted import is_cited
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.numerals import HAN_DIGITS
from bulletin_lint.toml.decode import Doc

_WIDE = frozenset(POINTS + OPENERS + CLOSERS + "…—～·、")
# Emoji, and writings that are set with the help of invisible characters: they belong there.
_USERS = (
    r"[\u0590-\u109f\u1800-\u18af\u200d\u20e3\u2190-\u2bff\ufb1d-\ufdff\ufe00-\ufe0f\ufe70-\ufefc"
    r"\U0001f000-\U0001faff\U000e0000-\U000e007f]"
)
_LETTERS = r"[A-Za-z0-9\u0370-\u052f]+"
_NAMED = 3  # characters that a message names
_SOFT_HYPHEN = "\u00ad"
_DOUBTFUL = frozenset("﹒‚")  # a stop, a name's dot; a comma, a quotation mark of another language
_ZEROS = frozenset("ОоΟο")


class Characters(NamedTuple):
    """``finds``: ``invisible`` ones, ``radical`` signs and compatible forms that stand for a Chinese character,
    ``mark`` forms of another writing or of vertical lines, ``private`` ones that only some font knows or that are
    lost, or a ``letter`` of another alphabet that looks like a Latin one or like 〇."""

    finds: Annotated[
        Literal["invisible", "radical", "mark", "private", "letter"],
        Doc(
            "找什么：invisible 看不见的字符，radical 部首符号和兼容汉字，mark 标点的变体，"
            "private 私用区字符和丢失的字符，letter 形似拉丁字母或〇的外文字母"
        ),
    ]


def _invisible(draft: Draft, places: list[int]) -> Iterator[Hit]:
    """Runs of invisible characters, less those of emoji, of other writings, and hyphens in Latin words; those of one
    paragraph together, as far as they can be repaired alike. Word has an element of its own for the soft hyphen."""
    text, string = draft.text, draft.text.string
    groups: dict[tuple[int, bool, bool, bool], list[tuple[int, int]]] = {}
    for start, end in _runs([at for at in places if name_of_invisible(string[at])]):
        run, beside = string[start:end], (string[start - 1 : start] + string[end : end + 1]).strip(BREAKS)
        is_blank, certain = not BLANKS.keys().isdisjoint(run), any(is_han(char) or char in _WIDE for char in beside)
        if beside and not _uses().search(beside) and (certain or run.strip(_SOFT_HYPHEN)):
            key = (text.paragraph_at(start).index, is_blank, certain, _SOFT_HYPHEN in run)
            groups.setdefault(key, []).append((start, end))
    for (_, is_blank, certain, _), spans in groups.items():
        named = {f"{name_of_invisible(char)}（{name_of(char)}）" for start, end in spans for char in string[start:end]}
        edits = () if is_blank else tuple(Edit(start, end, "") for start, end in spans)
        yield _together(spans, edits, {"name": "、".join(sorted(named)[:_NAMED]), "fixed": ""}, certain)


def _together(
    spans: list[tuple[int, int]], edits: tuple[Edit, ...], values: dict[str, str], certain: bool = True
) -> Hit:
    return Hit(*spans[0], edits, values, certain, tuple(spans[1:]))


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for at in places:
        if at != end:
            if start >= 0:
                yield start, end
            start = at
        end = at + 1
    if start >= 0:
        yield start, end


@cache
def _written() -> regex.Pattern[str]:
    """A word in another alphabet."""
    return compiled(r"[\u0370-\u052f]{2,}")


@cache
def _uses() -> regex.Pattern[str]:
    return compiled(_USERS)


def _radicals(draft: Draft, places: list[int]) -> Iterator[Hit]:
    """Those of one paragraph together; a sign that stands for no character is only reported."""
    string = draft.text.string
    groups: dict[tuple[int, bool], list[tuple[int, str]]] = {}
    for at in places:
        han = han_for(string[at])
        if han is not None:
            groups.setdefault((draft.text.paragraph_at(at).index, han != ""), []).append((at, han))
    for (_, certain), found in groups.items():
        edits = tuple(Edit(at, at + 1, han) for at, han in found) if certain else ()
        shown = dict.fromkeys(f"“{string[at]}”（{name_of(string[at])}）" for at, _ in found)
        meant = "".join(f"“{han}”" for han in dict.fromkeys(han for _, han in found) if han)
        values = {"names": "".join([*shown][:_NAMED]), "meant": meant, "fixed": found[0][1]}
        yield _together([(at, at + 1) for at, _ in found], edits, values)


def _marks(draft: Draft, places: list[int]) -> Iterator[Hit]:
    string = draft.text.string
    for at in places:
        beside = string[at - 1 : at] + string[at + 1 : at + 2]
        counts = len(beside) == 2 and beside.isdecimal()
        mark = "." if string[at] == "﹒" and counts else MARKS.get(string[at])
        if mark and not is_cited(string, at, at + 1):
            in_chinese = any(is_han(char) or char in _WIDE for char in beside)
            certain = string[at] not in _DOUBTFUL and (in_chinese or string[at] == "﹪")
            edit = Edit(at, at + 1, mark)
            yield Hit(at, at + 1, (edit,), {"name": name_of(string[at]), "fixed": mark}, certain or mark == ".")


def _private(draft: Draft, places: list[int]) -> Iterator[Hit]:
    string = draft.text.string
    for start, end in _runs([at for at in places if is_private(string[at])]):
        names = "、".join(list(dict.fromkeys(map(name_of, string[start:end])))[:3])
        what = "转码时丢失的字符" if "\ufffd" in string[start:end] else "私用区字符"
        yield Hit(start, end, (), {"name": names, "what": what})


def _letters(draft: Draft, places: list[int]) -> Iterator[Hit]:
    """Letters in words of another alphabet: one that looks Latin among Latin letters, between Chinese numerals, or
    alone where nothing else is written in its alphabet."""
    text = draft.text
    for index in dict.fromkeys(text.paragraph_at(at).index for at in places if text.string[at] in LETTERS):
        start, end = text.paragraphs[index].start, text.paragraphs[index].end
        is_written = _written().search(text.string, start, end) is not None
        for word in compiled(_LETTERS).finditer(text.string, start, end):
            strange = [at for at in range(*word.span()) if not text.string[at].isascii()]
            latin = any(char.isascii() and char.isalpha() for char in word[0])
            wanted = _meant(text.string, *word.span(), strange, latin)
            if wanted and (latin or wanted[strange[0]] == "〇" or not is_written):
                yield _disguised(text.string, strange, wanted, latin)


def _meant(string: str, start: int, end: int, strange: list[int], latin: bool) -> dict[int, str]:
    """What each letter of another alphabet in the word ``string[start:end]`` looks like; nothing if one looks like
    nothing else, or there is none."""
    if not strange or any(string[at] not in LETTERS for at in strange):
        return {}
    if not latin and all(string[at] in _ZEROS for at in strange):
        if any(char in HAN_DIGITS for char in string[start - 1 : start] + string[end : end + 1]):
            return dict.fromkeys(strange, "〇")
        if end - start > len(strange):
            return dict.fromkeys(strange, "0")
    return {at: LETTERS[string[at]] for at in strange}


def _disguised(string: str, strange: list[int], wanted: dict[int, str], certain: bool) -> Hit:
    edits = tuple(Edit(at, at + 1, char) for at, char in wanted.items())
    alphabet = "西里尔" if string[strange[0]] >= "\u0400" else "希腊"
    values = {"name": name_of(string[strange[0]]), "alphabet": alphabet, "fixed": "".join(wanted.values())}
    return Hit(strange[0], strange[-1] + 1, edits, values, certain)


_FINDERS = {
    "invisible": _invisible, "radical": _radicals, "mark": _marks, "private": _private, "letter": _letters,
}  # fmt: skip


def run(draft: Draft, parameters: Characters) -> Iterator[Hit]:
    places: list[int] = draft.shared(odd_characters)
    return _FINDERS[parameters.finds](draft, places) if places else iter(())


KIND = Kind("characters", run, Characters)
