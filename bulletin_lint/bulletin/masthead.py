"""报头: the name, the issue number, the issuer and the date, wherever in the first lines they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

from bulletin_lint.bulletin.lines import CONTENTS_HEADINGS, Line, body_like, key, unit_like
from bulletin_lint.bulletin.model import Date, Issue, Masthead, Span
from bulletin_lint.bulletin.numbers import DIGIT, HAN_DIGIT, find_date, number_of
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.engine.patterns import compiled
from bulletin_lint.engine.text import Text

LONGEST = 25  # lines; no masthead seen had more than a dozen
_N = rf"[{DIGIT}{HAN_DIGIT}]+"
_OPEN, _CLOSE = r"[（(〔\[【﹝]", r"[）)〕\]】﹞]"
ISSUE = compiled(
    rf"(?:{_OPEN}?\s*(?P<year>[{DIGIT}]{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年?\s*{_CLOSE}?\s*年?\s*)?"
    rf"{_OPEN}?\s*第\s*(?P<number>{_N})?\s*期\s*{_CLOSE}?"
    rf"(?:\s*{_OPEN}?\s*总\s*第?\s*(?P<total>{_N})\s*期\s*{_CLOSE}?)?"
)
TOTAL = compiled(rf"{_OPEN}?\s*总\s*第?\s*(?P<total>{_N})\s*期\s*{_CLOSE}?")
_NAME_END = compiled(
    r"(?:报|信息|动态|要情|参考|通讯|内参|简讯|专刊|专递|快讯|摘编|要讯|信息刊|月刊|周刊|导刊|交流|专辑)$"
)
_SECRECY = compiled(
    r"绝密|机密|秘密|内部资料|内部消息|内部文件|内部参阅|请勿外传|严禁外传|注意保存|仅供参考|^(?:编号|份号|No\.?)"
)
_INSTRUCTIONS = compiled(r"^(?:领导)?批示(?:栏|意见)?[:：]?$|^领导批示")
_ISSUER_LABEL = compiled(r"^(?:编发单位|编印单位|编发|编印|主办单位|主办|编制单位|发文单位)\s*[:：]\s*")
_ISSUER_END = compiled(r"(?:主办|编印|编发|编|主编|印发|合编)$")


@dataclass(frozen=True, slots=True)
class Zone:
    """The lines that may belong to the masthead, and the text they are lines of."""

    lines: Sequence[Line]
    text: Text


def find_masthead(text: Text, lines: Sequence[Line], limit: int, profile: Profile) -> tuple[Masthead, int]:
    """The masthead in ``lines[:limit]``, and the index of the first line behind it."""
    zone = Zone(lines[: min(limit, LONGEST)], text)
    zone = Zone(zone.lines[: _first_body(zone.lines)], text)
    issue_at, issue = _find_issue(zone)
    date_at, date = _find_date_line(zone, issue_at)
    name = _find_name(zone, issue_at, date_at, profile)
    issuer_at, issuer = _find_issuer(zone, issue_at, date_at, date, name)
    marks = [index for index, line in enumerate(zone.lines) if _INSTRUCTIONS.search(line.compact)]
    secrecy = [
        index
        for index, line in enumerate(zone.lines[: (issue_at or date_at or 0) + 3])
        if _SECRECY.search(line.compact)
    ]
    named = [index for index, line in enumerate(zone.lines) if name and name.start <= line.start < name.end]
    end = 1 + max(
        [*marks, *secrecy, *named, *(at for at in (issue_at, date_at, issuer_at) if at is not None)], default=-1
    )
    span = Span(lines[0].start, lines[end - 1].end) if end else Span(0, 0)
    instructions = zone.lines[marks[0]].span if marks else None
    return Masthead(span, name, issue, issuer, date, instructions), end


def _first_body(lines: Sequence[Line]) -> int:
    return next((index for index, line in enumerate(lines) if body_like(line)), len(lines))


def _find_issue(zone: Zone) -> tuple[int | None, Issue | None]:
    for index, line in enumerate(zone.lines):
        match = ISSUE.search(line.text)
        if match and _stands_alone(match, line.text):
            return index, _with_next_total(_issue(match, line.start), zone, index)
    for index, line in enumerate(zone.lines):
        if match := TOTAL.fullmatch(line.text):
            span = _moved(match.span(), line.start)
            total = _moved(match.span("total"), line.start)
            return index, Issue(span, None, Span(span.start, span.start), None, number_of(match["total"]), total)
    return None, None


def _stands_alone(match: regex.Match[str], text: str) -> bool:
    """Whether the number is a publication's, not part of a phrase such as 第3期培训班: a name, white space or nothing
    before it, white space or nothing behind it."""
    before, after = text[: match.start()], text[match.end() :]
    named = not before.strip() or before[-1].isspace() or bool(_NAME_END.search(before))
    return named and (not after.strip() or after[0].isspace()) and len(text) <= 60 and "，" not in text


def _issue(match: regex.Match[str], offset: int) -> Issue:
    number = match.span("number") if match["number"] else (match.end("number"),) * 2
    if match["number"] is None:
        place = match.start() + match.group().index("第") + 1
        number = (place, place)
    return Issue(
        _moved(match.span(), offset),
        number_of(match["number"] or ""),
        _moved(number, offset),
        number_of(match["year"] or ""),
        number_of(match["total"] or ""),
        _moved(match.span("total"), offset) if match["total"] else None,
    )


def _with_next_total(issue: Issue, zone: Zone, index: int) -> Issue:
    """The issue with the running number of the next line, where it stands alone there."""
    if issue.total is not None or index + 1 >= len(zone.lines):
        return issue
    line = zone.lines[index + 1]
    match = TOTAL.fullmatch(line.text)
    if match is None:
        return issue
    total = _moved(match.span("total"), line.start)
    return Issue(issue.span, issue.number, issue.number_span, issue.year, number_of(match["total"]), total)


def _moved(span: tuple[int, int], offset: int) -> Span:
    return Span(span[0] + offset, span[1] + offset)


def _find_date_line(zone: Zone, issue_at: int | None) -> tuple[int | None, Date | None]:
    """The first date on a line that holds little else; the line of the issue number may hold it too."""
    for index, line in enumerate(zone.lines):
        date = find_date(line.text, line.start)
        if date and "，" not in line.text and (len(line.compact) <= 60 or index == issue_at):
            return index, date
    return None, None


def _find_name(zone: Zone, issue_at: int | None, date_at: int | None, profile: Profile) -> Span | None:
    stop = min(at for at in (issue_at, date_at, len(zone.lines)) if at is not None)
    if issue_at is not None and stop == issue_at and (before := _before_issue(zone.lines[issue_at])):
        return before
    if letters := _single_letters(zone.lines[:stop]):
        return letters
    candidates = [line for line in zone.lines[: max(stop, 3)] if _could_be_name(line)]
    known = [line for line in candidates if any(_near(line.compact, name) for name in profile.masthead.names)]
    if known:
        return known[0].span
    candidates = [line for line in candidates if line in zone.lines[:stop]]
    if not candidates:
        return None
    sizes = [zone.text.formatting.size(line.paragraph) or 0 for line in candidates]
    return candidates[sizes.index(max(sizes))].span


def _before_issue(line: Line) -> Span | None:
    """The name that stands on the issue's own line, before it."""
    match = None if TOTAL.fullmatch(line.text) else ISSUE.search(line.text)
    before = line.text[: match.start()].rstrip() if match else ""
    named = len(key(before)) >= 2 and (_NAME_END.search(before) or not unit_like(before))
    return Span(line.start, line.start + len(before)) if named else None


def _single_letters(lines: Sequence[Line]) -> Span | None:
    """A name set one letter a paragraph."""
    run = [line for line in lines if len(line.compact) == 1]
    return Span(run[0].start, run[-1].end) if len(run) >= 3 else None


def _could_be_name(line: Line) -> bool:
    content = line.compact
    if not 2 <= len(content) <= 20 or re.search(r"[，。；：:、]", content) or content in CONTENTS_HEADINGS:
        return False
    if _SECRECY.search(content) or _INSTRUCTIONS.search(content) or ISSUE.search(content) or find_date(content):
        return False
    return bool(_NAME_END.search(content)) or not unit_like(line.text)


def _near(text: str, name: str) -> bool:
    return text == name or SequenceMatcher(None, text, name).ratio() >= 0.7


def _find_issuer(
    zone: Zone, issue_at: int | None, date_at: int | None, date: Date | None, name: Span | None
) -> tuple[int | None, Span | None]:
    if date and date_at is not None:
        line = zone.lines[date_at]
        before = zone.text.string[line.start : date.span.start]
        if date_at == issue_at and (match := ISSUE.search(before)):
            before = before[: match.start()]
        if found := _issuer_in(before, line.start):
            return date_at, found
        after = zone.text.string[date.span.end : line.end]
        if unit_like(after) and (found := _issuer_in(after, date.span.end)):
            return date_at, found
    for index, line in enumerate(zone.lines):
        unit = _ISSUER_END.sub("", _ISSUER_LABEL.sub("", line.text)).strip()
        taken = name is not None and name.start <= line.start < name.end
        if not taken and (unit_like(unit) or _ISSUER_LABEL.match(line.text)) and not _SECRECY.search(line.compact):
            return index, _issuer_in(line.text, line.start)
    return None, None


def _issuer_in(text: str, offset: int) -> Span | None:
    """The issuer in ``text`` without its label; None where there is nothing but space."""
    label = _ISSUER_LABEL.match(text)
    start = label.end() if label else 0
    content = text[start:].strip()
    if len(content) < 2:
        return None
    start = text.index(content, start)
    return Span(offset + start, offset + start + len(content))
