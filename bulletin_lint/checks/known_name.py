"""Kind ``known-name``: a name that the profile lists, and how it is spelt here."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Span
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.checks.reading.parts import body_headings, content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.toml.decode import Doc


class KnownName(NamedTuple):
    """``finds``: masthead, section, section-order, label, label-order or unit. ``names``: those that are right, in
    their order, in place of the profile's."""

    finds: Annotated[
        Literal["masthead", "section", "section-order", "label", "label-order", "unit"],
        Doc(
            "哪种名称：masthead 刊名，section 栏目，section-order 栏目的次序，label 报送发的名目，"
            "label-order 名目的次序，unit 署名的单位"
        ),
    ]
    names: Annotated[tuple[str, ...], Doc("正确的名称，按先后排列；不写则用体例里的")] = ()


def run(draft: Draft, parameters: KnownName) -> Iterator[Hit]:
    known = parameters.names or _known(draft.profile, parameters.finds)
    if parameters.finds == "masthead":
        yield from _masthead(draft, known)
    elif parameters.finds in ("section-order", "label-order"):
        yield from _order(_written(draft, parameters.finds), known)
    elif known or parameters.finds == "label":
        yield from _unknown(_written(draft, parameters.finds), known)


def _known(profile: Profile, finds: str) -> tuple[str, ...]:
    """The names that the profile lists; none where it asks for no order."""
    return {
        "masthead": profile.masthead.names,
        "section": () if profile.sections.open else profile.sections.names,
        "section-order": profile.sections.names if profile.sections.ordered else (),
        "label": profile.distribution.labels,
        "label-order": profile.distribution.labels,
        "unit": profile.attribution.units,
    }[finds]


def _written(draft: Draft, finds: str) -> list[tuple[str, Span]]:
    """The names that stand in the draft, and where."""
    if finds == "unit":
        units = [unit for a in draft.bulletin.articles if a.attribution for unit in a.attribution.units]
        return [(compact(content(draft, unit)), unit) for unit in units]
    if finds in ("label", "label-order"):
        return [(part.label, part.label_span) for part in draft.bulletin.distribution]
    whole = finds == "section-order"
    return [(heading.name, heading.span if whole else heading.inner) for heading in body_headings(draft)]


def _masthead(draft: Draft, names: Sequence[str]) -> Iterator[Hit]:
    """A name that is nearly, but not quite, one of the profile's; another name altogether is another publication."""
    span = draft.bulletin.masthead.name
    if span is None:
        return
    name = compact(content(draft, span))
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


KIND = Kind("known-name", run, KnownName, about="bulletin")
