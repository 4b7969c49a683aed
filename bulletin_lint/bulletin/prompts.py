"""Prompts of content controls and templates that were typed or pasted, or lost their control, as plain text."""

from __future__ import annotations

from dataclasses import replace

from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.regions import Hold, Region, RegionKind
from bulletin_lint.text.text import Text
from bulletin_lint.toml.words import common, written_out

_KIND = RegionKind("prompt-text", Hold.TOUCHING, "修改处是模板的提示文字，尚未填写", unwritten=True)
_BEGINNINGS = (
    "控件提示",
    "模板提示",
    "新稿提示",
)  # lists of rules/words.toml; without a word of theirs there is no prompt
# Each word has one of them, which hardly any other text has.
_PARTS = (
    "击此处", "击以", "择一项", "构建基块", "键入", "取日期", "档标题", "副标题", "k ", "Type", "oose", "ocument ",
    "＜请",
)  # fmt: skip
_PROMPT = "<提示文字>"


def with_prompts(text: Text) -> Text:
    """The text with a region for each prompt that waits to be filled in; mostly the very same."""
    string = text.string
    if not any(part[0] in string and part in string for part in _PARTS):  # one character is found the fastest
        return text
    lists = common()
    if not any(word in string for name in _BEGINNINGS for word in lists[name]):
        return text
    found = compiled(f"(?m){written_out(_PROMPT)}").finditer(string)
    regions = [Region(*match.span(), _KIND) for match in found if not text.is_unwritten(*match.span())]
    return replace(text, regions=tuple(sorted((*text.regions, *regions), key=lambda region: region.start)))
