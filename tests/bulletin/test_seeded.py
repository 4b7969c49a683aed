"""Every issue spoilt in every place in which a kind of slip can happen: that is told, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Span
from bulletin_lint.engine.linter import check
from tests.bulletin.marked import ISSUES, MarkedIssue, load_issue
from tests.bulletin.rules import structural_rules
from tests.bulletin.skeleton import draft_of

ALL = [issue for path in sorted(ISSUES.glob("*.toml")) if not (issue := load_issue(path)).says]


class Slip(NamedTuple):
    """Text at a place that becomes something else; None takes its whole line away."""

    span: Span
    new: str | None


Slips = Callable[[Draft], Iterator[Slip]]


def _own(draft: Draft) -> Iterator[tuple[Span, str]]:
    """The attributions in brackets in one paragraph of their own."""
    return ((span, text) for span, text in _alone(draft) if text[0] in "（(")


def _alone(draft: Draft) -> Iterator[tuple[Span, str]]:
    """The attributions in one paragraph of their own."""
    for article in draft.bulletin.articles:
        attribution = article.attribution
        if attribution and attribution.own_paragraph and len(attribution.spans) == 1:
            span = attribution.spans[0]
            if draft.text.paragraph_at(span.start).start == span.start:
                yield span, draft.text.string[span.start : span.end]


def _attributions(new: Callable[[str], str]) -> Slips:
    return lambda draft: (Slip(span, new(text)) for span, text in _own(draft))


def _unsigned(draft: Draft) -> Iterator[Slip]:
    """Briefs without titles run into one another: nobody can tell where one ends."""
    for article in draft.bulletin.articles:
        if article.title and article.attribution and len(article.attribution.spans) == 1:
            own = article.attribution.own_paragraph and article.attribution.spans[0] in [s for s, _ in _alone(draft)]
            yield Slip(article.attribution.spans[0], None if own else "")


def _headings(new: Callable[[str], str]) -> Slips:
    def slips(draft: Draft) -> Iterator[Slip]:
        for section in draft.bulletin.sections:
            if section.heading and section.heading.opening:
                span = section.heading.span
                yield Slip(span, new(draft.text.string[span.start : span.end]))

    return slips


def _entries(new: Callable[[str], str | None]) -> Slips:
    def slips(draft: Draft) -> Iterator[Slip]:
        for section in draft.bulletin.contents.sections if draft.bulletin.contents else ():
            for entry in section.entries:
                paragraph = draft.text.paragraph_at(entry.spans[0].start)
                alone = not set("\t\v") & set(draft.text.of(paragraph).rstrip("0123456789").strip())
                if len(entry.spans) == 1 and alone and paragraph.cell is None:
                    yield Slip(entry.spans[0], new(entry.text))

    return slips


def _colons(new: str) -> Slips:
    return lambda draft: (Slip(part.colon, new) for part in draft.bulletin.distribution if part.members)


def _masthead(part: str) -> Slips:
    def slips(draft: Draft) -> Iterator[Slip]:
        found = getattr(draft.bulletin.masthead, part)
        if found is not None and part in draft.profile.masthead.required:
            span: Span = found if isinstance(found, Span) else found.span
            if "\n" not in draft.text.string[span.start : span.end]:
                yield Slip(span, "")

    return slips


def _middle_gone(text: str) -> str:
    return text[: len(text) // 2] + text[len(text) // 2 + 1 :]


def _swapped(text: str) -> str:
    return text[:-1] + ("】" if text[-1] == "〕" else "〕")


def _other_pair(text: str) -> str:
    return f"【{text[1:-1]}】" if text[0] == "〔" else f"〔{text[1:-1]}〕"


KINDS: dict[str, tuple[Slips, str]] = {
    "attribution missing": (_unsigned, "ATT001"),
    "attribution in half-width brackets": (_attributions(lambda text: f"({text[1:-1]})"), "ATT002"),
    "attribution not closed": (_attributions(lambda text: text[:-1]), "ATT002"),
    "attribution not opened": (_attributions(lambda text: text[1:]), "ATT002"),
    "attribution with a full stop": (_attributions(lambda text: text + "。"), "ATT004"),
    "attribution empty": (_attributions(lambda text: "（　）"), "ATT005"),
    "heading in half-width brackets": (_headings(lambda text: f"[{text[1:-1]}]"), "SEC001"),
    "heading in two kinds of bracket": (_headings(_swapped), "SEC001"),
    "heading not closed": (_headings(lambda text: text[:-1]), "SEC001"),
    "heading not opened": (_headings(lambda text: text[1:]), "SEC001"),
    "heading in other brackets": (_headings(_other_pair), "SEC002"),
    "entry worded otherwise": (_entries(_middle_gone), "TOC002"),
    "entry of no article": (_entries(lambda text: f"{text}\n海风街道开展防汛应急演练"), "TOC003"),
    "entry missing": (_entries(lambda text: None), "TOC004"),
    "half-width colon": (_colons(":"), "FTR005"),
    "space behind a colon": (_colons("： "), "FTR005"),
    "no name": (_masthead("name"), "HDR001"),
    "no date": (_masthead("date"), "HDR008"),
}


def spoilt(issue: MarkedIssue, draft: Draft, slip: Slip) -> str | None:
    """The marked lines with the slip in them; None where the place cannot be told among the marks."""
    lines = issue.text.strip("\n").split("\n")
    paragraph = draft.text.paragraph_at(slip.span.start)
    if len(lines) != len(draft.text.paragraphs) or any(line.startswith("|") for line in lines):
        return None
    old = draft.text.string[slip.span.start : slip.span.end].replace("\v", "\\v").replace("\t", "\\t")
    line = lines[paragraph.index]
    if line.count(old) != 1:
        return None
    lines[paragraph.index] = "" if slip.new is None else line.replace(old, slip.new)
    return "\n".join(lines)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("issue", ALL, ids=lambda issue: issue.name)
def test_a_slip_is_told_wherever_it_happens(issue: MarkedIssue, kind: str) -> None:
    slips, code = KINDS[kind]
    draft = draft_of(issue.text, issue.profile)
    for slip in slips(draft):
        marked = spoilt(issue, draft, slip)
        if marked is None:
            continue
        found = check(draft_of(marked, issue.profile), structural_rules())

        assert [f.rule.code for f in found] == [code], (slip, [f.message for f in found])


@pytest.mark.slow
def test_slips_of_every_kind_were_made() -> None:
    made = {
        kind: sum(
            spoilt(issue, draft, slip) is not None
            for issue in ALL
            for draft in [draft_of(issue.text, issue.profile)]
            for slip in slips(draft)
        )
        for kind, (slips, _) in KINDS.items()
    }

    assert all(count >= 20 for count in made.values()), made
