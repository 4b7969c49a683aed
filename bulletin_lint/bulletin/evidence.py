"""How much speaks for a text's being a bulletin at all."""

from __future__ import annotations

from bulletin_lint.bulletin.language import is_japanese
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Bulletin
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.text import Text

ENOUGH_EVIDENCE = 3  # points
_MOST = 2  # points of one part
_DISPENSABLE = frozenset({"目录", "承办、编辑等"})  # nobody misses them
_FIELDS = 2  # fields of a colophon that are a point
# Series that are numbered like a bulletin and are none.
_OTHER_SERIES = compiled(r"(?:纪要|文件|公报|公告|通知|通告|决定|批复|函|教案|试卷|讲义|作业)$")
_EDITORIAL = compiled(r"编|审|签发|承办|核|制作|校对|分析|主办|印数")


def evidence(text: Text, bulletin: Bulletin, profile: Profile) -> int:
    """Points: each part that was found has some, none more than two; ``ENOUGH_EVIDENCE`` make a bulletin.

    Bracketed headings alone are as common in lists and forms, and telephone numbers in every notice.
    """
    if is_japanese(text.string):
        return 0
    head = bulletin.masthead
    named = head.name is not None and compact(text.string[head.name.start : head.name.end]) in profile.masthead.names
    issued = head.issue is not None and not _is_other_series(text, bulletin)
    headings = sum(section.heading is not None for section in bulletin.sections)
    signed = sum(article.attribution is not None for article in bulletin.articles)
    editorial = any(_EDITORIAL.search(field.label) for field in bulletin.colophon)
    return (
        _MOST * named
        + _MOST * issued
        + (issued and head.name is not None and head.date is not None)
        + min(headings, _MOST if signed or issued or named else 1)
        + min(signed, _MOST)
        + min(len(bulletin.distribution), _MOST)
        + (len(bulletin.colophon) >= _FIELDS and editorial)
    )


def account(text: Text, bulletin: Bulletin) -> str:
    """What was found of a bulletin and what is missing, in Chinese: as ``outline`` shows it, and how much it counts."""
    head = bulletin.masthead
    name = "".join(text.string[slice(*head.name)].split()) if head.name else ""
    parts = {
        f"刊名“{name}”" if name else "刊名": name,
        "期号": head.issue,
        "编发单位": head.issuer,
        "日期": head.date,
        "目录": bulletin.contents,
        "栏目": any(section.heading for section in bulletin.sections),
        "署名": any(article.attribution for article in bulletin.articles),
        "报送发": bulletin.distribution,
        "承办、编辑等": bulletin.colophon,
    }
    found = "、".join(part for part, there in parts.items() if there)
    missing = "没有找到" + "、".join(part for part, there in parts.items() if not there and part not in _DISPENSABLE)
    return f"只找到{found}，{missing}" if found else missing


def _is_other_series(text: Text, bulletin: Bulletin) -> bool:
    start, end = bulletin.masthead.span
    return any(_OTHER_SERIES.search(compact(line)) for line in text.string[start:end].split("\n"))
