"""``numbering.xml``: the label that Word draws before each paragraph of a list, counted in document order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from bulletin_lint.docx.names import attribute, child, children, switch, value, word
from bulletin_lint.docx.read.numbers import Label
from bulletin_lint.docx.read.numerals import format_number

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PLAIN_BULLET = "●"  # bullets of symbol fonts are private characters that mean nothing outside the font


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    restart: int  # the count starts anew after a paragraph of a level above this one; 0: never
    arabic: bool  # all numbers of the label are Arabic, whatever their level's format
    style: str
    hidden: bool


@dataclass(slots=True)
class _List:
    """An abstract list and the numbers that its levels have reached."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)
    started: set[str] = field(default_factory=set)


class Numbering:
    """Counts the paragraphs of all lists; ask for each paragraph once, in document order."""

    def __init__(self, root: _Element, of_style: Callable[[str], _Element | None]) -> None:
        """``of_style`` gives the ``w:numPr`` of a paragraph style, where lists refer to one another by style."""
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Element] = {}
        self._overridden: dict[str, dict[int, _Level]] = {}
        links = {}
        for element in children(root, "abstractNum"):
            list_id = attribute(element, "abstractNumId") or ""
            self._lists[list_id] = _List(dict(map(_read_level, children(element, "lvl"))))
            links[list_id] = value(element, "numStyleLink")
        for element in children(root, "num"):
            self._instances[attribute(element, "numId") or ""] = element
        for list_id, style in links.items():
            target = self._list_of(value(of_style(style), "numId") or "") if style else None
            if target is not None:
                self._lists[list_id] = target

    def next_label(self, direct: _Element | None, inherited: _Element | None, style: str | None) -> Label | None:
        """The label of the next paragraph, given its own ``w:numPr`` and that of its style; None where it has none."""
        number_id = value(direct, "numId") or value(inherited, "numId") or "0"
        found = self._list_of(number_id)
        if number_id == "0" or found is None:
            return None
        said = value(direct, "ilvl")
        said = _level_of_style(found, style, inherited) if said is None else said
        level = int(said) if said.isdecimal() else 0
        if level not in found.levels:
            return None
        levels = self._levels(found, number_id)
        self._count(found, number_id, levels, level)
        return _label(found, levels, level)

    def _list_of(self, number_id: str) -> _List | None:
        instance = self._instances.get(number_id)
        if instance is None:
            return None
        return self._lists.get(value(instance, "abstractNumId") or "")

    def _levels(self, found: _List, number_id: str) -> dict[int, _Level]:
        """The levels of a list as this instance of it overrides them."""
        known = self._overridden.get(number_id)
        if known is None:
            overrides = [child(element, "lvl") for element in children(self._instances[number_id], "lvlOverride")]
            known = found.levels | dict(_read_level(element) for element in overrides if element is not None)
            self._overridden[number_id] = known
        return known

    def _count(self, found: _List, number_id: str, levels: Mapping[int, _Level], level: int) -> None:
        if number_id not in found.started:
            found.started.add(number_id)
            for element in children(self._instances[number_id], "lvlOverride"):
                start, place = value(element, "startOverride") or "", attribute(element, "ilvl") or ""
                if start.isdecimal() and place.isdecimal():
                    found.counts[int(place)] = int(start) - 1
        for above in range(level):
            found.counts.setdefault(above, levels[above].start if above in levels else 1)
        found.counts[level] = found.counts.get(level, levels[level].start - 1) + 1
        for below in range(level + 1, _LEVELS):
            restart = levels[below].restart if below in levels else below
            if restart and level < restart:
                found.counts.pop(below, None)


def _level_of_style(found: _List, style: str | None, inherited: _Element | None) -> str:
    """A style's level is the one that names it, whatever its ``w:ilvl`` says."""
    for number, level in found.levels.items():
        if style and level.style == style:
            return str(number)
    return value(inherited, "ilvl") or "0"


def _read_level(element: _Element) -> tuple[int, _Level]:
    place, start = attribute(element, "ilvl") or "", value(element, "start") or ""
    number = int(place) if place.isdecimal() else 0
    restart = value(element, "lvlRestart") or ""
    return number, _Level(
        value(element, "numFmt") or _custom(element),
        value(element, "lvlText") or "",
        int(start) if start.isdecimal() else 0,
        int(restart) if restart.isdecimal() else number,
        bool(switch(element, "isLgl")),
        value(element, "pStyle") or "",
        bool(switch(child(element, "rPr"), "vanish")),
    )


def _custom(element: _Element) -> str:
    """The format of a level that Word keeps among alternatives: the first number as it is written, if with zeros."""
    form = next(element.iter(*word("numFmt")), None)
    first = "" if form is None else (attribute(form, "format") or "").partition(",")[0].strip()
    return first if first.isascii() and first.isdecimal() else "decimal"


def _label(found: _List, levels: Mapping[int, _Level], level: int) -> Label | None:
    this = levels[level]
    if this.hidden or not this.text:
        return None
    if this.format == "bullet":
        return Label(_bullet(this.text), counted=False)
    unknown = ""

    def number(place: re.Match[str]) -> str:
        nonlocal unknown
        other = int(place[1]) - 1
        name = "decimal" if this.arabic or other not in levels else levels[other].format
        text = format_number(found.counts.get(other, 0), name)
        unknown = name if text is None else unknown
        return text or ""

    label = _PLACE.sub(number, this.text).strip()
    return Label("", unknown=unknown) if unknown else Label(label) if label else None


def _bullet(text: str) -> str:
    """Letters and private characters as bullets are signs of a symbol font."""
    return _PLAIN_BULLET if any(sign.isalnum() or "\ue000" <= sign <= "\uf8ff" for sign in text) else text
