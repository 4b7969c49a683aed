"""Every rule that repairs running text, alone and with every other one in the same paragraph: fixes come to rest."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest

from bulletin_lint.bulletin.model import Role
from bulletin_lint.engine.fixer import converge
from bulletin_lint.engine.hit import Safety
from bulletin_lint.engine.linter import check
from bulletin_lint.engine.rule import Rule
from tests.checks.drafts import body, edited, rules_of

Faulty = tuple[Rule, str]


@cache
def faulty() -> tuple[Faulty, ...]:
    """Each rule with the first example that it repairs, where that is one plain line of running text."""
    found: list[Faulty] = []
    for rule in rules_of("PUN", "NUM", "WRD"):
        plain = [e for e in rule.bad if e.fixed is not None and not (e.role or e.profile)]
        lines = [e.text for e in plain if not set("\n{*") & set(e.text)]
        if rule.fix is not Safety.NONE and (not rule.scope or Role.BODY in rule.scope) and lines:
            found.append((rule, lines[0]))
    return tuple(found)


def at_rest(line: str, *rules: Rule) -> str:
    """The line after all fixes of ``rules``. Raises DoesNotSettle."""
    outcome = converge(body(line), lambda draft: check(draft, rules), edited, unsafe=True)
    return outcome.document.text.string


def test_there_are_many() -> None:
    assert len(faulty()) > 60


@pytest.mark.parametrize(("rule", "line"), faulty(), ids=lambda item: item.code if isinstance(item, Rule) else "")
def test_a_fix_of_a_fix_is_that_fix(rule: Rule, line: str) -> None:
    once = at_rest(line, rule)
    assert once != line + "\n"
    assert at_rest(once.removesuffix("\n"), rule) == once


@pytest.mark.parametrize(("rule", "line"), faulty(), ids=lambda item: item.code if isinstance(item, Rule) else "")
def test_two_rules_on_one_paragraph_come_to_rest(rule: Rule, line: str) -> None:
    for (one, first), (two, second) in permutations(faulty(), 2):
        if one is rule:
            once = at_rest(first + second, one, two)
            assert at_rest(once.removesuffix("\n"), two, one) == once, (two.code, first + second)
