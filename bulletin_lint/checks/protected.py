"""What is never punctuation or prose: addresses, times, ratios, numbers, codes, formulas, English.

A typed table of tokens, tried in order at each place of the half-width stretches of a text. Computed once a draft, and
only when some check has a candidate to judge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.text import Paragraph, Text


class Token(NamedTuple):
    """One kind of protected text; ``pattern`` must not match the empty string."""

    name: str
    pattern: str


_TLD = r"(?:com|cn|net|org|gov|edu|info|io|top|xyz|cc|tv|asia|biz|int|mil)"
_FILE = r"(?:docx?|xlsx?|pptx?|pdf|wps|et|txt|csv|jpe?g|png|gif|bmp|tiff?|mp[34]|avi|mov|wmv|zip|rar|7z|exe|apk|html?|ofd|ceb)"
_ARGUMENTS = r"(?:\([A-Za-z0-9_,+*/^. -]{0,80}\))"

TOKENS: tuple[Token, ...] = (
    Token("url", r"(?i:(?:https?|ftps?|file)://[\w.~:/?#\[\]@!$&'()*+,;=%-]*[\w/=#])"),
    Token("email", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"),
    Token("site", rf"(?i:[a-z0-9][a-z0-9-]{{0,62}}(?:\.[a-z0-9-]{{1,63}}){{0,6}}\.{_TLD}(?![a-z0-9-])(?:\.[a-z]{{2}})?(?::\d+)?(?:/[\w.~:/?#@!$&'()*+,;=%-]*[\w/])?)"),
    Token("path", r"(?i:[a-z]:[\\/][^\s\"<>|*?，。；：、（）“”]*|\\\\[\w.-]+(?:\\[^\s\\，。；：、（）“”]+)+|/(?:[\w.-]+/)+[\w.-]*)"),
    Token("file", rf"(?i:[\w()-]{{0,80}}(?:\.[\w()-]{{1,40}}){{0,4}}\.{_FILE}(?![a-z0-9]))"),
    Token("address", r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|/\d{1,2})?(?![\d.])"),
    Token("phone", r"(?:\+\d{1,3}[ -])?(?:\(0\d{2,3}\)[ -]?|（0\d{2,3}）|0\d{2,3}[- ])[2-9]\d{6,7}(?:[-/—]\d{1,8})*|(?:400|800)-\d{3,4}-\d{3,4}|\+86[ -]?1\d{10}|1[3-9]\d-\d{4}-\d{4}"),
    Token("date", r"\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)"),
    Token("standard", r"(?:ISO|IEC|GB|DB|JGJ|CJJ|HJ|YY|SL|DL|NY|WS|GA|MZ|JT|TB|YD|SJ|QB|HG|CJ|ITU|IEEE|ANSI|T)(?:/[A-Z]{1,6})*[  ]?[A-Z]?\d+(?:[./]\d+)*(?:[-—–:]\d+)*"),
    Token("serial", r"(?:ISSN|ISBN|CN|ICP)[  :]?\d[\d-]*[\dXx](?:/[A-Z0-9]+)?"),
    Token("time", r"\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?![\d:])"),
    Token("ratio", r"\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?)+"),
    Token("version", r"[Vv]?\d+(?:\.\d+){2,}(?:[-_][A-Za-z0-9.]+)?|[Vv]\d+(?:\.\d+)*"),
    Token("thousands", r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"),
    Token("decimal", r"\d+\.\d+"),
    Token("fraction", r"\d+/\d+"),
    Token("initials", r"(?:[A-Za-z]\.){2,}|(?:No|Nos|Co|Ltd|Inc|Corp|Dr|Mr|Mrs|Ms|Prof|St|vs|etc|Fig|Vol|pp|eds?|Jr|Sr|dept|approx)\.(?:,? ?(?:Ltd|Inc)\.?)?"),
    Token("apostrophe", r"[A-Za-z]+(?:['’][A-Za-z]+)+"),
    Token("call", rf"[A-Za-z]\w{{0,30}}{_ARGUMENTS}"),
    Token("formula", rf"[A-Za-z0-9.]+(?:[=+*/^×÷<>≤≥±_&-][A-Za-z0-9.%]+{_ARGUMENTS}?)+"),
    Token("word", r"[A-Za-z]+\d*|\d+[A-Za-z]+\d*"),
    Token("number", r"\d+"),
)  # fmt: skip

# English that runs on: its own marks are half-width, and its full stop may end the Chinese sentence around it.
_PHRASE = r"[A-Za-z][A-Za-z'’-]*(?:[,;:]? [A-Za-z0-9][A-Za-z0-9'’.-]*){0,4}? [a-z][A-Za-z'’-]*(?:[,;:.!?]? ?[(\"']?[A-Za-z0-9][A-Za-z0-9'’%-]*[)\"']?)*"
_STRETCH = r"[!-~](?:[!-~ \u00a0—–×∶≤≥±]*[!-~])?"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?%?"


Span = tuple[int, int, str]  # start, end and the name of the token


class Protected:
    """The protected spans of a text, worked out paragraph by paragraph as they are asked for."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._known: dict[int, tuple[list[Span], list[int]]] = {}

    def at(self, offset: int) -> Span | None:
        """The span that holds the character at ``offset``."""
        found, starts = self._paragraph(self._text.paragraph_at(offset))
        index = bisect_right(starts, offset) - 1
        return found[index] if index >= 0 and offset < found[index][1] else None

    def of(self, paragraph: Paragraph) -> list[Span]:
        """All spans of ``paragraph``."""
        return self._paragraph(paragraph)[0]

    def _paragraph(self, paragraph: Paragraph) -> tuple[list[Span], list[int]]:
        known = self._known.get(paragraph.index)
        if known is None:
            found = list(spans(self._text.string, paragraph.start, paragraph.end))
            known = self._known[paragraph.index] = found, [span[0] for span in found]
        return known


@cache
def _stretch() -> regex.Pattern[str]:
    return compiled(_STRETCH)


@cache
def _number() -> regex.Pattern[str]:
    return compiled(_NUMBER)


@cache
def _token() -> regex.Pattern[str]:
    table = (Token("phrase", _PHRASE), *TOKENS)
    return compiled("|".join(f"(?P<{token.name}>{token.pattern})" for token in table))


def protected(draft: Draft) -> Protected:
    """The protected spans of the draft's text; ask for it through ``draft.shared``."""
    return Protected(draft.text)


def spans(string: str, begin: int, stop: int) -> Iterator[Span]:
    """The protected tokens of ``string[begin:stop]``, in order."""
    for stretch in _stretch().finditer(string, begin, stop):
        start, end = stretch.span()
        if _number().fullmatch(string, start, end):
            yield start, end, "number"
            continue
        for match in _token().finditer(string, start, end):
            yield match.start(), match.end(), match.lastgroup or ""
