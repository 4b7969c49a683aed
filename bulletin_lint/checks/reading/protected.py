"""What is never punctuation or prose: addresses, times, ratios, numbers, codes, formulas, English.

Looked for in a paragraph when some check has a candidate there to judge: first what may hold Chinese itself
(``foreign.py``), then tokens in the half-width stretches between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.foreign import Span, wide_spans
from bulletin_lint.checks.reading.tokens import TOKENS
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Paragraph, Text

_STRETCH = r"[!-~](?:[!-~ \u00a0—–×∶≤≥±]*[!-~])?"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"


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
    return compiled("|".join(f"(?P<{token.name}>{token.pattern})" for token in TOKENS))


def protected(draft: Draft) -> Protected:
    """The protected spans of the draft's text; ask for it through ``draft.shared``."""
    return Protected(draft.text)


def spans(string: str, begin: int, stop: int) -> Iterator[Span]:
    """The protected spans of ``string[begin:stop]``, a paragraph, in order."""
    for start, end, name in wide_spans(string, begin, stop):
        yield from _tokens(string, begin, start)
        yield start, end, name
        begin = end
    yield from _tokens(string, begin, stop)


def _tokens(string: str, begin: int, stop: int) -> Iterator[Span]:
    """The tokens of ``string[begin:stop]``, in order."""
    for stretch in _stretch().finditer(string, begin, stop):
        start, end = stretch.span()
        if _number().fullmatch(string, start, end):
            yield start, end, "decimal" if "." in string[start:end] else "number"
            continue
        for match in _token().finditer(string, start, end):
            yield match.start(), match.end(), match.lastgroup or ""
