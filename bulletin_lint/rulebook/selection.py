"""Which rules a selector means, and which rules are on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from bulletin_lint.engine.rule import Rule
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.groups import letters_of

ALL = "ALL"
_PREFIX = re.compile(r"[A-Za-z]{1,3}[0-9]{0,3}")
_EXACT = 9
_GROUP = 4  # the three letters of a group
_BY_DEFAULT = 1


class Named(Protocol):
    """What a selector may mean a rule by."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...


def strength(selector: str, rule: Named) -> int:
    """How precisely ``selector`` means ``rule``: 0 not at all, 1 as one of all, more the longer the prefix, 9 by its
    code, name or title. Codes are matched without case; what a group is called means as much as its letters."""
    upper = selector.upper()
    if upper == ALL:
        return 1
    if upper == rule.code or selector in (rule.name, rule.title):
        return _EXACT
    prefix = letters_of(selector) if not selector.isascii() else upper if _PREFIX.fullmatch(selector) else ""
    return 1 + len(prefix) if prefix and rule.code.startswith(prefix) else 0


def strongest(selectors: Iterable[str], rule: Named) -> int:
    """The greatest strength of any of them."""
    return max((strength(selector, rule) for selector in selectors), default=0)


def is_on(rule: Rule, select: Sequence[str] | None, extend: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether the rule takes part: the more precise side wins, and ``ignore`` where both are alike.

    A rule that is off by default is turned on only by its full code or name, or by ``ALL``; one ``with_group`` also by
    the letters of its group.
    """
    if select is None and not extend and not ignore:  # as it mostly is, and this is asked of every rule
        return rule.enabled
    wanted = strongest(extend, rule)
    wanted = max(wanted, (_BY_DEFAULT if rule.enabled else 0) if select is None else strongest(select, rule))
    if not rule.enabled and wanted < (_GROUP if rule.with_group else _EXACT):
        named_all = any(selector.upper() == ALL for selector in (*(select or ()), *extend))
        wanted = 1 if named_all else 0
    return wanted > strongest(ignore, rule)


def validate(selectors: Iterable[str], rules: Sequence[Rule]) -> None:
    """Raises ConfigError, with the nearest known word, for a selector that means no rule."""
    for selector in selectors:
        if selector.upper() != ALL and not any(strength(selector, rule) for rule in rules):
            from bulletin_lint.rulebook.search import hint

            raise ConfigError(f"没有规则 {selector}{hint(selector, rules)}")
