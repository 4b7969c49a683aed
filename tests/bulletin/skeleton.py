"""A small clean issue in marked lines, whose parts tests replace one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Article, Span
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.bulletin.profile import override
from tests.bulletin.marked import lines_of, text_of
from tests.bulletin.rules import default_profile

MASTHEAD = "{c 84}宣传信息专报\n{c}第12期\n中共青山市委宣传部\\t2025年9月6日"
TEXT = "近日，有关工作会议召开，总结上半年工作，部署下一阶段任务，明确责任分工。"
FIRST = "{c 44}全市宣传工作会议召开"
SECOND = "{c 44}平湖区打造城市书房"
BODY = f"〔工作动态〕\n{FIRST}\n{TEXT}\n{{r}}（办公室）\n{SECOND}\n{TEXT}\n{{r}}（平湖区委宣传部）"
FOOT = "报：市委办公室\n送：市直各单位\n发：各区委宣传部\n承办：综合科　审核：林某　编辑：何某　电话：55500000"


def draft_of(marked: str, profile: Mapping[str, Any] | None = None) -> Draft:
    """The draft that the marked lines are, under the default profile with the keys of ``profile``."""
    return parse(text_of(lines_of(marked)), override(default_profile(), profile or {}, "test"))


def issue(masthead: str = MASTHEAD, contents: str = "", body: str = BODY, foot: str = FOOT) -> str:
    """Marked lines of an issue; an empty part is left out."""
    return "\n".join(part for part in (masthead, contents, body, foot) if part)


def read(draft: Draft, span: Span | None) -> str:
    """The text of a span, '' of none."""
    return draft.text.string[span.start : span.end] if span else ""


def title(draft: Draft, article: Article) -> str:
    """The lines of a title, one behind the other."""
    return "|".join(read(draft, span) for span in article.title)


def units(draft: Draft, article: Article) -> list[str] | None:
    """The units of an attribution, None without one."""
    return [read(draft, unit) for unit in article.attribution.units] if article.attribution else None
