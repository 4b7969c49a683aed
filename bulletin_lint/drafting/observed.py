"""What one issue shows of its publication, as the tables and keys of a profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from bulletin_lint.bulletin import habits
from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Span
from bulletin_lint.bulletin.name_list import end_mark
from bulletin_lint.drafting.observed_layout import observe_layout

Table = dict[str, Any]
_MASTHEAD = ("name", "issue", "issuer", "date")


def observe(draft: Draft) -> dict[str, Any]:
    """What a profile would say of this issue: ``title`` and tables, in the order of the keys of ``Profile``.

    A key that the issue tells nothing of is left out, and so is what a standard would have otherwise: half-width marks
    and digits, odd separators. What the issue does without is not required.
    """
    title = habits.name_of(draft)
    found: dict[str, Any] = {"title": title} if title else {}
    for name, look in _TABLES.items():
        if table := look(draft):
            found[name] = table
    return found


def _masthead(draft: Draft) -> Table:
    head = draft.bulletin.masthead
    table: Table = {"names": [name]} if (name := habits.name_of(draft)) else {}
    table["required"] = [part for part in _MASTHEAD if getattr(head, part)]
    return table | ({"instructions": True} if head.instructions else {})


def _issue(draft: Draft) -> Table:
    issue = draft.bulletin.masthead.issue
    if issue is None:
        return {}
    written = habits.number_of_issue(draft, issue)
    form, total = habits.issue_form(draft, issue), habits.total_form(draft, issue)
    table: Table = {} if habits.is_half_width(form) else {"form": form}
    if total:
        table |= ({} if habits.is_half_width(total) else {"total": total}) | {"total_required": True}
    if written.startswith("0"):
        table["pad"] = len(written)
    if habits.is_in_han(draft, issue):
        table["numeral"] = "han"
    return table


def _date(draft: Draft) -> Table:
    date = draft.bulletin.masthead.date
    return {"form": "han" if date.form == "han" else "ymd"} if date else {}


def _sections(draft: Draft) -> Table:
    headings = [section.heading for section in draft.bulletin.sections if section.heading]
    if not headings:
        return {}
    table: Table = {"names": list(habits.unique(heading.name for heading in headings)), "open": True}
    pairs = Counter(pair for h in headings if habits.is_whole(pair := h.opening + h.closing))
    return table | ({"brackets": pairs.most_common(1)[0][0]} if pairs else {})


def _contents(draft: Draft) -> Table:
    contents = draft.bulletin.contents
    table: Table = {"required": contents is not None}
    return table | ({"heading": habits.said(draft, contents.heading)} if contents and contents.heading else {})


def _attribution(draft: Draft) -> Table:
    articles = [article for article in draft.bulletin.articles if article.paragraphs]
    signed = [a.attribution for a in articles if a.attribution and not a.attribution.free]
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
    separators = {mark for attribution in signed for mark in habits.separators(draft, attribution)}
    if len(separators) == 1 and not separators & {",", ";"}:
        table["separator"] = separators.pop()
    brackets = {*habits.attribution_brackets(draft, signed)}
    return table | ({"brackets": brackets.pop()} if len(brackets) == 1 else {})


def _distribution(draft: Draft) -> Table:
    lists = draft.bulletin.distribution
    labels = list(habits.unique(part.label for part in lists))
    ends = {end_mark(draft.text.string[part.span.start : part.span.end]) for part in lists if part.members}
    table: Table = {"labels": labels, "required": labels} if labels else {"required": []}
    return table | ({"end": ends.pop() if len(ends) == 1 and ends <= {"", "。"} else "any"} if ends else {})


def _colophon(draft: Draft) -> Table:
    labels = list(habits.unique(part.label for part in draft.bulletin.colophon))
    table: Table = {"labels": labels, "required": labels} if labels else {"required": []}
    return table | {name: True for name in ("copies", "printed") if getattr(draft.bulletin, name)}


def _new(draft: Draft) -> Table:
    """What the next issue begins with: what hardly changes from one issue to the next."""
    bulletin = draft.bulletin
    lists = {part.label: habits.said(draft, Span(part.colon.end, part.span.end)) for part in bulletin.distribution}
    fields = {part.label: habits.said(draft, part.value) for part in bulletin.colophon}
    copies = re.search(r"\d+", draft.text.string[slice(*bulletin.copies)]) if bulletin.copies else None
    table = {
        "contents": bulletin.contents is not None,
        "issuer": habits.said(draft, bulletin.masthead.issuer) if bulletin.masthead.issuer else "",
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
    "layout": observe_layout,
    "new": _new,
}
