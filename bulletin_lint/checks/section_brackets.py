"""Kind ``section-brackets``: every section heading in one and the same complete pair of full-width brackets."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.headings import mismatched
from bulletin_lint.bulletin.model import Heading
from bulletin_lint.checks.reading.parts import all_headings, body_headings
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.text.edit import Edit
from bulletin_lint.toml.decode import Doc

_HALF_WIDTH = "[(﹝"
_ENOUGH = 2  # headings in the same brackets, against which one in others is a slip


class SectionBrackets(NamedTuple):
    """``finds``: pair (incomplete, mixed or half-width), style (a whole pair of another kind), bare (no bracket)."""

    finds: Annotated[
        Literal["pair", "style", "bare"], Doc("栏目括号的什么问题：pair 不成对，style 用了别的括号，bare 没有括号")
    ]


def run(draft: Draft, parameters: SectionBrackets) -> Iterator[Hit]:
    brackets = draft.profile.sections.brackets
    if not brackets:
        return
    headings = all_headings(draft)
    wanted = _majority(headings, brackets) or brackets
    if parameters.finds == "style":
        yield from _style(headings, wanted, brackets)
        return
    for heading in headings:
        bare = not heading.opening and not heading.closing
        broken = mismatched(heading) or heading.opening in _HALF_WIDTH
        if bare and parameters.finds == "bare" and heading in body_headings(draft):
            yield _hit(heading, wanted, True)
        elif broken and not bare and parameters.finds == "pair":
            whole = bool(heading.opening and heading.closing)
            yield _hit(heading, wanted, whole or _is_known(draft, heading))


def _majority(headings: list[Heading], preferred: str) -> str:
    """The commonest complete full-width pair, of several the preferred one; '' where there is none."""
    whole = Counter(
        h.opening + h.closing for h in headings if h.opening and not mismatched(h) and h.opening not in _HALF_WIDTH
    )
    return max(whole, key=lambda pair: (whole[pair], pair == preferred), default="")


def _style(headings: list[Heading], wanted: str, brackets: str) -> Iterator[Hit]:
    """The headings that differ from the majority; where all agree and only the profile differs, one hit for all."""
    whole = [h for h in headings if h.opening and not mismatched(h) and h.opening not in _HALF_WIDTH]
    odd = [heading for heading in whole if heading.opening + heading.closing != wanted]
    for heading in odd:
        yield _hit(heading, wanted, len(odd) == 1 and len(whole) > _ENOUGH)
    if wanted != brackets and (same := [h for h in whole if h.opening + h.closing == wanted]):
        edits = tuple(edit for heading in same for edit in _edits(heading, brackets))
        others = tuple((heading.span.start, heading.span.end) for heading in same[1:])
        yield Hit(*same[0].span, edits, {"fixed": brackets[0] + same[0].name + brackets[1]}, False, others)


def _is_known(draft: Draft, heading: Heading) -> bool:
    """Whether the same name stands elsewhere, in the contents or the profile."""
    names = [other.name for other in all_headings(draft) if other is not heading]
    return heading.name in names or heading.name in draft.profile.sections.names


def _edits(heading: Heading, wanted: str) -> tuple[Edit, ...]:
    """The marks alone: white space and the name between them stay as they are."""
    span = heading.span
    opening = Edit(span.start, span.start + len(heading.opening), wanted[0])
    closing = Edit(span.end - len(heading.closing), span.end, wanted[1])
    marks = ((opening, heading.opening, wanted[0]), (closing, heading.closing, wanted[1]))
    return tuple(edit for edit, old, new in marks if old != new)


def _hit(heading: Heading, wanted: str, certain: bool) -> Hit:
    return Hit(*heading.span, _edits(heading, wanted), {"fixed": wanted[0] + heading.name + wanted[1]}, certain)


KIND = Kind("section-brackets", run, SectionBrackets, about="bulletin")
