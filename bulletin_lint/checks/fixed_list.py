"""Kind ``fixed-list``: a list whose members and order are laid down."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Annotated, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.nearby import trimmed
from bulletin_lint.checks.reading.places import found_in
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc


class FixedList(NamedTuple):
    """``members`` in their order. A run of them in another order is reported when it holds all of them, or, with
    ``group``, all of one group of that size."""

    members: Annotated[tuple[str, ...], Doc("各项，按规定的先后排列")]
    group: Annotated[int, Doc("几项为一组；写明后，只列出其中一组也检查次序")] = 0


def words(parameters: FixedList) -> tuple[str, ...]:
    """The members as they stand in a list, before another."""
    return tuple(f"{member}、" for member in parameters.members)


@cache
def _run(members: Sequence[str]) -> str:
    member = "|".join(sorted(map(re.escape, members), key=len, reverse=True))
    return rf"(?<![一-鿿])(?:{member})(?:[、，；](?:{member})){{2,}}(?![一-鿿]*、)|(?:{member})(?:、(?:{member})){{2,}}"


def run(draft: Draft, parameters: FixedList) -> Iterator[Hit]:
    for match in found_in(draft, _run(parameters.members), words(parameters)):
        yield from _judged(draft.text.string, match, parameters)


def _judged(string: str, match: regex.Match[str], parameters: FixedList) -> Iterator[Hit]:
    given = re.split("[、，；]", match.group())
    right = _right_order(given, parameters)
    if right and given != right:
        edits = trimmed(string, *match.span(), "、".join(right)) if "，" not in match.group() else ()
        yield Hit(*match.span(), edits, {"right": "、".join(right)})


def _right_order(given: Sequence[str], parameters: FixedList) -> list[str]:
    """The order that is laid down for what is given; empty where it is no such list."""
    members = list(parameters.members)
    if sorted(given) == sorted(members):
        return members
    size = parameters.group
    groups = [members[at : at + size] for at in range(0, len(members), size)] if size else []
    return next((group for group in groups if sorted(group) == sorted(given)), [])


KIND = Kind("fixed-list", run, FixedList, words)
