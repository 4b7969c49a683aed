"""Kind ``ruled-lines``: the red line under the masthead, and the lines of the foot, however they are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.laid_out import is_red
from bulletin_lint.checks.reading.layout_kind import layout_kind
from bulletin_lint.checks.reading.looks import paragraphs_of
from bulletin_lint.engine.hit import Hit
from bulletin_lint.text.colors import name_of
from bulletin_lint.text.looks import AUTO
from bulletin_lint.text.text import Paragraph
from bulletin_lint.toml.decode import Doc

_BELOW = ("bottom", "top", "between")
_TYPED = frozenset("—－-_＿─━═")
_FEWEST_TYPED = 10


class RuledLines(NamedTuple):
    """``finds``: no line where one belongs, or one that is not red."""

    finds: Annotated[
        Literal["masthead", "masthead-color", "foot"],
        Doc("查什么：masthead 报头之下没有红线，masthead-color 报头之下的线不是红色，foot 报尾没有横线"),
    ]


def run(draft: Draft, parameters: RuledLines) -> Iterator[Hit]:
    if parameters.finds == "foot":
        yield from _foot(draft)
        return
    head = [each for part in ("name", "issue") for each in paragraphs_of(draft, part)]
    if not draft.profile.layout.red or not head or not paragraphs_of(draft, "name"):
        return
    last = max(head, key=lambda each: each.index)
    around = _between(draft, min(each.index for each in head), _next(draft, last))
    colors = [*_colors(draft, around)]
    if parameters.finds == "masthead" and not colors:
        yield Hit(last.start, last.end)
    if parameters.finds == "masthead-color" and colors and not any(not color or is_red(color) for color in colors):
        yield Hit(last.start, last.end, values={"actual": name_of(colors[0])})


def _next(draft: Draft, last: Paragraph) -> int:
    """The index of the first paragraph with text below the masthead."""
    below = draft.text.paragraphs[last.index + 1 :]
    return next((each.index for each in below if draft.text.of(each).strip()), last.index)


def _between(draft: Draft, first: int, last: int) -> Sequence[Paragraph]:
    return draft.text.paragraphs[first : last + 1]


def _colors(draft: Draft, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The colors of the lines above and below paragraphs, '' where one cannot be told."""
    formatting = draft.text.formatting
    for paragraph in paragraphs:
        borders = formatting.look(paragraph).borders
        yield from (_plain(borders[side].color) for side in _BELOW if side in borders)
        yield from (_plain(drawn.line.color) for drawn in formatting.drawn_lines(paragraph))


def _plain(color: str) -> str:
    return AUTO if color.lower() == AUTO else color.upper()


def _foot(draft: Draft) -> Iterator[Hit]:
    """No line above the foot, or none below it (GB/T 9704—2012, 7.4.1)."""
    found = paragraphs_of(draft, "foot")
    if not draft.profile.layout.foot_rules or not found:
        return
    copies = draft.bulletin.copies  # （共印60份）, which may stand below the last line
    listed = [each for each in found if copies is None or not copies.start <= each.start < copies.end] or found
    first, last = found[0], listed[-1] if _has_line(draft, listed[-1], "bottom") else found[-1]
    above = _has_line(draft, first, "top") or _has_line(draft, _beside(draft, first, -1), "bottom")
    below = _has_line(draft, last, "bottom") or _has_line(draft, _beside(draft, last, 1), "top")
    if not above or not below:
        at = last if above else first
        yield Hit(at.start, at.end, values={"actual": "之下" if above else "之上" if below else "上下"})


def _beside(draft: Draft, paragraph: Paragraph, step: int) -> Paragraph | None:
    """The paragraph before or behind one; None where there is none."""
    index = paragraph.index + step
    return draft.text.paragraphs[index] if 0 <= index < len(draft.text.paragraphs) else None


def _has_line(draft: Draft, paragraph: Paragraph | None, side: str) -> bool:
    """Whether there is a line at this side of a paragraph, drawn beside it, or typed in its place."""
    if paragraph is None:
        return False
    formatting = draft.text.formatting
    drawn = any(each.where in (side, "drawing") for each in formatting.drawn_lines(paragraph))
    return drawn or side in formatting.look(paragraph).borders or _is_typed(draft.text.of(paragraph))


def _is_typed(content: str) -> bool:
    line = "".join(content.split())
    return len(line) >= _FEWEST_TYPED and {*line} <= _TYPED


KIND = layout_kind("ruled-lines", run, RuledLines)._replace(placeless=True)
