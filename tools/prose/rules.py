"""Which rules can judge prose that stands in no bulletin."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_lint.bulletin.model import Role
from bulletin_lint.engine.rule import Rule
from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.rulebook.selection import is_on

# The groups whose rules look at wording, marks and numbers. All others ask for parts of a bulletin: a masthead,
# contents, sections, articles with titles, signatures, a foot.
OF_PROSE = ("PUN", "NUM", "WRD")
_PLACES = frozenset({Role.BODY, Role.LEAD, Role.TITLE, Role.ENTRY})


def can_judge(rule: Rule) -> bool:
    """Whether a rule is about text, of a group that is about wording, and speaks in running text or titles."""
    is_about_text = rule.kind.about == "text" and rule.code.startswith(OF_PROSE)
    return is_about_text and (not rule.scope or bool(rule.scope & _PLACES))


def chosen(select: Sequence[str], ignore: Sequence[str]) -> tuple[list[Rule], list[Rule]]:
    """The rules to run and, of those that were asked for, the ones that need a whole bulletin."""
    asked = [rule for rule in all_rules() if is_on(rule, select or None, (), ignore)]
    return [rule for rule in asked if can_judge(rule)], [rule for rule in asked if not can_judge(rule)]
