"""Seams: where the characters of an entry stand side by side only because one word ends and the next begins.

部暑 is a slip for 部署, but not in 教育部暑期座谈会; 必须品 is one for 必需品, but not in 必须品尝. So an entry counts
only where its characters cannot be read as the end of a word that begins before it, whole words, and the beginning of
a word that ends after it. ``rules/wording/seams.tsv`` knows the common words (from the dictionary of jieba;
``tools/seams.py`` writes it).
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import NamedTuple

from bulletin_lint.toml.shipped import rules_folder


class Seam(IntEnum):
    """Whether the text around an entry gives its characters to several words."""

    NONE = 0
    POSSIBLE = 1  # to words that are known, and to one character of which no word is known
    CLEAR = 2  # to words that are known, all of them


_NEVER = 9
LONGEST = 4  # five characters and more do not come together by chance
_SHORT = 2
# Beside one of these a character begins, or ends, no word that reaches beyond the entry, known or unknown; and in an
# entry of more than two they are words by themselves.
_APART = frozenset(
    "的地得了着过和与及或等是为在把被将由从向对以而也都就还又再并且但要能可应须必不未没有无各每该此其这那"
)
# In an entry of two, these are: beside one of them, one word that is known is enough.
_ALONE = _APART | frozenset(
    "于才会到给像竟既做按让遂新老多少本某座批个名只条张件份项种次天位家户间所台辆部篇幅首段节层级届期率"
    "已暂仅均曾正刚仍尚亦便共约近超拟需请使令经据先总却则因如现人事者中上下内外里前后大小好高时年月日"
)


class _Piece(NamedTuple):
    """What may stand right before a piece that ends a word, right after one that begins it; ``kinds``: ``w`` where it
    is a word itself, ``f`` where it is a character that may be one, ``e`` and ``b`` where so many words end or begin
    with it that no dictionary has them all."""

    before: str = ""
    after: str = ""
    kinds: str = ""


_NOTHING = _Piece()


def seam(string: str, start: int, end: int) -> Seam:
    """How sure it is that ``string[start:end]`` belongs to several words, one of which reaches beyond it."""
    inner = string[start:end]
    whole = len(inner)
    if whole > LONGEST or not _loose(inner):  # too long for chance, or a row of words as it stands
        return Seam.NONE
    left, right = string[max(0, start - 1) : start], string[end : end + 1]
    firsts = (0, *(at for at in range(1, whole + 1) if _is_tail(inner[:at], left)))
    lasts = (*(at for at in range(whole) if _is_head(inner[at:], right)), whole)
    crossing = [(first, last) for first in firsts for last in lasts if first <= last and (first or last < whole)]
    alone = _ALONE if whole == _SHORT else _APART
    loose = min((_loose(inner[first:last], alone) for first, last in crossing), default=whole)
    if loose == 0:
        return Seam.CLEAR
    return Seam.POSSIBLE if loose == 1 or _may_cross(inner, left, right) else Seam.NONE


def joins_words(left: str, right: str) -> bool:
    """Whether a word ends with ``left``, two characters or fewer, and another begins with ``right``: then what stands
    where they meet is no word of its own, whatever it looks like."""
    return _is_tail(left[-1:], left[-2:-1]) and _is_head(right[:1], right[1:2])


def _is_tail(piece: str, left: str) -> bool:
    """Whether a piece is no word and ends one that begins with what stands left of it."""
    known = _piece(piece)
    return left != "" and left in known.before and ("w" not in known.kinds)


def _is_head(piece: str, right: str) -> bool:
    """Whether a piece is no word and begins one that goes on with what stands right of it."""
    known = _piece(piece)
    return right != "" and right in known.after and ("w" not in known.kinds)


def _may_cross(inner: str, left: str, right: str) -> bool:
    """Whether all but the first or the last character are words, and that one is of those that make new words."""
    ends = _reaches(left) and "e" in _piece(inner[0]).kinds
    begins = _reaches(right) and "b" in _piece(inner[-1]).kinds
    return (ends and not _loose(inner[1:])) or (begins and not _loose(inner[:-1]))


def _reaches(neighbor: str) -> bool:
    """Whether a word, though none is known, may go from the entry to its neighbor."""
    return neighbor.isalpha() and neighbor not in _APART


def _loose(inner: str, alone: frozenset[str] = frozenset()) -> int:
    """How many characters are left over, at least, where words are read in a stretch; those of ``alone`` are words.
    One that is never a word by itself counts as many."""
    least = [0]
    for at in range(1, len(inner) + 1):
        words = (begin for begin in range(at - 1) if "w" in _piece(inner[begin:at]).kinds)
        char = inner[at - 1]
        cost = 0 if char in alone else 1 if "f" in _piece(char).kinds else _NEVER
        least.append(min([least[at - 1] + cost, *(least[begin] for begin in words)]))
    return least[-1]


@cache
def _piece(piece: str) -> _Piece:
    """What is known of a piece. It is looked for in the file as that is: a run asks for few of its 3,000 rows."""
    rows = _rows()
    at = rows.find(f"\n{piece}\t".encode())
    return _Piece(*rows[at + 1 : rows.index(b"\n", at + 1)].decode().split("\t")[1:]) if at >= 0 else _NOTHING


@cache
def _rows() -> bytes:
    return (rules_folder() / "wording" / "seams.tsv").read_bytes().replace(b"\r", b"")
