"""Regular expressions that see a paragraph and nothing else, and where a look for them is worth while."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.startup.patterns import compiled

# A class with its bounds, or one of the escapes that matter here; everything else stands for itself.
_TOKEN = re.compile(r"\\(?P<escape>.)|\[(?P<negated>\^?)(?P<members>\]?(?:\\.|[^\]\\])*)\]", re.DOTALL)
# Names of the end of a paragraph, and what would match it unseen.
_BEYOND = re.compile(r"(?<!\\)(?:\\\\)*\\n|\n|\(\?[a-zA-Z]*s[a-zA-Z]*[:)]|\[(?!\^)(?:\\.|[^\]\\])*?\\[DW]")
_FEW = 8  # places of words, for which their paragraphs are sought out
_INSIDE = {"s": r"[^\S\n]", "D": r"[^\d\n]", "W": r"[^\w\n]", "A": "^", "Z": "$"}


@cache
def paragraphwise(pattern: str) -> str:
    """``pattern`` for a text of many paragraphs, with the meaning that it has in each of them by itself: nothing in it
    can match the end of a paragraph, ``^`` and ``$`` stand at its ends.

    Raises ValueError for a pattern that names the end of a paragraph or lets ``.`` match it.
    """
    if _BEYOND.search(pattern):
        raise ValueError(r"pattern 只看得到一个段落，段首、段末写作 ^、$，不能写 \n 或 (?s)")
    return "(?m)" + _TOKEN.sub(_token, pattern)


def _token(match: re.Match[str]) -> str:
    if match["members"] is None:
        return _INSIDE.get(match["escape"], match[0])
    return f"[^{match['members']}\\n]" if match["negated"] else match[0].replace(r"\s", r" \t\v\f\r\u3000\u00a0")


@cache
def together(anchors: tuple[str, ...]) -> tuple[str, ...]:
    """``anchors``, if looking for them with all other words pays: single characters are found faster by themselves."""
    return anchors if min(map(len, anchors), default=0) > 1 else ()


def present(string: str, anchors: tuple[str, ...]) -> bool:
    """Whether ``string`` holds one of ``anchors``."""
    return any(map(string.__contains__, anchors))


def found_in(draft: Draft, pattern: str, anchors: tuple[str, ...]) -> Iterator[regex.Match[str]]:
    """The matches of ``pattern`` in each paragraph by itself, in order. ``anchors``: a paragraph without one of them is
    known to hold none."""
    starts = _starts(draft, anchors)
    if starts is None:
        return compiled(paragraphwise(pattern)).finditer(draft.text.string)
    return _found_beside(draft, pattern, starts) if starts else iter(())


def _found_beside(draft: Draft, pattern: str, starts: Iterable[int]) -> Iterator[regex.Match[str]]:
    text, matches = draft.text, compiled(paragraphwise(pattern)).finditer
    looked_at = -1
    for start in sorted(starts):
        if start > looked_at:
            paragraph = text.paragraph_at(start)
            looked_at = paragraph.end
            yield from matches(text.string, paragraph.start, paragraph.end + 1)


def _starts(draft: Draft, anchors: tuple[str, ...]) -> list[int] | None:
    """Where the anchors stand; None where there are none to look for, or so many that looking everywhere is faster."""
    if together(anchors):
        occurrences = draft.occurrences(anchors)
        return [start for anchor in anchors if anchor in occurrences for start in occurrences[anchor]]
    return _first_few(draft.text.string, anchors) if anchors else None


def _first_few(string: str, words: Iterable[str]) -> list[int] | None:
    starts: list[int] = []
    for word in words:
        start = string.find(word)
        while start >= 0:
            if len(starts) == _FEW:
                return None
            starts.append(start)
            start = string.find(word, start + 1)
    return starts


def extent(match: regex.Match[str]) -> tuple[int, int]:
    """What to show of a match: from where a group ``from`` begins, if the pattern has one and it took part."""
    start = match.start("from") if "from" in match.re.groupindex else -1
    return (start if start >= 0 else match.start()), match.end()
