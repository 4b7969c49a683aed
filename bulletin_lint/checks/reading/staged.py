"""The document of an example of a layout rule: a small bulletin laid out by GB/T 9704—2012, with the example in it.

A line may begin with what is set otherwise: ``{宋体 四号 居中 首行0字符 行距1.5倍}``; ``[宋体|文字]`` sets letters
inside a line. An example in the place ``page`` is a line of what is otherwise on the page: ``纸张216×279 上25.4毫米``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from bulletin_lint.checks.reading.staged_words import Line, line, page
from bulletin_lint.engine.rule import Example
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.looks import PageLook, ParagraphLook, SectionLook, Stretch
from bulletin_lint.text.setting import Setting
from bulletin_lint.text.text import Container, Paragraph, PlainFormatting, Text

if TYPE_CHECKING:
    from bulletin_lint.bulletin.draft import Draft
    from bulletin_lint.bulletin.profile import Profile

_TEXT = "近日，全市宣传工作会议召开，研究部署下一步工作，明确重点任务和责任分工，会后各区各部门分头抓好落实。"
_BODY = "仿宋_GB2312 三号 两端对齐 首行2字符 行距固定值28.95磅"
# Of each part of the bulletin: how it is set, and its text.
_SLOTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "name": [("方正小标宋简体 初号 颜色FF0000 居中", "宣传信息专报")],
    "issue": [("仿宋_GB2312 三号 居中", "第1期")],
    "issuer": [("仿宋_GB2312 三号 下边线FF0000", "中共青山市委宣传部\t2022年9月6日")],
    "contents": [("黑体 三号", "〔工作动态〕")],
    "entry": [("仿宋_GB2312 三号", "全市宣传工作会议召开")],
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


@dataclass(frozen=True)
class Laid(PlainFormatting):
    """The formatting of an example."""

    lines: tuple[Line, ...]
    pages: PageLook

    def alignment(self, paragraph: Paragraph) -> str:
        return self.look(paragraph).alignment

    def bold(self, paragraph: Paragraph) -> Sequence[tuple[int, int]]:
        return [(each.start, each.end) for each in self.stretches(paragraph) if each.look.bold]

    def size(self, paragraph: Paragraph) -> int | None:
        found = self.stretches(paragraph)
        return found[0].look.size if found else None

    def look(self, paragraph: Paragraph) -> ParagraphLook:
        return self.lines[paragraph.index].look

    def stretches(self, paragraph: Paragraph) -> Sequence[Stretch]:
        found, start = [], paragraph.start
        for look, letters in groupby(self.lines[paragraph.index].letters, key=itemgetter(1)):
            end = start + len([*letters])
            found.append(Stretch(start, end, look))
            start = end
        return found

    @property
    def page(self) -> PageLook:
        return self.pages


def staged(example: Example) -> Draft:
    """The bulletin around an example. Raises ValueError for words that it does not know."""
    from bulletin_lint.bulletin.profile import Profile, override

    page_words = example.text if example.role == "page" else ""
    lines = [line(spec, text) for spec, text in _lines_of(example)]
    numbers = [] if "无页码" in page_words.split() else [*_numbers(page_words)]
    pages = page(page_words, len(lines), len(numbers))
    return _draft(Laid((*lines, *numbers), pages), override(Profile(), example.profile, "profile"))


def repaired(draft: Draft, edits: Sequence[Edit], settings: Sequence[Setting]) -> Draft:
    """The bulletin after a repair of the text, and of how it looks."""
    laid = draft.text.formatting
    assert isinstance(laid, Laid)
    lines = []
    for old, paragraph in zip(laid.lines, draft.text.paragraphs, strict=True):
        new = old
        for setting in settings:
            new = _with(new, paragraph, setting)
        letters = [*new.letters]
        for edit in sorted(edits, reverse=True):
            if paragraph.start <= edit.start <= edit.end <= paragraph.end:
                look = letters[max(0, edit.start - paragraph.start - 1)][1]
                letters[edit.start - paragraph.start : edit.end - paragraph.start] = [
                    (c, look) for c in edit.replacement
                ]
        lines.append(new._replace(letters=tuple(letters)))
    pages = laid.pages
    for setting in settings:
        if setting.target == "page":
            pages = pages._replace(sections=tuple(_set_page(section, setting) for section in pages.sections))
    return _draft(Laid(tuple(lines), pages), draft.profile)


def _with(old: Line, paragraph: Paragraph, setting: Setting) -> Line:
    target, start, end, name, value = setting
    if target == "letters":
        changed: Any = dict.fromkeys(("latin", "other") if name == "latin" else (name,), value)
        inside = range(start - paragraph.start, end - paragraph.start)
        letters = (
            (letter, look._replace(**changed) if at in inside else look)
            for at, (letter, look) in enumerate(old.letters)
        )
        return old._replace(letters=tuple(letters))
    if target == "paragraph" and start <= paragraph.end and (paragraph.start < end or start == paragraph.start):
        changed = {name: value}
        return old._replace(look=old.look._replace(**changed))
    return old


def _set_page(section: SectionLook, setting: Setting) -> SectionLook:
    value: Any = setting.value
    if setting.name == "paper":
        return section._replace(width=value[0], height=value[1], landscape=value[0] > value[1])
    if setting.name == "margins":
        return section._replace(margins={**section.margins, **dict(value)})
    return section._replace(**{setting.name: value})


def _draft(laid: Laid, profile: Profile) -> Draft:
    from bulletin_lint.bulletin.parse import parse

    text = Text.of_lines([each.text for each in laid.lines])
    first = laid.pages.sections[0].last + 1
    paragraphs = tuple(
        replace(each, container=Container.FOOTER, part=f"footer{each.index - first}") if each.index >= first else each
        for each in text.paragraphs
    )
    return parse(Text(text.string, paragraphs, formatting=laid), profile)


def _lines_of(example: Example) -> Iterator[tuple[str, str]]:
    """How each line is set, and its text; the example takes the place of the parts that its role names."""
    replaced = _WHOLES.get(example.role, (example.role,) if example.role in _SLOTS else ("body",))
    written = [] if example.role == "page" else example.text.split("\n")
    alone = example.role == "all-body"  # no other body beside it
    specs = [spec for slot in replaced for spec, _ in _SLOTS[slot]]
    for slot, lines in _SLOTS.items():
        if slot == replaced[0] and written:
            yield from zip([*specs, *[specs[-1]] * len(written)], written, strict=False)
            yield from lines if slot == "body" and not alone else ()
        elif (slot not in replaced or not written) and slot != "heading":
            yield from lines
        if slot == "body" and not alone:
            yield from _MORE


def _numbers(words: str) -> Iterator[Line]:
    said = re.search("页码“([^”]*)”", words)
    own = re.search(r"页码\{([^}]*)\}", words)
    for number, (spec, text) in enumerate(_NUMBER, 1):
        yield line(f"{spec} {own[1] if own else ''}", said[1].replace("#", str(number)) if said else text)
