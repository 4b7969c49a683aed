"""What values of layout come to in elements and attributes, so that they hold whatever the levels below say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from bulletin_lint.docx.write.dress.group import Change
from bulletin_lint.text.looks import Grid, Indent, LineHeight, ParagraphLook, RunLook, SectionLook, Space
from bulletin_lint.text.measures import LARGEST
from bulletin_lint.text.setting import Value

Wanted = Mapping[str, Value]
_RULES = {"exact": "exact", "least": "atLeast", "multiple": "auto"}
_STRICT_SIDES = {"left": "start", "right": "end"}
_LETTER_ELEMENTS = {"size": ("sz", "szCs"), "bold": ("b", "bCs"), "italic": ("i", "iCs")}
_SWITCHES = {
    "keep_next": "keepNext", "kinsoku": "kinsoku", "snapped": "snapToGrid", "contextual": "contextualSpacing",
}  # fmt: skip
_SIDES = ("top", "right", "bottom", "left", "header", "footer", "gutter")
_LINE = 240  # twips of a line where the page has no grid


class Around(NamedTuple):
    """What a paragraph is set by beside what it says: the size of its letters in half-points, the distance of the
    lines of its page, whether its part is in the strict vocabulary, how it looks, and the names of the attributes of
    indents and spaces that it has itself."""

    size: int
    pitch: int
    strict: bool
    look: ParagraphLook
    direct: Collection[str]


def of_letters(wanted: Wanted) -> Iterator[Change]:
    """What is changed in a ``w:rPr``."""
    for name, value in wanted.items():
        yield from _LETTERS[name](name, value)


def _chinese(_: str, value: Any) -> Iterator[Change]:
    yield Change("rFonts", {"eastAsia": value}, frozenset({"eastAsiaTheme"}))


def _latin(_: str, value: Any) -> Iterator[Change]:
    yield Change("rFonts", {"ascii": value, "hAnsi": value}, frozenset({"asciiTheme", "hAnsiTheme"}))


def _hint(_: str, value: Any) -> Iterator[Change]:
    yield Change("rFonts", {"hint": "eastAsia" if value else "default"})


def _size(name: str, value: Any) -> Iterator[Change]:
    yield from (Change(element, {"val": str(value)}) for element in _LETTER_ELEMENTS[name])


def _toggle(name: str, value: Any) -> Iterator[Change]:
    yield from (_switched(element, value) for element in _LETTER_ELEMENTS[name])


def _underline(_: str, value: Any) -> Iterator[Change]:
    yield Change("u", {"val": value or "none"})


def _color(_: str, value: Any) -> Iterator[Change]:
    yield Change("color", {"val": value}, frozenset({"themeColor", "themeTint", "themeShade"}))


def _switched(element: str, on: Any) -> Change:
    return Change(element, {}, frozenset({"val"})) if on else Change(element, {"val": "0"})


_LETTERS: Mapping[str, Callable[[str, Any], Iterator[Change]]] = {
    "chinese": _chinese, "latin": _latin, "hint": _hint, "size": _size, "bold": _toggle, "italic": _toggle,
    "underline": _underline, "color": _color,
}  # fmt: skip


def of_paragraph(wanted: Wanted, around: Around) -> Iterator[Change]:
    """What is changed in a ``w:pPr``."""
    for name, value in wanted.items():
        if name in _SWITCHES:
            yield _switched(_SWITCHES[name], value)
        else:
            yield _PARAGRAPHS[name](name, value, around)


def _alignment(_: str, value: Any, around: Around) -> Change:
    return Change("jc", {"val": _STRICT_SIDES.get(value, value) if around.strict else value})


def _first(name: str, value: Indent, around: Around) -> Change:
    hangs = (value.chars or value.twips) < 0
    kind, other = ("hanging", "firstLine") if hangs else ("firstLine", "hanging")
    value = Indent(abs(value.twips), abs(value.chars))
    in_the_way = around.look.first.chars or _has(around, f"{kind}Chars", f"{other}Chars")
    return _indent(kind, value, around, bool(in_the_way), {other, f"{other}Chars"})


def _side(name: str, value: Indent, around: Around) -> Change:
    kind, other = name, _STRICT_SIDES[name]
    if around.strict:
        kind, other = other, kind
    in_the_way = getattr(around.look, name).chars or _has(around, f"{kind}Chars", f"{other}Chars")
    return _indent(kind, value, around, bool(in_the_way), {other, f"{other}Chars"})


def _indent(kind: str, value: Indent, around: Around, in_the_way: bool, others: Collection[str]) -> Change:
    """An indent in characters says beside it how wide that is now; one in twips says that it is not in characters, if
    it would be."""
    twips = value.twips
    if value.chars and not twips:
        twips = max(-LARGEST, min(round(value.chars * around.size / 10), LARGEST))
    said = {kind: str(twips)}
    if value.chars or not twips or in_the_way:
        said[f"{kind}Chars"] = str(value.chars)
    return Change("ind", said, frozenset(others))


def _space(name: str, value: Space, around: Around) -> Change:
    lines, auto = f"{name}Lines", f"{name}Autospacing"
    if value.auto:
        return Change("spacing", {auto: "1"})
    now = getattr(around.look, name)
    twips = value.twips
    if value.lines and not twips:
        twips = min(round(value.lines * (around.pitch or _LINE) / 100), LARGEST)
    said = {name: str(twips)}
    if value.lines or now.lines:
        said[lines] = str(value.lines)
    if now.auto:
        said[auto] = "0"
    return Change("spacing", said)


def _line(_: str, value: LineHeight, around: Around) -> Change:
    return Change("spacing", {"line": str(value.value), "lineRule": _RULES[value.rule]})


def _has(around: Around, *names: str) -> bool:
    return any(name in around.direct for name in names)


_PARAGRAPHS: Mapping[str, Callable[[str, Any, Around], Change]] = {
    "alignment": _alignment, "first": _first, "left": _side, "right": _side, "before": _space, "after": _space,
    "line": _line,
}  # fmt: skip


def of_page(wanted: Wanted, now: SectionLook, has_margins: bool) -> Iterator[Change]:
    """What is changed in a ``w:sectPr``: new margins are said of all sides."""
    for name, value in wanted.items():
        yield _PAGES[name](value, now, has_margins)


def _paper(value: Any, now: SectionLook, has_margins: bool) -> Change:
    width, height = value
    said = {"w": str(width), "h": str(height)}
    if width > height:
        return Change("pgSz", {**said, "orient": "landscape"}, frozenset({"code"}))
    return Change("pgSz", said, frozenset({"orient", "code"}))


def _margins(value: Any, now: SectionLook, has_margins: bool) -> Change:
    sides = dict(value) if has_margins else {**now.margins, **dict(value)}
    return Change("pgMar", {side: str(sides[side]) for side in _SIDES if side in sides})


def _columns(value: Any, now: SectionLook, has_margins: bool) -> Change:
    return Change("cols", {"num": str(value)}, frozenset({"equalWidth"}), emptied="col")


def _grid(value: Grid, now: SectionLook, has_margins: bool) -> Change:
    lengths = {"linePitch": value.pitch, "charSpace": value.chars}
    said = {name: str(length) for name, length in lengths.items() if length}
    return Change("docGrid", {"type": value.kind or "default", **said}, frozenset(lengths.keys() - said.keys()))


_PAGES: Mapping[str, Callable[[Any, SectionLook, bool], Change]] = {
    "paper": _paper, "margins": _margins, "columns": _columns, "grid": _grid,
}  # fmt: skip


def holds(now: RunLook | ParagraphLook | SectionLook, name: str, value: Any) -> bool:
    """Whether this looks so already."""
    if isinstance(now, SectionLook):
        if name == "paper":
            return (now.width, now.height) == tuple(value)
        return (
            all(now.margins[side] == twips for side, twips in value)
            if name == "margins"
            else getattr(now, name) == value
        )
    if isinstance(now, RunLook) and name in ("latin", "color"):
        return (now.latin, now.other) == (value, value) if name == "latin" else now.color.upper() == value.upper()
    return counting(getattr(now, name)) == counting(value)


def counting(value: object) -> object:
    """What of a value counts: of an indent the twips only if it is not in characters, and so on."""
    if isinstance(value, Indent) and value.chars:
        return value._replace(twips=0)
    if isinstance(value, Space) and (value.auto or value.lines):
        return Space(auto=True) if value.auto else value._replace(twips=0)
    return value
