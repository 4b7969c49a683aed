"""Section headings: a short name in brackets of its own line, however the brackets were damaged."""

from __future__ import annotations

import re
from collections.abc import Collection

from bulletin_lint.bulletin.lines import BRACKETS, CLOSING, OPENING, ROUND, Line, compact
from bulletin_lint.bulletin.model import Heading, Span
from bulletin_lint.engine.patterns import compiled

# What editors put in brackets on a line of its own and is no section.
NO_SECTION = frozenset(
    {"编者按", "按语", "按", "编后", "编后语", "编者的话", "导语", "导读", "注", "备注", "提示", "摘要", "关键词"}
)

_NAME = r"[^\s。，；：？！,;:?!、“”（）()〔〕【】［］\[\]〖〗﹝﹞][^。，；：？！,;:?!“”〔〕【】［］\[\]〖〗﹝﹞]{0,17}"
_BRACKETED = compiled(
    rf"(?P<open>[{re.escape(OPENING)}（(]?)\s*(?P<name>{_NAME}?)\s*(?P<close>[{re.escape(CLOSING)}）)]?)"
)


def find_heading(line: Line, known: Collection[str] = ()) -> Heading | None:
    """The section heading that ``line`` is, or None.

    Square brackets of any kind, even one alone, make a heading of a short line. Round brackets or none do so only
    around a ``known`` section name, since attributions and plain lines look the same.
    """
    match = _BRACKETED.fullmatch(line.text)
    if match is None:
        return None
    opening, closing = match["open"], match["close"]
    name = compact(match["name"])
    square = opening in BRACKETS or (closing in CLOSING and closing != "")
    if name in NO_SECTION or (not square and name not in known):
        return None
    if square and not (opening and closing) and len(name) > 8 and name not in known:
        return None
    start = line.start
    return Heading(line.span, Span(start + match.start("name"), start + match.end("name")), name, opening, closing)


def mismatched(heading: Heading) -> bool:
    """Whether the two marks are not the halves of one pair, or one is missing."""
    return (BRACKETS | ROUND).get(heading.opening, "") != heading.closing
