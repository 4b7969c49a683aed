"""The known word that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """``，是否应为 "…"？`` for the known word nearest to ``word``, or '' where nothing is near."""
    from difflib import get_close_matches  # only where something is wrong

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'，是否应为 "{close[0]}"？' if close else ""
