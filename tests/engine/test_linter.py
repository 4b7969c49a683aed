"""Rules over one document: scope, order, messages, and how far a fix is allowed."""

from __future__ import annotations

import pytest

from bulletin_lint.engine.hit import Hit, Safety
from bulletin_lint.engine.linter import check
from bulletin_lint.text.edit import Edit
from bulletin_lint.text.regions import Hold, Region, RegionKind
from tests.engine.engines import document, replacing_all, rule

FREE = RegionKind("free")
BOUND = RegionKind("bound", Hold.CROSSING, "修改处跨越边界")
CLOSED = RegionKind("closed", Hold.TOUCHING, "修改处不能改写")
PICTURE = RegionKind("picture", as_wide_as_a_word=True)


def test_findings_come_in_reading_order() -> None:
    rules = [rule(replacing_all("乙", "二"), "TST002"), rule(replacing_all("甲", "一"), "TST001")]
    found = check(document("甲乙甲", "乙"), rules)

    assert [(f.rule.code, f.start) for f in found] == [("TST001", 0), ("TST002", 1), ("TST001", 2), ("TST002", 4)]


def test_a_message_names_the_text_and_the_values() -> None:
    one = rule(lambda string: [Hit(0, 2, values={"wanted": "丙丁"})], message="“{text}”应为“{wanted}”")

    assert [f.message for f in check(document("甲乙"), [one])] == ["“甲乙”应为“丙丁”"]


def test_what_stands_outside_the_scope_is_not_told() -> None:
    found = check(document("题甲", "甲"), [rule(lambda _: [Hit(0, 1), Hit(1, 2), Hit(3, 4)], scope=["title"])])

    assert [(f.start, f.end) for f in found] == [(0, 1)]


def test_a_hit_that_is_dropped_does_not_stop_those_after_it() -> None:
    found = check(
        document("甲题丙题", regions=[Region(1, 1, PICTURE)]),
        [rule(lambda _: [Hit(0, 1), Hit(1, 2), Hit(3, 4)], scope=["title"])],
    )

    assert [(f.start, f.end) for f in found] == [(3, 4)]


@pytest.mark.parametrize(("at", "told"), [(1, False), (2, False), (3, False), (0, True), (4, True)])
def test_what_touches_a_picture_is_not_told(at: int, told: bool) -> None:
    regions = [Region(at, at, PICTURE)]
    found = check(document("甲乙丙丁", regions=regions), [rule(lambda _: [Hit(1, 3)])])

    assert bool(found) is told


@pytest.mark.parametrize(
    ("fix", "certain", "safety"),
    [
        (Safety.SAFE, True, Safety.SAFE),
        (Safety.SAFE, False, Safety.UNSAFE),
        (Safety.UNSAFE, True, Safety.UNSAFE),
        (Safety.NONE, True, None),
    ],
)
def test_a_fix_is_as_safe_as_rule_and_hit_allow(fix: Safety, certain: bool, safety: Safety | None) -> None:
    hit = Hit(0, 1, (Edit(0, 1, "一"),), certain=certain)
    (finding,) = check(document("甲"), [rule(lambda _: [hit], fix=fix)])

    assert (finding.fix.safety if finding.fix else None) == safety


@pytest.mark.parametrize(
    ("region", "safety"),
    [
        (Region(0, 4, BOUND), Safety.SAFE),
        (Region(1, 3, BOUND), Safety.SAFE),
        (Region(2, 3, BOUND), Safety.UNSAFE),
        (Region(1, 2, BOUND), Safety.UNSAFE),
        (Region(0, 2, BOUND), Safety.UNSAFE),
        (Region(2, 4, BOUND), Safety.UNSAFE),
        (Region(0, 1, BOUND), Safety.SAFE),
        (Region(3, 4, BOUND), Safety.SAFE),
        (Region(2, 2, BOUND), Safety.UNSAFE),
        (Region(1, 1, BOUND), Safety.SAFE),
        (Region(3, 3, BOUND), Safety.SAFE),
        (Region(2, 2, FREE), Safety.SAFE),
        (Region(0, 4, FREE), Safety.SAFE),
        (Region(0, 2, CLOSED), None),
        (Region(2, 4, CLOSED), None),
        (Region(0, 4, CLOSED), None),
        (Region(2, 2, CLOSED), None),
        (Region(0, 1, CLOSED), Safety.SAFE),
        (Region(3, 4, CLOSED), Safety.SAFE),
    ],
)
def test_what_stands_around_it_holds_a_fix_back(region: Region, safety: Safety | None) -> None:
    hit = Hit(1, 3, (Edit(1, 3, "一二"),))
    (finding,) = check(document("甲乙丙丁", regions=[region]), [rule(lambda _: [hit])])

    assert (finding.fix.safety if finding.fix else None) == safety
    assert finding.note == ("" if safety is Safety.SAFE else region.kind.reason)


def test_what_must_not_be_touched_outweighs_a_border() -> None:
    regions = [Region(0, 2, BOUND), Region(1, 2, CLOSED), Region(2, 4, BOUND)]
    (finding,) = check(document("甲乙丙丁", regions=regions), [rule(lambda _: [Hit(1, 3, (Edit(1, 3, "一二"),))])])

    assert (finding.fix, finding.note) == (None, CLOSED.reason)
