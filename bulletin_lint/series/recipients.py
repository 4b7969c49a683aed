"""Who receives the issues: each list, and in it each member by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.series.facts import Facts
from bulletin_lint.series.numbers import Told
from bulletin_lint.series.timeline import changes

_RENAMED = 0.5  # resemblance of two recipients of which one takes the place of the other
_FREE = 3  # one change of a list in so many issues: who receives it is decided anew each time
_FREE_TURNS = 2  # changes that show nothing yet
_MOSTLY, _CONSTANT = 4, 12  # issues for each in which a member of such a list is not: it is there mostly, or always
_ABSENCES = 2  # of one member, more of which are meant
_GUESTS = 3  # visits of members that stand in a list for an issue only: then it has guests

Members = Sequence[tuple[int, frozenset[str]]]
"""A list in the issues that have it, each by its index."""


class _Moves(NamedTuple):
    """Members that left the list at an issue, and that came to it."""

    lost: list[str]
    added: list[str]


def judge(facts: Sequence[Facts]) -> Iterator[Told]:
    """Who is left out of a list, added to it, or written otherwise."""
    for label in dict.fromkeys(label for issue in facts for label in issue.labels):
        lists = [
            (index, frozenset(member for name, member in issue.recipients if name == label))
            for index, issue in enumerate(facts)
            if label in issue.labels
        ]
        moves = _free_moves(lists) if _is_free(lists) else _moves(lists)
        for (index, stays), (lost, added) in sorted(moves.items()):
            for remark in _remarks(label, facts[index].called, stays, lost, added):
                yield index, remark


def _is_free(lists: Members) -> bool:
    """Whether who receives it is decided anew each time."""
    turns = sum(above != below for (_, above), (_, below) in pairwise(lists))
    return turns > _FREE_TURNS and turns * _FREE > len(lists)


def _moves(lists: Members) -> Mapping[tuple[int, bool], _Moves]:
    """Who came to a list or left it, by the index of the issue and by whether it stays so."""
    moves: dict[tuple[int, bool], _Moves] = defaultdict(lambda: _Moves([], []))
    visits: Counter[str] = Counter()
    for member in _all(lists):
        found = [*changes([(index, member in members) for index, members in lists])]
        absences = sum(not change.value and not change.stays for change in found)
        last = -1
        for change in found:
            if change.value:
                moves[change.at, change.stays].added.append(member)
                visits[member] += not change.stays and change.at != last + 1
                last = change.at
            elif change.stays or absences <= _ABSENCES:
                moves[change.at, change.stays].lost.append(member)
    for (_, stays), (lost, added) in moves.items():
        if not stays:
            replaced = {new for _, new in _renamed(lost, added)}
            many = visits.total() - sum(visits[new] for new in replaced) >= _GUESTS
            added[:] = [name for name in added if name in replaced or not (many or visits[name] > 1)]
    return moves


def _free_moves(lists: Members) -> Mapping[tuple[int, bool], _Moves]:
    """Of a list that is decided anew each time: who is left out of one alone, and who stands for it. Nobody is where
    several stand in most of them, each of which may be left out on purpose."""
    moves: dict[tuple[int, bool], _Moves] = {}
    without = {member: frozenset(index for index, members in lists if member not in members) for member in _all(lists)}
    most = {member: absent for member, absent in without.items() if 0 < len(absent) * _MOSTLY <= len(lists)}
    if len(set(most.values())) != 1:
        return moves
    for member in most:
        for index, there, _, stays in changes([(index, index not in most[member]) for index, _ in lists]):
            if not there and not stays and len(most[member]) * _CONSTANT <= len(lists):
                moves.setdefault((index, False), _Moves([], [])).lost.append(member)
    members_of = dict(lists)
    for (index, _), (lost, added) in moves.items():
        once = [name for name in sorted(members_of[index]) if len(without[name]) == len(lists) - 1]
        added.extend(new for _, new in _renamed(lost, once))
    return moves


def _all(lists: Members) -> list[str]:
    return [*dict.fromkeys(member for _, members in lists for member in sorted(members))]


def _remarks(label: str, this: str, stays: bool, lost: Sequence[str], added: Sequence[str]) -> Iterator[Remark]:
    """What is said of those who left and those who came; who takes another's place was renamed."""
    values = {"this": this, "label": label}
    for old, new in _renamed(lost, added):
        lost, added = [name for name in lost if name != old], [name for name in added if name != new]
        yield _remark("renamed", stays, values, new, f"“{old}”改为“{new}”", {"usual": old, "now": new})
    for name in lost:
        yield _remark("lost", stays, values, "", f"不再列“{name}”", {"usual": name})
    for name in added:
        yield _remark("added", stays, values, name, f"增加“{name}”", {"now": name})


def _remark(
    finds: str, stays: bool, values: Mapping[str, str], now: str, change: str, named: Mapping[str, str]
) -> Remark:
    label = values["label"]
    part, text = ("recipient", now) if now else ("list", label)
    if stays:
        return Remark("changed", part, text, {**values, "what": f"“{label}”的名单", "change": change})
    return Remark(f"recipient-{finds}", part, text, {**values, **named})


def _renamed(lost: Sequence[str], added: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of which the second took the place of the first."""
    free = list(added)
    for old in lost:
        alike = [(SequenceMatcher(None, old, new, autojunk=False).ratio(), new) for new in free]
        best = max(alike, default=(0.0, ""))
        if best[0] >= _RENAMED:
            free.remove(best[1])
            yield old, best[1]
