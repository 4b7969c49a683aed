"""The annotated copies that this program has written: one that is as it was written holds nobody's work, and may go."""

from __future__ import annotations

from bulletin_lint.batch.checksum import checksum_of
from bulletin_lint.startup import kept

_NAME = "copies"
_MOST = 2_000  # of which is known that they were written, the latest


def remember(content: bytes) -> None:
    """Note that this was written, if that can be noted."""
    checksum = checksum_of(content)
    kept.keep(_NAME, [*(each for each in _written() if each != checksum), checksum][-_MOST:])


def is_as_written(content: bytes) -> bool:
    """Whether this is surely such as it was written; not where nothing was noted, or that was removed."""
    return checksum_of(content) in _written()


def _written() -> list[str]:
    known = kept.load(_NAME)
    return known if isinstance(known, list) else []
