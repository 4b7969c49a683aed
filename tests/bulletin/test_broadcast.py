"""Whole issues of a news programme, with contents and without: what share of the titles is found, and what is said."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import key
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


def test_hardly_an_issue_is_told_that_a_title_is_missing_which_stands_in_the_other_place() -> None:
    wrong = [issue.date for issue in issues() if issue.listed and is_wronged(issue)]

    assert len(wrong) <= 0.03 * len(issues()), wrong


def is_wronged(issue: Broadcast) -> bool:
    """Whether the contents are said to lack a title that they list, or to list one that the body lacks and it has."""
    draft = draft_of(issue.marked(True, True), PROFILE)
    sides = {"TOC003": {*issue.titles, *issue.items}, "TOC004": {key(line) for line in issue.listed}}
    told = (item for item in check(draft, structural_rules()) if item.rule.code in sides)
    return any(key(draft.text.string[item.start : item.end]) in sides[item.rule.code] for item in told)
