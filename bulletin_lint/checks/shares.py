"""Kind ``shares``: shares of one whole that come to more than all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.portions import OVERLAP, REACH
from bulletin_lint.checks.reading.quoted import Quoted, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled

_WORDS = ("占",)


class Shares(NamedTuple):
    """No parameters: at least two shares in a row, joined by 、: behind ， the next may be of another whole."""


@cache
def _share() -> regex.Pattern[str]:
    item = r"[^，、；。：！？\d\n]{1,10}占(?:比)?(?:达|为|约)?[ ]?\d{1,3}(?:\.\d+)?[ ]?[%％]"
    return compiled(rf"{item}(?:、{item})+")


def run(draft: Draft, parameters: Shares) -> Iterator[Hit]:
    found = draft.occurrences(_WORDS)
    done = -1
    for start in found.get("占", ()):
        if start < done or draft.text.string.find("占", start + 1, start + REACH) < 0:
            continue
        match = _share().search(draft.text.string, max(0, start - 11), start + REACH)
        if match and match.start() <= start and not _changes(match.group()):
            done = match.end()
            total = sum(map(Decimal, re.findall(r"(\d+(?:\.\d+)?)[ ]?[%％]", match.group())), Decimal(0))
            if total > Decimal("100.5") and is_own(draft, *match.span(), Quoted.SKIP):
                yield Hit(*match.span(), (), {"sum": f"{total.normalize():f}"})


def _changes(shares: str) -> bool:
    """Whether the shares may be of different wholes, or tell of a change."""
    return OVERLAP.search(shares.replace("占", "")) is not None or any(word in shares for word in "各从由改调分别其")


KIND = Kind("shares", run, Shares, lambda parameters: _WORDS)
