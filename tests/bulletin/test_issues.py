"""Issues of many publications: understood, silent while they are clean, and each seeded defect found where it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.lines import compact
from bulletin_lint.bulletin.model import Article, Span
from bulletin_lint.bulletin.parse import ENOUGH_EVIDENCE, parse
from bulletin_lint.bulletin.profile import override
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.linter import check
from tests.bulletin.marked import ISSUES, MarkedIssue, Seed, lines_of, load_issue, text_of
from tests.bulletin.rules import default_profile, structural_rules
from tests.bulletin.word import Cut, stored

ALL = [load_issue(path) for path in sorted(ISSUES.glob("*.toml"))]
SEEDED = [pytest.param(issue, seed, id=f"{issue.name}-{n}") for issue in ALL for n, seed in enumerate(issue.seed, 1)]
each = pytest.mark.parametrize("issue", ALL, ids=lambda issue: issue.name)


def draft_of(marked: str, profile: Mapping[str, Any]) -> Draft:
    return parse(text_of(lines_of(marked)), override(default_profile(), profile, "issue"))


def findings(draft: Draft) -> list[Finding]:
    return check(draft, structural_rules())


def codes(draft: Draft) -> set[str]:
    return {finding.rule.code for finding in findings(draft)}


def words(draft: Draft, spans: tuple[Span, ...], mark: str = "") -> str:
    return mark.join(draft.text.string[span.start : span.end] for span in spans)


def unit(draft: Draft, article: Article) -> str:
    return words(draft, article.attribution.units, "、") if article.attribution else ""


def understood(draft: Draft) -> dict[str, Any]:
    bulletin = draft.bulletin
    sections = bulletin.contents.sections if bulletin.contents else ()
    return {
        "name": compact(words(draft, (bulletin.masthead.name,))) if bulletin.masthead.name else "",
        "entries": [compact(entry.text) for section in sections for entry in section.entries],
        "sections": [section.heading.name for section in bulletin.sections if section.heading],
        "titles": [compact(words(draft, article.title)).lstrip("■★") for article in bulletin.articles],
        "units": [unit(draft, article) for article in bulletin.articles],
        "articles": sum(1 for _ in bulletin.articles),
        "briefs": sum(article.brief for article in bulletin.articles),
        "colophon": [field.label for field in bulletin.colophon],
    }


@each
def test_an_issue_is_understood(issue: MarkedIssue) -> None:
    found = understood(draft_of(issue.text, issue.profile))
    expected = dict(issue.understood)
    for key in ("entries", "titles"):
        if key in expected:
            expected[key] = [compact(text) for text in expected[key]]

    assert {key: found[key] for key in expected} == expected


@each
def test_in_a_word_file_it_is_understood_the_same(issue: MarkedIssue) -> None:
    whole, *others = (in_word(issue, cut) for cut in get_args(Cut))

    assert understood(whole) == understood(draft_of(issue.text, issue.profile))
    assert codes(whole) == set(issue.says)
    for draft in others:
        assert (draft.text.string, draft.bulletin) == (whole.text.string, whole.bulletin)
        assert codes(draft) == set(issue.says)


def in_word(issue: MarkedIssue, cut: Cut) -> Draft:
    document = story.read(Package.from_bytes(stored(lines_of(issue.text), cut)))
    return parse(document.text, override(default_profile(), issue.profile, "issue"))


@each
def test_a_clean_issue_raises_nothing_under_its_own_profile(issue: MarkedIssue) -> None:
    found = findings(draft_of(issue.text, issue.profile))

    assert [(f.rule.code, f.message) for f in found if f.rule.code not in issue.says] == []
    assert {f.rule.code for f in found} == set(issue.says)


@each
def test_another_profile_raises_nothing_but_house_forms(issue: MarkedIssue) -> None:
    draft = draft_of(issue.text, {})

    assert draft.bulletin.evidence >= ENOUGH_EVIDENCE
    assert {f.rule.code for f in findings(draft)} <= {*issue.house, *issue.says}


@pytest.mark.parametrize(("issue", "seed"), SEEDED)
def test_a_defect_is_found_at_its_place_and_nothing_else(issue: MarkedIssue, seed: Seed) -> None:
    draft = draft_of(issue.spoilt(seed), issue.profile)
    found = findings(draft)

    assert [f.rule.code for f in found if f.rule.code not in seed.also] == [seed.code]
    assert any(seed.at in around(draft, f) for f in found if f.rule.code == seed.code)


def around(draft: Draft, finding: Finding) -> str:
    """The text that a finding points at; for one of no width the paragraph that it stands at."""
    if finding.start < finding.end:
        return draft.text.string[finding.start : finding.end]
    return draft.text.of(draft.text.paragraph_at(finding.start - 1))


@each
def test_no_line_too_few_or_too_many_is_too_much(issue: MarkedIssue) -> None:
    lines = issue.text.strip("\n").split("\n")
    for index, line in enumerate(lines):
        before, after = lines[:index], lines[index + 1 :]
        for others in ([], [line, line], [*after[:1], line]):
            rest = after[1:] if len(others) == 2 and others[0] is not line else after
            findings(draft_of("\n".join([*before, *others, *rest]), issue.profile))
