"""The shipped rules: each explains itself, and its examples behave as it says."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from bulletin_lint.engine.hit import Safety
from bulletin_lint.engine.rule import Level, Rule
from bulletin_lint.records.words import group_of
from bulletin_lint.rulebook.book import all_rules, named_profile
from bulletin_lint.rulebook.examples import run
from bulletin_lint.rulebook.groups import group_words

RULES = all_rules()
HAN = re.compile(r"[\u4e00-\u9fff]")
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@each
def test_the_examples_of_a_rule_behave_as_it_says(rule: Rule) -> None:
    failures = [(f.example.text, f.problem) for f in run([rule], named_profile(""))]

    assert failures == []


@each
def test_a_rule_explains_itself_in_chinese(rule: Rule) -> None:
    assert HAN.search(rule.message) or "{" in rule.message
    assert HAN.search(rule.why)
    assert rule.why.endswith(("。", "！", "）", "”"))
    assert rule.good
    assert rule.bad
    assert rule.source or rule.level is Level.TOOL
    assert rule.level is not Level.STANDARD or re.search(r"GB/T|GF |条例|规范", rule.source)


@each
def test_a_rule_does_not_speak_of_the_command_line(rule: Rule) -> None:
    said = "".join((rule.title, rule.message, rule.why, rule.source))
    assert not re.search(r"--[a-z]|bulletin-lint (?!ignore)[a-z]", said)


@each
def test_only_a_rule_that_repairs_shows_a_repair(rule: Rule) -> None:
    shown = any(example.fixed is not None for example in rule.bad)

    assert shown == (rule.fix is not Safety.NONE)


@each
def test_ornaments_stay_within_what_every_console_can_print(rule: Rule) -> None:
    for text in (rule.message, rule.why, rule.source):
        text.encode("gbk")


def test_every_group_has_a_name_in_chinese_and_no_name_is_without_rules() -> None:
    words = group_words()

    assert words.keys() == {group_of(rule.code) for rule in RULES}
    assert all(HAN.fullmatch(word[0]) for word in words.values())
    assert len(set(words.values())) == len(words)


@each
def test_a_rule_has_a_short_chinese_title(rule: Rule) -> None:
    """No mark stands in it: titles are selectors, and marks part selectors."""
    assert re.fullmatch(r"[\u4e00-\u9fff]{2,10}", rule.title), f"{rule.code}：“{rule.title}”"
    rule.title.encode("gbk")


def test_no_title_is_that_of_a_group() -> None:
    assert not {rule.title for rule in RULES} & {*group_words().values()}


def test_codes_names_and_titles_are_unique() -> None:
    for given in ([rule.code for rule in RULES], [rule.name for rule in RULES], [rule.title for rule in RULES]):
        assert len(given) == len(set(given))


def test_messages_name_their_values_plainly() -> None:
    fields = {name for rule in RULES for _, name, _, _ in Formatter().parse(rule.message) if name is not None}

    assert all(re.fullmatch("[a-z_]+", field) for field in fields)
