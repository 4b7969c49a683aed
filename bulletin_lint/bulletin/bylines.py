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
    r"\p{Han}{0,6}(?:记\s*者|通讯员|评论员)|作\s*者|执\s*笔(?:人)?|主笔|课题组(?:成员|组长)|(?:供|撰)稿人|实习生|采写|整理|摄\s*影(?:报道)?|摄像|报道员?|信息员|文字|图片"
    r"|视频"
)
_CHECKED = r"初\s*审|复\s*审|终\s*审|审\s*[核签定稿校]|(?:责任)?编\s*[辑审]|责\s*编|校\s*对|核\s*稿|签\s*发(?:\s*人)?"
_ROLE = compiled(
    rf"(?P<unit>{_BY_UNIT})\s*{_MARK}+\s*|(?:(?P<checked>{_CHECKED})|(?P<person>{_BY_PERSON}))(?:\s*{_MARK}+\s*|\s+|$)"
    rf"|(?P<short>文\s*[/／\\、]\s*图|图\s*[/／\\、]\s*文|[图文]{{2}})(?:\s*{_MARK}\s*|\s+)"
    rf"|(?P<shortest>[文图摄])\s*[：:/／\\]\s*"
)
_MEASURE = compiled(r"单\s*位")  # 单位：万元 above a table
_MARKED = compiled(rf"{_MARK}\s*$")
_DID = frozenset({"摄", "文", "图", "摄影", "报道", "整理", "供图"})  # said behind a name instead of before it
_NAME = compiled(r"[^\s、，,；;：:/／\\|｜（）()]+")
_BETWEEN = compiled(r"[\s、，,；;/／\\|｜]*")
_PERSON = compiled(
    r"\p{Han}{1,2}[某XＸ×]{1,2}|\p{Han}{2,3}|(?:欧阳|司马|上官|诸葛|东方|夏侯|皇甫|尉迟|慕容|司徒)\p{Han}{2}|\p{Han}+·\p{Han}+"
)
# Words of two characters of which the first is a surname, too.
_WORDS = frozenset(
    {
        "安排",
        "成立",
        "方案",
        "任务",
        "常委",
        "常务",
        "关于",
        "高度",
        "万元",
        "施行",
        "施工",
        "计划",
        "时间",
        "金额",
        "余下",
        "许可",
    }
)
_SHORT = 2  # characters of a name whose surname must be a common one
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
    marked: bool  # whether a colon or a slash stands between


def find_byline(string: str, start: int, end: int) -> Byline | None:
    """The byline that fills ``string[start:end]``; None where it is something else. A word for what was done is
    wanted, or a person behind a unit."""
    content = string[start:end]
    if end - start > _LONGEST or "。" in content or content.isalpha():  # one word names nobody beside a unit
        return None
    units: list[Span] = []
    persons: list[Span] = []
    told = False
    for named in _read(string, start, end):
        told = told or bool(named.kind)
        if named.kind == "unit" or (named.kind != "checked" and unit_like(named.name)):
            units.append(Span(named.span.start, named.span.start + contributed_length(named.name)))
        elif _is_person(named) and (named.kind or units):
            persons.append(named.span)
        elif not (persons and named.name in _DID):
            return None
    return Byline(tuple(units), tuple(persons), told) if persons or (told and units) else None


def _read(string: str, start: int, end: int) -> Iterator[_Named]:
    """The names in order. One behind 供稿： is a unit whoever it is; where none follows, a unit was left empty."""
    kind, marked = "", False
    position = start
    while position < end:
        if (role := _ROLE.match(string, position, end)) and not (position == start and _MEASURE.match(role.group())):
            if kind == "unit":
                yield _Named(Span(position, position), "", kind, True)
            kind = next((name for name in ("unit", "checked") if role[name]), "person")
            marked = not role.group()[-1:].isspace() or bool(_MARKED.search(role.group()))
            position = role.end()
        elif name := _NAME.match(string, position, end):
            yield _Named(Span(*name.span()), name.group(), kind, marked)
            kind = "person" if kind == "unit" else kind
            position = name.end()
        elif gap := _BETWEEN.match(string, position, end):
            position = max(gap.end(), position + 1)
    if kind == "unit":
        yield _Named(Span(end, end), "", kind, True)


def _is_person(named: _Named) -> bool:
    """Whether this is the name of somebody: any short one behind a word with a colon, else one with a surname."""
    name = named.name
    if named.kind and named.marked:
        return len(name) <= _LONGEST_PERSON
    if not _PERSON.fullmatch(name) or name in _WORDS:
        return False
    lists = common()
    return name.endswith("某") or "·" in name or name[0] in lists["常见姓" if len(name) == _SHORT else "姓"]
