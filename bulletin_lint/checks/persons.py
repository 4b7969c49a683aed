"""Kind ``persons``: two names under one post that differ in one character."""

from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc

# What follows a name in a sentence; as the third character it means that the name has only two.
_AFTER = frozenset(
    "出主讲致作强指要带参表在对与和，、。；：！？等分率向就为到陪一围前代传宣介汇通及的说介先同"
    "女）（／/ \v\n会还也将并以"
)


class Persons(NamedTuple):
    """``posts`` before a name, and ``surnames`` that it begins with. Only names of three characters are compared: where
    a shorter one ends is a guess."""

    posts: Annotated[tuple[str, ...], Doc("姓名之前的职务")]
    surnames: Annotated[tuple[str, ...], Doc("姓")]


def run(draft: Draft, parameters: Persons) -> Iterator[Hit]:
    for (a, at_a), (b, at_b) in _pairs(_named(draft, parameters)):
        if a[0] == b[0] and (a[1] == b[1]) != (a[2] == b[2]):
            (first, name), (second, other) = sorted(((at_a, a), (at_b, b)))
            yield Hit(second, second + 3, (), {"name": other, "other": name}, others=((first, first + 3),))


def _named(draft: Draft, parameters: Persons) -> dict[str, dict[str, int]]:
    """The names of three characters after each post, and where each stands first."""
    found = draft.occurrences(parameters.posts)
    string = draft.text.string
    named: dict[str, dict[str, int]] = {}
    for post in parameters.posts:
        for start in found.get(post, ()):
            at = start + len(post)
            name, after = string[at : at + 3], string[at + 3 : at + 4]
            if name[:1] in parameters.surnames and after in _AFTER and not _AFTER & set(name[1:]):
                named.setdefault(string[max(0, start - 2) : at], {}).setdefault(name, at)
    return named


def _pairs(named: dict[str, dict[str, int]]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    for names in named.values():
        yield from combinations(names.items(), 2)


KIND = Kind("persons", run, Persons, lambda parameters: parameters.posts)
