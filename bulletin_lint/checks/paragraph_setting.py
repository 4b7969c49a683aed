"""Kind ``paragraph-setting``: how the paragraphs of a part are set: alignment, indents, heights of lines, spaces."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import attrgetter
from typing import Annotated, Any, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.causes import Judge, Subject, causes
from bulletin_lint.checks.reading.indents import first_indent, is_salutation, typed_indent
from bulletin_lint.checks.reading.layout_kind import layout_kind
from bulletin_lint.checks.reading.line_heights import is_on_grid
from bulletin_lint.checks.reading.looks import PARTS, paragraphs_of
from bulletin_lint.engine.hit import Hit
from bulletin_lint.text import measures
from bulletin_lint.text.looks import Indent, LineHeight, ParagraphLook, Space
from bulletin_lint.text.measures import A4, lengths
from bulletin_lint.text.setting import Setting, Value
from bulletin_lint.text.text import Paragraph
from bulletin_lint.toml.decode import Doc

_NEAR = 20  # twips, 1 point: what is no further from nothing is nothing


class ParagraphSetting(NamedTuple):
    """``part`` is one of those of ``reading.looks``; ``finds`` what is looked at. ``right`` are the alignments that are
    right."""

    part: Annotated[str, Doc("哪一部分：name 刊名，title 文章标题，body 正文，attribution 署名等；text 正文和各种标题")]
    finds: Annotated[
        Literal["alignment", "first-indent", "indent", "line", "space", "keep-next", "kinsoku"],
        Doc(
            "查什么：alignment 对齐，first-indent 首行缩进，indent 左右缩进，line 行距，space 段前段后，"
            "keep-next 与下段同页，kinsoku 控制首尾字符"
        ),
    ]
    right: Annotated[tuple[str, ...], Doc("可以的对齐方式：left、center、right、both 两端、distribute 分散")] = ()

    def validate(self) -> None:
        if self.part not in (*PARTS, "text"):
            raise ValueError(f"part 只能是 {'、'.join((*PARTS, 'text'))}")


def run(draft: Draft, parameters: ParagraphSetting) -> Iterator[Hit]:
    return _FINDERS[parameters.finds](draft, parameters)


def _alignment(draft: Draft, parameters: ParagraphSetting) -> Iterator[Hit]:
    if parameters.part == "attribution" and draft.profile.attribution.align:
        return  # there is a rule for that
    found = [each for each in _own(draft, parameters) if not draft.text.formatting.look(each).framed]
    subject = Subject(PARTS[parameters.part], [each for each in found if not typed_indent(draft, each)])
    first = parameters.right[0]
    straight = (("first", Indent()),) if first == "center" else ()  # an indent would move what is in the middle
    wish = _Wish(parameters.right.__contains__, _alignment_words, (("alignment", first), *straight))
    yield from _each(draft, subject, _alignment_of, wish, {"wanted": measures.ALIGNMENTS[first]})


def _alignment_of(look: ParagraphLook) -> str:
    """The alignment; with the indent that moves what is in the middle, if there is one."""
    indented = look.alignment == "center" and not _is_nothing(look.first)
    return f"{look.alignment} {measures.indent(look.first)}" if indented else look.alignment


def _alignment_words(value: str) -> str:
    name, _, indent = value.partition(" ")
    return measures.ALIGNMENTS[name] + (f"而首行缩进{indent}" if indent else "")


def _first(draft: Draft, parameters: ParagraphSetting) -> Iterator[Hit]:
    """Indents of the first line, but of what stands at the margin, and of what is indented by typed spaces, which has a
    rule of its own."""
    asked = draft.profile.layout.first_indent
    if not asked:
        return
    found = [each for each in _plain(draft, parameters) if not typed_indent(draft, each)]
    values = ((first_indent(draft, each), each.start, each.end) for each in found)

    def styled(paragraph: Paragraph) -> Hashable:
        return first_indent(draft, paragraph, styled=True)

    wish = _Wish(lambda value: value == asked, _characters, (("first", Indent(chars=100 * asked)),))
    judge = _judge(wish)._replace(verb="")
    subject = Subject(PARTS[parameters.part], found, "first_indent", "first", styled)
    yield from _said(causes(draft, subject, values, judge), {"wanted": f"{asked}字符"})


def _characters(value: float) -> str:
    return "未缩进" if value == 0 else f"{'悬挂' if value < 0 else ''}缩进{abs(value):g}字符"


def _indent(draft: Draft, parameters: ParagraphSetting) -> Iterator[Hit]:
    subject = Subject(PARTS[parameters.part], _plain(draft, parameters))
    for side, word in (("left", "左"), ("right", "右")):
        wish = _Wish(_is_nothing, lambda value: _or_nothing(value, measures.indent), ((side, Indent()),))
        yield from _each(draft, subject, attrgetter(side), wish, {"wanted": "0", "side": word})


def _or_nothing(value: Any, words: Callable[[Any], str]) -> str:
    return "0" if _is_nothing(value) else words(value)


def _is_nothing(value: Indent | Space) -> bool:
    if isinstance(value, Space):
        return not value.auto and abs(value.twips) < _NEAR and not value.lines
    return abs(value.twips) < _NEAR and not value.chars


def _line(draft: Draft, parameters: ParagraphSetting) -> Iterator[Hit]:
    asked = measures.line_heights(draft.profile.layout.line) if draft.profile.layout.line else None
    if asked is None:
        return
    least, greatest = asked
    found = [*paragraphs_of(draft, "body"), *paragraphs_of(draft, "heading")]
    free = draft.shared(is_on_grid)

    def is_right(value: LineHeight) -> bool:
        alike = value.rule == least.rule and least.value <= value.value <= greatest.value
        return alike or (free and value.rule == "multiple" and value.value == LineHeight().value)

    yield from _each(
        draft,
        Subject("正文", found, "line"),
        lambda look: look.line,
        _Wish(is_right, measures.line, (("line", _best(draft, least, greatest)),)),
        {"wanted": ("固定值" if least.rule == "exact" else "") + draft.profile.layout.line},
    )


def _best(draft: Draft, least: LineHeight, greatest: LineHeight) -> LineHeight:
    """The height that fills the page of the profile with as many lines as it asks for, as far as the bounds allow it
    (28.95 points for 22 lines of 225 millimetres)."""
    style = draft.profile.layout
    above, below = (lengths(said) if said else None for said in (style.top, style.bottom))
    if least == greatest or not style.lines or not above or not below:
        return least
    room = A4[1] - above[0] - below[0]
    return least._replace(value=min(max(room // style.lines, least.value), greatest.value))


def _space(draft: Draft, parameters: ParagraphSetting) -> Iterator[Hit]:
    """Spaces that show: contextual ones between paragraphs of one style do not."""
    found = [each for each in _own(draft, parameters) if not draft.text.formatting.look(each).contextual]
    subject = Subject(PARTS[parameters.part], found)
    for side, word in (("before", "前"), ("after", "后")):
        wish = _Wish(_is_nothing, lambda value: _or_nothing(value, measures.space), ((side, Space()),))
        yield from _each(draft, subject, attrgetter(side), wish, {"wanted": "0", "side": word})


def _keep(draft: Draft, _: ParagraphSetting) -> Iterator[Hit]:
    """Headings that may stand alone at the foot of a page, where the others of the draft may not."""
    found = [each for part in ("section", "title", "heading") for each in paragraphs_of(draft, part)]
    kept = [draft.text.formatting.look(each).keep_next for each in found]
    if 2 * sum(kept) <= len(kept):
        return
    wish = _Wish(bool, lambda value: "与下段同页" if value else "未设“与下段同页”", (("keep_next", True),), True)
    yield from _each(draft, Subject("标题", found), lambda look: look.keep_next, wish, {"wanted": "与下段同页"})


def _kinsoku(draft: Draft, _: ParagraphSetting) -> Iterator[Hit]:
    found = [each for part in ("title", "heading", "body") for each in paragraphs_of(draft, part)]
    wish = _Wish(
        bool, lambda value: "按中文习惯控制首尾字符" if value else "未控制首尾字符", (("kinsoku", True),), True
    )
    wanted = {"wanted": "按中文习惯控制首尾字符"}
    yield from _each(draft, Subject("文字", found), lambda look: look.kinsoku, wish, wanted)


_FINDERS: dict[str, Callable[[Draft, ParagraphSetting], Iterator[Hit]]] = {
    "alignment": _alignment, "first-indent": _first, "indent": _indent, "line": _line, "space": _space,
    "keep-next": _keep, "kinsoku": _kinsoku,
}  # fmt: skip


class _Wish(NamedTuple):
    """Which values are right, what they are called, and what to set."""

    is_right: Callable[[Any], bool]
    words: Callable[[Any], str]
    set_to: tuple[tuple[str, Value], ...]
    yes_or_no: bool = False


def _judge(wish: _Wish) -> Judge:
    def settings(_: object, start: int, end: int) -> Iterator[Setting]:
        yield from (Setting("paragraph", start, end, name, value) for name, value in wish.set_to)

    return Judge(wish.is_right, wish.words, settings, rest="never" if wish.yes_or_no else "whole")


def _each(
    draft: Draft, subject: Subject, value: Callable[[ParagraphLook], Hashable], wish: _Wish, said: dict[str, str]
) -> Iterator[Hit]:
    """The hits where a value of paragraphs is not as it is wished."""
    formatting = draft.text.formatting
    found = ((value(formatting.look(each)), each.start, each.end) for each in subject.paragraphs)
    (name, _), *_ = wish.set_to
    subject = subject._replace(property=name, styled=lambda paragraph: value(formatting.styled(paragraph)[0]))
    yield from _said(causes(draft, subject, found, _judge(wish)), said)


def _said(hits: Iterator[Hit], said: dict[str, str]) -> Iterator[Hit]:
    return (hit._replace(values={**hit.values, **said}) for hit in hits)


def _own(draft: Draft, parameters: ParagraphSetting) -> Sequence[Paragraph]:
    return paragraphs_of(draft, parameters.part)


def _plain(draft: Draft, parameters: ParagraphSetting) -> Sequence[Paragraph]:
    """Paragraphs of running text: not those of lists, whose numbers decide how they stand, nor whom a letter greets."""
    found = _own(draft, parameters)
    return [each for each in found if not draft.text.drawn(each) and not is_salutation(draft, each)]


KIND = layout_kind("paragraph-setting", run, ParagraphSetting)
