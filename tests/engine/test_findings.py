"""What a finding has of its hit and of its rule."""

from __future__ import annotations

import pytest

from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.hit import Hit, Safety, Severity
from bulletin_lint.engine.linter import check
from bulletin_lint.engine.rule import Example
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.regions import Region, RegionKind
from tests.engine.engines import document, rule


def test_severities_are_ordered_and_have_names_for_machines() -> None:
    assert sorted(Severity, reverse=True) == [Severity.ERROR, Severity.WARNING, Severity.INFO]
    assert [severity.label for severity in Severity] == ["info", "warning", "error"]


@pytest.mark.parametrize(("edits", "fix"), [((), Safety.SAFE), ((Edit(0, 1, "一"),), Safety.NONE)])
def test_where_no_fix_was_offered_there_is_nothing_to_say_of_one(edits: tuple[Edit, ...], fix: Safety) -> None:
    (finding,) = check(document("甲"), [rule(lambda _: [Hit(0, 1, edits)], fix=fix)])
    assert (finding.fix, finding.note) == (None, "")


def test_a_finding_made_by_hand_is_like_one_of_a_rule_that_only_reports() -> None:
    reporting = rule(lambda _: [Hit(0, 1)])
    assert check(document("甲"), [reporting]) == [Finding(reporting, 0, 1, "有误：甲", Severity.WARNING)]


def test_at_one_place_the_shorter_comes_first_and_then_the_code_decides() -> None:
    rules = [rule(lambda _: [Hit(0, 2), Hit(0, 1)], code) for code in ("TST002", "TST001")]
    assert [(found.end, found.rule.code) for found in check(document("甲乙"), rules)] == [
        (1, "TST001"),
        (1, "TST002"),
        (2, "TST001"),
        (2, "TST002"),
    ]


def test_values_of_a_hit_outweigh_the_text_and_other_places_are_kept() -> None:
    one = rule(lambda _: [Hit(0, 1, values={"text": "乙"}, others=((1, 2),))])
    (finding,) = check(document("甲乙"), [one])
    assert (finding.message, finding.others) == ("有误：乙", ((1, 2),))


def test_a_message_quotes_the_marked_text_alone() -> None:
    (finding,) = check(document("甲乙丙"), [rule(lambda _: [Hit(1, 2)])])
    assert finding.message == "有误：乙"


def test_a_hit_that_is_dropped_does_not_drop_those_behind_it() -> None:
    picture = Region(0, 0, RegionKind("picture", as_wide_as_a_word=True))
    hits = [Hit(0, 1), Hit(1, 2), Hit(2, 3)]
    outside = check(document("甲题题"), [rule(lambda _: hits, scope=["title"])])
    beside = check(document("甲乙丙", regions=[picture]), [rule(lambda _: hits)])
    assert [finding.start for finding in outside] == [1, 2]
    assert [finding.start for finding in beside] == [1, 2]


def test_a_rule_says_where_it_comes_from_or_nothing() -> None:
    named = rule(lambda _: [])._replace(entry={"why": "不合通例。", "source": "GB/T 9704"})
    assert (named.why, named.source) == ("不合通例。", "GB/T 9704")
    assert named._replace(entry={}).source == ""


def test_examples_are_read_from_the_entry_as_it_is_written() -> None:
    entry = {
        "good": ["甲", {"text": "乙", "role": "lead"}],
        "bad": [{"text": "丙", "fixed": "丁", "profile": {"a": 1}}],
    }
    one = rule(lambda _: [])._replace(entry=entry)
    assert one.good == (Example("甲", "", None, {}), Example("乙", "lead", None, {}))
    assert one.bad == (Example("丙", "", "丁", {"a": 1}),)


def test_a_rule_can_be_turned_off_unless_it_says_otherwise() -> None:
    assert rule(lambda _: []).always is False


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲", "“甲”有误"),
        ("“甲”乙", "“甲”乙有误"),
        ("“", "前引号有误"),
        ("甲”或“乙", "“甲”或“乙”有误"),
    ],
)
def test_what_has_quotation_marks_gets_no_others(text: str, said: str) -> None:
    one = rule(lambda _: [Hit(0, 1, values={"text": text})])._replace(message="“{text}”有误")
    assert check(document("甲"), [one])[0].message == said


@pytest.mark.parametrize(
    ("old", "new", "severity"),
    [
        (",", "，", Severity.ERROR),
        (", ", "，", Severity.ERROR),
        ("， ", "，", Severity.WARNING),
        ("１", "1", Severity.ERROR),
        ("，", "、", Severity.WARNING),
        (",", "、", Severity.ERROR),
        ("，", "", Severity.ERROR),
        ("第", "", Severity.WARNING),
        (" ", "", Severity.WARNING),
        ("", "）", Severity.ERROR),
        ("】", "）", Severity.ERROR),
        ("09", "9", Severity.WARNING),
    ],
)
def test_a_wrong_mark_may_weigh_more_than_the_rest_of_a_rule(old: str, new: str, severity: Severity) -> None:
    text = document(f"{old}甲")
    hit = Hit(0, len(old), (Edit(0, len(old), new),))
    plain = rule(lambda _: [hit])
    assert check(text, [plain])[0].severity == Severity.WARNING
    assert check(text, [plain._replace(mark_severity=Severity.ERROR)])[0].severity == severity
    assert check(text, [plain._replace(severity=Severity.INFO, mark_severity=None)])[0].severity == Severity.INFO
