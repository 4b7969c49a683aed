"""Which issues are of one publication, though a masthead may be misspelt, changed, or another publication's."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from pathlib import PurePath

from bulletin_lint.series.facts import Facts
from bulletin_lint.series.places import Placed, as_said, by_rank, counts_on, skipped

_NEAR = 0.7  # resemblance of a name that was misspelt
_RENAMED = 0.5  # resemblance of a new name to the old one
_FEW = 2  # issues of which neither name is the usual one, or that may have the same slip
_SETTLED = 3  # issues that show what is usual
_MORE = 2  # traits by which an issue is rather another publication's

Groups = dict[str, list[Facts]]
"""Issues by the name of their publication."""


def publications(issues: Sequence[Facts]) -> list[list[Facts]]:
    """The issues of each publication. An issue whose name no other bears belongs to the one of nearly that name, or of
    its folder where it has none at all; one that bears the name of another publication, to the one that it continues;
    and issues under two names are of one publication where their numbers go on."""
    by_name: Groups = defaultdict(list)
    for issue in issues:
        by_name[issue.name].append(issue)
    settled = {name: list(found) for name, found in by_name.items() if name and len(found) > 1}
    if not settled:
        return [[*issues]] if _is_one(by_name) else [*by_name.values()]
    apart: list[list[Facts]] = []
    for name, found in by_name.items():
        for issue in () if name in settled else found:
            home = _home(issue, settled)
            if home is None:
                apart.append([issue])
            else:
                settled[home].append(issue)
    if len(settled) > 1:
        _bring_home(settled)
        _join(settled)
    return [part for found in settled.values() for part in _by_office(found)] + apart


def _by_office(issues: Sequence[Facts]) -> list[list[Facts]]:
    """Issues under one name are of several publications where offices, each with issues enough, have the same numbers:
    工作简报 is what every office calls it. Issues of no such office go with those in their folder, or of the likest."""
    counts = Counter(issue.issuer for issue in issues if issue.issuer)
    offices: Groups = {issuer: [] for issuer, count in counts.items() if count >= _SETTLED}
    numbers = [{_placed(each).rank for each in issues if each.issuer == issuer} for issuer in offices]
    if len(offices) < 2 or any(len(some & others) < _FEW for some, others in combinations(numbers, 2)):
        return [[*issues]]
    folders = {issuer: {_folder(each) for each in issues if each.issuer == issuer} for issuer in offices}
    for issue in issues:
        near = max(offices, key=lambda issuer: (_folder(issue) in folders[issuer], _likeness(issue.issuer, issuer)))
        offices[issue.issuer if issue.issuer in offices else near].append(issue)
    return [*offices.values()]


def _is_one(by_name: Mapping[str, Sequence[Facts]]) -> bool:
    """Whether a few issues that all have another name, or none, are of one publication for all that."""
    names = [name for name in by_name if name]
    return len(names) <= 1 or (len(names) == len(by_name) == _FEW and _likeness(*names) >= _NEAR)


def _home(issue: Facts, settled: Mapping[str, Sequence[Facts]]) -> str | None:
    """The publication that the issue belongs to: by a name that is misspelt, from the same issuer, or in its folder
    where it has no name."""
    if not issue.name:
        beside = [name for name, found in settled.items() if any(_folder(other) == _folder(issue) for other in found)]
        return beside[0] if len(beside) == 1 else None
    alike = [
        name
        for name, found in settled.items()
        if _likeness(issue.name, name) >= _NEAR and any(issue.issuer in ("", other.issuer) for other in found)
    ]
    return alike[0] if len(alike) == 1 else None


def _folder(issue: Facts) -> PurePath:
    return PurePath(issue.path).parent


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _bring_home(settled: Groups) -> None:
    """Put issues that bear the name of another publication among those that they continue."""
    usual = {name: _usual(found) for name, found in settled.items() if len(found) >= _SETTLED}
    rows = {name: sorted(map(_placed, settled[name]), key=by_rank) for name in usual}
    strays = [
        (name, issue, homes[0])
        for name in usual
        for issue in settled[name]
        if len(homes := [home for home in usual if home != name and _is_stray(issue, name, home, usual, rows)]) == 1
    ]
    for name, issue, home in strays:
        settled[name].remove(issue)
        settled[home].append(issue)


def _traits(issue: Facts) -> tuple[object, ...]:
    """What issues of a publication have in common, besides the name."""
    telephones = tuple(value for label, value in issue.fields if "电话" in label)
    return issue.issuer, issue.recipients, telephones, issue.total is None


def _usual(issues: Sequence[Facts]) -> tuple[object, ...]:
    return tuple(Counter(values).most_common(1)[0][0] for values in zip(*map(_traits, issues), strict=True))


def _is_stray(
    issue: Facts, name: str, home: str, usual: Mapping[str, Sequence[object]], rows: Mapping[str, Sequence[Placed]]
) -> bool:
    """Whether the issue is rather one of ``home``: by what they have in common and its number, or by its number alone
    where that is missing there and borne by another under its own name."""
    traits = _traits(issue)
    own, other = (sum(a == b for a, b in zip(traits, usual[group], strict=True)) for group in (name, home))
    row = _placed(issue)
    sides = _neighbours(rows[home], row)
    if not sides or other < own:
        return False
    if other >= own + _MORE:
        return True
    twins = sum(each.rank == row.rank for each in rows[name])
    return twins > 1 and len(sides) > 1


def _neighbours(rows: Sequence[Placed], row: Placed) -> list[Placed]:
    """The issues right before and behind the number of another, if their dates fit; none where it is taken."""
    at = bisect_left(rows, row.rank, key=by_rank)
    above, below = rows[at - 1 : at] if at else (), rows[at : at + 1]
    if any(each.rank == row.rank or each.day < row.day for each in below) or any(each.day > row.day for each in above):
        return []
    before = [each for each in above if skipped(each, row) == 0 and row.year - each.year <= 1]
    return [*before, *(each for each in below if skipped(row, each) == 0 and each.year - row.year <= 1)]


def _placed(issue: Facts) -> Placed:
    return as_said(issue, 0)


def _join(settled: Groups) -> None:
    """Put issues under two names together that are of one publication."""
    for name in sorted(settled, key=lambda name: len(settled[name])):
        found = [other for other in settled if other != name and _are_one(settled[name], settled[other])]
        if len(found) == 1:
            settled[found[0]] += settled.pop(name)


def _are_one(some: Sequence[Facts], others: Sequence[Facts]) -> bool:
    """Whether the numbers of one go on with those of the other, from the same issuer and under a name like it: once,
    or at a few issues that all have the same slip."""
    likeness = _likeness(some[0].name, others[0].name)
    if likeness < _RENAMED or _usual(some)[0] != _usual(others)[0]:
        return False
    names = {issue.path: number for number, group in enumerate((some, others)) for issue in group}
    rows = sorted((_placed(issue) for issue in (*some, *others) if issue.date), key=lambda row: (row.day, row.rank))
    steps = [pair for pair in pairwise(rows) if names[pair[0].facts.path] != names[pair[1].facts.path]]
    slips = len(some) <= _FEW < len(others) and likeness >= _NEAR
    return 0 < len(steps) <= (2 * len(some) if slips else 1) and all(_goes_on(*pair) for pair in steps)


def _goes_on(above: Placed, below: Placed) -> bool:
    step = below.year - above.year
    return 0 <= step <= 1 and skipped(above, below) == 0 and counts_on(above, below) is not False
