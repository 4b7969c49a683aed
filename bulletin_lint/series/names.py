"""Names of sections and units that are nearly the names that other issues know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.checks.reading.confused import are_confused
from bulletin_lint.checks.reading.nearby import TELLING, common_ends, one_slip
from bulletin_lint.series.facts import Facts
from bulletin_lint.series.numbers import Told

_LIKE = 0.6  # resemblance of a section's name to the one that is meant
_KNOWN = 2  # issues that a name must stand in to be known
_COPIED = 2  # issues that may have the same slip, one made from the other
_OFTEN = 3  # times as often the right name stands where the slip does twice
_SHORTEST_UNIT = 4  # characters
_LONGEST_UNIT = 40  # characters of a name whose slips are looked for
_PARTY = "委"  # what an area's name stands before: 平湖区委


def judge(facts: Sequence[Facts]) -> Iterator[Told]:
    """Names that one issue alone has, or two, and that are nearly one that others know."""
    yield from _sections(facts)
    yield from _units(facts)


def _sections(facts: Sequence[Facts]) -> Iterator[Told]:
    """Sections that are nearly one which the issue lacks."""
    counts = Counter(name for issue in facts for name in set(issue.sections))
    for index, issue in enumerate(facts):
        lacking = [name for name, count in counts.items() if count >= _KNOWN and name not in issue.sections]
        for section in issue.sections:
            usual = _meant(section, [name for name in lacking if name != section], counts)
            if usual:
                values = {"this": issue.called, "now": section, "usual": usual}
                yield index, Remark("section", "section", section, values)


def _meant(section: str, known: Collection[str], counts: Mapping[str, int]) -> str:
    """Which of the names is meant; '' for none. Of a name that stands in two issues it must be certain."""
    mistaken = [name for name in known if _is_mistaken(section, name) and _is_rare(section, name, counts)]
    if mistaken or counts[section] > 1:
        return max(mistaken, key=counts.__getitem__, default="")
    alike = [(SequenceMatcher(None, section, name, autojunk=False).ratio(), name) for name in known]
    ratio, usual = max(alike, default=(0.0, ""))
    return usual if ratio >= _LIKE else ""


def _is_mistaken(name: str, usual: str) -> bool:
    """Whether one character is written for one that it is known to be mistaken for."""
    other = [(a, b) for a, b in zip(name, usual, strict=False) if a != b]
    return len(name) == len(usual) and len(other) == 1 and are_confused(*other[0])


def _is_rare(name: str, usual: str, counts: Mapping[str, int]) -> bool:
    return counts[name] == 1 or (counts[name] <= _COPIED and counts[usual] >= _OFTEN * counts[name])


def _units(facts: Sequence[Facts]) -> Iterator[Told]:
    """Units whose name is one slip away from one that signs in other issues."""
    counts = Counter(unit for issue in facts for unit in issue.units)
    known = {unit for unit, count in counts.items() if count >= _KNOWN and len(unit) >= _SHORTEST_UNIT}
    shapes = _by_shape(known)
    for index, issue in enumerate(facts):
        for unit in issue.units:
            if counts[unit] > _COPIED or not _SHORTEST_UNIT <= len(unit) <= _LONGEST_UNIT:
                continue
            near = {other for shape in _shapes(unit) for other in shapes.get(shape, ())} - {unit}
            meant = (other for other in sorted(near) if _is_rare(unit, other, counts) and _is_slip(unit, other, counts))
            if usual := max(meant, key=counts.__getitem__, default=""):
                yield index, Remark("unit", "unit", unit, {"this": issue.called, "now": unit, "usual": usual})


def _by_shape(names: set[str]) -> Mapping[str, Sequence[str]]:
    shapes: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for shape in _shapes(name):
            shapes[shape].append(name)
    return shapes


def _shapes(name: str) -> set[str]:
    """The name, and the name less one character: what names share that are one slip apart."""
    cut = name[:_LONGEST_UNIT]
    return {cut, *(cut[:at] + cut[at + 1 :] for at in range(len(cut)))}


def _is_slip(name: str, usual: str, counts: Mapping[str, int]) -> bool:
    """Whether a character was left out, put in, changed places, was mistaken for one that is known for it, or for one
    with which no unit's name ends. Of a name that stands in two issues only what is no name at all is a slip."""
    if _is_mistaken(name, usual):
        return True
    if unit_like(usual) and not unit_like(name):
        return one_slip(name, usual)
    if counts[name] > 1:
        return False
    if one_slip(name, usual):
        return len(name) != len(usual) or sorted(name) == sorted(usual)
    return _is_slip_of_telling(name, usual)


def _is_slip_of_telling(name: str, usual: str) -> bool:
    """Whether a character that tells names apart, like 区 and 村, was doubled, changed places with its neighbour, or
    was left out where a name cannot be without it."""
    head, tail = common_ends(name, usual)
    own, other = name[head : len(name) - tail], usual[head : len(usual) - tail]
    if len(own) == len(other) == 2:
        return own == other[::-1] and not set(own) <= TELLING
    if len(own) == 1 and not other:
        return own == name[head - 1 : head] or own == name[head + 1 : head + 2]
    return not own and len(other) == 1 and head > 0 and usual[head + 1 : head + 2] == _PARTY
