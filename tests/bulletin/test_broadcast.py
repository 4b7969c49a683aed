"""Whole issues of a news programme, with contents and without: what share of the titles is found, and what is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import entry_text, key
from bulletin_lint.engine.linter import check
from tests.bulletin.broadcast import Broadcast, broadcasts
from tests.bulletin.rules import structural_rules
from tests.bulletin.skeleton import draft_of, title
from tests.needs import needs_shared
from tests.places import SHARED

FOLDER = SHARED / "data" / "broadcast"
PROFILE = {"attribution": {"required": False}, "sections": {"brackets": ""}}
FORMS = pytest.mark.parametrize("leads", [False, True], ids=["titles of items above", "titles of items as leads"])

pytestmark = [needs_shared(FOLDER), pytest.mark.slow]


@cache
def issues() -> list[Broadcast]:
    return broadcasts(FOLDER)


def found(issue: Broadcast, draft: Draft) -> int:
    """How many titles of the issue are titles of articles or head a group."""
    bulletin = draft.bulletin
    known = Counter(key(title(draft, article).replace("|", "")).rstrip("。") for article in bulletin.articles)
    known += Counter(key(section.heading.name) for section in bulletin.sections if section.heading)
    return sum(min(count, known[name]) for name, count in Counter(name.rstrip("。") for name in issue.titles).items())


@FORMS
def test_of_titles_that_contents_list_97_percent_are_found(leads: bool) -> None:
    listed = [issue for issue in issues() if issue.listed]
    count = sum(found(issue, draft_of(issue.marked(True, leads), PROFILE)) for issue in listed)

    assert count >= 0.97 * sum(len(issue.titles) for issue in listed)


@FORMS
def test_of_titles_without_contents_95_percent_are_found(leads: bool) -> None:
    count = sum(found(issue, draft_of(issue.marked(False, leads), PROFILE)) for issue in issues())

    assert count >= 0.95 * sum(len(issue.titles) for issue in issues())


@FORMS
def test_no_issue_is_told_that_a_title_is_missing_which_stands_in_the_other_place(leads: bool) -> None:
    assert not [(issue.date, told) for issue in issues() if issue.listed for told in wrongly_told(issue, leads)]


def wrongly_told(issue: Broadcast, leads: bool) -> Iterator[str]:
    """The titles that the contents are said to lack and list, or are said to list alone though the body has them; and
    those of the body of which every part is listed."""
    draft = draft_of(issue.marked(True, leads), PROFILE)
    listed = {plain(entry_text(line)) for line in issue.listed}
    sides = {"TOC003": {plain(name) for name in (*issue.titles, *issue.items)}, "TOC004": listed}
    everything = plain("".join(entry_text(line) for line in issue.listed))
    for item in check(draft, structural_rules()):
        name = plain(draft.text.string[item.start : item.end])
        code = item.rule.code
        if code in sides and (name in sides[code] or (code == "TOC004" and name in everything)):
            yield f"{code} {name}"


def plain(name: str) -> str:
    """The letters and figures of the name alone."""
    return "".join(char for char in entry_text(name) if char.isalnum())
