"""Bylines: units and persons with what they did, in the many ways in which that is written.

（县妇联 张某）, （通讯员 汪某 熊某）, （文/李某 图/杨某）, （作者：李某　单位：县教育局）: words for what somebody
did, each before names, and names before which none stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bulletin_lint.bulletin.model import Span
from bulletin_lint.bulletin.units import contributed_length, unit_like
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.toml.words import common

_MARK = r"[：:/／\\|｜\-－—–]"
# What a unit did: whoever is named behind it is the contributor, a person too.
_BY_UNIT = (
    r"(?:信息)?(?:来\s*源)|(?:供|来|撰|投)\s*稿\s*(?:单\s*位|部\s*门)?|(?:供稿|报送|作者|编报)?\s*单\s*位|报\s*送"
)
_BY_PERSON = (
    r"\p{Han}{0,6}(?:记\s*者|通讯员|评论员)|作\s*者|(?:供|撰)稿人|采写|整理|摄\s*影|摄像|报道员?|信息员|文字|图片|视频"
)
_CHECKED = r"初\s*审|复\s*审|终\s*审|审\s*[核签定稿校]|(?:责任)?编\s*[辑审]|责\s*编|校\s*对|核\s*稿|签\s*发"
_ROLE = compiled(
    rf"(?P<unit>{_BY_UNIT})\s*{_MARK}+\s*|(?:(?P<checked>{_CHECKED})|(?P<person>{_BY_PERSON}))(?:\s*{_MARK}+\s*|\s+|$)"
    rf"|(?P<short>文\s*[/／\\、]\s*图|图\s*[/／\\、]\s*文|图文)(?:\s*{_MARK}\s*|\s+)"
    rf"|(?P<shortest>[文图摄])\s*[：:/／\\]\s*"
)
_NAME = compiled(r"[^\s、，,；;：:/／\\|｜（）()]+")
_BETWEEN = compiled(r"[\s、，,；;/／\\|｜]*")
_PERSON = compiled(r"\p{Han}{1,2}[某XＸ×]{1,2}|\p{Han}{2,4}")
_LONGEST_PERSON = 12  # characters of a name behind a word that says what somebody did
_LONGEST = 80  # characters of a byline


class Byline(NamedTuple):
    """Who is named. ``told`` says that a word tells what somebody did."""

    units: tuple[Span, ...]
    persons: tuple[Span, ...]
    told: bool


class _Named(NamedTuple):
    span: Span
    name: str
    kind: str  # unit, person or checked by the word before it; '' where there is none


def find_byline(string: str, start: int, end: int) -> Byline | None:
    """The byline that fills ``string[start:end]``; None where it is something else. A word for what was done is
    wanted, or a person behind a unit."""
    if end - start > _LONGEST or "。" in string[start:end]:
        return None
    units: list[Span] = []
    persons: list[Span] = []
    told = False
    for named in _read(string, start, end):
        told = told or bool(named.kind)
        if named.kind == "checked":
            persons.append(named.span)
        elif named.kind == "unit" or unit_like(named.name):
            units.append(Span(named.span.start, named.span.start + contributed_length(named.name)))
        elif _is_person(named) and (named.kind or units):
            persons.append(named.span)
        else:
            return None
    return Byline(tuple(units), tuple(persons), told) if persons or (told and units) else None


def _read(string: str, start: int, end: int) -> Iterator[_Named]:
    """The names in order. One behind 供稿： is a unit whoever it is; where none follows, a unit was left empty."""
    kind = ""
    position = start
    while position < end:
        if role := _ROLE.match(string, position, end):
            if kind == "unit":
                yield _Named(Span(position, position), "", kind)
            kind = next((name for name in ("unit", "checked") if role[name]), "person")
            position = role.end()
        elif name := _NAME.match(string, position, end):
            yield _Named(Span(*name.span()), name.group(), kind)
            kind = "person" if kind == "unit" else kind
            position = name.end()
        elif gap := _BETWEEN.match(string, position, end):
            position = max(gap.end(), position + 1)
    if kind == "unit":
        yield _Named(Span(end, end), "", kind)


def _is_person(named: _Named) -> bool:
    """Whether this is the name of somebody: any short one behind a word that says so, else one with a surname."""
    if named.kind:
        return len(named.name) <= _LONGEST_PERSON
    if not _PERSON.fullmatch(named.name):
        return False
    return named.name.endswith("某") or named.name[0] in common()["姓"]
