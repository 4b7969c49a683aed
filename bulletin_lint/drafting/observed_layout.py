"""What one issue shows of the layout of its publication, in the keys of ``LayoutStyle``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.styles import LayoutStyle
from bulletin_lint.checks import page_number, page_setup, ruled_lines
from bulletin_lint.checks.reading.indents import first_indent, is_salutation, typed_indent
from bulletin_lint.checks.reading.laid_out import is_laid_out, is_red
from bulletin_lint.checks.reading.letters import fonts_of, pieces
from bulletin_lint.checks.reading.line_heights import is_on_grid
from bulletin_lint.checks.reading.looks import LEVELS, paragraphs_of
from bulletin_lint.checks.reading.strays import is_emphasis
from bulletin_lint.records.page_numbers import page_numbers
from bulletin_lint.text import measures
from bulletin_lint.text.font_names import font_names
from bulletin_lint.text.looks import LineHeight, RunLook, SectionLook

V = TypeVar("V", bound=Hashable)

UNCLEAR = None
"""The value of a key of which the parts of an issue say now this, now that."""

_STANDARD = LayoutStyle()
_CLEAR = 3, 4  # of the paragraphs that are alike
_NEAR = 60  # twips by which margins may differ that are the same
_POINT = 20  # twips
_FONTS = {
    "name_font": "name", "issue_font": "issue", "title_font": "title", "heading_font": "section", "body_font": "body",
    "attribution_font": "attribution", "foot_font": "foot",
}  # fmt: skip
_SIZES = {
    "issue_size": "issue", "title_size": "title", "section_size": "section", "body_size": "body",
    "attribution_size": "attribution", "foot_size": "foot",
}  # fmt: skip
_SIDES = ("top", "bottom", "left", "right")


def observe_layout(draft: Draft) -> dict[str, Any]:
    """The keys that the issue tells something of; what the standard allows is as the standard has it. Nothing for a
    draft that is not laid out."""
    if not draft.shared(is_laid_out):
        return {}
    return {key: value for look in _LOOKS for key, value in look(draft)}


_Seen = Iterator[tuple[str, Any]]


def _fonts(draft: Draft) -> _Seen:
    for key, part in _FONTS.items():
        yield from _known(key, _font(draft, part))
    yield from _known("latin_font", _font(draft, "body", "latin"))
    levels = [[*_font(draft, level)] for level in LEVELS]
    if any(levels):
        fonts = [found[0] if found else "" for found in levels]
        yield "level_fonts", UNCLEAR if UNCLEAR in fonts else fonts


def _font(draft: Draft, part: str, slot: str = "chinese") -> Iterator[str | None]:
    """The name that the file has for the font of a part, which may have several."""
    names, fonts = Counter[str](), fonts_of(draft)

    def value(look: RunLook) -> str:
        name: str = getattr(look, slot)
        names[name] += 1
        return fonts.family_of(name)

    for family in _of_letters(draft, part, "han" if slot == "chinese" else "latin", value):
        if family != "":
            yield family and next(name for name, _ in names.most_common() if fonts.family_of(name) == family)


def _sizes(draft: Draft) -> _Seen:
    for key, part in _SIZES.items():
        yield from _known(key, (size and measures.size(size) for size in _size(draft, part)))


def _size(draft: Draft, part: str) -> Iterator[int | None]:
    return _of_letters(draft, part, "seen", lambda look: look.size)


def _of_letters(draft: Draft, part: str, letters: str, value: Callable[[RunLook], V]) -> Iterator[V | None]:
    """What most letters of each paragraph have, if it is clear."""
    found: defaultdict[int, Counter[V]] = defaultdict(Counter)
    for piece in pieces(draft, part, letters):
        if part != "body" or letters != "han" or not is_emphasis(draft, piece):
            found[draft.text.paragraph_at(piece.start).index][value(piece.look)] += piece.end - piece.start
    return _clear(count.most_common(1)[0][0] for count in found.values())


def _clear(values: Iterable[V]) -> Iterator[V | None]:
    """What nearly all of these are; nothing where there are none."""
    count = Counter(values)
    share, of = _CLEAR
    if count:
        value, most = count.most_common(1)[0]
        yield value if of * most >= share * count.total() else UNCLEAR


def _known(key: str, values: Iterable[Any]) -> _Seen:
    """The key with its value; with that of the standard, where they are the same."""
    for value in values:
        standard = getattr(_STANDARD, key)
        yield key, standard if value is not UNCLEAR and _alike(key, value, standard) else value


def _alike(key: str, value: Any, standard: Any) -> bool:
    if key.endswith("_font"):
        return font_names().is_same(value, standard)
    return bool(value == standard)


def _red(draft: Draft) -> _Seen:
    yield from _known("red", _of_letters(draft, "name", "han", lambda look: is_red(look.color)))


def _indent(draft: Draft) -> _Seen:
    """Whole characters; paragraphs that are indented by typed spaces say nothing."""
    found = (
        each
        for each in paragraphs_of(draft, "body")
        if not (draft.text.drawn(each) or is_salutation(draft, each) or typed_indent(draft, each))
    )
    for value in _clear(first_indent(draft, each) for each in found):
        yield "first_indent", int(value) if value is not None and value >= 0 and value == int(value) else UNCLEAR


def _line(draft: Draft) -> _Seen:
    for height in _clear(_heights(draft)):
        if height is None or height.rule == "least":
            yield "line", UNCLEAR
        elif _is_standard_line(height) or (height == LineHeight() and draft.shared(is_on_grid)):
            yield "line", _STANDARD.line
        else:
            yield "line", measures.line(height).removeprefix("固定值")


def _is_standard_line(height: LineHeight) -> bool:
    least, greatest = measures.line_heights(_STANDARD.line) or (LineHeight(), LineHeight())
    return height.rule == least.rule and least.value <= height.value <= greatest.value


def _heights(draft: Draft) -> Iterator[LineHeight]:
    found = (each for part in ("body", "heading") for each in paragraphs_of(draft, part))
    return (draft.text.formatting.look(each).line for each in found)


def _margins(draft: Draft) -> _Seen:
    """A gutter is a part of the margin beside it."""
    for side in _SIDES:
        found = [_margin(draft, section, side) for section in _upright(draft)]
        if found:
            yield side, _length(found[0], side) if max(found) - min(found) <= _NEAR else UNCLEAR


def _upright(draft: Draft) -> list[SectionLook]:
    """The sections that hold running text, but for those that lie on their side."""
    held = [each.index for each in paragraphs_of(draft, "body")]
    sections = draft.text.formatting.page.sections
    return [each for each in sections if not each.landscape and any(each.first <= index <= each.last for index in held)]


def _margin(draft: Draft, section: SectionLook, side: str) -> int:
    at = "top" if draft.text.formatting.page.gutter_at_top else "left"
    return section.margins.get(side, 0) + (section.margins.get("gutter", 0) if side == at else 0)


def _length(twips: int, side: str) -> str:
    standard: str = getattr(_STANDARD, side)
    near = any(abs(twips - each) <= _NEAR for each in measures.lengths(standard) or ())
    return standard if near else measures.millimetres(twips)


def _grid(draft: Draft) -> _Seen:
    """The lines of a page and the characters of a line: as the grid has them where it decides, whatever the margins,
    else as many lines as have room."""
    layout = draft.profile.layout._replace(top="", bottom="", left="", right="")
    of_any_margins = replace(draft, profile=draft.profile._replace(layout=layout))
    hits = [hit.values["actual"] for hit in page_setup.run(of_any_margins, page_setup.PageSetup("grid"))]
    for key, unit in (("lines", "行"), ("characters", "字")):
        found = {int(match[1]) for actual in hits if (match := re.search(rf"(\d+){unit}", actual))}
        if found:
            yield key, found.pop() if len(found) == 1 else UNCLEAR
    sections, heights = _upright(draft), [*_clear(_heights(draft))]
    if not hits and sections and heights and heights[0] and heights[0].rule == "exact":
        room = sections[0].height - sum(_margin(draft, sections[0], side) for side in ("top", "bottom"))
        yield "lines", (room + _POINT) // heights[0].value


def _rules(draft: Draft) -> _Seen:
    if paragraphs_of(draft, "foot"):
        yield "foot_rules", not any(ruled_lines.run(draft, ruled_lines.RuledLines("foot")))


def _numbers(draft: Draft) -> _Seen:
    found = [*page_numbers(draft)]
    if not found:
        return
    yield from _known("number_font", _clear(each.look.latin for each in found if each.look.latin))
    yield from _known("number_size", _clear(measures.size(each.look.size) for each in found))
    for form in _clear(each.form for each in found):
        plain = form is not None and _plain(form) == _plain(_STANDARD.number_form)
        yield "number_form", _STANDARD.number_form if plain else form
    yield "number_sides", not any(page_number.run(draft, page_number.PageNumber("side")))


def _plain(form: str) -> str:
    return "".join(form.split())


_LOOKS: tuple[Callable[[Draft], _Seen], ...] = (
    _fonts, _sizes, _red, _indent, _line, _margins, _grid, _rules, _numbers,
)  # fmt: skip


def same_font(found: Sequence[Any]) -> Any:
    """The font that all issues have, under the name that the first has for it; UNCLEAR if they differ."""
    first = found[0]
    return first if all(each is not UNCLEAR and font_names().is_same(each, first) for each in found) else UNCLEAR


def same_levels(found: Sequence[Any]) -> Any:
    """The fonts of the levels, of each that of the issues that have it; where none has it, as the standard has it."""
    if UNCLEAR in found:
        return UNCLEAR
    fonts = []
    for seen, standard in zip(zip(*found, strict=True), _STANDARD.level_fonts, strict=True):
        font = same_font([name for name in seen if name] or [standard])
        if font is UNCLEAR:
            return UNCLEAR
        fonts.append(standard if font_names().is_same(font, standard) else font)
    return fonts


def same(found: Sequence[Any]) -> Any:
    """What all issues say; UNCLEAR if they differ."""
    return found[0] if all(each == found[0] for each in found) else UNCLEAR


WAYS: Mapping[str, Callable[[Sequence[Any]], Any]] = {
    **{key: same_font for key in LayoutStyle._fields if key.endswith("_font")},
    "level_fonts": same_levels,
}


def is_standard(key: str, value: Any) -> bool:
    """Whether a profile need not say it."""
    standard = getattr(_STANDARD, key)
    return bool(value == (list(standard) if isinstance(standard, tuple) else standard))
