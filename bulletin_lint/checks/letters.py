"""Kind ``letters``: the fonts, sizes and colors of a part of a bulletin, beside what is asked for."""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import Annotated, Any, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.checks.reading.causes import Judge, Subject, causes
from bulletin_lint.checks.reading.laid_out import is_red
from bulletin_lint.checks.reading.layout_kind import layout_kind
from bulletin_lint.checks.reading.letters import fonts_of, is_rare, pieces
from bulletin_lint.checks.reading.looks import LEVELS, PARTS, Piece, paragraphs_of
from bulletin_lint.checks.reading.strays import is_emphasis, strays
from bulletin_lint.engine.hit import Hit
from bulletin_lint.text import measures
from bulletin_lint.text.colors import is_black, is_grey, name_of
from bulletin_lint.text.looks import AUTO, RunLook
from bulletin_lint.text.setting import Setting, Value
from bulletin_lint.text.text import Paragraph
from bulletin_lint.toml.decode import Doc

_BLACK_PARTS = tuple(part for part in PARTS if part not in ("name", "issue", *LEVELS))
_ALL_PARTS = ("issue", *_BLACK_PARTS)


class Letters(NamedTuple):
    """``part`` is one of those of ``reading.looks``, or ``text`` for all but the name; ``finds`` what is looked at.
    ``wanted`` is the key of the profile that says what it should be, where that is not the same in every office."""

    part: Annotated[
        str,
        Doc(
            "哪一部分：name 刊名，issue 期号、编发单位和日期，entry 目录，section 栏目标题，title 文章标题，"
            "各级小标题依次为 level-1、level-2、level-3、level-4，heading 全部小标题，body 正文，attribution 署名，"
            "foot 报尾，text 刊名以外的全部文字"
        ),
    ]
    finds: Annotated[
        Literal["font", "latin", "size", "color", "red", "italic", "underline", "bold", "all-bold"],
        Doc(
            "查什么：font 字体，latin 数字和字母的字体，size 字号，color 不是黑色，red 不是红色，italic 倾斜，"
            "underline 下划线，bold 加粗，all-bold 整段加粗"
        ),
    ]
    wanted: Annotated[str, Doc("体例 layout 中规定它的键，如 body_font；留空则不由体例规定")] = ""

    def validate(self) -> None:
        if self.part not in (*PARTS, "text"):
            raise ValueError(f"part 只能是 {'、'.join((*PARTS, 'text'))}")


class _Aspect(NamedTuple):
    """One thing about letters: which of them have it, where it stands in their look, and its words."""

    letters: str
    name: str
    words: Callable[[Any], str]
    is_right: Callable[[Any, Any], bool]


def _font(draft: Draft, name: str) -> str:
    return fonts_of(draft).family_of(name) or "未设定的字体"


def _said(there: str, not_there: str) -> Callable[[object], str]:
    return lambda value: there if value else not_there


_ASPECTS = {
    "font": _Aspect("han", "chinese", str, operator.eq),  # words and rightness of fonts depend on the profile
    "latin": _Aspect("latin", "latin", str, operator.eq),
    "size": _Aspect("seen", "size", measures.size, lambda value, wanted: value == wanted),
    "color": _Aspect("seen", "color", name_of, lambda value, _: is_black(value)),
    "red": _Aspect("han", "color", name_of, lambda value, _: is_red(value)),
    "italic": _Aspect("han", "italic", _said("倾斜", "正体"), lambda value, _: not value),
    "underline": _Aspect("seen", "underline", _said("带下划线", "无下划线"), lambda value, _: not value),
    "bold": _Aspect("han", "bold", _said("加粗", "不加粗"), lambda value, _: not value),
    "all-bold": _Aspect("han", "bold", _said("整段加粗", "不是整段加粗"), lambda value, _: not value),
}
_YES_OR_NO = frozenset({"italic", "underline", "bold", "all-bold"})
_SET: dict[str, Value] = {
    "color": AUTO, "red": "FF0000", "italic": False, "underline": "", "bold": False, "all-bold": False,
}  # fmt: skip


def run(draft: Draft, parameters: Letters) -> Iterator[Hit]:
    wanted, words = _wanted(draft, parameters)
    if wanted is None:
        return
    aspect, finds = _ASPECTS[parameters.finds], parameters.finds
    if finds in ("font", "latin"):
        aspect = aspect._replace(words=partial(_font, draft), is_right=fonts_of(draft).is_same)
    subject = Subject(*_subject(draft, parameters), aspect.name, _styled(draft, aspect.name), True)

    def settings(_: object, start: int, end: int) -> Iterator[Setting]:
        yield Setting("letters", start, end, aspect.name, wanted)

    def is_certain(value: object, everywhere: bool) -> bool:
        return finds != "color" or (not everywhere and is_grey(str(value)))

    rest: Literal["whole", "never"] = "never" if finds in _YES_OR_NO else "whole"
    judge = Judge(lambda value: aspect.is_right(value, wanted), aspect.words, settings, is_certain, rest)
    for hit in causes(draft, subject, _values(draft, parameters, aspect), judge):
        yield hit._replace(values={**hit.values, "wanted": words})


def _wanted(draft: Draft, parameters: Letters) -> tuple[Value | None, str]:
    """The value that is right, and what an editor calls it; None where nothing is asked for."""
    style = draft.profile.layout
    if parameters.finds in _SET:
        asked = parameters.finds != "red" or style.red
        return (_SET[parameters.finds] if asked else None), ""
    said = getattr(style, parameters.wanted)
    if isinstance(said, tuple):
        level = LEVELS.index(parameters.part)
        said = said[level] if level < len(said) else ""
    if parameters.finds == "size":
        return measures.half_points(said), said
    return said or None, fonts_of(draft).family_of(said)


def _subject(draft: Draft, parameters: Letters) -> tuple[str, Sequence[Paragraph], str]:
    if parameters.part != "text":
        return PARTS[parameters.part], paragraphs_of(draft, parameters.part), parameters.wanted
    return "文字", [paragraph for part in _parts(parameters) for paragraph in paragraphs_of(draft, part)], ""


def _parts(parameters: Letters) -> Sequence[str]:
    if parameters.part != "text":
        return (parameters.part,)
    return _BLACK_PARTS if parameters.finds == "color" else _ALL_PARTS


def _styled(draft: Draft, name: str) -> Callable[[Paragraph], Hashable]:
    def styled(paragraph: Paragraph) -> Hashable:
        value: Hashable = getattr(draft.text.formatting.styled(paragraph)[1], name)
        return value

    return styled


def _values(draft: Draft, parameters: Letters, aspect: _Aspect) -> Iterator[tuple[Hashable, int, int]]:
    for part in _parts(parameters):
        found = pieces(draft, part, aspect.letters)
        if parameters.finds == "all-bold":
            yield from _whole(draft, found)
            continue
        passed = strays(draft, parameters.finds).places if part == "body" else {}
        for piece in found:
            is_apart = parameters.finds == "font" and (
                is_rare(draft, piece) or (part == "body" and is_emphasis(draft, piece))
            )
            if (piece.start, piece.end) not in passed and not is_apart:
                yield _value(piece.look, aspect.name), piece.start, piece.end


def _value(look: RunLook, name: str) -> Hashable:
    value: Hashable = getattr(look, name)
    return value


def _whole(draft: Draft, found: Iterator[Piece]) -> Iterator[tuple[bool, int, int]]:
    """Of each paragraph whether all of its Han are bold."""
    bold: dict[int, bool] = {}
    for start, _, look in found:
        index = draft.text.paragraph_at(start).index
        bold[index] = bold.get(index, True) and look.bold
    for index, is_bold in bold.items():
        paragraph = draft.text.paragraphs[index]
        yield is_bold, paragraph.start, paragraph.end


KIND = layout_kind("letters", run, Letters)
