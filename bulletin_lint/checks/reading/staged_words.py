"""The notation of the examples of layout rules: how lines, letters and pages are said to be set."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from bulletin_lint.text import measures
from bulletin_lint.text.font_names import font_names
from bulletin_lint.text.looks import (
    Border,
    Edge,
    Grid,
    Indent,
    LineHeight,
    PageLook,
    ParagraphLook,
    RunLook,
    SectionLook,
    Space,
)

_SPEC = re.compile(r"^\{([^}]*)\}")
_PIECE = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")


class Line(NamedTuple):
    """A line: how it is set, and its characters, each with how it looks."""

    look: ParagraphLook
    letters: tuple[tuple[str, RunLook], ...]

    @property
    def text(self) -> str:
        return "".join(letter for letter, _ in self.letters)


def line(spec: str, text: str) -> Line:
    """A line of an example that is set so, but for what its own beginning says. Raises ValueError for words that it
    does not know."""
    if own := _SPEC.match(text):
        spec, text = f"{spec} {own[1]}", text[own.end() :]
    look, letters = _set(ParagraphLook(), RunLook(latin="Times New Roman", other="Times New Roman", hint=True), spec)
    found: list[tuple[str, RunLook]] = []
    done = 0
    for match in _PIECE.finditer(text):
        found += [(letter, letters) for letter in text[done : match.start()]]
        _, inner = _set(look, letters, match[1])
        found += [(letter, inner) for letter in match[2]]
        done = match.end()
    return Line(look, (*found, *((letter, letters) for letter in text[done:])))


def _set(look: ParagraphLook, letters: RunLook, spec: str) -> tuple[ParagraphLook, RunLook]:
    for word in spec.split():
        for pattern, read in _WORDS.items():
            if match := _compiled(pattern).fullmatch(word):
                found = read(match)
                own = {key: value for key, value in found.items() if key in ParagraphLook._fields}
                look = look._replace(**_with_borders(look, own))
                letters = letters._replace(**{key: value for key, value in found.items() if key not in own})
                break
        else:
            if not font_names().is_known(word):
                raise ValueError(f"不认识的排版：{word}")
            letters = letters._replace(chinese=word)
    return look, letters


def _with_borders(look: ParagraphLook, own: dict[str, Any]) -> dict[str, Any]:
    if "borders" in own:
        own["borders"] = MappingProxyType({} if own["borders"] is None else {**look.borders, **own["borders"]})
    return own


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _indent(words: str) -> Indent:
    if words.endswith("字符"):
        return Indent(chars=round(100 * float(words.removesuffix("字符"))))
    return Indent(twips=(measures.lengths(words) or (0,))[0])


def _space(words: str) -> Space:
    if words.endswith("行"):
        return Space(lines=round(100 * float(words.removesuffix("行"))))
    return Space(twips=(measures.lengths(words) or (0,))[0])


def _height(words: str) -> LineHeight:
    if words.startswith("最小值"):
        return LineHeight((measures.lengths(words.removeprefix("最小值")) or (0,))[0], "least")
    return (measures.line_heights(words.removeprefix("固定值")) or (LineHeight(),))[0]


def _border(side: str, color: str) -> dict[str, Any]:
    return {"borders": {side: Border("single", 8, color)}}


_ALIGNMENTS = {words: name for name, words in measures.ALIGNMENTS.items()}
_WORDS: Mapping[str, Callable[[re.Match[str]], dict[str, Any]]] = {
    "|".join(_ALIGNMENTS): lambda m: {"alignment": _ALIGNMENTS[m[0]]},
    r"[小一二三四五六七八]?[初一二三四五六七八]号|小[初一二三四五六]|[\d.]+磅": lambda m: {
        "size": measures.half_points(m[0])
    },
    "西文(.+)": lambda m: {"latin": m[1].replace("_", " "), "other": m[1].replace("_", " ")},
    "颜色([0-9A-F]{6})": lambda m: {"color": m[1]},
    "加粗": lambda _: {"bold": True},
    "倾斜": lambda _: {"italic": True},
    "下划线": lambda _: {"underline": "single"},
    "无提示": lambda _: {"hint": False},
    "首行(.+)": lambda m: {"first": _indent(m[1])},
    "左缩进(.+)": lambda m: {"left": _indent(m[1])},
    "右缩进(.+)": lambda m: {"right": _indent(m[1])},
    "行距(.+)": lambda m: {"line": _height(m[1])},
    "段前(.+)": lambda m: {"before": _space(m[1])},
    "段后(.+)": lambda m: {"after": _space(m[1])},
    "与下段同页": lambda _: {"keep_next": True},
    "不与下段同页": lambda _: {"keep_next": False},
    "不控制首尾字符": lambda _: {"kinsoku": False},
    "上边线([0-9A-F]{6})": lambda m: _border("top", m[1]),
    "下边线([0-9A-F]{6})": lambda m: _border("bottom", m[1]),
    "无边线": lambda _: {"borders": None},
}


def page(words: str, first: int, numbers: int) -> PageLook:
    """The pages; the footers are the lines behind ``first``."""
    margins = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1587, "header": 851, "footer": 1304, "gutter": 0}
    section = SectionLook(0, first - 1, *measures.A4, False, margins, 1, Grid("lines", 579, 0))
    kinds = ("default", "even")
    edges = tuple(Edge("footer", kinds[place], f"footer{place}", True) for place in range(numbers))
    section, apart = section._replace(edges=edges), True
    for word in re.sub(r"页码(?:“[^”]*”|\{[^}]*\})", "", words).split():
        if size := re.fullmatch(r"纸张([\d.]+)×([\d.]+)", word):
            width, height = (round(float(side) * measures.MILLIMETRE) for side in size.groups())
            section = section._replace(width=width, height=height, landscape=width > height)
        elif side := re.fullmatch(r"([上下左右]|装订线)([\d.]+毫米)", word):
            name = {"上": "top", "下": "bottom", "左": "left", "右": "right", "装订线": "gutter"}[side[1]]
            section = section._replace(margins={**section.margins, name: (measures.lengths(side[2]) or (0,))[0]})
        elif columns := re.fullmatch(r"分(\d)栏", word):
            section = section._replace(columns=int(columns[1]))
        elif grid := re.fullmatch(r"网格(\d+)(?:，(-?\d+))?", word):
            kind = "linesAndChars" if grid[2] else "lines"
            section = section._replace(grid=Grid(kind, int(grid[1]), int(grid[2] or 0)))
        elif word == "单双页不分":
            apart, section = False, section._replace(edges=section.edges[:1])
        elif word == "页码没有域":
            section = section._replace(edges=tuple(edge._replace(numbered=False) for edge in section.edges))
        elif word != "无页码":
            raise ValueError(f"不认识的页面：{word}")
    return PageLook((section,), apart, size=32)
