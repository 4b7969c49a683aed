"""The document of an example of a layout rule: a small bulletin laid out by GB/T 9704—2012, with the example in it.

A line may begin with what is set otherwise: ``{宋体 四号 居中 首行0字符 行距1.5倍}``; ``[宋体|文字]`` sets letters
inside a line. An example in the place ``page`` is a line of what is otherwise on the page: ``纸张216×279 上25.4毫米``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bulletin_lint.engine.rule import Example
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
    Stretch,
)
from bulletin_lint.text.text import Container, Paragraph, PlainFormatting, Text

if TYPE_CHECKING:
    from bulletin_lint.bulletin.draft import Draft

_TEXT = "近日，全市宣传工作会议召开，研究部署下一步工作，明确重点任务和责任分工，会后各区各部门分头抓好落实。"
_BODY = "仿宋_GB2312 三号 两端对齐 首行2字符 行距固定值28.95磅"
# Of each part of the bulletin: how it is set, and its text.
_SLOTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "name": [("方正小标宋简体 初号 颜色FF0000 居中", "宣传信息专报")],
    "issue": [("仿宋_GB2312 三号 居中", "第1期")],
    "issuer": [("仿宋_GB2312 三号 下边线FF0000", "中共青山市委宣传部\t2022年9月6日")],
    "section": [("黑体 三号 与下段同页", "〔工作动态〕")],
    "title": [("方正小标宋简体 二号 居中 与下段同页", "全市宣传工作会议召开")],
    "body": [(_BODY, _TEXT), (_BODY, _TEXT), (_BODY, _TEXT)],
    "heading": [("黑体 三号 首行2字符 行距固定值28.95磅 与下段同页", "一、明确任务"), (_BODY, _TEXT)],
    "attribution": [("楷体_GB2312 三号 右对齐", "（市委宣传部办公室）")],
    "distribution": [
        ("仿宋_GB2312 四号 上边线000000", "报：市委办公室"),
        ("仿宋_GB2312 四号", "送：市直各单位"),
        ("仿宋_GB2312 四号", "发：各区委宣传部"),
    ],
    "colophon": [("仿宋_GB2312 四号 下边线000000", "承办：综合科　审核：林某　编辑：何某　电话：85550000")],
}
_WHOLES = {"foot": ("distribution", "colophon")}
_MORE = [(_BODY, _TEXT)] * 25  # so that there is more than a page
_NUMBER = ("宋体 西文宋体 四号 右对齐", "— 1 —"), ("宋体 西文宋体 四号 左对齐", "— 2 —")
_SPEC = re.compile(r"^\{([^}]*)\}")
_PIECE = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")
_MILLIMETRE = 1440 / 25.4


class _Line(NamedTuple):
    """A line: its text, and how it and its letters look."""

    text: str
    look: ParagraphLook
    pieces: tuple[tuple[int, int, RunLook], ...]


class _Laid(PlainFormatting):
    """The formatting of an example."""

    def __init__(self, lines: Sequence[_Line], page: PageLook) -> None:
        self._lines, self._page = lines, page

    def alignment(self, paragraph: Paragraph) -> str:
        return self.look(paragraph).alignment

    def bold(self, paragraph: Paragraph) -> Sequence[tuple[int, int]]:
        return [(each.start, each.end) for each in self.stretches(paragraph) if each.look.bold]

    def size(self, paragraph: Paragraph) -> int | None:
        found = self.stretches(paragraph)
        return found[0].look.size if found else None

    def look(self, paragraph: Paragraph) -> ParagraphLook:
        return self._lines[paragraph.index].look

    def stretches(self, paragraph: Paragraph) -> Sequence[Stretch]:
        pieces = self._lines[paragraph.index].pieces
        return [Stretch(paragraph.start + start, paragraph.start + end, look) for start, end, look in pieces]

    @property
    def page(self) -> PageLook:
        return self._page


def staged(example: Example) -> Draft:
    """The bulletin around an example. Raises ValueError for words that it does not know."""
    from dataclasses import replace

    from bulletin_lint.bulletin.parse import parse
    from bulletin_lint.bulletin.profile import Profile, override

    page_words = example.text if example.role == "page" else ""
    lines = [_line(spec, text) for spec, text in _lines_of(example)]
    numbers = [] if "无页码" in page_words.split() else [*_numbers(page_words)]
    first_number = len(lines)
    lines += numbers
    page = _page(page_words, first_number, len(numbers))
    text = Text.of_lines([line.text for line in lines])
    paragraphs = tuple(
        replace(each, container=Container.FOOTER, part=f"footer{each.index - first_number}")
        if each.index >= first_number
        else each
        for each in text.paragraphs
    )
    text = Text(text.string, paragraphs, formatting=_Laid(lines, page))
    return parse(text, override(Profile(), example.profile, "profile"))


def _lines_of(example: Example) -> Iterator[tuple[str, str]]:
    """How each line is set, and its text; the example takes the place of the parts that its role names."""
    replaced = _WHOLES.get(example.role, (example.role,) if example.role in _SLOTS else ("body",))
    written = [] if example.role == "page" else example.text.split("\n")
    specs = [spec for slot in replaced for spec, _ in _SLOTS[slot]]
    for slot, lines in _SLOTS.items():
        if slot == replaced[0] and written:
            yield from zip([*specs, *[specs[-1]] * len(written)], written, strict=False)
            yield from lines if slot == "body" else ()
        elif (slot not in replaced or not written) and slot != "heading":
            yield from lines
        if slot == "body":
            yield from _MORE


def _numbers(words: str) -> Iterator[_Line]:
    said = re.search("页码“([^”]*)”", words)
    own = re.search(r"页码\{([^}]*)\}", words)
    for number, (spec, text) in enumerate(_NUMBER, 1):
        yield _line(f"{spec} {own[1] if own else ''}", said[1].replace("#", str(number)) if said else text)


def _line(spec: str, text: str) -> _Line:
    if own := _SPEC.match(text):
        spec, text = f"{spec} {own[1]}", text[own.end() :]
    look, letters = _set(ParagraphLook(), RunLook(latin="Times New Roman", other="Times New Roman", hint=True), spec)
    plain, pieces, done = "", [], 0
    for match in _PIECE.finditer(text):
        before = text[done : match.start()]
        pieces += [(len(plain), len(plain) + len(before), letters)] if before else []
        plain += before
        _, inner = _set(look, letters, match[1])
        pieces.append((len(plain), len(plain) + len(match[2]), inner))
        plain, done = plain + match[2], match.end()
    if rest := text[done:]:
        pieces.append((len(plain), len(plain) + len(rest), letters))
        plain += rest
    return _Line(plain, look, tuple(pieces))


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


def _page(words: str, first: int, numbers: int) -> PageLook:
    """The pages; the footers are the lines behind ``first``."""
    margins = {"top": 2098, "right": 1474, "bottom": 1984, "left": 1587, "header": 851, "footer": 1304, "gutter": 0}
    section = SectionLook(0, first - 1, 11906, 16838, False, margins, 1, Grid("lines", 579, 0))
    kinds = ("default", "even")
    edges = tuple(Edge("footer", kinds[place], f"footer{place}", True) for place in range(numbers))
    section, apart = section._replace(edges=edges), True
    for word in re.sub(r"页码(?:“[^”]*”|\{[^}]*\})", "", words).split():
        if size := re.fullmatch(r"纸张([\d.]+)×([\d.]+)", word):
            width, height = (round(float(side) * _MILLIMETRE) for side in size.groups())
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
