"""What stays the same from issue to issue: masthead, issuer, labels, telephones, recipients, sections, units."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from bulletin_lint.bulletin.remark import Remark
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.checks.reading.confused import are_confused
from bulletin_lint.checks.reading.nearby import one_slip
from bulletin_lint.series.facts import Facts
from bulletin_lint.series.numbers import Told
from bulletin_lint.series.places import Placed
from bulletin_lint.series.timeline import changes

_RENAMED = 0.5  # resemblance of two recipients of which one takes the place of the other
_RENAMED_SECTION = 0.6
_FREE = 3  # one change of a list in so many issues: who receives it is decided anew each time
_KNOWN = 2  # issues that a name must stand in to be known
_SHORTEST_UNIT = 4  # characters
_LONGEST_UNIT = 40  # characters of a name whose slips are looked for


def judge(issues: Sequence[Placed]) -> Iterator[Told]:
    """What differs from the other issues, though nothing says that it should."""
    facts = [issue.facts for issue in issues]
    yield from _said(facts, "name", "name", "刊名", [issue.name for issue in facts])
    yield from _said(facts, "issuer", "issuer", "编发单位", [issue.issuer for issue in facts])
    yield from _said(facts, "label", "lists", "报送发的标签", ["、".join(issue.labels) for issue in facts])
    yield from _said(
        facts, "label", "fields", "报尾各栏的标签", ["、".join(label for label, _ in issue.fields) for issue in facts]
    )
    yield from _telephones(facts)
    yield from _recipients(facts)
    yield from _sections(facts)
    yield from _units(facts)


def _said(facts: Sequence[Facts], finds: str, part: str, what: str, values: Sequence[str]) -> Iterator[Told]:
    for index, value, usual, stays in changes([(index, value) for index, value in enumerate(values) if value]):
        named = {"this": facts[index].called, "what": what, "usual": usual, "now": value}
        if stays:
            change = f"由“{usual}”改为“{value}”"
            yield index, Remark("changed", part, value, {**named, "change": change})
        else:
            yield index, Remark(finds, part, value, named)


def _telephones(facts: Sequence[Facts]) -> Iterator[Told]:
    labels = dict.fromkeys(label for issue in facts for label, _ in issue.fields if "电话" in label)
    for label in labels:
        values = ["、".join(value for name, value in issue.fields if name == label) for issue in facts]
        yield from _said(facts, "telephone", "field", label, values)


def _recipients(facts: Sequence[Facts]) -> Iterator[Told]:
    for label in dict.fromkeys(label for issue in facts for label in issue.labels):
        lists = [
            (index, frozenset(member for name, member in issue.recipients if name == label))
            for index, issue in enumerate(facts)
            if label in issue.labels
        ]
        turns = sum(above != below for (_, above), (_, below) in pairwise(lists))
        if turns > _KNOWN and turns * _FREE > len(lists):
            continue
        yield from _members(facts, label, lists)


def _members(facts: Sequence[Facts], label: str, lists: Sequence[tuple[int, frozenset[str]]]) -> Iterator[Told]:
    """Who came to a list or left it; who takes another's place was renamed."""
    came: dict[tuple[int, bool], list[str]] = defaultdict(list)
    left: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for member in dict.fromkeys(member for _, members in lists for member in sorted(members)):
        for index, there, _, stays in changes([(index, member in members) for index, members in lists]):
            (came if there else left)[index, stays].append(member)
    for key in sorted({*came, *left}):
        index, stays = key
        values = {"this": facts[index].called, "label": label}
        lost, added = left[key], came[key]
        for old, new in _renamed(lost, added):
            lost, added = [name for name in lost if name != old], [name for name in added if name != new]
            yield index, _recipient("renamed", stays, values, new, f"“{old}”改为“{new}”", {"usual": old, "now": new})
        for name in lost:
            yield index, _recipient("lost", stays, values, "", f"不再列“{name}”", {"usual": name})
        for name in added:
            yield index, _recipient("added", stays, values, name, f"增加“{name}”", {"now": name})


def _recipient(
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


def _sections(facts: Sequence[Facts]) -> Iterator[Told]:
    """Names of sections that one issue alone has, and that are nearly the name of one which it lacks."""
    counts = Counter(name for issue in facts for name in set(issue.sections))
    for index, issue in enumerate(facts):
        known = [name for name, count in counts.items() if count >= _KNOWN and name not in issue.sections]
        for section in issue.sections:
            if counts[section] > 1:
                continue
            alike = [(SequenceMatcher(None, section, name, autojunk=False).ratio(), name) for name in known]
            ratio, usual = max(alike, default=(0.0, ""))
            if ratio >= _RENAMED_SECTION:
                values = {"this": issue.called, "now": section, "usual": usual}
                yield index, Remark("section", "section", section, values)


def _units(facts: Sequence[Facts]) -> Iterator[Told]:
    """Units that sign in one issue alone, and whose name is one slip away from one that signs in others."""
    counts = Counter(unit for issue in facts for unit in issue.units)
    known = {unit for unit, count in counts.items() if count >= _KNOWN and len(unit) >= _SHORTEST_UNIT}
    shapes = _by_shape(known)
    for index, issue in enumerate(facts):
        for unit in issue.units:
            if counts[unit] > 1 or not _SHORTEST_UNIT <= len(unit) <= _LONGEST_UNIT:
                continue
            near = {other for shape in _shapes(unit) for other in shapes.get(shape, ())}
            usual = max((other for other in sorted(near) if _is_slip(unit, other)), key=counts.__getitem__, default="")
            if usual:
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


def _is_slip(name: str, usual: str) -> bool:
    """Whether a character was left out, put in, changed places, was mistaken for one that is known for it, or for one
    with which no unit's name ends."""
    if not one_slip(name, usual):
        return False
    if len(name) != len(usual) or sorted(name) == sorted(usual):
        return True
    if unit_like(usual) and not unit_like(name):
        return True
    return any(are_confused(a, b) for a, b in zip(name, usual, strict=True) if a != b)
