"""Letters of the body that look otherwise than the rest of it: text that was pasted and kept the look it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.letters import common_han, fonts_of, pieces
from bulletin_lint.checks.reading.looks import Piece
from bulletin_lint.text.measures import half_points

# Running text is set in these; in others, words are set to stand out.
_OF_TEXT = frozenset({"仿宋", "宋体", "等线", "微软雅黑", "思源宋体", "思源黑体", "苹方", "明朝"})
_OF_EMPHASIS = frozenset({"楷体", "黑体", "小标宋"})
_FEWEST_ENTRIES = 3
_SHARE = 3  # of so many letters one must be as is wanted, to be what the rest should be
_FEWEST = 2  # Han: for a single rare one another font may have been needed


class Strays(NamedTuple):
    """What the body mostly is, what else is right, and what it is where it is neither: fonts by families, sizes in
    half-points."""

    usual: Hashable
    wanted: Hashable
    places: Mapping[tuple[int, int], Hashable]


NONE = Strays(None, None, {})


def strays(draft: Draft, finds: str, part: str = "body") -> Strays:
    """The strays of the body, or of the entries of the contents, in ``font`` or ``size``. What is as the profile asks
    is none, whatever the rest is."""
    return draft.shared(_strays_of_entries if part == "entry" else _strays_of_body).get(finds, NONE)


def _strays_of_body(draft: Draft) -> Mapping[str, Strays]:
    style, fonts = draft.profile.layout, fonts_of(draft)
    body, seen = [*pieces(draft, "body", "han")], [*pieces(draft, "body", "seen")]
    families = _apart(body, [fonts.family_of(each.look.chinese) for each in body], fonts.family_of(style.body_font))
    sizes = _apart(seen, [each.look.size for each in seen], half_points(style.body_size))
    pasted = {
        (each.start, each.end): families.places[each.start, each.end]
        for each in body
        if families.places.get((each.start, each.end)) in _OF_TEXT
        and common_han(draft, each) >= _FEWEST
        and not is_emphasis(draft, each)
    }
    worth = {sizes.places.get((start, end)) for start, end, _ in body}  # a mark alone is not worth a word
    designed = _of_sections(draft, seen, pasted)
    sized = {place: size for place, size in sizes.places.items() if size in worth and (place[0], size) not in designed}
    return {"font": families._replace(places=pasted), "size": sizes._replace(places=sized)}


def _strays_of_entries(draft: Draft) -> Mapping[str, Strays]:
    """The standard asks nothing of the contents; but its entries are alike, where most of them are."""
    fonts, entries = fonts_of(draft), [*pieces(draft, "entry", "han")]
    families = _apart(entries, [fonts.family_of(each.look.chinese) for each in entries], None)
    sizes = _apart(entries, [each.look.size for each in entries], None)
    found = {"font": families, "size": sizes}
    return {finds: each for finds, each in found.items() if _is_clear(each, entries)}


def _is_clear(found: Strays, entries: Sequence[Piece]) -> bool:
    """Whether at least two of three letters are as most are."""
    apart = sum(end - start for start, end in found.places)
    return len(entries) >= _FEWEST_ENTRIES and 3 * apart <= sum(end - start for start, end, _ in entries)


def _apart(found: list[Piece], values: list[Hashable], wanted: Hashable) -> Strays:
    """The pieces that have neither the value that most letters have nor the one that is wanted."""
    count = Counter[Hashable]()
    for (start, end, _), value in zip(found, values, strict=True):
        count[value] += end - start
    if len(count) < 2:
        return NONE
    usual, _ = count.most_common(1)[0]
    if _SHARE * count[wanted] >= count.total():
        usual = wanted
    pairs = zip(found, values, strict=True)
    apart = {(start, end): value for (start, end, _), value in pairs if value not in (usual, wanted)}
    return Strays(usual, wanted, apart)


def _of_sections(draft: Draft, seen: Sequence[Piece], pasted: Collection[tuple[int, int]]) -> set[tuple[int, Hashable]]:
    """The places of pieces, with their sizes, in sections that are set in this size as a whole, as 简讯 often are; not
    where the font was pasted, too."""
    found = set[tuple[int, Hashable]]()
    starts = [each.heading.span.start for each in draft.bulletin.sections if each.heading]
    if len(starts) < 2:
        return found
    for start, end in pairwise([*starts, len(draft.text.string)]):
        inside = [each for each in seen if start <= each.start < end]
        alike = len({each.look.size for each in inside}) == 1
        if alike and not any((each.start, each.end) in pasted for each in inside):
            found |= {(each.start, each.look.size) for each in inside}
    return found


def is_emphasis(draft: Draft, piece: Piece) -> bool:
    """Whether a piece opens its paragraph in a font that makes words stand out, or in bold, as a lead-in does."""
    paragraph = draft.text.paragraph_at(piece.start)
    opens = not draft.text.string[paragraph.start : piece.start].strip()
    stands_out = piece.look.bold or fonts_of(draft).family_of(piece.look.chinese) in _OF_EMPHASIS
    return opens and piece.end < paragraph.end and stands_out
