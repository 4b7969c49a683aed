"""Kind ``issue-form``: the issue number stands in the form that the profile gives it, white space and widths aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.issues import TOTAL
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Issue
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.checks.issue_number import canonical
from bulletin_lint.checks.reading.parts import content, is_own
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.numerals import DIGITS, HAN_NUMERALS

_NUMBER = f"[{DIGITS}{HAN_NUMERALS}]+"
_PLACEHOLDER = compiled(r"\{(?:n|year|total)\}")


class IssueForm(NamedTuple):
    """Nothing to choose: the form is the profile's."""


def run(draft: Draft, parameters: IssueForm) -> Iterator[Hit]:
    """One hit where the publication is the profile's own and its number has another form."""
    issue, style = draft.bulletin.masthead.issue, draft.profile.issue
    if issue is None or not is_own(draft) or not (style.form or style.total):
        return
    if (issue.number is None and issue.total is None) or issue.first is not None:  # for another rule; a joint issue
        return
    written = content(draft, issue.span)
    if issue.total_span and issue.total_span.start >= issue.span.end:  # on the next line
        match = TOTAL.search(draft.text.string, issue.span.end)
        written += match.group() if match else ""
    if not _pattern(draft.profile).fullmatch(_normal(written)):
        yield Hit(*issue.span, values={"wanted": _example(draft, issue)})


def _normal(text: str) -> str:
    return compact(canonical(text))


def _pattern(profile: Profile) -> regex.Pattern[str]:
    """The form, and behind it the running number: that alone where there is no form, else as the profile asks."""
    style = profile.issue
    form, total = (_any_number(_normal(part)) for part in (style.form, style.total))
    if form and total and not style.total_required:
        total = f"(?:{total})?"
    return compiled(form + total)


def _any_number(form: str) -> str:
    return _NUMBER.join(re.escape(part) for part in _PLACEHOLDER.split(form))


def _example(draft: Draft, issue: Issue) -> str:
    """The number as it should look; × for a number that is not known."""
    style, date = draft.profile.issue, draft.bulletin.masthead.date
    year = issue.year or (date.value.year if date and date.value else None)
    number = f"{issue.number:0{style.pad}d}" if issue.number is not None else "×"
    wanted = style.form.format(n=number, year=year or "××××")
    with_total = issue.total is not None or style.total_required or not style.form
    return wanted + (style.total.format(total=issue.total or "×") if with_total else "")


KIND = Kind("issue-form", run, IssueForm, about="bulletin")
