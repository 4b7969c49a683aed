"""Letters of the body that look otherwise than the rest of it: text that was pasted and kept the look it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.chars import is_han
from bulletin_lint.checks.reading.letters import fonts_of, pieces
from bulletin_lint.checks.reading.looks import Piece
from bulletin_lint.text.measures import half_points

# Running text is set in these; in others, words are set to stand out.
_OF_TEXT = frozenset({"仿宋", "宋体", "等线", "微软雅黑", "思源宋体", "思源黑体", "苹方", "明朝"})
_OF_EMPHASIS = frozenset({"楷体", "黑体", "小标宋"})
_FEWEST_ENTRIES = 3
_FEWEST = 2  # Han: for a single rare one another font may have been needed


class Strays(NamedTuple):
    """What the body mostly is, and what it is where it is not: fonts by families, sizes in half-points."""

    usual: Hashable
    places: Mapping[tuple[int, int], Hashable]


NONE = Strays(None, {})


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
        (start, end): family
        for (start, end), family in families.places.items()
        if family in _OF_TEXT and sum(map(is_han, draft.text.string[start:end])) >= _FEWEST
    }
    worth = {sizes.places.get((start, end)) for start, end, _ in body}  # a mark alone is not worth a word
    sized = {place: size for place, size in sizes.places.items() if size in worth}
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
    pairs = zip(found, values, strict=True)
    return Strays(usual, {(start, end): value for (start, end, _), value in pairs if value not in (usual, wanted)})


def is_emphasis(draft: Draft, piece: Piece) -> bool:
    """Whether a piece opens its paragraph in a font that makes words stand out, as a lead-in does."""
    paragraph = draft.text.paragraph_at(piece.start)
    opens = not draft.text.string[paragraph.start : piece.start].strip()
    return opens and piece.end < paragraph.end and fonts_of(draft).family_of(piece.look.chinese) in _OF_EMPHASIS
