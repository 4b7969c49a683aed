"""A profile read off a correct issue: only what the issue shows, as the tables and keys of a profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.issues import TOTAL
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Attribution, Issue, Span
from bulletin_lint.bulletin.name_list import end_mark
from bulletin_lint.text.numerals import DIGITS, HAN_DIGITS

Table = dict[str, Any]
_MASTHEAD = ("name", "issue", "issuer", "date")
_YEAR = re.compile(rf"[{DIGITS}]{{4}}|[{HAN_DIGITS}]{{4}}")
_NO_BRACES = str.maketrans("{}", "（）")
_SPACE = re.compile(r"\s+")


def observe(draft: Draft) -> dict[str, Any]:
    """What a profile would say of this issue: ``title`` and tables, in the order of the keys of ``Profile``.

    A key that the issue tells nothing of is left out; what the issue does without is not required.
    """
    title = _name(draft)
    found: dict[str, Any] = {"title": title} if title else {}
    for name, look in _TABLES.items():
        if table := look(draft):
            found[name] = table
    return found


def _read(draft: Draft, span: Span) -> str:
    """The text of ``span`` on one line."""
    return _SPACE.sub(" ", draft.text.string[span.start : span.end]).strip()


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _name(draft: Draft) -> str:
    span = draft.bulletin.masthead.name
    return compact(_read(draft, span)) if span else ""


def _masthead(draft: Draft) -> Table:
    head = draft.bulletin.masthead
    table: Table = {"names": [name]} if (name := _name(draft)) else {}
    table["required"] = [part for part in _MASTHEAD if getattr(head, part)]
    return table | ({"instructions": True} if head.instructions else {})


def _issue(draft: Draft) -> Table:
    issue = draft.bulletin.masthead.issue
    if issue is None:
        return {}
    total = TOTAL.search(draft.text.string, issue.span.start) if issue.total_span else None
    written = draft.text.string[issue.number_span.start : issue.number_span.end]
    table: Table = {"form": _form(draft, issue, total.start() if total else issue.span.end)}
    if total and issue.total_span:
        before, after = (total.start(), issue.total_span.start), (issue.total_span.end, total.end())
        table["total"] = (_piece(draft, *before) + "{total}" + _piece(draft, *after)).strip()
        table["total_required"] = True
    if written.startswith(("0", "０")):
        table["pad"] = len(written)
    if issue.number is not None and not re.search(f"[{DIGITS}]", written):
        table["numeral"] = "han"
    return table


def _piece(draft: Draft, start: int, end: int) -> str:
    """The text as written: a form holds for its spaces too. Braces would be taken for placeholders."""
    return draft.text.string[start:end].translate(_NO_BRACES)


def _form(draft: Draft, issue: Issue, end: int) -> str:
    """The number as a template: ``第{n}期``, ``{year}年第{n}期``; '' where there is only a running number."""
    if issue.number is None:
        return ""
    before = _piece(draft, issue.span.start, issue.number_span.start)
    if issue.year is not None:
        before = _YEAR.sub("{year}", before, count=1)
    after = _piece(draft, issue.number_span.end, max(issue.number_span.end, min(end, issue.span.end)))
    return (before + "{n}" + after).strip()


def _date(draft: Draft) -> Table:
    date = draft.bulletin.masthead.date
    return {"form": "han" if date.form == "han" else "ymd"} if date else {}


def _sections(draft: Draft) -> Table:
    headings = [section.heading for section in draft.bulletin.sections if section.heading]
    if not headings:
        return {}
    names = [heading.name for heading in headings]
    table: Table = {"names": _unique(names), "ordered": names == _in_first_order(names)}
    pairs = Counter(h.opening + h.closing for h in headings if bool(h.opening) == bool(h.closing))
    return table | ({"brackets": pairs.most_common(1)[0][0]} if pairs else {})


def _in_first_order(names: list[str]) -> list[str]:
    return sorted(names, key=_unique(names).index)


def _contents(draft: Draft) -> Table:
    contents = draft.bulletin.contents
    table: Table = {"required": contents is not None}
    return table | ({"heading": _read(draft, contents.heading)} if contents and contents.heading else {})


def _attribution(draft: Draft) -> Table:
    articles = [article for article in draft.bulletin.articles if article.paragraphs]
    signed = [article.attribution for article in articles if article.attribution]
    if not articles:
        return {}
    table: Table = {"required": len(signed) == len(articles)}
    own = [attribution for attribution in signed if attribution.own_paragraph]
    if signed:
        table["own_paragraph"] = len(own) == len(signed)
    paragraphs = [draft.text.paragraph_at(attribution.spans[0].start) for attribution in own]
    aligned = {draft.text.formatting.alignment(paragraph) for paragraph in paragraphs}
    if len(aligned) == 1 and aligned <= {"right", "center"}:
        table["align"] = aligned.pop()
    separators = {mark for attribution in signed for mark in _separators(draft, attribution)}
    return table | ({"separator": separators.pop()} if len(separators) == 1 else {})


def _separators(draft: Draft, attribution: Attribution) -> Iterator[str]:
    """What stands between two units of one line."""
    for left, right in pairwise(attribution.units):
        between = draft.text.string[left.end : right.start]
        if not {"\n", "\v"} & set(between):
            yield between


def _distribution(draft: Draft) -> Table:
    lists = draft.bulletin.distribution
    labels = _unique(part.label for part in lists)
    ends = {end_mark(draft.text.string[part.span.start : part.span.end]) for part in lists if part.members}
    table: Table = {"labels": labels, "required": labels} if labels else {"required": []}
    return table | ({"end": ends.pop() if len(ends) == 1 else "any"} if ends else {})


def _colophon(draft: Draft) -> Table:
    labels = _unique(part.label for part in draft.bulletin.colophon)
    table: Table = {"labels": labels, "required": labels} if labels else {"required": []}
    return table | {name: True for name in ("copies", "printed") if getattr(draft.bulletin, name)}


def _new(draft: Draft) -> Table:
    """What the next issue begins with: what hardly changes from one issue to the next."""
    bulletin = draft.bulletin
    lists = {part.label: _read(draft, Span(part.colon.end, part.span.end)) for part in bulletin.distribution}
    fields = {part.label: _read(draft, part.value) for part in bulletin.colophon}
    copies = re.search(r"\d+", draft.text.string[slice(*bulletin.copies)]) if bulletin.copies else None
    table = {
        "contents": bulletin.contents is not None,
        "issuer": _read(draft, bulletin.masthead.issuer) if bulletin.masthead.issuer else "",
        "copies": int(copies.group()) if copies else 0,
        "distribution": {label: text for label, text in lists.items() if text},
        "colophon": {label: text for label, text in fields.items() if text},
    }
    return {name: value for name, value in table.items() if value or name == "contents"}


_TABLES: Mapping[str, Callable[[Draft], Table]] = {
    "masthead": _masthead,
    "issue": _issue,
    "date": _date,
    "sections": _sections,
    "contents": _contents,
    "attribution": _attribution,
    "distribution": _distribution,
    "colophon": _colophon,
    "new": _new,
}
