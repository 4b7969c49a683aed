"""Runs cut in pieces and put together anew, each piece with the run's own start tag and properties, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from enum import Enum
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from lxml.etree import _Element

from bulletin_lint.docx.names import elements_in, word
from bulletin_lint.docx.places import ElementPlace

RUNS = frozenset(word("r"))
_PROPERTIES = frozenset(word("rPr"))
_CHANGE = re.compile(rb"""(<(?:[^\s/>:]+:)?rPrChange\b[^>]*?\s(?:[^\s=:]+:)?id\s*=\s*["'])[^"']*(["'])""")
_HISTORY = re.compile(rb"<((?:[^\s/>:]+:)?rPrChange)\b.*?</\1\s*>", re.DOTALL)


class Fate(Enum):
    """What becomes of a piece of a run."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    BETWEEN = "between"  # no run: stands between the pieces as it is


class Segment(NamedTuple):
    """Bytes that a run is cut into, what becomes of them, and which form they get: False is that of the run itself."""

    fate: Fate
    content: bytes
    form: Hashable = False


def contents_of(data: bytes, run: _Element, place: ElementPlace) -> Iterator[tuple[_Element | None, tuple[int, int]]]:
    """The children of a run but for its properties, each with its place; None for comments between them."""
    done = place.content
    for element, where in zip(elements_in(run), place.children, strict=True):
        if data[done : where[0]].strip():
            yield None, (done, where[0])
        if element.tag not in _PROPERTIES:
            yield element, where
        done = where[1]
    if data[done : place.end_tag].strip():
        yield None, (done, place.end_tag)


def properties_in(run: _Element) -> _Element | None:
    """The ``w:rPr`` of a run."""
    return next((element for element in elements_in(run) if element.tag in _PROPERTIES), None)


def run_around(element: _Element, runs: Collection[_Element]) -> _Element | None:
    """The nearest of these runs that the element, as one of a text box, stands in."""
    return next((run for run in element.iterancestors(*RUNS) if run in runs), None) if runs else None


def _properties_of(data: bytes, run: _Element, place: ElementPlace) -> bytes:
    pairs = zip(elements_in(run), place.children, strict=True)
    start, end = next((where for element, where in pairs if element.tag in _PROPERTIES), (0, 0))
    return data[start:end]


def assemble(
    data: bytes,
    run: _Element,
    place: ElementPlace,
    segments: Iterable[Segment],
    identifiers: Iterator[int],
    wrap: Callable[[Fate, bytes], bytes] = lambda _, made: made,
    forms: Mapping[Hashable, bytes] = MappingProxyType({}),
) -> bytes:
    """The run anew, as one run for each stretch of segments of one fate and form.

    ``wrap`` is given the fate of a piece and its run, and returns what stands in the paragraph. Tracked formatting
    that is repeated gets numbers of its own; new text has no such history. ``forms`` are the properties of those
    segments that have others than the run.
    """
    start_tag, end_tag = data[place.start : place.content], data[place.end_tag : place.end]
    properties = {False: _properties_of(data, run, place), **forms}
    pieces: list[bytes] = []
    for (fate, form), group in groupby(segments, key=lambda segment: (segment.fate, segment.form)):
        content = b"".join(segment.content for segment in group)
        if fate is Fate.BETWEEN:
            pieces.append(content)
            continue
        own = _HISTORY.sub(b"", properties[form]) if fate is Fate.INSERTED else properties[form]
        pieces.append(wrap(fate, start_tag + own + content + end_tag))
        if fate is not Fate.INSERTED:
            properties = {kind: _renumbered(each, identifiers) for kind, each in properties.items()}
    return b"".join(pieces)


def _renumbered(properties: bytes, identifiers: Iterator[int]) -> bytes:
    return _CHANGE.sub(lambda match: match[1] + b"%d" % next(identifiers) + match[2], properties)
