"""The page that goes through GB/T 9704—2012 clause by clause, against the rules."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.book import all_rules
from tests.places import ROOT

PAGE = (ROOT / "docs" / "reference" / "gbt9704.md").read_text(encoding="utf-8")
RULES = {rule.code: rule for rule in all_rules()}
_CLAUSE = re.compile(r"\d+(?:\.\d+)+")
_OF_THE_STANDARD = "GB/T 9704—2012"
# The clauses of the standard down to the last that has a number of its own.
CLAUSES = (
    "1", "2", "3.1", "3.2", "4", "5.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "6.1", "6.2", "6.3", "7.1", "7.2.1",
    "7.2.2", "7.2.3", "7.2.4", "7.2.5", "7.2.6", "7.2.7", "7.3.1", "7.3.2", "7.3.3", "7.3.4", "7.3.5.1", "7.3.5.2",
    "7.3.5.3", "7.3.5.4", "7.3.5.5", "7.3.6", "7.3.7", "7.4.1", "7.4.2", "7.4.3", "7.5", "8", "9", "10.1", "10.2",
    "10.3", "11",
)  # fmt: skip


def rows() -> dict[str, str]:
    """What the page says of each clause."""
    found: defaultdict[str, str] = defaultdict(str)
    for cell, rest in re.findall(r"^\| ([\d.]+(?:～[\d.]+)?) \| (.*) \|$", PAGE, re.MULTILINE):
        first, _, last = cell.partition("～")
        stem, _, number = first.rpartition(".")
        names = [f"{stem}.{each}" for each in range(int(number), int(last.rpartition(".")[2]) + 1)] if last else [first]
        for name in names:
            found[name] += rest
    return found


def cited(rule: Rule) -> list[str]:
    """The clauses of the standard that a rule gives as its source."""
    parts = rule.source.split("；")
    return [clause for part in parts if part.startswith(_OF_THE_STANDARD) for clause in _CLAUSE.findall(part[14:])]


def test_every_rule_of_the_layout_is_named_and_none_that_is_not_there() -> None:
    linked, shown = re.findall(r"\[([A-Z]{3}\d{3})\]\(\.\./rules/([A-Z]{3}\d{3})\.md\)", PAGE), set()
    assert [pair for pair in linked if pair[0] != pair[1]] == []
    shown = {code for code, _ in linked}
    assert {code for code in RULES if code.startswith("LAY")} - shown == set()
    assert shown | {*re.findall(r"[A-Z]{3}\d{3}", PAGE)} <= set(RULES)


def test_every_clause_has_a_row() -> None:
    assert set(CLAUSES) == set(rows())


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if cited(rule)])
def test_a_rule_stands_beside_the_clauses_that_it_cites(code: str) -> None:
    """The row of a clause names the rules that give it as their source."""
    assert [clause for clause in cited(RULES[code]) if code not in rows()[clause]] == []


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith("LAY")])
def test_rules_that_the_standard_knows_nothing_of_stand_apart(code: str) -> None:
    apart = PAGE[PAGE.index("## 标准没有写的") :]
    assert cited(RULES[code]) or code in apart or "15834" in RULES[code].source


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith("LAY")])
def test_the_page_of_a_rule_of_the_layout_points_here(code: str) -> None:
    assert "(../reference/gbt9704.md)" in (ROOT / "docs" / "rules" / f"{code}.md").read_text(encoding="utf-8")
