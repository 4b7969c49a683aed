"""Strings of formal prose on which other tools fail: each kept, fixed or reported, whole and split into runs.

A second list holds what users reported to other tools: what is kept there may have a hint, but no warning or error.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import pytest

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.parse import parse
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read.story import WordDocument, read
from bulletin_lint.docx.write.patch import apply
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import edits_of, merge
from bulletin_lint.engine.hit import Severity
from bulletin_lint.engine.linter import check
from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.text.edit import applied
from bulletin_lint.text.text import Text
from tests.checks.drafts import AFTER, BEFORE, default_profile, in_bulletin
from tests.docx.build import document_of, paragraph, run
from tests.needs import needs_shared
from tests.places import SHARED

HARD, REPORTS = SHARED / "data/hard-cases.tsv", SHARED / "data/reports/bug-reports.tsv"
PLACE = len(BEFORE)


class Case(NamedTuple):
    name: str
    kind: str
    given: str
    expected: str
    loudest: Severity | None  # that may stand on what is kept


def cases(file: Path, loudest: Severity | None) -> list[Case]:
    if not file.exists():
        return []
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    return [Case(row[0], row[2], row[3], row[4], loudest) for row in rows]


pytestmark = [needs_shared(HARD), needs_shared(REPORTS)]
each = pytest.mark.parametrize("case", cases(HARD, None) + cases(REPORTS, Severity.INFO), ids=lambda case: case.name)


def inside(draft: Draft) -> list[Finding]:
    """The findings that touch the case's paragraph."""
    paragraph = draft.text.paragraphs[PLACE]
    findings = check(draft, [rule for rule in all_rules() if rule.kind.about != "layout"])  # sentences have none
    return [finding for finding in findings if paragraph.start <= finding.start <= paragraph.end]


def judge(case: Case, findings: list[Finding], after: str) -> None:
    if case.kind == "keep":
        too_loud = [f.message for f in findings if case.loudest is None or f.severity > case.loudest]
        assert too_loud == []
        assert after == case.given
    elif case.kind == "fix":
        assert after == case.expected
    else:
        assert findings
        assert after in (case.given, case.expected)


@each
def test_whole(case: Case) -> None:
    draft = in_bulletin([case.given])
    findings = inside(draft)
    for _ in range(10):
        paragraph = draft.text.paragraphs[PLACE]
        chosen = edits_of(merge(inside(draft)))
        if not chosen:
            break
        draft = in_bulletin([applied(draft.text.string[: paragraph.end], chosen)[paragraph.start :]])
    judge(case, findings, draft.text.of(draft.text.paragraphs[PLACE]))


@each
def test_split_at_every_character(case: Case) -> None:
    document = split([*BEFORE, case.given, *AFTER])
    findings = inside(parse(document.text, default_profile()))
    for _ in range(10):
        draft = parse(document.text, default_profile())
        chosen = edits_of(merge(inside(draft)))
        if not chosen:
            break
        document = read(Package.from_bytes(apply(document, chosen)))
    judge(case, findings, text_of(document.text))


def text_of(text: Text) -> str:
    return text.of(text.paragraphs[PLACE])


def split(lines: list[str]) -> WordDocument:
    """A Word file in which every character is a run of its own."""
    return document_of("".join(paragraph(*(run(escape(char)) for char in line)) for line in lines))
