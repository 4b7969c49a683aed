"""Characters that are written for each other, as the shipped lists of misspellings know them."""

from __future__ import annotations

from functools import cache

from bulletin_lint.checks.reading.wordlist import shipped

LISTS = ("typos", "idioms", "fixed")


def are_confused(a: str, b: str) -> bool:
    """Whether one of two characters is known to be written where the other is meant: 讯 and 汛."""
    return frozenset((a, b)) in _pairs()


@cache
def _pairs() -> frozenset[frozenset[str]]:
    """The pairs by which an entry and what is right for it differ."""
    words = ((wrong, entry.right) for name in LISTS for wrong, found in shipped(name).items() for entry in found)
    return frozenset(
        frozenset(pair)
        for wrong, right in words
        if len(wrong) == len(right)
        for pair in zip(wrong, right, strict=True)
        if pair[0] != pair[1]
    )
