"""The known word that somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_MOST = 3  # words in one answer
_BEGUN = 3  # characters that tell which word was begun


def nearest(word: str, known: Iterable[str]) -> str:
    """``，是否应为“…”？`` for the known words that ``word`` begins or is a slip of, or '' where nothing is near."""
    close = close_to(word, known)
    return f"，是否应为{'或'.join(f'“{each}”' for each in close)}？" if close else ""


def close_to(word: str, known: Iterable[str]) -> Sequence[str]:
    """The known words that somebody may have meant by ``word``: those that it begins, if they are few, else those that
    are fewest slips away: one in a short word, two or three in a longer one. A wrong answer is worse than none."""
    words, bare = sorted(set(known)), word.lstrip("-")
    begun = [each for each in words if len(bare) >= _BEGUN and each.lstrip("-").startswith(bare) and each != word]
    if 0 < len(begun) <= _MOST:
        return begun
    slips = {each: _slips(bare, each.lstrip("-")) for each in words}
    least = min(slips.values(), default=len(bare))
    return [each for each in words if slips[each] == least][:_MOST] if least <= _allowed(bare) else ()


def _allowed(word: str) -> int:
    """How many slips a word may be away from what is meant."""
    if not word.isascii():
        return len(word) // 3
    return 1 + len(word) // 6 if len(word) > 1 else 0


def _slips(word: str, other: str) -> int:
    """How many characters are to be put in, left out, replaced or swapped with the next."""
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for i, a in enumerate(word, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and word[i - 2] == b:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]
