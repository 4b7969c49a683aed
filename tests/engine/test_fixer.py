"""Which fixes go together, and how a document comes to rest."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import DoesNotSettle, converge, edits_of, merge
from bulletin_lint.engine.hit import Fix, Hit, Safety, Severity
from bulletin_lint.engine.linter import check
from bulletin_lint.text.edit import Edit, applied, replacing
from bulletin_lint.text.setting import Setting
from tests.engine.engines import Plain, document, replacing_all, rule

RULE = rule(lambda _: [])


def finding(*edits: tuple[int, int, str], safety: Safety = Safety.SAFE) -> Finding:
    made = tuple(Edit(*edit) for edit in edits)
    start = made[0].start if made else 0
    return Finding(RULE, start, start, "", Severity.WARNING, Fix(made, safety) if made else None)


def apply(found: Plain, edits: list[Edit], _: list[Setting]) -> Plain:
    return document(*applied(found.text.string, edits).removesuffix("\n").split("\n"))


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ((0, 2, "x"), (2, 4, "y"), True),
        ((0, 3, "x"), (2, 4, "y"), False),
        ((0, 4, "x"), (1, 2, "y"), False),
        ((1, 1, "x"), (1, 1, "y"), False),
        ((1, 1, "x"), (2, 2, "y"), True),
        ((0, 2, "x"), (1, 1, "y"), False),
        ((0, 2, "x"), (2, 2, "y"), False),
        ((0, 2, "x"), (3, 3, "y"), True),
        ((2, 2, "x"), (0, 2, "y"), False),
        ((0, 0, "x"), (0, 2, "y"), False),
        ((3, 3, "x"), (0, 2, "y"), True),
        ((5, 6, "x"), (0, 0, "y"), True),
        ((5, 6, "x"), (0, 1, "y"), True),
        ((2, 4, "x"), (0, 2, "y"), True),
        ((2, 4, "x"), (0, 3, "y"), False),
    ],
)
def test_fixes_that_overlap_wait_for_the_next_round(
    a: tuple[int, int, str], b: tuple[int, int, str], together: bool
) -> None:
    first, second = finding(a), finding(b)

    assert merge([first, second]) == ([first, second] if together else [first])


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    pair, other = finding((0, 1, "（"), (5, 6, "）")), finding((5, 7, "x"))

    assert merge([pair, other]) == [pair]
    assert merge([other, pair]) == [other]


def test_unsafe_fixes_take_part_only_when_asked_for() -> None:
    safe, unsafe, none = finding((0, 1, "x")), finding((2, 3, "y"), safety=Safety.UNSAFE), finding()

    assert merge([safe, unsafe, none]) == [safe]
    assert merge([safe, unsafe, none], unsafe=True) == [safe, unsafe]


def test_one_that_is_left_out_does_not_stop_the_others() -> None:
    first, last = finding((0, 2, "x")), finding((5, 6, "z"))
    left_out = [finding(), finding((3, 4, "u"), safety=Safety.UNSAFE), finding((1, 3, "y"))]

    assert merge([left_out[0], first, *left_out, last]) == [first, last]


def test_edits_come_in_order() -> None:
    assert [edit.start for edit in edits_of([finding((4, 5, "x"), (0, 1, "y")), finding((2, 3, "z"))])] == [0, 2, 4]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 4), st.text("ab", max_size=2)), max_size=30))
def test_chosen_edits_never_overlap_and_none_is_left_out_in_vain(written: list[tuple[int, int, str]]) -> None:
    findings = [finding((start, start + length, text)) for start, length, text in written]
    chosen = merge(findings)
    edits = edits_of(chosen)

    for left, right in pairwise(edits):
        assert left.end <= right.start
        assert left.end < right.start or (left.start < left.end and right.start < right.end)
    for each in findings:
        assert each in chosen or len(merge([*chosen, each])) == len(chosen)


def test_a_document_comes_to_rest() -> None:
    rules = [rule(replacing_all("，，", "，")), rule(replacing_all("甲", "一"), "TST002")]
    outcome = converge(document("甲，，，，甲"), lambda found: check(found, rules), apply)

    assert outcome.document.text.string == "一，一\n"
    assert [f.rule.code for f in outcome.fixed].count("TST002") == 2
    assert outcome.remaining == ()


def test_what_is_not_safe_remains() -> None:
    rules = [rule(replacing_all("甲", "一"), fix=Safety.UNSAFE)]
    outcome = converge(document("甲"), lambda found: check(found, rules), apply)

    assert outcome.document.text.string == "甲\n"
    assert len(outcome.remaining) == 1
    assert converge(document("甲"), lambda found: check(found, rules), apply, unsafe=True).remaining == ()


def test_fixes_that_call_for_one_another_leave_the_document_alone() -> None:
    rules = [rule(replacing_all("甲", "乙")), rule(replacing_all("乙", "甲"), "TST002")]

    with pytest.raises(DoesNotSettle, match=r"^TST00[12]$") as raised:
        converge(document("甲"), lambda found: check(found, rules), apply)
    assert raised.value.codes == {str(raised.value)}


def test_the_codes_of_rules_that_fight_are_named_in_order() -> None:
    pairs = (("甲", "乙"), ("乙", "甲"), ("丙", "丁"), ("丁", "丙"))
    rules = [rule(replacing_all(old, new), f"TST00{4 - number}") for number, (old, new) in enumerate(pairs)]

    with pytest.raises(DoesNotSettle, match=r"^TST001、TST003$|^TST002、TST004$") as raised:
        converge(document("甲丙"), lambda found: check(found, rules), apply)
    assert raised.value.codes == {*str(raised.value).split("、")}


def one_at_a_time(string: str) -> list[Hit]:
    """The first 甲 only, so that a text takes as many rounds as it has of them."""
    at = string.find("甲")
    return [Hit(at, at + 1, (Edit(at, at + 1, "一"),))] if at >= 0 else []


@pytest.mark.parametrize(("limit", "settles"), [(3, 3), (1, 1), (0, 0)])
def test_a_document_has_so_many_rounds_and_no_more(limit: int, settles: int) -> None:
    rules = [rule(one_at_a_time)]
    outcome = converge(document("甲" * settles), lambda found: check(found, rules), apply, limit=limit)

    assert outcome.document.text.string == "一" * settles + "\n"
    assert len(outcome.fixed) == settles
    with pytest.raises(DoesNotSettle):
        converge(document("甲" * (settles + 1)), lambda found: check(found, rules), apply, limit=limit)


def test_there_are_ten_rounds_unless_somebody_says_otherwise() -> None:
    rules = [rule(one_at_a_time)]
    assert converge(document("甲" * 10), lambda found: check(found, rules), apply).remaining == ()
    with pytest.raises(DoesNotSettle):
        converge(document("甲" * 11), lambda found: check(found, rules), apply)


@given(st.text("甲乙丙，。", max_size=20), st.text("甲乙丙，。", max_size=20))
def test_the_smallest_edits_make_the_replacement(old: str, new: str) -> None:
    edits = replacing("前" + old + "后", 1, 1 + len(old), new)

    assert applied("前" + old + "后", edits) == "前" + new + "后"
    assert bool(edits) is (old != new)
