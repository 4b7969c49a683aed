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
_PARTS = ("击", "选择", "键入", "选取", "文档", "ick ", "Type", "oose", "ocument ", "＜请")  # each word has one of them
_PROMPT = "<提示文字>"


def with_prompts(text: Text) -> Text:
    """The text with a region for each prompt that waits to be filled in; mostly the very same."""
    if not any(part in text.string for part in _PARTS):
        return text
    lists = common()
    if not any(word in text.string for name in _BEGINNINGS for word in lists[name]):
        return text
    found = compiled(f"(?m){written_out(_PROMPT)}").finditer(text.string)
    regions = [Region(*match.span(), _KIND) for match in found if not text.is_unwritten(*match.span())]
    return replace(text, regions=tuple(sorted((*text.regions, *regions), key=lambda region: region.start)))
