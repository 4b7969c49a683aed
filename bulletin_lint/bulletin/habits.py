"""What a draft itself shows its publication to do: the habit of most places, against which the others are judged.

No publication's house style is demanded of another. A profile that ``adapts`` leaves to the draft how its headings are
bracketed, its number is written, its articles are signed and its lists end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.issues import TOTAL
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Attribution, Issue, Span
from bulletin_lint.bulletin.name_list import end_mark
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.bulletin.styles import (
    AttributionStyle,
    ColophonStyle,
    DateStyle,
    DistributionStyle,
    IssueStyle,
    MastheadStyle,
    SectionStyle,
)
from bulletin_lint.text.brackets import ROUND, SQUARE
from bulletin_lint.text.numerals import DIGITS, HAN_DIGITS

T = TypeVar("T", bound=Hashable)
_YEAR = re.compile(rf"[{DIGITS}]{{4}}|[{HAN_DIGITS}]{{4}}")
_NO_BRACES = str.maketrans("{}", "（）")
_WIDE = re.compile("[０-９()]")
_SPACE = re.compile(r"\s+")
_BRACKETS = ROUND | SQUARE
_NARROW = "([﹝"
_TO_FULL = str.maketrans("()０１２３４５６７８９", "（）0123456789")
_FEWEST = 2  # places that make a habit


def adapted(draft: Draft) -> Profile:
    """The profile of the draft with what it leaves open filled in from the draft."""
    profile = draft.profile
    return profile._replace(
        masthead=_masthead(draft, profile.masthead),
        issue=_issue(draft, profile.issue),
        date=_date(draft, profile.date),
        sections=_sections(draft, profile.sections),
        attribution=_attribution(draft, profile.attribution),
        distribution=_distribution(draft, profile.distribution),
        colophon=_colophon(draft, profile.colophon),
    )


def said(draft: Draft, span: Span) -> str:
    """The text of ``span`` on one line."""
    return _SPACE.sub(" ", draft.text.string[span.start : span.end]).strip()


def is_whole(pair: str) -> bool:
    """Whether these are two full-width brackets of one kind, or none at all."""
    return not pair or (_BRACKETS.get(pair[0]) == pair[1:] and pair[0] not in _NARROW)


def is_half_width(form: str) -> bool:
    """Whether a form holds what a standard would have otherwise: half-width brackets, full-width digits."""
    return _WIDE.search(form) is not None


def unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _usual(items: Iterable[T], otherwise: T) -> T:
    """What most are, the first of several; ``otherwise`` where there is none."""
    counted = Counter(items)
    return max(counted, key=counted.__getitem__) if counted else otherwise


def _is_clear(answers: Sequence[bool]) -> bool:
    """Whether most say yes, and hardly any no."""
    yes = sum(answers)
    return yes >= _FEWEST and yes > 2 * (len(answers) - yes)


def name_of(draft: Draft) -> str:
    """The publication's name without white space; '' if it has none."""
    span = draft.bulletin.masthead.name
    return compact(said(draft, span)) if span else ""


def _masthead(draft: Draft, style: MastheadStyle) -> MastheadStyle:
    """The name; and a number that tells the year can do without a date."""
    name, issue = name_of(draft), draft.bulletin.masthead.issue
    dated = issue is not None and issue.year is not None
    required = tuple(part for part in style.required if part != "date" or not dated)
    return style._replace(names=(name,) if name else style.names, required=required)


def issue_form(draft: Draft, issue: Issue) -> str:
    """The number as a template: ``第{n}期``, ``{year}年第{n}期``; '' where there is only a running number."""
    if issue.number is None:
        return ""
    before = _piece(draft, issue.span.start, issue.number_span.start)
    if issue.year is not None:
        before = _YEAR.sub("{year}", before, count=1)
    total = TOTAL.search(draft.text.string, issue.span.start) if issue.total_span else None
    end = min(total.start() if total else issue.span.end, issue.span.end)
    after = _piece(draft, issue.number_span.end, max(issue.number_span.end, end))
    return (before + "{n}" + after).strip()


def total_form(draft: Draft, issue: Issue) -> str:
    """The running number as a template, ``（总第{total}期）``; '' where there is none."""
    total = TOTAL.search(draft.text.string, issue.span.start) if issue.total_span else None
    if total is None or issue.total_span is None:
        return ""
    before, after = (total.start(), issue.total_span.start), (issue.total_span.end, total.end())
    return (_piece(draft, *before) + "{total}" + _piece(draft, *after)).strip()


def number_of_issue(draft: Draft, issue: Issue) -> str:
    """The number as written."""
    return draft.text.string[issue.number_span.start : issue.number_span.end]


def is_in_han(draft: Draft, issue: Issue) -> bool:
    """Whether the number is written in Chinese characters."""
    return issue.number is not None and not re.search(f"[{DIGITS}]", number_of_issue(draft, issue))


def _piece(draft: Draft, start: int, end: int) -> str:
    """The text as written: a form holds for its spaces too. Braces would be taken for placeholders."""
    return draft.text.string[start:end].translate(_NO_BRACES)


def _issue(draft: Draft, style: IssueStyle) -> IssueStyle:
    """As written, but for the width of its digits and brackets."""
    issue = draft.bulletin.masthead.issue
    if issue is None:
        return style
    form, total = (each.translate(_TO_FULL) for each in (issue_form(draft, issue), total_form(draft, issue)))
    written = number_of_issue(draft, issue)
    numeral = "han" if is_in_han(draft, issue) else style.numeral
    pad = len(written) if written.startswith("0") else style.pad
    return style._replace(form=form, total=total or style.total, pad=pad, numeral=numeral)


def _date(draft: Draft, style: DateStyle) -> DateStyle:
    date = draft.bulletin.masthead.date
    return style._replace(form="han" if date.form == "han" else "ymd") if date else style


def _sections(draft: Draft, style: SectionStyle) -> SectionStyle:
    headings = [section.heading for section in draft.bulletin.sections if section.heading]
    pairs = [h.opening + h.closing for h in headings]
    return style._replace(brackets=_usual(filter(is_whole, pairs), style.brackets))


def _attribution(draft: Draft, style: AttributionStyle) -> AttributionStyle:
    articles = [article for article in draft.bulletin.articles if article.paragraphs]
    every = [article.attribution for article in articles if article.attribution]
    signed = [each for each in every if not each.free]
    return style._replace(
        required=len(every) >= _FEWEST and 2 * len(every) > len(articles),
        own_paragraph=_is_clear([each.own_paragraph for each in signed]),
        brackets=_usual(attribution_brackets(draft, signed), style.brackets),
        separator=_usual((mark for each in signed for mark in separators(draft, each)), style.separator),
    )


def attribution_brackets(draft: Draft, signed: Iterable[Attribution]) -> Iterator[str]:
    """The pair around each that has a whole one of full width, or none."""
    for attribution in signed:
        first, last = said(draft, attribution.spans[0]), said(draft, attribution.spans[-1]).rstrip("。. ")
        opening, closing = first[:1], last[-1:]
        if opening in _BRACKETS and is_whole(opening + closing):
            yield opening + closing
        elif opening not in _BRACKETS and closing not in _BRACKETS.values():
            yield ""


def separators(draft: Draft, attribution: Attribution) -> Iterator[str]:
    """What stands between two units of one line."""
    for left, right in pairwise(attribution.units):
        between = draft.text.string[left.end : right.start]
        if not {"\n", "\v"} & set(between):
            yield between


def _distribution(draft: Draft, style: DistributionStyle) -> DistributionStyle:
    """The labels that are there, in their order; lists end as most do, and each as it likes where as many do not."""
    lists = draft.bulletin.distribution
    ends = Counter(end_mark(draft.text.string[part.span.start : part.span.end]) for part in lists if part.members)
    usual = _usual(ends.elements(), "any")
    clear = ends[usual] >= _FEWEST and 2 * ends[usual] > ends.total()
    return style._replace(labels=unique(part.label for part in lists), end=usual if clear else "any")


def _colophon(draft: Draft, style: ColophonStyle) -> ColophonStyle:
    return style._replace(labels=unique(part.label for part in draft.bulletin.colophon))
