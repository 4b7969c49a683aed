"""Kind ``attribution-form``: brackets, separators, end, place and alignment of the attribution."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Attribution
from bulletin_lint.bulletin.units import unit_like
from bulletin_lint.checks.reading.parts import content
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.text.brackets import ROUND, SQUARE
from bulletin_lint.text.edit import Edit
from bulletin_lint.toml.decode import Doc

_ANY_BRACKET = {*ROUND, *SQUARE, *ROUND.values(), *SQUARE.values()}
_ROUND, _NARROW = "（）", "()[]﹝﹞"
_BRACKETS = ROUND | SQUARE
_CLOSE = "".join(_BRACKETS.values())
_SEPARATING = " \t\v\u3000\u00a0、，,；;﹑､"
_ALIGNMENTS = {"left": "左对齐", "center": "居中", "right": "右对齐"}


class AttributionForm(NamedTuple):
    """``finds``: brackets, separators, end, paragraph or alignment."""

    finds: Annotated[
        Literal["brackets", "separators", "end", "paragraph", "alignment"],
        Doc(
            "署名的哪一处：brackets 括号，separators 并列单位之间的标点，end 末尾的标点，"
            "paragraph 是否另起一段，alignment 对齐"
        ),
    ]


def run(draft: Draft, parameters: AttributionForm) -> Iterator[Hit]:
    find = _FINDERS[parameters.finds]
    for article in draft.bulletin.articles:
        if article.attribution and not article.attribution.free:
            yield from find(draft, article.attribution)


def _brackets(draft: Draft, attribution: Attribution) -> Iterator[Hit]:
    """Each mark that is missing, half-width or of another kind; the text between stays as it is."""
    first, last = attribution.spans[0], attribution.spans[-1]
    end = last.start + len(content(draft, last).rstrip("。. "))
    opens, closes = draft.text.string[first.start] in _BRACKETS, draft.text.string[end - 1] in _CLOSE
    wanted = draft.profile.attribution.brackets
    if opens is closes and (not wanted or (not opens and _is_habit(draft, attribution))):
        return
    edits = [Edit(first.start, first.start + opens, wanted[:1]), Edit(end - closes, end, wanted[1:])]
    changed = tuple(edit for edit in edits if draft.text.string[edit.start : edit.end] != edit.replacement)
    if changed:
        inner = draft.text.string[first.start + opens : end - closes].replace("\n", "")
        marks = draft.text.string[first.start : first.start + opens] + draft.text.string[end - closes : end]
        sound = sum(mark in wanted or (wanted == _ROUND and mark in "()") for mark in marks)
        certain = sound == 2 or (sound == 1 and _is_signature(draft, attribution, inner))
        yield Hit(first.start, end, changed, {"fixed": wanted[:1] + inner + wanted[1:]}, certain=certain)


def _is_habit(draft: Draft, attribution: Attribution) -> bool:
    """Whether an attribution without brackets is one that has none: it says 供稿： or names a person, or the issue has
    several and none of them is in brackets."""
    if attribution.persons or not attribution.units or attribution.units[0].start > attribution.spans[0].start:
        return True
    signed = [a.attribution for a in draft.bulletin.articles if a.attribution and not a.attribution.free]
    bare = [each for each in signed if not set(_marks(draft, each)) & _ANY_BRACKET]
    return 1 < len(bare) > len(signed) - len(bare)


def _is_signature(draft: Draft, attribution: Attribution, inner: str) -> bool:
    """Whether these are units beyond doubt: signed elsewhere, or named like units and alone at the right."""
    if unit_like(inner) and attribution.own_paragraph:
        paragraph = draft.text.paragraph_at(attribution.spans[0].start)
        if draft.text.formatting.alignment(paragraph) == "right":
            return True
    signed = (name for whole, _ in draft.shared(_whole) for name in _names(draft, whole))
    return {*_names(draft, attribution)} <= {*draft.profile.attribution.units, *signed}


def _whole(draft: Draft) -> list[tuple[Attribution, str]]:
    """The attributions in a whole pair of full-width brackets, and that pair."""
    found = [a.attribution for a in draft.bulletin.articles if a.attribution and not a.attribution.free]
    marked = [(each, _marks(draft, each)) for each in found]
    return [(each, marks) for each, marks in marked if _BRACKETS.get(marks[0]) == marks[1] and marks[0] not in _NARROW]


def _marks(draft: Draft, attribution: Attribution) -> str:
    """The first character and the last, which are brackets if all is well."""
    first, last = content(draft, attribution.spans[0]), content(draft, attribution.spans[-1]).rstrip("。. ")
    return first[:1] + (last or first)[-1:]


def _names(draft: Draft, attribution: Attribution) -> list[str]:
    return [compact(content(draft, unit)) for unit in attribution.units]


def _separators(draft: Draft, attribution: Attribution) -> Iterator[Hit]:
    """What stands between two units and is not the profile's mark; certain where a mark was chosen, not a space."""
    wanted = draft.profile.attribution.separator
    for left, right in pairwise(attribution.units):
        between = draft.text.string[left.end : right.start]
        if "\n" in between or between in (wanted, wanted + "\v") or between.strip(_SEPARATING):
            continue
        if unit_like(content(draft, left)) and unit_like(content(draft, right)):
            edit = Edit(left.end, right.start, wanted)
            yield Hit(left.end, right.start, (edit,), {"fixed": wanted}, certain=bool(between.strip()))


def _end(draft: Draft, attribution: Attribution) -> Iterator[Hit]:
    """A full stop behind the closing bracket, or before it."""
    span = attribution.spans[-1]
    written = content(draft, span)
    kept = len(written.rstrip("。. "))
    if kept < len(written) and written[kept - 1] in _CLOSE:
        yield Hit(span.start + kept, span.end, (Edit(span.start + kept, span.end, ""),))
    if written[:kept].endswith(("。）", "。)")):
        place = span.start + kept - 2
        yield Hit(place, place + 1, (Edit(place, place + 1, ""),))


def _paragraph(draft: Draft, attribution: Attribution) -> Iterator[Hit]:
    if draft.profile.attribution.own_paragraph and not attribution.own_paragraph:
        yield Hit(*attribution.spans[0])


def _alignment(draft: Draft, attribution: Attribution) -> Iterator[Hit]:
    wanted = draft.profile.attribution.align
    if not wanted or not attribution.own_paragraph:
        return
    paragraph = draft.text.paragraph_at(attribution.spans[0].start)
    if draft.text.formatting.alignment(paragraph) != wanted:
        yield Hit(attribution.spans[0].start, attribution.spans[-1].end, values={"wanted": _ALIGNMENTS[wanted]})


_FINDERS: Mapping[str, Callable[[Draft, Attribution], Iterator[Hit]]] = {
    "brackets": _brackets,
    "separators": _separators,
    "end": _end,
    "paragraph": _paragraph,
    "alignment": _alignment,
}

KIND = Kind("attribution-form", run, AttributionForm, about="bulletin")
