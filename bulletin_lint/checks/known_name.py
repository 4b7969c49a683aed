"""Kind ``known-name``: a name that the profile lists, and how it is spelt here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Span
from bulletin_lint.checks.reading.parts import body_headings, content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind


class KnownName(NamedTuple):
    """``finds``: masthead, section, section-order, label, label-order or unit."""

    finds: Literal["masthead", "section", "section-order", "label", "label-order", "unit"]


def run(draft: Draft, parameters: KnownName) -> Iterator[Hit]:
    profile = draft.profile
    if parameters.finds == "masthead":
        yield from _masthead(draft)
    elif parameters.finds == "section" and profile.sections.names:
        names = [(heading.name, heading.inner) for heading in body_headings(draft)]
        yield from _unknown(names, profile.sections.names)
    elif parameters.finds == "section-order" and profile.sections.ordered:
        yield from _order([(heading.name, heading.span) for heading in body_headings(draft)], profile.sections.names)
    elif parameters.finds == "label":
        labels = [(part.label, part.label_span) for part in draft.bulletin.distribution]
        yield from _unknown(labels, profile.distribution.labels)
    elif parameters.finds == "label-order":
        labels = [(part.label, part.label_span) for part in draft.bulletin.distribution]
        yield from _order(labels, profile.distribution.labels)
    elif parameters.finds == "unit" and profile.attribution.units:
        units = [unit for a in draft.bulletin.articles if a.attribution for unit in a.attribution.units]
        yield from _unknown([(compact(content(draft, unit)), unit) for unit in units], profile.attribution.units)


def _masthead(draft: Draft) -> Iterator[Hit]:
    """A name that is nearly, but not quite, one of the profile's; another name altogether is another publication."""
    span = draft.bulletin.masthead.name
    if span is None:
        return
    name = compact(content(draft, span))
    names = draft.profile.masthead.names
    close = get_close_matches(name, names, n=1, cutoff=0.8)
    if close and name not in names:
        yield Hit(*span, values={"known": close[0]})


def _unknown(found: Sequence[tuple[str, Span]], known: tuple[str, ...]) -> Iterator[Hit]:
    for name, span in found:
        if name and name not in known:
            yield Hit(*span, values={"name": name, "known": "、".join(known)})


def _order(found: Sequence[tuple[str, Span]], known: tuple[str, ...]) -> Iterator[Hit]:
    """The first name that stands before one that should precede it."""
    ranked = [(known.index(name), name, span) for name, span in found if name in known]
    for (rank, name, _), (next_rank, next_name, next_span) in pairwise(ranked):
        if next_rank < rank:
            yield Hit(*next_span, values={"name": next_name, "before": name, "known": "、".join(known)})
            return


KIND = Kind("known-name", run, KnownName)
