"""The example pack has a rule for each kind that can vary; most of the shipped rules are of such kinds."""

from __future__ import annotations

from typing import Literal, get_args, get_origin, get_type_hints

from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.checks import KINDS
from bulletin_lint.rulebook.book import all_rules, rules_of
from bulletin_lint.rulebook.examples import run
from docs.generator.kinds import PACK, examples, varied


def is_open(hint: object) -> bool:
    """Whether an office can give a parameter another value than the shipped rules have."""
    return hint is not bool and Literal not in [get_origin(item) for item in (hint, *get_args(hint))]


def test_the_examples_hold() -> None:
    assert [*run(rules_of((str(PACK),)), Profile())] == []


def test_every_kind_that_shipped_rules_vary_has_an_example() -> None:
    used = {rule.kind.name for rule in all_rules()}
    can_vary = {name for name in used if any(map(is_open, get_type_hints(KINDS[name].parameters).values()))}
    assert set(examples()) == can_vary


def test_two_thirds_of_the_shipped_rules_are_of_kinds_that_can_vary() -> None:
    assert len(varied()) * 3 >= len(all_rules()) * 2
