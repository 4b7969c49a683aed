"""A part as a stream of what it says, however its runs are cut.

Two parts that differ only in where runs begin and end give the same stream. A view decides about tracked changes:
all accepted, or those rejected that are new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.names import attribute, word
from bulletin_lint.docx.read.source import BLANKS, preserves_space

_INSERTIONS, _DELETIONS = word("ins"), word("del")
_RUNS = frozenset(word("r"))
_TEXTS, _DELETED_TEXTS = frozenset(word("t")), frozenset(word("delText"))
_RUN_PROPERTIES, _FORMAT_CHANGES = frozenset(word("rPr")), frozenset(word("rPrChange"))
# What holds marks of tracked changes that are about itself, not about runs inside.
_PROPERTIES = frozenset(word("rPr", "trPr", "tcPr", "pPr"))


class Treatment(Enum):
    """What a view makes of an element."""

    AS_IT_IS = "as it is"
    LEFT_OUT = "left out"
    UNWRAPPED = "unwrapped"  # its content stands in its place
    NOTED = "noted"  # unwrapped, and its content remembers it


View = Callable[[_Element], Treatment]


class _Level(NamedTuple):
    """An element that is being read: its children, and what its end and its content are to be told by."""

    children: Iterator[_Element]
    closing: str
    around: tuple[object, ...]
    run: object
    restored: bool


def same(one: Iterator[object], other: Iterator[object]) -> bool:
    """Whether two streams say the same."""
    return all(a == b for a, b in zip_longest(one, other))


def identifiers(root: _Element) -> frozenset[str]:
    """The numbers of all insertions and deletions."""
    return frozenset(attribute(element, "id") or "" for element in root.iter(*_INSERTIONS, *_DELETIONS))


def accepted(element: _Element) -> Treatment:
    """The view in which all tracked changes of text and of its formatting are made final."""
    if element.tag in _FORMAT_CHANGES:
        return Treatment.LEFT_OUT
    if not _is_change(element):
        return Treatment.AS_IT_IS
    return Treatment.UNWRAPPED if element.tag in _INSERTIONS else Treatment.LEFT_OUT


def rejected(known: frozenset[str]) -> View:
    """The view without the changes whose numbers are not among the known ones."""

    def view(element: _Element) -> Treatment:
        if not _is_change(element):
            return Treatment.AS_IT_IS
        new = attribute(element, "id") not in known
        if element.tag in _DELETIONS:
            return Treatment.UNWRAPPED if new else Treatment.AS_IT_IS
        return Treatment.LEFT_OUT if new and not _goes_on(element, known) else Treatment.NOTED

    return view


def _is_change(element: _Element) -> bool:
    """Whether this is a tracked insertion or deletion of what is inside it."""
    if element.tag not in _INSERTIONS and element.tag not in _DELETIONS:
        return False
    parent = element.getparent()
    return parent is None or parent.tag not in _PROPERTIES


def _goes_on(element: _Element, known: frozenset[str]) -> bool:
    """Whether this is the rest of an older insertion that was cut in two."""
    for sibling in element.itersiblings(preceding=True):
        if sibling.tag != element.tag:
            return False
        if attribute(sibling, "id") in known:
            return _signature(sibling) == _signature(element)
    return False


def _signature(element: _Element) -> tuple[tuple[str, str], ...]:
    """The attributes but for the number."""
    return tuple((key, said) for key, said in element.attrib.items() if not key.endswith("}id"))


class _Joined:
    """Text of one formatting that may still grow."""

    def __init__(self) -> None:
        self._form: object = None
        self._pieces: list[str] = []

    def add(self, form: object, text: str) -> Iterator[object]:
        """Take in more text; what there was is given out if the formatting differs."""
        if text and form != self._form:
            yield from self.done()
            self._form = form
        if text:
            self._pieces.append(text)

    def done(self) -> Iterator[object]:
        """What there is, if anything."""
        if self._pieces:
            yield self._form, "".join(self._pieces)
            self._pieces = []


def stream(root: _Element, view: View) -> Iterator[object]:
    """What the tree says in this view: texts with their formatting, and all else as it opens and closes."""
    text = _Joined()
    levels = [_Level(iter(root), "end", (), None, False)]
    while levels:
        level = levels[-1]
        element = next(level.children, None)
        if element is None:
            if level.closing:
                yield from text.done()
                yield level.closing
            levels.pop()
        elif _is_text(element, level):
            yield from text.add((level.around, level.run), shown(element))
        elif (treatment := view(element)) is not Treatment.LEFT_OUT:
            below = _inside(element, level, treatment, view)
            if below.closing:
                yield from text.done()
                yield level.around, level.run, element.tag, (*element.attrib.items(),), (element.text or "").strip()
            levels.append(below)


def _is_text(element: _Element, level: _Level) -> bool:
    """Whether this is text to be joined: in a deletion that is undone only what is marked as deleted."""
    return element.tag in (_DELETED_TEXTS if level.restored else _TEXTS)


def _inside(element: _Element, level: _Level, treatment: Treatment, view: View) -> _Level:
    """The level below an element; one without a closing does not show by itself."""
    children, around, run, restored = iter(element), level.around, level.run, level.restored
    if treatment is Treatment.UNWRAPPED:
        return _Level(children, "", around, run, restored or element.tag in _DELETIONS)
    if treatment is Treatment.NOTED:
        return _Level(children, "", (*around, _signature(element)), run, restored)
    if element.tag in _RUNS:
        return _Level(children, "", around, _form(element, view), restored)
    if element.tag in _RUN_PROPERTIES and run is not None:
        return _Level(iter(()), "", around, run, restored)
    return _Level(children, str(element.tag), (), None, False)


def _form(run: _Element, view: View) -> object:
    """The attributes and properties of a run; the numbers of tracked formatting are not compared."""
    found: list[object] = [(*run.attrib.items(),)]
    for properties in run:
        if properties.tag in _RUN_PROPERTIES:
            for element in properties:
                if view(element) is not Treatment.LEFT_OUT:
                    found += [(inside.tag, _signature(inside)) for inside in element.iter()]
    return tuple(found)


def shown(text: _Element) -> str:
    """The text that Word shows of a ``w:t``."""
    raw = "".join(text.itertext())
    stripped = raw.strip(BLANKS)
    return raw if raw == stripped or preserves_space(text) else stripped
