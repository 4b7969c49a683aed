"""期号: the number of the issue, and its running number, wherever in the masthead they stand."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from bulletin_lint.bulletin.lines import Line, compact
from bulletin_lint.bulletin.model import Issue, Span
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.brackets import one_of, pairs
from bulletin_lint.text.numerals import DIGITS, HAN_DIGITS, HAN_NUMERALS, number_of

_N = rf"[{DIGITS}{HAN_NUMERALS}]+"
_BRACKETS = pairs("（(〔[【﹝")
_OPEN, _CLOSE = one_of(_BRACKETS), one_of(_BRACKETS.values())
_YEAR = rf"(?:[{DIGITS}]{{4}}|[{HAN_DIGITS}]{{4}})"
_JOINT = r"[-－—–～~、和及至]"  # between the numbers of a joint issue
_KIND = r"(?:增刊|专刊|特刊|副刊|专报|号外)"
ISSUE = compiled(
    rf"(?:{_OPEN}?\s*(?P<year>{_YEAR})\s*(?:年度?)?\s*{_CLOSE}?\s*(?:年度?)?\s*[·•]?\s*)?"
    rf"(?:{_KIND}\s*)?{_OPEN}?\s*第\s*(?:{_YEAR}\s*[-－—–]\s*)?"
    rf"(?:(?P<first>{_N})\s*(?:期?\s*(?:{_JOINT})\s*第?)\s*)?(?P<number>{_N})?\s*期\s*(?:{_OPEN}?合\s*刊)?\s*{_CLOSE}?"
    rf"(?:\s*{_OPEN}?\s*总\s*第?\s*(?:{_N}\s*(?:{_JOINT})\s*)?(?P<total>{_N})\s*期\s*{_CLOSE}?)?"
)
TOTAL = compiled(
    rf"{_OPEN}?\s*总\s*(?:期\s*数\s*[：:]\s*(?P<total>{_N})|第?\s*(?:{_N}\s*(?:{_JOINT})\s*)?(?P<total>{_N})\s*期)\s*{_CLOSE}?"
)
_EXTRA = compiled(
    rf"{_OPEN}?\s*(?P<number>增\s*刊|创\s*刊\s*号|试\s*刊\s*号|试\s*刊|终\s*刊\s*号|特\s*刊|专\s*刊|号\s*外){_CLOSE}?"
)
# Counted otherwise than by 期; a line of its own, since 第3号 is as often something else.
_OTHERWISE = compiled(
    rf"(?:{_OPEN}?\s*(?P<year>{_YEAR})\s*(?:年度?)?\s*{_CLOSE}?\s*(?:年度?)?\s*[·•]?\s*)?"
    rf"(?:第\s*(?P<number>{_N})\s*[辑号周旬卷]|[Nn][Oo][.．]?\s*(?P<number>[{DIGITS}]{{1,4}})|(?P<number>[{DIGITS}]{{1,2}})\s*月\s*[刊号])"
    rf"|{_OPEN}(?P<year>{_YEAR}){_CLOSE}\s*(?P<number>[{DIGITS}]{{1,4}})\s*号?"
)
_LONGEST = 60  # characters of the line
_AGAIN = 3  # lines below the number in which it may be said again
NAME_END = compiled(
    r"(?:报|信息|动态|要情|参考|通讯|内参|简讯|专刊|专递|快讯|摘编|要讯|月刊|周刊|导刊|交流|专辑|内刊|旬刊|季刊|期刊|参阅|情况|汇编|资讯|摘要|专送|要目)$"
)


def find_issue(lines: Sequence[Line]) -> tuple[int | None, Issue | None]:
    """The index of the first line with an issue number, and the number; else that with a running number alone."""
    for index, line in enumerate(lines):
        if match := issue_in(line.text):
            found = _with_total_beside(_issue(match, line.start), lines, index)
            return _said_fully(found, lines, index) or (index, found)
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST and (match := TOTAL.search(line.text)) and _is_apart(match, line.text):
            span, total = _moved(_inner(match), line.start), _moved(match.span("total"), line.start)
            return index, Issue(span, None, Span(span.start, span.start), None, number_of(match["total"]), total)
    for index, line in enumerate(lines):
        if len(line.text) <= _LONGEST and (match := _OTHERWISE.fullmatch(line.text)):
            return index, _with_total_beside(_issue(match, line.start), lines, index)
    for index, line in enumerate(lines):
        if match := _EXTRA.fullmatch(line.text):
            span = _moved(match.span(), line.start)
            return index, Issue(span, None, Span(span.start, span.start))
    return None, None


def _said_fully(issue: Issue, lines: Sequence[Line], index: int) -> tuple[int, Issue] | None:
    """The same number on one of the next lines, where that says the running number or the year too: 第13卷　第4期
    stands above it."""
    if issue.total is not None or issue.year is not None or issue.number is None:
        return None
    for at in range(index + 1, min(len(lines), index + 1 + _AGAIN)):
        match = issue_in(lines[at].text)
        if match and number_of(match["number"] or "") == issue.number and (match["year"] or match["total"]):
            return at, _with_total_beside(_issue(match, lines[at].start), lines, at)
    return None


def issue_in(text: str) -> regex.Match[str] | None:
    """The issue number in a line, unless it is part of a phrase such as 第3期培训班."""
    if "期" not in text or len(text) > _LONGEST or "，" in text:
        return None
    match = ISSUE.search(text)
    return match if match and _is_apart(match, text) else None


def before_issue(text: str) -> str:
    """What stands before the issue number in a line, without the white space between; '' where there is none."""
    match = issue_in(text)
    found = match or TOTAL.search(text) if len(text) <= _LONGEST else None
    return text[: _inner(found)[0]].rstrip(" \t\u3000\u00a0—–－-·") if found else ""


def _is_apart(match: regex.Match[str], text: str) -> bool:
    """Whether a name, a date, white space or nothing stands before the number, white space or nothing behind it."""
    start, end = _inner(match)
    before, after = text[:start], text[end:]
    apart = not before.strip() or before[-1].isspace() or before[-1] in "—–－-·日月）)" or NAME_END.search(before)
    return bool(apart) and (not after.strip() or after[0].isspace() or after[0] in "（(")


def _inner(match: regex.Match[str]) -> tuple[int, int]:
    """The span of the match without outer white space."""
    written = match.group()
    return match.end() - len(written.lstrip()), match.start() + len(written.rstrip())


def _issue(match: regex.Match[str], offset: int) -> Issue:
    found = match.groupdict()
    if found["number"] is None:
        place = match.start() + match.group().index("第") + 1
        number = (place, place)
    else:
        number = match.span("number")
    return Issue(
        _moved(_inner(match), offset),
        number_of(found["number"] or ""),
        _moved(number, offset),
        number_of(found["year"] or ""),
        number_of(found.get("total") or ""),
        _moved(match.span("total"), offset) if found.get("total") else None,
        number_of(found.get("first") or ""),
    )


def _with_total_beside(issue: Issue, lines: Sequence[Line], index: int) -> Issue:
    """The issue with the running number that stands elsewhere on its line, or alone on the next one."""
    if issue.total is not None:
        return issue
    found = TOTAL.search(lines[index].text)
    line = lines[index]
    if found is None and index + 1 < len(lines):
        line = lines[index + 1]
        found = TOTAL.fullmatch(line.text)
    if found is None:
        return issue
    total = _moved(found.span("total"), line.start)
    return Issue(issue.span, issue.number, issue.number_span, issue.year, number_of(found["total"]), total)


def is_issue(text: str) -> bool:
    """Whether ``text`` holds an issue number and nothing else that could be a name."""
    return "期" in text and bool(ISSUE.fullmatch(compact(text)) or TOTAL.fullmatch(compact(text)))


def _moved(span: tuple[int, int], offset: int) -> Span:
    return Span(span[0] + offset, span[1] + offset)
