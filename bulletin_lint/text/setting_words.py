"""Settings in the words of an editor: 字号改为三号."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bulletin_lint.text import measures
from bulletin_lint.text.looks import AUTO
from bulletin_lint.text.setting import Setting

_SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右", "gutter": "装订线"}


def _switch(value: Any) -> str:
    return "是" if value else "否"


def _margins(value: Any) -> str:
    return "，".join(f"{_SIDES.get(side, side)}{measures.millimetres(twips)}" for side, twips in value)


def _paper(value: Any) -> str:
    return "×".join(measures.millimetres(side).removesuffix("毫米") for side in value) + "毫米"


def _grid(value: Any) -> str:
    return f"行距{measures.points(value.pitch)}" if value.pitch else "无"


_WORDS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "chinese": ("字体", str),
    "latin": ("西文字体", str),
    "hint": ("标点用中文字体", _switch),
    "size": ("字号", measures.size),
    "bold": ("加粗", _switch),
    "italic": ("倾斜", _switch),
    "underline": ("下划线", lambda value: value or "无"),
    "color": ("颜色", lambda value: "黑色" if value in (AUTO, "000000") else str(value)),
    "alignment": ("对齐", lambda value: measures.ALIGNMENTS[value]),
    "first": ("首行缩进", measures.indent),
    "left": ("左缩进", measures.indent),
    "right": ("右缩进", measures.indent),
    "before": ("段前", measures.space),
    "after": ("段后", measures.space),
    "line": ("行距", measures.line),
    "keep_next": ("与下段同页", _switch),
    "kinsoku": ("控制首尾字符", _switch),
    "paper": ("纸张", _paper),
    "margins": ("页边距", _margins),
    "columns": ("分栏", lambda value: f"{value}栏"),
    "grid": ("文档网格", _grid),
}


def property_of(setting: Setting) -> str:
    """What dialogs call the property: 字号."""
    return _WORDS[setting.name][0]


def value_of(setting: Setting) -> str:
    """Its new value: 三号."""
    return _WORDS[setting.name][1](setting.value)


# What is switched is not said to become 是 or 否.
_SWITCHED = {
    ("hint", "是"): "改用中文字体",
    ("bold", "否"): "取消加粗",
    ("italic", "否"): "取消倾斜",
    ("underline", "无"): "取消下划线",
    ("keep_next", "是"): "设“与下段同页”",
    ("kinsoku", "是"): "设“按中文习惯控制首尾字符”",
}


def change_of(name: str, words: str, value: str) -> str:
    """What is done to a property, by what ``property_of`` and ``value_of`` call it and its new value: 字号改为三号,
    取消加粗."""
    return _SWITCHED.get((name, value), f"{words}改为{value}")
